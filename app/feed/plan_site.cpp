// SPDX-License-Identifier: Apache-2.0
#include "app/feed/plan_site.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <tuple>
#include <utility>

#include "app/common/describe.h"
#include "app/common/wording.h"
#include "app/feed/draft.h"
#include "app/feed/pages/frame.h"
#include "app/feed/pages/qr.h"
#include "calendar/base/error.h"
#include "calendar/base/secret.h"
#include "calendar/service/release.h"

namespace lichsong::feed {
namespace {

constexpr auto looks_every = std::chrono::milliseconds(500);  // a release is to be served within two seconds
constexpr int looks_between_counts = 10;
constexpr std::string_view feeds = "/feeds/";
constexpr std::string_view calendar_ending = ".ics";
constexpr std::string_view qr_ending = "/qr.svg";
constexpr std::size_t most_of_a_form = 256 * 1024;  // a request of a thousand lines
constexpr std::size_t most_forms_waiting = 64;

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

}  // namespace

PlanSite::PlanSite(const ServedPlan& plan, const base::Clock& clock)
    : m_clock(clock), m_settings(plan.settings), m_base_url(plan.base_url), m_style(make_document("text/css; charset=utf-8", pages::style_sheet(), 0)),
      m_on_trouble(plan.on_trouble), m_address(plan.address), m_open(plan.open), m_policy(plan.answers) {
    open();
    refresh();
    m_looking = std::thread([this] { look(); });
}

void PlanSite::open() {
    m_pages.reset();
    m_desk.emplace(m_address, m_open, m_clock, "lichsong serve");
    m_pages.emplace(*m_desk, m_settings, m_base_url, m_policy);
}

PlanSite::~PlanSite() {
    {
        const std::lock_guard alone(m_forms_mutex);
        m_ends = true;
    }
    m_stops = true;
    m_wake.notify_one();
    m_looking.join();
}

std::shared_ptr<const PlanSite::Shelf> PlanSite::shelf() const {
    const std::lock_guard alone(m_shelf_mutex);
    return m_shelf;
}

std::size_t PlanSite::Shown::language(std::string_view query) const {
    for (std::size_t i = 0; i < model::feed_language_names.size(); ++i)
        if (query == "lang=" + std::string(model::feed_language_names.at(i))) return i;
    return static_cast<std::size_t>(feed.language);
}

Answer PlanSite::answer(const Asked& asked) {
    if (asked.method != Method::Get) return {};
    if (asked.path == pages::style_path) return {200, m_style, {}};
    const auto [secret, ending] = place_of(asked.path);
    if (secret.empty()) return {};
    const auto there = shelf();
    const auto found = there->find(base::sha256(secret));
    if (found == there->end()) return {};
    if (!found->second.document) return {410, nullptr, {}};
    auto answer = shown(found->second, asked, secret, ending);
    if (answer.status != 200 || ending == qr_ending) return answer;
    const std::lock_guard alone(m_count_mutex);
    auto& fetched = m_fetched[found->second.feed.id];
    fetched = {m_clock.now(), fetched.count + 1, found->second.release, ending.empty() ? found->second.release : fetched.shown};
    return answer;
}

// The plan keeps no secret, only its hash: who asks brings it, and it goes into the page that was written without.
Answer PlanSite::shown(const Shown& shown, const Asked& asked, const std::string& secret, std::string_view ending) const {
    if (ending == calendar_ending) return {200, shown.document, {}};
    if (ending == qr_ending) {
        const auto drawn = m_base_url.empty() ? std::string() : pages::qr_svg(m_base_url + std::string(feeds) + secret);
        return drawn.empty() ? Answer{} : Answer{200, make_document("image/svg+xml", drawn, 0, strict_policy), {}};
    }
    return {200, page_document(*shown.written.at(shown.language(asked.query)), secret), {}};
}

std::size_t PlanSite::form_limit(const std::string& path) const {
    const auto place = place_of(path);
    return !place.secret.empty() && place.ending.empty() ? most_of_a_form : 0;
}

void PlanSite::submit(Asked asked, std::function<void(Answer)> done) {
    const auto secret = place_of(asked.path).secret;
    Form form{base::sha256(secret), secret, asked.query, {}, {}};
    const auto there = shelf();
    const auto found = there->find(form.hash);
    if (found == there->end()) return done({});
    if (!found->second.document) return done({410, nullptr, {}});
    if (found->second.leader) return done({405, nullptr, {}});
    // Browsers say "null" for pages that tell no referrer, as ours do: the token in the form is what proves it.
    const bool is_foreign = !asked.origin.empty() && asked.origin != "null" && !m_base_url.empty() && asked.origin != m_base_url.substr(0, m_base_url.find('/', m_base_url.find("//") + 2));
    if (is_foreign) return done({403, nullptr, {}});
    auto fields = read_form(asked.content_type, asked.body);
    if (!fields) return done({400, nullptr, {}});
    form.fields = std::move(*fields);
    std::unique_lock lock(m_forms_mutex);
    if (m_forms.size() == most_forms_waiting || m_ends) {
        lock.unlock();
        return done({503, nullptr, {}});
    }
    form.done = std::move(done);
    m_forms.push_back(std::move(form));
    lock.unlock();
    m_wake.notify_one();
}

std::pair<std::deque<PlanSite::Form>, bool> PlanSite::await_forms() {
    std::unique_lock lock(m_forms_mutex);
    m_wake.wait_for(lock, looks_every, [this] { return m_ends || !m_forms.empty(); });
    return {std::exchange(m_forms, {}), !m_ends};
}

Answer PlanSite::take(const Form& form) {
    const auto found = m_shelf->find(form.hash);  // only this thread puts another there
    if (found == m_shelf->end() || !found->second.page) return {410, nullptr, {}};
    const auto& shown = found->second;
    auto outcome = m_pages->take(shown.feed, *shown.page, form.secret, shown.language(form.query), form.fields);
    if (!outcome.trouble.empty()) tell(std::move(outcome.trouble));
    return outcome.answer;
}

// A plan that cannot be read for a while is served as it last was: an answer of 5xx would make clients drop the calendar (ical.md C47).
void PlanSite::look() {
    bool goes_on = true;
    for (int looks = 0; goes_on; ++looks) {
        std::deque<Form> forms;
        std::tie(forms, goes_on) = await_forms();
        std::vector<std::pair<std::function<void(Answer)>, Answer>> answers;
        try {
            if (m_is_lost) open();
            m_is_lost = false;
            for (auto& form : forms) {
                answers.emplace_back(std::move(form.done), Answer{503, nullptr, {}});
                answers.back().second = take(form);
            }
            refresh();
            if (looks % looks_between_counts == 0 || !goes_on) keep_count();
            m_trouble.clear();
        } catch (const base::Error& error) {
            m_seen_change = -1;  // looked at again next time
            m_is_lost = m_is_lost || error.code() == "store.lost";  // the database may be back by then, or another be in its place
            tell(app::describe(error));
        }
        // Told once the page shows it. What a fault kept from being reached is to be sent again.
        for (auto& form : forms)
            if (form.done) answers.emplace_back(std::move(form.done), Answer{503, nullptr, {}});
        for (auto& [done, answer] : answers) done(std::move(answer));
    }
}

void PlanSite::tell(std::string sentence) {
    if (sentence == m_trouble) return;
    m_on_trouble(sentence);
    m_trouble = std::move(sentence);
}

void PlanSite::refresh() {
    const auto change = m_desk->session().last_change();
    const auto today = m_desk->today();
    if (change == m_seen_change && today == m_seen_day) return;
    auto shelf = std::make_shared<Shelf>();
    const auto release = service::latest_release(*m_desk);
    const auto feeds_now = m_desk->context().feeds.rows();  // a copy: whoever reads the plan below may find it changed, and read it anew
    std::vector<Shown*> unwritten;
    for (const auto& feed : feeds_now) {
        auto& shown = (*shelf)[feed.secret_hash];
        shown.feed = feed;
        shown.release = release ? release->number : 0;
        shown.day = today;
        if (!service::answers_on(feed, today)) continue;
        if (const auto* old = unchanged(shown)) shown.document = old->document;
        else unwritten.push_back(&shown);
    }
    if (!write_calendars(unwritten, release)) return;
    for (auto& [hash, shown] : *shelf)
        if (shown.document) write_pages(shown);
    {
        const std::lock_guard alone(m_shelf_mutex);
        m_shelf = std::move(shelf);
    }
    m_seen_change = change;
    m_seen_day = today;
}

// What is planned after a release changes nothing of it: calendar and page are those there were.
const PlanSite::Shown* PlanSite::unchanged(const Shown& shown) const {
    if (!m_shelf) return nullptr;
    const auto at = m_shelf->find(shown.feed.secret_hash);
    const bool is_same = at != m_shelf->end() && at->second.document && at->second.feed.revision == shown.feed.revision && at->second.release == shown.release;
    return is_same ? &at->second : nullptr;
}

bool PlanSite::write_calendars(const std::vector<Shown*>& wanted, const std::optional<model::Release>& release) {
    if (wanted.empty()) return true;
    std::deque<Draft> drafts;
    std::vector<service::FeedToWrite> feeds;
    for (const auto* shown : wanted) {
        auto& draft = drafts.emplace_back();
        const auto language = page_languages.at(static_cast<std::size_t>(shown->feed.language));
        feeds.push_back({shown->feed, app::calendar_wording(m_settings, language), [&draft](std::string_view part) { draft.write(part); }});
    }
    if (!service::write_feeds(*m_desk, feeds, &m_stops)) return false;
    base::Stamp modified = 0;
    if (release)
        if (const auto change = m_desk->journal().find(release->change)) modified = change->stamp;
    for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i]->document = drafts[i].finish("text/calendar; charset=utf-8", modified);
    return true;
}

