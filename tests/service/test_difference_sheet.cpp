// SPDX-License-Identifier: Apache-2.0
// What a partner is told to be different between two releases: all of theirs, nothing of others, and the same on the page, on paper, in the
// message and in the calendar.
#include <algorithm>
#include <array>

#include "../support/error_code.h"
#include "calendar/ical/itip_read.h"
#include "calendar/service/difference_document.h"
#include "calendar/service/feeds.h"
#include "calendar/service/outbox.h"
#include "calendar/service/partner_page.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Placement;
using model::PlacementState;
using service::Difference;
using service::DifferenceSheet;
using service::PartnerChange;

namespace {

const std::string canary = "KHONGDUOCLOT";
using Told = std::map<std::string, Difference>;

Told told(const std::vector<PartnerChange>& changes) {
    Told found;
    for (const auto& one : changes) found[service::row_of(one).code] = one.what;
    REQUIRE(found.size() == changes.size());
    return found;
}

// Every text that a renderer could write, whatever block it stands in.
struct Texts {
    std::string all;
    void add(const std::string& text) { all += text + '\n'; }
    void add(const std::vector<std::string>& texts) {
        for (const auto& text : texts) add(text);
    }
    void operator()(const report::Head& head) {
        add({head.parent, head.issuer, head.nation, head.motto, head.number, head.place_and_date, head.subject, head.type, head.type_subject, head.to_label});
        add(head.marks);
        add(head.to);
    }
    void operator()(const report::AppendixHead& head) { add({head.label, head.title, head.belongs_to}); }
    void operator()(const report::Paragraph& paragraph) { add(paragraph.text); }
    void operator()(const report::Table& table) {
        for (const auto& row : table.head)
            for (const auto& cell : row) add(cell.text);
        for (const auto& row : table.rows)
            for (const auto& cell : row) add(cell.text);
    }
    void operator()(const report::Foot& foot) {
        add({foot.to_label, foot.note, foot.signer});
        add(foot.to);
        add(foot.posts);
    }
    void operator()(const report::Chart& chart) { add({chart.title, chart.alternative}); }
    void operator()(const report::PageBreak& /*page*/) {}
};

std::string text_of(const report::Document& document) {
    Texts texts;
    texts.add({document.title, document.author});
    for (const auto& section : document.sections)
        for (const auto& block : section.blocks) std::visit(texts, block);
    return texts.all;
}

std::vector<report::Table> tables_of(const report::Document& document) {
    std::vector<report::Table> tables;
    for (const auto& section : document.sections)
        for (const auto& block : section.blocks)
            if (const auto* table = std::get_if<report::Table>(&block)) tables.push_back(*table);
    return tables;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Sheets : SampleDesk {
    Sheets() {
        forbid_nothing();
        service::make_release(*desk, "Bản đầu");
        drafts = in_state(PlacementState::Draft);
        agreed = in_state(PlacementState::Confirmed);
        asked = in_state(PlacementState::Requested);
    }
    /// The station's, from tomorrow on, with a clock time, not locked and of no series.
    [[nodiscard]] std::vector<std::string> in_state(PlacementState state) {
        std::vector<std::string> codes;
        const auto station = row<model::Partner>("dai-tinh").id;
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            if (one.state == state && !one.locked && one.start && one.date > desk->today() && desk->context().outlets.find(one.outlet)->partner.value == station) codes.push_back(key);
        }
        REQUIRE(codes.size() >= 2);
        return codes;
    }
    void move_later(const std::string& code) {
        service::Destination to;
        to.start = model::TimeOfDay{row<Placement>(code).start->seconds + 600};
        service::move_placement(*desk, code, to);
    }
    void move_to(const std::string& code, const std::string& partner) {
        service::Destination away;
        away.outlet = outlet_of(partner);
        service::move_placement(*desk, code, away);
    }
    [[nodiscard]] std::string outlet_of(const std::string& partner) {
        for (const auto& outlet : desk->context().outlets)
            if (outlet.partner.value == row<model::Partner>(partner).id) return outlet.key;
        FAIL("no outlet");
        return {};
    }
    [[nodiscard]] std::string responsible_for(const std::string& code) {
        const auto segment = desk->rows().find(EntityKind::Segment, row<Placement>(code).segment.value);
        return model::from_record<model::Segment>(segment.value()).responsible_body;
    }
    void set_segment(const std::string& code, const service::Fields& fields) {
        service::Edit edit(*desk, {"row.set", {}});
        edit.set(EntityKind::Segment, row<Placement>(code).segment.value, fields);
        edit.commit();
    }
    /// One of each kind, and one draft that is nobody's business; released as number 2.
    Told change_all() {
        service::set_states(*desk, {drafts[0]}, PlacementState::Requested);
        move_later(drafts[1]);
        move_later(agreed[0]);
        service::cancel_placement(*desk, agreed[1], canary);
        service::set_states(*desk, {asked[0]}, PlacementState::Confirmed);
        service::set_states(*desk, {asked[1]}, PlacementState::Draft);
        service::make_release(*desk, canary);
        return {{drafts[0], Difference::New}, {agreed[0], Difference::Moved}, {asked[0], Difference::Changed}, {agreed[1], Difference::Cancelled}, {asked[1], Difference::Gone}};
    }
    [[nodiscard]] DifferenceSheet sheet(const std::string& partner = "dai-tinh", int from = 0, int to = 0) { return service::difference_sheet(*desk, partner, from, to); }
    [[nodiscard]] report::Document document(const std::string& partner = "dai-tinh", const service::LetterWish& wish = {}) {
        return service::difference_document(sheet(partner), LICHSONG_TEMPLATES, wish);
    }

    std::vector<std::string> drafts;
    std::vector<std::string> agreed;
    std::vector<std::string> asked;
};

}  // namespace

