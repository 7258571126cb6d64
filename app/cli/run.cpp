// SPDX-License-Identifier: Apache-2.0
// One run: find the command, read its arguments, do it, tell what went wrong. Tests call it in their own process.
#include <algorithm>
#include <charconv>
#include <exception>
#include <filesystem>
#include <limits>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/hints.h"
#include "app/cli/json.h"
#include "app/cli/parser.h"
#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/store/address.h"

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

// What is asked for in all commands comes first: an error in it is told in the right language and form as well.
Globals read_globals(std::vector<std::string>& words, Console& console) {
    const auto speak = [&] { base::set_language(console.settings.language, console.settings.catalogues().string()); };
    console.json = std::find(words.begin(), words.end(), "--json") != words.end();
    speak();
    auto globals = take_globals(words);
    if (globals.language) console.settings.language = *globals.language;
    speak();
    return globals;
}

int tell_version(Console& console) {
    if (console.json) print(console.out, Json{{"version", LICHSONG_VERSION}});
    else console.out << "lichsong " LICHSONG_VERSION "\n";
    return exit_done;
}

// For who installs the program; none of it needs a plan.
int print_hints(const std::vector<std::string>& words, Console& console) {
    const auto wanted = words.size() == 2 ? words[1] : std::string();
    if (wanted == "man") print_manual(LICHSONG_VERSION, console.out);
    else if (wanted == "bash") print_bash_completion(console.out);
    else if (wanted == "zsh") print_zsh_completion(console.out);
    else if (wanted == "fish") print_fish_completion(console.out);
    else throw Error(Fault::Call, "call.print", {wanted});
    return exit_done;
}

// "topic frob" is named whole: "topic" is known, "frob" is not.
std::string name_called(const std::vector<std::string>& words) {
    const bool with_verb = words.size() > 1 && model::find_entity(words[0]) != nullptr;
    return with_verb ? words[0] + ' ' + words[1] : words[0];
}

int run_command(std::vector<std::string> words, Console& console) {
    if (read_globals(words, console).version) return tell_version(console);
    if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        print_overview(console);
        return words.empty() ? static_cast<int>(Fault::Call) : exit_done;
    }
    if (words[0] == "--print") return print_hints(words, console);
    put_verb_first(words);
    const auto found = find_command(words);
    if (found.command == nullptr) throw Error(Fault::Call, "call.unknown_command", {name_called(words)});
    auto given = parse(*found.command, {words.begin() + static_cast<std::ptrdiff_t>(found.words), words.end()}, console);
    if (!given) return exit_done;
    if (found.words == 2) given->put(kind_of_row, words[0]);
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

std::int64_t number_given(const Given& given, std::string_view option, std::int64_t otherwise, std::int64_t least, std::int64_t most) {
    if (!given.has(option)) return otherwise;
    const auto text = given.get(option);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || number < least || number > most)
        throw Error(Fault::Call, "call.number", {"--" + std::string(option), text, std::to_string(least), std::to_string(most)});
    return number;
}

std::optional<std::int64_t> revision_given(const Given& given) {
    constexpr std::string_view option = "if-revision";
    if (!given.has(option)) return std::nullopt;
    return number_given(given, option, 0, 0, std::numeric_limits<std::int64_t>::max());
}

void check_target(const std::string& target, const std::string& plan) {
    namespace fs = std::filesystem;
    if (store::is_database(target)) return;
    const fs::path path(target);
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code unknown;  // what cannot be asked is told by the writing itself
    if (!fs::exists(folder, unknown) && !unknown) throw Error(Fault::Input, "file.no_folder", {folder.string()});
    if (!plan.empty() && fs::equivalent(path, plan, unknown)) throw Error(Fault::Call, "file.is_the_plan", {target});
}

}  // namespace lichsong::cli
