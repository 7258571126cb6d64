// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/asrun_search.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace lichsong::model {
namespace {

constexpr std::size_t nearest_of_group = 24;  // so many airings of one title a day no outlet has
constexpr std::size_t most_compared = 64;     // titles a line is held against, those that share most with it
constexpr std::size_t most_counted = 4'000;   // times that one of its words occurs elsewhere, the rarest words first
constexpr std::int64_t before_all_times = std::numeric_limits<std::int64_t>::min() / 4;  // of a line without one; differences to it can be told
constexpr int any_number = -1;
constexpr int no_number = -2;

// A word, and "antt" for four neighbours: what two titles that are alike share in at least one place.
template <class Each>
void each_handle(const std::vector<std::string>& words, Each each) {
    constexpr std::size_t longest = 6;
    for (std::size_t i = 0; i < words.size(); ++i) {
        each(words[i]);
        std::string initials(1, words[i].front());
        for (std::size_t j = i + 1; j < words.size() && initials.size() < longest; ++j) {
            initials += words[j].front();
            each(initials);
        }
    }
}

}  // namespace

PairSearch::PairSearch(const PairFinder& finder) : m_finder(finder) {
    index_bookings();
    put_in_order();
}

void PairSearch::index_bookings() {
    for (std::uint32_t i = 0; i < m_finder.m_booked.size(); ++i) {
        const auto& booking = m_finder.m_booked[i];
        index_title(i, booking.title);
        if (booking.title_en.words != booking.title.words) index_title(i, booking.title_en);
        if (!booking.code.empty()) index_code(i);
        if (booking.wall) m_by_time.push_back(i);
    }
}

void PairSearch::index_title(std::uint32_t booked, const TitleKey& key) {
    if (key.empty()) return;
    const auto found = m_stem_at.try_emplace(key.stem(), static_cast<std::uint32_t>(m_stems.size()));
    const auto at = found.first;  // not a structured binding: a lambda below keeps it
    const bool is_new = found.second;
    if (is_new) {
        m_stems.push_back(key);
        m_spans.emplace_back(m_finder.m_booked[booked].day, m_finder.m_booked[booked].day);
        each_handle(key.words, [&](const std::string& handle) {
            auto& list = m_words[handle];
            if (list.empty() || list.back() != at->second) list.push_back(at->second);
        });
    }
    const auto& booking = m_finder.m_booked[booked];
    auto& span = m_spans[at->second];
    span = {std::min(span.first, booking.day), std::max(span.second, booking.day)};
    m_groups[{at->second, booking.day, any_number}].push_back(booked);
    m_groups[{at->second, booking.day, booking.number.value_or(no_number)}].push_back(booked);
}

void PairSearch::index_code(std::uint32_t booked) {
    const auto& code = m_finder.m_booked[booked].code;
    m_codes[code].push_back(booked);
    std::set<std::string> shorter{code};
    for (std::size_t i = 0; i < code.size(); ++i) shorter.insert(code.substr(0, i) + code.substr(i + 1));
    for (const auto& text : shorter) m_near_codes[text].push_back(booked);
}

void PairSearch::put_in_order() {
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        constexpr auto none = std::numeric_limits<std::int64_t>::min();
        return std::pair(m_finder.m_booked[a].wall.value_or(none), a) < std::pair(m_finder.m_booked[b].wall.value_or(none), b);
    };
    for (auto& [group, places] : m_groups) std::sort(places.begin(), places.end(), earlier);
    std::sort(m_by_time.begin(), m_by_time.end(), earlier);
}

std::vector<AsRunPair> PairSearch::run() {
    constexpr std::size_t usual = 8;  // pairs of a line: what grows by doubling is touched twice
    m_pairs.reserve(usual * m_finder.m_lines.size());
    for (std::uint32_t line = 0; line < m_finder.m_lines.size(); ++line) {
        m_line_begins = m_pairs.size();
        const auto& from = m_finder.m_lines[line];
        if (!from.code.empty()) by_code(line);
        if (!from.code_known && !from.title.empty()) by_title(line);
        if (from.code.empty() && from.title.empty()) by_time(line);
        // By several ways the same pair: what it was found with best counts.
        const auto begin = m_pairs.begin() + static_cast<std::ptrdiff_t>(m_line_begins);
        std::sort(begin, m_pairs.end(),
                  [](const AsRunPair& a, const AsRunPair& b) { return std::pair(a.booked, -a.gain) < std::pair(b.booked, -b.gain); });
        m_pairs.erase(std::unique(begin, m_pairs.end(), [](const AsRunPair& a, const AsRunPair& b) { return a.booked == b.booked; }),
                      m_pairs.end());
    }
    return std::move(m_pairs);
}

void PairSearch::judge(std::uint32_t line, std::uint32_t booked, int likeness) {
    const auto pair = m_finder.judge(line, booked, likeness);
    if (pair.reason != AsRunReason::None) m_pairs.push_back(pair);
}

