// SPDX-License-Identifier: Apache-2.0
// What placements can be narrowed by, as a table: how each is called, what can be chosen, and how a choice is called. Pills and
// menus are made of it; a new kind of filter is a row.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar/service/listing.h"

namespace lichsong::desktop {

struct FilterField {
    const char* field;                     ///< its name in the words of the product
    std::string service::Filter::*member;  ///< keys with commas between
    std::string (*value)(const model::Plan& plan, const std::string& key);
    /// The keys to choose from; nothing where it is typed.
    std::vector<std::string> (*keys)(const model::Plan& plan);
};

[[nodiscard]] std::span<const FilterField> filter_fields();

/// "Kênh: Báo in tỉnh", with their number where there are several.
[[nodiscard]] std::string words_of(const FilterField& field, const model::Plan& plan, const std::string& value);
[[nodiscard]] bool has_key(const std::string& keys, const std::string& key);
/// With the key, or without it where it was there.
[[nodiscard]] std::string with_or_without(const std::string& keys, const std::string& key);
[[nodiscard]] bool is_empty(const service::Filter& filter);
[[nodiscard]] bool is_same(const service::Filter& a, const service::Filter& b);

}  // namespace lichsong::desktop
