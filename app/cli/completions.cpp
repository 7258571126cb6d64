// SPDX-License-Identifier: Apache-2.0
// Completions: one table for bash, which has no room for explanations, and what zsh and fish know to show beside a word.
#include <algorithm>
#include <ostream>

#include "app/cli/hints.h"
#include "calendar/base/i18n.h"

namespace lichsong::cli {
namespace {

using base::tr;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
    return text;
}

std::string verb_of(const Command& command) {
    const auto blank = command.name.find(' ');
    return blank == std::string::npos ? "" : command.name.substr(blank + 1);
}

std::string noun_of(const Command& command) { return command.name.substr(0, command.name.find(' ')); }

// The first words, each with what it is about: a command's summary, and of a group its verbs.
std::vector<std::pair<std::string, std::string>> opening_words() {
    std::vector<std::pair<std::string, std::string>> words;
    for (const auto& command : commands()) {
        const auto noun = noun_of(command);
        const auto known = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == noun; });
        const auto verb = verb_of(command);
        if (known == words.end()) words.emplace_back(noun, verb.empty() ? tr(command.summary) : verb);
        else known->second += ", " + (verb.empty() ? tr(command.summary) : verb);
    }
    return words;
}

std::string bash_word(const Argument& argument) {
    static constexpr std::string_view marks[]{"", "text", "plan", "file", "folder", ""};
    const auto expected = expected_of(argument);
    const auto mark = expected == Expected::Choice ? std::string(argument.value) : std::string(marks[static_cast<std::size_t>(expected)]);
    return (is_option(argument) ? std::string(argument.name) : "") + (mark.empty() ? "" : ":" + mark);
}

std::string bash_words(const std::vector<Argument>& arguments) {
    std::string words;
    for (const auto& argument : arguments) words += (words.empty() ? "" : " ") + bash_word(argument);
    return words;
}

std::string in_quotes(const std::string& text) { return '\'' + replaced(text, "'", "'\\''") + '\''; }

std::string zsh_action(const Argument& argument) {
    switch (expected_of(argument)) {
        case Expected::Plan: return "_files -g \"*.lichsong\"";
        case Expected::File: return "_files";
        case Expected::Folder: return "_files -/";
        case Expected::Choice: return '(' + replaced(argument.value, "|", " ") + ')';
        default: return "";
    }
}

std::string zsh_text(const std::string& text) { return replaced(replaced(replaced(text, ":", "\\:"), "[", "\\["), "]", "\\]"); }

std::string zsh_spec(const Argument& argument) {
    const auto value = ':' + std::string(argument.value) + ':' + zsh_action(argument);
    if (!is_option(argument)) return in_quotes(value);
    return in_quotes(std::string(argument.name) + '[' + zsh_text(explained(argument)) + ']' + (*argument.value == '\0' ? "" : value));
}

void print_zsh_verbs(std::ostream& out, const std::string& noun) {
    std::string verbs;
    for (const auto& command : commands())
        if (noun_of(command) == noun && !verb_of(command).empty()) verbs += ' ' + in_quotes(verb_of(command) + ':' + zsh_text(tr(command.summary)));
    if (!verbs.empty()) out << "      " << noun << ") verbs=(" << verbs << " ) ;;\n";
}

// What stands behind the command's words is completed as if they were the program's name.
void print_zsh_command(std::ostream& out, const Command& command, int words) {
    out << "    " << in_quotes(words == 2 ? command.name : command.name + ' ') << (words == 2 ? ")" : "*)") << "\n      words=(lichsong \"${(@)words[" << words + 2
        << ",-1]}\")\n      ((CURRENT -= " << words << "))\n      _arguments \"${everywhere[@]}\"";
    for (const auto& argument : command.arguments) out << " \\\n        " << zsh_spec(argument);
    out << "\n      ;;\n";
}

std::string fish_text(const std::string& text) { return '\'' + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + '\''; }

std::string fish_value(const Argument& argument) {
    switch (expected_of(argument)) {
        case Expected::Nothing: return "";
        case Expected::Plan:
        case Expected::File: return " -rF";
        case Expected::Folder: return " -xa '(__fish_complete_directories)'";
        case Expected::Choice: return " -xa '" + replaced(argument.value, "|", " ") + '\'';
        default: return " -x";
    }
}

void print_fish_options(std::ostream& out, const std::string& condition, const std::vector<Argument>& arguments) {
    for (const auto& argument : arguments)
        if (is_option(argument))
            out << "complete -c lichsong" << condition << " -l " << argument.name.substr(2) << fish_value(argument) << " -d " << fish_text(explained(argument)) << '\n';
}

