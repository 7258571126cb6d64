// SPDX-License-Identifier: Apache-2.0
// Three weeks of logs of five outlets in four formats against the sample plan: every line's class. The logs, and what each line is,
// are data in tests/data/asrun; its README says how to add one.
#include <fstream>
#include <iterator>
#include <limits>
#include <set>

#include "calendar/service/asrun.h"
#include "calendar/service/asrun_log.h"
#include "calendar/service/history.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
namespace fs = std::filesystem;

namespace {

fs::path folder() { return fs::path(LICHSONG_TEST_DATA) / "asrun"; }

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// NAME.expected and the log that is called so.
struct Expected {
    fs::path log;
    std::string outlet;
    std::vector<std::string> findings;
    std::vector<std::string> lines;

    explicit Expected(const fs::path& file) {
        for (const auto& entry : fs::directory_iterator(folder()))
            if (entry.path().stem() == file.stem() && entry.path() != file) log = entry.path();
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("# outlet: ")) outlet = line.substr(10);
            else if (line.starts_with("# finding: ")) findings.push_back(line.substr(11));
            else if (!line.starts_with('#')) lines.push_back(line);
        }
    }
};

std::vector<fs::path> expected_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder()))
        if (entry.path().extension() == ".expected") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

struct Taken {
    service::Reconciled days;
    std::vector<std::string> findings;
};

Taken take(service::Desk& desk, const Expected& expected, bool dry_run) {
    Taken taken;
    const auto log = service::read_log(bytes_of(expected.log), {service::columns_for(desk, expected.outlet, {}), {}, {}}, model::date_context(desk.context().campaign),
                                       [&](const ical::ImportFinding& finding) { taken.findings.push_back(std::string(finding.code) + (finding.detail.empty() ? "" : ' ' + finding.detail)); });
    taken.days = service::take_log(desk, expected.outlet, log.lines, {expected.log.filename().string(), model::EvidenceKind::StationLog, {}}, dry_run);
    return taken;
}

std::string told(const service::AsRunRow& row) {
    std::string text = (row.line ? std::to_string(row.line->number) : "-") + '\t' + std::string(model::name_of(row.result.kind)) + '\t' + std::string(model::name_of(row.result.reason)) + '\t';
    const auto difference = row.result.difference ? row.result.difference->count() : 0;
    text += row.result.difference ? (difference < 0 ? "" : "+") + std::to_string(difference) : "-";
    text += '\t';
    if (row.booked) text += model::iso(row.booked->placement.date) + ' ' + (row.booked->placement.start ? model::hm(*row.booked->placement.start) : "-") + ' ' + row.booked->segment.title;
    else text += '-';
    return text + '\t' + (row.line && !row.line->title.empty() ? row.line->title : "-");
}

// By the line's number, and bookings left over by time.
std::vector<std::string> told(const service::Reconciled& days) {
    std::vector<std::pair<int, std::string>> rows;
    for (const auto& row : days.rows) rows.emplace_back(row.line ? row.line->number : std::numeric_limits<int>::max(), told(row));
    std::sort(rows.begin(), rows.end());
    std::vector<std::string> lines;
    for (auto& row : rows) lines.push_back(std::move(row.second));
    return lines;
}

}  // namespace

TEST_CASE("Every line of the logs that are there is what its file says", "[asrun][logs]") {
    const auto files = expected_files();
    REQUIRE(files.size() >= 5);
    for (const auto& file : files) {
        INFO(file.filename().string());
        const Expected expected(file);
        REQUIRE_FALSE(expected.log.empty());
        SampleDesk sample;
        sample.forbid_nothing();
        const auto taken = take(*sample.desk, expected, false);
        CHECK(taken.findings == expected.findings);
        const auto lines = told(taken.days);
        for (std::size_t i = 0; i < std::max(lines.size(), expected.lines.size()); ++i) {
            const auto is = i < lines.size() ? lines[i] : "nothing";
            const auto should = i < expected.lines.size() ? expected.lines[i] : "nothing";
            CHECK(is == should);
        }
        CHECK(told(service::reconciled_days(*sample.desk, expected.outlet, model::Date(2021, 4, 19), model::Date(2021, 5, 9))) == lines);
    }
}

TEST_CASE("The logs that are there hold every class, and what a pair can rest on", "[asrun][logs]") {
    std::set<std::string> classes;
    std::set<std::string> reasons;
    std::set<std::string> formats;
    for (const auto& file : expected_files()) {
        const Expected expected(file);
        formats.insert(expected.log.extension().string());
        for (const auto& line : expected.lines) {
            const auto first = line.find('\t') + 1;
            const auto second = line.find('\t', first) + 1;
            classes.insert(line.substr(first, second - first - 1));
            reasons.insert(line.substr(second, line.find('\t', second) - second));
        }
    }
    for (const auto name : model::as_run_class_names) CHECK(classes.contains(std::string(name)));
    for (const auto* name : {"none", "code", "code_slip", "title_time", "title", "time"}) CHECK(reasons.contains(name));
    CHECK(formats == std::set<std::string>{".csv", ".txt", ".xlsx"});
}

TEST_CASE("What the logs say becomes of the plan, and one undo a log takes it back", "[asrun][logs]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    sample.forbid_nothing();
    const auto before = sample.rows(model::EntityKind::Placement);
    int taken = 0;
    for (const auto& file : expected_files()) {
        const Expected expected(file);
        const auto dry = take(desk, expected, true);
        CHECK(sample.rows(model::EntityKind::Placement).size() == before.size());
        const auto real = take(desk, expected, false);
        CHECK(told(real.days) == told(dry.days));
        for (const auto& row : real.days.rows) {
            if (!row.booked) continue;
            const auto now = sample.row<model::Placement>(row.booked->placement.key);
            const bool went_out = row.result.kind != model::AsRunClass::BookedNotAired && row.result.kind != model::AsRunClass::Possible;
            if (went_out) CHECK(now.state == model::PlacementState::Aired);
            if (went_out) CHECK(now.evidence == expected.log.filename().string() + ':' + std::to_string(row.line->number));
            if (row.result.kind == model::AsRunClass::BookedNotAired) CHECK(now.state != model::PlacementState::Aired);
        }
        ++taken;
    }
    for (int i = 0; i < taken; ++i) service::undo(desk);
    for (const auto& [key, record] : sample.rows(model::EntityKind::Placement)) CHECK(record["state"] == before.at(key)["state"]);
    CHECK(sample.rows(model::EntityKind::AsRunLine).empty());
}
