// SPDX-License-Identifier: Apache-2.0
// What goes out to partners, read as they would read it, and what each of them may know. The second is told from the rows of the plan alone,
// with nothing of the code that writes the first.
#include <array>

#include "app/common/message_words.h"
#include "app/common/report_words.h"
#include "app/common/settings.h"
#include "app/feed/pages/partner.h"
#include "app/feed/plan_site.h"
#include "app/feed/reply.h"
#include "calendar/base/error.h"
#include "calendar/mail/read.h"
#include "calendar/service/difference_document.h"
#include "calendar/service/feeds.h"
#include "calendar/service/letters.h"
#include "calendar/service/outbox.h"
#include "calendar/service/partner_page.h"
#include "calendar/service/release.h"
#include "calendar/store/fetched.h"
#include "calendar/store/placements.h"
#include "watched_plan.h"

namespace lichsong::test {

using namespace model;

namespace {

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

struct TextOf {
    std::string& out;
    void add(const std::string& text) const { (out += text) += '\n'; }
    void add(const std::vector<std::string>& texts) const {
        for (const auto& text : texts) add(text);
    }
    void operator()(const report::Head& head) const {
        for (const auto* text : {&head.parent, &head.issuer, &head.nation, &head.motto, &head.number, &head.place_and_date, &head.subject, &head.type, &head.type_subject, &head.to_label}) add(*text);
        add(head.marks);
        add(head.to);
    }
    void operator()(const report::AppendixHead& head) const { add({head.label, head.title, head.belongs_to}); }
    void operator()(const report::Paragraph& paragraph) const { add(paragraph.text); }
    void operator()(const report::Table& table) const {
        for (const auto& row : table.head)
            for (const auto& cell : row) add(cell.text);
        for (const auto& row : table.rows)
            for (const auto& cell : row) add(cell.text);
    }
    void operator()(const report::Foot& foot) const {
        add({foot.to_label, foot.note, foot.signer});
        add(foot.to);
        add(foot.posts);
    }
    void operator()(const report::Chart& chart) const {
        add({chart.title, chart.unit, chart.alternative});
        add(chart.categories);
        for (const auto& series : chart.series) add(series.name);
    }
    void operator()(const report::PageBreak&) const {}
};

std::string document_text(const report::Document& document) {
    std::string text = document.title + '\n' + document.author + '\n';
    for (const auto& section : document.sections)
        for (const auto& block : section.blocks) std::visit(TextOf{text}, block);
    return text;
}

std::string row_text(const service::PartnerRow& row) {
    return row.title.vietnamese + '\n' + row.title.english + '\n' + row.outlet.vietnamese + '\n' + row.outlet.english + '\n' + row.responsible + '\n' + row.code + '\n';
}

std::string page_text(const service::PartnerPage& page) {
    auto text = page.campaign.vietnamese + '\n' + page.campaign.english + '\n' + page.body + '\n' + page.partner + '\n';
    for (const auto& row : page.rows) text += row_text(row);
    for (const auto& change : page.changes)
        for (const auto& row : {change.before, change.after})
            if (row) text += row_text(*row);
    return text;
}

bool is_for(const model::Partner& partner, const model::Outlet& outlet) { return partner.kind != PartnerKind::Media || outlet.partner.value == partner.id; }

// As may_leave(), said once more so that a mistake there is seen here.
bool is_told(const model::Placement& placement) {
    return placement.state != PlacementState::Draft && (placement.intention == Intention::Planned || placement.intention == Intention::Undecided || placement.intention == Intention::OnRequest);
}

}  // namespace

std::map<std::int64_t, PlacedSegment> WatchedPlan::placements() {
    std::map<std::int64_t, PlacedSegment> found;
    store::each_placement(m_desk->session(), {}, [&](const PlacedSegment& row) { found.emplace(row.placement.id, row); });
    return found;
}

void WatchedPlan::add_words(Words& words, const Record& row, Channel channel) const {
    const auto add = [&](std::string_view field, const std::string& text) {
        if ((readable_in(row.kind, field) & channel) == 0) return;
        for (const auto& word : words_in(text)) words.insert(word);
    };
    add("key", row.head.key);
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const auto& field = row.info().fields[i];
        const auto text = std::string(detail::text(row.values[i]));
        add(field.name, field.name == "uid" ? "\nuid:" + text : text);
    }
}

void WatchedPlan::add_airing(Words& words, const PlacedSegment& row, Channel channel, bool with_outlet) {
    const auto& plan = m_desk->context();
    add_words(words, to_record(row.placement), channel);
    add_words(words, to_record(row.segment), channel);
    for (const auto id : row.segment.topics)
        if (const auto* topic = plan.topics.find(id)) add_words(words, to_record(*topic), channel);
    for (const auto id : {row.placement.series, row.segment.series})
        if (const auto* series = plan.series.find(id)) {
            add_words(words, to_record(*series), channel);
            for (const auto of_series : series->topics) add_words(words, to_record(*plan.topics.find(of_series)), channel);
        }
    if (with_outlet) add_words(words, to_record(*plan.outlets.find(row.placement.outlet)), channel);
}

