// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_request.h"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "app/common/request_words.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/model/document_number.h"
#include "calendar/service/coordination.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;
using model::EntityKind;
using service::RequestSummary;

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> parts;
    for (const auto part : base::split(text, ','))
        if (const auto one = base::trim(part); !one.empty()) parts.emplace_back(one);
    return parts;
}

template <class E>
E named(const Given& given, std::string_view option, E otherwise) {
    if (!given.has(option)) return otherwise;
    auto name = given.get(option);
    std::replace(name.begin(), name.end(), '-', '_');
    if (const auto value = model::value_named<E>(name)) return *value;
    std::string choices;
    for (const auto choice : enum_names(E{})) choices += (choices.empty() ? "" : ", ") + std::string(choice);
    throw base::Error(base::Fault::Call, "field.choice", {std::string(option), given.get(option), choices});
}

service::TrailStep step_of(service::Desk& desk, const Given& given, model::Means otherwise) {
    return {date_given(desk, given, "on"), named(given, "means", otherwise), given.get("number"), given.get("file"), given.get("note")};
}

Json airing_json(service::Desk& desk, const model::Airing& airing) {
    const auto& plan = desk.context();
    return {{"outlet", model::key_of(plan, EntityKind::Outlet, airing.outlet.value)}, {"date", model::iso(airing.date)},
            {"start", airing.start ? Json(model::hm(*airing.start)) : Json(nullptr)}, {"length", airing.length.count()}};
}

Json summary_json(service::Desk& desk, const RequestSummary& summary) {
    auto row = row_json(desk, model::to_record(summary.request));
    row["state"] = name_of(summary.status);
    row["turn"] = name_of(summary.turn);
    row["working_days_left"] = summary.working_days_left ? Json(*summary.working_days_left) : Json(nullptr);
    row["lines"] = summary.lines;
    row["answered"] = summary.answered;
    row["accepted"] = summary.accepted;
    return row;
}

Json line_json(service::Desk& desk, const service::LineView& view) {
    const bool proposes = view.line.answer == model::LineAnswer::CounterProposed;
    Json row{{"id", view.line.key}, {"placement", view.now.placement.key}, {"title", view.now.segment.title}, {"state", name_of(view.now.placement.state)},
             {"answer", name_of(view.line.answer)}, {"answered_on", date_json(view.line.answered_on)}, {"asked", airing_json(desk, view.line.asked())}, {"changed", view.is_changed},
             {"counter", proposes ? airing_json(desk, view.line.counter()) : Json(nullptr)}, {"comment", view.line.comment.text}};
    auto breaks = Json::array();
    for (const auto& violation : view.counter_breaks) breaks.push_back(Json{{"severity", name_of(violation.severity)}, {"text", app::describe(violation)}});
    row["breaks"] = std::move(breaks);
    return row;
}

Json trail_json(const model::TrailEntry& entry) {
    return {{"id", entry.key}, {"date", model::iso(entry.date)}, {"way", name_of(entry.way)}, {"means", name_of(entry.means)}, {"title", entry.title},
            {"number", entry.number}, {"file", entry.file}, {"note", entry.note.text}};
}

Json view_json(service::Desk& desk, const service::RequestView& view) {
    auto row = summary_json(desk, view.summary);
    auto lines = Json::array();
    for (const auto& line : view.lines) lines.push_back(line_json(desk, line));
    auto trail = Json::array();
    for (const auto& entry : view.trail) trail.push_back(trail_json(entry));
    row["lines"] = std::move(lines);
    row["trail"] = std::move(trail);
    return {{"request", std::move(row)}};
}

int tell_request(Console& console, service::Desk& desk, const model::Change& change, const std::string& request) {
    if (console.json) print(console.out, view_json(desk, service::request_view(desk, request)));
    else console.out << app::outcome(desk, change) << '\n';
    return exit_done;
}

std::string request_of_line(service::Desk& desk, const std::string& line) {
    return model::key_of(desk.context(), EntityKind::Request, model::detail::number(desk.require(EntityKind::RequestLine, line)["request"]));
}

