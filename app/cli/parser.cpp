// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parser.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::cli {
namespace {

using base::Error;
using base::Fault;
using base::tr;

void set_labels(CLI::App& app) {
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", tr(LICHSONG_N_("Usage")));
    formatter->label("OPTIONS", tr(LICHSONG_N_("options")));
    formatter->label("Options", tr(LICHSONG_N_("Options")));
    formatter->label("Positionals", tr(LICHSONG_N_("Arguments")));
    formatter->label("REQUIRED", tr(LICHSONG_N_("(required)")));
    formatter->column_width(28);
    app.formatter(formatter);
}

std::string bare(std::string_view name) { return std::string(name.starts_with("--") ? name.substr(2) : name); }

// Fields are called as in JSON; "--first-day" is understood as "--first_day".
std::string with_known_spelling(const Command& command, const std::string& word) {
    if (!word.starts_with("--")) return word;
    auto name = word.substr(0, word.find('='));
    const auto value = word.substr(name.size());
    const auto is_known = [&](const Argument& argument) { return argument.name == name; };
    if (std::any_of(command.arguments.begin(), command.arguments.end(), is_known)) return word;
    std::replace(name.begin() + 2, name.end(), '-', '_');
    return std::any_of(command.arguments.begin(), command.arguments.end(), is_known) ? name + value : word;
}

// CLI11's own words are English and name one thing: the option. That name is all that is taken from them.
std::string first_word(const std::string& text) { return text.substr(0, text.find_first_of(": ")); }

[[noreturn]] void refuse(const CLI::App& app, const CLI::ParseError& error) {
    const auto left = app.remaining();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !left.empty())
        throw Error(Fault::Call, "call.unexpected", {left.front(), app.get_name()});
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
        throw Error(Fault::Call, "call.missing", {first_word(error.what()), app.get_name()});
    throw Error(Fault::Call, "call.bad_argument", {first_word(error.what()), app.get_name()});
}

struct Values {
    std::map<std::string, std::string> texts;
    std::map<std::string, bool> switches;
};

// A field without a help of its own is explained by its name.
void add_argument(CLI::App& parser, const Argument& argument, Values& values) {
    const auto name = bare(argument.name);
    const bool is_option = argument.name.starts_with("--");
    const auto help = *argument.help == '\0' ? app::field_name(name) : tr(argument.help);
    CLI::Option* option = nullptr;
    if (*argument.value == '\0') {
        option = parser.add_flag(std::string(argument.name), values.switches[name], help);
    } else {
        option = parser.add_option(std::string(argument.name), values.texts[name], help);
        option->type_name(is_option ? argument.value : "");
        option->take_last();
    }
    if (is_option) option->group(tr(LICHSONG_N_("Options")));
    if (argument.required) option->required();
}

std::string first_words(const std::vector<std::string>& words, std::size_t count) {
    std::string name;
    for (std::size_t i = 0; i < count; ++i) name += (i == 0 ? "" : " ") + words[i];
    return name;
}

}  // namespace

Found find_command(const std::vector<std::string>& words) {
    for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
        if (words.size() < count) continue;
        const auto name = first_words(words, count);
        for (const auto& command : commands())
            if (command.name == name) return {&command, count};
    }
    return {};
}

std::optional<Given> parse(const Command& command, const std::vector<std::string>& words, Console& console) {
    CLI::App parser(tr(command.summary), "lichsong " + command.name);
    set_labels(parser);
    parser.set_help_flag("-h,--help", tr(LICHSONG_N_("Show this help")));
    parser.get_option("--help")->group(tr(LICHSONG_N_("Options")));
    Values values;
    for (const auto& argument : command.arguments) add_argument(parser, argument, values);
    try {
        std::vector<std::string> reversed;
        for (auto word = words.rbegin(); word != words.rend(); ++word) reversed.push_back(with_known_spelling(command, *word));
        parser.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        console.out << parser.help();
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        refuse(parser, error);
    }
    Given given;
    for (const auto& argument : command.arguments) {
        const auto name = bare(argument.name);
        if (parser.get_option(std::string(argument.name))->count() == 0) continue;
        given.put(name, *argument.value == '\0' ? "yes" : values.texts[name]);
    }
    return given;
}

void print_overview(Console& console) {
    console.out << tr(LICHSONG_N_("Lịch Sóng: the broadcast calendar of a public-information campaign.")) << "\n\n"
                << tr(LICHSONG_N_("Usage")) << ": lichsong " << tr(LICHSONG_N_("COMMAND PLAN [options]")) << "\n\n";
    std::size_t width = 0;
    for (const auto& command : commands()) width = std::max(width, command.name.size());
    for (const auto& command : commands())
        console.out << "  " << command.name << std::string(width + 2 - command.name.size(), ' ') << tr(command.summary) << '\n';
    console.out << '\n' << tr(LICHSONG_N_("Everywhere: --json prints one JSON document, --lang vi|en chooses the language, --help explains a command.")) << '\n';
}

Globals take_globals(std::vector<std::string>& words) {
    Globals globals;
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto word = words[i];
        if (word == "--json") {
            globals.json = true;
        } else if (word == "--version") {
            globals.version = true;
        } else if (word == "--lang" || word.starts_with("--lang=")) {
            const auto value = word == "--lang" ? (i + 1 < words.size() ? words[++i] : std::string()) : word.substr(7);
            if (value != "vi" && value != "en") throw Error(Fault::Call, "call.language", {value});
            globals.language = value == "en" ? base::Language::English : base::Language::Vietnamese;
        } else {
            rest.push_back(std::move(word));
        }
    }
    words = std::move(rest);
    return globals;
}

}  // namespace lichsong::cli
