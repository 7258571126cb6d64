// SPDX-License-Identifier: Apache-2.0
// Help, version, language: what is said about the program itself.
#include <catch2/catch.hpp>

#include <set>

#include "calendar/base/error.h"
#include "calendar/model/entity.h"
#include "office.h"

using namespace lichsong;
using namespace lichsong::test;

TEST_CASE("The overview lists every command with what it does, in the language chosen", "[cli][help]") {
    Office office;
    const auto told = office.must("--help");
    CHECK(office.must("help") == told);
    for (const auto& command : cli::commands()) CHECK(told.find("  " + command.name + " ") != std::string::npos);
    CHECK(told.find("Kiểm tra kế hoạch theo quy tắc") != std::string::npos);
    CHECK(office.must("--help --lang en").find("Check the plan against its rules") != std::string::npos);
    const auto nothing = office.run("");
    CHECK(nothing.code == 2);
    CHECK(nothing.out == told);
}

TEST_CASE("Every command explains each of its options", "[cli][help]") {
    Office office;
    for (const auto& command : cli::commands())
        for (const auto language : {base::Language::Vietnamese, base::Language::English}) {
            office.language = language;
            INFO(command.name);
            const auto told = office.must(command.name + " --help");
            CHECK(told.find("lichsong " + command.name) != std::string::npos);
            CHECK(told.find("[[") == std::string::npos);
            CHECK(told.find("Project-Id-Version") == std::string::npos);  // an empty text must not be looked up in a catalogue
            for (const auto& argument : command.arguments) {
                INFO(argument.name);
                CHECK(told.find(std::string(argument.name)) != std::string::npos);
            }
            const auto lines = lines_of(told);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (!lines[i].starts_with("  --")) continue;
                INFO(lines[i]);
                const bool below = i + 1 < lines.size() && lines[i + 1].starts_with(std::string(20, ' '));
                CHECK((lines[i].find("   ") != std::string::npos || lines[i].size() > 28 || below));
            }
        }
}

TEST_CASE("Every command of the contract that is listed here exists", "[cli][help]") {
    std::set<std::string> names;
    for (const auto& command : cli::commands()) CHECK(names.insert(command.name).second);
    for (const char* name : {"new", "demo", "generate", "info", "milestones", "dday", "list", "check", "coverage", "export", "history", "undo", "redo", "backup", "verify",
                             "placement move", "placement cancel", "placement repeat", "placement lock"})
        CHECK(names.contains(name));
    for (const char* kind : {"outlet", "slot", "topic", "partner", "segment", "series", "placement", "goal", "rule"})
        for (const char* verb : {"add", "set", "show", "list", "remove"}) CHECK(names.contains(std::string(kind) + ' ' + verb));
}

TEST_CASE("Every field that is not made by the program can be given, also with hyphens", "[cli][help]") {
    for (const auto& info : model::entity_table())
        for (const auto& command : cli::commands()) {
            if (command.name != std::string(info.name) + " set") continue;
            std::set<std::string> options;
            for (const auto& argument : command.arguments) options.emplace(argument.name);
            for (const auto& field : info.fields) CHECK(options.contains("--" + std::string(field.name)) == field.is_by_hand());
        }
}

TEST_CASE("The version is told to people and to scripts", "[cli][help]") {
    Office office;
    const auto told = office.must("--version");
    CHECK(told.starts_with("lichsong "));
    CHECK("lichsong " + office.ask("--version")["version"].get<std::string>() + "\n" == told);
}

TEST_CASE("The language of a call outranks that of the system", "[cli][help]") {
    Office office;
    office.take_sample();
    CHECK(office.must("list PLAN --from 2030-01-01 --lang en") == "0 placements\n");
    office.language = base::Language::English;
    CHECK(office.must("list PLAN --from 2030-01-01") == "0 placements\n");
    CHECK(office.must("--lang=vi list PLAN --from 2030-01-01") == "0 lượt phát\n");
}

TEST_CASE("A program without its Vietnamese texts says so instead of speaking half of it", "[cli][help]") {
    Office office;
    office.share = office.path("nowhere");
    CHECK(office.ask("--version", 5)["error"]["code"] == "i18n.no_catalogue");
}

TEST_CASE("Exit codes are those of the contract", "[cli][help]") {
    using base::Fault;
    CHECK(cli::exit_done == 0);
    CHECK(cli::exit_found == 1);
    CHECK(std::vector{static_cast<int>(Fault::Call), static_cast<int>(Fault::Input), static_cast<int>(Fault::Conflict), static_cast<int>(Fault::Store)} ==
          std::vector{2, 3, 4, 5});
}