WatchedPlan::Words WatchedPlan::house_words(const model::Partner& partner, Channel channel) {
    Words words;
    add_words(words, to_record(m_desk->context().campaign), channel);
    add_words(words, to_record(partner), channel);
    return words;
}

WatchedPlan::Known WatchedPlan::released_to(const model::Partner& partner) {
    Known known{house_words(partner, Calendar), house_words(partner, Page), {}, house_words(partner, Letter)};
    for (const auto& [id, row] : placements()) {
        const auto& outlet = *m_desk->context().outlets.find(row.placement.outlet);
        if (!is_told(row.placement) || !is_for(partner, outlet)) continue;
        if (outlet.partner.value == partner.id) add_airing(known.report, row, Mail, true);
        add_airing(known.calendar, row, Calendar, true);
        add_airing(known.page, row, Page, true);
        add_airing(known.mail, row, Mail, true);
    }
    return known;
}

WatchedPlan::Words WatchedPlan::asked_of(const model::Partner& partner, Channel channel) {
    auto words = house_words(partner, channel);
    const auto& plan = m_desk->context();
    const auto all = placements();
    for (const auto& outlet : plan.outlets)
        if (outlet.partner.value == partner.id) add_words(words, to_record(outlet), channel);
    for (const auto& request : plan.requests) {
        if (request.partner.value != partner.id) continue;
        add_words(words, to_record(request), channel);
        for (const auto& record : m_desk->rows().all(EntityKind::RequestLine, {{"request", store::Test::Equal, request.id}})) {
            const auto line = from_record<RequestLine>(record);
            add_airing(words, all.at(line.placement.value), channel, partner.kind != PartnerKind::Media);
            if (const auto* outlet = plan.outlets.find(line.outlet); partner.kind != PartnerKind::Media) add_words(words, to_record(*outlet), channel);
        }
    }
    return words;
}

WatchedPlan::Words WatchedPlan::mail_words(const model::Partner& partner) {
    auto words = asked_of(partner, Mail);
    for (const auto& [number, of_release] : m_released) {
        const auto& known = of_release.at(partner.id).mail;
        words.insert(known.begin(), known.end());
    }
    return words;
}

void WatchedPlan::read(const model::Partner& partner, const std::string& document, const std::string& text, const Words& may_be) {
    ++m_documents[document];
    for (const auto& word : words_in(unfolded(text))) {
        ++m_words;
        if (is_of_the_house(word) || !may_be.contains(word)) m_leaks.push_back({partner.key, document, m_canaries.place_of(word)});
    }
}

void WatchedPlan::read_mail(const model::Partner& partner, const std::string& bytes) {
    if (bytes.empty()) return;
    const auto words = mail_words(partner);
    const auto mail = mail::read(bytes);
    auto head = bytes.substr(0, bytes.find("\r\n\r\n"));
    if (const auto id = head.find(mail.message_id); id != std::string::npos) head.erase(id, mail.message_id.size());  // drawn by lot, it may look like a word
    auto text = head + '\n' + mail.subject + '\n' + mail.text + '\n';
    for (const auto* list : {&mail.from, &mail.to, &mail.cc})
        for (const auto& address : *list) text += address.name + '\n' + address.email + '\n';
    read(partner, "message", text, words);
    for (const auto& calendar : mail.calendars) read(partner, "calendar message", calendar.part.text, words);
}

void WatchedPlan::read_letters(const model::Partner& partner) {
    const auto words = asked_of(partner, Letter);
    const auto& plan = m_desk->context();
    const bool is_another = m_spoilt == Spoilt::OutletOfAnotherInLetter;
    for (const auto& request : plan.requests) {
        if ((request.partner.value == partner.id) == is_another) continue;
        service::LetterWish wish;
        wish.is_english = m_wording.english;
        try {
            read(partner, "letter", document_text(service::request_letter(*m_desk, LICHSONG_TEMPLATES, request.key, wish)), words);
        } catch (const base::Error& error) {
            if (error.code() != "request.nothing") throw;
        }
    }
}

std::string WatchedPlan::read_report(const model::Partner& partner, const service::WaitingReport& report) {
    const auto& may_be = m_released.at(report.release).at(partner.id).report;
    auto text = document_text(service::partner_report(*m_desk, report, LICHSONG_TEMPLATES, app::report_words())) + service::file_of(report);
    read(partner, "report", text, may_be);
    return text;
}

