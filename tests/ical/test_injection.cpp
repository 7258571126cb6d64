// SPDX-License-Identifier: Apache-2.0
// Figure 22 of the reliability goals: no text of any field adds a line to a calendar. The judge reads lines in two ways, as
// RFC 5545 says and as readers do that break lines wherever Unicode allows it.
#include <catch2/catch.hpp>

#include <map>

#include "random_text.h"
#include "reader.h"
#include "sample_plan.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

using Counts = std::map<std::string, int>;

Counts names_of(const std::vector<std::string>& lines) {
    Counts counts;
    for (const auto& line : lines) ++counts[line.substr(0, line.find_first_of(":;"))];
    return counts;
}

/// Every text field that export looks at, in the plan, the entry, the head and the wording.
void fill_all(Sample& sample, ical::Entry& entry, Random& random) {
    const auto set = [&](auto&... texts) { ((texts = hostile_text(random)), ...); };
    auto& series = sample.series("an-ninh");
    auto& outlet = const_cast<model::Outlet&>(*sample.plan.outlets.find({1}));
    auto& topic = const_cast<model::Topic&>(*sample.plan.topics.find({1}));
    auto& segment = entry.segment;
    auto& placement = entry.placement;
    set(segment.title, segment.title_en, segment.responsible_body, segment.reference, segment.language, segment.url, segment.key);
    set(placement.key, placement.uid, placement.reason, placement.evidence, placement.note.text);
    set(entry.repeat_of_code, entry.makegood_for_code);
    set(outlet.name, outlet.name_en, outlet.key, outlet.colour, outlet.language);
    set(topic.title, topic.title_en, topic.key, topic.colour, topic.symbol);
    set(series.title, series.title_en, series.uid, series.reference, series.responsible_body, series.language);
    series.key = "an-ninh";
    set(sample.plan.campaign.body, sample.plan.campaign.name, sample.plan.campaign.name_en, sample.plan.campaign.code);
    set(sample.head.name, sample.head.description, sample.head.organizer, sample.head.colour, sample.head.refresh);
    auto& words = sample.wording;
    set(words.cancelled_prefix, words.code, words.outlet, words.issue, words.responsible, words.reference, words.repeat, words.makegood);
    words.state = [text = hostile_text(random)](const model::Placement&, const model::Outlet&) { return text; };
    words.english = below(random, 2) == 0;
    placement.state = static_cast<model::PlacementState>(below(random, model::placement_state_names.size()));
}

// The one line that may be missing: a URL that cannot be written safely is left out.
Counts without_url(Counts counts) {
    counts.erase("URL");
    return counts;
}

}  // namespace

TEST_CASE("No text of any field adds a line to a calendar", "[.once][C6][injection]") {
    Random random(22);
    auto sample = sample_plan();
    auto entry = sample.entries.front();
    entry.segment.url = "https://a.example";
    entry.repeat_of_code = entry.makegood_for_code = "DT21-0001";
    const auto expected = without_url(names_of(unfold(exported(sample, entry))));
    for (int i = 0; i < 10'000; ++i) {
        fill_all(sample, entry, random);
        const auto bytes = exported(sample, entry);
        INFO("round " << i);
        REQUIRE(without_url(names_of(unfold(bytes))) == expected);
        REQUIRE(without_url(names_of(unfold_by_unicode(bytes))) == expected);
        REQUIRE(byte_faults(bytes).empty());
        REQUIRE(read_calendar(bytes).components("VEVENT").size() == 1);
    }
}

TEST_CASE("No text of any field adds a line to a recurring entry", "[.once][C6][injection]") {
    Random random(2022);
    auto sample = sample_plan();
    const auto id = id_of(sample.series("an-ninh"));
    for (int i = 0; i < 1'000; ++i) {
        auto entries = sample.entries_of(id);
        for (auto& entry : entries) fill_all(sample, entry, random);
        const auto bytes = exported(sample, sample.series("an-ninh"), entries);
        INFO("round " << i);
        REQUIRE(byte_faults(bytes).empty());
        REQUIRE(names_of(unfold(bytes)) == names_of(unfold_by_unicode(bytes)));
        REQUIRE_FALSE(names_of(unfold(bytes)).contains("ATTENDEE"));
        const auto calendar = read_calendar(bytes);
        for (const auto* event : calendar.components("VEVENT")) REQUIRE(event->all("SUMMARY").size() == 1);
    }
}

TEST_CASE("The judge would catch a writer that does not escape", "[injection]") {
    Random random(22);
    int caught_by_lines = 0, caught_by_unicode = 0, caught_by_bytes = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto bytes = "BEGIN:VCALENDAR\r\nSUMMARY:" + hostile_text(random) + "\r\nEND:VCALENDAR\r\n";
        const Counts expected = {{"BEGIN", 1}, {"SUMMARY", 1}, {"END", 1}};
        caught_by_lines += names_of(unfold(bytes)) != expected;
        caught_by_unicode += names_of(unfold_by_unicode(bytes)) != expected;
        caught_by_bytes += !byte_faults(bytes).empty();
    }
    CHECK(caught_by_lines > 500);
    CHECK(caught_by_unicode > 5'000);
    CHECK(caught_by_bytes > 5'000);
}
