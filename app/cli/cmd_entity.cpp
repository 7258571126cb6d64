// SPDX-License-Identifier: Apache-2.0
// add, set, show, list and remove for every kind of row, made from the field lists: a new field or kind needs nothing here.
#include "app/cli/cmd_entity.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/service/field_text.h"
#include "calendar/service/row_checks.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"

namespace lichsong::cli {
namespace {

using model::EntityInfo;
using model::EntityKind;
using model::Record;

service::FieldContext context_of(service::Edit& edit) {
    auto& desk = edit.desk();
    return {model::date_context(desk.context().campaign), [&](EntityKind kind, const std::string& key) { return desk.require(kind, key).head.id; },
            [&](EntityKind kind, std::int64_t id) { return model::key_of(desk.context(), kind, id); }};
}

service::Fields fields_given(const EntityInfo& info, const Given& given, const service::FieldContext& context) {
    service::Fields fields;
    for (const auto& field : info.fields)
        if (given.has(field.name)) fields.emplace_back(field.name, service::read_field(field, given.get(field.name), context));
    return fields;
}

// What scripts read by name people read in words: choices, yes and no, dates.
std::string shown_text(const model::FieldInfo& field, const std::string& text) {
    if (field.type == model::FieldType::Date) return app::date_text(model::from_iso(text));
    return field.choices.empty() && field.type != model::FieldType::Flag ? text : app::choice_name(text);
}

const EntityInfo& entity_of(const Given& given) { return *model::find_entity(given.get(kind_of_row)); }

void tell(Console& console, service::Desk& desk, const model::Change& change, EntityKind kind, const std::string& key) {
    if (!console.json) {
        console.out << outcome(change) << '\n';
        return;
    }
    print(console.out, document_of(desk, desk.require(kind, key)));
}

void complete(service::Edit& edit, Record& record) {
    if (record.kind == EntityKind::Placement) service::complete_placement(edit, record);
    if (record.kind == EntityKind::Series) service::complete_series(edit, record);
    const bool attributed = record.kind == EntityKind::Segment || record.kind == EntityKind::Series;
    if (attributed && record["responsible_body"].index() == 0) record["responsible_body"] = model::detail::text_or_nothing(edit.desk().context().campaign.body);
}

}  // namespace

int add_row(Console& console, const Given& given) {
    const auto& info = entity_of(given);
    auto desk = open_desk(console, given);
    service::Edit edit(desk, {"row.add", {std::string(info.name)}});
    auto record = model::fresh_record(info.kind);
    for (auto& [name, value] : fields_given(info, given, context_of(edit))) record[name] = std::move(value);
    if (given.has("key")) record.head.key = base::slug(given.get("key"), 64);
    service::check_row(record);
    complete(edit, record);
    const auto id = edit.add(std::move(record));
    if (info.kind == EntityKind::Series) service::follow_rule(edit, id);
    const auto& row = edit.row(info.kind, id);
    const auto key = row.head.key;
    edit.describe_as({"row.add", {std::string(info.name), row.label(), key}});
    const auto change = edit.commit();
    tell(console, desk, change, info.kind, key);
    return exit_done;
}

int set_row(Console& console, const Given& given) {
    const auto& info = entity_of(given);
    auto desk = open_desk(console, given);
    service::Edit edit(desk, {"row.set", {std::string(info.name)}});
    const auto row = info.kind == EntityKind::Campaign ? desk.rows().all(info.kind).at(0) : edit.row(info.kind, given.get("id"));
    edit.set(info.kind, row.head.id, fields_given(info, given, context_of(edit)), revision_given(given));
    service::check_row(edit.row(info.kind, row.head.id));
    if (info.kind == EntityKind::Series) service::follow_rule(edit, row.head.id);
    edit.describe_as({"row.set", {std::string(info.name), edit.row(info.kind, row.head.id).label(), row.head.key}});
    const auto change = edit.commit();
    tell(console, desk, change, info.kind, row.head.key);
    return exit_done;
}

int remove_row(Console& console, const Given& given) {
    const auto& info = entity_of(given);
    auto desk = open_desk(console, given);
    service::Edit edit(desk, {"row.remove", {std::string(info.name)}});
    const auto row = edit.row(info.kind, given.get("id"));
    edit.remove(info.kind, row.head.id);
    edit.describe_as({"row.remove", {std::string(info.name), row.label(), row.head.key}});
    const auto change = edit.commit();
    if (console.json) print(console.out, Json{{"removed", row.head.key}});
    else console.out << app::describe(change.doing) << '\n';
    return exit_done;
}

int show_row(Console& console, const Given& given) {
    const auto& info = entity_of(given);
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto row = info.kind == EntityKind::Campaign ? desk.rows().all(info.kind).at(0) : desk.require(info.kind, given.get("id"));
    if (console.json) {
        print(console.out, document_of(desk, row));
        return exit_done;
    }
    console.out << base::with_capital(app::kind_name(info.name)) << ' ' << row.head.key << '\n';
    Table table({app::field_name("field"), app::field_name("value")});
    const service::FieldContext context{{}, {}, [&](EntityKind kind, std::int64_t id) {
        if (!model::info_of(kind).many) return model::key_of(desk.context(), kind, id);
        const auto target = desk.rows().find(kind, id);
        return target ? target->head.key : std::string();
    }};
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        const auto text = service::write_field(info.fields[i], row.values[i], context);
        if (!text.empty()) table.add({app::field_name(info.fields[i].name), shown_text(info.fields[i], text)});
    }
    table.print(console.out);
    return exit_done;
}

int list_rows(Console& console, const Given& given) {
    const auto& info = entity_of(given);
    auto desk = open_desk(console, given, store::OpenMode::Read);
    if (console.json) {
        JsonList list(console.out, info.plural);
        if (info.kind == EntityKind::Placement)
            store::each_placement(desk.session(), {}, [&](const store::PlacedSegment& row) { list.add(placement_json(desk, row)); });
        else desk.rows().each(info.kind, {}, [&](const Record& record) { list.add(row_json(desk, record)); });
        list.finish();
        return exit_done;
    }
    auto records = desk.rows().all(info.kind);
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return base::vi_less(a.label(), b.label()); });
    Table table({app::field_name("id"), app::field_name(info.label.empty() ? "key" : info.label)});
    for (const auto& record : records) table.add({record.head.key, record.label()});
    table.print(console.out);
    return exit_done;
}

}  // namespace lichsong::cli
