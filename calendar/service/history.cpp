// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/history.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/service/new_rows.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::Record;
using model::RowChange;
using model::Step;

// What an import noted about itself goes back with it, or the next one would take its rows for done; and so does the day of a report that was
// not sent after all.
bool is_generated(const Record& record, std::string_view field) {
    if (field == "key" || record.kind == model::EntityKind::Origin || record.kind == model::EntityKind::ReportSetting) return false;
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

void invert(Edit& edit, const RowChange& row) {
    auto& desk = edit.desk();
    const auto now = desk.rows().find(row.kind, row.row);
    if (!row.after) {
        if (now) throw overtaken(desk, row, {});
        edit.add(returning_row(row));
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

void take_back(Edit& edit, std::int64_t change, model::EntityKind kept) {
    edit.desk().journal().each_row(change, {}, [&](const RowChange& row) {
        if (row.kind != kept) invert(edit, row);
    });
}

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
