// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/xlsx_looks.h"

#include <array>
#include <cmath>

namespace lichsong::report {
namespace {

constexpr double seconds_of_day = 86'400;
constexpr std::int64_t exact = std::int64_t{1} << 53;  // beyond it a double leaves numbers out
constexpr double cell_points = 11;
constexpr lxw_color_t head_fill = 0xE6EDF3;
constexpr lxw_color_t line_colour = 0x8A94A0;

struct Number {
    std::optional<SheetNumber> operator()(std::monostate) const { return {}; }
    std::optional<SheetNumber> operator()(std::int64_t number) const {
        if (number > exact || number < -exact) return {};
        return SheetNumber{static_cast<double>(number), SheetKind::Whole};
    }
    std::optional<SheetNumber> operator()(double number) const { return finite(number, SheetKind::Decimal); }
    std::optional<SheetNumber> operator()(Percentage part) const { return finite(part.of_one, SheetKind::Percent); }
    std::optional<SheetNumber> operator()(const model::Date& date) const {
        static const model::Date first(1900, 3, 1);  // before it Excel counts a 29/2/1900 there never was
        if (!model::is_set(date) || date < first) return {};
        return SheetNumber{static_cast<double>(model::days_between(first, date) + 61), SheetKind::Date};
    }
    std::optional<SheetNumber> operator()(model::TimeOfDay time) const {
        const bool is_end = time.seconds >= 86'400;  // 24:00 would be shown as 00:00
        return SheetNumber{time.seconds / seconds_of_day, is_end ? SheetKind::Elapsed : time.seconds % 60 != 0 ? SheetKind::TimeWithSeconds : SheetKind::Time};
    }
    std::optional<SheetNumber> operator()(model::Seconds length) const {
        if (length.count() < 0) return {};  // Excel shows ####
        return SheetNumber{static_cast<double>(length.count()) / seconds_of_day, SheetKind::Elapsed};
    }

    static std::optional<SheetNumber> finite(double number, SheetKind kind) {
        if (!std::isfinite(number)) return {};
        return SheetNumber{number, kind};
    }
};

uint8_t align_of(Align align) {
    constexpr std::array<uint8_t, 4> all{LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT, LXW_ALIGN_LEFT};
    return all[static_cast<std::size_t>(align)];
}

// By SheetKind. "/" and ":" are quoted, for Excel puts the separator of the reader's country in their place.
constexpr std::array codes{"@", "#,##0", "#,##0.0", "0.0%", "dd\\/mm\\/yyyy", "hh\\:mm", "hh\\:mm\\:ss", "[h]:mm:ss"};

void add_frame(lxw_format* format) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, line_colour);
}

}  // namespace

std::optional<SheetNumber> sheet_number(const Value& value) { return std::visit(Number{}, value); }

lxw_format* SheetLooks::cell(SheetKind kind, Align align) {
    auto& format = m_cells[{kind, align}];
    if (format != nullptr) return format;
    format = workbook_add_format(m_book);
    format_set_font_name(format, font);
    format_set_font_size(format, cell_points);
    format_set_num_format(format, codes[static_cast<std::size_t>(kind)]);
    format_set_align(format, align_of(align));
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (kind == SheetKind::Text) format_set_text_wrap(format);
    add_frame(format);
    return format;
}

lxw_format* SheetLooks::head() {
    if (m_head != nullptr) return m_head;
    m_head = workbook_add_format(m_book);
    format_set_font_name(m_head, font);
    format_set_font_size(m_head, cell_points);
    format_set_bold(m_head);
    format_set_num_format(m_head, "@");
    format_set_text_wrap(m_head);
    format_set_align(m_head, LXW_ALIGN_CENTER);
    format_set_align(m_head, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(m_head, head_fill);
    add_frame(m_head);
    return m_head;
}

lxw_format* SheetLooks::text(Style style) {
    auto& format = m_texts[style];
    if (format != nullptr) return format;
    const auto& look = look_of(style);
    format = workbook_add_format(m_book);
    format_set_font_name(format, font);
    format_set_font_size(format, look.points);
    if (look.bold) format_set_bold(format);
    if (look.italic) format_set_italic(format);
    format_set_num_format(format, "@");
    format_set_text_wrap(format);
    format_set_align(format, align_of(look.align));
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

}  // namespace lichsong::report
