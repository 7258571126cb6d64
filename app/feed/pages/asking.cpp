// SPDX-License-Identifier: Apache-2.0
#include "app/feed/pages/asking.h"

#include <algorithm>
#include <array>

#include "app/common/request_words.h"
#include "app/feed/pages/frame.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::feed::pages {
namespace {

using base::Error;
using base::Fault;
using base::fill;
using base::tr;
using model::LineAnswer;
using service::PageLine;
using service::PageRequest;

struct Choice {
    LineAnswer answer;
    const char* words;
};
constexpr std::array choices{
    Choice{LineAnswer::Accepted, LICHSONG_N_("Agree")},
    Choice{LineAnswer::Declined, LICHSONG_N_("Decline")},
    Choice{LineAnswer::CounterProposed, LICHSONG_N_("Propose another time")},
};

constexpr std::string_view rest = "rest";  // the button that agrees to what is not marked

std::string time_text(const model::Date& date, const std::optional<model::TimeOfDay>& start, const app::ScheduleWords& words) {
    return words.day(date) + (start ? ", " + model::hm(*start) : std::string());
}

void answered(Html& html, const app::ScheduleWords& words, const PageLine& line) {
    if (line.answer == LineAnswer::Open) return;
    auto text = fill(tr(LICHSONG_N_("Your answer: {1}")), {app::answer_name(line.answer)});
    if (line.answer == LineAnswer::CounterProposed) text += " – " + time_text(line.counter_date, line.counter_start, words);
    html.open("p", {{"class", std::string("given ") + std::string(model::name_of(line.answer))}}).put("strong", text);
    if (line.waits) html.text(" ").put("span", tr(LICHSONG_N_("received, not looked at yet")), {{"class", "where"}});
    html.close();
}

// What was typed into one line, or stands in it to begin with.
void fields(Html& html, const PageLine& line, const TypedLine& typed) {
    html.open("div", {{"class", "choices"}, {"role", "radiogroup"}, {"aria-label", said(line.title)}});
    for (const auto& choice : choices) {
        const std::string name(model::name_of(choice.answer));
        const auto id = name + '.' + line.code;
        if (typed.answer == name)
            html.single(
                "input",
                {{"type", "radio"}, {"name", "answer." + line.code}, {"id", id}, {"value", name}, {"class", name}, {"checked", ""}});
        else html.single("input", {{"type", "radio"}, {"name", "answer." + line.code}, {"id", id}, {"value", name}, {"class", name}});
        html.put("label", tr(choice.words), {{"for", id}, {"class", "choice"}});
    }
    html.open("div", {{"class", "other"}});
    html.open("label").text(tr(LICHSONG_N_("Day")) + ' ');
    html.single("input",
                {{"type", "date"}, {"name", "date." + line.code}, {"value", typed.date.empty() ? model::iso(line.date) : typed.date}})
        .close();
    if (line.start) {
        html.open("label").text(tr(LICHSONG_N_("Time")) + ' ');
        html.single("input",
                    {{"type", "time"}, {"name", "time." + line.code}, {"value", typed.time.empty() ? model::hm(*line.start) : typed.time}})
            .close();
    }
    html.close();
    html.open("label", {{"class", "note"}}).text(tr(LICHSONG_N_("Note")) + ' ');
    html.single("input",
                {{"type", "text"}, {"name", "note." + line.code}, {"value", typed.note}, {"maxlength", "500"}, {"autocomplete", "off"}})
        .close();
    html.close();
}

void write_line(Html& html, const app::ScheduleWords& words, const PageLine& line, const TypedLine& typed) {
    html.open("div", {{"class", "line"}});
    html.open("p", {{"class", "what"}})
        .put("span", time_text(line.date, line.start, words), {{"class", "time"}})
        .text(" ")
        .put("strong", said(line.title))
        .close();
    auto where = said(line.outlet);
    if (line.length.count() > 0) where += " · " + model::duration_text(line.length);
    if (!line.responsible.empty()) where += " · " + line.responsible;
    html.put("p", where + " · " + line.code, {{"class", "where"}});
    answered(html, words, line);
    const bool is_folded = line.answer != LineAnswer::Open && typed.answer.empty();
    if (is_folded) html.open("details").put("summary", tr(LICHSONG_N_("Answer otherwise")));
    fields(html, line, typed);
    if (is_folded) html.close();
    html.close();
}

std::string about(const PageRequest& request) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
    if (!request.number.empty() && model::is_set(request.letter_date))
        add(fill(tr(LICHSONG_N_("Letter {1} of {2}")), {request.number, app::date_text(request.letter_date)}));
    else if (!request.number.empty()) add(fill(tr(LICHSONG_N_("Letter {1}")), {request.number}));
    if (model::is_set(request.due)) add(fill(tr(LICHSONG_N_("please answer by {1}")), {app::date_text(request.due)}));
    return text;
}

bool is_open(const PageLine& line) { return line.answer == LineAnswer::Open; }

