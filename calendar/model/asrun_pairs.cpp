// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/asrun_pairs.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "calendar/base/text.h"
#include "calendar/model/asrun_search.h"

namespace lichsong::model {
namespace {

// The points of asrun.h.
constexpr std::int64_t point = 1'000'000;
constexpr std::int64_t code_gain = 4000 * point;
constexpr std::int64_t slip_gain = 300 * point;
constexpr std::int64_t likeness_gain = point;  // per mille
constexpr std::int64_t number_gain = 100 * point;
constexpr std::int64_t on_time_gain = 200 * point;
constexpr std::int64_t no_time_gain = 100 * point;
constexpr std::int64_t time_only_gain = 100 * point;
constexpr std::int64_t second_loss = point / 1000;
constexpr std::int64_t farthest_counted = 86'400;

// The square tells order from disorder, and is never above a hundredth of the rest.
std::int64_t loss_of(std::int64_t difference) {
    const auto away = std::min(std::abs(difference), farthest_counted);
    return away * second_loss + away * away / 10'000;
}

std::string code_key(std::string_view code) {
    std::string key;
    for (const char c : base::fold(code))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
    return key;
}

long day_number(const Date& date) { return static_cast<long>(date.day_number()); }
std::int64_t night_of(const Date& date, TimeOfDay time, TimeOfDay day_start) { return wall_seconds(date, time) - day_start.seconds; }

// Titles come over and over: each is folded once.
class TitleKeys {
public:
    const TitleKey& of(const std::string& title) {
        const auto [at, is_new] = m_keys.try_emplace(title);
        if (is_new) at->second = title_key(title);
        return at->second;
    }

private:
    std::unordered_map<std::string, TitleKey> m_keys;
};

}  // namespace

PairFinder::PairFinder(const std::vector<LogLine>& lines, const std::vector<BookedAiring>& booked, const AsRunTerms& terms)
    : m_tolerance(std::int64_t{terms.tolerance} * 60) {
    TitleKeys keys;
    std::unordered_map<std::string, bool> codes;
    m_booked.reserve(booked.size());
    for (const auto& from : booked) {
        Booking to{keys.of(from.title), keys.of(from.title_en), {}, code_key(from.code), {}, day_number(from.date)};
        to.number = to.title.number ? to.title.number : to.title_en.number;
        if (!to.number && from.issue > 0) to.number = from.issue;
        if (from.start) to.wall = wall_seconds(from.date, *from.start);
        if (from.start) to.day = day_number(date_of(night_of(from.date, *from.start, terms.day_start)));
        if (!to.code.empty()) codes[to.code] = true;
        m_booked.push_back(std::move(to));
    }
    m_lines.reserve(lines.size());
    for (const auto& from : lines) {
        Line to{keys.of(from.title), code_key(from.code), false, {}, day_number(from.day)};
        to.code_known = codes.contains(to.code);
        if (from.start) to.walls.push_back(wall_seconds(from.day, *from.start));
        if (from.start && *from.start < terms.day_start) to.walls.push_back(to.walls.front() + farthest_counted);
        m_lines.push_back(std::move(to));
    }
}

std::optional<std::int64_t> PairFinder::difference(const Line& line, const Booking& booking) const {
    std::optional<std::int64_t> least;
    if (!booking.wall) return least;
    for (const auto wall : line.walls)
        if (!least || std::abs(wall - *booking.wall) < std::abs(*least)) least = wall - *booking.wall;
    return least;
}

AsRunPair PairFinder::pair(std::uint32_t line, std::uint32_t booked) const {
    const auto& key = m_lines[line].title;
    const auto& booking = m_booked[booked];
    return judge(line, booked, std::max(title_likeness(key, booking.title), title_likeness(key, booking.title_en)));
}

AsRunPair PairFinder::judge(std::uint32_t line_at, std::uint32_t booked_at, int likeness) const {
    const auto& line = m_lines[line_at];
    const auto& booking = m_booked[booked_at];
    AsRunPair pair{line_at, booked_at, 0, likeness, difference(line, booking), false, false, AsRunReason::None};
    pair.on_time = pair.difference && std::abs(*pair.difference) <= m_tolerance;
    pair.one_number = line.title.number.has_value() != booking.number.has_value();
    const bool same_code = line.code_known && line.code == booking.code;
    if (line.code_known && !same_code) return pair;
    const bool of_the_day = line.day == booking.day || (pair.difference && std::abs(*pair.difference) <= farthest_certain);
    const bool alike = of_the_day && likeness >= alike_from && numbers_agree(line.title.number, booking.number);
    const bool slipped = !line.code_known && line.code.size() >= 4 && one_slip_apart(line.code, booking.code) && (alike || pair.on_time);
    const bool nothing_said = line.title.empty() && line.code.empty();
    if (same_code) pair.reason = AsRunReason::Code;
    else if (slipped) pair.reason = AsRunReason::CodeSlip;
    else if (alike) pair.reason = pair.on_time ? AsRunReason::TitleTime : AsRunReason::Title;
    else if (nothing_said && pair.on_time) pair.reason = AsRunReason::Time;
    if (pair.reason == AsRunReason::None) return pair;

    if (same_code) pair.gain += code_gain;
    if (slipped) pair.gain += slip_gain;
    if (alike || same_code) pair.gain += likeness_gain * likeness;
    if (pair.reason == AsRunReason::Time) pair.gain += time_only_gain;
    if (alike && line.title.number && booking.number) pair.gain += number_gain;
    if (!pair.difference) pair.gain += no_time_gain;
    if (pair.on_time) pair.gain += on_time_gain;
    if (pair.difference) pair.gain -= loss_of(*pair.difference);
    return pair;
}

std::vector<AsRunPair> PairFinder::all() const { return PairSearch(*this).run(); }

}  // namespace lichsong::model
