// SPDX-License-Identifier: Apache-2.0
// Logs made at random: the order of the rows does not matter, nothing is used twice, and no pairing gains more.
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

#include "calendar/model/asrun_assign.h"
#include "calendar/model/asrun_pairs.h"
#include "tests/model/asrun_day.h"

using namespace lichsong::test;

namespace {

constexpr int rounds = 400;

class RandomDay : public AsRunDay {
public:
    RandomDay(std::uint32_t seed, int most) : m_random(seed) {
        for (int i = below(most + 1); i > 0; --i) book(date(), time().c_str(), title(), 60 * (1 + below(5))).issue = below(3);
        for (int i = below(most + 1); i > 0; --i) {
            auto& line = log(date(), time().c_str(), title(), 60 * below(5));
            if (below(4) == 0 && !booked.empty()) line.code = booked[static_cast<std::size_t>(below(static_cast<int>(booked.size())))].code;
            if (below(6) == 0) line.code += 'x';
            if (below(8) == 0) line.title.clear();
        }
        if (below(2) == 0) terms.day_start = parse_time("05:00");
    }
    int below(int limit) { return static_cast<int>(m_random() % static_cast<std::uint32_t>(limit)); }
    void shuffle() {
        std::shuffle(lines.begin(), lines.end(), m_random);
        std::shuffle(booked.begin(), booked.end(), m_random);
    }

private:
    const char* date() { return below(3) == 0 ? "2021-05-11" : "2021-05-10"; }
    std::string time() {
        static const char* const times[] = {"", "00:10", "04:58", "19:45", "19:45", "19:48", "20:30", "23:57"};
        return times[below(8)];
    }
    const char* title() {
        static const char* const titles[] = {"Bản tin An ninh trật tự", "BT ANTT số 1", "An toàn giao thông", "Phòng cháy",
                                             "An toàn thông tin",       "ANTT số 2"};
        return titles[below(6)];
    }
    std::mt19937 m_random;
};

std::int64_t best_of(const std::vector<std::vector<std::int64_t>>& gains, std::size_t left, std::set<std::size_t>& used) {
    if (left == gains.size()) return 0;
    auto best = best_of(gains, left + 1, used);
    for (std::size_t right = 0; right < gains[left].size(); ++right) {
        if (gains[left][right] <= 0 || !used.insert(right).second) continue;
        best = std::max(best, gains[left][right] + best_of(gains, left + 1, used));
        used.erase(right);
    }
    return best;
}

std::int64_t best_of(const std::vector<std::vector<std::int64_t>>& gains) {
    std::set<std::size_t> used;
    return best_of(gains, 0, used);
}

}  // namespace

TEST_CASE("No pairing of two lists gains more than the one found", "[asrun]") {
    std::mt19937 random(2021);
    for (int round = 0; round < rounds; ++round) {
        const std::size_t lefts = random() % 8;
        const std::size_t rights = random() % 8;
        std::vector<std::vector<std::int64_t>> gains(lefts, std::vector<std::int64_t>(rights));
        std::vector<GainEdge> edges;
        for (std::uint32_t i = 0; i < lefts; ++i)
            for (std::uint32_t j = 0; j < rights; ++j)
                if (random() % 3 != 0) edges.push_back({i, j, gains[i][j] = 1 + random() % (round % 2 == 0 ? 5 : 1000)});
        const auto partner = assign_best(lefts, rights, edges);
        std::int64_t sum = 0;
        std::set<std::uint32_t> used;
        for (std::size_t i = 0; i < lefts; ++i) {
            if (partner[i] == no_partner) continue;
            CHECK(used.insert(partner[i]).second);
            CHECK(gains[i][partner[i]] > 0);
            sum += gains[i][partner[i]];
        }
        CHECK(sum == best_of(gains));
        std::shuffle(edges.begin(), edges.end(), random);
        CHECK(assign_best(lefts, rights, edges) == partner);
    }
}

TEST_CASE("No pairing of a log gains more than the one found", "[asrun]") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        const RandomDay day(seed, 7);
        const PairFinder finder(day.lines, day.booked, day.terms);
        std::vector<std::vector<std::int64_t>> gains(day.lines.size(), std::vector<std::int64_t>(day.booked.size()));
        for (std::uint32_t i = 0; i < day.lines.size(); ++i)
            for (std::uint32_t j = 0; j < day.booked.size(); ++j) gains[i][j] = finder.pair(i, j).gain;
        std::int64_t sum = 0;
        for (const auto& result : day.results())
            if (result.line && result.placement)
                sum += gains[static_cast<std::size_t>(*result.line - 1)][static_cast<std::size_t>(result.placement.value - 1)];
        INFO("seed " << seed);
        CHECK(sum == best_of(gains));
    }
}

TEST_CASE("Every line and every booking has one result, in whatever order they come", "[asrun]") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        RandomDay day(seed, 25);
        const auto results = day.results();
        std::set<long> lines;
        std::set<std::int64_t> booked;
        for (const auto& result : results) {
            if (result.line) CHECK(lines.insert(*result.line).second);
            if (result.placement) CHECK(booked.insert(result.placement.value).second);
            CHECK((result.confidence >= 0 && result.confidence <= 100));
        }
        CHECK(lines.size() == day.lines.size());
        CHECK(booked.size() == day.booked.size());
        day.shuffle();
        INFO("seed " << seed);
        CHECK(day.results() == results);
    }
}

TEST_CASE("Whatever else a log has, a person's links stand", "[asrun]") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        RandomDay day(seed, 12);
        std::map<long, std::int64_t> wanted;
        for (auto& line : day.lines) {
            if (day.below(3) != 0) continue;
            const auto booking = day.below(static_cast<int>(day.booked.size()) + 1);
            const bool taken =
                std::any_of(wanted.begin(), wanted.end(), [&](const auto& link) { return booking != 0 && link.second == booking; });
            if (taken) continue;
            line.linked = lichsong::base::Id<Placement>{booking};
            wanted[line.number] = booking;
        }
        const auto results = day.results();
        for (const auto& result : results)
            if (result.line && wanted.contains(*result.line)) {
                CHECK(result.placement.value == wanted[*result.line]);
                CHECK(result.reason == AsRunReason::Hand);
            }
        day.shuffle();
        CHECK(day.results() == results);
    }
}