void write_request(Html& html, const app::ScheduleWords& words, const Asking& asking, const PageRequest& request,
                   const std::string& language) {
    static const TypedForm nothing;
    const auto* const typed = asking.typed != nullptr && asking.typed->request == request.key ? asking.typed : &nothing;
    html.open("form", {{"method", "post"}, {"action", Value::around_secret("/feeds/", "?lang=" + language)}, {"accept-charset", "utf-8"}});
    html.put("h3", request.title).put("p", about(request), {{"class", "where"}});
    if (typed != &nothing) html.put("p", asking.trouble, {{"class", "trouble"}, {"role", "alert"}, {"id", "trouble"}});
    html.single("input", {{"type", "hidden"}, {"name", "request"}, {"value", request.key}})
        .single("input", {{"type", "hidden"}, {"name", "token"}, {"value", asking.token(request)}});
    for (const auto& line : request.lines) {
        const auto at = typed->lines.find(line.code);
        write_line(html, words, line, at == typed->lines.end() ? TypedLine{} : at->second);
    }
    const auto open = std::count_if(request.lines.begin(), request.lines.end(), is_open);
    html.open("p", {{"class", "buttons"}})
        .put("button", tr(LICHSONG_N_("Send what is marked")),
             {{"class", "button main"}, {"type", "submit"}, {"name", "send"}, {"value", "marked"}});
    if (open > 1)
        html.put("button", tr(LICHSONG_N_("Agree to all the rest")),
                 {{"class", "button"}, {"type", "submit"}, {"name", "send"}, {"value", std::string(rest)}});
    html.close().close();
}

}  // namespace

TypedForm read_typed(const FormFields& fields) {
    TypedForm typed;
    for (const auto& [name, value] : fields) {
        if (name == "request") typed.request = value;
        else if (name == "token") typed.token = value;
        else if (name == "send") typed.agrees_to_rest = value == rest;
        const auto dot = name.find('.');
        if (dot == std::string::npos) continue;
        const auto what = std::string_view(name).substr(0, dot);
        auto& line = typed.lines[name.substr(dot + 1)];
        if (what == "answer") line.answer = value;
        else if (what == "date") line.date = value;
        else if (what == "time") line.time = value;
        else if (what == "note") line.note = value;
    }
    return typed;
}

std::vector<service::LineReply> replies_of(const TypedForm& typed, const PageRequest& request, const model::DateContext& dates) {
    std::vector<service::LineReply> replies;
    const auto read = [&](const std::string& code, const TypedLine& line) {
        const auto answer = model::value_named<LineAnswer>(line.answer);
        const bool is_choice =
            answer && std::any_of(choices.begin(), choices.end(), [&](const Choice& one) { return one.answer == *answer; });
        if (!is_choice) throw Error(Fault::Input, "page.unreadable", {base::beginning(line.answer, 80)});
        service::LineReply reply{code, *answer, {}, line.note};
        if (*answer == LineAnswer::CounterProposed) {
            if (!line.date.empty()) reply.counter.date = model::parse_date(line.date, dates);
            if (!line.time.empty()) reply.counter.start = model::parse_time(line.time);
        }
        replies.push_back(std::move(reply));
    };
    for (const auto& [code, line] : typed.lines)
        if (!line.answer.empty()) read(code, line);
    if (typed.agrees_to_rest)
        for (const auto& line : request.lines) {
            const auto at = typed.lines.find(line.code);
            if (is_open(line) && (at == typed.lines.end() || at->second.answer.empty()))
                replies.push_back({line.code, LineAnswer::Accepted, {}, at == typed.lines.end() ? std::string() : at->second.note});
        }
    if (replies.empty()) throw Error(Fault::Input, "page.nothing_marked");
    return replies;
}

void write_requests(Html& html, const app::ScheduleWords& words, const Asking& asking, const std::string& language) {
    const auto is_typed = [&](const PageRequest& request) { return asking.typed != nullptr && asking.typed->request == request.key; };
    const bool has_place = std::any_of(asking.requests.begin(), asking.requests.end(), is_typed);
    if (!asking.trouble.empty() && !has_place) html.put("p", asking.trouble, {{"class", "card trouble"}, {"role", "alert"}});
    if (asking.requests.empty()) return;
    std::ptrdiff_t open = 0;
    for (const auto& request : asking.requests) open += std::count_if(request.lines.begin(), request.lines.end(), is_open);
    html.open("section", {{"class", "card asks"}, {"aria-labelledby", "asks"}});
    html.put("h2",
             open > 0 ? fill(base::tr_n("{1} item waits for your answer", "{1} items wait for your answer", static_cast<long>(open)),
                             {std::to_string(open)})
                      : tr(LICHSONG_N_("Your answers")),
             {{"id", "asks"}});
    html.put("p", "✓ " + tr(LICHSONG_N_("Your answer has arrived. Thank you.")),
             {{"class", "thanks"}, {"id", answered_anchor}, {"role", "status"}});
    for (const auto& request : asking.requests) write_request(html, words, asking, request, language);
    html.close();
}

}  // namespace lichsong::feed::pages
