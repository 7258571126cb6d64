// SPDX-License-Identifier: Apache-2.0
// What goes out. What comes back is in invitations_received.cpp.
#include "calendar/service/invitations.h"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/base/error.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using ical::ItipMethod;
using model::EntityKind;
using model::Invitation;
using model::News;
using model::Placement;
using model::Request;
using model::RequestLine;

/// A line with what it is about and what was told of it last.
struct Subject {
    RequestLine line;
    model::PlacedSegment row;
    std::optional<Invitation> told;
};

const Invitation* last_of(const std::vector<Invitation>& all) {
    const auto last = std::max_element(all.begin(), all.end(), [](const Invitation& a, const Invitation& b) { return std::pair(a.sent, a.id) < std::pair(b.sent, b.id); });
    return last == all.end() ? nullptr : &*last;
}

// What is withdrawn may be another partner's by now: the calendar is told of what it knows.
void show_as_asked(Subject& subject) {
    auto& placement = subject.row.placement;
    if (placement.outlet != subject.line.outlet) placement.slot = {};
    placement.outlet = subject.line.outlet;
    placement.date = subject.line.date;
    placement.start = subject.line.start;
    placement.length = subject.line.length;
}

std::vector<Subject> subjects_of(Edit& edit, const Request& request) {
    std::vector<Subject> found;
    for (const auto& line : lines_of(edit, request.id)) {
        Subject subject{line, {}, std::nullopt};
        subject.row.placement = staged<Placement>(edit, line.placement.value);
        if (line.answer == model::LineAnswer::Withdrawn) show_as_asked(subject);
        subject.row.segment = staged<model::Segment>(edit, subject.row.placement.segment.value);
        const auto invitations = invitations_of(edit, line.id);
        if (const auto* last = last_of(invitations)) subject.told = *last;
        found.push_back(std::move(subject));
    }
    return found;
}

// Above everything that was sent of it, and not below the plan's own (RFC 5546 §2.1.4).
int next_sequence(const std::vector<Subject>& subjects) {
    int sequence = 0;
    for (const auto& [line, row, told] : subjects) {
        sequence = std::max(sequence, row.placement.sequence);
        if (told) sequence = std::max(sequence, told->sequence + (told->cancelled || told->told != model::told_text(line.asked()) ? 1 : 0));
    }
    return sequence;
}

class Writing {
public:
    Writing(Edit& edit, const Request& request, const ical::Wording& wording)
        : m_edit(edit), m_plan(edit.desk().context()), m_zone(edit.desk().zone()), m_writer(m_plan, m_zone, wording), m_stamp(edit.desk().clock().now()) {
        const auto& campaign = m_plan.campaign;
        const auto* partner = m_plan.partners.find(request.partner);
        if (campaign.email.empty()) throw Error(Fault::Input, "campaign.no_address");
        m_organizer = {campaign.email, campaign.body};
        m_attendee = {address_of(m_plan, request.partner), partner->name};
        if (m_attendee.address.empty()) throw Error(Fault::Input, "partner.no_address", {partner->name, partner->key});
    }

    /// Airings of a series that are asked for together, and nothing else of it, make one recurring entry.
    void ask(std::vector<Subject> subjects) {
        std::map<std::int64_t, std::vector<Subject>> by_series;
        for (auto& subject : subjects) by_series[is_alone(subject) ? 0 : subject.row.segment.series.value].push_back(std::move(subject));
        for (auto& [id, together] : by_series) {
            const auto* series = m_plan.series.find({id});
            if (series != nullptr && is_whole(*series, together)) ask_together(*series, together);
            else if (series != nullptr && std::all_of(together.begin(), together.end(), [](const Subject& one) { return one.told && !one.told->instance.empty(); })) ask_instances(*series, together);
            else for (auto& one : together) ask_one(one);
        }
    }

    void cancel(const std::vector<Subject>& subjects, const std::vector<Subject>& all) {
        std::map<std::string, std::vector<Subject>> by_uid;
        for (const auto& subject : subjects) by_uid[subject.told->uid].push_back(subject);
        for (const auto& entry : by_uid) {
            const auto& uid = entry.first;
            const auto& together = entry.second;
            auto envelope = envelope_of(ItipMethod::Cancel, next_sequence(together) + 1);
            const auto rows = rows_of(together);
            const auto* series = m_plan.series.find(together.front().row.segment.series);
            const bool known = std::any_of(all.begin(), all.end(), [&](const Subject& one) { return one.told && one.told->uid == uid && !one.told->cancelled && !is_among(one, together); });
            if (together.front().told->instance.empty() || series == nullptr) take(envelope, together, m_writer.placements(envelope, rows));
            else take(envelope, together, known ? m_writer.instances(envelope, *series, rows) : m_writer.series(envelope, *series, rows));
        }
    }

