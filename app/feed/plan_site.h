// SPDX-License-Identifier: Apache-2.0
// The site of a plan: released calendars, and a page for people, by the secrets in their addresses. Documents are made by a thread of its own when a release,
// a feed or the day is another; who asks is answered from memory.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/feed/serve.h"
#include "app/feed/site.h"
#include "calendar/service/feeds.h"

namespace lichsong::feed {

class PlanSite final : public Site {
public:
    /// Opens the plan and makes the first documents; errors as Desk.
    PlanSite(const ServedPlan& plan, const base::Clock& clock);
    ~PlanSite() override;

    /// "/feeds/SECRET.ics", its page "/feeds/SECRET" in the feed's language or that of "?lang=", and the page's QR code: 200, 410 where the
    /// feed was revoked or has expired, else 404. The style sheet of pages needs no secret.
    [[nodiscard]] Answer answer(const Asked& asked) override;

private:
    struct Shown {
        std::int64_t feed = 0;
        std::int64_t revision = 0;  ///< of the feed, and the release, that the document was made of
        std::int64_t release = 0;
        model::Date day;            ///< that the pages were written on
        SharedDocument document;    ///< none: the feed has ended
        std::size_t language = 0;   ///< of the feed, in pages
        std::array<std::shared_ptr<const std::string>, model::feed_language_names.size()> pages;  ///< by FeedLanguage, with the slot for the secret
    };
    using Shelf = std::map<std::string, Shown>;  ///< by hash of the secret

    [[nodiscard]] Answer shown(const Shown& shown, const Asked& asked, const std::string& secret, std::string_view ending) const;
    void look();
    void refresh();
    void keep_count();
    void tell(const base::Error& error);
    /// What was shown of the feed before, where it is of the same revision and release.
    [[nodiscard]] const Shown* shown_before(const model::Feed& feed, std::int64_t release) const;
    [[nodiscard]] SharedDocument document_of(const model::Feed& feed, const std::optional<model::Release>& release);
    void write_pages(const model::Feed& feed, Shown& shown);

    const base::Clock& m_clock;
    app::Settings m_settings;
    std::string m_base_url;
    SharedDocument m_style;
    std::function<void(const std::string&)> m_on_trouble;
    std::string m_trouble;                    ///< told last; empty since it went well again
    service::Desk m_desk;                     ///< of the thread that looks, once it runs
    std::int64_t m_seen_change = -1;
    model::Date m_seen_day;
    std::mutex m_shelf_mutex;
    std::shared_ptr<const Shelf> m_shelf;
    std::mutex m_count_mutex;
    std::map<std::int64_t, store::Fetched> m_fetched;  ///< not yet written
    std::atomic<bool> m_ends = false;
    std::thread m_looking;
};

}  // namespace lichsong::feed
