// SPDX-License-Identifier: Apache-2.0
// Pages for people: whatever stands in the plan is text on them, and the secret only where an address needs it.
#include <catch2/catch.hpp>

#include "app/feed/pages/html.h"
#include "app/feed/pages/partner.h"
#include "app/feed/pages/qr.h"

using namespace lichsong;
using namespace lichsong::feed::pages;

TEST_CASE("Text cannot leave its place on a page", "[feed][pages]") {
    CHECK(escape("<b a=\"1\" c='2'>&") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
    CHECK(escape(std::string("a\x01\0b\x7f\nc", 7)) == "ab c");
    CHECK(escape("Đồng Tháp") == "Đồng Tháp");
    CHECK(percent_encoded("a b/é&?") == "a%20b%2F%C3%A9%26%3F");
}

TEST_CASE("A page written once serves whoever knows the secret", "[feed][pages]") {
    Html html;
    html.put("a", "x\x01y", {{"href", Value::around_secret("/feeds/", ".ics?a=1&b=2")}});
    const auto page = html.finish();
    CHECK(with_secret(page, "S") == "<!DOCTYPE html>\n<a href=\"/feeds/S.ics?a=1&amp;b=2\">xy</a>\n");
}

TEST_CASE("What was written to break a page is read as it was written", "[feed][pages]") {
    const std::string hostile = "</title><script>alert(1)</script>\"'><img src=x onerror=1>";
    service::PartnerRow row;
    row.date = model::Date(2021, 5, 21);
    row.title = {hostile, hostile};
    row.outlet = {hostile, hostile};
    row.responsible = hostile;
    service::PartnerPage view;
    view.campaign = {hostile, hostile};
    view.body = hostile;
    view.partner = hostile;
    view.release = 2;
    view.since = 1;
    view.released_on = row.date;
    view.rows = {row};
    view.changes = {{service::Difference::Moved, row, row}};
    service::PageLine line;
    line.code = "L-0001";
    line.date = row.date;
    line.title = line.outlet = {hostile, hostile};
    line.responsible = hostile;
    Asking asking;
    asking.requests = {{"R-1", hostile, hostile, row.date, row.date, {line}}};
    asking.token = [](const service::PageRequest&) { return "token"; };
    TypedForm typed;
    typed.request = "R-1";
    typed.lines["L-0001"] = {hostile, hostile, hostile, hostile};
    asking.typed = &typed;
    asking.trouble = hostile;
    const auto page = write_partner_page(view, asking, "https://lich.example.vn", row.date);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img src=x") == std::string::npos);
    CHECK(page.find("style=") == std::string::npos);
    CHECK(page.find("webcal://lich.example.vn/feeds/\x01.ics") != std::string::npos);
    const auto without = write_partner_page(view, {}, "", row.date);
    CHECK(without.find("webcal") == std::string::npos);
    CHECK(without.find("qr.svg") == std::string::npos);
}

TEST_CASE("A QR code is drawn of what fits into one", "[feed][pages]") {
    CHECK(qr_svg("https://lich.example.vn/feeds/x").starts_with("<svg"));
    CHECK(qr_svg(std::string(5'000, 'x')).empty());
}