// A number that is not written as the decree has it is kept as typed, and told: half of the letters an office gets have one.
void warn_of_number(Console& console, const Given& given) {
    if (!given.has("number") || console.json || model::parse_document_number(given.get("number"))) return;
    console.err << fill(tr(LICHSONG_N_("“{1}” is not written as the number of a document is (41/KH-CAT-PV05); it was kept as typed.")), {given.get("number")}) << '\n';
}

std::vector<std::string> placements_of(service::Desk& desk, const Given& given) {
    if (given.has("placement")) return listed(given.get("placement"));
    auto filter = filter_given(desk, given);
    if (filter.state.empty()) filter.state = "draft";
    if (filter.outlet.empty() && desk.require(EntityKind::Partner, given.get("partner"))["kind"] == model::Value("media")) filter.partner = given.get("partner");
    else filter.partner.clear();
    std::vector<std::string> codes;
    service::each_placement(desk, filter, store::PlacementView::Schedule, [&](const store::PlacedSegment& row) { codes.push_back(row.placement.key); });
    return codes;
}

std::string title_for(service::Desk& desk, const std::vector<std::string>& codes) {
    if (codes.empty()) return {};
    model::Date first;
    model::Date last;
    for (const auto& code : codes) {
        const auto date = model::from_record<model::Placement>(desk.require(EntityKind::Placement, code)).date;
        if (!model::is_set(first) || date < first) first = date;
        if (!model::is_set(last) || date > last) last = date;
    }
    return app::request_title(first, last);
}

void print_board(Console& console, service::Desk& desk, const std::vector<RequestSummary>& rows) {
    Table table({app::field_name("id"), app::field_name("partner"), app::field_name("title"), app::field_name("due"), app::field_name("state"), tr(LICHSONG_N_("Answers")), tr(LICHSONG_N_("Turn"))});
    for (const auto& row : rows) {
        const auto* partner = desk.context().partners.find(row.request.partner);
        table.add({row.request.key, partner == nullptr ? "" : partner->name, row.request.title, app::due_text(row), app::request_status_name(row.status),
                   std::to_string(row.answered) + "/" + std::to_string(row.lines), app::turn_name(row.turn)});
    }
    table.print(console.out);
}

int show_board(Console& console, service::Desk& desk, const std::vector<RequestSummary>& rows, const char* none) {
    if (console.json) {
        JsonList list(console.out, "requests");
        for (const auto& row : rows) list.add(summary_json(desk, row));
        list.finish();
    } else if (rows.empty()) {
        console.out << none << '\n';
    } else {
        print_board(console, desk, rows);
    }
    return exit_done;
}

}  // namespace

int new_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    service::Asking asking;
    asking.partner = given.get("partner");
    asking.placements = placements_of(desk, given);
    asking.title = given.has("title") ? given.get("title") : title_for(desk, asking.placements);
    asking.due = date_given(desk, given, "due");
    asking.number = given.get("number");
    asking.letter_date = date_given(desk, given, "letter-date");
    asking.note = given.get("note");
    std::string made;
    const auto change = service::new_request(desk, asking, made);
    warn_of_number(console, given);
    return tell_request(console, desk, change, made);
}

int add_request_lines(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_request(console, desk, service::add_lines(desk, given.get("id"), listed(given.get("placement"))), given.get("id"));
}

int send_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto change = service::send_request(desk, given.get("id"), step_of(desk, given, model::Means::Letter));
    warn_of_number(console, given);
    return tell_request(console, desk, change, given.get("id"));
}

int mark_request_seen(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_request(console, desk, service::mark_seen(desk, given.get("id"), date_given(desk, given, "on")), given.get("id"));
}

