// SPDX-License-Identifier: Apache-2.0
// Codes become sentences here and nowhere else: errors, breaches of rules, changes in the history, states and names of
// things, in the language chosen.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/ical/lint.h"
#include "calendar/ical/raw_component.h"
#include "calendar/model/change.h"
#include "calendar/model/plan.h"
#include "calendar/sheet/row.h"

namespace lichsong::app {

/// One sentence: what, where, what to do.
[[nodiscard]] std::string describe(const base::Error& error);
[[nodiscard]] std::string describe(const model::Doing& doing);
[[nodiscard]] std::string describe(const model::Violation& violation);
/// Without an end: it stands in a list, with its line beside it.
[[nodiscard]] std::string describe(const ical::LintFinding& finding);
[[nodiscard]] std::string describe(const ical::ImportFinding& finding);
[[nodiscard]] std::string describe(const sheet::SheetFault& fault);

/// "Kênh", "Nội dung phát": of a kind of row, or of one of its fields, or of a named choice ("confirmed", "radio").
[[nodiscard]] std::string kind_name(std::string_view kind);
[[nodiscard]] std::string field_name(std::string_view field);
[[nodiscard]] std::string choice_name(std::string_view choice);

/// The state of a placement in the words of its medium: "Đã phát" on air, "Đã đăng" in print.
[[nodiscard]] std::string state_name(model::PlacementState state, model::Medium medium);

/// A date as this language writes it: 23/5/2021, or 2021-05-23 in English.
[[nodiscard]] std::string date_text(const model::Date& date);
[[nodiscard]] std::string clock_text(const std::optional<model::TimeOfDay>& time);  ///< HH:MM, or a dash
[[nodiscard]] std::string weekday_short(const model::Date& date);
/// From day to day, without saying twice what both have: 17–23/5/2021, 26/4–2/5/2021.
[[nodiscard]] std::string days_text(const model::Date& from, const model::Date& to);
/// How far election day is: "D-12", and in words where it is long gone.
[[nodiscard]] std::string countdown_text(const model::Date& today, const model::Date& dday);

/// The words that stand in every row of a schedule, looked up once.
class ScheduleWords {
public:
    ScheduleWords();
    [[nodiscard]] std::string day(const model::Date& date) const;  ///< "T6 21/5/2021"
    [[nodiscard]] const std::string& state(model::PlacementState state, model::Medium medium) const {
        return m_states[model::medium_info(medium).is_published ? 1 : 0][static_cast<std::size_t>(state)];
    }
    std::string repeat;  ///< " (PL)"

private:
    std::array<std::string, 7> m_weekdays;
    std::array<std::array<std::string, model::placement_state_names.size()>, 2> m_states;
};

/// True where every code has a sentence; for the test that all codes in the sources do.
[[nodiscard]] bool has_sentence(std::string_view code);

}  // namespace lichsong::app
