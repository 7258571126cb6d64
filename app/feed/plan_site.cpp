// SPDX-License-Identifier: Apache-2.0
#include "app/feed/plan_site.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/common/describe.h"
#include "app/common/wording.h"
#include "app/feed/pages/html.h"
#include "app/feed/pages/partner.h"
#include "app/feed/pages/qr.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/secret.h"
#include "calendar/service/partner_page.h"
#include "calendar/service/release.h"

namespace lichsong::feed {
namespace {

constexpr auto looks_every = std::chrono::milliseconds(500);  // a release is to be served within two seconds
constexpr int looks_between_counts = 10;
constexpr std::string_view feeds = "/feeds/";
constexpr std::string_view calendar_ending = ".ics";
constexpr std::string_view qr_ending = "/qr.svg";
constexpr const char* html_type = "text/html; charset=utf-8";
constexpr std::array feed_languages{base::Language::Vietnamese, base::Language::English};  // by FeedLanguage
static_assert(feed_languages.size() == model::feed_language_names.size());

struct Place {
    std::string secret;       ///< empty: no place of a feed
    std::string_view ending;  ///< empty: the page
};

// Secrets are base64url: neither "." nor "/" is in one.
Place place_of(std::string_view path) {
    if (!path.starts_with(feeds)) return {};
    path.remove_prefix(feeds.size());
    const auto end = std::min(path.find_first_of("./"), path.size());
    const auto ending = path.substr(end);
    for (const std::string_view known : {std::string_view(), calendar_ending, qr_ending})
        if (ending == known) return {std::string(path.substr(0, end)), known};
    return {};
}

std::size_t language_asked(std::string_view query, std::size_t otherwise) {
    for (std::size_t i = 0; i < model::feed_language_names.size(); ++i)
        if (query == "lang=" + std::string(model::feed_language_names[i])) return i;
    return otherwise;
}

}  // namespace

PlanSite::PlanSite(const ServedPlan& plan, const base::Clock& clock)
    : m_clock(clock), m_settings(plan.settings), m_base_url(plan.base_url), m_style(make_document("text/css; charset=utf-8", pages::style_sheet(), 0)),
      m_on_trouble(plan.on_trouble), m_desk(plan.address, plan.open, clock, "lichsong serve") {
    refresh();
    m_looking = std::thread([this] { look(); });
}

PlanSite::~PlanSite() {
    m_ends = true;
    m_looking.join();
}

Answer PlanSite::answer(const Asked& asked) {
    if (asked.method != Method::Get) return {};
    if (asked.path == pages::style_path) return {200, m_style, {}};
    const auto [secret, ending] = place_of(asked.path);
    if (secret.empty()) return {};
    std::shared_ptr<const Shelf> shelf;
    {
        const std::lock_guard alone(m_shelf_mutex);
        shelf = m_shelf;
    }
    const auto found = shelf->find(base::sha256(secret));
    if (found == shelf->end()) return {};
    if (!found->second.document) return {410, nullptr, {}};
    auto answer = shown(found->second, asked, secret, ending);
    if (answer.status != 200 || ending == qr_ending) return answer;
    const std::lock_guard alone(m_count_mutex);
    auto& fetched = m_fetched[found->second.feed];
    fetched = {m_clock.now(), fetched.count + 1, found->second.release};
    return answer;
}

// The plan keeps no secret, only its hash: who asks brings it, and it goes into the page that was written without.
Answer PlanSite::shown(const Shown& shown, const Asked& asked, const std::string& secret, std::string_view ending) const {
    if (ending == calendar_ending) return {200, shown.document, {}};
    if (ending == qr_ending) {
        const auto drawn = m_base_url.empty() ? std::string() : pages::qr_svg(m_base_url + std::string(feeds) + secret);
        return drawn.empty() ? Answer{} : Answer{200, make_document("image/svg+xml", drawn, 0, strict_policy), {}};
    }
    const auto& page = shown.pages.at(language_asked(asked.query, shown.language));
    return {200, make_document(html_type, pages::with_secret(*page, secret), 0, strict_policy), {}};
}

// A plan that cannot be read for a while is served as it last was: an answer of 5xx would make clients drop the calendar (ical.md C47).
void PlanSite::look() {
    for (int looks = 0; !m_ends; ++looks) {
        std::this_thread::sleep_for(looks_every);
        try {
            refresh();
            if (looks % looks_between_counts == 0) keep_count();
            m_trouble.clear();
        } catch (const base::Error& error) {
            m_seen_change = -1;  // looked at again next time
            tell(error);
        }
    }
    try {
        keep_count();
    } catch (const base::Error& error) {
        tell(error);  // the last few fetches are not counted; nothing else hangs on it
    }
}

void PlanSite::tell(const base::Error& error) {
    auto sentence = app::describe(error);
    if (sentence == m_trouble) return;
    m_on_trouble(sentence);
    m_trouble = std::move(sentence);
}

void PlanSite::refresh() {
    const auto change = m_desk.session().last_change();
    const auto today = m_desk.today();
    if (change == m_seen_change && today == m_seen_day) return;
    auto shelf = std::make_shared<Shelf>();
    const auto release = service::latest_release(m_desk);
    for (const auto& feed : m_desk.context().feeds) {
        Shown shown;
        shown.feed = feed.id;
        shown.revision = feed.revision;
        shown.release = release ? release->number : 0;
        shown.day = today;
        shown.language = static_cast<std::size_t>(feed.language);
        if (service::answers_on(feed, today)) {
            shown.document = document_of(feed, release);
            write_pages(feed, shown);
        }
        (*shelf)[feed.secret_hash] = std::move(shown);
    }
    {
        const std::lock_guard alone(m_shelf_mutex);
        m_shelf = std::move(shelf);
    }
    m_seen_change = change;
    m_seen_day = today;
}

const PlanSite::Shown* PlanSite::shown_before(const model::Feed& feed, std::int64_t release) const {
    if (!m_shelf) return nullptr;
    const auto old = m_shelf->find(feed.secret_hash);
    const bool is_same = old != m_shelf->end() && old->second.document && old->second.revision == feed.revision && old->second.release == release;
    return is_same ? &old->second : nullptr;
}

// What is planned after a release changes nothing of it: the document is the one there was.
SharedDocument PlanSite::document_of(const model::Feed& feed, const std::optional<model::Release>& release) {
    if (const auto* old = shown_before(feed, release ? release->number : 0)) return old->document;
    std::string body;
    const auto language = feed_languages.at(static_cast<std::size_t>(feed.language));
    service::write_feed(m_desk, feed, app::calendar_wording(m_settings, language), [&](std::string_view part) { body += part; });
    base::Stamp modified = 0;
    if (release)
        if (const auto change = m_desk.journal().find(release->change)) modified = change->stamp;
    return make_document("text/calendar; charset=utf-8", std::move(body), modified);
}

// In both languages, whichever is spoken; only this thread speaks.
void PlanSite::write_pages(const model::Feed& feed, Shown& shown) {
    if (const auto* old = shown_before(feed, shown.release); old != nullptr && old->day == shown.day) {
        shown.pages = old->pages;
        return;
    }
    const auto page = service::partner_page(m_desk, feed);
    const auto ours = base::language();
    const auto folder = m_settings.catalogues().string();
    try {
        for (std::size_t i = 0; i < feed_languages.size(); ++i) {
            base::set_language(feed_languages.at(i), folder);
            shown.pages.at(i) = std::make_shared<const std::string>(pages::write_partner_page(page, m_base_url, shown.day));
        }
    } catch (...) {
        base::set_language(ours, folder);
        throw;
    }
    base::set_language(ours, folder);
}

void PlanSite::keep_count() {
    std::map<std::int64_t, store::Fetched> fetched;
    {
        const std::lock_guard alone(m_count_mutex);
        fetched.swap(m_fetched);
    }
    if (fetched.empty()) return;
    try {
        store::Transaction transaction(m_desk.session());
        for (const auto& [feed, more] : fetched) store::note_fetched(m_desk.session(), feed, more);
        transaction.commit();
    } catch (const base::Error&) {
        const std::lock_guard alone(m_count_mutex);
        for (const auto& [feed, more] : fetched) {  // for the next time
            auto& waiting = m_fetched[feed];
            waiting = {std::max(waiting.at, more.at), waiting.count + more.count, std::max(waiting.release, more.release)};
        }
        throw;
    }
}

}  // namespace lichsong::feed
