// SPDX-License-Identifier: Apache-2.0
// Requests to the child are made here and its replies become events. What an event says by its times is in
// foreign_event.cpp.
#include "calendar/ical/foreign.h"

#include <algorithm>
#include <bitset>
#include <tuple>
#include <utility>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/foreign_event.h"
#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

constexpr std::size_t request_size = std::size_t{192} * 1024;  // enough that a message is nothing beside the work on it
constexpr std::size_t requests_ahead = 3;

bool is_single(ReadType type) { return type != ReadType::Moments && type != ReadType::Period && type != ReadType::Texts; }

std::string_view value_parameter(std::string_view value, ReadType type) {
    if (type != ReadType::Moment && type != ReadType::Moments && type != ReadType::Period) return {};
    if (value.find('/') != std::string_view::npos) return ";VALUE=PERIOD";
    return value.size() == 8 ? ";VALUE=DATE" : "";
}

void put(std::string& request, std::string_view name, std::string_view value, ReadType type) {
    (((request += name) += value_parameter(value, type)) += ':') += value;
    request += "\r\n";
}

// libical makes a space of the octet behind a backslash that escapes nothing, which may be half a letter: such a backslash
// stands for itself.
std::string with_known_escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] != '\\') continue;
        const bool known = i + 1 < text.size() && std::string_view("\\;,nN\"").find(text[i + 1]) != std::string_view::npos;
        out += known ? text[++i] : '\\';
    }
    return out;
}

bool has_escapes(Read property) {
    const auto type = read_info(property).type;
    return (type == ReadType::Text || type == ReadType::Texts) && property != Read::Url;
}

}  // namespace

// Only what is understood is sent, each by itself and without its parameters: they are read here, and the rest is kept as
// it is. libical thus never sees what made it crash. A single value that is not sent is missed in the answer, and told there.
void put_request(std::string& request, const RawComponent& component, std::uint32_t number, const Report& report) {
    ((request += "BEGIN:VEVENT\r\n") += number_property) += ':';
    request += std::to_string(number);
    request += "\r\n";
    std::bitset<read_count> seen;
    for (const auto& line : component.lines()) {
        const auto property = line.nested ? std::nullopt : find_read(line.name);
        if (!property) continue;
        const auto type = read_info(*property).type;
        const bool again = seen[static_cast<std::size_t>(*property)];
        seen.set(static_cast<std::size_t>(*property));
        if (again && is_single(type)) continue;
        const bool many = type == ReadType::Moments || type == ReadType::Period;
        for (auto rest = line.value; !rest.empty();) {
            const auto value = many ? next_value(rest) : std::exchange(rest, {});
            if (has_escapes(*property) && value.find('\\') != std::string_view::npos) put(request, line.name, with_known_escapes(value), type);
            else if (may_be_read(line, value, type)) put(request, line.name, value, type);
            else if (many) report({"import.unreadable_value", line.number, std::string(line.name), base::beginning(value, 60)});
        }
    }
    request += "END:VEVENT\r\n";
}

ForeignCalendar::ForeignCalendar(std::string_view bytes, const Options& options, Report report)
    : m_bytes(bytes), m_report(std::move(report)), m_outline(outline_of(bytes, options.limits)), m_home(options.home), m_reader(options.reader) {
    if (auto own = zone_named(head("X-WR-TIMEZONE")); own && own->name() != m_home->name()) {
        m_own_home = std::move(own);
        m_home = m_own_home.get();
    }
    m_zones = std::make_unique<ForeignZones>(m_outline.zones, *m_home);
}

std::string_view ForeignCalendar::head(std::string_view name) const {
    const auto found = std::find_if(m_outline.head.begin(), m_outline.head.end(), [&](const HeadLine& line) { return line.name == name; });
    return found == m_outline.head.end() ? std::string_view() : std::string_view(found->value);
}

std::string ForeignCalendar::name() const {
    for (const auto* property : {"NAME", "X-WR-CALNAME"})
        if (const auto value = head(property); !value.empty() && base::is_utf8(value)) return plain_text(value);
    return {};
}

void ForeignCalendar::each(const std::function<void(ForeignObject&&)>& take) {
    constexpr std::string_view head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    Batch batch;
    const auto send = [&] {
        if (batch.objects.empty()) return;
        batch.request += "END:VCALENDAR\r\n";
        m_reader.send(std::move(batch.request));
        batch.request.clear();
        m_batches.push_back(std::exchange(batch, {}));
        while (m_batches.size() > requests_ahead) take_reply(take);
    };
    for (const auto& places : m_outline.objects) {
        if (!places.front().event) continue;
        if (batch.objects.empty()) batch.request = head;
        auto& object = batch.objects.emplace_back();
        for (const auto& place : places) {
            object.emplace_back().read(m_bytes, place, m_report);
            put_request(batch.request, object.back(), batch.components++, m_report);
        }
        if (batch.request.size() >= request_size) send();
    }
    send();
    while (!m_batches.empty()) take_reply(take);
}

void ForeignCalendar::take_reply(const std::function<void(ForeignObject&&)>& take) {
    const auto reply = m_reader.reply();
    auto batch = std::move(m_batches.front());
    m_batches.pop_front();
    ReplyReader reader(reply);
    ReadComponent read;
    bool more = reader.next(read);
    std::uint32_t number = 0;
    const ReadComponent unread;
    for (auto& components : batch.objects) {
        std::vector<ForeignEvent> events;
        for (auto& component : components) {
            const bool found = more && read.number == number++;
            events.push_back(event_of(std::move(component), found ? read : unread, *m_zones, m_report));
            if (found) more = reader.next(read);
        }
        for (auto& object : objects_of(std::move(events), m_report)) take(std::move(object));
    }
    if (more) throw base::Error(base::Fault::Input, "ics.reader_failed");
}

void ForeignCalendar::each_other(const std::function<void(const RawComponent&)>& take) {
    for (const auto& places : m_outline.objects) {
        if (places.front().event) continue;
        RawComponent component;
        component.read(m_bytes, places.front(), m_report);
        take(component);
    }
}

}  // namespace lichsong::ical
