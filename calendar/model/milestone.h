// SPDX-License-Identifier: Apache-2.0
// The legal calendar and the phases hung on it. A milestone's planned date is derived from its anchor; what really
// happened is typed in as `actual` and, where others hang on it, moves them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "calendar/model/area.h"
#include "calendar/model/campaign.h"
#include "calendar/model/entity.h"

namespace lichsong::model {

enum class MilestoneKind : std::uint8_t {
    Deadline,  ///< a latest day ("chậm nhất")
    Window,    ///< from one day to another
    Moment,    ///< a day and a time of the clock
    Day,       ///< the day itself
};
inline constexpr Names<4> milestone_kind_names = {"deadline", "window", "moment", "day"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(MilestoneKind) { return milestone_kind_names; }

/// What a template says of a date's standing: seen in a source, inferred, or known only from memory.
enum class Confidence : std::uint8_t { Verified, Derived, Unconfirmed };
inline constexpr Names<3> confidence_names = {"verified", "derived", "unconfirmed"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Confidence) { return confidence_names; }

struct Milestone : Entity {
    std::string title;
    std::string title_en;
    MilestoneKind kind = MilestoneKind::Deadline;
    base::Id<Milestone> anchor;       ///< none: election day, or the first day of a campaign without one
    bool anchor_actual = false;       ///< hangs on what really happened there, as campaigning does (Art. 64)
    std::optional<int> offset_from;   ///< days; only a window has it
    int offset_to = 0;                ///< days; negative is before the anchor
    std::optional<TimeOfDay> time;
    std::optional<TimeOfDay> time_to;
    base::Id<Area> area;              ///< where it holds only there
    std::string scope;                ///< "HDND" or "QH" where it concerns one of the two elections only
    std::string law;                  ///< article
    Confidence confidence = Confidence::Unconfirmed;
    std::string source;
    Prose note;
    Date actual;
};

[[nodiscard]] std::span<const FieldInfo> milestone_fields();

struct Phase : Entity {
    std::string title;
    std::string title_en;
    base::Id<Milestone> from;   ///< none: offsets count from election day
    int offset_from = 0;
    base::Id<Milestone> to;
    int offset_to = 0;
    bool peak = false;          ///< "cao điểm"
};

[[nodiscard]] std::span<const FieldInfo> phase_fields();

/// Both days within; `from` equals `to` but for windows.
struct DateSpan {
    Date from;
    Date to;
    friend bool operator==(const DateSpan&, const DateSpan&) = default;
    [[nodiscard]] bool holds(const Date& date) const { return is_set(from) && is_set(to) && date >= from && date <= to; }
};

/// Where each milestone stands, in the order of `milestones`. One whose anchor is missing or has no date has none either.
/// Throws Error{Input,"milestone.circle"} where anchors run in a circle.
[[nodiscard]] std::vector<DateSpan> planned_dates(const Campaign& campaign, const std::vector<Milestone>& milestones);

[[nodiscard]] std::vector<DateSpan> phase_dates(const Campaign& campaign, const std::vector<Milestone>& milestones,
                                                const std::vector<Phase>& phases);

}  // namespace lichsong::model
