// SPDX-License-Identifier: Apache-2.0
// Rules of other calendars: the standard's own examples, what libical 3.0.16 gets wrong, what is refused, and the rules that
// are ours in other words. What a second implementation says is compared in tests/interop/check_rules.py.
#include <catch2/catch.hpp>

#include <fstream>
#include <limits>
#include <sstream>
#include <string>

#include "calendar/ical/foreign_rule.h"
#include "random_text.h"

using namespace lichsong;
using namespace lichsong::ical;
using model::Date;
using model::WallSeconds;

namespace {

ForeignRule rule_of(std::string_view text) {
    INFO(text);
    const auto read = read_foreign_rule(text);
    REQUIRE(std::holds_alternative<ForeignRule>(read));
    return std::get<ForeignRule>(read);
}

WallSeconds at(std::string_view digits) { return read_moment(digits).value().seconds; }

std::string text_of(WallSeconds wall, Moment::Form form) { return std::string(std::string_view(MomentText(Moment{form, wall}))); }

std::string days_of(const RuleInstances& found) {
    std::string days;
    for (const auto start : found.starts) days += (days.empty() ? "" : " ") + text_of(start - start % 86'400, Moment::Form::Date);
    return days;
}

// The first instances from `dtstart` on, as days.
std::string first_days(std::string_view rule, std::string_view dtstart, std::size_t most, std::string_view until_year = "21001231") {
    return days_of(expand_foreign(rule_of(rule), at(dtstart), {at(dtstart), at(until_year), most, {}}));
}

std::optional<RuleRefusal> refusal_of(std::string_view text) {
    const auto read = read_foreign_rule(text);
    if (const auto* refusal = std::get_if<RuleRefusal>(&read)) return *refusal;
    return {};
}

std::optional<model::Recurrence> own(std::string_view rule, const Date& anchor) { return as_recurrence(rule_of(rule), anchor); }

}  // namespace

TEST_CASE("The standard's examples give the days it lists", "[foreign_rule]") {
    std::ifstream file(LICHSONG_TEST_DATA "/ical/rules.txt");
    int examples = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        const auto first_bar = line.find(" | "), second_bar = line.find(" | ", first_bar + 3);
        REQUIRE(second_bar != std::string::npos);
        const auto rule = rule_of(line.substr(0, first_bar));
        const auto start = at(line.substr(first_bar + 3, second_bar - first_bar - 3));
        auto expected = line.substr(second_bar + 3);
        const bool complete = expected.ends_with(" end");
        if (complete) expected.resize(expected.size() - 4);
        const auto count = static_cast<std::size_t>(std::count(expected.begin(), expected.end(), ' ')) + 1;
        const auto found = expand_foreign(rule, start, {start, at("21001231"), count, {}});
        INFO(line);
        CHECK(days_of(found) == expected);
        CHECK(found.cut != complete);
        CHECK(std::all_of(found.starts.begin(), found.starts.end(), [&](WallSeconds one) { return one % 86'400 == start % 86'400; }));
        ++examples;
    }
    CHECK(examples == 37);
}

TEST_CASE("BYSETPOS chooses within the week, whose days before DTSTART count", "[foreign_rule]") {
    CHECK(first_days("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", "20210503T190000", 3) == "20210507 20210514 20210521");
    CHECK(first_days("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", "20210506T190000", 2) == "20210512 20210519");
    CHECK(first_days("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1,-1;COUNT=3", "20210505T190000", 9) == "20210507 20210510 20210514");
    CHECK(first_days("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,SA;BYSETPOS=1", "20201230T190000", 2) == "20210110 20210124");
    CHECK(first_days("FREQ=DAILY;BYDAY=MO;BYSETPOS=-1", "20210503T190000", 2) == "20210503 20210510");
    CHECK(first_days("FREQ=DAILY;BYDAY=MO;BYSETPOS=-1,2;BYMONTH=5", "20210530T190000", 2) == "20210531 20220502");
    CHECK(first_days("FREQ=YEARLY;BYDAY=MO;BYSETPOS=-1,1", "20210503T190000", 3) == "20211227 20220103 20221226");
}

