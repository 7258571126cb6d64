// SPDX-License-Identifier: Apache-2.0
// The letter of a request as a file for the office, and the slip that comes back, typed in.
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/cmd_request.h"
#include "app/cli/json.h"
#include "app/cli/paper.h"
#include "app/common/outcome.h"
#include "calendar/base/i18n.h"
#include "calendar/model/campaign.h"
#include "calendar/service/letters.h"
#include "calendar/service/slip.h"

namespace lichsong::cli {
namespace {

using base::tr;

}  // namespace

int write_request_letter(Console& console, const Given& given) {
    const auto& format = paper_format(given);
    auto desk = open_desk(console, given, store::OpenMode::Read);
    write_paper(given, format, service::request_letter(desk, console.settings.templates(), given.get("id"), wish_given(desk, given)));
    if (console.json) print(console.out, Json{{"letter", {{"request", given.get("id")}, {"format", format.name}, {"file", given.get("out")}}}});
    else console.out << base::fill(tr(LICHSONG_N_("Written: {1}")), {given.get("out")}) << '\n';
    return exit_done;
}

int enter_reply_slip(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto replies = service::parse_slip(given.get("answers"), model::date_context(desk.context().campaign));
    service::TrailStep how;
    how.date = date_given(desk, given, "on");
    how.number = given.get("number");
    how.file = given.get("file");
    const auto change = service::enter_slip(desk, given.get("id"), replies, how);
    if (!console.json) {
        console.out << app::outcome(desk, change) << '\n';
        return exit_done;
    }
    return show_request(console, given);
}

}  // namespace lichsong::cli
