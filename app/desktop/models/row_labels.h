// SPDX-License-Identifier: Apache-2.0
// What rows are called where others refer to them, and how values of fields are shown to people. Rows of a kind of which there
// are few are read once; of others one is looked up at a time. Knows no windows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "calendar/service/desk.h"

namespace lichsong::desktop {

struct NamedRow {
    std::int64_t id = 0;
    std::string label;
};

class RowLabels {
public:
    explicit RowLabels(service::Desk& desk) : m_desk(desk) {}

    [[nodiscard]] std::string of(model::EntityKind kind, std::int64_t id);
    /// Rows in whose names the words occur, marks or none, in Vietnamese order; at most so many.
    [[nodiscard]] std::vector<NamedRow> find(model::EntityKind kind, std::string_view words, std::size_t most);
    /// The row that is called exactly this, by label or key, in whatever case; nothing where none is, or more than one.
    [[nodiscard]] std::optional<std::int64_t> meant(model::EntityKind kind, std::string_view words);
    /// "Đài PTTH tỉnh", "23/5/2021", "thứ Hai, thứ Tư hằng tuần": a value as it is read.
    [[nodiscard]] std::string shown(const model::FieldInfo& field, const model::Value& value);

    /// The plan has changed.
    void forget() { m_known.clear(); }

private:
    struct Known {
        std::vector<NamedRow> rows;  ///< in Vietnamese order
        std::unordered_map<std::int64_t, std::size_t> places;
    };
    const Known& known(model::EntityKind kind);
    std::vector<NamedRow> look_up(model::EntityKind kind, std::string_view words, std::size_t most);

    service::Desk& m_desk;
    std::map<model::EntityKind, Known> m_known;
};

/// The label of a row in the language chosen, without its key.
[[nodiscard]] std::string label_of(const model::Record& row);

}  // namespace lichsong::desktop