constexpr const char* bash_functions = R"sh(
_lichsong_files() {
  compopt -o filenames 2>/dev/null
  case $1 in
    plan) mapfile -t COMPREPLY < <(compgen -d -- "$2"; compgen -f -X '!*.lichsong' -- "$2") ;;
    file) mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
    folder) mapfile -t COMPREPLY < <(compgen -d -- "$2") ;;
    *\|*) mapfile -t COMPREPLY < <(compgen -W "${1//|/ }" -- "$2") ;;
  esac
}

_lichsong() {
  local word=${COMP_WORDS[COMP_CWORD]} first=${COMP_WORDS[1]-} name at entry key i place=0 wanted="" options="" nouns="" verbs="" places=()
  local -A values=()
  COMPREPLY=()
  name="$first ${COMP_WORDS[2]-}"
  at=3
  if ((COMP_CWORD < 3)) || [[ -z ${_lichsong_commands[$name]+known} ]]; then
    name=$first
    at=2
  fi
  for key in "${!_lichsong_commands[@]}"; do
    nouns+=" ${key%% *}"
    [[ $key == "$first "* ]] && verbs+=" ${key#* }"
  done
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$nouns --help --version" -- "$word" | sort -u)
    return
  fi
  for entry in ${_lichsong_commands[$name]-} $_lichsong_everywhere; do
    if [[ $entry == :* ]]; then
      places+=("${entry#:}")
    else
      options+=" ${entry%%:*}"
      [[ $entry == *:* ]] && values[${entry%%:*}]=${entry#*:}
    fi
  done
  for ((i = at; i < COMP_CWORD; i++)); do
    if [[ -n $wanted ]]; then
      wanted=""
    elif [[ ${COMP_WORDS[i]} == -* ]]; then
      wanted=${values[${COMP_WORDS[i]}]-}
    else
      ((++place))
    fi
  done
  if [[ -n $wanted ]]; then
    _lichsong_files "$wanted" "$word"
  elif [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  else
    _lichsong_files "${places[place]-}" "$word"
    ((COMP_CWORD == 2)) && mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$verbs" -- "$word")
  fi
}
complete -F _lichsong lichsong
)sh";

}  // namespace

void print_bash_completion(std::ostream& out) {
    out << "# SPDX-License-Identifier: Apache-2.0\n# Completes lichsong in bash; made by \"lichsong --print bash\".\n"
        << "_lichsong_everywhere='" << bash_words(options_of_all()) << "'\ndeclare -gA _lichsong_commands=(\n";
    for (const auto& command : commands()) out << "  [\"" << command.name << "\"]='" << bash_words(command.arguments) << "'\n";
    out << ")\n" << bash_functions;
}

void print_zsh_completion(std::ostream& out) {
    out << "#compdef lichsong\n# SPDX-License-Identifier: Apache-2.0\n# Completes lichsong in zsh; made by \"lichsong --print zsh\".\n"
        << "_lichsong() {\n  local -a nouns verbs everywhere\n  everywhere=(";
    for (const auto& option : options_of_all()) out << ' ' << zsh_spec(option);
    out << " )\n  if ((CURRENT == 2)); then\n    nouns=(";
    for (const auto& [word, about] : opening_words()) out << "\n      " << in_quotes(word + ':' + zsh_text(about));
    out << ")\n    _describe command nouns\n    return\n  fi\n  if ((CURRENT == 3)); then\n    case \"${words[2]}\" in\n";
    for (const auto& [word, about] : opening_words()) print_zsh_verbs(out, word);
    out << "    esac\n    (($#verbs)) && _describe command verbs\n  fi\n  case \"${words[2]} ${words[3]}\" in\n";
    for (const bool has_verb : {true, false})  // "report list" is asked for before "report"
        for (const auto& command : commands())
            if (verb_of(command).empty() != has_verb) print_zsh_command(out, command, has_verb ? 2 : 1);
    out << "  esac\n}\n_lichsong \"$@\"\n";
}

void print_fish_completion(std::ostream& out) {
    out << R"(# SPDX-License-Identifier: Apache-2.0
# Completes lichsong in fish; made by "lichsong --print fish".
function __lichsong_at
    set -l words (commandline -opc)
    test "$words[2..]" = "$argv[1]"
end
function __lichsong_is
    set -l words (commandline -opc)
    __lichsong_at "$argv[1]"; or string match -q -- "$argv[1] *" "$words[2..]"
end
)";
    for (const auto& [word, about] : opening_words()) out << "complete -c lichsong -n __fish_use_subcommand -xa " << word << " -d " << fish_text(about) << '\n';
    print_fish_options(out, "", options_of_all());
    for (const auto& command : commands()) {
        if (const auto verb = verb_of(command); !verb.empty())
            out << "complete -c lichsong -n '__lichsong_at " << noun_of(command) << "' -a " << verb << " -d " << fish_text(tr(command.summary)) << '\n';
        print_fish_options(out, " -n '__lichsong_is \"" + command.name + "\"'", command.arguments);
    }
}

}  // namespace lichsong::cli
