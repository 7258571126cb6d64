// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/row_edit.h"

#include "calendar/base/text.h"
#include "calendar/service/row_checks.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::Record;

void complete(Edit& edit, Record& record) {
    if (record.kind == EntityKind::Placement) complete_placement(edit, record);
    if (record.kind == EntityKind::Series) complete_series(edit, record);
    const bool attributed = record.kind == EntityKind::Segment || record.kind == EntityKind::Series;
    if (attributed && record["responsible_body"].index() == 0) record["responsible_body"] = model::detail::text_or_nothing(edit.desk().context().campaign.body);
}

std::int64_t id_of(Desk& desk, const RowName& name) {
    if (name.id != 0) return name.id;
    if (name.kind == EntityKind::Campaign) return desk.rows().all(name.kind).at(0).head.id;
    return desk.require(name.kind, name.key).head.id;
}

model::Doing doing(const char* what, const Record& row) { return {what, {std::string(row.info().name), row.label(), row.head.key}}; }

}  // namespace

FieldContext field_context(Desk& desk) {
    return {model::date_context(desk.context().campaign), [&desk](EntityKind kind, const std::string& key) { return desk.require(kind, key).head.id; },
            [&desk](EntityKind kind, std::int64_t id) {
                if (!model::info_of(kind).many) return model::key_of(desk.context(), kind, id);
                const auto row = desk.rows().find(kind, id);
                return row ? row->head.key : std::string();
            }};
}

EditedRow add_row(Desk& desk, EntityKind kind, const std::string& key, const ReadFields& fields) {
    Edit edit(desk, {"row.add", {}});
    auto record = model::fresh_record(kind);
    for (auto& [name, value] : fields(field_context(desk))) record[name] = std::move(value);
    if (!key.empty()) record.head.key = base::slug(key, 64);
    check_row(record);
    complete(edit, record);
    const auto id = edit.add(std::move(record));
    if (kind == EntityKind::Series) follow_rule(edit, id);
    const auto made = edit.row(kind, id);
    edit.describe_as(doing("row.add", made));
    return {edit.commit(), made.head.key};
}

EditedRow set_row(Desk& desk, const RowName& name, const ReadFields& fields, std::optional<std::int64_t> seen) {
    Edit edit(desk, {"row.set", {}});
    const auto id = id_of(desk, name);
    edit.set(name.kind, id, fields(field_context(desk)), seen);
    check_row(edit.row(name.kind, id));
    if (name.kind == EntityKind::Series) follow_rule(edit, id);
    const auto changed = edit.row(name.kind, id);
    edit.describe_as(doing("row.set", changed));
    return {edit.commit(), changed.head.key};
}

EditedRow remove_row(Desk& desk, const RowName& name) {
    Edit edit(desk, {"row.remove", {}});
    const auto row = edit.row(name.kind, id_of(desk, name));
    edit.remove(name.kind, row.head.id);
    edit.describe_as(doing("row.remove", row));
    return {edit.commit(), row.head.key};
}

}  // namespace lichsong::service
