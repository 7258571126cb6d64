// SPDX-License-Identifier: Apache-2.0
// The manual page and the completions say what the table of commands says. That shells and man can read them is for tests/packages.
#include <catch2/catch.hpp>

#include "app/cli/hints.h"
#include "calendar/base/i18n.h"
#include "office.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

// Of a page its section for a command; empty where there is none.
std::string section_of(const std::string& page, const std::string& command) {
    const auto at = page.find("\n.SS \"" + command + "\"\n");
    if (at == std::string::npos) return {};
    return page.substr(at, page.find("\n.S", at + 1) - at);
}

std::string for_troff(std::string_view text) {
    std::string result;
    for (const char letter : text) result += letter == '-' ? "\\-" : std::string(1, letter);
    return result;
}

}  // namespace

TEST_CASE("The manual page has a section for every command, with its summary and all its arguments", "[hints]") {
    Office office;
    office.language = GENERATE(base::Language::Vietnamese, base::Language::English);
    const auto page = office.must("--print man");
    for (const auto& command : cli::commands()) {
        const auto section = section_of(page, command.name);
        INFO(command.name);
        REQUIRE(section.find("lichsong " + for_troff(command.name)) != std::string::npos);
        for (const auto& argument : command.arguments) {
            INFO(argument.name);
            CHECK(section.find(for_troff(cli::is_option(argument) ? argument.name : std::string_view(argument.value))) != std::string::npos);
        }
    }
}

TEST_CASE("No line of the manual page begins with what troff would take for a request of its own", "[hints]") {
    Office office;
    for (const auto& line : lines_of(office.must("--print man"))) {
        if (!line.starts_with('.') && !line.starts_with('\'')) continue;
        const auto request = line.substr(0, line.find(' '));
        CHECK((request == ".\\\"" || request == ".TH" || request == ".SH" || request == ".SS" || request == ".TP" || request == ".PP"));
    }
}

TEST_CASE("Completions of every shell name every option of every command, and say the language they were asked in", "[hints]") {
    Office office;
    office.language = GENERATE(base::Language::Vietnamese, base::Language::English);
    const auto bash = office.must("--print bash");
    const auto zsh = office.must("--print zsh");
    const auto fish = office.must("--print fish");
    for (const auto& command : cli::commands()) {
        INFO(command.name);
        CHECK(bash.find("[\"" + command.name + "\"]='") != std::string::npos);
        for (const auto& argument : command.arguments) {
            if (!cli::is_option(argument)) continue;
            INFO(argument.name);
            CHECK(zsh.find('\'' + std::string(argument.name) + '[') != std::string::npos);
            CHECK(fish.find("'__lichsong_is \"" + command.name + "\"' -l " + std::string(argument.name.substr(2)) + ' ') != std::string::npos);
        }
    }
    const bool is_english = office.language == base::Language::English;
    CHECK((fish.find("Show the journal") != std::string::npos) == is_english);
    CHECK((zsh.find("Show the journal") != std::string::npos) == is_english);
}

TEST_CASE("What an argument is completed with follows from what its value is called", "[hints]") {
    using cli::Expected;
    CHECK(cli::expected_of({"plan", "PLAN", ""}) == Expected::Plan);
    CHECK(cli::expected_of({"--out", "FILE", ""}) == Expected::File);
    CHECK(cli::expected_of({"--file", "PATH", ""}) == Expected::File);
    CHECK(cli::expected_of({"--into", "FOLDER", ""}) == Expected::Folder);
    CHECK(cli::expected_of({"--answers", "await|apply", ""}) == Expected::Choice);
    CHECK(cli::expected_of({"--from", "DATE", ""}) == Expected::Text);
    CHECK(cli::expected_of({"--quiet", "", ""}) == Expected::Nothing);
}

TEST_CASE("Hints of another kind are refused, and nothing is written", "[hints]") {
    Office office;
    for (const auto* line : {"--print", "--print tcsh", "--print man bash"}) {
        const auto answer = office.run(line);
        CHECK(answer.code == 2);
        CHECK(answer.out.empty());
        CHECK_FALSE(answer.err.empty());
    }
}
