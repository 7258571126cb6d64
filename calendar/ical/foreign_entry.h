// SPDX-License-Identifier: Apache-2.0
// How an imported object leaves again while nobody here has changed it: as it came, in our own spelling of times, zones and
// texts, with the properties and components that nobody here understands, and never with anything our own linter would
// find fault with. An entry is whole content lines, folded, of one VEVENT or several.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/foreign_event.h"
#include "calendar/ical/writer.h"

namespace lichsong::ical {

struct ForeignEntry {
    std::string text;    ///< VEVENTs, the master first
    bool whole = false;  ///< it may leave as it is; else only its kept lines are of use
};

/// Spells objects, and judges each by our linter, which goes on from one to the next: to begin anew costs more than to judge.
class EntrySpeller {
public:
    /// `zone`: of the campaign: times leave on its wall. `now`: DTSTAMP for an entry that has none, 20210501T030000Z. Both must
    /// outlive this.
    EntrySpeller(const base::Zone& zone, std::string_view now);
    EntrySpeller(const EntrySpeller&) = delete;
    EntrySpeller& operator=(const EntrySpeller&) = delete;
    ~EntrySpeller();

    /// `with_code` false: the code that it names is taken by something else here.
    [[nodiscard]] ForeignEntry spell(const ForeignObject& object, bool with_code = true);
    /// A component that is no event, as it may leave again; empty where our linter finds fault with it.
    [[nodiscard]] std::string spell(const RawComponent& component);

private:
    struct Judge;
    [[nodiscard]] const std::vector<long>& faults_of(std::string_view entry);

    const base::Zone& m_zone;
    std::string_view m_tzid;  ///< of the VTIMEZONE that leaves; empty where ours has none
    std::string_view m_now;
    std::vector<long> m_faults;
    std::unique_ptr<Judge> m_judge;
};

/// Its lines as they came, unfolded, with LF; empty where they are those of the entry.
[[nodiscard]] std::string raw_of(const ForeignObject& object, std::string_view entry);

/// True where two entries say the same: stamps, SEQUENCE and what this program itself has put into them left aside. Some
/// calendars stamp everything anew at each download.
[[nodiscard]] bool says_the_same(std::string_view entry, std::string_view other);

/// The lines of an entry that this program would not write itself, of the VEVENT with that RECURRENCE-ID value, empty for
/// the master: for an object that has been changed here.
[[nodiscard]] std::string_view kept_lines(std::string_view entry, std::string_view recurrence_id, std::string& buffer);

/// True where it says something of our own kind (X-LICHSONG-…).
[[nodiscard]] bool is_of_our_kind(std::string_view entry);

}  // namespace lichsong::ical