TEST_CASE("Conditions that libical cannot combine must all be met", "[foreign_rule]") {
    CHECK(first_days("FREQ=YEARLY;BYYEARDAY=1,60,-1;BYMONTH=2,12", "20210101", 4) == "20211231 20221231 20231231 20240229");
    CHECK(first_days("FREQ=YEARLY;BYWEEKNO=1,53;BYMONTH=1;BYDAY=FR", "20210101", 4) == "20210101 20210108 20220107 20230106");
    CHECK(first_days("FREQ=YEARLY;BYWEEKNO=20;BYYEARDAY=137;BYMONTHDAY=17", "20210101", 2) == "20210517 20220517");
    CHECK(first_days("FREQ=YEARLY;BYDAY=1MO,TU;BYMONTH=6", "20210601", 6) == "20210601 20210607 20210608 20210615 20210622 20210629");
}

TEST_CASE("What the rule leaves open is DTSTART's", "[foreign_rule]") {
    CHECK(first_days("FREQ=YEARLY", "20200229", 2) == "20200229 20240229");
    CHECK(first_days("FREQ=MONTHLY", "20210131", 3) == "20210131 20210331 20210531");
    CHECK(first_days("FREQ=YEARLY;BYWEEKNO=20", "20210519", 3) == "20210519 20220518 20230517");
    CHECK(first_days("FREQ=YEARLY;BYMONTHDAY=15", "20211115", 3) == "20211115 20211215 20220115");
    CHECK(first_days("FREQ=WEEKLY;BYMONTH=5", "20210528", 2) == "20210528 20220506");
}

