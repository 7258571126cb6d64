// SPDX-License-Identifier: Apache-2.0
// Feeds: addresses that are secrets, and calendars in which nothing internal can stand.
#include <atomic>
#include <fstream>
#include <iterator>
#include <set>

#include "calendar/base/error.h"
#include "calendar/base/secret.h"
#include "calendar/ical/lint.h"
#include "calendar/service/feeds.h"
#include "calendar/service/history.h"
#include "calendar/service/listing.h"
#include "calendar/service/moving.h"
#include "calendar/service/release.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Placement;
using model::PlacementState;

namespace {

ical::Wording plain_wording() {
    ical::Wording wording;
    wording.cancelled_prefix = "[HỦY]";
    wording.state = [](const model::Placement& placement, const model::Outlet&) { return std::string(model::name_of(placement.state)); };
    wording.code = "Mã";
    wording.outlet = "Kênh";
    wording.responsible = "Chịu trách nhiệm";
    wording.reference = "Căn cứ";
    wording.issue = "kỳ";
    return wording;
}

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

void check_valid(const std::string& text) {
    ical::Linter linter([](const ical::LintFinding& finding) { FAIL_CHECK(finding.fault->code << " in line " << finding.line); });
    linter.feed(text);
    linter.finish();
    CHECK(linter.count() == 0);
}

struct Subscribed : SampleDesk {
    Subscribed() {
        forbid_nothing();
        service::NewFeed wanted;
        wanted.partner = "dai-tinh";
        made = service::add_feed(*desk, wanted);
    }
    [[nodiscard]] model::Feed feed() { return row<model::Feed>(made.key); }
    [[nodiscard]] std::string calendar() { return calendar_of(feed()); }
    [[nodiscard]] std::string calendar_of(const model::Feed& feed) {
        std::string text;
        service::write_feed(*desk, feed, plain_wording(), [&](std::string_view part) { text += part; });
        return unfolded(text);
    }
    [[nodiscard]] std::set<std::string> uids() {
        std::set<std::string> found;
        const auto text = calendar();
        for (auto at = text.find("\r\nUID:"); at != std::string::npos; at = text.find("\r\nUID:", at + 1)) found.insert(text.substr(at + 6, 36));
        return found;
    }
    [[nodiscard]] std::vector<Placement> placements() {
        std::vector<Placement> all;
        for (const auto& [key, record] : rows(EntityKind::Placement)) all.push_back(model::from_record<Placement>(record));
        return all;
    }
    [[nodiscard]] std::set<std::string> expected() {
        std::set<std::string> uids;
        for (const auto& one : placements()) {
            const auto partner = desk->context().outlets.find(one.outlet)->partner;
            if (partner.value == row<model::Partner>("dai-tinh").id && service::may_leave(one)) uids.insert(one.uid);
        }
        return uids;
    }

    service::MadeFeed made;
};

}  // namespace

