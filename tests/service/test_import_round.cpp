// SPDX-License-Identifier: Apache-2.0
// Calendars that go round: what leaves a plan and comes into another leaves that one the same, and what came from elsewhere
// is, once taken in, never new again.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>

#include "calendar/base/text.h"
#include "calendar/ical/lint.h"
#include "calendar/service/bulk.h"
#include "calendar/service/exchange.h"
#include "ical/foreign_calendar.h"
#include "ical/random_plan.h"
#include "import_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using service::ImportOutcome;

namespace {

Lines unfolded_lines(const std::string& bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes.compare(i, 3, "\r\n ") == 0) i += 2;
        else if (bytes[i] != '\r') text += bytes[i];
    }
    std::istringstream in(text);
    Lines lines;
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with("DTSTAMP") && !line.starts_with("PRODID")) lines.push_back(line);
    return lines;
}

// Components in any order, the lines of each in any order, the head line by line.
Lines canonical(const std::string& bytes) {
    Lines components{""};
    Lines open;
    int depth = 0;
    for (const auto& line : unfolded_lines(bytes)) {
        if (line.starts_with("BEGIN:")) ++depth;
        if (depth <= 1) components.front() += line + '\n';
        else open.push_back(line);
        if (line.starts_with("END:") && --depth == 1) {
            std::sort(open.begin(), open.end());
            auto& component = components.emplace_back();
            for (const auto& one : open) component += one + '\n';
            open.clear();
        }
    }
    std::sort(components.begin() + 1, components.end());
    return components;
}

// Of two calendars that should be the same, what only one of them has; of each side the first.
std::string difference(const std::string& a, const std::string& b) {
    const auto left = canonical(a);
    const auto right = canonical(b);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        if (i < left.size() && i < right.size() && left[i] == right[i]) continue;
        return "only before:\n" + (i < left.size() ? left[i] : "nothing") + "only after:\n" + (i < right.size() ? right[i] : "nothing");
    }
    return {};
}

std::string faults_of(const std::string& bytes) {
    std::string faults;
    ical::Linter linter([&](const ical::LintFinding& finding) { faults += std::to_string(finding.line) + ' ' + std::string(finding.fault->code) + ' ' + finding.detail + '\n'; });
    linter.feed(bytes);
    linter.finish();
    return faults;
}

/// A plan file of its own.
struct PlanFile {
    TempFolder folder;
    FixedClock clock{morning};
    std::optional<service::Desk> desk;
    service::ImportOptions options;

    explicit PlanFile(const model::Campaign& campaign, const std::function<void(service::Seed&)>& fill = [](service::Seed&) {}) {
        store::OpenOptions create;
        create.mode = store::OpenMode::Create;
        desk.emplace(folder.plan(), create, clock, "an");
        service::Seed seed(*desk, base::UuidSource(11));
        seed.add(campaign);
        fill(seed);
        seed.commit({"plan.generate", {}});
        options.reader = LICHSONG_READER;
        options.source = "tep";
        options.wording = vietnamese_wording();
        options.untitled = "(không có tiêu đề)";
    }

    service::ImportSummary import(const std::string& bytes) {
        clock.stamp += 60;
        told.clear();
        auto summary = service::import_calendar(*desk, bytes, options, [&](const service::ImportRow& row) {
            told += std::string(service::import_outcome_names[static_cast<std::size_t>(row.outcome)]) + ' ' + row.uid + ' ' + row.title + '\n';
        });
        for (const auto& finding : summary.list) told += std::string(finding.code) + ' ' + std::to_string(finding.line) + ' ' + finding.detail + '\n';
        return summary;
    }

    std::string exported() {
        service::ExportOptions how;
        how.wording = vietnamese_wording();
        std::string text;
        service::export_calendar(*desk, how, [&](std::string_view bytes) { text += bytes; });
        return text;
    }

    std::string told;  ///< what the last import said
};

// A placement that no desk would save: without a day, or without the time that its outlet needs.
bool is_impossible(const model::Plan& plan, const model::Placement& placement) {
    const auto& outlet = *plan.outlets.find(placement.outlet);
    return !model::is_set(placement.date) || (!placement.start && model::medium_info(outlet.medium).has_clock_time);
}

