// SPDX-License-Identifier: Apache-2.0
// The letter of a request as a file for the office, and the slip that comes back, typed in.
#include <algorithm>
#include <array>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/cmd_request.h"
#include "app/cli/json.h"
#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/model/campaign.h"
#include "calendar/report/render_docx.h"
#include "calendar/report/render_pdf.h"
#include "calendar/service/letters.h"
#include "calendar/service/slip.h"

namespace lichsong::cli {
namespace {

using base::tr;

struct Format {
    std::string_view name;
    std::string (*write)(const report::Document& document);
};
constexpr std::array formats{Format{"pdf", &report::pdf}, Format{"docx", &report::docx}};

// --format, or what the name of the file ends with.
const Format& format_of(const Given& given) {
    const auto out = given.get("out");
    const auto name = given.has("format") ? given.get("format") : out.substr(std::min(out.rfind('.'), out.size() - 1) + 1);
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const Format& one) { return one.name == name; });
    if (found == formats.end()) throw base::Error(base::Fault::Call, "field.choice", {"format", name, "pdf, docx"});
    return *found;
}

}  // namespace

int write_request_letter(Console& console, const Given& given) {
    check_target(given.get("out"), given.get("plan"));
    const auto& format = format_of(given);
    auto desk = open_desk(console, given, store::OpenMode::Read);
    service::LetterWish wish;
    wish.template_id = given.get("template");
    wish.is_english = base::language() == base::Language::English;
    wish.number = given.get("number");
    wish.date = date_given(desk, given, "letter-date");
    wish.place = given.get("place");
    wish.parent = given.get("parent");
    wish.post = given.get("post");
    wish.signer = given.get("signer");
    const auto document = service::request_letter(desk, console.settings.templates(), given.get("id"), wish);
    base::AtomicFile file(given.get("out"));
    file.write(format.write(document));
    file.commit();
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
