// SPDX-License-Identifier: Apache-2.0
#include "app/feed/plan_site.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/common/describe.h"
#include "app/common/wording.h"
#include "calendar/base/error.h"
#include "calendar/base/secret.h"
#include "calendar/service/release.h"

namespace lichsong::feed {
namespace {

constexpr auto looks_every = std::chrono::milliseconds(500);  // a release is to be served within two seconds
constexpr int looks_between_counts = 10;
constexpr std::string_view feeds = "/feeds/";
constexpr std::string_view ending = ".ics";

std::string secret_in(std::string_view path) {
    if (!path.starts_with(feeds) || !path.ends_with(ending) || path.size() <= feeds.size() + ending.size()) return {};
    return std::string(path.substr(feeds.size(), path.size() - feeds.size() - ending.size()));
}

}  // namespace

PlanSite::PlanSite(const ServedPlan& plan, const base::Clock& clock) : m_clock(clock), m_settings(plan.settings), m_on_trouble(plan.on_trouble), m_desk(plan.address, plan.open, clock, "lichsong serve") {
    refresh();
    m_looking = std::thread([this] { look(); });
}

PlanSite::~PlanSite() {
    m_ends = true;
    m_looking.join();
}

Answer PlanSite::answer(const Asked& asked) {
    if (asked.method != Method::Get) return {};
    const auto secret = secret_in(asked.path);
    if (secret.empty()) return {};
    std::shared_ptr<const Shelf> shelf;
    {
        const std::lock_guard alone(m_shelf_mutex);
        shelf = m_shelf;
    }
    const auto found = shelf->find(base::sha256(secret));
    if (found == shelf->end()) return {};
    if (!found->second.document) return {410, nullptr, {}};
    const std::lock_guard alone(m_count_mutex);
    auto& fetched = m_fetched[found->second.feed];
    fetched = {m_clock.now(), fetched.count + 1, found->second.release};
    return {200, found->second.document, {}};
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
        Shown shown{feed.id, feed.revision, release ? release->number : 0, nullptr};
        if (service::answers_on(feed, today)) shown.document = document_of(feed, release);
        (*shelf)[feed.secret_hash] = std::move(shown);
    }
    {
        const std::lock_guard alone(m_shelf_mutex);
        m_shelf = std::move(shelf);
    }
    m_seen_change = change;
    m_seen_day = today;
}

// What is planned after a release changes nothing of it: the document is the one there was.
SharedDocument PlanSite::document_of(const model::Feed& feed, const std::optional<model::Release>& release) {
    if (m_shelf)
        if (const auto old = m_shelf->find(feed.secret_hash); old != m_shelf->end() && old->second.document && old->second.revision == feed.revision && old->second.release == (release ? release->number : 0))
            return old->second.document;
    std::string body;
    const auto language = feed.language == model::FeedLanguage::English ? base::Language::English : base::Language::Vietnamese;
    service::write_feed(m_desk, feed, app::calendar_wording(m_settings, language), [&](std::string_view part) { body += part; });
    base::Stamp modified = 0;
    if (release)
        if (const auto change = m_desk.journal().find(release->change)) modified = change->stamp;
    return make_document("text/calendar; charset=utf-8", std::move(body), modified);
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
