// SPDX-License-Identifier: Apache-2.0
// The legal calendars against the dates they gave; milestones.txt serves tests of other forms of the templates as well.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

#include "calendar/base/error.h"
#include "calendar/model/field.h"
#include "calendar/model/milestone.h"

using namespace lichsong;
using namespace lichsong::model;

namespace {

std::ifstream data_file(const char* name) {
    std::ifstream file(std::string(LICHSONG_TEST_DATA) + "/model/" + name);
    REQUIRE(file);
    return file;
}

void read_times(Milestone& row, const std::string& times) {
    const auto cut = times.find('/');
    row.time = parse_time(times.substr(0, cut));
    if (cut != std::string::npos) row.time_to = parse_time(times.substr(cut + 1));
}

Milestone read_milestone(const nlohmann::json& item, const std::map<std::string, std::int64_t>& ids) {
    Milestone row;
    row.key = item.at("key");
    row.kind = value_named<MilestoneKind>(item.at("kind").get<std::string>()).value();
    row.offset_to = item.at("offset_to");
    if (item.contains("offset_from")) row.offset_from = item.at("offset_from").get<int>();
    if (item.contains("time")) read_times(row, item.at("time"));
    const std::string anchor = item.at("anchor");  // "D", or "dschinhthuc.actual"
    if (anchor != "D") {
        row.anchor = {ids.at(anchor.substr(0, anchor.find('.')))};
        row.anchor_actual = anchor.ends_with(".actual");
    }
    return row;
}

std::vector<Milestone> milestones_of(const std::string& id) {
    const auto templates = nlohmann::json::parse(data_file("election_templates.json"));
    std::vector<Milestone> rows;
    std::map<std::string, std::int64_t> ids;
    for (const auto& one : templates) {
        if (one.at("id") != id) continue;
        for (const auto& item : one.at("milestones")) {
            rows.push_back(read_milestone(item, ids));
            rows.back().id = static_cast<std::int64_t>(rows.size());
            ids[rows.back().key] = rows.back().id;
        }
    }
    return rows;
}

Campaign election(const Date& dday) {
    Campaign campaign;
    campaign.dday = dday;
    return campaign;
}

std::string times_of(const Milestone& row) {
    if (!row.time) return "-";
    auto text = hm(*row.time);
    if (row.time_to) text.append("/").append(hm(*row.time_to));
    return text;
}

Milestone bare(std::int64_t id, int offset, std::int64_t anchor = 0) {
    Milestone row;
    row.id = id;
    row.key = std::to_string(id);
    row.offset_to = offset;
    row.anchor = {anchor};
    return row;
}

}  // namespace

TEST_CASE("The legal calendars give the dates of the elections of 2016, 2021 and 2026", "[milestones]") {
    std::map<std::string, std::size_t> lines;  // by template and election
    auto file = data_file("milestones.txt");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream in(line);
        std::string id, dday, key, from, to, times;
        in >> id >> dday >> key >> from >> to >> times;
        INFO(line);
        const auto rows = milestones_of(id);
        const auto spans = planned_dates(election(from_iso(dday)), rows);
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const Milestone& row) { return row.key == key; });
        REQUIRE(found != rows.end());
        const auto& span = spans[static_cast<std::size_t>(found - rows.begin())];
        CHECK(iso(span.from) == from);
        CHECK(iso(span.to) == to);
        CHECK(times_of(*found) == times);
        CHECK((found->kind == MilestoneKind::Window) == (from != to));
        ++lines[id + ' ' + dday];
    }
    // No milestone of a whole calendar is left untried.
    CHECK(lines["vn-election-2015 2021-05-23"] == milestones_of("vn-election-2015").size());
    CHECK(lines["vn-election-2025 2026-03-15"] == milestones_of("vn-election-2025").size());
}