TEST_CASE_METHOD(Sheets, "A sheet has a table for each kind of change, and each placement once", "[release][sheet]") {
    const auto before = row<Placement>(agreed[0]);
    const auto expected = change_all();
    CHECK(told(sheet().changes) == expected);
    const auto made = document();
    const auto tables = tables_of(made);
    REQUIRE(tables.size() == service::difference_names.size());
    const std::array order{drafts[0], agreed[0], asked[0], agreed[1], asked[1]};
    for (std::size_t i = 0; i < order.size(); ++i) {
        INFO(i);
        REQUIRE(tables[i].rows.size() == 1);
        CHECK(tables[i].rows[0][1].text == order[i]);
        REQUIRE(tables[i].head.size() == 1);  // what a renderer repeats on each page
        CHECK(tables[i].head[0].size() == tables[i].columns.size());
        CHECK(tables[i].rows[0].back().text == responsible_for(order[i]));
    }
    CHECK(has(tables[1].rows[0][2].text, model::hm(*before.start)));
    CHECK(has(tables[1].rows[0][3].text, model::hm({before.start->seconds + 600})));
    CHECK(has(tables[2].rows[0][4].text, "Trạng thái: Chờ trả lời → Đã xác nhận"));
    const auto text = text_of(made);
    CHECK(made.title == "Bảng thay đổi từ phiên bản 1 đến phiên bản 2");
    CHECK(has(text, "từ phiên bản 1 đến phiên bản 2"));
    CHECK(has(text, desk->context().campaign.name));
    CHECK(has(text, desk->context().campaign.body));
    CHECK(has(text, row<model::Partner>("dai-tinh").name));
    CHECK(has(text, "./."));
    CHECK_FALSE(has(text, drafts[1]));
}

