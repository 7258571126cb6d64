// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/list_sheet.h"

#include <algorithm>

namespace lichsong::desktop {
namespace {

constexpr double heading_height = 28;
constexpr double row_height = 22;
constexpr double padding = 6;

}  // namespace

Scene list_scene(const ListRows& rows, const Size& room, std::size_t most) {
    const auto& columns = rows.shown();
    double total = 0;
    for (const auto& column : columns) total += column.width;
    const double scale = room.width / total;
    const auto count = std::min(rows.size(), most);
    Scene scene;
    scene.pinned_top = heading_height;
    scene.size = {room.width, heading_height + row_height * static_cast<double>(count) + 1};
    double x = 0;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const double width = columns[column].width * scale;
        scene.text({x + padding, 0, width - padding, heading_height - 2}, app::field_name(ListRows::columns()[columns[column].column].field), Type::Strong, Ink::Quiet);
        for (std::size_t row = 0; row < count; ++row) {
            const Rect place{x + padding, heading_height + row_height * static_cast<double>(row), width - padding, row_height};
            auto& text = scene.text(place, rows.cell(row, columns[column].column), Type::Small, Ink::Text);
            text.struck = rows.item(row).is_gone();
        }
        x += width;
    }
    scene.line({0, heading_height - 2, room.width, 0}, Ink::StrongLine);
    for (std::size_t row = 0; row < count; ++row) scene.line({0, heading_height + row_height * static_cast<double>(row + 1) - 1, room.width, 0}, Ink::Line);
    return scene;
}

}  // namespace lichsong::desktop
