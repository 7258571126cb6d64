// SPDX-License-Identifier: Apache-2.0
// One run: find the command, read its arguments, do it, tell what went wrong. Tests call it in their own process.
#include <cstdio>
#include <exception>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/parser.h"
#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"

namespace lichsong::cli {
namespace {

using base::Error;
using base::Fault;

// "topic PLAN add" is understood as "topic add PLAN".
void put_verb_first(std::vector<std::string>& words) {
    if (words.size() < 3 || find_command({words[0], words[1]}).words == 2) return;
    if (find_command({words[0], words[2]}).words == 2) std::swap(words[1], words[2]);
}

int tell(const Error& error, Console& console) {
    console.err << app::describe(error) << '\n';
    if (console.json) print(console.out, Json{{"error", {{"code", error.code()}, {"message", app::describe(error)}, {"args", error.args()}}}});
    return static_cast<int>(error.fault());
}

int run_command(std::vector<std::string> words, Console& console) {
    const auto globals = take_globals(words);
    console.json = globals.json;
    if (globals.language) console.settings.language = *globals.language;
    base::set_language(console.settings.language, console.settings.catalogues().string());
    if (globals.version) {
        console.out << "lichsong " LICHSONG_VERSION "\n";
        return exit_done;
    }
    if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        print_overview(console);
        return words.empty() ? static_cast<int>(Fault::Call) : exit_done;
    }
    put_verb_first(words);
    const auto found = find_command(words);
    if (found.command == nullptr) throw Error(Fault::Call, "call.unknown_command", {words[0]});
    auto given = parse(*found.command, {words.begin() + static_cast<std::ptrdiff_t>(found.words), words.end()}, console);
    if (!given) return exit_done;
    if (found.words == 2) given->put("kind", words[0]);
    return found.command->run(console, *given);
}

}  // namespace

int run(const std::vector<std::string>& arguments, Console& console) {
    try {
        return run_command(arguments, console);
    } catch (const Error& error) {
        return tell(error, console);
    } catch (const std::bad_alloc&) {
        return tell(Error(Fault::Store, "system.no_memory"), console);
    } catch (const std::exception& error) {
        return tell(Error(Fault::Store, "system.unexpected", {error.what()}), console);
    }
}

store::OpenOptions open_options(const Console& console, store::OpenMode mode) {
    store::OpenOptions options;
    options.mode = mode;
    options.checked_cache = console.settings.cache;
    return options;
}

service::Desk open_desk(const Console& console, const Given& given, store::OpenMode mode) {
    return {given.get("plan"), open_options(console, mode), console.clock, console.settings.author};
}

model::Date date_given(service::Desk& desk, const Given& given, std::string_view option) {
    if (!given.has(option)) return {};
    return model::parse_date(given.get(option), model::date_context(desk.context().campaign));
}

}  // namespace lichsong::cli
