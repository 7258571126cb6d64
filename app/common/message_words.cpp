// SPDX-License-Identifier: Apache-2.0
#include "app/common/message_words.h"

#include <array>

#include "app/common/describe.h"
#include "app/common/request_words.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;
using model::LineAnswer;
using service::Difference;

// In the order of Difference; {1} what, {2} where it was, {3} where it is.
constexpr std::array changes{
    LICHSONG_N_("New: {1}, {3}"), LICHSONG_N_("Moved: {1}, from {2} to {3}"), LICHSONG_N_("Changed: {1}, {3}"), LICHSONG_N_("Cancelled: {1}, {2}"), LICHSONG_N_("No longer planned: {1}, {2}"),
};
static_assert(changes.size() == service::difference_names.size());

std::string title_of(const model::PlacedSegment& row) { return base::in_language(row.segment.title, row.segment.title_en) + " (" + row.placement.key + ')'; }

// What is not asked for any longer is told as it was asked: where it is now may be another's.
std::string line_of(const model::Plan& plan, const service::LineView& view) {
    const bool as_asked = view.now.placement.date.is_special() || view.line.answer == LineAnswer::Withdrawn;
    return "  " + view.line.key + "  " + airing_text(plan, as_asked ? view.line.asked() : model::airing_of(view.now.placement)) + ": " + title_of(view.now);
}

std::string head_of(const model::Request& request) {
    auto head = request.title;
    if (!request.number.empty()) head += " (" + fill(tr(LICHSONG_N_("Letter {1}")), {request.number}) + ')';
    return head;
}

void add_request(std::string& text, const model::Plan& plan, const service::RequestView& view) {
    text += head_of(view.summary.request) + '\n';
    std::string withdrawn;
    for (const auto& line : view.lines) (line.line.answer == LineAnswer::Withdrawn ? withdrawn : text) += line_of(plan, line) + '\n';
    if (!withdrawn.empty()) text += tr(LICHSONG_N_("No longer asked for:")) + '\n' + withdrawn;
    if (model::is_set(view.summary.request.due)) text += fill(tr(LICHSONG_N_("Please answer by {1}, line by line: agreed, not possible, or another time.")), {date_text(view.summary.request.due)}) + '\n';
    else text += tr(LICHSONG_N_("Please answer line by line: agreed, not possible, or another time.")) + '\n';
    text += '\n';
}

void add_reminder(std::string& text, const model::Plan& plan, const service::RequestView& view) {
    text += fill(tr(LICHSONG_N_("We still wait for an answer to: {1}")), {head_of(view.summary.request)}) + '\n';
    for (const auto& line : view.lines)
        if (line.line.answer == LineAnswer::Open || line.line.answer == LineAnswer::Tentative) text += line_of(plan, line) + '\n';
    if (model::is_set(view.summary.request.due)) text += fill(tr(LICHSONG_N_("An answer was asked for by {1}.")), {date_text(view.summary.request.due)}) + '\n';
    text += '\n';
}

}  // namespace

std::string change_line(const service::PartnerChange& change) {
    const auto& row = service::row_of(change);
    const auto where = [](const std::optional<service::PartnerRow>& at) { return at ? airing_text(*at) : std::string(); };
    return fill(tr(changes[static_cast<std::size_t>(change.what)]),
                {base::in_language(row.title.vietnamese, row.title.english) + " (" + row.code + ')', where(change.before), where(change.after)});
}

std::string report_line(const service::WaitingReport& report) {
    return fill(tr(LICHSONG_N_("Attached: {1}, from {2} to {3}, as of release {4} ({5})")),
                {tr(report.title), date_text(report.span.from), date_text(report.span.to), std::to_string(report.release), service::file_of(report)});
}

std::string waiting_text(const service::WaitingMessage& waiting) {
    std::string text;
    const auto add = [&](const std::string& words, long count) {
        if (count > 0) text += (text.empty() ? "" : ", ") + fill(words, {std::to_string(count)});
    };
    const auto requests = static_cast<long>(waiting.requests.size());
    const auto reminders = static_cast<long>(waiting.reminders.size());
    const auto differences = static_cast<long>(waiting.changes.size());
    const auto reports = static_cast<long>(waiting.reports.size());
    add(base::tr_n("{1} request", "{1} requests", requests), requests);
    add(base::tr_n("{1} reminder", "{1} reminders", reminders), reminders);
    add(base::tr_n("{1} change", "{1} changes", differences), differences);
    add(base::tr_n("{1} report", "{1} reports", reports), reports);
    return text;
}

service::MessageWords message_words(service::Desk& desk, const service::WaitingMessage& waiting) {
    const auto& plan = desk.context();
    const bool one_request = waiting.requests.size() == 1 && waiting.changes.empty() && waiting.reminders.empty() && waiting.reports.empty();
    service::MessageWords words;
    words.subject = one_request ? head_of(waiting.requests.front().summary.request) : fill(tr(LICHSONG_N_("Broadcast schedule: {1}")), {waiting_text(waiting)});
    auto& text = words.text;
    text = fill(tr(LICHSONG_N_("To: {1}")), {base::in_language(waiting.partner.name, waiting.partner.name_en)}) + "\n\n";
    for (const auto& request : waiting.requests) add_request(text, plan, request);
    for (const auto& request : waiting.reminders) add_reminder(text, plan, request);
    if (!waiting.changes.empty()) {
        text += fill(tr(LICHSONG_N_("What changed up to release {1}:")), {std::to_string(waiting.release)}) + '\n';
        for (const auto& change : waiting.changes) text += "  " + change_line(change) + '\n';
        text += '\n';
    }
    for (const auto& report : waiting.reports) text += report_line(report) + '\n';
    if (!waiting.reports.empty()) text += '\n';
    text += base::in_language(plan.campaign.name, plan.campaign.name_en) + '\n' + plan.campaign.body + '\n';
    return words;
}

}  // namespace lichsong::app
