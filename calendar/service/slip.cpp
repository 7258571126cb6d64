// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/slip.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using model::LineAnswer;

struct Word {
    std::string_view word;  // folded
    LineAnswer answer;
};
constexpr std::array words{
    Word{"ok", LineAnswer::Accepted},    Word{"yes", LineAnswer::Accepted},    Word{"y", LineAnswer::Accepted},     Word{"co", LineAnswer::Accepted},    Word{"x", LineAnswer::Accepted},
    Word{"maybe", LineAnswer::Tentative}, Word{"?", LineAnswer::Tentative},     Word{"chua", LineAnswer::Tentative}, Word{"no", LineAnswer::Declined},   Word{"n", LineAnswer::Declined},
    Word{"khong", LineAnswer::Declined},
};

// "7" is L-0007: the way the program numbers lines.
std::string code_of(std::string_view typed) {
    constexpr std::size_t digits = 4;
    if (typed.empty() || typed.size() > digits || !std::all_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::string(typed);
    return "L-" + std::string(digits - typed.size(), '0') + std::string(typed);
}

bool is_day(std::string_view text) { return text.find_first_of("/-.") != std::string_view::npos; }

LineReply reply_of(std::string_view part, const model::DateContext& dates) {
    const auto sign = part.find('=');
    if (sign == std::string_view::npos || sign == 0 || sign + 1 == part.size()) throw base::Error(base::Fault::Input, "slip.unreadable", {base::beginning(part, 80)});
    LineReply reply;
    reply.line = code_of(part.substr(0, sign));
    const auto answer = part.substr(sign + 1);
    const auto folded = base::fold(answer);
    const auto word = std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.word == folded; });
    if (word != words.end()) {
        reply.answer = word->answer;
        return reply;
    }
    if (answer.find_first_of("0123456789") == std::string_view::npos) throw base::Error(base::Fault::Input, "slip.unreadable", {base::beginning(part, 80)});
    reply.answer = LineAnswer::CounterProposed;
    for (const auto one : base::split(answer, ',')) {
        if (is_day(one)) reply.counter.date = model::parse_date(one, dates);
        else reply.counter.start = model::parse_time(one);
    }
    return reply;
}

}  // namespace

std::vector<LineReply> parse_slip(std::string_view text, const model::DateContext& dates) {
    std::string plain(text);
    std::replace_if(plain.begin(), plain.end(), [](char c) { return c == ';' || c == '\n' || c == '\t'; }, ' ');
    std::vector<LineReply> replies;
    for (const auto part : base::split(plain, ' ')) replies.push_back(reply_of(part, dates));
    return replies;
}

}  // namespace lichsong::service
