// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/libical_reader.h"

#include <charconv>
#include <cstdio>
#include <memory>

#include <libical/ical.h>

#include "calendar/ical/wire.h"

namespace lichsong::ical {
namespace {

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

std::string text_of(const char* text) { return text == nullptr ? std::string() : std::string(text); }

std::string moment_of(const icaltimetype& time) {
    if (icaltime_is_null_time(time)) return {};
    char text[40];
    if (time.is_date) std::snprintf(text, sizeof text, "%04d%02d%02d", time.year, time.month, time.day);
    else
        std::snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02d%s", time.year, time.month, time.day, time.hour, time.minute, time.second,
                      icaltime_is_utc(time) ? "Z" : "");
    return text;
}

std::string moment_of(const icalvalue* value) {
    if (icalvalue_isa(value) == ICAL_DATE_VALUE) return moment_of(icalvalue_get_date(value));
    return moment_of(icalvalue_get_datetime(value));
}

std::string period_of(const icalvalue* value) {
    if (icalvalue_isa(value) == ICAL_DATE_VALUE || icalvalue_isa(value) == ICAL_DATETIME_VALUE) return moment_of(value);
    const auto both = icalvalue_get_datetimeperiod(value);
    if (!icaltime_is_null_time(both.time)) return moment_of(both.time);
    const auto end = icaltime_is_null_time(both.period.end) ? icaltime_add(both.period.start, both.period.duration) : both.period.end;
    return moment_of(both.period.start) + '/' + moment_of(end);
}

std::string value_of(icalproperty* property, ReadType type) {
    const auto* value = icalproperty_get_value(property);
    if (value == nullptr) return {};
    switch (type) {
        case ReadType::Moment:
        case ReadType::Moments: return moment_of(value);
        case ReadType::Period: return period_of(value);
        case ReadType::Seconds: return std::to_string(icaldurationtype_as_int(icalvalue_get_duration(value)));
        case ReadType::Number: return std::to_string(icalvalue_get_integer(value));
        case ReadType::Word: return text_of(icalproperty_enum_to_string(icalproperty_get_status(property)));
        case ReadType::Text:
        case ReadType::Texts: break;
    }
    switch (icalvalue_isa(value)) {
        case ICAL_X_VALUE: return text_of(icalvalue_get_x(value));
        case ICAL_URI_VALUE: return text_of(icalvalue_get_uri(value));
        default: return text_of(icalvalue_get_text(value));
    }
}

std::string_view name_of(icalproperty* property) {
    const char* name = icalproperty_isa(property) == ICAL_X_PROPERTY ? icalproperty_get_x_name(property)
                                                                      : icalproperty_kind_to_string(icalproperty_isa(property));
    return name == nullptr ? std::string_view() : name;
}

void read_component(icalcomponent* component, std::string& reply) {
    std::uint32_t number = 0;
    std::uint32_t count = 0;
    std::string values;
    // One walk and nothing else meanwhile: libical keeps a single cursor in the component.
    for (auto* property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY); property != nullptr;
         property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        const auto name = name_of(property);
        if (name == number_property) {
            const auto text = text_of(icalproperty_get_x(property));
            std::from_chars(text.data(), text.data() + text.size(), number);
        } else if (const auto known = find_read(name)) {
            const auto text = value_of(property, read_info(*known).type);
            if (text.empty()) continue;
            put_value(values, *known, text);
            ++count;
        }
    }
    put_component(reply, number, count);
    reply += values;
}

}  // namespace

std::string read_with_libical(const std::string& request) {
    std::string reply;
    const Component calendar(icalparser_parse_string(request.c_str()));
    if (!calendar) return reply;
    for (auto* component = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT); component != nullptr;
         component = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT))
        read_component(component, reply);
    return reply;
}

}  // namespace lichsong::ical
