// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/office_words.h"

#include <array>

#include <nlohmann/json.hpp>

#include "app/desktop/models/own_file.h"

namespace lichsong::desktop {
namespace {

using Json = nlohmann::ordered_json;
using service::LetterWish;

struct Word {
    const char* name;
    std::string LetterWish::*text;
};
constexpr std::array kept{Word{"place", &LetterWish::place},   Word{"parent", &LetterWish::parent},       Word{"post", &LetterWish::post},
                          Word{"signer", &LetterWish::signer}, Word{"addressee", &LetterWish::addressee}, Word{"recipients", &LetterWish::recipients}};

}  // namespace

LetterWish read_office_words(const std::filesystem::path& file) {
    LetterWish words;
    const auto json = Json::parse(read_own_file(file), nullptr, false);
    if (!json.is_object()) return words;
    for (const auto& word : kept)
        if (const auto found = json.find(word.name); found != json.end() && found->is_string()) words.*word.text = found->get<std::string>();
    return words;
}

bool keep_office_words(const std::filesystem::path& file, const LetterWish& words) {
    Json json;
    for (const auto& word : kept) json[word.name] = words.*word.text;
    return keep_own_file(file, json.dump(2) + '\n');
}

}  // namespace lichsong::desktop
