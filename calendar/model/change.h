// SPDX-License-Identifier: Apache-2.0
// One action of a user, in words (a code with arguments), with before and after of every row it touched.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "calendar/model/entity.h"

namespace lichsong::model {

enum class Step : std::uint8_t {
    Base,  ///< the making of the plan, and what others have seen by then: a release; cannot be undone
    Do,
    Undo,
    Redo,
};
inline constexpr Names<4> step_names = {"base", "do", "undo", "redo"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Step) { return step_names; }

/// What a change did, to be told as a sentence: a code of the table in app/common/describe, and what fills it.
struct Doing {
    std::string what;
    std::vector<std::string> args;
};

struct Change {
    std::int64_t id = 0;
    base::Stamp at = 0;     ///< what the clock said
    base::Stamp stamp = 0;  ///< rises with every change, whatever the clock does
    std::string author;
    Doing doing;
    Step step = Step::Do;
    std::int64_t target = 0;  ///< the change undone, or the undoing redone
};

/// Values of fields by name. Of a row added or removed all that are not empty; of a row changed those that differ.
using Image = std::vector<std::pair<std::string, Value>>;

struct RowChange {
    EntityKind kind{};
    std::int64_t row = 0;
    std::string key;
    std::optional<Image> before;  ///< none: the row was added
    std::optional<Image> after;   ///< none: the row was removed
};

}  // namespace lichsong::model