TEST_CASE("Weeks are numbered by ISO 8601, also across New Year and from the end", "[foreign_rule]") {
    CHECK(first_days("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,SU", "20200101", 4) == "20201228 20210103 20261228 20270103");
    CHECK(first_days("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU", "20200101", 3) == "20210103 20220102 20230101");
    CHECK(first_days("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "20190102", 3) == "20191230 20210104 20220103");
    CHECK(first_days("FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU", "20190102", 3) == "20191229 20210103 20220102");
}

TEST_CASE("Each week of a whole cycle of years has the days that ISO 8601 gives it", "[foreign_rule]") {
    const Date first(1999, 1, 1), last(2028, 12, 31);
    const auto monday_of_first_week = [](int year) { return model::monday_of(Date(static_cast<unsigned short>(year), 1, 4)); };
    const auto start = model::wall_seconds(first, {});
    for (int week = -53; week <= 53; ++week) {
        if (week == 0) continue;
        std::vector<WallSeconds> expected;
        for (int year = 1998; year <= 2029; ++year) {
            const auto end = monday_of_first_week(year + 1);
            const auto monday = model::plus_days(week > 0 ? monday_of_first_week(year) : end, 7L * (week > 0 ? week - 1 : week));
            if (monday < monday_of_first_week(year) || monday >= end) continue;
            for (int day = 0; day < 7; ++day)
                if (const auto date = model::plus_days(monday, day); date >= first && date <= last) expected.push_back(model::wall_seconds(date, {}));
        }
        const auto rule = rule_of("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYWEEKNO=" + std::to_string(week));
        INFO(week);
        CHECK(expand_foreign(rule, start, {start, model::wall_seconds(last, {}), 5'000, {}}).starts == expected);
    }
}

TEST_CASE("UNTIL: a day ends with that day, and what the caller converts goes before the text", "[foreign_rule]") {
    const auto start = at("20210503T194500");
    const RuleWindow year{start, at("20211231"), 5'000, {}};
    CHECK(expand_foreign(rule_of("FREQ=DAILY;UNTIL=20210505"), start, year).starts.size() == 3);
    CHECK(expand_foreign(rule_of("FREQ=DAILY;UNTIL=20210505T194500"), start, year).starts.size() == 3);
    CHECK(expand_foreign(rule_of("FREQ=DAILY;UNTIL=20210505T194459"), start, year).starts.size() == 2);
    const auto utc = rule_of("FREQ=DAILY;UNTIL=20210505T124500Z");
    REQUIRE(utc.until == Moment{Moment::Form::Utc, at("20210505T124500")});
    auto converted = year;
    converted.until = utc.until->seconds + 7 * 3600;
    CHECK(expand_foreign(utc, start, year).starts.size() == 2);
    CHECK(expand_foreign(utc, start, converted).starts.size() == 3);
    CHECK(expand_foreign(rule_of("FREQ=DAILY;UNTIL=20210502"), start, year).starts.empty());
}

TEST_CASE("COUNT counts from DTSTART, wherever the window begins", "[foreign_rule]") {
    const auto start = at("20210503T194500");
    const auto rule = rule_of("FREQ=WEEKLY;BYDAY=MO,TU;COUNT=5");
    CHECK(days_of(expand_foreign(rule, start, {at("20210511"), at("20221231"), 9, {}})) == "20210511 20210517");
    CHECK(expand_foreign(rule, start, {at("20210518"), at("20221231"), 9, {}}).starts.empty());
    CHECK(first_days("FREQ=DAILY;BYHOUR=6;COUNT=2", "20210503T194500", 9) == "20210504 20210505");
    CHECK(rule.bounded_by_count());
    CHECK(rule.has_end());
    CHECK_FALSE(rule_of("FREQ=DAILY").has_end());
    CHECK(rule_of("FREQ=DAILY;UNTIL=20210505").has_end());
    CHECK_FALSE(rule_of("FREQ=DAILY;UNTIL=20210505").bounded_by_count());
}

TEST_CASE("Any window shows that stretch of the whole, both ends within", "[foreign_rule]") {
    const auto start = at("20210503T194500");
    for (const char* text : {"FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR",
                             "FREQ=YEARLY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,WE,SU;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-1",
                             "FREQ=DAILY;INTERVAL=3;COUNT=900"}) {
        const auto rule = rule_of(text);
        const auto whole = expand_foreign(rule, start, {start, at("20401231"), 9'999, {}}).starts;
        REQUIRE(whole.size() > 6);
        for (std::size_t first = 0; first + 3 < whole.size(); first += 1 + whole.size() / 40) {
            const auto part = expand_foreign(rule, start, {whole[first], whole[first + 3], 9, {}});
            INFO(text);
            CHECK(part.starts == std::vector<WallSeconds>{whole[first], whole[first + 1], whole[first + 2], whole[first + 3]});
            CHECK_FALSE(part.cut);
            CHECK(expand_foreign(rule, start, {whole[first] + 1, whole[first + 1] - 1, 9, {}}).starts.empty());
        }
    }
}

TEST_CASE("More than asked for is cut, and said", "[foreign_rule]") {
    const auto start = at("20210503");
    const auto daily = rule_of("FREQ=DAILY");
    const auto some = expand_foreign(daily, start, {start, at("20210512"), 9, {}});
    CHECK(some.starts.size() == 9);
    CHECK(some.cut);
    CHECK_FALSE(expand_foreign(daily, start, {start, at("20210512"), 10, {}}).cut);
    CHECK(expand_foreign(daily, start, {start, at("20210502"), 9, {}}).starts.empty());
    CHECK(expand_foreign(daily, at("19500101"), {at("19000101"), at("29991231"), 5'000, {}}).starts.front() == at("19700101"));
    CHECK(expand_foreign(daily, at("21001230"), {at("19000101"), at("29991231"), 5'000, {}}).starts.size() == 2);
    constexpr auto lowest = std::numeric_limits<WallSeconds>::min(), highest = std::numeric_limits<WallSeconds>::max();
    for (const auto wild : {lowest, highest}) CHECK(expand_foreign(daily, wild, {lowest, highest, 9, {}}).starts.empty());
}

TEST_CASE("Single times of day stand instead of DTSTART's, unless it is a day", "[foreign_rule]") {
    const auto rule = rule_of("FREQ=DAILY;BYHOUR=7;BYMINUTE=05;BYSECOND=60");
    const auto start = at("20210503T060102");
    CHECK(expand_foreign(rule, start, {start, at("20210504"), 9, {}}).starts == std::vector{at("20210503T070559")});
    CHECK(expand_foreign(rule_of("FREQ=DAILY;BYMINUTE=30"), start, {start, at("20210504"), 9, {}}).starts == std::vector{at("20210503T063002")});
    CHECK(expand_foreign(rule.without_times(), at("20210503"), {at("20210503"), at("20210503"), 9, {}}).starts == std::vector{at("20210503")});
    CHECK_FALSE(gives_start(rule, start));
    CHECK(gives_start(rule, at("20210503T070559")));
}

TEST_CASE("Whether DTSTART is a day of its rule is known in any year", "[foreign_rule]") {
    CHECK(gives_start(rule_of("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), at("16011028T030000")));
    CHECK_FALSE(gives_start(rule_of("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), at("16011029T030000")));
    CHECK(gives_start(rule_of("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1"), at("20210507")));
    CHECK_FALSE(gives_start(rule_of("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1"), at("20210503")));
    CHECK(gives_start(rule_of("FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=-1"), at("99991231")));
    CHECK_FALSE(gives_start(rule_of("FREQ=DAILY"), std::numeric_limits<WallSeconds>::max()));
}

TEST_CASE("What cannot be read, or must not be followed, is refused with its reason", "[foreign_rule]") {
    using enum RuleRefusal;
    const std::vector<std::pair<RuleRefusal, std::vector<std::string>>> refused{
        {Unreadable, {"", ";", "FREQ", "FREQ=", "FREQ=OFTEN", "INTERVAL=2", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;COUNT=2;COUNT=2",
                      "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=+1", "FREQ=DAILY;INTERVAL=4294967297",
                      "FREQ=DAILY;INTERVAL=1,2", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=", "FREQ=DAILY;COUNT= 2",
                      "FREQ=DAILY;UNTIL=SOON", "FREQ=DAILY;UNTIL=20210230", "FREQ=WEEKLY;BYDAY=", "FREQ=WEEKLY;BYDAY=MO,",
                      "FREQ=WEEKLY;BYDAY=MO,XX", "FREQ=WEEKLY;BYDAY=M", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=54MO",
                      "FREQ=MONTHLY;BYDAY=--1MO", "FREQ=MONTHLY;BYDAY=+-1MO", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=-1",
                      "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=YEARLY;BYYEARDAY=367", "FREQ=YEARLY;BYWEEKNO=-54",
                      "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;BYSECOND=61", "FREQ=WEEKLY;WKST=1",
                      "FREQ=DAILY;X-OFTEN=1", "RRULE:FREQ=DAILY"}},
        {BelowDaily, {"FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=90", "FREQ=HOURLY;BYYEARDAY=1"}},
        {Rscale, {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L", "FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD"}},
        {TimeLists, {"FREQ=DAILY;BYHOUR=9,10", "FREQ=DAILY;BYMINUTE=0,20,40", "FREQ=DAILY;BYHOUR=9;BYSECOND=0,1"}},
        {CountAndUntil, {"FREQ=DAILY;COUNT=2;UNTIL=20210505"}},
        {Misplaced, {"FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYYEARDAY=1", "FREQ=MONTHLY;BYWEEKNO=1", "FREQ=WEEKLY;BYDAY=1MO",
                     "FREQ=DAILY;BYDAY=-1MO", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "FREQ=YEARLY;BYSETPOS=1"}},
        {NeverFalls, {"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=32767;BYMONTH=2;BYMONTHDAY=30",
                      "FREQ=MONTHLY;BYMONTH=2,4,6;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=YEARLY;BYMONTH=1;BYYEARDAY=32",
                      "FREQ=YEARLY;BYWEEKNO=20;BYSETPOS=2", "FREQ=DAILY;BYMONTH=5;BYSETPOS=2", "FREQ=DAILY;UNTIL=19691231"}},
        {TooMany, {"FREQ=DAILY;BYMONTH=" + std::string(5'000, '1')}},
    };
    for (const auto& [reason, texts] : refused)
        for (const auto& text : texts) {
            INFO(text.substr(0, 80));
            CHECK(refusal_of(text) == reason);
        }
}

TEST_CASE("A rule is the same in small letters, in another order, and with a semicolon too many", "[foreign_rule]") {
    const auto rule = rule_of("FREQ=MONTHLY;BYDAY=MO,-1FR;BYMONTH=5,6;UNTIL=20220505T000000Z");
    CHECK(rule_of("byday=-1fr,mo;until=20220505t000000z;bymonth=6,5;freq=monthly;") == rule);
    CHECK_FALSE(rule_of("FREQ=MONTHLY;BYDAY=MO,1FR;BYMONTH=5,6;UNTIL=20220505T000000Z") == rule);
    CHECK(rule_of("FREQ=DAILY;BYHOUR=9,9").hour == 9);
    CHECK(rule_of("FREQ=DAILY;INTERVAL=2147483647;COUNT=2147483647").count == 2147483647);
}

TEST_CASE("A rule that falls once in a long while is found, with any interval", "[foreign_rule]") {
    CHECK(first_days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "20210101", 3) == "20440229 20720229");
    CHECK(first_days("FREQ=YEARLY;INTERVAL=19;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "20060101", 3) == "20440229");
    CHECK(first_days("FREQ=YEARLY;INTERVAL=2000000000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "20210101", 3).empty());
    CHECK(first_days("FREQ=DAILY;INTERVAL=2000000000;BYDAY=MO", "20210503", 3) == "20210503");
    CHECK(first_days("FREQ=MONTHLY;INTERVAL=1000;BYMONTHDAY=3", "20000103", 3) == "20000103 20830503");
    CHECK(first_days("FREQ=WEEKLY;INTERVAL=1000;BYDAY=MO", "20210503", 3) == "20210503 20400702 20590901");
}

TEST_CASE("Foreign words for what our own rhythm says", "[foreign_rule]") {
    using model::Recurrence;
    using model::Weekday;
    const Date monday(2021, 5, 3);
    CHECK(own("FREQ=DAILY", monday) == Recurrence::daily());
    CHECK(own("FREQ=DAILY;INTERVAL=14;COUNT=3", monday) == Recurrence::weekly({Weekday::Monday}, 2));
    CHECK(own("FREQ=WEEKLY;UNTIL=20210601", monday) == Recurrence::weekly({Weekday::Monday}));
    for (const char* rule : {"FREQ=WEEKLY;WKST=SU;BYDAY=TU,SU", "FREQ=DAILY;BYDAY=TU,SU", "FREQ=MONTHLY;BYDAY=TU,SU", "FREQ=YEARLY;BYDAY=TU,SU"})
        CHECK(own(rule, monday) == Recurrence::weekly({Weekday::Tuesday, Weekday::Sunday}));
    CHECK(own("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU", monday) == Recurrence::weekly({Weekday::Tuesday}, 2));
    CHECK_FALSE(own("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", monday));
    CHECK(own("FREQ=MONTHLY", monday) == Recurrence::monthly_on(3));
    CHECK(own("FREQ=MONTHLY;BYMONTHDAY=-1", monday) == Recurrence::monthly_on(-1));
    CHECK(own("FREQ=MONTHLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=-1", monday) == Recurrence::monthly_on(-1));
    for (const char* rule : {"FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"})
        CHECK(own(rule, monday) == Recurrence::monthly(-1, Weekday::Friday));
    const auto yearly = own("FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=2SU", monday);
    REQUIRE(yearly);
    CHECK(yearly->every == 24);
    CHECK(own("FREQ=YEARLY", monday)->every == 12);
    for (const char* rule : {"FREQ=YEARLY;BYMONTH=6;BYDAY=2SU", "FREQ=YEARLY;BYDAY=2SU", "FREQ=YEARLY;BYMONTHDAY=3", "FREQ=MONTHLY;BYMONTHDAY=3,4",
                             "FREQ=MONTHLY;BYMONTHDAY=-2", "FREQ=MONTHLY;BYDAY=1MO,2TU", "FREQ=MONTHLY;BYDAY=1MO,TU",
                             "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO", "FREQ=DAILY;INTERVAL=2",
                             "FREQ=DAILY;BYMONTH=5", "FREQ=DAILY;BYHOUR=9", "FREQ=WEEKLY;INTERVAL=521", "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1"}) {
        INFO(rule);
        CHECK_FALSE(own(rule, monday));
    }
    CHECK_FALSE(as_recurrence(rule_of("FREQ=DAILY"), Date()));
}

namespace {
// Small parts, so that many rules are near to what our own value can say.
std::string near_rule(test::Random& random) {
    static constexpr const char* freqs[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    static constexpr const char* intervals[] = {"", "", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=7", ";INTERVAL=14"};
    static constexpr const char* days[] = {"", "", ";BYDAY=MO", ";BYDAY=TU,SU", ";BYDAY=2WE", ";BYDAY=-1FR", ";BYDAY=1MO,1TU", ";BYDAY=5SA",
                                           ";BYDAY=MO,TU,WE,TH,FR,SA,SU"};
    static constexpr const char* month_days[] = {"", "", "", ";BYMONTHDAY=15", ";BYMONTHDAY=31", ";BYMONTHDAY=-1", ";BYMONTHDAY=1,2"};
    static constexpr const char* months[] = {"", "", "", ";BYMONTH=5", ";BYMONTH=2"};
    static constexpr const char* others[] = {"", "", "", ";BYSETPOS=1", ";BYSETPOS=-1", ";BYSETPOS=3", ";WKST=SU", ";WKST=TH"};
    const auto one_of = [&](const auto& list) { return std::string(list[test::below(random, std::size(list))]); };
    return "FREQ=" + one_of(freqs) + one_of(intervals) + one_of(days) + one_of(month_days) + one_of(months) + one_of(others);
}
}  // namespace

TEST_CASE("Our own rhythm gives the same days as the rule it stands for", "[foreign_rule][random]") {
    test::Random random(20210523);
    int fitting = 0;
    for (int round = 0; round < 10'000; ++round) {
        const auto text = near_rule(random);
        const auto read = read_foreign_rule(text);
        const auto* rule = std::get_if<ForeignRule>(&read);
        if (rule == nullptr) continue;
        const auto anchor = model::plus_days(Date(2020, 1, 1), static_cast<long>(test::below(random, 1'000)));
        const auto recurrence = as_recurrence(*rule, anchor);
        if (!recurrence) continue;
        ++fitting;
        const auto last = model::plus_days(anchor, 6'000);
        std::vector<WallSeconds> expected;
        for (const auto& day : model::expand(*recurrence, anchor, anchor, last)) expected.push_back(model::wall_seconds(day, {}));
        const auto start = model::wall_seconds(anchor, {});
        const auto found = expand_foreign(*rule, start, {start, model::wall_seconds(last, {}), 9'999, {}});
        if (found.starts != expected) FAIL_CHECK(text << " from " << model::iso(anchor));
    }
    CHECK(fitting > 500);
}
