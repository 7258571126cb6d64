// SPDX-License-Identifier: Apache-2.0
// The manual page: what does not stand in the table of commands is a row of a table here.
#include <ostream>
#include <utility>

#include "app/cli/hints.h"
#include "calendar/base/i18n.h"

namespace lichsong::cli {
namespace {

using base::tr;

struct Entry {
    const char* name;
    const char* text;
};

constexpr Entry without_command[]{
    {"--version", LICHSONG_N_("Show the version")},
    {"--print man|bash|zsh|fish", LICHSONG_N_("Write this page for troff, or what completes commands in a shell")},
};
constexpr Entry exit_codes[]{
    {"0", LICHSONG_N_("Done")},
    {"1", LICHSONG_N_("Done, but something was found: broken rules, gaps, lines left out")},
    {"2", LICHSONG_N_("The call is wrong: an unknown command, option or id")},
    {"3", LICHSONG_N_("The input is bad: a date, a template, a file that is not a plan")},
    {"4", LICHSONG_N_("Somebody else changed the same thing meanwhile")},
    {"5", LICHSONG_N_("The file could not be read or written: disk full, locked, damaged, write-protected")},
};
constexpr Entry environment[]{
    {"LICHSONG_USER", LICHSONG_N_("Who changes are signed with; the login name if missing")},
    {"LICHSONG_SHARE", LICHSONG_N_("Where templates and texts lie, for a program that was moved")},
    {"LC_ALL, LC_MESSAGES, LANG", LICHSONG_N_("English where they begin with en, else Vietnamese")},
    {"XDG_CACHE_HOME, XDG_CONFIG_HOME, XDG_DATA_HOME", LICHSONG_N_("Folders of this user")},
};
constexpr Entry files[]{
    {"/usr/share/lichsong/templates", LICHSONG_N_("Templates that come with the program")},
    {"~/.local/share/lichsong/templates", LICHSONG_N_("Templates of this user")},
    {"~/.config/lichsong", LICHSONG_N_("How mail goes out and comes in")},
};

// What troff would take for its own is spelt out; a hyphen of an option stays one when it is copied.
std::string escaped(std::string_view text) {
    static constexpr std::pair<char, std::string_view> spelt[]{{'\\', "\\e"}, {'-', "\\-"}, {'"', "\\(dq"}, {'\'', "\\(aq"}, {'~', "\\(ti"}, {'^', "\\(ha"}, {'`', "\\(ga"}};
    std::string result;
    for (const char letter : text) {
        std::string_view written(&letter, 1);
        for (const auto& [plain, escape] : spelt)
            if (plain == letter) written = escape;
        result += written;
    }
    return result.starts_with('.') ? "\\&" + result : result;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string slanted(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

void section(std::ostream& out, const char* title) { out << ".SH \"" << escaped(tr(title)) << "\"\n"; }
void item(std::ostream& out, const std::string& name, const std::string& text) { out << ".TP\n" << name << '\n' << escaped(text) << '\n'; }

void items(std::ostream& out, std::span<const Entry> entries) {
    for (const auto& entry : entries) item(out, bold(entry.name), tr(entry.text));
}

std::string heading_of(const Argument& argument) {
    if (!is_option(argument)) return slanted(argument.value);
    return bold(argument.name) + (*argument.value == '\0' ? "" : " " + slanted(argument.value));
}

std::string call_of(const Command& command) {
    std::string call = bold("lichsong " + command.name);
    bool has_options = false;
    for (const auto& argument : command.arguments) {
        if (is_option(argument) && !argument.required) has_options = true;
        else call += ' ' + (argument.required ? heading_of(argument) : '[' + heading_of(argument) + ']');
    }
    return has_options ? call + " [" + slanted(tr(LICHSONG_N_("options"))) + ']' : call;
}

// The plan is the first word of nearly every command, and explained once.
void print_command(std::ostream& out, const Command& command) {
    out << ".SS \"" << escaped(command.name) << "\"\n" << call_of(command) << "\n.PP\n" << escaped(tr(command.summary)) << '\n';
    for (const auto& argument : command.arguments)
        if (expected_of(argument) != Expected::Plan) item(out, heading_of(argument), explained(argument));
}

}  // namespace

void print_manual(std::string_view version, std::ostream& out) {
    out << ".\\\" SPDX-License-Identifier: Apache-2.0\n.\\\" Made by \"lichsong --print man\".\n"
        << ".TH LICHSONG 1 \"\" \"lichsong " << escaped(version) << "\" \"Lịch Sóng\"\n";
    section(out, LICHSONG_N_("NAME"));
    out << "lichsong \\- " << escaped(tr(LICHSONG_N_("broadcast calendar of a public-information campaign"))) << '\n';
    section(out, LICHSONG_N_("SYNOPSIS"));
    out << bold("lichsong") << ' ' << escaped(tr(LICHSONG_N_("COMMAND PLAN [options]"))) << '\n';
    section(out, LICHSONG_N_("DESCRIPTION"));
    out << escaped(tr(LICHSONG_N_("Plans which item goes out on which radio, television, newspaper, loudspeaker or web page, when, agreed with whom, and whether it really "
                                  "went out. A plan is one file, NAME.lichsong; it stands behind nearly every command as PLAN.")))
        << "\n.PP\n"
        << escaped(tr(LICHSONG_N_("Days are written 2021-05-23, 23/5/2021, 23/5 or, counted from election day, D-14; times 19:45 or 19h45."))) << '\n';
    section(out, LICHSONG_N_("OPTIONS OF ALL COMMANDS"));
    for (const auto& option : options_of_all()) item(out, heading_of(option), explained(option));
    items(out, without_command);
    section(out, LICHSONG_N_("COMMANDS"));
    for (const auto& command : commands()) print_command(out, command);
    section(out, LICHSONG_N_("EXIT STATUS"));
    items(out, exit_codes);
    section(out, LICHSONG_N_("ENVIRONMENT"));
    items(out, environment);
    section(out, LICHSONG_N_("FILES"));
    items(out, files);
    section(out, LICHSONG_N_("SEE ALSO"));
    out << bold("lichsong-desktop") << "(1), " << bold("systemctl") << "(1)\n";
}

}  // namespace lichsong::cli