// The rows of a sample, each with the id that it has there: they are added in that order.
void write_sample(service::Seed& seed, const Sample& sample) {
    for (const auto& topic : sample.plan.topics.rows()) seed.add(topic);
    for (const auto& outlet : sample.plan.outlets.rows()) seed.add(outlet);
    for (const auto& slot : sample.plan.slots.rows()) seed.add(slot);
    for (const auto& series : sample.plan.series.rows()) seed.add(series);
    for (const auto& entry : sample.entries) {
        if (is_impossible(sample.plan, entry.placement)) continue;
        auto placement = entry.placement;
        auto segment = entry.segment;
        segment.title = base::trim(segment.title);  // as every text that a person types
        if (segment.title.empty()) segment.title = "Tin";
        placement.segment = seed.add(segment);
        placement.key.clear();
        seed.add(placement);
    }
}

model::Campaign campaign_of(const Sample& sample) {
    auto campaign = sample.plan.campaign;
    campaign.key = "campaign";
    campaign.name = "Bầu cử";
    campaign.body = "Công an tỉnh";
    campaign.first_day = model::Date(2021, 3, 1);
    campaign.last_day = model::Date(2021, 12, 31);
    campaign.code = "DT21";
    campaign.uid.clear();
    return campaign;
}

model::Campaign plain_campaign() {
    model::Campaign campaign;
    campaign.key = "campaign";
    campaign.name = "Kế hoạch";
    campaign.body = "Đơn vị mẫu";
    campaign.first_day = model::Date(2021, 1, 1);
    campaign.last_day = model::Date(2021, 12, 31);
    campaign.code = "TH21";
    return campaign;
}

void add_outlets(service::Seed& seed) {
    model::Outlet outlet;
    outlet.key = "dai";
    outlet.name = "Đài";
    seed.add(outlet);
    outlet.key = "bao";
    outlet.name = "Báo";
    outlet.medium = model::Medium::Print;
    seed.add(outlet);
}

// A plan goes out, into an empty one, and out again.
void round_trip(Random& random, int round) {
    const auto sample = random_plan(random);
    const auto campaign = campaign_of(sample);
    PlanFile full(campaign, [&](service::Seed& seed) { write_sample(seed, sample); });
    const auto first = full.exported();
    PlanFile empty(campaign);
    const auto summary = empty.import(first);
    INFO("round " << round << '\n' << empty.told);
    REQUIRE(summary.count(ImportOutcome::LeftOut) == 0);
    REQUIRE(summary.count(ImportOutcome::New) > 4);
    const auto second = empty.exported();
    REQUIRE(faults_of(second) == "");
    REQUIRE(difference(first, second) == "");
    REQUIRE(empty.import(second).count(ImportOutcome::Unchanged) == summary.count(ImportOutcome::New));
}

// What came from elsewhere comes again, and goes into another plan.
void fixed_point(Random& random, int round, int events) {
    PlanFile office(plain_campaign(), add_outlets);
    office.options.outlet = below(random, 4) == 0 ? "bao" : "dai";
    const auto foreign = foreign_calendar(random, events);
    const auto summary = office.import(foreign);
    const auto first = office.exported();
    INFO("round " << round << '\n' << foreign << "-- import\n" << office.told << "-- export\n" << first);
    REQUIRE(faults_of(first) == "");
    const auto again = office.import(first);
    INFO("-- again\n" << office.told);
    REQUIRE(again.count(ImportOutcome::New) == 0);
    REQUIRE(again.count(ImportOutcome::Changed) == 0);
    REQUIRE(again.count(ImportOutcome::ChangedHere) == 0);
    REQUIRE(again.count(ImportOutcome::LeftOut) == 0);
    REQUIRE(again.count(ImportOutcome::Unchanged) >= summary.count(ImportOutcome::New));  // some series leave as single entries
    REQUIRE(office.exported() == first);
    PlanFile empty(plain_campaign());
    const auto moved = empty.import(first);
    INFO("-- elsewhere\n" << empty.told);
    REQUIRE(moved.count(ImportOutcome::LeftOut) == 0);
    REQUIRE(difference(first, empty.exported()) == "");
}

}  // namespace

TEST_CASE("200 plans go out, into an empty plan and out again as the same calendar", "[import][.round]") {
    Random random(2021);
    for (int i = 0; i < 200; ++i) round_trip(random, i);
}

TEST_CASE("Plans go out, into an empty plan and out again as the same calendar", "[import][round]") {
    Random random(523);
    for (int i = 0; i < 8; ++i) round_trip(random, i);
}

TEST_CASE("500 calendars of others, once imported, are never new again and leave the same from any plan", "[import][.round]") {
    Random random(500);
    for (int i = 0; i < 500; ++i) fixed_point(random, i, 5);
}

TEST_CASE("Calendars of others, once imported, are never new again and leave the same from any plan", "[import][round]") {
    Random random(20);
    for (int i = 0; i < 12; ++i) fixed_point(random, i, 6);
}