int reply_to_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    service::Reply reply;
    reply.answer = named(given, "answer", model::LineAnswer::Accepted);
    reply.counter = destination_given(desk, given);
    reply.comment = given.get("comment");
    reply.how = step_of(desk, given, model::Means::Letter);
    const auto change = service::enter_reply(desk, given.get("id"), listed(given.get("line")), reply);
    warn_of_number(console, given);
    return tell_request(console, desk, change, given.get("id"));
}

int accept_counter(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_request(console, desk, service::accept_counter(desk, given.get("id")), request_of_line(desk, given.get("id")));
}

int refuse_counter(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_request(console, desk, service::refuse_counter(desk, given.get("id"), given.get("reason")),
                        request_of_line(desk, given.get("id")));
}

int withdraw_request_lines(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto lines = listed(given.get("id"));
    if (lines.empty()) throw base::Error(base::Fault::Input, "request.nothing");
    const auto request = request_of_line(desk, lines.front());
    return tell_request(console, desk, service::withdraw_lines(desk, lines, given.get("reason")), request);
}

int close_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_request(console, desk, service::close_request(desk, given.get("id"), given.get("reason")), given.get("id"));
}

int note_for_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto change = service::add_to_trail(desk, given.get("id"), named(given, "way", model::Way::Out), given.get("title"),
                                              step_of(desk, given, model::Means::Note));
    return tell_request(console, desk, change, given.get("id"));
}

int list_requests(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    service::RequestFilter filter;
    filter.partner = given.get("partner");
    filter.status = given.get("state");
    return show_board(console, desk, service::requests(desk, filter), tr(LICHSONG_N_("There is no such request.")).c_str());
}

int list_reminders(Console& console, const Given& given) {
    constexpr std::int64_t a_year = 366;
    auto desk = open_desk(console, given, store::OpenMode::Read);
    service::RequestFilter filter;
    filter.partner = given.get("partner");
    filter.remind_ahead = static_cast<int>(number_given(given, "ahead", filter.remind_ahead, 0, a_year));
    auto rows = service::requests(desk, filter);
    std::erase_if(rows, [](const RequestSummary& row) { return !row.is_to_be_reminded; });
    const int code = rows.empty() ? exit_done : exit_found;
    show_board(console, desk, rows, tr(LICHSONG_N_("Nobody needs to be reminded.")).c_str());
    return code;
}

int show_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto view = service::request_view(desk, given.get("id"));
    if (console.json) {
        print(console.out, view_json(desk, view));
        return exit_done;
    }
    const auto& request = view.summary.request;
    const auto* partner = desk.context().partners.find(request.partner);
    console.out << request.key << "  " << request.title << '\n' << (partner == nullptr ? "" : partner->name) << ", " << app::request_status_name(view.summary.status);
    if (const auto due = app::due_text(view.summary); !due.empty()) console.out << ", " << due;
    console.out << '\n';
    if (!request.number.empty()) console.out << fill(tr(LICHSONG_N_("Letter {1}")), {request.number}) << (model::is_set(request.letter_date) ? ", " + app::date_text(request.letter_date) : "") << '\n';
    console.out << '\n';
    Table lines({app::field_name("line"), app::field_name("code"), app::field_name("title"), tr(LICHSONG_N_("Asked for")), tr(LICHSONG_N_("Answer"))});
    for (const auto& line : view.lines)
        lines.add({line.line.key, line.now.placement.key, line.now.segment.title, app::airing_text(desk.context(), line.line.asked()), app::answer_text(desk.context(), line)});
    lines.print(console.out);
    for (const auto& line : view.lines)
        for (const auto& violation : line.counter_breaks) console.out << line.line.key << ": " << app::describe(violation) << '\n';
    if (view.trail.empty()) return exit_done;
    console.out << '\n';
    Table trail({app::field_name("date"), app::field_name("way"), app::field_name("means"), app::field_name("title"), app::field_name("number")});
    for (const auto& entry : view.trail) trail.add({app::date_text(entry.date), app::choice_name(name_of(entry.way)), app::choice_name(name_of(entry.means)), entry.title, entry.number});
    trail.print(console.out);
    return exit_done;
}

}  // namespace lichsong::cli
