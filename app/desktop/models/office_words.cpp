// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/office_words.h"

#include <array>
#include <system_error>

#include <nlohmann/json.hpp>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/read_file.h"

namespace lichsong::desktop {
namespace {

using Json = nlohmann::ordered_json;
using service::LetterWish;

constexpr std::size_t longest = 64 * 1'024;

struct Word {
    const char* name;
    std::string LetterWish::*text;
};
constexpr std::array kept{Word{"place", &LetterWish::place},   Word{"parent", &LetterWish::parent},       Word{"post", &LetterWish::post},
                          Word{"signer", &LetterWish::signer}, Word{"addressee", &LetterWish::addressee}, Word{"recipients", &LetterWish::recipients}};

}  // namespace

LetterWish read_office_words(const std::filesystem::path& file) {
    LetterWish words;
    std::string text;
    try {
        text = base::read_file(file, longest);
    } catch (const base::Error&) {
        return words;  // nothing was kept yet
    }
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return words;
    for (const auto& word : kept)
        if (const auto found = json.find(word.name); found != json.end() && found->is_string()) words.*word.text = found->get<std::string>();
    return words;
}

bool keep_office_words(const std::filesystem::path& file, const LetterWish& words) {
    Json json;
    for (const auto& word : kept) json[word.name] = words.*word.text;
    std::error_code problem;
    std::filesystem::create_directories(file.parent_path(), problem);
    if (problem) return false;
    try {
        base::AtomicFile out(file);
        out.write(json.dump(2) + '\n');
        out.commit();
        return true;
    } catch (const base::Error&) {
        return false;  // the paper was written; only its words have to be typed again
    }
}

}  // namespace lichsong::desktop
