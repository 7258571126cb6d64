// SPDX-License-Identifier: Apache-2.0
#include "app/cli/hints.h"

#include <algorithm>
#include <array>

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::cli {
namespace {

struct Meaning {
    std::string_view value;
    Expected expected;
};
constexpr std::array meanings{
    Meaning{"", Expected::Nothing}, Meaning{"PLAN", Expected::Plan}, Meaning{"FILE", Expected::File}, Meaning{"PATH", Expected::File}, Meaning{"FOLDER", Expected::Folder},
};

}  // namespace

Expected expected_of(const Argument& argument) {
    const std::string_view value = argument.value;
    const auto* const found = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& meaning) { return meaning.value == value; });
    if (found != meanings.end()) return found->expected;
    return value.find('|') == std::string_view::npos ? Expected::Text : Expected::Choice;
}

std::string explained(const Argument& argument) {
    const auto name = is_option(argument) ? argument.name.substr(2) : argument.name;
    return *argument.help == '\0' ? app::field_name(std::string(name)) : base::tr(argument.help);
}

const std::vector<Argument>& options_of_all() {
    static const std::vector<Argument> options{
        {"--help", "", LICHSONG_N_("Show this help")},
        {"--json", "", LICHSONG_N_("Print one JSON document instead of a text for people")},
        {"--lang", "vi|en", LICHSONG_N_("The language; that of the system if missing")},
    };
    return options;
}

}  // namespace lichsong::cli
