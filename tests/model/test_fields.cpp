// SPDX-License-Identifier: Apache-2.0
// What holds for the field list of every kind of row.
#include <catch2/catch.hpp>

#include <set>

#include "calendar/base/error.h"
#include "calendar/model/plan.h"

using namespace lichsong;
using namespace lichsong::model;

namespace {

// Values a field of that type can hold, its default perhaps among them.
std::vector<Value> values_for(const FieldInfo& field) {
    switch (field.type) {
        case FieldType::Text: return {std::string("Đồng Tháp"), Value()};
        case FieldType::Prose: return {std::string("một\nhai"), Value()};
        case FieldType::Integer: return {std::int64_t{-7}, std::int64_t{0}, std::int64_t{41}};
        case FieldType::Flag: return {std::int64_t{0}, std::int64_t{1}};
        case FieldType::Date: return {std::string("2021-05-23"), Value()};
        case FieldType::DateList: return {std::string("2021-05-23 2021-06-01"), Value()};
        case FieldType::Time:
        case FieldType::Length: return {std::int64_t{0}, std::int64_t{86'400}};
        case FieldType::Choice: {
            std::vector<Value> out;
            for (const auto name : field.choices) out.emplace_back(std::string(name));
            return out;
        }
        case FieldType::Reference: return {std::int64_t{5}, Value()};
        case FieldType::References: return {std::string(" 5 "), std::string(" 5 7 "), Value()};
        case FieldType::Recurrence: return {std::string("FREQ=MONTHLY;BYDAY=-1SA"), std::string("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"), Value()};
    }
    return {};
}

template <class E>
void every_field_comes_back() {
    E fresh;
    const auto plain = to_record(fresh);
    const auto& info = plain.info();
    CHECK(info.kind == kind_of<E>);
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        INFO(info.name << '.' << info.fields[i].name);
        std::size_t changes = 0;
        for (const auto& value : values_for(info.fields[i])) {
            auto record = plain;
            record.head.id = 3;
            record.head.key = "k";
            record.head.revision = 4;
            record.head.modified = 5;
            record.values[i] = value;
            const auto back = to_record(from_record<E>(record));
            CHECK(back.values == record.values);  // this field as set, and no other touched
            CHECK(back.head.id == 3);
            CHECK(back.head.key == "k");
            CHECK(back.head.revision == 4);
            CHECK(back.head.modified == 5);
            changes += value == plain.values[i] ? 0 : 1;
        }
        CHECK(changes > 0);
    }
}

}  // namespace

TEMPLATE_TEST_CASE("Every field of every kind comes back from its record", "[fields]", Campaign, Area, Milestone, Phase, Holiday, Topic, Partner,
                   Contact, Outlet, Slot, Series, Segment, Placement, Goal, Rule, ReportSetting) {
    every_field_comes_back<TestType>();
}

TEST_CASE("Kinds stand in the order of their values and have names of their own", "[fields]") {
    const auto table = entity_table();
    REQUIRE(table.size() == entity_kind_count);
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < table.size(); ++i) {
        CHECK(table[i].kind == static_cast<EntityKind>(i));
        CHECK(&info_of(table[i].kind) == &table[i]);
        CHECK(find_entity(table[i].name) == &table[i]);
        CHECK(names.insert(table[i].name).second);
        if (table[i].name != table[i].plural) CHECK(names.insert(table[i].plural).second);
    }
    CHECK(find_entity("citizen") == nullptr);
}

TEST_CASE("Fields of a kind have different names in plain letters, none taken by the head", "[fields]") {
    for (const auto& info : entity_table()) {
        std::set<std::string_view> names{"id", "key", "revision", "modified"};
        for (const auto& field : info.fields) {
            INFO(info.name << '.' << field.name);
            CHECK(names.insert(field.name).second);
            CHECK(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
            CHECK((field.type == FieldType::Choice) != field.choices.empty());
        }
        if (!info.label.empty()) CHECK(info.fields[field_index(info, info.label)].has(Required));
    }
}

TEST_CASE("A reference names only kinds that are written before, or its own", "[fields]") {
    for (const auto& info : entity_table())
        for (const auto& field : info.fields) {
            if (field.type != FieldType::Reference && field.type != FieldType::References) continue;
            INFO(info.name << '.' << field.name);
            CHECK(field.target <= info.kind);
        }
}

TEST_CASE("Nothing is kept about a citizen: only an office contact has a person's name", "[fields]") {
    for (const auto& info : entity_table())
        for (const auto& field : info.fields)
            for (const auto* word : {"citizen", "birth", "gender", "voter", "audience", "opinion"}) {
                INFO(info.name << '.' << field.name);
                CHECK(field.name.find(word) == std::string_view::npos);
            }
}

TEST_CASE("A record is read by field name, and an unknown one is the caller's mistake", "[fields]") {
    Topic topic;
    topic.key = "fire";
    topic.title = "Phòng cháy";
    auto record = to_record(topic);
    CHECK(std::get<std::string>(record["title"]) == "Phòng cháy");
    CHECK(record.label() == "Phòng cháy");
    record["title"] = Value();
    CHECK(record.label() == "fire");
    CHECK_THROWS_AS(record["heading"], base::Error);
    Goal goal;
    goal.key = "G-1";
    CHECK(to_record(goal).label() == "G-1");
}

TEST_CASE("A record goes to the table of its kind, in order of id", "[fields]") {
    Plan plan;
    for (const std::int64_t id : {2, 1}) {
        Topic topic;
        topic.id = id;
        add_record(plan, to_record(topic));
    }
    CHECK(plan.topics.rows()[0].id == 1);
    Campaign campaign;
    campaign.name = "Bầu cử";
    add_record(plan, to_record(campaign));
    CHECK(plan.campaign.name == "Bầu cử");
    for (std::size_t kind = 1; kind < entity_kind_count; ++kind) {
        Record record{static_cast<EntityKind>(kind), {}, {}};
        record.values.resize(record.info().fields.size());
        record.head.id = 9;
        add_record(plan, record);
    }
    CHECK(plan.topics.size() == 3);
    for (const auto size : {plan.areas.size(), plan.milestones.size(), plan.phases.size(), plan.holidays.size(), plan.partners.size(), plan.contacts.size(),
                            plan.outlets.size(), plan.slots.size(), plan.series.size(), plan.segments.size(), plan.placements.size(), plan.goals.size(),
                            plan.rules.size()})
        CHECK(size == 1);
}
