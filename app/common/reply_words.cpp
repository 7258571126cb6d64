// SPDX-License-Identifier: Apache-2.0
#include "app/common/reply_words.h"

#include <array>

#include "app/common/describe.h"
#include "app/common/request_words.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::app {
namespace {

using base::tr;

// In the order of Outcome; {1} line, {2} request, {3} reply.
constexpr std::array outcomes{
    LICHSONG_N_("Applied to line {1} of request {2}."),
    LICHSONG_N_("Waits as {3} for a decision, for line {1} of request {2}:"),
    LICHSONG_N_("Known already, for line {1} of request {2}."),
    LICHSONG_N_("Not applied:"),
};
static_assert(outcomes.size() == service::outcome_names.size());

}  // namespace

std::string reason_text(std::string_view code) {
    if (code == "policy") return tr(LICHSONG_N_("Given on the partner's page"));
    if (!code.starts_with("itip.")) return tr(LICHSONG_N_("The plan does not take the answer as it is; enter it by hand"));
    ical::ImportFinding finding;
    finding.code = code;
    return describe(finding);
}

std::string reasons_text(std::string_view codes) {
    std::string text;
    for (const auto code : base::split(codes, ','))
        if (!code.empty()) text += (text.empty() ? "" : "; ") + reason_text(code);
    return text;
}

std::string outcome_text(const service::ReceivedItem& item) { return base::fill(tr(outcomes[static_cast<std::size_t>(item.outcome)]), {item.line, item.request, item.pending}); }

std::string reply_text(const model::Plan& plan, const model::PendingReply& reply) {
    auto text = answer_name(reply.answer);
    if (reply.answer == model::LineAnswer::CounterProposed) text += ": " + airing_text(plan, {reply.counter_outlet, reply.counter_date, reply.counter_start, reply.counter_length});
    if (!reply.comment.text.empty()) text += " (" + reply.comment.text + ')';
    return text;
}

}  // namespace lichsong::app
