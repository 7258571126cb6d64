// SPDX-License-Identifier: Apache-2.0
// ICU's BasicTimeZone behind zone.h.
#include "calendar/base/zone.h"

#include <cstdio>
#include <cstdlib>

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include "calendar/base/error.h"

namespace lichsong::base {

struct Zone::State {
    std::unique_ptr<icu::BasicTimeZone> zone;
};

namespace {
constexpr double milliseconds = 1000.0;
constexpr Stamp year_1976 = 189'302'400;
}  // namespace

Zone::Zone(std::string_view iana_name) : m_name(iana_name), m_state(std::make_unique<State>()) {
    const icu::StringPiece piece(iana_name.data(), static_cast<std::int32_t>(iana_name.size()));
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(piece)));
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr || *zone == icu::TimeZone::getUnknown())
        throw Error(Fault::Input, "zone.unknown", {std::string(iana_name)});
    zone.release();
    m_state->zone.reset(basic);
    icu::TimeZoneTransition next;
    m_fixed = basic->getNextTransition(year_1976 * milliseconds, static_cast<UBool>(true), next) == 0;
    m_fixed_offset = basic->getRawOffset() / 1000;
}

Zone::Zone(Zone&&) noexcept = default;
Zone& Zone::operator=(Zone&&) noexcept = default;
Zone::~Zone() = default;

int Zone::offset_at(Stamp utc) const {
    if (m_fixed && utc >= year_1976) return m_fixed_offset;
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    m_state->zone->getOffset(static_cast<double>(utc) * milliseconds, static_cast<UBool>(false), raw, daylight, status);
    return (raw + daylight) / 1000;
}

Stamp Zone::to_utc(std::int64_t local_seconds) const {
    if (m_fixed && local_seconds >= year_1976 + 86'400) return local_seconds - m_fixed_offset;
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    m_state->zone->getOffsetFromLocal(static_cast<double>(local_seconds) * milliseconds, UCAL_TZ_LOCAL_FORMER,
                                      UCAL_TZ_LOCAL_FORMER, raw, daylight, status);
    return local_seconds - (raw + daylight) / 1000;
}

std::string zone_of_windows(std::string_view windows_name) {
    const icu::StringPiece piece(windows_name.data(), static_cast<std::int32_t>(windows_name.size()));
    icu::UnicodeString found;
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getIDForWindowsID(icu::UnicodeString::fromUTF8(piece), nullptr, found, status);
    std::string name;
    if (U_SUCCESS(status)) found.toUTF8String(name);
    return name;
}

std::string offset_text(int seconds_east) {
    char text[16];
    const int minutes = std::abs(seconds_east) / 60;
    std::snprintf(text, sizeof text, "%c%02d:%02d", seconds_east < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return text;
}

}  // namespace lichsong::base
