// SPDX-License-Identifier: Apache-2.0
// A small plan with several partners whose every text is a canary, and a desk at which anything is done to it: what goes to each partner is
// read, and every word that partner may not know is told. Seeded: the same seed does the same.
#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "calendar/ical/export.h"
#include "calendar/model/plan.h"
#include "calendar/service/partner_report.h"
#include "calendar/service/schedule.h"
#include "canaries.h"
#include "support/fixed_clock.h"

namespace lichsong::test {

/// A word that a partner was told and may not know.
struct Leak {
    std::string partner;
    std::string document;
    std::string place;  ///< where the word stands in the plan
};

/// What a control spoils, to see that it is found.
enum class Spoilt { Nothing, NoteInTitle, FeedOfAnother, PageOfAnother, NoteInMessage, OutletOfAnotherInLetter, ReportOfAnother };

class WatchedPlan {
public:
    WatchedPlan(const std::string& path, std::uint64_t seed, Spoilt spoilt = Spoilt::Nothing);

    /// One action; false where the product refused it or nothing came of it.
    bool step();
    /// Reads what every partner would get now: calendar, page, waiting message, letters.
    void read_all();
    /// The same over HTTP without sockets: the site of the plan, with the heads of its answers.
    void read_site();
    /// Puts one thing of the house where partners look, and releases it.
    void spoil();

    [[nodiscard]] const std::vector<Leak>& leaks() const noexcept { return m_leaks; }
    [[nodiscard]] const std::map<std::string, int>& done() const noexcept { return m_done; }
    /// How many documents were read, and how many words in them were looked at.
    [[nodiscard]] const std::map<std::string, int>& documents() const noexcept { return m_documents; }
    [[nodiscard]] std::int64_t words() const noexcept { return m_words; }
    [[nodiscard]] const Canaries& canaries() const noexcept { return m_canaries; }

private:
    using Words = std::set<std::string>;
    struct Known {  ///< words that a partner may read, by channel
        Words calendar, page, mail;
        Words report;  ///< of its own outlets alone
    };
    using Action = void (WatchedPlan::*)();

    [[nodiscard]] std::int64_t roll(std::int64_t sides) { return static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(sides)); }
    [[nodiscard]] bool one_in(std::int64_t sides) { return roll(sides) == 0; }
    [[nodiscard]] std::string text_of(model::EntityKind kind, std::string_view field);
    [[nodiscard]] model::Record any_row(model::EntityKind kind);
    [[nodiscard]] std::string any_key(model::EntityKind kind) { return any_row(kind).head.key; }
    [[nodiscard]] model::Date any_day();
    [[nodiscard]] service::Destination anywhere();

    void make(const std::string& path);
    void retitle();
    void move();
    void cancel();
    void repeat();
    void book();
    void make_good();
    void set_state();
    void set_intention();
    void change_series();
    void ask();
    void put_out();
    void send();
    void send_calendars();
    void answer();
    void decide();
    void trail();
    void release();
    void undo();
    void fetch();

    void add_words(Words& words, const model::Record& row, Channel channel) const;
    /// Of a placement, with all that is told with it.
    void add_airing(Words& words, const model::PlacedSegment& row, Channel channel, bool with_outlet);
    [[nodiscard]] Known released_to(const model::Partner& partner);
    [[nodiscard]] Words asked_of(const model::Partner& partner, Channel channel);
    [[nodiscard]] Words house_words(const model::Partner& partner, Channel channel);
    [[nodiscard]] Words mail_words(const model::Partner& partner);
    void read(const model::Partner& partner, const std::string& document, const std::string& text, const Words& may_be);
    void read_mail(const model::Partner& partner, const std::string& bytes);
    void read_letters(const model::Partner& partner);
    /// What would be attached; as it is read.
    std::string read_report(const model::Partner& partner, const service::WaitingReport& report);
    /// From every release to the latest.
    void read_sheet(const model::Partner& partner, int latest);
    [[nodiscard]] std::map<std::int64_t, model::PlacedSegment> placements();

    std::mt19937_64 m_engine;
    Spoilt m_spoilt;
    Canaries m_canaries;
    FixedClock m_clock;
    std::optional<service::Desk> m_desk;
    ical::Wording m_wording;
    std::string m_path;
    std::map<std::int64_t, std::string> m_feeds;    ///< key by partner
    std::map<std::int64_t, std::string> m_secrets;
    std::map<int, std::map<std::int64_t, Known>> m_released;  ///< by release and partner
    std::vector<Leak> m_leaks;
    std::map<std::string, int> m_done;
    std::map<std::string, int> m_documents;
    std::int64_t m_words = 0;
};

}  // namespace lichsong::test
