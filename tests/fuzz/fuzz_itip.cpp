// SPDX-License-Identifier: Apache-2.0
// Scheduling messages of anybody's making, with libical in this process: what is read of them is fit to be shown, never applies to
// what nobody asked, and leaves again as a message in which the linter finds nothing and our reader the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/itip_judge.h"
#include "calendar/ical/itip_read.h"
#include "calendar/ical/itip_write.h"
#include "calendar/ical/libical_reader.h"
#include "calendar/ical/lint.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

const base::Zone& home() {
    static const base::Zone zone("Asia/Ho_Chi_Minh");
    return zone;
}

ical::ItipMessage read(std::string_view bytes) {
    return ical::read_itip(bytes, [](const std::string& request) { return ical::read_with_libical(request); }, home());
}

void check_text(const std::string& text) { demand(text.empty() || base::clean(text) == text); }

void check_item(const ical::ItipItem& item) {
    for (const auto* text : {&item.uid, &item.summary, &item.location, &item.comment, &item.organizer.name}) check_text(*text);
    for (const auto& status : item.request_status) demand(base::is_utf8(status) && status.find_first_of("\r\n") == std::string::npos);
    demand(item.comment.size() <= ical::itip_longest_comment);
    demand(!item.length || (item.start && item.length->count() > 0));
    for (const auto& attendee : item.attendees) demand(ical::itip_address(attendee.party.address) == attendee.party.address);
    const auto sender = item.attendees.empty() ? std::string() : item.attendees.front().party.address;
    demand(!judge(ical::ItipMethod::Reply, item, {}, {true, sender}, 1'620'000'000).applies());
    ical::ItipKnown known;
    known.is_known = true;
    known.organizer = item.organizer.address;
    known.invited = {sender};
    demand(!judge(ical::ItipMethod::Reply, item, known, {}, 1'620'000'000).applies());
}

bool can_be_written(ical::ItipMethod method, const ical::ItipItem& item) {
    using enum ical::ItipMethod;
    if (method != Reply && method != Counter && method != Refresh && method != DeclineCounter) return false;
    const bool parties = std::all_of(item.attendees.begin(), item.attendees.end(), [](const auto& one) { return !one.party.address.empty(); });
    return parties && !item.organizer.address.empty() && !item.uid.empty() && item.stamp;
}

void check_again(ical::ItipMethod method, ical::ItipItem item) {
    item.request_status.clear();  // written as it came, whatever it is
    const auto text = ical::write_answer({method, item.organizer.address, {item}, {}}, home());
    ical::Linter linter([&](const ical::LintFinding& finding) { std::cerr << text << finding.line << ": " << finding.fault->code << '\n'; });
    linter.feed(text);
    linter.finish();
    demand(linter.count() == 0);
    const auto back = read(text).items.at(0);
    demand(back.uid == item.uid && back.stamp == item.stamp && back.recurrence_id == item.recurrence_id && back.comment == item.comment);
    demand(method == ical::ItipMethod::DeclineCounter || back.attendees.size() == item.attendees.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto message = read({reinterpret_cast<const char*>(data), size});
        demand(!message.items.empty() && message.findings.size() <= ical::itip_most_findings + 1);
        for (const auto& finding : message.findings) demand(base::is_utf8(finding.property) && base::is_utf8(finding.detail));
        for (const auto& item : message.items) {
            check_item(item);
            if (can_be_written(message.method, item)) check_again(message.method, item);
        }
    } catch (const base::Error& error) {
        demand(error.code().starts_with("ics.") || error.code().starts_with("itip.no_") || error.code() == "itip.unknown_method" || error.code() == "itip.several_methods");
    }
    return 0;
}
