// SPDX-License-Identifier: Apache-2.0
// Which answers may be applied: every condition by itself, forged and replayed messages, and orders of arrival against a model
// that knows the truth.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "itip_help.h"
#include "random_text.h"

using namespace lichsong;
using namespace lichsong::ical;
using namespace lichsong::test;

namespace {

const base::Stamp sent = 1'620'000'000;
const base::Stamp now = sent + 7 * 24 * 3600;
const std::string us = "lich@tuyentruyen.example.vn";
const std::string partner = "tin@bao.example.vn";

/// An answer that fits in everything, to be spoilt in one point.
struct Case {
    ItipMethod method = ItipMethod::Reply;
    ItipItem item;
    ItipKnown known;
    ItipSender sender{true, "mailto:TIN@bao.example.vn"};

    Case() {
        item.uid = "a";
        item.sequence = 2;
        item.stamp = sent + 3600;
        item.organizer = {us, ""};
        item.attendees = {{{partner, "Báo tỉnh"}, PartStat::Accepted}};
        item.start = ItipTime{wall(2021, 5, 19, 19, 0), false};
        known.is_known = true;
        known.sequence = 2;
        known.sent = sent;
        known.organizer = "mailto:" + us;
        known.invited = {"khac@bao.example.vn", "mailto:Tin@bao.example.vn"};
        known.start = item.start;
        known.airs = now + 3600;
    }
    [[nodiscard]] std::string codes() const { return codes_of(judge(method, item, known, sender, now)); }
};

struct Spoilt {
    const char* codes;
    void (*spoil)(Case&);
};
constexpr Spoilt alone[] = {
    {"itip.not_a_reply", [](Case& c) { c.method = ItipMethod::Request; }},
    {"itip.not_a_reply", [](Case& c) { c.method = ItipMethod::Cancel; }},
    {"itip.not_a_reply", [](Case& c) { c.method = ItipMethod::Publish; }},
    {"itip.not_a_reply", [](Case& c) { c.method = ItipMethod::Add; }},
    {"itip.not_a_reply", [](Case& c) { c.method = ItipMethod::Refresh; }},
    {"itip.not_a_reply", [](Case& c) { c.method = ItipMethod::DeclineCounter; }},
    {"itip.counter_proposal", [](Case& c) { c.method = ItipMethod::Counter; }},
    {"itip.counter_proposal", [](Case& c) { c.method = ItipMethod::Counter; c.item.start->wall += 3600; }},
    {"itip.unknown_uid", [](Case& c) { c.known.is_known = false; }},
    {"itip.unknown_uid", [](Case& c) { c.known = {}; }},
    {"itip.unknown_uid", [](Case& c) { c.item.uid.clear(); }},
    {"itip.unknown_instance", [](Case& c) { c.known.has_instance = false; }},
    {"itip.unknown_instance", [](Case& c) { c.item.has_unreadable_id = true; }},
    {"itip.and_future", [](Case& c) { c.item.and_future = true; }},
    {"itip.other_organizer", [](Case& c) { c.item.organizer.address = "gia@tuyentruyen.example.vn"; }},
    {"itip.other_organizer", [](Case& c) { c.item.organizer.address = partner; }},
    {"itip.other_organizer", [](Case& c) { c.item.organizer = {}; }},
    {"itip.other_organizer", [](Case& c) { c.item.organizer = {}; c.known.organizer.clear(); }},
    {"itip.no_attendee", [](Case& c) { c.item.attendees.clear(); }},
    {"itip.several_attendees", [](Case& c) { c.item.attendees.push_back({{"khac@bao.example.vn", ""}, PartStat::Accepted}); }},
    {"itip.several_attendees", [](Case& c) { c.item.attendees.push_back(c.item.attendees[0]); }},
    {"itip.not_invited", [](Case& c) { c.known.invited = {"khac@bao.example.vn"}; }},
    {"itip.not_invited", [](Case& c) { c.known.invited.clear(); }},
    {"itip.not_invited", [](Case& c) { c.item.attendees[0].party.address = "la@bao.example.vn"; c.sender.address = "la@bao.example.vn"; }},
    {"itip.no_sender", [](Case& c) { c.sender = {}; }},
    {"itip.no_sender", [](Case& c) { c.sender.is_authenticated = false; }},
    {"itip.no_sender itip.sender_differs", [](Case& c) { c.sender.address.clear(); }},
    {"itip.no_sender itip.sender_differs", [](Case& c) { c.sender.address = "bao.example.vn"; }},
    {"itip.sender_differs", [](Case& c) { c.sender.address = "khac@bao.example.vn"; }},
    {"itip.sender_differs", [](Case& c) { c.item.attendees[0].party.address = "khac@bao.example.vn"; }},
    {"itip.sender_differs", [](Case& c) { c.sender.address = us; }},
    {"itip.not_invited itip.sender_differs", [](Case& c) { c.item.attendees[0].party.address.clear(); }},
    {"itip.not_invited itip.no_sender", [](Case& c) { c.item.attendees[0].party.address.clear(); c.known.invited = {""}; c.sender = {}; }},
    {"itip.no_answer", [](Case& c) { c.item.attendees[0].status = PartStat::NeedsAction; }},
    {"itip.delegated", [](Case& c) { c.item.attendees[0].status = PartStat::Delegated; }},
    {"itip.no_sequence", [](Case& c) { c.item.sequence.reset(); }},
    {"itip.stale_sequence", [](Case& c) { c.item.sequence = 1; }},
    {"itip.stale_sequence", [](Case& c) { c.item.sequence = 0; }},
    {"itip.unknown_sequence", [](Case& c) { c.item.sequence = 3; }},
    {"itip.unknown_sequence", [](Case& c) { c.item.sequence = 2'147'483'647; }},
    {"itip.no_stamp", [](Case& c) { c.item.stamp.reset(); }},
    {"itip.future_stamp", [](Case& c) { c.item.stamp = now + itip_most_ahead + 1; }},
    {"itip.future_stamp", [](Case& c) { c.item.stamp = 4'000'000'000; }},
    {"itip.before_sent", [](Case& c) { c.item.stamp = sent - itip_most_behind - 1; }},
    {"itip.before_sent", [](Case& c) { c.item.stamp = 0; }},
    {"itip.replayed", [](Case& c) { c.known.last = {{2, sent + 3600}}; }},
    {"itip.replayed", [](Case& c) { c.known.last = {{2, sent + 3600}}; c.item.attendees[0].status = PartStat::Declined; }},
    {"itip.superseded", [](Case& c) { c.known.last = {{2, sent + 3601}}; }},
    {"itip.stale_sequence itip.superseded", [](Case& c) { c.known.last = {{2, sent}}; c.item.sequence = 1; }},
    {"itip.other_time", [](Case& c) { c.item.start->wall += 60; }},
    {"itip.other_time", [](Case& c) { c.item.start = ItipTime{wall(2021, 5, 19, 0, 0), true}; }},
    {"itip.not_a_reply", [](Case& c) { c.method = ItipMethod::Request; c.item.start->wall += 60; }},
    {"itip.counter_proposal itip.no_sender", [](Case& c) { c.method = ItipMethod::Counter; c.sender = {}; }},
    {"itip.counter_proposal itip.stale_sequence", [](Case& c) { c.method = ItipMethod::Counter; c.item.sequence = 1; }},
    {"itip.counter_proposal itip.not_invited", [](Case& c) { c.method = ItipMethod::Counter; c.known.invited = {us}; }},
    {"itip.unknown_uid itip.sender_differs", [](Case& c) { c.known = {}; c.sender.address = us; }},
    {"itip.not_invited", [](Case& c) { c.item.attendees[0].party.address = us; c.sender.address = us; }},
    {"itip.not_invited", [](Case& c) { c.known.invited = {"tin@bao.example.vn.example.org"}; }},
    {"itip.not_invited", [](Case& c) { c.known.invited = {"in@bao.example.vn"}; }},
    {"itip.sender_differs", [](Case& c) { c.sender.address = "tin@bao.example.vn.example.org"; }},
    {"itip.unknown_sequence itip.future_stamp", [](Case& c) { c.item.sequence = 9; c.item.stamp = now + 10 * itip_most_ahead; }},
    {"itip.stale_sequence itip.before_sent", [](Case& c) { c.item.sequence = 1; c.item.stamp = sent - 3600; }},
    {"itip.stale_sequence itip.superseded", [](Case& c) { c.known.sequence = 9; c.known.last = {{9, sent}}; }},
    {"itip.past", [](Case& c) { c.known.airs = now; }},
    {"itip.past", [](Case& c) { c.known.airs = sent; }},
};

struct Kept {
    const char* why;
    void (*change)(Case&);
};
constexpr Kept legal[] = {
    {"as it is", [](Case&) {}},
    {"declined", [](Case& c) { c.item.attendees[0].status = PartStat::Declined; }},
    {"tentative", [](Case& c) { c.item.attendees[0].status = PartStat::Tentative; }},
    {"no start", [](Case& c) { c.item.start.reset(); }},
    {"no sequence to the first message", [](Case& c) { c.item.sequence.reset(); c.known.sequence = 0; }},
    {"sequence 0 to the first message", [](Case& c) { c.item.sequence = 0; c.known.sequence = 0; }},
    {"the stamp of the question itself", [](Case& c) { c.item.stamp = sent; }},
    {"a clock a little behind", [](Case& c) { c.item.stamp = sent - itip_most_behind; }},
    {"a clock ahead", [](Case& c) { c.item.stamp = now + itip_most_ahead; }},
    {"changed mind", [](Case& c) { c.known.last = {{2, sent + 3599}}; }},
    {"first answer to a new version, by a clock that went back", [](Case& c) { c.known.last = {{1, sent + 9999}}; }},
    {"an airing of a series", [](Case& c) { c.item.recurrence_id = c.item.start; }},
    {"nobody knows when it airs", [](Case& c) { c.known.airs.reset(); }},
    {"a whole day as its midnight", [](Case& c) { c.item.start = ItipTime{wall(2021, 5, 23, 0, 0), false}; c.known.start = ItipTime{c.item.start->wall, true}; }},
    {"title, place and length of its own, which nobody takes", [](Case& c) { c.item.summary = c.item.location = "khác"; c.item.length = model::Seconds(1); }},
};

}  // namespace

TEST_CASE("An answer of which everything fits may be applied", "[itip][C54]") {
    for (const auto& row : legal) {
        INFO(row.why);
        Case one;
        row.change(one);
        CHECK(one.codes().empty());
    }
}

TEST_CASE("Every condition by itself is a reason to ask", "[itip][C54][C55][C56]") {
    static_assert(std::size(alone) >= 60);
    std::set<std::string> seen;
    for (const auto& row : alone) {
        Case one;
        row.spoil(one);
        CHECK(one.codes() == row.codes);
        const std::string_view codes = row.codes;
        if (codes.find(' ') == std::string_view::npos) seen.emplace(codes);
    }
    for (const auto& condition : itip_conditions()) {
        INFO(condition.code);
        CHECK(seen.contains(std::string(condition.code)));
    }
}

TEST_CASE("Answers of the programs that partners use are judged alike, from their bytes on", "[itip][C54][C56]") {
    struct Judged {
        const char* file;
        const char* codes;
    };
    const auto judged = GENERATE(Judged{"google_reply.ics", ""}, Judged{"outlook_reply.ics", ""}, Judged{"apple_reply.ics", ""}, Judged{"thunderbird_reply.ics", ""},
                                 Judged{"statuses_reply.ics", ""}, Judged{"least_reply.ics", "itip.no_sequence"}, Judged{"google_counter.ics", "itip.counter_proposal"},
                                 Judged{"outlook_counter.ics", "itip.counter_proposal"}, Judged{"delegated_reply.ics", "itip.several_attendees"},
                                 Judged{"refresh.ics", "itip.not_a_reply itip.no_answer itip.no_sequence"}, Judged{"outlook_whole_day_reply.ics", "itip.other_time"});
    INFO(judged.file);
    const auto message = read(itip_file(judged.file));
    Case one;
    CHECK(codes_of(judge(message.method, message.items.at(0), one.known, one.sender, now)) == judged.codes);
    const auto unverified = judge(message.method, message.items[0], one.known, {}, now);
    CHECK(codes_of(unverified).find("itip.no_sender") != std::string::npos);
}

TEST_CASE("Two things that do not fit are told both, and never make it fit", "[itip]") {
    for (const auto& first : alone)
        for (const auto& second : alone) {
            Case one;
            first.spoil(one);
            if (one.item.attendees.empty()) continue;  // the second may be about them
            second.spoil(one);
            // Another partner in both places is an honest answer of that partner.
            if (first.codes == std::string_view("itip.sender_differs") && first.codes == std::string_view(second.codes)) continue;
            if (one.codes().empty()) FAIL(first.codes << " and " << second.codes);
        }
    SUCCEED();
}

TEST_CASE("The table of conditions is whole: a row for each reason, in order, each code once", "[itip]") {
    std::set<std::string_view> codes;
    std::size_t at = 0;
    for (const auto& condition : itip_conditions()) {
        CHECK(static_cast<std::size_t>(condition.reason) == at++);
        CHECK(condition.code.starts_with("itip."));
        codes.insert(condition.code);
    }
    CHECK(at == static_cast<std::size_t>(ItipReason::Past) + 1);
    CHECK(codes.size() == at);
}

TEST_CASE("Only what has been dealt with may be logged without asking", "[itip]") {
    for (const auto& row : alone) {
        Case one;
        row.spoil(one);
        const auto verdict = judge(one.method, one.item, one.known, one.sender, now);
        const std::string_view codes = row.codes;
        const bool old = codes.find("itip.replayed") != std::string_view::npos || codes.find("itip.superseded") != std::string_view::npos;
        CHECK(verdict.is_old_news() == old);
    }
}

namespace {

struct State {
    PartStat status = PartStat::NeedsAction;
    std::optional<ItipKnown::Applied> last;
};

/// What a caller does with answers: it keeps one state for each attendee.
class Desk {
public:
    int sequence = 0;
    std::map<std::string, State> states;

    bool take(const ItipItem& item, const std::string& sender, base::Stamp at) {
        ItipKnown known;
        known.is_known = true;
        known.sequence = sequence;
        known.sent = sent;
        known.organizer = us;
        for (const auto& [address, state] : states) known.invited.push_back(address);
        if (item.attendees.size() == 1)
            if (const auto found = states.find(item.attendees[0].party.address); found != states.end()) known.last = found->second.last;
        if (!judge(ItipMethod::Reply, item, known, {true, sender}, at).applies()) return false;
        auto& state = states[item.attendees[0].party.address];
        state.status = item.attendees[0].status;
        state.last = ItipKnown::Applied{item.sequence.value_or(0), *item.stamp};
        return true;
    }
};

ItipItem answer_of(const std::string& address, int sequence, base::Stamp stamp, PartStat status) {
    ItipItem item;
    item.uid = "a";
    item.sequence = sequence;
    item.stamp = stamp;
    item.organizer.address = us;
    item.attendees = {{{address, ""}, status}};
    return item;
}

}  // namespace

TEST_CASE("Five answers come to the same end in all 120 orders", "[itip][C54]") {
    using enum PartStat;
    const std::vector<ItipItem> answers{answer_of(partner, 0, sent + 10, Accepted), answer_of(partner, 1, sent + 20, Declined), answer_of(partner, 1, sent + 30, Tentative),
                                        answer_of(partner, 1, sent + 40, Accepted), answer_of("khac@bao.example.vn", 1, sent + 25, Declined)};
    std::vector<int> order{0, 1, 2, 3, 4};
    int orders = 0;
    do {
        Desk desk;
        desk.sequence = 1;
        desk.states = {{partner, {}}, {"khac@bao.example.vn", {}}};
        for (const int i : order) {
            const auto& item = answers[static_cast<std::size_t>(i)];
            desk.take(item, item.attendees[0].party.address, now);
            CHECK_FALSE(desk.take(item, item.attendees[0].party.address, now));  // a second time, at once
        }
        for (const auto& item : answers) CHECK_FALSE(desk.take(item, item.attendees[0].party.address, now));
        CHECK(desk.states[partner].status == Accepted);
        CHECK(desk.states["khac@bao.example.vn"].status == Declined);
        ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(orders == 120);
}

TEST_CASE("Shuffled, repeated, late and forged answers end where the model ends", "[itip][C54]") {
    // The model knows the truth: of the honest answers to the version in force when they came, the one made last.
    Random random(20210523);
    const std::vector<std::string> addresses{"a@x.example.vn", "b@x.example.vn", "c@x.example.vn"};
    constexpr PartStat statuses[] = {PartStat::Accepted, PartStat::Declined, PartStat::Tentative};
    struct Mail {
        ItipItem item;
        std::string sender;
        bool honest;
    };
    int applied = 0;
    for (int round = 0; round < 3'000; ++round) {
        std::vector<Mail> mails;
        for (const auto& address : addresses)
            for (base::Stamp stamp = sent; below(random, 5) != 0;) {
                stamp += 1 + static_cast<base::Stamp>(below(random, 1'000));
                mails.push_back({answer_of(address, static_cast<int>(below(random, 3)), stamp, statuses[below(random, 3)]), address, true});
            }
        for (std::size_t i = 0, honest = mails.size(); i < honest; ++i) {  // replays and forgeries made of them
            auto mail = mails[i];
            switch (below(random, 6)) {
                case 0: break;
                case 1: mail.sender = addresses[below(random, 3)]; break;
                case 2: mail.item.organizer.address = "gia@x.example.vn"; break;
                case 3: mail.item.stamp = now + 2 * itip_most_ahead; break;
                case 4: mail.item.attendees.push_back(mail.item.attendees[0]); break;
                default: continue;
            }
            mail.honest = mail.sender == mail.item.attendees[0].party.address && mail.item.organizer.address == us && *mail.item.stamp < now && mail.item.attendees.size() == 1;
            mails.push_back(mail);
        }
        std::shuffle(mails.begin(), mails.end(), random);

        Desk desk;
        for (const auto& address : addresses) desk.states[address];
        std::map<std::string, const ItipItem*> truth;
        for (const auto& mail : mails) {
            if (below(random, 4) == 0 && desk.sequence < 2) ++desk.sequence;
            const auto before = desk.states;
            applied += desk.take(mail.item, mail.sender, now) ? 1 : 0;
            const auto& address = mail.item.attendees[0].party.address;
            for (const auto& [other, state] : before)
                if (other != address) REQUIRE(desk.states[other].status == state.status);
            if (!mail.honest || mail.item.sequence != desk.sequence) continue;
            auto*& best = truth[address];
            if (best == nullptr || std::tuple(*best->sequence, *best->stamp) < std::tuple(*mail.item.sequence, *mail.item.stamp)) best = &mail.item;
        }
        for (const auto& address : addresses) {
            const auto* best = truth[address];
            REQUIRE(desk.states[address].status == (best == nullptr ? PartStat::NeedsAction : best->attendees[0].status));
            REQUIRE(desk.states[address].last.has_value() == (best != nullptr));
        }
        REQUIRE(desk.states.size() == addresses.size());
    }
    CHECK(applied > 5'000);
}
