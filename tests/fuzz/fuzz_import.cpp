// SPDX-License-Identifier: Apache-2.0
// Calendars of anybody's making on the way that an import takes, with libical in this process: guard, components, values,
// events, occurrences of a year, and the entry that leaves again, in which the linter must find nothing. Replies of the child
// are read from any bytes as well: a file that begins with R is one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/entry_zones.h"
#include "calendar/ical/foreign.h"
#include "calendar/ical/foreign_entry.h"
#include "calendar/ical/foreign_event.h"
#include "calendar/ical/libical_reader.h"
#include "calendar/ical/lint.h"
#include "calendar/ical/occurrences.h"
#include "calendar/ical/timezone.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

void read_reply(std::string_view bytes) {
    ical::ReplyReader reader(bytes);
    ical::ReadComponent component;
    try {
        while (reader.next(component))
            for (const auto& value : component.values)
                demand(value.text.empty() || (value.text.data() >= bytes.data() && value.text.data() + value.text.size() <= bytes.data() + bytes.size()));
    } catch (const base::Error& error) {
        demand(error.code() == "ics.reader_failed");
    }
}

void check_entry(const ical::ForeignObject& object, const base::Zone& home) {
    const auto entry = ical::EntrySpeller(home, "20210501T000000Z").spell(object);
    if (!entry.whole) return;
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n";
    ical::LineWriter out([&](std::string_view bytes) { text += bytes; });
    if (ical::names_zone(entry.text)) ical::write_timezone(out, *ical::find_zone(home.name()));
    out.flush();
    text += entry.text + "END:VCALENDAR\r\n";
    ical::Linter linter([&](const ical::LintFinding& finding) { std::cerr << text << finding.line << ": " << finding.fault->code << '\n'; });
    linter.feed(text);
    linter.finish();
    demand(linter.count() == 0);
    demand(ical::says_the_same(entry.text, entry.text));
}

void check_object(const ical::ForeignObject& object, const base::Zone& home) {
    constexpr std::size_t most = 500;
    const auto found = ical::occurrences(object, model::Date(2021, 1, 1), model::Date(2021, 12, 31), most);
    demand(found.list.size() <= most);
    for (const auto& one : found.list) demand(one.event != nullptr && one.end >= one.start);
    check_entry(object, home);
}

void import(std::string_view bytes) {
    ical::GuardLimits limits;
    limits.components = 50;
    limits.of_one_uid = 20;
    const ical::Report report = [](const ical::ImportFinding& finding) { demand(base::is_utf8(finding.property) && base::is_utf8(finding.detail)); };
    const auto outline = ical::outline_of(bytes, limits);
    static const base::Zone home("Asia/Ho_Chi_Minh");
    ical::ForeignZones zones(outline.zones, home);
    for (const auto& places : outline.objects) {
        std::vector<ical::ForeignEvent> events;
        for (const auto& place : places) {
            ical::RawComponent raw;
            raw.read(bytes, place, report);
            if (!place.event) {
                static_cast<void>(ical::EntrySpeller(home, "20210501T000000Z").spell(raw));
                continue;
            }
            std::string request = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
            ical::put_request(request, raw, 0, report);
            const auto reply = ical::read_with_libical(request + "END:VCALENDAR\r\n");
            ical::ReplyReader reader(reply);
            ical::ReadComponent read;
            reader.next(read);
            events.push_back(ical::event_of(std::move(raw), read, zones, report));
        }
        if (events.empty()) continue;
        for (const auto& object : ical::objects_of(std::move(events), report)) check_object(object, home);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.starts_with('R')) {
        read_reply(bytes.substr(1));
        return 0;
    }
    try {
        import(bytes);
    } catch (const base::Error& error) {
        demand(error.code().starts_with("ics."));  // refused as a whole, by the guard
    }
    return 0;
}
