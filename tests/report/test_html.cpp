// SPDX-License-Identifier: Apache-2.0
// A page that needs nothing else, whatever its texts hold.
#include <catch2/catch.hpp>

#include "calendar/report/pages.h"
#include "calendar/report/render_html.h"
#include "full_document.h"

using namespace lichsong;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("A page asks nothing of the net: no script, no address, pictures within it", "[html]") {
    const auto page = report::html(test::full_document());
    for (const auto* asked : {"<script", "src=\"http", "href=", "url(http", "@import", "<link", "<iframe", "onload"}) {
        INFO(asked);
        CHECK_FALSE(has(page, asked));
    }
    CHECK(has(page, "<html lang=\"vi\""));
    CHECK(has(page, "charset=\"utf-8\""));
    CHECK(times(page, "src=\"data:image/png;base64,") == test::charts().size());
    CHECK(times(page, "alt=\"") == test::charts().size());
    CHECK(times(page, "<table") == times(page, "</table>"));
}

TEST_CASE("Hostile texts stand on a page as texts", "[.once][html][hostile]") {
    for (const auto& text : test::hostile_texts()) {
        INFO(text);
        const auto page = report::html(test::full_document(text));
        CHECK_FALSE(has(page, "<script"));
        CHECK_FALSE(has(page, "<img src=x"));
        const auto harmless = report::html(test::full_document("x"));
        const auto shown = report::printable(text);
        if (!shown.empty() && shown.find('\n') == std::string::npos) CHECK(times(page, "<") == times(harmless, "<"));  // no element more and none less
    }
}

TEST_CASE("Equal documents are equal pages", "[html]") { CHECK(report::html(test::full_document()) == report::html(test::full_document())); }

TEST_CASE("What is looked at has the sheets of its sections, and can be drawn any number of times", "[pages]") {
    const auto document = test::full_document();
    const report::Pages pages(document);
    REQUIRE(pages.count() >= document.sections.size());
    const report::Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 300, 300));
    const report::Owned<cairo_t> cairo(cairo_create(surface.get()));
    bool has_landscape = false;
    for (std::size_t i = 0; i < pages.count(); ++i) {
        CHECK(pages.size(i).width * pages.size(i).height > 0);
        has_landscape = has_landscape || pages.size(i).width > pages.size(i).height;
        pages.draw(cairo.get(), i);
        pages.draw(cairo.get(), i);
    }
    bool wants_landscape = false;
    for (const auto& section : document.sections) wants_landscape = wants_landscape || section.is_landscape;
    CHECK(has_landscape == wants_landscape);
    CHECK(cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS);
}