TEST_CASE_METHOD(Sheets, "What is changed is told with what it was", "[release][sheet]") {
    const auto topic = desk->context().topics.rows().back();
    set_segment(agreed[0], {{"title", std::string("Tên mới")}, {"responsible_body", std::string("Phòng PV05")}, {"reference", std::string("41/KH")}, {"topics", std::to_string(topic.id)}});
    service::make_release(*desk, "Bản hai");
    const auto changes = sheet().changes;
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const PartnerChange& one) { return service::row_of(one).code == agreed[0]; });
    REQUIRE(found != changes.end());
    CHECK(found->what == Difference::Changed);
    const auto text = text_of(document());
    CHECK(has(text, found->before->title.vietnamese + " → Tên mới"));
    CHECK(has(text, " → Phòng PV05"));
    CHECK(has(text, " → 41/KH"));
    CHECK(has(text, " → " + topic.title));
}

TEST_CASE_METHOD(Sheets, "What went to another's outlet is gone, and nothing says where to", "[release][sheet][leak]") {
    set(EntityKind::Partner, "tt-cao-lanh", {{"name", canary + " đài khác"}, {"name_en", canary}});
    set(EntityKind::Outlet, outlet_of("tt-cao-lanh"), {{"name", canary + " kênh khác"}, {"name_en", canary}});
    move_to(agreed[0], "tt-cao-lanh");
    service::make_release(*desk, "Bản hai");
    CHECK(told(sheet().changes) == Told{{agreed[0], Difference::Gone}});
    CHECK_FALSE(sheet().changes.front().after);
    CHECK_FALSE(has(text_of(document()), canary));
    const auto theirs = sheet("tt-cao-lanh").changes;
    CHECK(told(theirs) == Told{{agreed[0], Difference::New}});
    CHECK_FALSE(theirs.front().before);
    CHECK(has(text_of(document("tt-cao-lanh")), canary));  // the control: of their own it is told
    CHECK_FALSE(has(text_of(document("tt-cao-lanh")), row<model::Partner>("dai-tinh").name));
    for (const auto& waiting : service::outbox(*desk)) {
        INFO(waiting.partner.key);
        CHECK(told(waiting.changes) == Told{{agreed[0], waiting.partner.key == "dai-tinh" ? Difference::Gone : Difference::New}});
    }
}

TEST_CASE_METHOD(Sheets, "What was cancelled before it went elsewhere is no news, on either side", "[release][sheet]") {
    service::cancel_placement(*desk, agreed[0], "Bão");
    service::make_release(*desk, "Bản hai");
    set(EntityKind::Placement, agreed[0], {{"outlet", row<model::Outlet>(outlet_of("tt-cao-lanh")).id}, {"slot", model::Value()}});
    service::make_release(*desk, "Bản ba");
    CHECK(sheet().changes.empty());
    CHECK(sheet("tt-cao-lanh").changes.empty());
}

TEST_CASE_METHOD(Sheets, "An outlet that changed hands is gone for one partner and new for the other, though nothing on it moved", "[release][sheet]") {
    const auto outlet = desk->context().outlets.find(row<Placement>(agreed[0]).outlet)->key;
    set(EntityKind::Outlet, outlet, {{"partner", row<model::Partner>("tt-cao-lanh").id}});
    service::make_release(*desk, "Bản hai");
    CHECK(told(sheet().changes).at(agreed[0]) == Difference::Gone);
    CHECK(told(sheet("tt-cao-lanh").changes).at(agreed[0]) == Difference::New);
    CHECK(sheet("bao-tinh").changes.empty());
}

