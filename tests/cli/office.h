// SPDX-License-Identifier: Apache-2.0
// An office for tests of the command line: a folder of its own, a clock that stands, a person, and commands run in this
// process with what they say caught. Not a shell: words are parted at spaces, and "…" keeps them together.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "../support/fixed_clock.h"
#include "app/cli/command.h"

namespace lichsong::test {

using Json = nlohmann::ordered_json;

struct Answer {
    int code = 0;
    std::string out;
    std::string err;
};

class Office {
public:
    Office();
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;
    ~Office();

    /// In a line, PLAN stands for the plan, and DIR/ for the folder.
    Answer run(const std::string& line);
    Answer run_words(const std::vector<std::string>& words);
    /// With --json: fails where stdout is not exactly one JSON document.
    Json ask(const std::string& line, int expected_code = 0);
    /// Runs a command that must succeed, and gives what it said.
    std::string must(const std::string& line);

    /// A copy of the sample becomes the plan.
    void take_sample();
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] std::string plan_bytes() const;
    /// Rows of the journal, newest first.
    Json changes();

    FixedClock clock;
    std::string author = "an";
    base::Language language = base::Language::Vietnamese;
    std::filesystem::path share;  ///< templates and catalogues: those of the build unless a test has its own

private:
    std::filesystem::path m_folder;
};

[[nodiscard]] std::vector<std::string> words_of(const std::string& line);
/// Every line but the last empty one.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);
[[nodiscard]] std::vector<std::string> keys_of(const Json& object);

}  // namespace lichsong::test
