// SPDX-License-Identifier: Apache-2.0
// Writes docs/{vi,en}/reference from the tables of the program: reference PROJECT SHARE [--check]. With --check it writes nothing, names
// what is stale, and ends with 1. For people who work on the program and for its tests; people who use it read the pages.
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <unistd.h>

#include "app/cli/command.h"
#include "calendar/base/i18n.h"
#include "packaging/docs/reference_pages.h"
#include "tests/support/fixed_clock.h"

namespace {

namespace fs = std::filesystem;
using namespace lichsong;

constexpr base::Stamp morning_of_the_sample = 1'620'608'400;  // 10 May 2021, 08:00 in Vietnam

struct Page {
    const char* name;
    std::string (*write)(const docs::Sources&);
};
constexpr std::array pages{Page{"fields", docs::fields_page}, Page{"commands", docs::commands_page}, Page{"rules", docs::rules_page}, Page{"errors", docs::errors_page},
                           Page{"feeds", docs::feeds_page}};
constexpr std::array languages{std::pair{"vi", base::Language::Vietnamese}, std::pair{"en", base::Language::English}};

/// A folder that goes with it.
struct Folder {
    fs::path path;
    Folder() {
        auto name = (fs::temp_directory_path() / "lichsong-reference-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("reference: no temporary folder");
        path = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code left_behind;
        fs::remove_all(path, left_behind);
    }
};

// The sample plan as a partner would get it, for examples.
fs::path sample_calendar(const fs::path& folder, const fs::path& share) {
    const test::FixedClock clock(morning_of_the_sample);
    const auto plan = (folder / "sample.lichsong").string();
    const auto file = (folder / "sample.ics").string();
    for (const auto& words : {std::vector<std::string>{"demo", plan}, std::vector<std::string>{"export", plan, "--audience", "partner", "--out", file}}) {
        std::ostringstream said;
        cli::Console console{said, said, clock, {share, folder / "cache", "lan"}};
        if (cli::run(words, console) != cli::exit_done) throw std::runtime_error("reference: " + said.str());
    }
    return file;
}

std::string written(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Tables end with a line of their own, the page with one line break.
std::string closed(std::string text) {
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

int stale_or_written(const fs::path& project, const fs::path& share, bool only_check) {
    const Folder folder;
    const docs::Sources sources{project, sample_calendar(folder.path, share)};
    int stale = 0;
    std::set<fs::path> made;
    for (const auto& [name, language] : languages) {
        base::set_language(language, (share / "locale").string());
        for (const auto& page : pages) {
            const auto file = project / "docs" / name / "reference" / (std::string(page.name) + ".md");
            const auto text = closed(page.write(sources));
            made.insert(file);
            if (written(file) == text) continue;
            ++stale;
            std::cout << (only_check ? "stale: " : "written: ") << fs::relative(file, project).string() << '\n';
            if (only_check) continue;
            fs::create_directories(file.parent_path());
            std::ofstream(file, std::ios::binary) << text;
        }
        for (const auto& entry : fs::directory_iterator(project / "docs" / name / "reference"))
            if (!made.contains(entry.path())) throw std::runtime_error("reference: no table makes " + entry.path().string());
    }
    std::cout << "reference: " << made.size() << " pages, " << stale << (only_check ? " stale; build the target reference_pages to renew them\n" : " written\n");
    return only_check && stale > 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() < 2 || words.size() > 3 || (words.size() == 3 && words[2] != "--check")) {
        std::cerr << "reference PROJECT SHARE [--check]\n";
        return 2;
    }
    return stale_or_written(words[0], words[1], words.size() == 3);
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
