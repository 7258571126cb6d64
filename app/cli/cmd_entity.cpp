// SPDX-License-Identifier: Apache-2.0
// add, set, show, list and remove for every kind of row, made from the field lists: a new field or kind needs nothing here.
#include "app/cli/cmd_entity.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/service/row_edit.h"

namespace lichsong::cli {
namespace {

using model::EntityInfo;
using model::EntityKind;
using model::Record;

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

service::RowName name_of_row(const EntityInfo& info, const Given& given) { return {info.kind, 0, info.kind == EntityKind::Campaign ? "" : given.get("id")}; }

void tell(Console& console, service::Desk& desk, const model::Change& change, EntityKind kind, const std::string& key) {
    if (!console.json) {
        console.out << app::outcome(desk, change) << '\n';
        return;
    }
    print(console.out, document_of(desk, desk.require(kind, key)));
}

}  // namespace

int add_row(Console& console, const Given& given) {
    const auto& info = entity_of(given);
    auto desk = open_desk(console, given);
    const auto done = service::add_row(desk, info.kind, given.has("key") ? given.get("key") : "", [&](const auto& context) { return fields_given(info, given, context); });
    tell(console, desk, done.change, info.kind, done.key);
    return exit_done;
}

int set_row(Console& console, const Given& given) {
    const auto& info = entity_of(given);
    auto desk = open_desk(console, given);
    const auto done = service::set_row(desk, name_of_row(info, given), [&](const auto& context) { return fields_given(info, given, context); }, revision_given(given));
    tell(console, desk, done.change, info.kind, done.key);
    return exit_done;
}

int remove_row(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto done = service::remove_row(desk, name_of_row(entity_of(given), given));
    if (console.json) print(console.out, Json{{"removed", done.key}});
    else console.out << app::describe(done.change.doing) << '\n';
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
    const auto context = service::field_context(desk);
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
