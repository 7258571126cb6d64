// SPDX-License-Identifier: Apache-2.0
// The rules of a plan, asked pair by pair and day by day. Not model/rules, and not the rows of the search.
#include <algorithm>
#include <map>
#include <tuple>

#include "calendar/model/rules/rules.h"
#include "tests/planner/checker_airings.h"

namespace lichsong::test {
namespace {

using model::Date;
using model::Plan;
using model::Rule;
using model::RuleScope;
using model::RuleSubject;
using model::Severity;
using model::WallSeconds;

constexpr WallSeconds hour = 3600;

class Judge {
public:
    Judge(const Plan& plan, const std::vector<Stands>& all, const Date& today)
        : m_plan(plan), m_all(all), m_today(today), m_working_days(model::plus_days(today, -60), model::plus_days(today, 400), plan.holidays.rows()) {}

    Weighed judge() {
        for (const auto& one : m_all)
            if (one.is_ours) judge_place(one);
        judge_capacity();
        judge_time();
        for (const auto& rule : m_plan.rules) {
            if (rule.severity == Severity::Ignore) continue;
            if (rule.kind == "cap") judge_cap(rule);
            if (rule.kind == "separation") judge_separation(rule);
        }
        return std::move(m_found);
    }

private:
    void tell(std::string what, const Stands& one) { m_found.breaches.push_back(what + ' ' + std::to_string(one.placement->id)); }

    // ---- where it is
    void judge_place(const Stands& one) {
        if (one.slot == nullptr || one.slot->outlet != id_of(*one.outlet)) return tell("no_slot", one);
        if (one.placement->date <= m_today || one.placement->date > m_plan.campaign.last_day) tell("days", one);
        if (one.segment->candidate_content) tell("candidate_content", one);
        if (!model::is_valid_on(one.outlet->valid_from, one.outlet->valid_to, one.placement->date)) tell("outlet_not_valid", one);
        if (model::slot_on(*one.slot, m_plan.campaign.first_day, one.placement->date) != model::SlotDay::Open) tell("not_open", one);
        const auto& topics = one.segment->topics;
        const auto takes = [&](auto topic) { return std::any_of(one.slot->topics.begin(), one.slot->topics.end(), [&](auto listed) { return falls_under(m_plan, topic, listed); }); };
        if (!one.slot->topics.empty() && std::none_of(topics.begin(), topics.end(), takes)) tell("topic", one);
        judge_repeat(one);
        bool is_frowned_on = false;
        for (const auto& rule : m_plan.rules) {
            if (rule.severity == Severity::Ignore || !breaks_by_itself(rule, one)) continue;
            if (rule.severity != Severity::Warn) tell(rule.kind, one);
            else is_frowned_on = is_frowned_on || !rule.only_topic;
        }
        if (is_frowned_on) ++m_found.frowns;  // however many rules do
    }

    bool breaks_by_itself(const Rule& rule, const Stands& one) const {
        if (!holds_for(m_plan, rule, one)) return false;
        if (rule.kind == "flight") return model::is_set(m_plan.campaign.first_day) && one.placement->date < m_plan.campaign.first_day;
        if (rule.kind == "holiday") {
            const auto* day = m_working_days.holiday(one.placement->date);
            return day != nullptr && day->restricted && day->kind != model::HolidayKind::Working;
        }
        if (rule.kind == "closed") return cuts_into_reserved(one);
        return rule.kind == "lead_time" && is_late(rule, one);
    }

    bool is_late(const Rule& rule, const Stands& one) const {
        const auto& medium = model::medium_info(one.outlet->medium);
        const auto state = one.segment->state;
        const auto days = [](const auto& of_slot, const auto& of_outlet, int of_medium) { return of_slot ? *of_slot : of_outlet.value_or(of_medium); };
        int lead = days(one.slot->lead_tape, one.outlet->lead_tape, medium.lead_tape);
        bool lacks = true;  // the tape: nobody has confirmed a draft
        if (rule.stage == model::LeadStage::Content) {
            lead = days(one.slot->lead_content, one.outlet->lead_content, medium.lead_content);
            lacks = state == model::SegmentState::Draft || state == model::SegmentState::Returned;
        } else if (rule.stage == model::LeadStage::Approval) {
            lead = days(one.slot->lead_approval, one.outlet->lead_approval, medium.lead_approval);
            lacks = state != model::SegmentState::Approved;
        }
        return lacks && m_today > m_working_days.before(one.placement->date, lead);
    }