TEST_CASE_METHOD(Sheets, "Nothing of the house's own is on a sheet, in whatever field it lies", "[release][sheet][leak]") {
    {
        service::Edit edit(*desk, {"row.set", {}});
        for (const auto* codes : {&drafts, &agreed, &asked})
            for (const auto& code : *codes) edit.set(EntityKind::Placement, edit.row(EntityKind::Placement, code).head.id, {{"note", canary}, {"reason", canary}, {"evidence", canary}});
        model::Contact contact;
        contact.partner = model::id_of(row<model::Partner>("dai-tinh"));
        contact.name = contact.post = contact.phone = canary;
        contact.email = canary + "@dai-tinh.example";
        edit.add(model::to_record(contact));
        edit.commit();
    }
    set(EntityKind::Partner, "dai-tinh", {{"email", canary + "@dai-tinh.example"}, {"short_name", canary}});
    const auto partners = desk->context().partners;  // a copy: each change loads them anew
    for (const auto& partner : partners)
        if (partner.key != "dai-tinh") set(EntityKind::Partner, partner.key, {{"name", canary + partner.key}, {"name_en", canary}});
    for (const auto& [key, request] : rows(EntityKind::Request)) set(EntityKind::Request, key, {{"note", canary}});
    desk.emplace(file(), store::OpenOptions{}, clock, canary);  // the person who releases
    change_all();                                                // whose note says it, too
    service::LetterWish english;
    english.is_english = true;
    CHECK(sheet().changes.size() == 5);
    CHECK_FALSE(has(text_of(document()), canary));
    CHECK_FALSE(has(text_of(document("dai-tinh", english)), canary));
}

TEST_CASE_METHOD(Sheets, "Where nothing of theirs changed a sheet says so, without a table", "[release][sheet]") {
    change_all();
    CHECK(sheet("bao-tinh").changes.empty());
    const auto made = document("bao-tinh");
    CHECK(tables_of(made).empty());
    CHECK(has(text_of(made), "không có thay đổi./."));
}

TEST_CASE_METHOD(Sheets, "The same sheet is there in English", "[release][sheet]") {
    change_all();
    service::LetterWish wish;
    wish.is_english = true;
    const auto made = document("dai-tinh", wish);
    CHECK(made.language == "en");
    CHECK(made.title == "Changes from version 1 to version 2");
    REQUIRE(tables_of(made).size() == 5);
    CHECK(has(tables_of(made)[2].rows[0][4].text, "State: Requested → Confirmed"));
    const auto vietnamese = text_of(document());
    const auto english = text_of(made);
    for (const auto* ours : {"Kính gửi", "Lịch cũ", "phiên bản", "Đơn vị chịu trách nhiệm", "Nơi nhận", "Nội dung mới", "Thứ "}) {
        INFO(ours);
        CHECK(has(vietnamese, ours));
        CHECK_FALSE(has(english, ours));
    }
}

TEST_CASE_METHOD(Sheets, "A sheet begins where the partner stands: told last, fetched last, else the release before", "[release][sheet]") {
    CHECK(code_of([&] { (void)sheet(); }) == "release.first");
    for (const char* note : {"Bản hai", "Bản ba", "Bản bốn"}) {
        move_later(agreed[0]);
        service::make_release(*desk, note);
    }
    CHECK(sheet().from == 3);
    CHECK(sheet().to == 4);
    service::NewFeed wanted;
    wanted.partner = "dai-tinh";
    const auto feed = service::add_feed(*desk, wanted).key;
    const auto fetch = [&](std::int64_t release) {
        store::Transaction transaction(desk->session());
        store::note_fetched(desk->session(), row<model::Feed>(feed).id, {1, 1, release});
        transaction.commit();
    };
    fetch(1);
    CHECK(sheet().from == 1);
    CHECK(sheet("bao-tinh").from == 3);
    CHECK(sheet("dai-tinh", 2, 3).from == 2);
    CHECK(sheet("dai-tinh", 0, 2).from == 1);
    fetch(2);
    CHECK(sheet().from == 2);
    service::dismiss_changes(*desk, "dai-tinh");  // told otherwise, of all
    CHECK(sheet().from == 3);
    move_later(agreed[0]);
    move_later(agreed[0]);
    service::make_release(*desk, "Bản năm");
    move_later(agreed[0]);
    service::make_release(*desk, "Bản sáu");
    CHECK(sheet().from == 4);
    CHECK(code_of([&] { (void)sheet("dai-tinh", 3, 3); }) == "release.not_earlier");
    CHECK(code_of([&] { (void)sheet("dai-tinh", 7); }) == "row.unknown");
    CHECK(code_of([&] { (void)sheet("nobody"); }) == "row.unknown");
    SampleDesk unreleased;
    CHECK(code_of([&] { (void)service::difference_sheet(*unreleased.desk, "dai-tinh"); }) == "release.none");
}

