// SPDX-License-Identifier: Apache-2.0
// The table of rule kinds, where each rule holds, and the order of what was found.
#include "calendar/model/rules/rules.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/model/rules/input.h"

namespace lichsong::model {

// What each kind asks, and the reasons it gives with their arguments, stands at the top of its file.
void check_overlap(const RuleTask& task, Violations& out);
void check_capacity(const RuleTask& task, Violations& out);
void check_closed(const RuleTask& task, Violations& out);
void check_lead_time(const RuleTask& task, Violations& out);
void check_separation(const RuleTask& task, Violations& out);
void check_cap(const RuleTask& task, Violations& out);
void check_repeat_order(const RuleTask& task, Violations& out);
void check_candidate_window(const RuleTask& task, Violations& out);
void check_responsible_body(const RuleTask& task, Violations& out);
void check_complete(const RuleTask& task, Violations& out);
void check_flight(const RuleTask& task, Violations& out);
void check_holiday(const RuleTask& task, Violations& out);
void check_makegood(const RuleTask& task, Violations& out);

namespace {

struct RuleKind {
    std::string_view name;
    void (*check)(const RuleTask&, Violations&);
};

// Behind each kind, the fields of Rule it reads. All kinds heed severity and the scope fields (only_outlet, any_medium,
// only_medium, only_area, only_topic, only_partner).
constexpr std::array kinds{
    RuleKind{"overlap", check_overlap},                    // none
    RuleKind{"capacity", check_capacity},                  // none
    RuleKind{"closed", check_closed},                      // none
    RuleKind{"lead_time", check_lead_time},                // stage
    RuleKind{"separation", check_separation},              // subject, scope, minutes, slots
    RuleKind{"cap", check_cap},                            // subject, scope, period, maximum
    RuleKind{"repeat_order", check_repeat_order},          // none
    RuleKind{"candidate_window", check_candidate_window},  // none
    RuleKind{"responsible_body", check_responsible_body},  // none
    RuleKind{"complete", check_complete},                  // needs
    RuleKind{"flight", check_flight},                      // none
    RuleKind{"holiday", check_holiday},                    // none; only_topic names the topics kept away from holidays
    RuleKind{"makegood", check_makegood},                  // none
};

const RuleKind& kind_of_rule(const Rule& rule) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const RuleKind& kind) { return kind.name == rule.kind; });
    if (found == kinds.end()) throw base::Error(base::Fault::Input, "rule.unknown_kind", {rule.kind});
    return *found;
}

// The one place that knows for which placements a rule holds: those on the outlets it names, about the topics it names.
std::vector<std::uint8_t> within(const RuleInput& input, const Rule& rule) {
    if (!rule.only_outlet && rule.any_medium && !rule.only_area && !rule.only_topic && !rule.only_partner) return {};
    std::vector<std::uint8_t> outlets;
    for (const auto& outlet : input.plan.outlets) outlets.push_back(holds_on(input.plan, rule, outlet) ? 1 : 0);
    std::vector<std::uint8_t> topics;
    for (const auto& topic : input.plan.topics) topics.push_back(falls_under(input.plan, id_of(topic), rule.only_topic) ? 1 : 0);
    std::vector<std::uint8_t> holds;
    holds.reserve(input.lives.size());
    for (const auto& live : input.lives) {
        const auto about = input.topics_of(live);
        const bool topic_fits = !rule.only_topic || std::any_of(about.begin(), about.end(), [&](Place t) { return topics[t] != 0; });
        holds.push_back(outlets[live.outlet] != 0 && topic_fits ? 1 : 0);
    }
    return holds;
}

bool touches(const Plan& plan, const Violation& violation, const CheckOptions& options) {
    return std::any_of(violation.placements.begin(), violation.placements.end(), [&](base::Id<Placement> id) {
        const auto* placement = plan.placements.find(id);
        return placement != nullptr && is_valid_on(options.from, options.to, placement->date);
    });
}

// By date and code of the placement to blame; breaches of one placement stay in the order of the rules.
void put_in_order(const Plan& plan, Violations& found) {
    struct Key {
        Date date;
        const std::string* code;
        std::size_t at;
    };
    std::vector<Key> keys;
    keys.reserve(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto* blamed = plan.placements.find(found[i].placements.front());
        keys.push_back({blamed->date, &blamed->key, i});
    }
    std::sort(keys.begin(), keys.end(), [](const Key& left, const Key& right) {
        if (left.date != right.date) return left.date < right.date;
        if (const int order = left.code->compare(*right.code); order != 0) return order < 0;
        return left.at < right.at;
    });
    Violations ordered;
    ordered.reserve(found.size());
    for (const auto& key : keys) ordered.push_back(std::move(found[key.at]));
    found = std::move(ordered);
}

}  // namespace

bool holds_on(const Plan& plan, const Rule& rule, const Outlet& outlet) {
    if (rule.only_outlet && rule.only_outlet != id_of(outlet)) return false;
    if (!rule.any_medium && rule.only_medium != outlet.medium) return false;
    if (rule.only_partner && rule.only_partner != outlet.partner) return false;
    return lies_in(plan, outlet.area, rule.only_area);
}

std::vector<Violation> check(const Plan& plan, const CheckOptions& options) {
    const RuleInput input(plan, options);
    Violations found;
    for (const auto& rule : plan.rules) {
        if (rule.severity == Severity::Ignore) continue;
        kind_of_rule(rule).check({input, rule, within(input, rule)}, found);
    }
    if (is_set(options.from) || is_set(options.to))
        std::erase_if(found, [&](const Violation& violation) { return !touches(plan, violation, options); });
    put_in_order(plan, found);
    return found;
}

std::vector<std::string_view> rule_kinds() {
    std::vector<std::string_view> names;
    for (const auto& kind : kinds) names.push_back(kind.name);
    return names;
}

}  // namespace lichsong::model
