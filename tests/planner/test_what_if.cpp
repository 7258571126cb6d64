// SPDX-License-Identifier: Apache-2.0
// What would help is held against every plan there is: small campaigns are solved by trying all of it, with rules and coverage as the model has
// them, once with the step and once without.
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>

#include "calendar/model/coverage.h"
#include "calendar/planner/near.h"
#include "calendar/planner/what_if.h"
#include "tests/model/sample.h"

using namespace lichsong::test;
using lichsong::planner::Blocking;
using lichsong::planner::Effort;
using lichsong::planner::Problem;
using lichsong::planner::Proposal;
using lichsong::planner::Reason;
using lichsong::planner::Relaxation;
using lichsong::planner::Relaxed;
using lichsong::planner::Trial;
using lichsong::planner::WhatIf;

namespace {

constexpr std::string_view today = "2021-03-07";

// One week; two topics wanted on the radio, more of them than slots and rules allow.
struct Tight : Sample {
    explicit Tight(unsigned seed = 0, int days = 4) : m_random(seed) {
        plan.campaign.first_day = day("2021-03-08");
        plan.campaign.last_day = day("2021-03-14");
        news = slot("Bản tin", radio, "06:00", 5);
        (*this)[news].capacity_unit = CapacityUnit::Items;
        (*this)[news].capacity = 1;
        (*this)[news].valid_to = plus_days(day("2021-03-08"), days - 1);
        for (const auto topic : {fire, traffic}) {
            Goal goal;
            goal.topic = topic;
            goal.medium = Medium::Radio;
            goal.target = pick(1, 3);
            goals.push_back(add(goal));
        }
    }
    int pick(int low, int high) { return low + static_cast<int>(m_random() % static_cast<unsigned>(high - low + 1)); }

    base::Id<Rule> cap(int maximum, base::Id<Topic> topic = {}) {
        const auto id = rule("cap");
        auto& row = (*this)[id];
        row.severity = Severity::Block;
        row.subject = RuleSubject::Topic;
        row.period = RulePeriod::Week;
        row.maximum = maximum;
        row.only_topic = topic;
        return id;
    }
    base::Id<Rule> apart(int minutes) {
        const auto id = rule("separation");
        auto& row = (*this)[id];
        row.severity = Severity::Block;
        row.subject = RuleSubject::Topic;
        row.minutes = minutes;
        return id;
    }

    base::Id<Slot> news;
    std::vector<base::Id<Goal>> goals;

private:
    std::mt19937 m_random;
};

std::int64_t missing_of(const Plan& plan) {
    std::int64_t sum = 0;
    for (const auto& cell : coverage(plan)) sum += cell.gap(CoverageLayer::Planned);
    return sum;
}

// What every way of filling the slot leaves missing, at least: each day nothing, or up to its capacity of items of the two topics.
class EveryPlan {
public:
    EveryPlan(const Plan& plan, base::Id<Slot> slot, std::vector<base::Id<Topic>> topics) : m_plan(plan), m_slot(*plan.slots.find(slot)), m_topics(std::move(topics)) {
        m_dates = slot_dates(m_slot, plan.campaign.first_day, plan.campaign.first_day, plan.campaign.last_day);
    }
    std::int64_t least_missing() {
        fill(0, 0);
        return m_least;
    }

private:
    void fill(std::size_t at, int in_it) {
        if (at == m_dates.size()) return count();
        fill(at + 1, 0);
        if (in_it == m_slot.capacity) return;
        for (const auto topic : m_topics) {
            const auto before = m_plan;
            put(topic, m_dates[at]);
            fill(at, in_it + 1);
            m_plan = before;
        }
    }
    void put(base::Id<Topic> topic, const Date& date) {
        Segment segment;
        segment.id = static_cast<std::int64_t>(m_plan.segments.size()) + 1;
        segment.topics = {topic};
        m_plan.segments.add(segment);
        Placement placement;
        placement.id = static_cast<std::int64_t>(m_plan.placements.size()) + 1;
        placement.segment = {segment.id};
        placement.outlet = m_slot.outlet;
        placement.slot = {m_slot.id};
        placement.date = date;
        placement.start = m_slot.start;
        m_plan.placements.add(placement);
    }
    void count() {
        for (const auto& violation : check(m_plan, {day(today), {}, {}}))
            if (violation.severity != Severity::Warn) return;
        m_least = std::min(m_least, missing_of(m_plan));
    }

    Plan m_plan;
    Slot m_slot;
    std::vector<base::Id<Topic>> m_topics;
    std::vector<Date> m_dates;
    std::int64_t m_least = INT64_MAX;
};

struct Asked {
    explicit Asked(const Plan& plan) : problem(lichsong::planner::compile(plan, {}, day(today))) {
        Effort effort;
        effort.iterations = 2'000;
        proposal = propose(problem, effort);
        reasons = explain(problem, proposal);
        trial.iterations = 2'000;
    }
    std::vector<WhatIf> answers() const { return what_if(problem, {}, proposal, reasons, trial); }
    Blocking blocking(lichsong::planner::Place requirement) const { return blocking_set(problem, {}, requirement, trial); }

