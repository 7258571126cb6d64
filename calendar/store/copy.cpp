// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/copy.h"

#include <algorithm>

#include "calendar/model/entity.h"
#include "calendar/store/statement.h"

namespace lichsong::store {
namespace {

PlanTable table_of(const model::EntityInfo& info) {
    PlanTable table{std::string(info.name), {"id", "key", "revision", "modified"}, {true, false, true, true}};
    for (const auto& field : info.fields) {
        table.columns.emplace_back(field.name);
        table.numbers.push_back(model::is_number(field.type));
    }
    if (std::any_of(info.fields.begin(), info.fields.end(), [](const auto& field) { return field.has(model::Searched); })) {
        table.columns.emplace_back("searched");
        table.numbers.push_back(false);
    }
    return table;
}

std::string listed(const std::vector<std::string>& words, const char* before) {
    std::string list;
    for (const auto& word : words) list += (list.empty() ? "" : ", ") + std::string(before) + word;
    return list;
}

void copy_table(Session& from, Session& to, const PlanTable& table) {
    std::vector<std::string> places;
    for (std::size_t i = 0; i < table.columns.size(); ++i) places.push_back("p" + std::to_string(i));
    const auto columns = listed(table.columns, "");
    Statement read(from, "SELECT " + columns + " FROM " + table.name + " ORDER BY " + table.columns.front(), {}, table.numbers);
    Statement write(to, "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + listed(places, ":") + ")", table.numbers, {});
    read.query();
    while (read.next()) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) write.set(i, read[i].get());
        write.execute();
    }
}

}  // namespace

std::vector<PlanTable> plan_tables() {
    std::vector<PlanTable> tables{
        {"counter", {"name", "last"}, {false, true}},
        {"change", {"id", "at", "stamp", "author", "what", "args", "step", "target"}, {true, true, true, false, false, false, false, true}},
        {"change_row", {"id", "change", "kind", "row_id", "row_key", "before", "after"}, {true, true, false, true, false, false, false}},
        {"change_added", {"id", "change", "kind", "first_id", "last_id"}, {true, true, false, true, true}},
        {"fetched", {"feed", "at", "count", "release", "shown"}, {true, true, true, true, true}},
    };
    for (const auto& info : model::entity_table()) tables.push_back(table_of(info));
    return tables;
}

void copy_plan(Session& from, Session& to) {
    const Snapshot snapshot(from);
    Transaction transaction(to);
    for (const auto& table : plan_tables()) copy_table(from, to, table);
    to.continue_counting();
    transaction.commit();
}

}  // namespace lichsong::store
