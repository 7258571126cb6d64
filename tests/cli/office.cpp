// SPDX-License-Identifier: Apache-2.0
#include "office.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include <unistd.h>

#include <catch2/catch.hpp>

#include "calendar/service/plan_files.h"

namespace lichsong::test {
namespace {

namespace fs = std::filesystem;

constexpr base::Stamp morning_of_the_sample = 1'620'608'400;  // 10 May 2021, 08:00 in Vietnam

fs::path new_folder() {
    auto name = (fs::temp_directory_path() / "lichsong-cli-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    return name;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Made once; every test that wants the sample gets a copy.
const std::string& sample_bytes() {
    static const std::string bytes = [] {
        const auto folder = new_folder();
        const FixedClock clock(morning_of_the_sample);
        const auto file = (folder / "sample.lichsong").string();
        service::demo_plan(file, {fs::path(LICHSONG_BUILD_SHARE) / "lichsong/templates", {}, clock, "an"});
        auto read = bytes_of(file);
        fs::remove_all(folder);
        return read;
    }();
    return bytes;
}

std::string placed(const std::string& word, const fs::path& folder) {
    if (word == "PLAN") return (folder / "plan.lichsong").string();
    return word.starts_with("DIR/") ? (folder / word.substr(4)).string() : word;
}

}  // namespace

Office::Office() : clock(morning_of_the_sample), share(LICHSONG_BUILD_SHARE), m_folder(new_folder()) {}

Office::~Office() {
    std::error_code left_behind;  // nothing a test could do about it
    fs::remove_all(m_folder, left_behind);
}

Answer Office::run(const std::string& line) {
    auto words = words_of(line);
    for (auto& word : words) word = placed(word, m_folder);
    return run_words(words);
}

Answer Office::run_words(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    app::Settings settings{share, m_folder / "cache", author, language};
    cli::Console console{out, err, clock, settings};
    const int code = cli::run(words, console);
    return {code, out.str(), err.str()};
}

Json Office::ask(const std::string& line, int expected_code) {
    const auto answer = run(line + " --json");
    INFO(line << "\n" << answer.out << answer.err);
    REQUIRE(answer.code == expected_code);
    REQUIRE(answer.err.empty() == (expected_code < 2));
    return Json::parse(answer.out);
}

std::string Office::must(const std::string& line) {
    const auto answer = run(line);
    INFO(line << "\n" << answer.out << answer.err);
    REQUIRE(answer.code == 0);
    REQUIRE(answer.err.empty());
    return answer.out;
}

void Office::take_sample() { std::ofstream(path("plan.lichsong"), std::ios::binary) << sample_bytes(); }

std::string Office::plan_bytes() const { return bytes_of(path("plan.lichsong")); }

Json Office::changes() { return ask("history PLAN")["changes"]; }

std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool begun = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
            begun = true;
        } else if (c == ' ' && !quoted) {
            if (begun) words.push_back(std::move(word));
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun) words.push_back(std::move(word));
    return words;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& item : object.items()) keys.push_back(item.key());
    return keys;
}

}  // namespace lichsong::test
