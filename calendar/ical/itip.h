// SPDX-License-Identifier: Apache-2.0
// Scheduling messages (iTIP, RFC 5546) as values: what is asked of a partner and what comes back, and which property each
// method must, may and must not have. Nothing here touches a plan: itip_write.h makes messages, itip_read.h reads
// them, itip_judge.h says whether an answer may be applied.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/raw_component.h"
#include "calendar/model/time.h"

namespace lichsong::ical {

/// RFC 5546 §1.4, in its order.
enum class ItipMethod : std::uint8_t { Publish, Request, Reply, Add, Cancel, Refresh, Counter, DeclineCounter };
inline constexpr std::size_t itip_method_count = 8;
[[nodiscard]] std::string_view itip_name(ItipMethod method);  ///< "DECLINECOUNTER"
/// Case does not count; nothing for any other word.
[[nodiscard]] std::optional<ItipMethod> find_itip_method(std::string_view name);

/// RFC 5545 §3.2.12, of events.
enum class PartStat : std::uint8_t { NeedsAction, Accepted, Declined, Tentative, Delegated };
[[nodiscard]] std::string_view itip_name(PartStat status);  ///< "NEEDS-ACTION"
[[nodiscard]] std::optional<PartStat> find_part_stat(std::string_view name);

/// On the wall of the campaign's zone; a whole day is its midnight.
struct ItipTime {
    model::WallSeconds wall = 0;
    bool all_day = false;
    friend bool operator==(const ItipTime&, const ItipTime&) = default;
};

/// Whether a time that came names ours. Exchange writes a whole day as its midnight.
[[nodiscard]] constexpr bool is_same(const ItipTime& ours, const ItipTime& theirs) { return ours.wall == theirs.wall && (ours.all_day || !theirs.all_day); }

struct ItipParty {
    std::string address;  ///< as itip_address() makes it; empty where there is none
    std::string name;     ///< CN
    friend bool operator==(const ItipParty&, const ItipParty&) = default;
};

struct ItipAttendee {
    ItipParty party;
    PartStat status = PartStat::NeedsAction;
    friend bool operator==(const ItipAttendee&, const ItipAttendee&) = default;
};

/// One VEVENT of a message. Start, length, place and title are a proposal in a COUNTER, and no more than a hint elsewhere.
struct ItipItem {
    long line = 0;                             ///< of the file; 0 in what we write
    std::string uid;
    std::optional<ItipTime> recurrence_id;     ///< the start that the rule gave the airing meant
    bool has_unreadable_id = false;            ///< there is a RECURRENCE-ID, and nobody knows which airing it names
    bool and_future = false;                   ///< RANGE=THISANDFUTURE
    std::optional<int> sequence;               ///< nothing where it is missing: RFC 5546 §3.2.3 allows that for 0
    std::optional<base::Stamp> stamp;          ///< DTSTAMP
    ItipParty organizer;
    std::vector<ItipAttendee> attendees;
    std::optional<ItipTime> start;
    std::optional<model::Seconds> length;
    std::string location, summary, comment;
    std::vector<std::string> request_status;   ///< "2.0;Success", as it stands there (RFC 5545 §3.8.8.3)
};

struct ItipMessage {
    ItipMethod method = ItipMethod::Reply;
    std::string organizer;                     ///< address, of the first item
    std::vector<ItipItem> items;
    std::vector<ImportFinding> findings;       ///< "itip.…" and "import.…"; none is a reason to apply or not to apply
};

/// How often a property may stand in a VEVENT.
enum class Presence : std::uint8_t { Never, AtMostOnce, Once, Any, OnceOrMore };

/// RFC 5546 §3.2.1 to §3.2.8. Of properties that its tables do not name, any number is allowed.
[[nodiscard]] Presence itip_presence(ItipMethod method, std::string_view property);
/// The properties that the tables name.
[[nodiscard]] std::vector<std::string_view> itip_properties();

/// "mailto:Tin@Bao.Example.VN" and "Tin@Bao.Example.VN" as "tin@bao.example.vn", so that addresses can be compared: mail
/// servers that tell case apart do not exist in practice. Empty for what is no plain mail address of ASCII.
[[nodiscard]] std::string itip_address(std::string_view uri);

}  // namespace lichsong::ical