    // RFC 5546 §3.2.8.
    void decline(const Subject& subject) {
        auto told = *subject.told;
        ical::ItipItem item;
        item.uid = told.uid;
        if (!told.instance.empty()) item.recurrence_id = time_from(told.instance);
        item.sequence = told.sequence;
        item.stamp = m_stamp;
        item.organizer = m_organizer;
        item.attendees = {{m_attendee, ical::PartStat::NeedsAction}};
        item.summary = subject.row.segment.title;
        ical::ItipMessage message;
        message.method = ItipMethod::DeclineCounter;
        message.organizer = m_organizer.address;
        message.items = {item};
        m_messages.push_back({message.method, {told.uid, ical::write_answer(message, m_zone), {{subject.row.placement.id, item.recurrence_id}}}});
        told.counter_refused = false;
        put(m_edit, told);
    }

    [[nodiscard]] std::vector<CalendarMessage> take() { return std::move(m_messages); }

    static std::string text_of(const ical::ItipTime& time) {
        const auto day = model::iso(model::date_of(time.wall));
        return time.all_day ? day : day + 'T' + model::hm(model::time_of(time.wall));
    }

private:
    static ical::ItipTime time_from(const std::string& text) {
        const auto date = model::from_iso(text.substr(0, 10));
        return {model::wall_seconds(date, text.size() > 11 ? model::parse_time(text.substr(11)) : model::TimeOfDay{}), text.size() <= 11};
    }

    static bool is_among(const Subject& one, const std::vector<Subject>& all) {
        return std::any_of(all.begin(), all.end(), [&](const Subject& other) { return other.line.id == one.line.id; });
    }

    /// Known by a UID of its own before: it stays so.
    static bool is_alone(const Subject& subject) { return !subject.row.segment.series || (subject.told && subject.told->instance.empty()); }

    [[nodiscard]] bool is_whole(const model::Series& series, const std::vector<Subject>& together) const {
        if (together.size() < 2) return false;
        store::PlacementQuery query;
        query.series = series.id;
        bool whole = true;
        store::each_placement(m_edit.desk().session(), query, [&](const model::PlacedSegment& row) {
            const auto& placement = row.placement;
            if (model::is_set(placement.date) && !is_over(placement.state))
                whole = whole && std::any_of(together.begin(), together.end(), [&](const Subject& one) { return one.row.placement.id == placement.id; });
        });
        return whole;
    }

    static std::vector<ical::Entry> rows_of(const std::vector<Subject>& subjects) {
        std::vector<ical::Entry> rows;
        for (const auto& subject : subjects) rows.push_back(subject.row);
        return rows;
    }

    [[nodiscard]] ical::ItipEnvelope envelope_of(ItipMethod method, int sequence) const { return {method, m_organizer, m_attendee, m_stamp, sequence, {}}; }

    void ask_one(const Subject& subject) {
        const auto envelope = envelope_of(ItipMethod::Request, next_sequence({subject}));
        const std::vector<ical::Entry> rows{subject.row};
        take(envelope, {subject}, m_writer.placements(envelope, rows));
    }
    void ask_instances(const model::Series& series, const std::vector<Subject>& together) {
        const auto envelope = envelope_of(ItipMethod::Request, std::max(next_sequence(together), series.sequence));
        take(envelope, together, m_writer.instances(envelope, series, rows_of(together)));
    }
    void ask_together(const model::Series& series, const std::vector<Subject>& together) {
        const auto envelope = envelope_of(ItipMethod::Request, std::max(next_sequence(together), series.sequence));
        take(envelope, together, m_writer.series(envelope, series, rows_of(together)));
    }

    void take(const ical::ItipEnvelope& envelope, const std::vector<Subject>& subjects, std::vector<ical::ItipText> texts) {
        for (auto& text : texts) {
            for (const auto& part : text.parts) {
                const auto subject = std::find_if(subjects.begin(), subjects.end(), [&](const Subject& one) { return one.row.placement.id == part.placement; });
                if (subject != subjects.end()) keep(envelope, *subject, text.uid, part.recurrence_id ? text_of(*part.recurrence_id) : std::string());
            }
            m_messages.push_back({envelope.method, std::move(text)});
        }
    }

