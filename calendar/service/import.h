// SPDX-License-Identifier: Apache-2.0
// Calendars of others taken in as drafts: what is new, what changed since last time, what is not in them any more. Nothing
// that was agreed or changed here is overwritten; it is reported instead. Rules of severity Block do not keep drafts out:
// `check` names them.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/export.h"
#include "calendar/ical/raw_component.h"
#include "calendar/service/desk.h"

namespace lichsong::service {

struct ImportOptions {
    std::filesystem::path reader;   ///< the program lichsong-ical
    std::string outlet;             ///< key; empty: each entry says, or there is only one
    std::string source;             ///< what the file is called, where the calendar has no name
    bool dry_run = false;           ///< everything is done but kept
    ical::Wording wording;          ///< what our own calendars put around a title
    std::string untitled;           ///< the title of an entry without one
};

enum class ImportOutcome : std::uint8_t {
    New,
    Changed,
    Unchanged,
    ChangedHere,   ///< it differs, but was changed or agreed here: left as it is
    Vanished,      ///< imported before, of the days of this file, and not in it: left as it is
    LeftOut,
};
inline constexpr model::Names<6> import_outcome_names = {"new", "changed", "unchanged", "changed_here", "vanished", "left_out"};

/// What became of one object of the calendar.
struct ImportRow {
    ImportOutcome outcome = ImportOutcome::New;
    long line = 0;
    std::string uid;
    std::string code;               ///< of the placement, or of the series
    std::string title;
    std::string outlet;             ///< key
    model::Date date;               ///< the first
    std::optional<model::TimeOfDay> start;
    model::Seconds length{0};
    bool series = false;
    std::size_t placements = 0;
};

struct ImportSummary {
    std::array<std::size_t, import_outcome_names.size()> objects{};  ///< by outcome
    std::size_t placements = 0;     ///< made
    std::size_t findings = 0;       ///< those not listed as well
    bool something_lost = false;    ///< a finding is more than a note
    std::vector<ical::ImportFinding> list;  ///< at most 100 of a kind
    [[nodiscard]] std::size_t count(ImportOutcome outcome) const { return objects[static_cast<std::size_t>(outcome)]; }
};

/// Counts what an import tells, for its summary.
class ImportTally {
public:
    explicit ImportTally(ImportSummary& summary) : m_summary(summary) {}
    void raise(ical::ImportFinding finding);
    void count(const ImportRow& row);

private:
    ImportSummary& m_summary;
    std::map<std::string_view, std::size_t> m_of_a_kind;
};

/// `bytes` in any encoding that base/encoding.h knows. Throws Error{Input,"ics.…"} for a file that is refused as a whole,
/// Error{Call,"row.unknown"} for an outlet that is none; nothing is written then.
ImportSummary import_calendar(Desk& desk, std::string bytes, const ImportOptions& options, const std::function<void(const ImportRow&)>& row);

/// In UTF-8, whatever it came in; an encoding other than that is reported.
[[nodiscard]] std::string decoded_calendar(std::string bytes, const ical::Report& report);

/// True for findings by which nothing is lost: what was understood in a way worth knowing.
[[nodiscard]] bool is_note(std::string_view code);

}  // namespace lichsong::service
