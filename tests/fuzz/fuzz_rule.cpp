// SPDX-License-Identifier: Apache-2.0
// Rules of anybody's making: "RRULE" or "RRULE|DTSTART". Whatever the bytes, reading and expanding end soon, instances are in
// order and within what was asked, a part of the window is that part of the whole, and our own rhythm gives the same days.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "calendar/ical/foreign_rule.h"

namespace {

using namespace lichsong;
using model::WallSeconds;

void demand(bool truth) {
    if (!truth) std::abort();
}

const WallSeconds usual_start = ical::read_moment("20210503T194500")->seconds;
const WallSeconds earliest = 0;
const WallSeconds latest = ical::read_moment("21001231T235959")->seconds;
constexpr std::size_t most = 50'000;  // more than there are days

void check_refusal(std::string_view text, ical::RuleRefusal refusal) {
    const auto reading = ical::read_rule(text);
    if (refusal == ical::RuleRefusal::NeverFalls) demand(reading.refusals == 0 && !ical::can_fall(reading.rule));
    else demand(reading.has(refusal));
}

void check_window(const ical::ForeignRule& rule, WallSeconds start, const std::vector<WallSeconds>& whole) {
    if (whole.empty()) return;
    const auto first = whole[whole.size() / 3], last = whole[whole.size() / 2];
    const auto part = ical::expand_foreign(rule, start, {first, last, most, {}});
    demand(std::equal(part.starts.begin(), part.starts.end(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 3),
                      whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2 + 1)));
    const auto one = ical::expand_foreign(rule, start, {earliest, latest, 1, {}});
    demand(one.starts.size() == 1 && one.starts.front() == whole.front() && one.cut == (whole.size() > 1));
}

void check_own(ical::ForeignRule rule, WallSeconds start) {
    rule.count = 0;
    rule.until.reset();
    const auto first = model::date_of(start);
    const auto own = ical::as_recurrence(rule, first);
    if (!own) return;
    const auto last = std::min(model::plus_days(first, 2'000), model::date_of(latest));
    const auto midnight = model::wall_seconds(first, {});
    std::vector<WallSeconds> expected;
    for (const auto& day : model::expand(*own, first, first, last)) expected.push_back(model::wall_seconds(day, {}));
    demand(ical::expand_foreign(rule, midnight, {midnight, model::wall_seconds(last, {}), most, {}}).starts == expected);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto bar = text.find('|');
    const auto rule_text = text.substr(0, bar);
    const auto moment = bar == std::string_view::npos ? std::nullopt : ical::read_moment(text.substr(bar + 1));
    const auto start = moment ? moment->seconds : usual_start;
    const auto begun = std::chrono::steady_clock::now();
    const auto read = ical::read_foreign_rule(rule_text);
    if (const auto* refusal = std::get_if<ical::RuleRefusal>(&read)) {
        check_refusal(rule_text, *refusal);
        return 0;
    }
    const auto& rule = std::get<ical::ForeignRule>(read);
    const auto whole = ical::expand_foreign(rule, start, {earliest, latest, most, {}});
    // Sanitizers and a busy machine slow it by a hundred times; what could run away would take far longer still.
    demand(std::chrono::steady_clock::now() - begun < std::chrono::seconds(1));
    demand(!whole.cut);
    demand(std::adjacent_find(whole.starts.begin(), whole.starts.end(), std::greater_equal<>()) == whole.starts.end());
    demand(whole.starts.empty() || (whole.starts.front() >= std::max(start, earliest) && whole.starts.back() <= latest));
    demand(!rule.bounded_by_count() || whole.starts.size() <= static_cast<std::size_t>(rule.count));
    if (start >= earliest && start <= latest && !rule.until)
        demand(ical::gives_start(rule, start) == (!whole.starts.empty() && whole.starts.front() == start));
    check_window(rule, start, whole.starts);
    if (start >= earliest && start <= latest) check_own(rule, start);
    return 0;
}
