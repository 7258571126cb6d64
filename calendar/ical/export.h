// SPDX-License-Identifier: Apache-2.0
// From placements to calendar entries. An entry is built from an allow-list: what is not a member of EventView cannot
// leave the house. Callers: service/exchange, which streams placements in, and later the feeds.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/zone.h"
#include "calendar/ical/writer.h"
#include "calendar/model/plan.h"

namespace lichsong::ical {

/// Words that appear in an entry, in the reader's language; made in app/common, because sentences are made there.
struct Wording {
    std::string cancelled_prefix;               ///< "[HỦY]"
    std::function<std::string(const model::Placement&, const model::Outlet&)> state;  ///< "Đã xác nhận", "Đã đăng"
    std::string code, outlet, responsible, reference, repeat, makegood;  ///< labels of description lines: "Mã"
    std::string issue;                          ///< goes before a number, in titles too: "kỳ" makes "(kỳ 12)"
    bool english = false;                       ///< which of two titles is preferred
};

struct CalendarHead {
    std::string name;
    std::string description;
    std::string organizer;      ///< the issuing body, openly named
    std::string colour;         ///< "#RRGGBB"
    std::string refresh = "PT4H";  ///< REFRESH-INTERVAL, RFC 7986 §5.7
};

/// A placement with the segment it places. Everything else is looked up in the plan, which needs no placements or
/// segments loaded.
using Entry = model::PlacedSegment;

/// Writes one calendar, entry by entry; memory does not grow with their number. Bytes are a function of the arguments
/// alone: no clock, no locale (ical.md C19). Plan and zone are looked into until the end; head and wording are copied.
/// Placements without a date are passed over. Every placement and series must have its UID.
class CalendarWriter {
public:
    CalendarWriter(Sink sink, const CalendarHead& head, const model::Plan& plan, const base::Zone& zone, const Wording& wording);
    CalendarWriter(const CalendarWriter&) = delete;
    CalendarWriter& operator=(const CalendarWriter&) = delete;
    ~CalendarWriter();

    /// One VEVENT for one placement. One that was imported and not changed since leaves as it came (ical.md C60), with what
    /// our entries say besides where it says nothing of that kind.
    void placement(const Entry& entry);
    /// The same of each, with names as they stand in `then`, an earlier state of the plan.
    void placements(std::span<const Entry> entries, const model::Plan& then);

    /// One VEVENT with RRULE, RDATE and EXDATE for a series, and one override for each placement that differs from what
    /// the rule says: moved, of other length, status, title, topics, reference or responsible body, a repeat or make-good.
    /// `series` is a row of the plan, `entries` are all its placements, cancelled ones as well: those become EXDATE, but if
    /// nothing else is left, the whole series is written as cancelled. Its SEQUENCE is the series', that of an override the
    /// greater of series' and placement's. Written one by one instead, as placement() does: all placements of
    /// a series that is no recurrence (no rule, no slot, a zone whose times leave in UTC); a placement with a clock time in
    /// a series without, and the reverse; the second placement of an instance.
    /// An `origin` that is not empty is what the series was imported from; `as_it_came` where nobody changed it since.
    void series(const model::Series& series, std::span<const Entry> entries, std::string_view origin = {}, bool as_it_came = false);

    /// A component that is no event and is kept from another calendar: an entry of foreign_entry.h.
    void other(std::string_view component);

    /// Ends the calendar; an empty one is still valid.
    void finish();

    /// URLs that could not be written because they held control characters.
    [[nodiscard]] std::size_t left_out() const noexcept;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace lichsong::ical
