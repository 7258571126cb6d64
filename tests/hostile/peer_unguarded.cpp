// SPDX-License-Identifier: Apache-2.0
// peer_unguarded FILE.ics: what a program does that trusts libical with a file of anybody's making: parse, walk, expand over ten
// years, serialise, clone, normalise, free. Not how we read calendars; check_hostile.py --control shows by it that the guard is
// needed.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include <libical/ical.h>

namespace {

void count_occurrence(icalcomponent* /*event*/, icaltime_span* /*span*/, void* count) { ++*static_cast<long*>(count); }

icalproperty* next_property(icalcomponent* of, icalproperty* before) {
    return before == nullptr ? icalcomponent_get_first_property(of, ICAL_ANY_PROPERTY) : icalcomponent_get_next_property(of, ICAL_ANY_PROPERTY);
}

icalcomponent* next_component(icalcomponent* of, icalcomponent* before) {
    return before == nullptr ? icalcomponent_get_first_component(of, ICAL_ANY_COMPONENT) : icalcomponent_get_next_component(of, ICAL_ANY_COMPONENT);
}

// Components and properties, all the way down.
long walk(icalcomponent* component) {
    long seen = 1;
    for (icalproperty* p = nullptr; (p = next_property(component, p)) != nullptr;) ++seen;
    for (icalcomponent* c = nullptr; (c = next_component(component, c)) != nullptr;) seen += walk(c);
    return seen;
}

long expand(icalcomponent* calendar) {
    long occurrences = 0;
    const auto first = icaltime_from_string("20210101T000000Z"), last = icaltime_from_string("20310101T000000Z");
    for (icalcomponent* c = nullptr; (c = next_component(calendar, c)) != nullptr;) {
        if (icalcomponent_isa(c) == ICAL_VCALENDAR_COMPONENT) occurrences += expand(c);
        else if (icalcomponent_isa(c) == ICAL_VEVENT_COMPONENT) icalcomponent_foreach_recurrence(c, first, last, count_occurrence, &occurrences);
    }
    return occurrences;
}

std::size_t serialised(icalcomponent* component) {
    char* text = icalcomponent_as_ical_string_r(component);
    const auto size = text == nullptr ? 0 : std::string_view(text).size();
    icalmemory_free_buffer(text);
    return size;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ifstream file(argv[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto* calendar = icalcomponent_new_from_string(bytes.c_str());
    if (calendar == nullptr) {
        std::puts("no component");
        return 0;
    }
    const auto seen = walk(calendar);
    const auto occurrences = expand(calendar);
    const auto size = serialised(calendar);
    auto* copy = icalcomponent_new_clone(calendar);
    icalcomponent_normalize(copy);
    std::printf("%ld components and properties, %ld occurrences, %zu bytes, %zu normalised\n", seen, occurrences, size, serialised(copy));
    icalcomponent_free(copy);
    icalcomponent_free(calendar);
    return 0;
}
