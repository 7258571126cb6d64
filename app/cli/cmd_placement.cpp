// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_placement.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/common/outcome.h"
#include "calendar/base/i18n.h"
#include "calendar/service/schedule.h"

namespace lichsong::cli {
namespace {

int tell(Console& console, service::Desk& desk, const model::Change& change, const std::string& code) {
    if (!console.json) {
        console.out << app::outcome(desk, change) << '\n';
        return exit_done;
    }
    print(console.out, document_of(desk, desk.require(model::EntityKind::Placement, code)));
    return exit_done;
}

}  // namespace

int move_placement(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, service::move_placement(desk, given.get("id"), destination_given(desk, given), revision_given(given)), given.get("id"));
}

int cancel_placement(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, service::cancel_placement(desk, given.get("id"), given.get("reason")), given.get("id"));
}

int repeat_placement(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    std::string made;
    const auto change = service::repeat_placement(desk, given.get("id"), destination_given(desk, given), made);
    return tell(console, desk, change, made);
}

int lock_placement(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, service::lock_placement(desk, given.get("id"), !given.has("off")), given.get("id"));
}

}  // namespace lichsong::cli
