// SPDX-License-Identifier: Apache-2.0
// A folder of the test's own, gone with it, and the plans it makes: files in that folder, or campaigns of a database where the environment names one.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>

#include <stdlib.h>

namespace lichsong::test {

class TempFolder {
public:
    TempFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "lichsong-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test: " + name);
        m_path = name;
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() {
        std::error_code left;  // what cannot be removed is left to the system's own cleaning
        std::filesystem::remove_all(m_path, left);
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }
    [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).string(); }
    /// Where a plan of that name is or will be: the same tests run on files and on the database of LICHSONG_TEST_DATABASE. The name is of a–z, 0–9
    /// and "-".
    [[nodiscard]] std::string plan(const std::string& name = "plan") const {
        const char* database = std::getenv("LICHSONG_TEST_DATABASE");
        if (database == nullptr) return file(name + ".lichsong");
        return database + std::string("?campaign=") + own_name() + '-' + name;  // it goes with the whole database, which is for tests alone
    }
    /// Names of what lies in it, in order.
    [[nodiscard]] std::set<std::string> names() const {
        std::set<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(m_path)) found.insert(entry.path().filename().string());
        return found;
    }

private:
    // Of the database's campaigns, those of this folder begin with it.
    [[nodiscard]] std::string own_name() const {
        std::string name = "t";
        for (const char c : m_path.filename().string()) name += c >= 'A' && c <= 'Z' ? std::string{'-', static_cast<char>(c - 'A' + 'a')} : std::string{c};
        return name;
    }

    std::filesystem::path m_path;
};

[[nodiscard]] inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << bytes;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace lichsong::test