    bool cuts_into_reserved(const Stands& one) const {
        if (!one.is_timed) return false;
        for (const auto& slot : m_plan.slots) {
            if (slot.kind == model::SlotKind::Open || slot.outlet != id_of(*one.outlet) || !slot.start) continue;
            for (long back = 0; back <= 1; ++back) {
                const auto day = model::plus_days(one.placement->date, -back);
                if (model::slot_dates(slot, m_plan.campaign.first_day, day, day).empty()) continue;
                const auto from = model::wall_seconds(day, *slot.start);
                if (from < std::max(one.end, one.start + 1) && from + slot.length.count() > one.start) return true;
            }
        }
        return false;
    }

    // A slot that repeats shows again what its original showed last, and other slots repeat nothing.
    void judge_repeat(const Stands& one) {
        const auto* original = m_plan.placements.find(one.placement->repeat_of);
        if ((original != nullptr) != static_cast<bool>(one.slot->repeats)) return tell("repeat_or_not", one);
        if (original == nullptr) return;
        const auto* shown = m_plan.slots.find(original->slot);
        if (shown == nullptr || id_of(*shown) != one.slot->repeats) return tell("repeat_of_other_slot", one);
        if (original->segment != one.placement->segment) tell("repeat_of_other_item", one);
        const auto start_of = [](const model::Placement& row, const model::Slot& slot) { return model::wall_seconds(row.date, row.start ? *row.start : slot.start.value_or(model::TimeOfDay{})); };
        if (start_of(*original, *shown) >= one.start) tell("repeat_too_early", one);
        for (auto day = model::plus_days(original->date, 1); day <= one.placement->date; day = model::plus_days(day, 1)) {
            const bool is_before = model::wall_seconds(day, shown->start.value_or(model::TimeOfDay{})) < model::wall_seconds(one.placement->date, one.slot->start.value_or(model::TimeOfDay{}));
            if (is_before && model::slot_on(*shown, m_plan.campaign.first_day, day) == model::SlotDay::Open) return tell("repeat_of_older", one);
        }
    }

    // ---- room and time
    void judge_capacity() {
        std::map<std::pair<std::int64_t, Date>, std::vector<const Stands*>> days;
        for (const auto& one : m_all)
            if (one.slot != nullptr) days[{one.slot->id, one.placement->date}].push_back(&one);
        for (const auto& [key, some] : days) {
            if (std::none_of(some.begin(), some.end(), [](const Stands* one) { return one->is_ours; })) continue;
            const auto& slot = *some.front()->slot;
            const auto capacity = model::slot_capacity(slot);
            std::int64_t sum = 0;
            for (const auto* one : some)
                sum += slot.capacity_unit == model::CapacityUnit::Seconds ? one->placement->length.count() : slot.capacity_unit == model::CapacityUnit::Items ? 1 : one->placement->size;
            if (capacity && sum > *capacity) tell("capacity", *some.front());
        }
    }

    // What is booked for one time in one slot goes out one after the other.
    void judge_time() {
        std::map<std::pair<std::int64_t, WallSeconds>, WallSeconds> filled;  // by slot and time booked: until when
        std::map<std::int64_t, std::vector<std::pair<std::pair<WallSeconds, WallSeconds>, const Stands*>>> on_air;
        for (const auto& one : m_all) {
            const auto length = one.placement->length.count();
            if (!one.is_timed || !one.is_broadcast || length <= 0) continue;
            auto start = one.start;
            if (one.slot != nullptr) {
                const auto [until, is_new] = filled.try_emplace({one.slot->id, one.start}, start + length);
                if (!is_new) {
                    start = until->second;
                    until->second += length;
                }
            }
            on_air[one.outlet->id].push_back({{start, start + length}, &one});
            const auto slot_end = one.slot == nullptr ? 0 : model::wall_seconds(one.placement->date, one.slot->start.value_or(model::TimeOfDay{})) + one.slot->length.count();
            if (one.is_ours && one.slot->length.count() > 0 && start + length > slot_end) tell("past_the_slot", one);
        }
        for (auto& entry : on_air) judge_line(entry.second);
    }