void WatchedPlan::read_sheet(const model::Partner& partner, int latest) {
    if (latest < 2) return;
    service::LetterWish wish;
    wish.is_english = m_wording.english;
    auto words = mail_words(partner);
    words.merge(house_words(partner, Letter));
    // A release's sheet is from who issued the campaign then.
    for (const auto& [number, of_release] : m_released) words.merge(Words(of_release.at(partner.id).calendar));
    for (int from = 1; from < latest; ++from)
        read(partner, "sheet", document_text(service::difference_document(service::difference_sheet(*m_desk, partner.key, from), LICHSONG_TEMPLATES, wish)), words);
}

void WatchedPlan::read_all() {
    const auto latest = service::latest_release(*m_desk);
    const auto fetched = store::fetched(m_desk->session());
    for (const auto& partner : m_desk->context().partners) {
        auto feed = from_record<model::Feed>(m_desk->require(EntityKind::Feed, m_feeds.at(partner.id)));
        auto known = latest ? m_released.at(latest->number).at(partner.id) : Known{house_words(partner, Calendar), house_words(partner, Page), {}, {}};
        // What it lost since an earlier release is cancelled in it, as it was told then.
        for (const auto& [number, of_release] : m_released) known.calendar.merge(Words(of_release.at(partner.id).calendar));
        auto of_feed = feed;
        if (m_spoilt == Spoilt::FeedOfAnother) of_feed.partner.value = partner.id == 1 ? 2 : 1;
        std::string text;
        service::write_feed(*m_desk, of_feed, m_wording, [&](std::string_view part) { text += part; });
        read(partner, "feed", text, known.calendar);

        if (m_spoilt == Spoilt::PageOfAnother) feed.partner.value = partner.id == 1 ? 2 : 1;
        const auto page = service::partner_page(*m_desk, feed);
        if (page.since > 0) known.page.merge(Words(m_released.at(page.since).at(partner.id).page));
        read(partner, "page", page_text(page), known.page);
        feed::pages::Asking asking;
        asking.requests = service::page_requests(*m_desk, feed);
        asking.token = [](const service::PageRequest&) { return std::string("token"); };
        known.page.merge(asked_of(partner, Page));
        read(partner, "HTML", feed::pages::write_partner_page(page, asking, "https://lich.example", m_desk->today()), known.page);
        read_letters(partner);
        read_sheet(partner, latest ? latest->number : 0);
    }
    for (const auto& waiting : service::outbox(*m_desk)) {
        auto words = app::message_words(*m_desk, waiting);
        if (m_spoilt == Spoilt::NoteInMessage) words.text += detail::text(any_row(EntityKind::Placement)["note"]);
        read(waiting.partner, "waiting message", words.subject + '\n' + words.text, mail_words(waiting.partner));
        for (auto report : waiting.reports) {
            if (m_spoilt == Spoilt::ReportOfAnother) report.partner.value = waiting.partner.id == 1 ? 2 : 1;
            read_report(waiting.partner, report);
        }
    }
}

void WatchedPlan::read_site() {
    feed::ServedPlan served;
    served.address = m_path;
    served.settings.share = LICHSONG_BUILD_SHARE;
    served.base_url = "https://lich.example";
    feed::PlanSite site(served, m_clock);
    for (const auto& partner : m_desk->context().partners) {
        Known known{house_words(partner, Calendar), asked_of(partner, Page), {}, {}};
        for (const auto& [number, of_release] : m_released) {
            known.page.merge(Words(of_release.at(partner.id).page));
            known.calendar.merge(Words(of_release.at(partner.id).calendar));
        }
        known.calendar.merge(Words(known.page));
        const auto secret = m_secrets.at(partner.id);
        for (const auto& [path, query] : std::vector<std::pair<std::string, std::string>>{{".ics", ""}, {"", "lang=vi"}, {"", "lang=en"}, {"x", ""}, {"/qr.svg", ""}, {".ics.ics", ""}}) {
            feed::Asked asked;
            asked.path = "/feeds/" + secret + path;
            asked.query = query;
            const auto reply = feed::make_reply(site.answer(asked), {}, {m_clock.now(), false, false, false});
            read(partner, path == ".ics" ? "served feed" : query.empty() ? "served else" : "served page", reply.head + std::string(reply.body), known.calendar);
        }
    }
}

void WatchedPlan::spoil() {
    for (const auto& [id, row] : placements()) {
        auto title = row.segment.title + ' ';  // another one at least: a release tells something new
        if (m_spoilt == Spoilt::NoteInTitle) title += detail::text(m_desk->require(EntityKind::Placement, row.placement.key)["note"]);
        service::Edit edit(*m_desk, {"row.set", {}});
        edit.set(EntityKind::Segment, row.segment.id, {{"title", title}});
        edit.commit();
    }
    release();
    for (int tries = 0; tries < 100 && service::outbox(*m_desk).empty(); ++tries) {
        try {
            ask();
            put_out();
        } catch (const base::Error&) {  // nothing that could be asked, or nothing new in it: another time
        }
    }
    read_all();
}

}  // namespace lichsong::test
