// SPDX-License-Identifier: Apache-2.0
// The words of RFC 5546 and its tables of what each method may hold.
#include "calendar/ical/itip.h"

#include <algorithm>
#include <array>

#include "calendar/base/text.h"
#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

constexpr std::array<std::string_view, itip_method_count> method_names{"PUBLISH", "REQUEST", "REPLY",   "ADD",
                                                                       "CANCEL",  "REFRESH", "COUNTER", "DECLINECOUNTER"};
constexpr std::array<std::string_view, 5> part_stat_names{"NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"};

template <class Enum, std::size_t count>
std::optional<Enum> find_name(const std::array<std::string_view, count>& names, std::string_view name) {
    const auto* found = std::find_if(names.begin(), names.end(), [&](std::string_view one) { return is_same_name(one, name); });
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

// A column for each method, in their order: PUBLISH, REQUEST, REPLY, ADD, CANCEL, REFRESH, COUNTER, DECLINECOUNTER.
// '1' once, '+' once or more, 'o' at most once, '*' any number, '-' never.
struct PresenceRow {
    std::string_view property;
    std::string_view presence;
};
constexpr PresenceRow presence_rows[] = {
    {"ATTENDEE", "-+1**1*-"},       {"DTSTAMP", "11111111"},   {"DTSTART", "11o1o-1-"},       {"ORGANIZER", "11111111"},
    {"SUMMARY", "11o1o-1-"},        {"UID", "11111111"},       {"RECURRENCE-ID", "ooo-oooo"}, {"SEQUENCE", "ooo11-1o"},
    {"REQUEST-STATUS", "--*---**"}, {"COMMENT", "********"},   {"ATTACH", "*****-*-"},        {"CATEGORIES", "*****-*-"},
    {"CLASS", "ooooo-o-"},          {"CONTACT", "*****-*-"},   {"CREATED", "ooooo-o-"},       {"DESCRIPTION", "ooooo-o-"},
    {"DTEND", "ooooo-o-"},          {"DURATION", "ooooo-o-"},  {"EXDATE", "*****-*-"},        {"GEO", "ooooo-o-"},
    {"LAST-MODIFIED", "ooooo-o-"},  {"LOCATION", "ooooo-o-"},  {"PRIORITY", "ooooo-o-"},      {"RDATE", "*****-*-"},
    {"RELATED-TO", "*****-*-"},     {"RESOURCES", "*****-*-"}, {"RRULE", "ooooo-o-"},         {"STATUS", "ooooo-o-"},
    {"TRANSP", "ooooo-o-"},         {"URL", "ooooo-o-"},
};
static_assert(std::all_of(std::begin(presence_rows), std::end(presence_rows),
                          [](const PresenceRow& row) { return row.presence.size() == itip_method_count; }));

constexpr Presence presence_of(char mark) {
    switch (mark) {
        case '1': return Presence::Once;
        case '+': return Presence::OnceOrMore;
        case 'o': return Presence::AtMostOnce;
        case '-': return Presence::Never;
        default: return Presence::Any;
    }
}

constexpr bool is_address_character(char c) { return c > ' ' && c <= '~' && std::string_view("\"<>(),;:\\[]").find(c) == std::string_view::npos; }

}  // namespace

std::string_view itip_name(ItipMethod method) { return method_names[static_cast<std::size_t>(method)]; }
std::optional<ItipMethod> find_itip_method(std::string_view name) { return find_name<ItipMethod>(method_names, name); }
std::string_view itip_name(PartStat status) { return part_stat_names[static_cast<std::size_t>(status)]; }
std::optional<PartStat> find_part_stat(std::string_view name) { return find_name<PartStat>(part_stat_names, name); }

Presence itip_presence(ItipMethod method, std::string_view property) {
    const auto* found =
        std::find_if(std::begin(presence_rows), std::end(presence_rows), [&](const PresenceRow& row) { return row.property == property; });
    return found == std::end(presence_rows) ? Presence::Any : presence_of(found->presence[static_cast<std::size_t>(method)]);
}

std::vector<std::string_view> itip_properties() {
    std::vector<std::string_view> names;
    for (const auto& row : presence_rows) names.push_back(row.property);
    return names;
}

// Percent escapes are not undone: two spellings of one address are then two addresses, and a person is asked.
std::string itip_address(std::string_view uri) {
    constexpr std::string_view scheme = "mailto:";
    constexpr std::size_t longest = 254;  // RFC 5321 §4.5.3.1.3
    uri = base::trim(uri);
    if (uri.size() > scheme.size() && is_same_name(uri.substr(0, scheme.size()), scheme)) uri.remove_prefix(scheme.size());
    const auto at = uri.find('@');
    const bool good = uri.size() <= longest && at != 0 && at != std::string_view::npos && at + 1 < uri.size() && uri.find('@', at + 1) == std::string_view::npos &&
                      std::all_of(uri.begin(), uri.end(), is_address_character);
    if (!good) return {};
    std::string address(uri);
    for (auto& c : address)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return address;
}

}  // namespace lichsong::ical