    Problem problem;
    Proposal proposal;
    std::vector<Reason> reasons;
    Trial trial;
};

const WhatIf* answer_for(const std::vector<WhatIf>& answers, Relaxation what) {
    const auto found = std::find_if(answers.begin(), answers.end(), [&](const WhatIf& one) { return one.step.what == what; });
    return found == answers.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("What a step closes is what the best of all plans closes with it and not without it") {
    std::size_t compared = 0;
    for (unsigned seed = 0; seed < 24; ++seed) {
        Tight campaign(seed, 3);
        campaign.cap(campaign.pick(1, 3), campaign.pick(0, 1) == 0 ? campaign.fire : base::Id<Topic>());
        campaign.apart(campaign.pick(1, 2) * 1'500);
        const std::vector topics{campaign.fire, campaign.traffic};
        const auto without = EveryPlan(campaign.plan, campaign.news, topics).least_missing();
        const Asked asked(campaign.plan);
        INFO("seed " << seed);
        CHECK(std::accumulate(asked.proposal.missing.begin(), asked.proposal.missing.end(), std::int64_t{0}) == without);
        const auto answers = asked.answers();
        for (const auto& reason : asked.reasons)
            for (const auto& step : steps_for(asked.problem, reason)) {
                const auto with_it = EveryPlan(with(campaign.plan, step), campaign.news, topics).least_missing();
                const auto told = std::find_if(answers.begin(), answers.end(), [&](const WhatIf& one) { return one.step == step; });
                INFO(name_of(step.what) << " from " << without << " to " << with_it);
                ++compared;
                CHECK((told == answers.end()) == (with_it >= without));
                if (told == answers.end()) continue;
                CHECK(told->least == without - with_it);
                CHECK(told->most == without - with_it);
            }
    }
    CHECK(compared > 20);
}

TEST_CASE("One more than a rule that counts allows is offered, and closes one more") {
    Tight campaign;
    campaign[campaign.goals[0]].target = 3;
    campaign[campaign.goals[1]].target = 1;
    const auto rule = campaign.cap(2);
    const auto answers = Asked(campaign.plan).answers();
    const auto* answer = answer_for(answers, Relaxation::OneMore);
    REQUIRE(answer != nullptr);
    CHECK(answer->step.rule == rule);
    CHECK(answer->least == 1);
    CHECK(answer->helps == std::vector<lichsong::planner::Place>{0});
}

TEST_CASE("Deadlines, candidates' days, closed days and what is confirmed are never offered for relaxing") {
    for (const char* kind : {"lead_time", "candidate_window", "closed", "flight", "overlap", "capacity", "repeat_order"}) {
        Tight campaign;
        const auto rule = campaign.rule(kind);
        campaign[rule].severity = Severity::Block;
        campaign[campaign.radio].lead_content = 30;
        const Asked asked(campaign.plan);
        INFO(kind);
        for (const auto& reason : asked.reasons) {
            auto blamed = reason;
            blamed.rule = rule;
            for (const auto& step : steps_for(asked.problem, blamed)) CHECK(step.rule != rule);
        }
        CHECK_FALSE(asked.problem.plan.rules.empty());
    }
}

TEST_CASE("A goal for which no slot is open is helped by a slot that comes once more, on a day when something may go out") {
    Tight campaign(0, 2);
    campaign[campaign.goals[0]].target = 2;
    campaign[campaign.goals[1]].target = 1;
    const auto answers = Asked(campaign.plan).answers();
    const auto* answer = answer_for(answers, Relaxation::OneMoreDate);
    REQUIRE(answer == nullptr);  // the slot is valid on two days only, and comes on both
    campaign[campaign.news].valid_to = {};
    campaign[campaign.news].rule = parse_recurrence("FREQ=WEEKLY;BYDAY=MO,TU");
    const auto again = Asked(campaign.plan).answers();
    const auto* more = answer_for(again, Relaxation::OneMoreDate);
    REQUIRE(more != nullptr);
    CHECK(more->step.date == day("2021-03-14"));
    CHECK(more->least == 1);
}

TEST_CASE("What together keeps a goal short is told without what does not matter") {
    Tight campaign(0, 5);
    campaign[campaign.goals[0]].target = 4;
    campaign[campaign.goals[1]].target = 1;
    const auto cap = campaign.cap(3);
    const auto apart = campaign.apart(2'000);  // every other day: three of five
    campaign.cap(9, campaign.traffic);
    const auto blocking = Asked(campaign.plan).blocking(0);
    CHECK_FALSE(blocking.is_met_alone);
    REQUIRE(blocking.rules.size() == 1);
    CHECK((blocking.rules[0] == cap || blocking.rules[0] == apart));
    campaign[campaign.goals[0]].target = 3;
    CHECK(Asked(campaign.plan).blocking(0).is_met_alone);
    campaign[campaign.goals[0]].target = 7;
    campaign[cap].severity = campaign[apart].severity = Severity::Ignore;
    const auto room = Asked(campaign.plan).blocking(0);
    CHECK(room.rules.empty());
    CHECK(room.is_room);
}

TEST_CASE("Rules that a proposal uses up to their limit are named, and those it breaks that only warn") {
    Tight campaign;
    campaign[campaign.goals[0]].target = 2;
    campaign[campaign.goals[1]].target = 1;
    const auto limit = campaign.cap(2, campaign.fire);
    const auto warning = campaign.cap(0, campaign.traffic);
    campaign[warning].severity = Severity::Warn;
    campaign[campaign.goals[1]].tier = Tier::Must;
    const Asked asked(campaign.plan);
    REQUIRE(asked.proposal.suggestions.size() == 3);
    const auto near = nearly_broken(asked.problem, asked.proposal);
    for (std::size_t i = 0; i < near.size(); ++i) {
        const auto topic = asked.proposal.to_make[asked.proposal.suggestions[i].to_make].topic;
        REQUIRE(near[i].size() == 1);
        CHECK(near[i][0].rule == (topic == campaign.fire ? limit : warning));
        CHECK(near[i][0].is_broken == (topic == campaign.traffic));
    }
}
