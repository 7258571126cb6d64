// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/folder.h"

#include <array>
#include <cerrno>
#include <ctime>
#include <string>

#include <unistd.h>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::mail {

namespace {

constexpr std::size_t longest_slug = 48;
constexpr int most_of_one_name = 10'000;

// The wall clock where it is written, whatever zone the program runs in.
std::string stamp_of(const Outgoing& message) {
    const auto wall = static_cast<std::time_t>(message.date + std::chrono::seconds(message.utc_offset).count());
    std::tm parts{};
    std::array<char, 32> text{};
    if (::gmtime_r(&wall, &parts) == nullptr || std::strftime(text.data(), text.size(), "%Y-%m-%d-%H%M%S", &parts) == 0) return "mail";
    return text.data();
}

// Gives the finished file its name where nobody has it; the link is refused where somebody does.
bool take_name(const std::filesystem::path& finished, const std::filesystem::path& file) {
    if (::link(finished.c_str(), file.c_str()) == 0) return true;
    if (errno == EEXIST) return false;
    std::error_code unknown;  // a drive without links: looked at first, which is as good as it gets there
    if (std::filesystem::exists(std::filesystem::symlink_status(file, unknown))) return false;
    base::put_in_place(finished, file);
    return true;
}

}  // namespace

std::filesystem::path put_into_folder(const std::filesystem::path& folder, const Outgoing& message, std::string_view bytes) {
    std::error_code unknown;
    if (!std::filesystem::is_directory(folder, unknown)) throw base::Error(base::Fault::Input, "file.no_folder", {folder.string()});
    const auto slug = base::is_utf8(message.subject) ? base::slug(message.subject, longest_slug) : std::string();
    const auto name = stamp_of(message) + (slug.empty() ? slug : "-" + slug);
    const auto hidden = folder / ("." + name + "." + std::to_string(::getpid()));
    base::AtomicFile out(hidden);
    out.write(bytes);
    out.commit();
    for (int number = 1; number <= most_of_one_name; ++number) {
        const auto file = folder / (name + (number == 1 ? std::string() : "-" + std::to_string(number)) + ".eml");
        if (!take_name(hidden, file)) continue;
        std::filesystem::remove(hidden, unknown);
        return file;
    }
    std::filesystem::remove(hidden, unknown);
    throw base::Error(base::Fault::Store, "file.cannot_write", {(folder / (name + ".eml")).string(), "File exists"});
}

}  // namespace lichsong::mail
