// SPDX-License-Identifier: Apache-2.0
// A desk at the small plan into which calendars are imported, and calendars written down in a few lines. What tests ask is
// what a person would see: rows as lines of text. The plan has a radio (dai-mau) and a paper (bao-mau), from April to June 2021.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/service/editor.h"
#include "calendar/service/import.h"
#include "small_plan.h"
#include "support/temp_folder.h"

namespace lichsong::test {

/// Lines with LF between them become a calendar with CRLF. An event without DTSTAMP gets one, of 1 May 2021.
[[nodiscard]] std::string event(const std::string& lines);
/// Around events and other components; `head` holds more lines of the calendar itself.
[[nodiscard]] std::string calendar(const std::string& components, const std::string& head = "X-WR-CALNAME:Lich ban");
/// One event that is all of a calendar.
[[nodiscard]] inline std::string calendar_of(const std::string& lines) { return calendar(event(lines)); }

/// What our own calendars put around a title.
[[nodiscard]] ical::Wording plain_wording();

class ImportDesk {
public:
    ImportDesk();

    /// On the radio, unless a test says otherwise in `options`.
    service::ImportSummary import(const std::string& bytes);
    /// The whole plan as others get it.
    [[nodiscard]] std::string exported(bool partner = false);
    /// Placements that were not in the small plan: "2021-05-12 19:00 1800 dai-mau Tin", and the state of what is no draft.
    [[nodiscard]] std::vector<std::string> airings();
    /// What became of each object, in order: "new Tin", with " ×8" for more than one placement.
    [[nodiscard]] std::vector<std::string> outcomes() const;
    /// Codes of the findings, without "import.", with what they name: "floating", "zone_unknown Mars/Base".
    [[nodiscard]] std::vector<std::string> findings() const;
    /// The bytes of the plan, with the log beside it.
    [[nodiscard]] std::string file_bytes() const;
    void set(model::EntityKind kind, const std::string& key, const service::Fields& fields);
    /// The code of an Error, or "done".
    [[nodiscard]] std::string refusal_of(const std::string& bytes);
    [[nodiscard]] model::Placement placement(const std::string& title);

    TempFolder folder;
    std::string path = folder.plan();
    FixedClock clock{morning};
    service::ImportOptions options;
    service::ImportSummary summary;
    std::vector<service::ImportRow> rows;
    std::optional<service::Desk> desk;

private:
    std::int64_t m_first_new = 0;
};

using Lines = std::vector<std::string>;

}  // namespace lichsong::test