TEST_CASE("Secrets have 256 bits, never come twice, and are kept as a hash that is SHA-256", "[feeds]") {
    CHECK(base::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(base::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        const auto secret = base::new_secret();
        CHECK(secret.size() == 43);
        CHECK(secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
        CHECK(seen.insert(secret).second);
    }
}

TEST_CASE_METHOD(Subscribed, "The secret is nowhere in the plan, and finds its feed by its hash", "[feeds]") {
    CHECK(service::feed_path(made.secret) == "/feeds/" + made.secret + ".ics");
    CHECK(service::feed_with(*desk, base::sha256(made.secret))->key == made.key);
    CHECK_FALSE(service::feed_with(*desk, made.secret).has_value());
    desk.reset();
    for (const char* suffix : {"", "-wal"}) {
        std::ifstream in(file() + suffix, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        CHECK(bytes.find(made.secret) == std::string::npos);
    }
}

TEST_CASE_METHOD(Subscribed, "A new address ends the old one; a revoked or expired feed answers no more", "[feeds]") {
    CHECK(service::answers_on(feed(), desk->today()));
    CHECK(feed().expires == model::plus_days(desk->context().campaign.dday, 30));
    CHECK_FALSE(service::answers_on(feed(), model::plus_days(feed().expires, 1)));
    const auto turned = service::rotate_feed(*desk, made.key);
    CHECK(turned.secret != made.secret);
    CHECK_FALSE(service::feed_with(*desk, base::sha256(made.secret)).has_value());
    service::undo(*desk);  // the old address stays ended
    CHECK_FALSE(service::feed_with(*desk, base::sha256(made.secret)).has_value());
    service::revoke_feed(*desk, made.key);
    CHECK_FALSE(service::answers_on(feed(), desk->today()));
}

TEST_CASE_METHOD(Subscribed, "Before the first release a feed is a valid calendar without entries", "[feeds]") {
    CHECK(uids().empty());
    CHECK(calendar().starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(calendar().ends_with("END:VCALENDAR\r\n"));
}

TEST_CASE_METHOD(Subscribed, "A feed shows what was released on the partner's outlets, all of it and nothing else", "[feeds]") {
    service::make_release(*desk, "Bản đầu");
    CHECK_FALSE(expected().empty());
    CHECK(uids() == expected());
    CHECK(calendar() == calendar());
    std::string text;
    service::write_feed(*desk, feed(), plain_wording(), [&](std::string_view part) { text += part; });
    check_valid(text);
}

TEST_CASE_METHOD(Subscribed, "What changes afterwards is seen with the next release, what is cancelled stays to be seen", "[feeds]") {
    service::make_release(*desk, "Bản đầu");
    const auto before = calendar();
    std::string code;
    for (const auto& one : placements())
        if (one.state == PlacementState::Confirmed && expected().contains(one.uid) && one.date > desk->today()) code = one.key;
    REQUIRE_FALSE(code.empty());
    service::cancel_placement(*desk, code, "Bão");
    CHECK(calendar() == before);
    service::make_release(*desk, "Bản hai");
    const auto after = calendar();
    CHECK(after != before);
    CHECK(after.find("STATUS:CANCELLED") != std::string::npos);
    CHECK(uids() == expected());
    CHECK(after.find("Bão") == std::string::npos);
}

TEST_CASE_METHOD(Subscribed, "What went to somebody else's outlet stays to be seen as cancelled for a month, and nothing says where it is", "[feeds][canary]") {
    std::string elsewhere;
    for (const auto& outlet : desk->context().outlets)
        if (outlet.partner != feed().partner) elsewhere = outlet.key;
    service::make_release(*desk, "Bản đầu");
    const auto before = calendar();
    const auto uid = *uids().begin();
    std::string code;
    service::each_placement(*desk, {}, store::PlacementView::Alone, [&](const model::PlacedSegment& row) {
        if (row.placement.uid == uid) code = row.placement.key;
    });
    service::Destination to;
    to.outlet = elsewhere;
    to.date = model::plus_days(row<Placement>(code).date, 1);
    service::move_placement(*desk, code, to);
    set(EntityKind::Placement, code, {{"note", std::string("canarynote")}});
    CHECK(calendar() == before);
    service::make_release(*desk, "Bản hai");
    const auto event_of = [&](const std::string& text) {
        const auto at = text.find("\r\nUID:" + uid);
        REQUIRE(at != std::string::npos);
        const auto begin = text.rfind("BEGIN:VEVENT", at);
        return text.substr(begin, text.find("END:VEVENT", at) - begin);
    };
    const auto line_of = [](const std::string& event, const std::string& name) {
        const auto at = event.find("\r\n" + name) + 2;
        return event.substr(at, event.find("\r\n", at) - at);
    };
    const auto was = event_of(before);
    const auto is = event_of(calendar());
    CHECK(line_of(is, "STATUS") == "STATUS:CANCELLED");
    CHECK(line_of(is, "DTSTART") == line_of(was, "DTSTART"));
    CHECK(std::stoi(line_of(is, "SEQUENCE:").substr(9)) == std::stoi(line_of(was, "SEQUENCE:").substr(9)) + 1);
    CHECK(is.find("canary") == std::string::npos);
    CHECK(is.find(desk->context().outlets.find(row<Placement>(code).outlet)->name) == std::string::npos);
    std::string text;
    service::write_feed(*desk, feed(), plain_wording(), [&](std::string_view part) { text += part; });
    check_valid(text);
    // A later release says so again, one after a month does not.
    set(EntityKind::Placement, code, {{"length", std::int64_t{77}}});
    service::make_release(*desk, "Bản ba");
    CHECK(line_of(event_of(calendar()), "STATUS") == "STATUS:CANCELLED");
    clock.stamp += 32LL * 24 * 3600;
    set(EntityKind::Placement, code, {{"length", std::int64_t{78}}});
    service::make_release(*desk, "Bản bốn");
    CHECK_FALSE(uids().contains(uid));
}

TEST_CASE_METHOD(Subscribed, "What was lost keeps the names it was told with: what they are called today is not the partner's any more",
                 "[feeds][canary]") {
    std::string elsewhere;
    for (const auto& outlet : desk->context().outlets)
        if (outlet.partner != feed().partner) elsewhere = outlet.key;
    service::make_release(*desk, "Bản đầu");
    const auto uid = *uids().begin();
    std::string code;
    service::each_placement(*desk, {}, store::PlacementView::Full, [&](const model::PlacedSegment& row) {
        if (row.placement.uid == uid) code = row.placement.key;
    });
    const auto& plan = desk->context();
    const auto told = *plan.outlets.find(row<Placement>(code).outlet);
    service::Destination to;
    to.outlet = elsewhere;
    service::move_placement(*desk, code, to);
    // Its old outlet changes hands as well, and its name.
    set(EntityKind::Outlet, told.key,
        {{"name", std::string("canaryoutlet")}, {"partner", plan.outlets.find_key(elsewhere)->partner.value}});
    for (const auto& topic : std::vector<model::Topic>(plan.topics.begin(), plan.topics.end()))
        set(EntityKind::Topic, topic.key, {{"title", "canarytopic" + topic.key}});
    service::make_release(*desk, "Bản hai");
    const auto text = calendar();
    const auto at = text.find("\r\nUID:" + uid);
    REQUIRE(at != std::string::npos);
    const auto begin = text.rfind("BEGIN:VEVENT", at);
    const auto event = text.substr(begin, text.find("END:VEVENT", at) - begin);
    CHECK(event.find("STATUS:CANCELLED") != std::string::npos);
    CHECK(event.find("LOCATION:" + told.name) != std::string::npos);
    CHECK(event.find("CATEGORIES:") != std::string::npos);
    CHECK(event.find("canary") == std::string::npos);
}

TEST_CASE_METHOD(Subscribed, "Who ends while calendars are written does not wait for them", "[feeds]") {
    service::make_release(*desk, "Bản đầu");
    std::string text;
    const service::FeedToWrite wanted{feed(), plain_wording(), [&](std::string_view part) { text += part; }};
    const std::atomic<bool> stop = true;
    CHECK_FALSE(service::write_feeds(*desk, {&wanted, 1}, &stop));
    CHECK(text.find("END:VCALENDAR") == std::string::npos);
}

TEST_CASE_METHOD(Subscribed, "Calendars written together are those of each feed alone", "[feeds]") {
    const auto write_together = [&] {
        std::vector<std::string> texts(desk->context().feeds.size());
        std::vector<service::FeedToWrite> wanted;
        for (const auto& feed : desk->context().feeds) {
            auto& text = texts[wanted.size()];
            auto wording = plain_wording();
            wording.english = feed.language == model::FeedLanguage::English;
            wanted.push_back({feed, wording, [&text](std::string_view part) { text += part; }});
        }
        CHECK(service::write_feeds(*desk, wanted));
        std::size_t i = 0;
        for (const auto& one : wanted) {
            CAPTURE(i);
            std::string alone;
            service::write_feed(*desk, one.feed, one.wording, [&](std::string_view part) { alone += part; });
            CHECK((texts[i] == alone));
            check_valid(texts[i++]);
        }
        return texts;
    };
    for (const auto& partner : rows(EntityKind::Partner)) {
        service::NewFeed wanted;
        wanted.partner = partner.first;
        if (partner.first == "dai-tinh") wanted.language = model::FeedLanguage::English;
        service::add_feed(*desk, wanted);
    }
    service::NewFeed leaders;
    leaders.kind = model::FeedKind::Leader;
    leaders.label = "Lãnh đạo";
    service::add_feed(*desk, leaders);
    const auto before = write_together();
    CHECK(std::set<std::string>(before.begin(), before.end()).size() <= 2);  // nothing but their names, in two languages
    service::make_release(*desk, "Bản đầu");
    const auto first = write_together();
    CHECK(std::set<std::string>(first.begin(), first.end()).size() > 2);
    std::string elsewhere;
    for (const auto& outlet : desk->context().outlets)
        if (outlet.partner != feed().partner) elsewhere = outlet.key;
    service::Destination to;
    to.outlet = elsewhere;
    for (const auto& one : placements()) {
        if (one.uid != *uids().begin()) continue;
        to.date = one.date;
        service::move_placement(*desk, one.key, to);
    }
    service::make_release(*desk, "Bản hai");
    const auto second = write_together();
    const auto cancelled_in = [](const std::string& text) {
        int found = 0;
        for (auto at = text.find("STATUS:CANCELLED"); at != std::string::npos; at = text.find("STATUS:CANCELLED", at + 1)) ++found;
        return found;
    };
    CHECK(cancelled_in(second.front()) == cancelled_in(first.front()) + 1);  // what it lost
}

TEST_CASE_METHOD(Subscribed, "What comes back to a partner's outlet is no longer cancelled there", "[feeds]") {
    const auto station = feed().partner;
    std::string elsewhere;
    for (const auto& outlet : desk->context().outlets)
        if (outlet.partner != station) elsewhere = outlet.key;
    service::make_release(*desk, "Bản đầu");
    const auto uid = *uids().begin();
    std::string code;
    service::each_placement(*desk, {}, store::PlacementView::Alone, [&](const model::PlacedSegment& row) {
        if (row.placement.uid == uid) code = row.placement.key;
    });
    const auto home = desk->context().outlets.find(row<Placement>(code).outlet)->key;
    service::Destination to;
    to.outlet = elsewhere;
    service::move_placement(*desk, code, to);
    service::make_release(*desk, "Bản hai");
    to.outlet = home;
    service::move_placement(*desk, code, to);
    service::make_release(*desk, "Bản ba");
    const auto text = calendar();
    const auto at = text.find("\r\nUID:" + uid);
    REQUIRE(at != std::string::npos);
    CHECK(text.find("\r\nUID:" + uid, at + 1) == std::string::npos);
    const auto begin = text.rfind("BEGIN:VEVENT", at);
    CHECK(text.substr(begin, text.find("END:VEVENT", at) - begin).find("STATUS:CANCELLED") == std::string::npos);
}

TEST_CASE_METHOD(Subscribed, "Filters narrow a feed, and no filter shows an agency what others broadcast", "[feeds]") {
    service::make_release(*desk, "Bản đầu");
    const auto all = uids();
    auto narrowed = feed();
    narrowed.first_day = desk->today();
    CHECK(calendar_of(narrowed).size() < calendar().size());
    auto others = feed();
    for (const auto& outlet : desk->context().outlets)
        if (outlet.partner != others.partner) others.outlets.push_back(model::id_of(outlet));
    CHECK(calendar_of(others).find("BEGIN:VEVENT") == std::string::npos);
    service::NewFeed wanted;
    wanted.partner = "dai-tinh";
    wanted.outlets = desk->context().outlets.find(others.outlets.front())->key;
    CHECK_THROWS_AS(service::add_feed(*desk, wanted), base::Error);
    wanted.outlets.clear();
    wanted.partner = "mttq-tinh";  // a committee may see everything that was released
    const auto committee = service::add_feed(*desk, wanted);
    CHECK(calendar_of(row<model::Feed>(committee.key)).size() > calendar().size());
}

TEST_CASE_METHOD(Subscribed, "Whatever stands in fields that are the house's own never stands in a feed", "[feeds][canary]") {
    int number = 0;
    const auto canary = [&] { return "CANARY" + std::to_string(number++); };
    {
        service::Edit edit(*desk, {"row.set", {}});
        for (const auto kind : {EntityKind::Placement, EntityKind::Slot, EntityKind::Milestone, EntityKind::Holiday})
            for (const auto& [key, record] : rows(kind))
                for (const char* field : {"note", "reason", "evidence", "source"})
                    for (const auto& info : record.info().fields)
                        if (info.name == field) edit.set(kind, record.head.id, {{field, canary()}});
        for (const auto& [key, record] : rows(EntityKind::Partner)) edit.set(EntityKind::Partner, record.head.id, {{"email", canary() + "@example.vn"}});
        edit.commit();
    }
    REQUIRE(number > 100);
    service::make_release(*desk, "Bản đầu");
    auto everything = feed();
    everything.partner = {row<model::Partner>("mttq-tinh").id};
    const auto text = calendar_of(everything);
    CHECK(text.find("BEGIN:VEVENT") != std::string::npos);
    CHECK(text.find("CANARY") == std::string::npos);
    // The control: in a place that is shown, it is seen.
    service::Edit edit(*desk, {"row.set", {}});
    for (const auto& [key, record] : rows(EntityKind::Segment)) edit.set(EntityKind::Segment, record.head.id, {{"title", canary()}});
    edit.commit();
    service::make_release(*desk, "Bản hai");
    CHECK(calendar_of(everything).find("CANARY") != std::string::npos);
}

TEST_CASE_METHOD(Subscribed, "What a partner has not seen yet is counted from the release it fetched last", "[feeds]") {
    service::make_release(*desk, "Bản đầu");
    CHECK_FALSE(service::freshness(*desk).front().fetched.has_value());
    {
        store::Transaction transaction(desk->session());
        store::note_fetched(desk->session(), feed().id, {desk->clock().now(), 3, 1});
        transaction.commit();
    }
    CHECK(service::freshness(*desk).front().fetched->count == 3);
    CHECK(service::freshness(*desk).front().changes_since == 0);
    for (const auto& one : placements()) {
        if (one.state != PlacementState::Confirmed || !expected().contains(one.uid) || one.date <= desk->today()) continue;
        service::cancel_placement(*desk, one.key, "");
        service::make_release(*desk, "Bản hai");
        CHECK(service::freshness(*desk).front().changes_since == 1);
        CHECK(service::freshness(*desk).front().nearest == one.date);
        const auto days = model::days_between(desk->today(), one.date);
        CHECK(service::freshness(*desk).front().is_too_near == (days <= 1));
        clock.stamp += (days - 1) * 24 * 3600;
        CHECK(service::freshness(*desk).front().is_too_near);
        break;
    }
}