// What is asked may change with every step.
void PlanSite::write_pages(Shown& shown) {
    const auto* old = unchanged(shown);
    if (shown.feed.kind == model::FeedKind::Leader) {
        shown.leader = std::make_shared<const service::LeaderPage>(service::leader_page(*m_desk));
        shown.written = old != nullptr && *old->leader == *shown.leader ? old->written : m_pages->write(*shown.leader);
        return;
    }
    const bool is_same_day = old != nullptr && old->day == shown.day;
    shown.page = is_same_day ? old->page : std::make_shared<const service::PartnerPage>(service::partner_page(*m_desk, shown.feed));
    shown.requests = service::page_requests(*m_desk, shown.feed);
    shown.written = is_same_day && old->requests == shown.requests ? old->written : m_pages->write(shown.feed, *shown.page, shown.requests);
}

void PlanSite::keep_count() {
    std::map<std::int64_t, store::Fetched> fetched;
    {
        const std::lock_guard alone(m_count_mutex);
        fetched.swap(m_fetched);
    }
    if (fetched.empty()) return;
    try {
        store::Transaction transaction(m_desk->session());
        for (const auto& [feed, more] : fetched) store::note_fetched(m_desk->session(), feed, more);
        transaction.commit();
    } catch (const base::Error& error) {
        if (error.code() == "store.replica") return;  // it cannot be noted there; whoever asks the first server is counted
        const std::lock_guard alone(m_count_mutex);
        for (const auto& [feed, more] : fetched) {  // for the next time
            auto& waiting = m_fetched[feed];
            waiting = {std::max(waiting.at, more.at), waiting.count + more.count, std::max(waiting.release, more.release), std::max(waiting.shown, more.shown)};
        }
        throw;
    }
}

}  // namespace lichsong::feed
