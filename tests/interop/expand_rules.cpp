// SPDX-License-Identifier: Apache-2.0
// expand_rules < RULES: for each line "rrule TAB dtstart TAB from TAB to" a line with the instances of the rule in that window,
// or with the reason why the rule is refused. check_rules.py compares them with another program's.
#include <array>
#include <iostream>
#include <string>

#include "calendar/ical/foreign_rule.h"

namespace {

using namespace lichsong;

constexpr std::array refusal_names{"unreadable", "below-daily", "rscale", "time-lists", "count-and-until", "never-falls", "too-many", "misplaced"};

std::string_view cell(std::string_view& line) {
    const auto tab = line.find('\t');
    const auto text = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    return text;
}

void print(const ical::ForeignRule& rule, const ical::Moment& start, const ical::Moment& from, const ical::Moment& to) {
    const auto found = ical::expand_foreign(rule, start.seconds, {from.seconds, to.seconds, 100'000, {}});
    const char* between = "";
    for (const auto one : found.starts) {
        std::cout << between << std::string_view(ical::MomentText({start.form, one}));
        between = " ";
    }
}

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    for (std::string text; std::getline(std::cin, text); std::cout << '\n') {
        std::string_view line = text;
        const auto rule = ical::read_foreign_rule(cell(line));
        const auto start = ical::read_moment(cell(line)), from = ical::read_moment(cell(line)), to = ical::read_moment(cell(line));
        if (!start || !from || !to) {
            std::cerr << "expand_rules: cannot read “" << text << "”\n";
            return 2;
        }
        if (const auto* refusal = std::get_if<ical::RuleRefusal>(&rule)) std::cout << refusal_names[static_cast<std::size_t>(*refusal)];
        else print(std::get<ical::ForeignRule>(rule), *start, *from, *to);
    }
    return 0;
}
