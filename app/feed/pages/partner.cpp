// SPDX-License-Identifier: Apache-2.0
#include "app/feed/pages/partner.h"

#include <algorithm>
#include <array>
#include <span>

#include "app/common/describe.h"
#include "app/feed/pages/frame.h"
#include "calendar/base/i18n.h"

namespace lichsong::feed::pages {
namespace {

using base::fill;
using base::tr;
using service::Difference;
using service::PartnerChange;
using service::PartnerPage;
using service::PartnerRow;

struct Kind {
    const char* style;
    const char* symbol;
    const char* words;
};

// By Difference. Symbol and words say it; the colour only repeats it.
constexpr std::array kinds{
    Kind{"new", "＋", LICHSONG_N_("New")},
    Kind{"moved", "→", LICHSONG_N_("Moved")},
    Kind{"changed", "✎", LICHSONG_N_("Changed")},
    Kind{"cancelled", "✕", LICHSONG_N_("Cancelled")},
    Kind{"cancelled", "✕", LICHSONG_N_("No longer planned")},
};
static_assert(kinds.size() == service::difference_names.size());

std::string time_of(const PartnerRow& row) { return row.start ? model::hm(*row.start) : std::string("–"); }

std::string place_of(const PartnerRow& row) {
    auto text = said(row.outlet);
    if (row.length.count() > 0) text += " · " + model::duration_text(row.length);
    if (!row.responsible.empty()) text += " · " + row.responsible;
    return text;
}

void change(Html& html, const app::ScheduleWords& words, const PartnerChange& one) {
    const auto& kind = kinds[static_cast<std::size_t>(one.what)];
    const auto& row = service::row_of(one);
    const auto when = [&](const PartnerRow& at) {
        return words.day(at.date) + (at.start ? ' ' + model::hm(*at.start) : std::string()) + ", " + said(at.outlet);
    };
    html.open("li")
        .open("span", {{"class", std::string("badge ") + kind.style}})
        .put("span", kind.symbol, {{"aria-hidden", "true"}})
        .text(' ' + tr(kind.words))
        .close();
    html.open("div").put("strong", said(row.title)).open("span", {{"class", "where"}});
    if (one.what == Difference::Moved && one.before && one.after)
        html.put("del", when(*one.before)).text(" → ").put("ins", when(*one.after));
    else html.text(when(row));
    html.close().close().close();
}

void news(Html& html, const app::ScheduleWords& words, const PartnerPage& page) {
    if (page.since == 0) return;
    html.open("section", {{"class", "card"}, {"aria-labelledby", "news"}});
    html.put("h2", fill(tr(LICHSONG_N_("What is new since version {1}")), {std::to_string(page.since)}), {{"id", "news"}});
    if (page.changes.empty()) html.put("p", tr(LICHSONG_N_("Nothing of yours has changed.")));
    html.open("ul", {{"class", "changes"}});
    for (const auto& one : page.changes) change(html, words, one);
    html.close().close();
}

void days(Html& html, const app::ScheduleWords& words, std::span<const PartnerRow> rows) {
    for (std::size_t i = 0; i < rows.size();) {
        const auto day = rows[i].date;
        html.open("section", {{"class", "day"}}).put("h3", words.day(day)).open("ol");
        for (; i < rows.size() && rows[i].date == day; ++i) {
            const auto& row = rows[i];
            html.open("li", {{"class", row.is_cancelled ? "cancelled" : "on"}}).put("span", time_of(row), {{"class", "time"}});
            html.open("div").put("strong", said(row.title)).put("span", place_of(row), {{"class", "where"}}).close();
            html.open("span", {{"class", row.is_cancelled ? "badge cancelled" : "badge state"}});
            html.text((row.is_cancelled ? "✕ " : "") + words.state(row.state, row.medium)).close();
            html.close();
        }
        html.close().close();
    }
}

void schedule(Html& html, const app::ScheduleWords& words, const PartnerPage& page, const model::Date& today) {
    const auto first = std::find_if(page.rows.begin(), page.rows.end(), [&](const PartnerRow& row) { return row.date >= today; });
    const std::span all(page.rows);
    const auto past = static_cast<std::size_t>(first - page.rows.begin());
    html.open("section", {{"class", "card"}, {"aria-labelledby", "schedule"}}).put("h2", tr(LICHSONG_N_("Schedule")), {{"id", "schedule"}});
    if (past == all.size()) html.put("p", tr(LICHSONG_N_("Nothing lies ahead.")));
    days(html, words, all.subspan(past));
    if (past > 0) {
        html.open("details");
        html.put("summary", fill(base::tr_n("{1} broadcast or publication before today", "{1} broadcasts and publications before today",
                                            static_cast<long>(past)),
                                 {std::to_string(past)}));
        days(html, words, all.first(past));
        html.close();
    }
    html.close();
}

}  // namespace

std::string write_partner_page(const PartnerPage& page, const Asking& asking, const std::string& base_url, const model::Date& today) {
    const app::ScheduleWords words;
    Html html;
    open_page(html, {page.partner, said(page.campaign), page.body,
                     page.release == 0 ? tr(LICHSONG_N_("Nothing has been released yet."))
                                       : fill(tr(LICHSONG_N_("Version {1}, released on {2}")), {std::to_string(page.release), app::date_text(page.released_on)})});
    html.open("main");
    write_requests(html, words, asking, language_code());
    news(html, words, page);
    write_subscribing(html, base_url);
    schedule(html, words, page, today);
    html.close();
    html.open("footer")
        .put("p", tr(LICHSONG_N_("Only what was released stands here. Whoever knows this address sees it: keep it among colleagues.")))
        .close();
    return html.finish();
}

}  // namespace lichsong::feed::pages
