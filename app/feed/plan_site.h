// SPDX-License-Identifier: Apache-2.0
// The site of a plan: released calendars by the secrets in their addresses. Documents are made by a thread of its own when a release,
// a feed or the day is another; who asks is answered from memory.
#pragma once

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

    /// "/feeds/SECRET.ics": 200, 410 where the feed was revoked or has expired, else 404.
    [[nodiscard]] Answer answer(const Asked& asked) override;

private:
    struct Shown {
        std::int64_t feed = 0;
        std::int64_t revision = 0;  ///< of the feed, and the release, that the document was made of
        std::int64_t release = 0;
        SharedDocument document;    ///< none: the feed has ended
    };
    using Shelf = std::map<std::string, Shown>;  ///< by hash of the secret

    void look();
    void refresh();
    void keep_count();
    void tell(const base::Error& error);
    [[nodiscard]] SharedDocument document_of(const model::Feed& feed, const std::optional<model::Release>& release);

    const base::Clock& m_clock;
    app::Settings m_settings;
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
