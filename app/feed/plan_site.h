// SPDX-License-Identifier: Apache-2.0
// The site of a plan: released calendars, and a page for people, by the secrets in their addresses. A thread of its own makes documents when a
// release, a request, a feed or the day is another, and takes in forms; who asks is answered from memory.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "app/feed/plan_pages.h"
#include "app/feed/serve.h"
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
    /// Answers to requests, sent to the page.
    void submit(Asked asked, std::function<void(Answer)> done) override;
    [[nodiscard]] std::size_t form_limit(const std::string& path) const override;

private:
    struct Shown {
        model::Feed feed;
        std::int64_t release = 0;  ///< that the document was made of
        model::Date day;           ///< that the pages were written on
        SharedDocument document;   ///< none: the feed has ended
        std::shared_ptr<const service::LeaderPage> leader;  ///< of a leaders' feed
        std::shared_ptr<const service::PartnerPage> page;   ///< and these of a partner's
        std::vector<service::PageRequest> requests;
        WrittenPages written;

        [[nodiscard]] std::size_t language(std::string_view query) const;
    };
    using Shelf = std::map<std::string, Shown>;  ///< by hash of the secret

    struct Form {
        std::string hash;  ///< of the secret
        std::string secret;
        std::string query;
        FormFields fields;
        std::function<void(Answer)> done;
    };

    [[nodiscard]] std::shared_ptr<const Shelf> shelf() const;
    [[nodiscard]] Answer shown(const Shown& shown, const Asked& asked, const std::string& secret, std::string_view ending) const;
    void open();
    void look();
    /// What came since the last time; false with it where it is the last.
    [[nodiscard]] std::pair<std::deque<Form>, bool> await_forms();
    [[nodiscard]] Answer take(const Form& form);
    void refresh();
    void keep_count();
    void tell(std::string sentence);
    /// The feed as it was shown before, where its calendar is still the same; else nothing.
    [[nodiscard]] const Shown* unchanged(const Shown& shown) const;
    bool write_calendars(const std::vector<Shown*>& wanted, const std::optional<model::Release>& release);
    void write_pages(Shown& shown);

    const base::Clock& m_clock;
    app::Settings m_settings;
    std::string m_base_url;
    SharedDocument m_style;
    std::function<void(const std::string&)> m_on_trouble;
    std::string m_trouble;                    ///< told last; empty since it went well again
    std::string m_address;
    store::OpenOptions m_open;
    service::AnswerPolicy m_policy;
    std::optional<service::Desk> m_desk;      ///< of the thread that looks, once it runs; as are the pages
    std::optional<PlanPages> m_pages;
    bool m_is_lost = false;                   ///< the connection broke: opened again at the next look
    std::int64_t m_seen_change = -1;
    model::Date m_seen_day;
    mutable std::mutex m_shelf_mutex;
    std::shared_ptr<const Shelf> m_shelf;
    std::mutex m_count_mutex;
    std::map<std::int64_t, store::Fetched> m_fetched;  ///< not yet written
    std::mutex m_forms_mutex;
    std::condition_variable m_wake;
    std::deque<Form> m_forms;
    bool m_ends = false;  ///< with the forms
    std::atomic<bool> m_stops = false;  ///< what is being written is not waited for
    std::thread m_looking;
};

}  // namespace lichsong::feed
