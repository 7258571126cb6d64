// SPDX-License-Identifier: Apache-2.0
#include "app/feed/pages/leader.h"

#include <algorithm>

#include "app/common/describe.h"
#include "app/feed/pages/frame.h"
#include "calendar/base/i18n.h"

namespace lichsong::feed::pages {
namespace {

using base::fill;
using base::tr;
using service::LeaderCell;
using service::LeaderPage;

struct Standing {
    const char* style;
    const char* symbol;
    const char* words;
};
// Symbol and words say it; the colour only repeats it.
constexpr Standing missing{"missing", "−", LICHSONG_N_("missing")};
constexpr Standing planned{"planned", "○", LICHSONG_N_("planned, not agreed")};
constexpr Standing agreed{"agreed", "✓", LICHSONG_N_("agreed")};
constexpr Standing aired{"aired", "●", LICHSONG_N_("has gone out")};

const Standing& standing_of(const LeaderCell& cell) {
    if (cell.missing > 0) return missing;
    if (cell.missing_confirmed > 0) return planned;
    return cell.aired >= cell.target ? aired : agreed;
}

std::string number(int value) { return std::to_string(value); }

void tile(Html& html, const std::string& value, const std::string& words) {
    html.open("div", {{"class", "tile"}}).put("strong", value).put("span", words).close();
}

void figures(Html& html, const LeaderPage& page) {
    html.open("section", {{"class", "card tiles"}, {"aria-label", tr(LICHSONG_N_("In short"))}});
    if (model::is_set(page.dday))
        tile(html, app::countdown_text(page.today, page.dday), fill(tr(LICHSONG_N_("Election day {1}")), {app::date_text(page.dday)}));
    tile(html, number(page.aired), tr(LICHSONG_N_("gone out")));
    tile(html, number(page.agreed), tr(LICHSONG_N_("to come and agreed")));
    tile(html, number(page.not_agreed), tr(LICHSONG_N_("to come and not agreed")));
    html.close();
}

void cell(Html& html, const LeaderCell& cell, const std::string& medium) {
    if (cell.target == 0) {
        html.put("td", "–", {{"class", "none"}, {"data-label", medium}});
        return;
    }
    const auto& standing = standing_of(cell);
    html.open("td", {{"class", standing.style}, {"data-label", medium}}).open("div");
    html.open("strong")
        .put("span", standing.symbol, {{"aria-hidden", "true"}})
        .text(' ' + number(cell.planned) + '/' + number(cell.target))
        .close();
    auto words = cell.missing > 0 ? fill(tr(LICHSONG_N_("{1} missing")), {number(cell.missing)}) : tr(standing.words);
    html.put("span", words + " · " + fill(tr(LICHSONG_N_("agreed {1}, out {2}")), {number(cell.confirmed), number(cell.aired)}),
             {{"class", "where"}});
    html.close().close();
}

void matrix(Html& html, const LeaderPage& page) {
    html.open("section", {{"class", "card"}, {"aria-labelledby", "coverage"}})
        .put("h2", tr(LICHSONG_N_("Coverage: planned of what is wanted")), {{"id", "coverage"}});
    if (page.rows.empty()) {
        html.put("p", tr(LICHSONG_N_("No goals are set."))).close();
        return;
    }
    html.open("table", {{"class", "matrix"}}).open("thead").open("tr").put("th", tr(LICHSONG_N_("Topic")), {{"scope", "col"}});
    for (const auto medium : page.media) html.put("th", app::choice_name(model::name_of(medium)), {{"scope", "col"}});
    html.close().close().open("tbody");
    for (const auto& row : page.rows) {
        html.open("tr").put("th", said(row.topic), {{"scope", "row"}});
        for (std::size_t i = 0; i < row.cells.size(); ++i) cell(html, row.cells[i], app::choice_name(model::name_of(page.media[i])));
        html.close();
    }
    html.close().close().close();
}

void gaps(Html& html, const LeaderPage& page) {
    html.open("section", {{"class", "card"}, {"aria-labelledby", "left"}})
        .put("h2", tr(LICHSONG_N_("What is left to plan")), {{"id", "left"}});
    if (page.gaps.empty()) html.put("p", "✓ " + tr(LICHSONG_N_("Everything that can still be reached is planned.")));
    html.open("ul", {{"class", "changes"}});
    for (const auto& gap : page.gaps) {
        html.open("li").put("span", "− " + number(gap.missing), {{"class", "badge cancelled"}}).open("div").put("strong", said(gap.topic));
        auto words = app::choice_name(model::name_of(gap.medium));
        if (gap.weeks_left > 0)
            words += " · " + fill(base::tr_n("{1} a week, in the {2} week left", "{1} a week, in the {2} weeks left", gap.weeks_left),
                                  {number(gap.per_week), number(gap.weeks_left)});
        html.put("span", words, {{"class", "where"}}).close().close();
    }
    html.close().close();
}

void waits(Html& html, const LeaderPage& page) {
    if (page.waits.empty()) return;
    html.open("section", {{"class", "card"}, {"aria-labelledby", "waits"}})
        .put("h2", tr(LICHSONG_N_("Partners who have not answered")), {{"id", "waits"}})
        .open("ul", {{"class", "changes"}});
    for (const auto& wait : page.waits) {
        const bool is_late = model::is_set(wait.due) && wait.due < page.today;
        html.open("li").put("span", is_late ? "! " + tr(LICHSONG_N_("Overdue")) : "○ " + tr(LICHSONG_N_("Waiting")),
                            {{"class", is_late ? "badge cancelled" : "badge state"}});
        html.open("div").put("strong", wait.partner);
        auto words = fill(base::tr_n("{1} item", "{1} items", wait.lines), {number(wait.lines)});
        if (model::is_set(wait.due)) words += " · " + fill(tr(LICHSONG_N_("due {1}")), {app::date_text(wait.due)});
        html.put("span", words, {{"class", "where"}}).close().close();
    }
    html.close().close();
}

void open_items(Html& html, const app::ScheduleWords& words, const LeaderPage& page) {
    if (page.open.empty()) return;
    html.open("section", {{"class", "card"}, {"aria-labelledby", "open"}})
        .put("h2", tr(LICHSONG_N_("To come and not agreed")), {{"id", "open"}});
    for (std::size_t i = 0; i < page.open.size();) {
        const auto day = page.open[i].date;
        html.open("section", {{"class", "day"}}).put("h3", words.day(day)).open("ol");
        for (; i < page.open.size() && page.open[i].date == day; ++i) {
            const auto& row = page.open[i];
            html.open("li").put("span", row.start ? model::hm(*row.start) : std::string("–"), {{"class", "time"}});
            html.open("div").put("strong", said(row.title)).put("span", said(row.outlet), {{"class", "where"}}).close();
            html.put("span", words.state(row.state, row.medium), {{"class", "badge state"}}).close();
        }
        html.close().close();
    }
    const auto more = page.not_agreed - static_cast<int>(page.open.size());
    if (more > 0) html.put("p", fill(base::tr_n("and {1} later", "and {1} later", more), {number(more)}), {{"class", "where"}});
    html.close();
}

}  // namespace

std::string write_leader_page(const LeaderPage& page, const std::string& base_url) {
    const app::ScheduleWords words;
    Html html;
    open_page(html, {tr(LICHSONG_N_("Coverage before election day")), said(page.campaign), page.body,
                     fill(tr(LICHSONG_N_("The plan as it is on {1}")), {app::date_text(page.today)})});
    html.open("main");
    figures(html, page);
    matrix(html, page);
    gaps(html, page);
    waits(html, page);
    open_items(html, words, page);
    write_subscribing(html, base_url);
    html.close();
    html.open("footer")
        .put(
            "p",
            tr(LICHSONG_N_(
                "For leaders: counts of the plan as it stands, drafts included. Whoever knows this address sees it: keep it among colleagues.")))
        .close();
    return html.finish();
}

}  // namespace lichsong::feed::pages