    void keep(const ical::ItipEnvelope& envelope, const Subject& subject, const std::string& uid, const std::string& instance) {
        const bool same = subject.told && subject.told->uid == uid && subject.told->instance == instance;
        auto invitation = same ? *subject.told : Invitation{};
        invitation.uid = uid;
        invitation.instance = instance;
        invitation.line = model::id_of(subject.line);
        invitation.organizer = envelope.organizer.address;
        invitation.address = envelope.attendee.address;
        invitation.sequence = *envelope.sequence;
        invitation.told = model::told_text(subject.line.asked());
        invitation.sent = envelope.stamp;
        invitation.cancelled = envelope.method == ItipMethod::Cancel;
        invitation.counter_refused = false;
        if (same) put(m_edit, invitation);
        else m_edit.add(model::to_record(invitation));
    }

    Edit& m_edit;
    const model::Plan& m_plan;
    const base::Zone& m_zone;
    ical::ItipWriter m_writer;
    base::Stamp m_stamp;
    ical::ItipParty m_organizer;
    ical::ItipParty m_attendee;
    std::vector<CalendarMessage> m_messages;
};

News news_of(const Request& request, const Subject& subject) {
    return model::news_of(request, subject.line, subject.row.placement.state, subject.told ? &*subject.told : nullptr);
}

}  // namespace

std::string address_of(const model::Plan& plan, base::Id<model::Partner> partner) {
    const auto* row = plan.partners.find(partner);
    if (row == nullptr || !row->email.empty()) return row == nullptr ? std::string() : row->email;
    for (const auto& contact : plan.contacts)
        if (contact.partner == partner && !contact.email.empty()) return contact.email;
    return {};
}

// Not from difference_sheet.h: a calendar is told what was asked of each line, and is to know of a new time whether or not it was released
// meanwhile. That after a release both tell the same is held by a test of the sheet.
std::vector<CalendarMessage> calendar_messages(Edit& edit, const std::string& key, const ical::Wording& wording, Telling telling) {
    const auto request = staged<Request>(edit, key);
    const auto subjects = subjects_of(edit, request);
    std::vector<Subject> asked;
    std::vector<Subject> cancelled;
    std::vector<Subject> refused;
    for (const auto& subject : subjects) {
        const auto news = news_of(request, subject);
        const bool open = model::is_asked(request, subject.line) && (subject.line.answer == model::LineAnswer::Open || subject.line.answer == model::LineAnswer::Tentative);
        if (news == News::Cancelled) cancelled.push_back(subject);
        else if (telling == Telling::Cancellations) continue;
        else if (news == News::CounterRefused) refused.push_back(subject);
        else if (news == News::Asked || (telling == Telling::EverythingOpen && open)) asked.push_back(subject);
    }
    if (asked.empty() && cancelled.empty() && refused.empty()) return {};
    Writing writing(edit, request, wording);
    for (const auto& subject : refused) writing.decline(subject);
    writing.cancel(cancelled, subjects);
    writing.ask(std::move(asked));
    return writing.take();
}

bool has_calendar_news(Desk& desk, const Request& request) {
    bool news = false;
    desk.rows().each(EntityKind::RequestLine, {{"request", store::Test::Equal, request.id}}, [&](const model::Record& record) {
        const auto line = model::from_record<RequestLine>(record);
        std::vector<Invitation> invitations;
        for (const auto& row : desk.rows().all(EntityKind::Invitation, {{"line", store::Test::Equal, line.id}})) invitations.push_back(model::from_record<Invitation>(row));
        if (invitations.empty()) return;
        const auto placement = desk.rows().find(EntityKind::Placement, line.placement.value);
        news = news || (placement && model::news_of(request, line, model::from_record<Placement>(*placement).state, last_of(invitations)) != News::None);
    });
    return news;
}

ForCalendars ask_calendars(Desk& desk, const std::string& key, const ical::Wording& wording) {
    Edit edit(desk, {"itip.request", {key}}, model::Step::Base);
    TrailStep how;
    how.means = model::Means::Calendar;
    ask(edit, key, how);  // where nothing is new, those that are open are sent again
    ForCalendars made;
    made.messages = calendar_messages(edit, key, wording, Telling::EverythingOpen);
    if (made.messages.empty()) throw Error(Fault::Input, "request.nothing_new", {key});
    edit.describe_as({"itip.request", {key, std::to_string(made.messages.size())}});
    made.change = edit.commit();
    return made;
}

ForCalendars cancel_in_calendars(Desk& desk, const std::string& key, const ical::Wording& wording) {
    Edit edit(desk, {"itip.cancel", {key}}, model::Step::Base);
    ForCalendars made;
    made.messages = calendar_messages(edit, key, wording, Telling::Cancellations);
    if (made.messages.empty()) throw Error(Fault::Input, "itip.nothing_to_cancel", {key});
    edit.describe_as({"itip.cancel", {key, std::to_string(made.messages.size())}});
    made.change = edit.commit();
    return made;
}

}  // namespace lichsong::service