    void judge_line(std::vector<std::pair<std::pair<WallSeconds, WallSeconds>, const Stands*>>& line) {
        std::sort(line.begin(), line.end());
        const std::pair<std::pair<WallSeconds, WallSeconds>, const Stands*>* longest = nullptr;
        const std::pair<std::pair<WallSeconds, WallSeconds>, const Stands*>* longest_of_ours = nullptr;
        for (const auto& one : line) {
            const auto* other = one.second->is_ours ? longest : longest_of_ours;
            if (other != nullptr && other->first.second > one.first.first) tell("overlap", *one.second);
            if (longest == nullptr || one.first.second > longest->first.second) longest = &one;
            if (one.second->is_ours && (longest_of_ours == nullptr || one.first.second > longest_of_ours->first.second)) longest_of_ours = &one;
        }
    }

    // ---- caps and separations
    [[nodiscard]] std::int64_t group_of(const Rule& rule, const Stands& one) const {
        switch (rule.scope) {
            case RuleScope::Slot: return one.slot == nullptr ? -1 : one.slot->id;
            case RuleScope::Outlet: return one.outlet->id;
            case RuleScope::Medium: return static_cast<std::int64_t>(one.outlet->medium);
            case RuleScope::Area: return one.outlet->area ? one.outlet->area.value : -1;
            case RuleScope::Everywhere: break;
        }
        return 0;
    }

    [[nodiscard]] std::vector<std::int64_t> subjects_of(const Rule& rule, const Stands& one) const {
        const auto series = one.placement->series ? one.placement->series : one.segment->series;
        std::vector<std::int64_t> topics;
        switch (rule.subject) {
            case RuleSubject::Placement: return {0};
            case RuleSubject::Segment: return {one.segment->id};
            case RuleSubject::Series: return series ? std::vector{series.value} : topics;
            case RuleSubject::Partner: return one.outlet->partner ? std::vector{one.outlet->partner.value} : topics;
            case RuleSubject::Topic: break;
        }
        for (const auto topic : one.segment->topics)
            if (falls_under(m_plan, topic, rule.only_topic) && std::find(topics.begin(), topics.end(), topic.value) == topics.end()) topics.push_back(topic.value);
        return topics;
    }

    void judge_cap(const Rule& rule) {
        struct Count {
            int all = 0;
            int ours = 0;
            const Stands* one = nullptr;
        };
        std::map<std::tuple<std::int64_t, std::int64_t, Date>, Count> counts;
        for (const auto& one : m_all) {
            const auto group = group_of(rule, one);
            if (group < 0 || !holds_for(m_plan, rule, one)) continue;
            const bool is_before_dawn = one.is_timed && one.outlet->day_start.seconds != 0;
            const auto day = rule.period == model::RulePeriod::Week ? model::monday_of(one.placement->date) : is_before_dawn ? model::date_of(one.start - one.outlet->day_start.seconds) : one.placement->date;
            for (const auto subject : subjects_of(rule, one)) {
                auto& count = counts[{group, subject, day}];
                ++count.all;
                if (one.is_ours) ++count.ours, count.one = &one;
            }
        }
        for (const auto& [key, count] : counts) {
            if (count.ours == 0 || count.all <= rule.maximum) continue;
            if (rule.severity != Severity::Warn) tell("cap", *count.one);
            else m_found.frowns += std::min(count.ours, count.all - rule.maximum);
        }
    }

    void judge_separation(const Rule& rule) {
        std::map<std::int64_t, std::vector<const Stands*>> groups;
        std::map<std::pair<std::int64_t, std::int64_t>, std::vector<const Stands*>> lines;
        for (const auto& one : m_all) {
            const auto group = group_of(rule, one);
            if (group < 0) continue;
            groups[group].push_back(&one);
            if (!holds_for(m_plan, rule, one)) continue;
            for (const auto subject : subjects_of(rule, one)) lines[{group, subject}].push_back(&one);
        }
        for (const auto& [key, line] : lines) {
            WallSeconds longest = 0;
            for (std::size_t late = 0; late < line.size(); ++late) {
                for (auto early = late; early-- > 0;) {
                    if (rule.slots <= 0 && line[late]->start - line[early]->start > longest + WallSeconds{60} * rule.minutes) break;
                    judge_pair(rule, *line[early], *line[late], groups[key.first]);
                }
                longest = std::max(longest, line[late]->end - line[late]->start);
            }
        }
    }