TEST_CASE("What hangs on another's actual date follows it, and its planned date until then", "[milestones]") {
    auto rows = milestones_of("vn-election-2015");
    const auto place = [&](const char* key) {
        return static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(), [&](const Milestone& row) { return row.key == key; }) - rows.begin());
    };
    const auto begins = [&] { return iso(planned_dates(election(Date(2021, 5, 23)), rows)[place("vd_batdau")].to); };
    CHECK(begins() == "2021-04-28");
    rows[place("dschinhthuc")].actual = Date(2021, 4, 26);
    CHECK(begins() == "2021-04-26");
    CHECK(iso(planned_dates(election(Date(2021, 5, 23)), rows)[place("dschinhthuc")].to) == "2021-04-28");  // still the plan
    rows[place("vd_batdau")].anchor_actual = false;
    CHECK(begins() == "2021-04-28");
}

TEST_CASE("Moving election day moves every date but those typed in", "[milestones]") {
    const auto rows = milestones_of("vn-election-2025");
    const auto before = planned_dates(election(Date(2026, 3, 15)), rows);
    const auto after = planned_dates(election(Date(2026, 3, 22)), rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(days_between(before[i].from, after[i].from) == 7);
        CHECK(days_between(before[i].to, after[i].to) == 7);
    }
}

TEST_CASE("Without election day offsets count from the first day, and from nothing where that is missing", "[milestones]") {
    Campaign campaign;
    const std::vector rows{bare(1, -3), bare(2, 5, 1), bare(3, 0, 99)};
    CHECK(planned_dates(campaign, rows)[0] == DateSpan{});
    campaign.first_day = Date(2021, 6, 1);
    const auto spans = planned_dates(campaign, rows);
    CHECK(iso(spans[0].to) == "2021-05-29");
    CHECK(iso(spans[1].to) == "2021-06-03");
    CHECK(spans[2] == DateSpan{});  // its anchor is not there
}

TEST_CASE("An anchor that stands later in the list is found, and a circle is refused", "[milestones]") {
    const auto campaign = election(Date(2021, 5, 23));
    CHECK(iso(planned_dates(campaign, {bare(1, 1, 2), bare(2, 1)})[0].to) == "2021-05-25");
    try {
        (void)planned_dates(campaign, {bare(1, 1, 2), bare(2, 1, 1)});
        FAIL("no error");
    } catch (const base::Error& error) {
        CHECK(error.code() == "milestone.circle");
        CHECK(error.args().size() == 1);
    }
    CHECK_THROWS_AS(planned_dates(campaign, {bare(1, 0, 1)}), base::Error);
}

TEST_CASE("The three stretches of Đồng Tháp's campaign of 2016 are phases", "[milestones]") {
    const auto rows = milestones_of("vn-election-2015");
    const auto campaign = election(Date(2016, 5, 22));
    std::int64_t third_consultation = 0;
    for (const auto& row : rows)
        if (row.key == "ht3") third_consultation = row.id;
    std::vector<Phase> phases(3);
    phases[0].offset_from = -107;
    phases[0].to = phases[1].from = {third_consultation};
    phases[0].offset_to = -1;
    phases[2].offset_from = 1;
    phases[2].offset_to = 25;
    const auto spans = phase_dates(campaign, rows, phases);
    const auto text = [](const DateSpan& span) { return iso(span.from) + ' ' + iso(span.to); };
    CHECK(text(spans[0]) == "2016-02-05 2016-04-16");
    CHECK(text(spans[1]) == "2016-04-17 2016-05-22");
    CHECK(text(spans[2]) == "2016-05-23 2016-06-16");
    CHECK(spans[1].holds(Date(2016, 4, 17)));
    CHECK(spans[1].holds(Date(2016, 5, 22)));
    CHECK_FALSE(spans[1].holds(Date(2016, 4, 16)));
    CHECK_FALSE(spans[1].holds(Date(2016, 5, 23)));
    CHECK_FALSE(DateSpan{}.holds(Date(2016, 5, 23)));
}