void PairSearch::by_code(std::uint32_t line) {
    const auto& from = m_finder.m_lines[line];
    const auto take = [&](const std::unordered_map<std::string, Places>& codes, const std::string& code) {
        const auto found = codes.find(code);
        if (found == codes.end()) return;
        for (const auto booked : found->second) {
            const auto pair = m_finder.pair(line, booked);
            if (pair.reason != AsRunReason::None) m_pairs.push_back(pair);
        }
    };
    if (from.code_known) return take(m_codes, from.code);
    take(m_near_codes, from.code);
    for (std::size_t i = 0; i < from.code.size(); ++i) take(m_near_codes, from.code.substr(0, i) + from.code.substr(i + 1));
}

void PairSearch::by_title(std::uint32_t line) {
    const auto& from = m_finder.m_lines[line];
    for (const auto& [stem, likeness] : like(from.title)) {
        // Before and after an edge of the day lie minutes only, not a day.
        const long beside = from.walls.empty() ? 0 : 1;
        const auto last = std::min(from.day + beside, m_spans[stem].second);
        for (long day = std::max(from.day - beside, m_spans[stem].first); day <= last; ++day) {
            if (!from.title.number) {
                by_group(line, {stem, day, any_number}, likeness);
                continue;
            }
            by_group(line, {stem, day, *from.title.number}, likeness);
            by_group(line, {stem, day, no_number}, likeness);
        }
    }
}

void PairSearch::by_group(std::uint32_t line, const Group& group, int likeness) {
    const auto found = m_groups.find(group);
    if (found == m_groups.end()) return;
    const auto& walls = m_finder.m_lines[line].walls;
    const auto wall = walls.empty() ? before_all_times : walls.front();
    auto& before = m_before[{group.stem, group.day, group.number, wall}];
    for (const auto each : walls) nearest(line, each, found->second, before, likeness);
    if (walls.empty()) nearest(line, wall, found->second, before, likeness);
    ++before;
}

// From the place of its time outwards. Of lines at one time each begins one further on, so that not all look at the same bookings.
void PairSearch::nearest(std::uint32_t line, std::int64_t wall, const Places& group, std::size_t shift, int likeness) {
    const auto time_of = [&](std::uint32_t booked) { return m_finder.m_booked[booked].wall.value_or(wall); };
    const auto at = std::lower_bound(group.begin(), group.end(), wall,
                                     [&](std::uint32_t booked, std::int64_t value) { return time_of(booked) < value; });
    const auto first = static_cast<std::size_t>(at - group.begin());
    auto after = std::min(first + shift, group.size());
    auto before = after;
    for (std::size_t taken = 0; taken < nearest_of_group && (before > 0 || after < group.size()); ++taken) {
        const bool onward =
            before == 0 || (after < group.size() && std::abs(time_of(group[after]) - wall) <= std::abs(time_of(group[before - 1]) - wall));
        judge(line, onward ? group[after++] : group[--before], likeness);
    }
}

void PairSearch::by_time(std::uint32_t line) {
    for (const auto wall : m_finder.m_lines[line].walls) nearest(line, wall, m_by_time, m_before[{0, 0, 0, wall}]++, 0);
}

const std::vector<PairSearch::LikeTitle>& PairSearch::like(const TitleKey& key) {
    const auto [at, is_new] = m_like.try_emplace(key.stem());
    if (is_new) at->second = find_like(key);
    return at->second;
}

std::vector<PairSearch::LikeTitle> PairSearch::find_like(const TitleKey& key) {
    std::vector<LikeTitle> found;
    for (const auto stem : sharing(key))
        if (const int likeness = title_likeness(key, m_stems[stem]); likeness >= alike_from) found.push_back({stem, likeness});
    return found;
}

// The titles that share most with it, itself among them, in their order.
std::vector<std::uint32_t> PairSearch::sharing(const TitleKey& key) {
    std::vector<const Places*> lists;
    each_handle(key.words, [&](const std::string& handle) {
        if (const auto found = m_words.find(handle); found != m_words.end()) lists.push_back(&found->second);
    });
    std::stable_sort(lists.begin(), lists.end(), [](const Places* a, const Places* b) { return a->size() < b->size(); });
    m_shared.resize(m_stems.size());
    std::vector<std::uint32_t> stems;
    std::size_t left = most_counted;
    for (const auto* list : lists) {
        const auto end = list->begin() + static_cast<std::ptrdiff_t>(std::min(left, list->size()));
        for (auto at = list->begin(); at != end; ++at)
            if (m_shared[*at]++ == 0) stems.push_back(*at);
        left -= std::min(left, list->size());
    }
    if (const auto same = m_stem_at.find(key.stem()); same != m_stem_at.end()) {
        if (m_shared[same->second] == 0) stems.push_back(same->second);
        m_shared[same->second] = UINT32_MAX;
    }
    const auto shares_more = [&](std::uint32_t a, std::uint32_t b) { return std::pair(m_shared[b], a) < std::pair(m_shared[a], b); };
    if (stems.size() > most_compared) std::nth_element(stems.begin(), stems.begin() + most_compared, stems.end(), shares_more);
    for (const auto stem : stems) m_shared[stem] = 0;
    if (stems.size() > most_compared) stems.resize(most_compared);
    std::sort(stems.begin(), stems.end());
    return stems;
}

}  // namespace lichsong::model
