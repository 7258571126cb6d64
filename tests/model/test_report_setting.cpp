// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sample.h"

using namespace lichsong::test;

namespace {

ReportSetting on(const char* rule) {
    ReportSetting setting;
    setting.rule = parse_recurrence(rule);
    return setting;
}

}  // namespace

TEST_CASE("A saved report is due on the latest of its days up to today, and not before the campaign", "[report_setting]") {
    Sample sample;
    auto& campaign = sample.plan.campaign;
    campaign.first_day = day("2021-03-01");  // a Monday
    const auto mondays = on("FREQ=WEEKLY;BYDAY=MO");
    CHECK(due_day(mondays, campaign, day("2021-05-10")) == day("2021-05-10"));
    CHECK(due_day(mondays, campaign, day("2021-05-16")) == day("2021-05-10"));
    CHECK(due_day(mondays, campaign, day("2021-05-17")) == day("2021-05-17"));
    CHECK(due_day(mondays, campaign, day("2021-03-01")) == day("2021-03-01"));
    CHECK_FALSE(is_set(due_day(mondays, campaign, day("2021-02-28"))));
    const auto twice = on("FREQ=WEEKLY;BYDAY=TU,FR");
    CHECK(due_day(twice, campaign, day("2021-05-13")) == day("2021-05-11"));
    CHECK(due_day(twice, campaign, day("2021-05-14")) == day("2021-05-14"));
    const auto fortnights = on("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
    CHECK(due_day(fortnights, campaign, day("2021-03-14")) == day("2021-03-01"));
    CHECK(due_day(fortnights, campaign, day("2021-03-15")) == day("2021-03-15"));
}

TEST_CASE("A saved report without days is never due, nor is one of a campaign without a first day", "[report_setting]") {
    Sample sample;
    CHECK_FALSE(is_set(due_day(ReportSetting{}, sample.plan.campaign, day("2021-05-10"))));
    sample.plan.campaign.first_day = Date();
    CHECK_FALSE(is_set(due_day(on("FREQ=DAILY"), sample.plan.campaign, day("2021-05-10"))));
}

TEST_CASE("What a report tells of is seen from its day, in weeks from Monday to Sunday", "[report_setting]") {
    const auto span = [](ReportPeriod period, const char* date) { return told_days(period, day(date)); };
    for (const auto* date : {"2021-05-10", "2021-05-13", "2021-05-16"}) {  // Monday, Thursday, Sunday
        INFO(date);
        CHECK(span(ReportPeriod::ThisWeek, date) == DateSpan{day("2021-05-10"), day("2021-05-16")});
        CHECK(span(ReportPeriod::WeekBefore, date) == DateSpan{day("2021-05-03"), day("2021-05-09")});
        CHECK(span(ReportPeriod::ToDate, date) == DateSpan{Date(), day(date)});
        CHECK(span(ReportPeriod::Whole, date) == DateSpan{});
    }
    CHECK(span(ReportPeriod::WeekToCome, "2021-05-10") == DateSpan{day("2021-05-10"), day("2021-05-16")});
    CHECK(span(ReportPeriod::WeekToCome, "2021-05-13") == DateSpan{day("2021-05-17"), day("2021-05-23")});
    CHECK(span(ReportPeriod::WeekToCome, "2021-05-16") == DateSpan{day("2021-05-17"), day("2021-05-23")});
}
