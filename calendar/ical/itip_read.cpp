// SPDX-License-Identifier: Apache-2.0
// The message as a whole: guard, method, the child, and what its events have to do with one another.
#include "calendar/ical/itip_read.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/foreign.h"
#include "calendar/ical/itip_item.h"
#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

using base::Error;
using base::Fault;

GuardLimits message_limits() {
    GuardLimits limits;
    limits.bytes = itip_most_octets;
    limits.components = itip_most_items;
    limits.lines = 50'000;
    limits.of_one_uid = itip_most_items;
    return limits;
}

// Reminders and attachments are for the calendar of the one who answers.
bool is_nobodys_matter(std::string_view code) { return code == "import.alarm_dropped" || code == "import.attachment_dropped"; }

ItipMethod method_of(const CalendarOutline& outline) {
    std::string_view word;
    for (const auto& line : outline.head) {
        if (line.name != "METHOD") continue;
        const auto value = base::trim(line.value);
        if (!word.empty() && !is_same_name(word, value)) throw Error(Fault::Input, "itip.several_methods", {itip_shown(word), itip_shown(value)});
        word = value;
    }
    if (word.empty()) throw Error(Fault::Input, "itip.no_method");
    const auto method = find_itip_method(word);
    if (!method) throw Error(Fault::Input, "itip.unknown_method", {itip_shown(word)});
    return *method;
}

// Of the component that lies there, and of none within it.
std::vector<std::string> request_status_of(std::string_view bytes, const ComponentPlace& place) {
    constexpr std::size_t most = 20;
    std::vector<std::string> found;
    int depth = 0;
    LineReader reader({[&](const ContentLine& line) {
        if (is_same_name(line.name, "BEGIN")) ++depth;
        if (is_same_name(line.name, "END")) --depth;
        if (depth != 1 || found.size() == most || !is_same_name(line.name, "REQUEST-STATUS")) return;
        if (auto status = itip_shown(line.value); !status.empty()) found.push_back(std::move(status));
    }, [](LineFault, long) {}});
    reader.feed(bytes.substr(place.begin, place.end - place.begin));
    reader.finish();
    return found;
}

/// The events of a file, each with what the child read of it.
class MessageReader {
public:
    MessageReader(std::string_view bytes, const base::Zone& zone) : m_bytes(bytes), m_outline(outline_of(bytes, message_limits())), m_zone(zone) {
        m_report = [this](ImportFinding finding) {
            if (is_nobodys_matter(finding.code)) return;
            auto& findings = m_message.findings;
            if (findings.size() < itip_most_findings) findings.push_back(std::move(finding));
            else if (findings.size() == itip_most_findings) findings.push_back({"itip.more_findings", finding.line, {}, {}});
        };
    }
    MessageReader(const MessageReader&) = delete;
    MessageReader& operator=(const MessageReader&) = delete;

    ItipMessage run(const std::function<std::string(std::string)>& answer) {
        m_message.method = method_of(m_outline);
        if (m_outline.events == 0) throw Error(Fault::Input, "itip.no_event");
        std::string request = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
        std::vector<RawComponent> components;
        const auto where = places();
        for (const auto& place : where) {
            components.emplace_back().read(m_bytes, place, m_report);
            put_request(request, components.back(), static_cast<std::uint32_t>(components.size() - 1), m_report);
        }
        request += "END:VCALENDAR\r\n";
        items(answer(std::move(request)), components, where);
        together();
        return std::move(m_message);
    }

private:
    // In the order of the file, which that of the outline is not.
    [[nodiscard]] std::vector<ComponentPlace> places() {
        std::vector<ComponentPlace> found;
        for (const auto& object : m_outline.objects)
            for (const auto& place : object) {
                if (place.event) found.push_back(place);
                else m_report({"itip.other_component", place.line, {}, {}});
            }
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
        return found;
    }

    void items(const std::string& reply, const std::vector<RawComponent>& components, const std::vector<ComponentPlace>& where) {
        std::vector<ReadComponent> read(components.size());
        ReplyReader reader(reply);
        for (ReadComponent one; reader.next(one);)
            if (one.number < read.size()) read[one.number] = std::move(one);
        ForeignZones zones(m_outline.zones, m_zone);
        for (std::size_t i = 0; i < components.size(); ++i) {
            auto& item = m_message.items.emplace_back(itip_item(m_message.method, components[i], read[i], m_zone, zones, m_report));
            item.request_status = request_status_of(m_bytes, where[i]);
        }
    }

    // What a message as a whole should be: of one matter and from one side (RFC 5546 §3.2).
    void together() {
        const auto& first = m_message.items.front();
        m_message.organizer = first.organizer.address;
        const bool may_differ = m_message.method == ItipMethod::Publish;
        for (const auto& item : m_message.items) {
            if (item.organizer.address != first.organizer.address) m_report({"itip.organizers_differ", item.line, "ORGANIZER", item.organizer.address});
            if (item.uid != first.uid && !may_differ) m_report({"itip.several_uids", item.line, "UID", itip_shown(item.uid)});
        }
    }

    std::string_view m_bytes;
    CalendarOutline m_outline;
    const base::Zone& m_zone;
    Report m_report;
    ItipMessage m_message;
};

}  // namespace

ItipMessage read_itip(std::string_view bytes, const std::function<std::string(std::string)>& answer, const base::Zone& zone) {
    return MessageReader(bytes, zone).run(answer);
}

ItipMessage read_itip(std::string_view bytes, const std::filesystem::path& reader, const base::Zone& zone) {
    ReaderProcess process(reader);
    return MessageReader(bytes, zone).run([&](std::string request) {
        process.send(std::move(request));
        return process.reply();
    });
}

}  // namespace lichsong::ical
