// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/history.h"

#include <algorithm>

#include "calendar/base/error.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::Record;
using model::RowChange;
using model::Step;

// What an import noted about itself goes back with it, or the next one would take its rows for done.
bool is_generated(const Record& record, std::string_view field) {
    if (field == "key" || record.kind == model::EntityKind::Origin) return false;
    return record.info().fields[model::field_index(record.info(), field)].has(model::Generated);
}

const model::Value value_of(const Record& record, const std::string& field) {
    return field == "key" ? model::Value(record.head.key) : record[field];
}

Error overtaken(Desk& desk, const RowChange& row, std::string_view field) {
    std::vector<std::string> args{std::string(model::info_of(row.kind).name), row.key, std::string(field)};
    if (const auto last = desk.journal().last_touch(row.kind, row.row, field)) {
        args.push_back(last->author);
        args.push_back(last->doing.what);
        args.insert(args.end(), last->doing.args.begin(), last->doing.args.end());
    }
    return {Fault::Conflict, "history.overtaken", std::move(args)};
}

// The row must still be as the change left it, in the fields it changed.
void require_untouched(Desk& desk, const RowChange& row, const Record& now) {
    for (const auto& [field, value] : *row.after)
        if (!is_generated(now, field) && value_of(now, field) != value) throw overtaken(desk, row, field);
}

void restore(Edit& edit, const RowChange& row) {
    auto record = model::fresh_record(row.kind);
    for (auto& value : record.values) value = {};
    for (const auto& [field, value] : *row.before) record[field] = value;
    record.head.id = row.row;
    record.head.key = row.key;
    // Readers have seen the sequence it had when it went, and that it went: it comes back as a newer version.
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == "sequence" && is_generated(record, fields[i].name)) record.values[i] = model::detail::number(record.values[i]) + 1;
    edit.add(std::move(record));
}

void invert(Edit& edit, const RowChange& row) {
    auto& desk = edit.desk();
    const auto now = desk.rows().find(row.kind, row.row);
    if (!row.after) {
        if (now) throw overtaken(desk, row, {});
        restore(edit, row);
        return;
    }
    if (!now) throw overtaken(desk, row, {});
    require_untouched(desk, row, *now);
    if (!row.before) {
        edit.remove(row.kind, row.row);
        return;
    }
    Fields fields;
    for (const auto& [field, value] : *row.before)
        if (!is_generated(*now, field)) fields.emplace_back(field, value);
    edit.set(row.kind, row.row, fields);
}

model::Change inverse_of(Desk& desk, const model::Change& change, Step step, const model::Doing& doing) {
    Edit edit(desk, doing, step, change.id);
    desk.journal().each_row(change.id, {}, [&](const RowChange& row) { invert(edit, row); });
    return edit.commit();
}

// What an undoing undid, however deep: the change whose words the person knows.
model::Doing first_doing(Desk& desk, model::Change change) {
    while (change.target != 0) {
        const auto earlier = desk.journal().find(change.target);
        if (!earlier) break;
        change = *earlier;
    }
    return change.doing;
}

model::Doing wrapped(std::string_view code, const model::Doing& inner) {
    model::Doing doing{std::string(code), {inner.what}};
    doing.args.insert(doing.args.end(), inner.args.begin(), inner.args.end());
    return doing;
}

}  // namespace

model::Change undo(Desk& desk) {
    const auto change = desk.journal().to_undo(desk.author());
    if (!change) throw Error(Fault::Call, "history.nothing_to_undo");
    return inverse_of(desk, *change, Step::Undo, wrapped("history.undo", first_doing(desk, *change)));
}

model::Change redo(Desk& desk) {
    const auto change = desk.journal().to_redo(desk.author());
    if (!change) throw Error(Fault::Call, "history.nothing_to_redo");
    return inverse_of(desk, *change, Step::Redo, wrapped("history.redo", first_doing(desk, *change)));
}

}  // namespace lichsong::service
