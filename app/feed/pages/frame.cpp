// SPDX-License-Identifier: Apache-2.0
#include "app/feed/pages/frame.h"

#include "calendar/base/i18n.h"

namespace lichsong::feed::pages {

using base::tr;

const std::string& said(const service::TwoNames& names) { return base::in_language(names.vietnamese, names.english); }

const char* language_code() { return base::language() == base::Language::English ? "en" : "vi"; }

void open_page(Html& html, const PageTitle& title) {
    const bool is_english = base::language() == base::Language::English;
    html.open("html", {{"lang", language_code()}}).open("head");
    html.single("meta", {{"charset", "utf-8"}}).single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.single("meta", {{"name", "robots"}, {"content", "noindex, nofollow"}})
        .single("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.put("title", title.heading + " · " + title.campaign).single("link", {{"rel", "stylesheet"}, {"href", style_path}}).close();
    html.open("body").open("header").open("div", {{"class", "bar"}}).put("span", title.body, {{"class", "body"}});
    html.open("nav", {{"aria-label", tr(LICHSONG_N_("Language"))}});
    html.put("a", "Tiếng Việt", {{"href", "?lang=vi"}, {"lang", "vi"}, {"aria-current", is_english ? "false" : "true"}});
    html.put("a", "English", {{"href", "?lang=en"}, {"lang", "en"}, {"aria-current", is_english ? "true" : "false"}}).close().close();
    html.put("h1", title.heading).put("p", title.campaign, {{"class", "campaign"}}).put("p", title.version, {{"class", "version"}}).close();
}

void write_subscribing(Html& html, const std::string& base_url) {
    const std::string file = "/feeds/";
    html.open("section", {{"class", "card subscribe"}, {"aria-labelledby", "subscribe"}}).open("div");
    html.put("h2", tr(LICHSONG_N_("In your own calendar")), {{"id", "subscribe"}});
    html.put("p", tr(LICHSONG_N_("Subscribe once; every new version then comes by itself.")));
    html.open("p", {{"class", "buttons"}});
    if (!base_url.empty()) {
        const auto webcal = "webcal" + base_url.substr(base_url.find(':'));
        const auto encoded = [&](const std::string& address) { return percent_encoded(address + file); };
        html.put("a", tr(LICHSONG_N_("Calendar on this device")),
                 {{"class", "button main"}, {"href", Value::around_secret(webcal + file, ".ics")}});
        html.put(
            "a", "Google Calendar",
            {{"class", "button"}, {"href", Value::around_secret("https://calendar.google.com/calendar/r?cid=" + encoded(webcal), ".ics")}});
        html.put("a", "Outlook",
                 {{"class", "button"},
                  {"href", Value::around_secret("https://outlook.live.com/calendar/0/addfromweb?url=" + encoded(base_url), ".ics")}});
    }
    html.put("a", tr(LICHSONG_N_("Download the calendar")), {{"class", "button"}, {"href", Value::around_secret(file, ".ics")}})
        .close()
        .close();
    if (!base_url.empty())
        html.open("figure")
            .single("img", {{"src", Value::around_secret(file, "/qr.svg")},
                            {"width", "148"},
                            {"height", "148"},
                            {"alt", tr(LICHSONG_N_("QR code of this page"))}})
            .put("figcaption", tr(LICHSONG_N_("This page on a phone")))
            .close();
    html.close();
}

}  // namespace lichsong::feed::pages