    void judge_pair(const Rule& rule, const Stands& early, const Stands& late, const std::vector<const Stands*>& group) {
        if (!early.is_ours && !late.is_ours) return;
        const bool by_family = rule.subject != RuleSubject::Segment && rule.subject != RuleSubject::Placement;
        const bool is_one_family = by_family && early.family == late.family;
        const auto apart = late.start - (early.is_timed ? early.end : early.start);
        const auto wanted = WallSeconds{60} * rule.minutes;
        if (rule.minutes > 0 && apart < (is_one_family ? std::min(wanted, hour) : wanted)) {
            if (rule.severity == Severity::Warn) ++m_found.frowns;
            else tell("separation", late);
        }
        if (rule.slots <= 0 || rule.severity == Severity::Warn || (is_one_family && apart >= hour)) return;  // such a rule that warns is not weighed
        const auto first = std::lower_bound(group.begin(), group.end(), early.start, [](const Stands* one, WallSeconds at) { return one->start < at; });
        const auto past = std::upper_bound(group.begin(), group.end(), late.start, [](WallSeconds at, const Stands* one) { return at < one->start; });
        if (past - first - 2 < rule.slots) tell("too_few_between", late);
    }

    const Plan& m_plan;
    const std::vector<Stands>& m_all;
    Date m_today;
    model::WorkingDays m_working_days;
    Weighed m_found;
};

std::int64_t first_airing(const Plan& plan, const model::Placement& placement) {
    const auto* at = &placement;
    for (int i = 0; i < 16 && at->repeat_of; ++i) {
        const auto* next = plan.placements.find(at->repeat_of);
        if (next == nullptr) break;
        at = next;
    }
    return at->id;
}

}  // namespace

bool holds_for(const Plan& plan, const Rule& rule, const Stands& one) {
    const auto& outlet = *one.outlet;
    if ((rule.only_outlet && rule.only_outlet != id_of(outlet)) || (!rule.any_medium && rule.only_medium != outlet.medium)) return false;
    if (!lies_in(plan, outlet.area, rule.only_area) || (rule.only_partner && rule.only_partner != outlet.partner)) return false;
    return !rule.only_topic || std::any_of(one.segment->topics.begin(), one.segment->topics.end(), [&](auto topic) { return falls_under(plan, topic, rule.only_topic); });
}

std::vector<Stands> all_that_stand(const Plan& plan, std::int64_t last, const std::set<std::int64_t>& free) {
    std::vector<Stands> all;
    for (const auto& placement : plan.placements) {
        Stands one;
        one.placement = &placement;
        one.segment = plan.segments.find(placement.segment);
        one.outlet = plan.outlets.find(placement.outlet);
        one.slot = plan.slots.find(placement.slot);
        one.is_ours = placement.id > last || free.contains(placement.id);
        if (!model::state_info(placement.state).occupies || placement.intention == model::Intention::NotIntended || !model::is_set(placement.date)) continue;
        if (one.segment == nullptr || one.outlet == nullptr) continue;
        const auto& medium = model::medium_info(one.outlet->medium);
        auto start = placement.start;
        if (!start && one.slot != nullptr) start = one.slot->start;
        one.is_timed = medium.has_clock_time && start;
        one.is_broadcast = !medium.is_published;
        one.start = model::wall_seconds(placement.date, start.value_or(model::TimeOfDay{}));
        one.end = one.start + placement.length.count();
        one.family = first_airing(plan, placement);
        all.push_back(one);
    }
    std::stable_sort(all.begin(), all.end(), [](const Stands& a, const Stands& b) { return a.start < b.start; });
    return all;
}

Weighed weigh_rules(const Plan& plan, const std::vector<Stands>& all, const Date& today) { return Judge(plan, all, today).judge(); }

}  // namespace lichsong::test
