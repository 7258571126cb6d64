// SPDX-License-Identifier: Apache-2.0
// Scheduling messages as text (RFC 5546): what we ask of a partner, from the same allow-list as the export, and answers from
// their values. It knows no mail: the caller puts the text into a part with the same METHOD (RFC 6047 §2.4).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar/base/zone.h"
#include "calendar/ical/export.h"
#include "calendar/ical/itip.h"

namespace lichsong::ical {

/// What a message says beside the entries themselves.
struct ItipEnvelope {
    ItipMethod method = ItipMethod::Request;
    ItipParty organizer;                ///< us; with or without "mailto:"
    ItipParty attendee;                 ///< the one partner it goes to: nobody learns who else was asked
    base::Stamp stamp = 0;              ///< DTSTAMP: when the message is made
    std::optional<int> sequence;        ///< instead of the entry's own: a request that is withdrawn while the plan stays
    std::string comment;
};

/// How a message names a placement: by its UID alone, or as an airing of its series.
struct ItipPart {
    std::int64_t placement = 0;
    std::optional<ItipTime> recurrence_id;
};

/// One message is about one UID (RFC 5546 §3.2.2, §3.2.5).
struct ItipText {
    std::string uid;
    std::string text;
    std::vector<ItipPart> parts;  ///< what it is about; cancelled airings of a series that goes on are not named
};

/// REQUEST and CANCEL of entries of the plan; PUBLISH too, and ADD where the entry is new to its series. Plan, zone and wording
/// must outlive this. An address that is none throws Error{Input,"itip.bad_address"} with it, another method
/// Error{Call,"itip.not_for_entries"}. A cancelled entry is passed over by all but CANCEL, one without a date by all.
class ItipWriter {
public:
    ItipWriter(const model::Plan& plan, const base::Zone& zone, const Wording& wording) : m_plan(plan), m_zone(zone), m_wording(wording) {}

    /// One message for each placement, by its own UID.
    [[nodiscard]] std::vector<ItipText> placements(const ItipEnvelope& envelope, std::span<const Entry> entries) const;

    /// One message for the series with all its overrides, and one for each placement that no recurring entry can hold: as
    /// CalendarWriter::series() arranges them. `entries` are all placements of the series.
    [[nodiscard]] std::vector<ItipText> series(const ItipEnvelope& envelope, const model::Series& series, std::span<const Entry> entries) const;

    /// Single airings of a series by its UID and their RECURRENCE-ID, without the recurring entry: what has changed, or what is
    /// cancelled of it (RFC 5546 §3.2.5; ical.md C57, C58). One message, and one for each placement that stands apart.
    [[nodiscard]] std::vector<ItipText> instances(const ItipEnvelope& envelope, const model::Series& series, std::span<const Entry> entries) const;

private:
    const model::Plan& m_plan;
    const base::Zone& m_zone;
    const Wording& m_wording;
};

/// REPLY, COUNTER, REFRESH and DECLINECOUNTER from values; `zone` is that of their times. An item is written as far as its method
/// allows; the organizer of the message stands in for that of an item. Throws as above, and Error{Call,"itip.not_an_answer"}.
[[nodiscard]] std::string write_answer(const ItipMessage& message, const base::Zone& zone);

}  // namespace lichsong::ical
