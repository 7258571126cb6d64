// SPDX-License-Identifier: Apache-2.0
// What items are about: a tree, in two languages. Colour is never the only sign, so a topic has a symbol as well.
#pragma once

#include <span>

#include "calendar/model/entity.h"

namespace lichsong::model {

struct Topic : Entity {
    std::string title;
    std::string title_en;
    base::Id<Topic> parent;
    std::string colour;  ///< "#RRGGBB"
    std::string symbol;  ///< one or two characters
};

[[nodiscard]] std::span<const FieldInfo> topic_fields();

}  // namespace lichsong::model
