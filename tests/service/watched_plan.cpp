// SPDX-License-Identifier: Apache-2.0
// What is done to the plan. What is read of it is in watched_reading.cpp.
#include "watched_plan.h"

#include <array>

#include "app/common/message_words.h"
#include "app/common/wording.h"
#include "calendar/base/error.h"
#include "calendar/service/bulk.h"
#include "calendar/service/feeds.h"
#include "calendar/service/history.h"
#include "calendar/service/outbox.h"
#include "calendar/service/release.h"
#include "calendar/service/series.h"
#include "calendar/store/fetched.h"
#include "small_plan.h"

namespace lichsong::test {

using namespace model;
using service::Destination;

namespace {

constexpr std::array rules = {"FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"};

struct Kept {
    PartnerKind kind;
    std::array<Medium, 2> media;
    int outlets;
};
// Two stations, one of which is asked twice as much, a paper, and a committee that sees all.
constexpr std::array partners{
    Kept{PartnerKind::Media, {Medium::Radio, Medium::Television}, 2},
    Kept{PartnerKind::Media, {Medium::Television, Medium::Radio}, 2},
    Kept{PartnerKind::Media, {Medium::Print, Medium::Online}, 1},
    Kept{PartnerKind::Front, {Medium::Loudspeaker, Medium::Loudspeaker}, 1},
};

service::Fields one_field(std::string name, Value value) {
    service::Fields fields;
    fields.emplace_back(std::move(name), std::move(value));
    return fields;
}

}  // namespace

WatchedPlan::WatchedPlan(const std::string& path, std::uint64_t seed, Spoilt spoilt) : m_engine(seed), m_spoilt(spoilt), m_clock(morning), m_path(path) {
    make(path);
    m_wording = app::calendar_wording();
    m_wording.english = one_in(2);
    const auto asked = m_desk->context().partners;  // as they are now: each feed is a change
    for (const auto& partner : asked) {
        service::NewFeed wanted;
        wanted.partner = partner.key;
        wanted.label = text_of(EntityKind::Feed, "label");
        wanted.language = one_in(2) ? FeedLanguage::English : FeedLanguage::Vietnamese;
        const auto made = service::add_feed(*m_desk, wanted);
        m_feeds[partner.id] = made.key;
        m_secrets[partner.id] = made.secret;
    }
    m_canaries.plant(*m_desk);
}

// One row at least of every kind that no use case makes.
void WatchedPlan::make(const std::string& path) {
    store::OpenOptions options;
    options.mode = store::OpenMode::Create;
    m_desk.emplace(path, options, m_clock, Canaries::author);
    service::Seed seed(*m_desk, base::UuidSource(m_engine()));
    const auto add = [&](auto row) {
        auto record = to_record(row);
        m_canaries.plant(record);
        const auto id = seed.add(record);
        assign(row, record);
        row.id = id;
        return row;
    };
    Campaign campaign;
    campaign.key = "campaign";
    campaign.first_day = Date(2021, 4, 1);
    campaign.last_day = Date(2021, 6, 30);
    campaign.dday = Date(2021, 5, 23);
    campaign.code = Canaries::code;
    add(campaign);
    Area area;
    area.id = add(area).id;
    Milestone milestone;
    Phase phase;
    phase.to = id_of(add(milestone));
    add(phase);
    Holiday holiday;
    holiday.first_day = Date(2021, 4, 30);
    add(holiday);
    std::vector<base::Id<model::Topic>> topics;
    for (int i = 0; i < 3; ++i) topics.push_back(id_of(add(model::Topic{})));
    model::Goal goal;
    goal.topic = topics.front();
    add(goal);
    model::Rule rule;
    rule.kind = "cap";
    rule.maximum = 99;
    add(rule);
    for (const auto& kept : partners) {
        model::Partner partner;
        partner.kind = kept.kind;
        partner = add(partner);
        model::Contact contact;
        contact.partner = id_of(partner);
        add(contact);
        model::ReportSetting report;
        report.partner = id_of(partner);
        report.report = "week";
        report.rule = Recurrence::daily();
        report.period = static_cast<ReportPeriod>(roll(report_period_names.size()));
        report.language = one_in(2) ? FeedLanguage::English : FeedLanguage::Vietnamese;
        add(report);
        for (int o = 0; o < kept.outlets; ++o) {
            model::Outlet outlet;
            outlet.partner = id_of(partner);
            outlet.area = id_of(area);
            outlet.medium = kept.media.at(static_cast<std::size_t>(o));
            outlet = add(outlet);
            model::Slot slot;
            slot.outlet = id_of(outlet);
            slot.rule = Recurrence::daily();
            if (medium_info(outlet.medium).has_clock_time) slot.start = TimeOfDay::at(19, 45);
            slot.length = Seconds(900);
            slot = add(slot);
            for (int i = 0; i < 2; ++i) {
                model::Segment segment;
                segment.topics = {topics[static_cast<std::size_t>(roll(3))]};
                segment.length = Seconds(120);
                segment = add(segment);
                model::Placement placement;
                placement.segment = id_of(segment);
                placement.outlet = id_of(outlet);
                placement.slot = id_of(slot);
                placement.date = any_day();
                placement.start = slot.start;
                placement.length = segment.length;
                if (!one_in(4)) placement.state = PlacementState::Confirmed;
                placement = add(placement);
                model::Origin origin;
                origin.placement = id_of(placement);
                origin.whole = one_in(2);
                add(origin);
                model::AsRunLine line;
                line.outlet = id_of(outlet);
                line.date = placement.date;
                if (one_in(2)) line.placement = id_of(placement);
                add(line);
            }
            if (o > 0) continue;
            model::LogLayout layout;
            layout.outlet = id_of(outlet);
            add(layout);
            model::Series series;
            series.slot = id_of(slot);
            series.rule = parse_recurrence(rules[static_cast<std::size_t>(roll(rules.size()))]);
            series.first_day = Date(2021, 5, 8);
            series.last_day = Date(2021, 5, 30);
            series.topics = {topics[static_cast<std::size_t>(roll(3))]};
            series = add(series);
            service::add_issues(seed, series, slot, [&](model::Placement& placement) { placement.state = one_in(3) ? PlacementState::Draft : PlacementState::Confirmed; });
        }
    }
    model::Tally tally;
    tally.area = id_of(area);
    tally.date = any_day();
    add(tally);
    model::PendingReply reply;
    reply.received_on = Date(2021, 5, 9);
    add(reply);
    seed.commit({"plan.generate", {}});
    m_desk.emplace(path, store::OpenOptions(), m_clock, Canaries::author);  // whole on the disk, for others who open it
}

bool WatchedPlan::step() {
    struct Choice {
        const char* name;
        int weight;
        Action act;
    };
    static constexpr std::array choices{
        Choice{"retitle", 5, &WatchedPlan::retitle},     Choice{"move", 10, &WatchedPlan::move},          Choice{"cancel", 3, &WatchedPlan::cancel},
        Choice{"repeat", 3, &WatchedPlan::repeat},       Choice{"book", 3, &WatchedPlan::book},           Choice{"make good", 3, &WatchedPlan::make_good},
        Choice{"state", 5, &WatchedPlan::set_state},     Choice{"intention", 2, &WatchedPlan::set_intention}, Choice{"series", 3, &WatchedPlan::change_series},
        Choice{"ask", 5, &WatchedPlan::ask},             Choice{"put out", 4, &WatchedPlan::put_out},     Choice{"send", 5, &WatchedPlan::send},
        Choice{"calendars", 5, &WatchedPlan::send_calendars}, Choice{"answer", 4, &WatchedPlan::answer},  Choice{"decide", 3, &WatchedPlan::decide},
        Choice{"trail", 4, &WatchedPlan::trail},         Choice{"release", 9, &WatchedPlan::release},     Choice{"undo", 3, &WatchedPlan::undo},
        Choice{"fetch", 2, &WatchedPlan::fetch},
    };
    int weights = 0;
    for (const auto& choice : choices) weights += choice.weight;
    auto left = roll(weights);
    const auto* choice = choices.begin();
    while ((left -= choice->weight) >= 0) ++choice;
    m_clock.stamp += 60 * roll(120);
    const auto last = m_desk->session().last_change();
    try {
        (this->*choice->act)();
    } catch (const base::Error& error) {
        if (error.fault() == base::Fault::Store) throw;
        return false;
    }
    if (m_desk->session().last_change() == last) return false;
    m_canaries.plant(*m_desk);
    ++m_done[choice->name];
    return true;
}

std::string WatchedPlan::text_of(EntityKind kind, std::string_view field) {
    const auto& info = info_of(kind);
    return m_canaries.text_for(kind, info.fields[field_index(info, field)]);
}

Record WatchedPlan::any_row(EntityKind kind) {
    const auto rows = m_desk->rows().all(kind);
    if (rows.empty()) throw base::Error(base::Fault::Call, "row.unknown", {std::string(info_of(kind).name), "any"});
    return rows[static_cast<std::size_t>(roll(static_cast<std::int64_t>(rows.size())))];
}

Date WatchedPlan::any_day() { return plus_days(Date(2021, 5, 6), static_cast<long>(roll(30))); }

Destination WatchedPlan::anywhere() {
    Destination to;
    if (!one_in(3)) to.date = any_day();
    if (one_in(3)) to.start = TimeOfDay::at(static_cast<int>(6 + roll(16)), 15);
    if (one_in(2)) to.slot = any_key(EntityKind::Slot);
    else if (one_in(2)) to.outlet = any_key(EntityKind::Outlet);
    return to;
}

// A draft of a new name: nobody outside may know it before it is released or asked for.
void WatchedPlan::retitle() {
    const auto& info = entity_table()[static_cast<std::size_t>(roll(entity_kind_count))];
    const auto& field = info.fields[static_cast<std::size_t>(roll(static_cast<std::int64_t>(info.fields.size())))];
    const auto row = any_row(info.kind);
    const auto word = words_in(std::string(detail::text(row[field.name])));
    if (word.empty() || !m_canaries.is_planted(*word.begin())) return;
    service::Edit edit(*m_desk, {"row.set", {}});
    edit.set(info.kind, row.head.id, one_field(std::string(field.name), m_canaries.text_for(info.kind, field)));
    edit.commit();
}

void WatchedPlan::move() { service::move_placement(*m_desk, any_key(EntityKind::Placement), anywhere()); }

void WatchedPlan::cancel() { service::cancel_placement(*m_desk, any_key(EntityKind::Placement), text_of(EntityKind::Placement, "reason")); }

void WatchedPlan::repeat() {
    std::string made;
    auto to = anywhere();
    to.date = any_day();
    service::repeat_placement(*m_desk, any_key(EntityKind::Placement), to, made);
    if (!one_in(3)) service::set_states(*m_desk, {made}, PlacementState::Confirmed);
}

// The same item at another partner's.
void WatchedPlan::book() {
    std::string made;
    auto to = anywhere();
    to.date = any_day();
    service::book_segment(*m_desk, any_key(EntityKind::Segment), to, made);
    if (!one_in(3)) service::set_states(*m_desk, {made}, PlacementState::Confirmed);
}

void WatchedPlan::make_good() {
    const auto missed = any_row(EntityKind::Placement);
    const auto instead = any_row(EntityKind::Placement);
    service::Edit edit(*m_desk, {"row.set", {}});
    edit.set(EntityKind::Placement, instead.head.id, one_field("makegood_for", missed.head.id));
    edit.commit();
}

void WatchedPlan::set_state() { service::set_states(*m_desk, {any_key(EntityKind::Placement)}, static_cast<PlacementState>(roll(static_cast<std::int64_t>(placement_state_names.size())))); }

void WatchedPlan::set_intention() {
    service::Edit edit(*m_desk, {"row.set", {}});
    edit.set(EntityKind::Placement, any_row(EntityKind::Placement).head.id, one_field("intention", std::string(intention_names[static_cast<std::size_t>(roll(intention_names.size()))])));
    edit.commit();
}

void WatchedPlan::change_series() {
    service::Edit edit(*m_desk, {"row.set", {}});
    const auto row = any_row(EntityKind::Series);
    service::Fields fields = one_field("rule", std::string(rules[static_cast<std::size_t>(roll(rules.size()))]));
    if (one_in(2)) fields.emplace_back("removed_dates", iso(any_day()));
    if (one_in(3)) fields.emplace_back("slot", any_row(EntityKind::Slot).head.id);
    edit.set(EntityKind::Series, row.head.id, fields);
    service::follow_rule(edit, row.head.id);
    edit.commit();
}

void WatchedPlan::ask() {
    service::Asking asking;
    const auto partner = any_row(EntityKind::Partner);
    asking.partner = partner.head.key;
    asking.title = text_of(EntityKind::Request, "title");
    asking.due = any_day();
    const bool is_media = detail::text(partner["kind"]) == "media";
    for (const auto& [id, row] : placements()) {
        const auto* outlet = m_desk->context().outlets.find(row.placement.outlet);
        if (!service::is_over(row.placement.state) && one_in(3) && (!is_media || outlet->partner.value == partner.head.id)) asking.placements.push_back(row.placement.key);
    }
    std::string made;
    service::new_request(*m_desk, asking, made);
    if (one_in(2)) service::send_request(*m_desk, made, {});
}

void WatchedPlan::put_out() { service::put_in_outbox(*m_desk, any_key(EntityKind::Request), one_in(3) ? Outgoing::Reminder : Outgoing::Asking); }

void WatchedPlan::send() {
    const auto waiting = service::outbox(*m_desk);
    if (waiting.empty()) return;
    const auto& one = waiting[static_cast<std::size_t>(roll(static_cast<std::int64_t>(waiting.size())))];
    std::string bytes;
    const service::Courier courier = [&](const std::string& mail, const mail::Outgoing&) {
        bytes = mail;
        if (one_in(6)) throw base::Error(base::Fault::Input, "mail.refused", {Canaries::author});
    };
    try {
        service::send_message(*m_desk, {one.partner.key, m_desk->session().last_change(), app::message_words(*m_desk, one), [&](const base::Error&) { return text_of(EntityKind::Message, "failure"); },
                                            [&](const service::WaitingReport& report) { return mail::Attachment{service::file_of(report), "text/plain", read_report(one.partner, report)}; }},
                                  m_wording, courier);
    } catch (const base::Error&) {
        read_mail(one.partner, bytes);  // who knows where it stopped
        throw;
    }
    read_mail(one.partner, bytes);
}

void WatchedPlan::send_calendars() {
    const auto request = any_row(EntityKind::Request);
    const auto made = one_in(3) ? service::cancel_in_calendars(*m_desk, request.head.key, m_wording) : service::ask_calendars(*m_desk, request.head.key, m_wording);
    const auto* partner = m_desk->context().partners.find({detail::number(request["partner"])});
    for (const auto& message : made.messages) read(*partner, "calendar message", message.message.text, mail_words(*partner));
}

void WatchedPlan::answer() {
    const auto line = any_row(EntityKind::RequestLine);
    service::Reply reply;
    reply.answer = static_cast<LineAnswer>(1 + roll(4));
    reply.counter = anywhere();
    reply.comment = text_of(EntityKind::RequestLine, "comment");
    service::enter_reply(*m_desk, key_of(m_desk->context(), EntityKind::Request, detail::number(line["request"])), {line.head.key}, reply);
}

void WatchedPlan::decide() {
    const auto line = any_row(EntityKind::RequestLine);
    const auto reason = std::string(Canaries::author);
    switch (roll(4)) {
    case 0: service::accept_counter(*m_desk, line.head.key); break;
    case 1: service::refuse_counter(*m_desk, line.head.key, reason); break;
    case 2: service::withdraw_lines(*m_desk, {line.head.key}, reason); break;
    default: service::close_request(*m_desk, any_key(EntityKind::Request), reason); break;
    }
}

void WatchedPlan::trail() {
    service::add_to_trail(*m_desk, any_key(EntityKind::Request), one_in(2) ? Way::In : Way::Out, text_of(EntityKind::TrailEntry, "title"), {});
}

void WatchedPlan::release() {
    const auto made = service::make_release(*m_desk, text_of(EntityKind::Release, "title"));
    for (const auto& partner : m_desk->context().partners) m_released[made.number][partner.id] = released_to(partner);
}

void WatchedPlan::undo() { service::undo(*m_desk); }

// And now and then the feed is narrowed to outlets, whosever they are.
void WatchedPlan::fetch() {
    const auto feed = any_row(EntityKind::Feed);
    if (const auto latest = service::latest_release(*m_desk)) {
        store::Transaction transaction(m_desk->session());
        store::note_fetched(m_desk->session(), feed.head.id, {m_clock.now(), 1, 1 + roll(latest->number), roll(1 + latest->number)});
        transaction.commit();
    }
    service::Edit edit(*m_desk, {"row.set", {}});
    edit.set(EntityKind::Feed, feed.head.id, one_field("outlets", one_in(2) ? Value() : Value(' ' + std::to_string(any_row(EntityKind::Outlet).head.id) + ' ')));
    edit.commit();
}

}  // namespace lichsong::test
