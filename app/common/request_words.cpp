// SPDX-License-Identifier: Apache-2.0
#include "app/common/request_words.h"

#include <array>
#include <cstdlib>

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;

constexpr std::array statuses{
    LICHSONG_N_("Draft"),    LICHSONG_N_("Sent"),           LICHSONG_N_("Seen"),   LICHSONG_N_("Overdue"), LICHSONG_N_("Another time is proposed"),
    LICHSONG_N_("Tentative"), LICHSONG_N_("All agreed"), LICHSONG_N_("Agreed in part"), LICHSONG_N_("Declined"), LICHSONG_N_("Closed"),
};
static_assert(statuses.size() == model::request_status_names.size());

constexpr std::array turns{"", LICHSONG_N_("us"), LICHSONG_N_("the partner")};
static_assert(turns.size() == model::turn_names.size());

constexpr std::array answers{
    LICHSONG_N_("Open"), LICHSONG_N_("Agreed"), LICHSONG_N_("Agreed tentatively"), LICHSONG_N_("Declined"), LICHSONG_N_("Another time proposed"), LICHSONG_N_("Withdrawn"),
};
static_assert(answers.size() == model::line_answer_names.size());

std::string airing_words(const model::Date& date, const std::optional<model::TimeOfDay>& start, const std::string& outlet, const model::Seconds& length) {
    auto text = weekday_short(date) + ' ' + date_text(date);
    if (start) text += ' ' + model::hm(*start);
    if (!outlet.empty()) text += ", " + outlet;
    if (length.count() > 0) text += ", " + model::duration_text(length);
    return text;
}

std::string told(const char* text) { return *text == '\0' ? std::string() : tr(text); }

}  // namespace

std::string request_status_name(model::RequestStatus status) { return told(statuses[static_cast<std::size_t>(status)]); }
std::string turn_name(model::Turn turn) { return told(turns[static_cast<std::size_t>(turn)]); }
std::string answer_name(model::LineAnswer answer) { return told(answers[static_cast<std::size_t>(answer)]); }

std::string due_text(const service::RequestSummary& summary) {
    if (!summary.working_days_left) return {};
    const auto by = fill(tr(LICHSONG_N_("by {1}")), {date_text(summary.request.due)});
    if (summary.turn != model::Turn::Theirs) return by;
    const long left = *summary.working_days_left;
    if (left == 0) return by + ", " + tr(LICHSONG_N_("today"));
    const auto days = std::to_string(std::labs(left));
    if (left > 0) return by + ", " + fill(base::tr_n("{1} working day left", "{1} working days left", left), {days});
    return by + ", " + fill(base::tr_n("{1} working day late", "{1} working days late", -left), {days});
}

std::string airing_text(const model::Plan& plan, const model::Airing& airing) {
    const auto* outlet = plan.outlets.find(airing.outlet);
    return airing_words(airing.date, airing.start, outlet == nullptr ? std::string() : base::in_language(outlet->name, outlet->name_en), airing.length);
}

std::string airing_text(const service::PartnerRow& row) {
    return airing_words(row.date, row.start, base::in_language(row.outlet.vietnamese, row.outlet.english), row.length);
}

std::string request_title(const model::Date& first, const model::Date& last) { return fill(tr(LICHSONG_N_("Broadcasts of {1}")), {days_text(first, last)}); }

std::string answer_text(const model::Plan& plan, const service::LineView& line) {
    auto text = answer_name(line.line.answer);
    if (line.line.answer == model::LineAnswer::CounterProposed) text += ": " + airing_text(plan, line.line.counter());
    if (!line.line.comment.text.empty()) text += " (" + line.line.comment.text + ')';
    if (line.is_changed) text += ". " + tr(LICHSONG_N_("It was changed since."));
    return text;
}

}  // namespace lichsong::app
