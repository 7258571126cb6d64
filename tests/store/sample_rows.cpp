// SPDX-License-Identifier: Apache-2.0
#include "sample_rows.h"

#include <random>

namespace lichsong::test {
namespace {

using namespace model;

Value sample_value(const FieldInfo& field, std::uint64_t dice, std::int64_t id) {
    const auto number = static_cast<std::int64_t>(dice % 50);
    const auto date = iso(plus_days(Date(2021, 4, 1), static_cast<long>(number)));
    if (field.name == "uid") return "uid-" + std::to_string(id);
    if (field.name == "sequence") return number;
    if (dice % 4 == 0 && !field.has(Required) && field.type != FieldType::Choice) return {};
    switch (field.type) {
        case FieldType::Text: return field.name == "zone" ? "Asia/Ho_Chi_Minh" : "Chữ số " + std::to_string(number);
        case FieldType::Prose: return "Dòng một\nDòng “hai” 'và' %_!";
        case FieldType::Date: return date;
        case FieldType::DateList: return date + " " + date;
        case FieldType::Choice: return std::string(field.choices[dice % field.choices.size()]);
        case FieldType::Reference: return 1 + number % 5;
        case FieldType::References: return " " + std::to_string(1 + number % 5) + " 9 ";
        case FieldType::Recurrence: return "FREQ=WEEKLY;BYDAY=MO,TH";
        case FieldType::Flag: return number % 2;
        case FieldType::Integer:
        case FieldType::Time:
        case FieldType::Length: break;
    }
    return number * 60;
}

}  // namespace

store::Session create_plan(const std::string& path, store::OpenOptions options) {
    options.mode = store::OpenMode::Create;
    return {path, options};
}

Record sample_row(EntityKind kind, std::int64_t id, std::uint64_t seed) {
    std::mt19937_64 dice(seed);
    Record record{kind, {id, std::string(info_of(kind).name) + '-' + std::to_string(id), 1, 1'620'000'000}, {}};
    for (const auto& field : record.info().fields) record.values.push_back(sample_value(field, dice(), id));
    return record;
}

void fill_plan(store::Session& session, int count) {
    store::Rows rows(session);
    store::Journal journal(session);
    store::Transaction transaction(session);
    std::uint64_t seed = 0;
    for (const auto& info : entity_table())
        for (int i = 0; i < (info.kind == EntityKind::Campaign ? 1 : count); ++i) rows.insert(sample_row(info.kind, rows.next_id(info.kind), ++seed));
    Change change;
    change.at = change.stamp = 1'620'000'000;
    change.author = "người lập";
    change.doing = {"plan.generate", {}};
    change.step = Step::Base;
    journal.append(change, {});
    transaction.commit();
}

}  // namespace lichsong::test
