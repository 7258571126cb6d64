// SPDX-License-Identifier: Apache-2.0
// Every call of tests/data/cli/bad_calls.txt: the right exit code, one sentence in each language, one JSON document, and
// nothing in the folder is different afterwards.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "office.h"

using namespace lichsong;
using namespace lichsong::test;
namespace fs = std::filesystem;

namespace {

struct BadCall {
    int exit = 0;
    std::string code;
    std::string line;
};

std::vector<BadCall> bad_calls() {
    std::ifstream in(std::string(LICHSONG_TEST_DATA) + "/cli/bad_calls.txt");
    REQUIRE(in);
    std::vector<BadCall> calls;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream parts(line);
        BadCall call;
        char bar = 0;
        parts >> call.exit >> bar >> call.code >> bar >> std::ws;
        std::getline(parts, call.line);
        calls.push_back(call);
    }
    return calls;
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

// The folder that the head of bad_calls.txt describes.
void furnish(Office& office) {
    office.take_sample();
    const auto plan = office.plan_bytes();
    auto newer = plan;
    newer[60] = 1;  // user_version, big-endian: a schema of some sixteen million
    write(office.path("newer.lichsong"), newer);
    write(office.path("torn.lichsong"), plan.substr(0, plan.size() / 2));
    write(office.path("torn-backup.lichsong"), plan);
    auto other = plan;
    other.replace(68, 4, std::string(4, '\0'));  // application_id
    write(office.path("other.lichsong"), other);
    write(office.path("letter.lichsong"), std::string(200, 'x'));
    write(office.path("empty.lichsong"), "");
    fs::create_directory(office.path("folder.lichsong"));
    const fs::path product = fs::path(LICHSONG_BUILD_SHARE);
    office.share = office.path("share");
    fs::create_directories(office.share / "lichsong");
    fs::create_directory_symlink(product / "locale", office.share / "locale");
    fs::copy(product / "lichsong/templates/", office.share / "lichsong/templates", fs::copy_options::recursive);
    fs::copy(fs::path(LICHSONG_TEST_DATA) / "cli/templates", office.share / "lichsong/templates", fs::copy_options::recursive);
    fs::create_directory(office.share / "lichsong/templates/campaigns/a-folder.toml");
}

// Every file but what is noted of checked plans, with its content.
std::map<std::string, std::string> contents(const Office& office) {
    std::map<std::string, std::string> found;
    for (auto entry = fs::recursive_directory_iterator(office.path(".")); entry != fs::recursive_directory_iterator(); ++entry) {
        const auto name = entry->path().lexically_relative(office.path(".")).string();
        if (name == "share" || name == "cache") {
            entry.disable_recursion_pending();
            continue;
        }
        std::ifstream in(entry->path(), std::ios::binary);
        found[name] = entry->is_directory() ? "" : std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    return found;
}

// What only programs say.
void check_is_human(const std::string& message) {
    for (const char* foreign : {"std::", "what()", "exception", "basic_", "terminate", "SQL", "sqlite", "unable to", "Error", "errno", "[json", "No such file"}) {
        INFO(foreign);
        CHECK(message.find(foreign) == std::string::npos);
    }
    CHECK(message.find_first_of("{}") == std::string::npos);
}

}  // namespace

TEST_CASE("A wrong call is told in one sentence and changes nothing", "[.once][cli][bad]") {
    Office office;
    furnish(office);
    const auto before = contents(office);
    const auto calls = bad_calls();
    REQUIRE(calls.size() > 120);
    for (const auto& call : calls) {
        INFO(call.line);
        std::set<std::string> messages;
        for (const auto language : {base::Language::Vietnamese, base::Language::English}) {
            office.language = language;
            const auto plain = office.run(call.line);
            INFO(plain.err << plain.out);
            CHECK(plain.code == call.exit);
            CHECK(plain.out.empty());
            const auto lines = lines_of(plain.err);
            REQUIRE(lines.size() == 1);
            check_is_human(lines[0]);
            messages.insert(lines[0]);

            const auto answer = office.run("--json " + call.line);
            INFO(answer.out);
            CHECK(answer.code == call.exit);
            CHECK(answer.err == plain.err);
            const auto document = Json::parse(answer.out);
            CHECK(keys_of(document) == std::vector<std::string>{"error"});
            CHECK(keys_of(document["error"]) == std::vector<std::string>{"code", "message", "args"});
            CHECK(document["error"]["code"] == call.code);
            CHECK(document["error"]["message"] == lines[0]);
            CHECK(document["error"]["args"].is_array());
        }
        CHECK(messages.size() == 2);
        CHECK(contents(office) == before);
    }
}

TEST_CASE("An error in a template names the file and the line", "[cli][bad][templates]") {
    Office office;
    furnish(office);
    for (const auto& call : bad_calls()) {
        if (call.exit != 3 || !call.code.starts_with("template.")) continue;
        INFO(call.line);
        const auto args = office.ask(call.line, 3)["error"]["args"];
        CHECK(args[0].get<std::string>().starts_with("campaigns/"));
        CHECK(args[0].get<std::string>().ends_with(".toml"));
        const int line = std::stoi(args[1].get<std::string>());
        CHECK(line >= 1);
        CHECK(line <= 30);
    }
    CHECK(office.ask("new DIR/x.lichsong --template unknown-field", 3)["error"]["args"] == Json{"campaigns/unknown-field.toml", "9", "topic", "colors"});
    CHECK(office.ask("new DIR/x.lichsong --template bad-date", 3)["error"]["args"][1] == "4");
    CHECK(office.ask("new DIR/x.lichsong --template key-twice", 3)["error"]["args"][1] == "10");
}

TEST_CASE("A damaged plan is still told of where the person may not write", "[cli][bad]") {
    Office office;
    furnish(office);
    const auto told = office.run("list DIR/torn.lichsong").err;
    CHECK(told.find("torn-backup.lichsong") != std::string::npos);
}
