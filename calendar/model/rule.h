// SPDX-License-Identifier: Apache-2.0
// A named constraint of a plan, and what breaks it. What each kind of rule means stands in model/rules, one file a kind.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar/model/placement.h"

namespace lichsong::model {

enum class Severity : std::uint8_t {
    Ignore,
    Warn,
    BlockRelease,  ///< may stand in the plan, but not go out to partners
    Block,         ///< may not even be saved
};
inline constexpr Names<4> severity_names = {"ignore", "warn", "block_release", "block"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Severity) { return severity_names; }

/// What must be apart, or is counted.
enum class RuleSubject : std::uint8_t { Placement, Segment, Topic, Series, Partner };
inline constexpr Names<5> rule_subject_names = {"placement", "segment", "topic", "series", "partner"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(RuleSubject) { return rule_subject_names; }

/// Within what it must be apart, or is counted.
enum class RuleScope : std::uint8_t { Slot, Outlet, Medium, Area, Everywhere };
inline constexpr Names<5> rule_scope_names = {"slot", "outlet", "medium", "area", "everywhere"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(RuleScope) { return rule_scope_names; }

enum class RulePeriod : std::uint8_t { Day, Week };
inline constexpr Names<2> rule_period_names = {"day", "week"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(RulePeriod) { return rule_period_names; }

/// Which of the outlet's deadlines a lead-time rule watches.
enum class LeadStage : std::uint8_t { Content, Approval, Tape };
inline constexpr Names<3> lead_stage_names = {"content", "approval", "tape"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(LeadStage) { return lead_stage_names; }

/// What must be filled in before an item goes out.
enum class RuleNeed : std::uint8_t { Reference, EnglishTitle, Length, Size, Slot };
inline constexpr Names<5> rule_need_names = {"reference", "title_en", "length", "size", "slot"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(RuleNeed) { return rule_need_names; }

struct Rule : Entity {
    std::string title;
    std::string title_en;
    std::string kind;                               ///< a row of the table in model/rules: "separation"
    Severity severity = Severity::Warn;
    RuleSubject subject = RuleSubject::Topic;
    RuleScope scope = RuleScope::Outlet;
    RulePeriod period = RulePeriod::Day;
    LeadStage stage = LeadStage::Content;
    int minutes = 0;                                ///< separation: at least so far apart
    int slots = 0;                                  ///< separation: at least so many other placements between
    int maximum = 0;                                ///< cap: at most so many
    base::Id<Outlet> only_outlet;                   ///< the rule holds only there
    bool any_medium = true;
    Medium only_medium = Medium::Radio;             ///< where any_medium is false
    base::Id<Area> only_area;                       ///< that area and what lies in it
    base::Id<Topic> only_topic;                     ///< that topic and those below it
    base::Id<Partner> only_partner;
    std::string law;
    RuleNeed needs = RuleNeed::Reference;           ///< complete: what must be filled in
};

[[nodiscard]] std::span<const FieldInfo> rule_fields();

/// One breach of one rule. `reason` and `args` become a sentence in app/common/describe; args are plain values such as
/// dates (ISO), counts and titles.
struct Violation {
    base::Id<Rule> rule;
    Severity severity = Severity::Warn;
    std::vector<base::Id<Placement>> placements;  ///< the one to blame first
    std::string reason;
    std::vector<std::string> args;
};

}  // namespace lichsong::model
