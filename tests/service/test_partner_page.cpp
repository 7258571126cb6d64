// SPDX-License-Identifier: Apache-2.0
// What a partner's page may tell: released content of their own, what is new in it, and nothing of the house.
#include <algorithm>
#include <set>

#include "calendar/service/feeds.h"
#include "calendar/service/partner_page.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Placement;

namespace {

struct Paged : SampleDesk {
    Paged() {
        forbid_nothing();
        service::NewFeed wanted;
        wanted.partner = "dai-tinh";
        key = service::add_feed(*desk, wanted).key;
    }
    [[nodiscard]] service::PartnerPage page() { return service::partner_page(*desk, row<model::Feed>(key)); }
    [[nodiscard]] std::set<std::string> expected() {
        std::set<std::string> codes;
        const auto partner = row<model::Partner>("dai-tinh").id;
        for (const auto& [code, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            if (desk->context().outlets.find(one.outlet)->partner.value == partner && service::may_leave(one)) codes.insert(code);
        }
        return codes;
    }
    [[nodiscard]] static std::set<std::string> codes(const service::PartnerPage& page) {
        std::set<std::string> found;
        for (const auto& row : page.rows) found.insert(row.code);
        return found;
    }

    std::string key;
};

}  // namespace

TEST_CASE_METHOD(Paged, "Before the first release a page has no rows and tells of no changes", "[feeds][page]") {
    CHECK(page().release == 0);
    CHECK(page().since == 0);
    CHECK(page().rows.empty());
}

TEST_CASE_METHOD(Paged, "A page shows what was released on the partner's outlets, all of it and nothing else", "[feeds][page]") {
    service::make_release(*desk, "Bản đầu");
    CHECK_FALSE(expected().empty());
    CHECK(codes(page()) == expected());
    CHECK(page().release == 1);
    CHECK(page().since == 0);
}

TEST_CASE_METHOD(Paged, "What changes is on the page with the next release, and told against the one the partner had", "[feeds][page]") {
    service::make_release(*desk, "Bản đầu");
    const auto rows = page().rows;
    const auto code = std::find_if(rows.begin(), rows.end(), [](const service::PartnerRow& row) { return !row.is_cancelled; })->code;
    set(EntityKind::Placement, code, {{"length", std::int64_t{77}}});
    CHECK(page().changes.empty());
    service::make_release(*desk, "Bản hai");
    REQUIRE(page().changes.size() == 1);
    CHECK(page().changes.front().what == service::Difference::Moved);
    CHECK(page().changes.front().after->code == code);
    CHECK(page().since == 1);
    set(EntityKind::Outlet, desk->context().outlets.rows().front().key, {{"name_en", std::string("Another name")}});
    service::make_release(*desk, "Bản ba");
    CHECK(page().since == 2);
    CHECK(page().changes.empty());
    const auto fetch = [&](std::int64_t release, std::int64_t shown) {
        store::Transaction transaction(desk->session());
        store::note_fetched(desk->session(), row<model::Feed>(key).id, {1, 1, release, shown});
        transaction.commit();
    };
    fetch(1, 1);
    CHECK(page().since == 1);
    fetch(3, 0);  // their calendar has fetched since; nobody has looked
    CHECK(page().since == 1);
    CHECK(page().changes.size() == 1);
}

TEST_CASE_METHOD(Paged, "A feed narrowed by days shows them alone, rows and changes alike", "[feeds][page]") {
    service::make_release(*desk, "Bản đầu");
    const auto all = page().rows;
    const auto day = all.front().date;
    set(EntityKind::Feed, key, {{"first_day", model::iso(day)}, {"last_day", model::iso(day)}});
    const auto narrowed = page().rows;
    CHECK(narrowed.size() < all.size());
    for (const auto& row : narrowed) CHECK(row.date == day);
}