TEST_CASE_METHOD(Sheets, "Page, sheet and comparison tell a station the same", "[release][sheet][page]") {
    const auto expected = change_all();
    service::NewFeed wanted;
    wanted.partner = "dai-tinh";
    const auto feed = service::add_feed(*desk, wanted).key;
    CHECK(told(service::partner_page(*desk, row<model::Feed>(feed)).changes) == expected);
    CHECK(told(sheet().changes) == expected);
    Told compared;
    for (const auto& one : service::differences(*desk, service::find_release(*desk, "1"), service::find_release(*desk, "2"), "dai-tinh"))
        compared[(one.after ? one.after : one.before)->placement.key] = one.what;
    CHECK(compared == expected);
}

TEST_CASE_METHOD(Sheets, "Message, calendar and sheet tell the same placements, to the same times", "[release][sheet][itip][outbox]") {
    set(EntityKind::Campaign, desk->context().campaign.key, {{"email", std::string("lich@congan-tinh.example")}});
    set(EntityKind::Partner, "dai-tinh", {{"email", std::string("kehoach@dai-tinh.example")}});
    std::vector<std::string> alone;  // an issue of a series would be told of within its series
    for (const auto& code : drafts)
        if (!model::is_set(row<Placement>(code).series_date)) alone.push_back(code);
    REQUIRE(alone.size() >= 3);
    service::Asking asking;
    asking.partner = "dai-tinh";
    asking.title = "Đề nghị phát sóng";
    asking.placements = {alone[0], alone[1], alone[2]};
    std::string request;
    service::new_request(*desk, asking, request);
    mail::Outgoing sent;
    const auto send = [&] {
        service::send_message(*desk, {"dai-tinh", desk->session().last_change(), {"Lịch phát sóng", ""}, {}}, {}, [&](const std::string&, const mail::Outgoing& message) { sent = message; });
    };
    service::put_in_outbox(*desk, request, model::Outgoing::Asking);
    send();
    service::enter_reply(*desk, request, {}, {});
    service::make_release(*desk, "Đã thống nhất");
    service::dismiss_changes(*desk, "dai-tinh");  // they agreed to it: what is told from here on is what came after
    move_later(alone[0]);
    service::cancel_placement(*desk, alone[1], "Bão");
    service::make_release(*desk, "Có thay đổi");
    service::put_in_outbox(*desk, request, model::Outgoing::Asking);

    const auto on_paper = sheet().changes;
    REQUIRE(told(on_paper) == Told{{alone[0], Difference::Moved}, {alone[1], Difference::Cancelled}});
    const auto all = service::outbox(*desk);
    const auto waiting = std::find_if(all.begin(), all.end(), [](const service::WaitingMessage& one) { return one.partner.key == "dai-tinh"; });
    REQUIRE(waiting != all.end());
    CHECK(told(waiting->changes) == told(on_paper));

    send();
    Told in_calendar;
    for (const auto& calendar : sent.calendars) {
        const auto message = ical::read_itip(calendar.text, LICHSONG_READER, desk->zone());
        for (const auto& item : message.items)
            for (const auto& change : on_paper) {
                const auto& row = service::row_of(change);
                if (this->row<Placement>(row.code).uid != item.uid) continue;
                in_calendar[row.code] = message.method == ical::ItipMethod::Cancel ? Difference::Cancelled : Difference::Moved;
                CHECK(item.start->wall == model::wall_seconds(row.date, *row.start));
            }
        CHECK(message.items.size() == 1);
    }
    CHECK(sent.calendars.size() == on_paper.size());
    CHECK(in_calendar == told(on_paper));
}
