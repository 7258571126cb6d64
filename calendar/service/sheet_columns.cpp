// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/sheet_columns.h"

#include <algorithm>
#include <map>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/field.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;

constexpr std::size_t farthest_heading = 60;

// Folded, without what stands in brackets. Of two columns for one field the heading further up in the table counts.
struct Heading {
    std::string_view text;
    SheetField field;
    bool may_go_on = false;  ///< "Nội dung tuyên truyền" as well
};

constexpr std::array headings{
    Heading{"tt", SheetField::Number}, Heading{"stt", SheetField::Number}, Heading{"so tt", SheetField::Number},
    Heading{"so thu tu", SheetField::Number}, Heading{"no", SheetField::Number}, Heading{"#", SheetField::Number},
    Heading{"ma luot phat", SheetField::Code}, Heading{"ma", SheetField::Code}, Heading{"ma so", SheetField::Code},
    Heading{"code", SheetField::Code}, Heading{"id", SheetField::Code},
    Heading{"tieu de", SheetField::Title}, Heading{"ten tin bai", SheetField::Title}, Heading{"ten tin, bai", SheetField::Title},
    Heading{"ten chuong trinh", SheetField::Title}, Heading{"noi dung", SheetField::Title, true}, Heading{"chuong trinh", SheetField::Title},
    Heading{"title", SheetField::Title}, Heading{"item", SheetField::Title}, Heading{"programme", SheetField::Title},
    Heading{"content", SheetField::Title},
    Heading{"hinh thuc", SheetField::Form, true}, Heading{"the loai", SheetField::Form}, Heading{"form", SheetField::Form},
    Heading{"format", SheetField::Form},
    Heading{"co quan bao chi, kenh", SheetField::Outlet}, Heading{"kenh", SheetField::Outlet, true}, Heading{"kenh phat", SheetField::Outlet},
    Heading{"dai", SheetField::Outlet}, Heading{"dai, bao", SheetField::Outlet}, Heading{"co quan bao chi", SheetField::Outlet},
    Heading{"outlet", SheetField::Outlet}, Heading{"channel", SheetField::Outlet}, Heading{"station", SheetField::Outlet},
    Heading{"ngay", SheetField::Date}, Heading{"ngay phat", SheetField::Date, true}, Heading{"ngay dang", SheetField::Date, true},
    Heading{"ngay phat, dang", SheetField::Date}, Heading{"ngay gio", SheetField::Date}, Heading{"ngay, gio", SheetField::Date},
    Heading{"ngay gio phat", SheetField::Date}, Heading{"date", SheetField::Date}, Heading{"day", SheetField::Date},
    Heading{"date and time", SheetField::Date}, Heading{"thoi gian", SheetField::Date, true},
    Heading{"gio", SheetField::Start}, Heading{"gio phat", SheetField::Start, true}, Heading{"bat dau", SheetField::Start},
    Heading{"start", SheetField::Start}, Heading{"time", SheetField::Start},
    Heading{"thoi luong", SheetField::Length, true}, Heading{"length", SheetField::Length}, Heading{"duration", SheetField::Length},
    Heading{"phat lai", SheetField::Repeats, true}, Heading{"ngay phat lai", SheetField::Repeats}, Heading{"repeat", SheetField::Repeats},
    Heading{"repeats", SheetField::Repeats},
    Heading{"don vi chiu trach nhiem", SheetField::Body, true}, Heading{"don vi chu tri", SheetField::Body, true},
    Heading{"co quan chu tri", SheetField::Body}, Heading{"don vi thuc hien", SheetField::Body}, Heading{"responsible body", SheetField::Body},
    Heading{"responsible", SheetField::Body},
    Heading{"van ban", SheetField::Reference, true}, Heading{"so van ban", SheetField::Reference}, Heading{"can cu", SheetField::Reference},
    Heading{"reference", SheetField::Reference}, Heading{"document", SheetField::Reference},
    Heading{"chuyen de", SheetField::Topics}, Heading{"chu de", SheetField::Topics}, Heading{"linh vuc", SheetField::Topics},
    Heading{"topic", SheetField::Topics}, Heading{"topics", SheetField::Topics},
    Heading{"khung gio", SheetField::Slot, true}, Heading{"chuyen muc", SheetField::Slot}, Heading{"slot", SheetField::Slot},
    Heading{"ghi chu", SheetField::Note}, Heading{"note", SheetField::Note}, Heading{"notes", SheetField::Note},
    Heading{"kho", SheetField::Size}, Heading{"dien tich", SheetField::Size}, Heading{"size", SheetField::Size},
    Heading{"duong dan", SheetField::Url}, Heading{"dia chi", SheetField::Url}, Heading{"lien ket", SheetField::Url},
    Heading{"link", SheetField::Url}, Heading{"url", SheetField::Url},
};

// A cell, and the row of the table that it is; none where it is not known.
struct Seen {
    std::string text;
    const Heading* known = nullptr;
};
using SeenRow = std::map<std::size_t, Seen>;

// "Thời gian\n(ngày, giờ)" -> "thoi gian": one line, without brackets, points and stars at its end.
std::string folded_heading(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : base::fold(text)) {
        if (c == '(') ++depth;
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        if (depth == 0 && (!blank || (!out.empty() && out.back() != ' '))) out += blank ? ' ' : c;
        if (c == ')' && depth > 0) --depth;
    }
    while (!out.empty() && std::string_view(" .:*").find(out.back()) != std::string_view::npos) out.pop_back();
    return out;
}

const Heading* heading_called(std::string_view text) {
    const auto folded = folded_heading(text);
    const Heading* longest = nullptr;
    for (const auto& row : headings) {
        if (row.text == folded) return &row;
        const bool begins = row.may_go_on && folded.starts_with(row.text) && folded[row.text.size()] == ' ';
        if (begins && (longest == nullptr || row.text.size() > longest->text.size())) longest = &row;
    }
    return longest;
}

SeenRow seen_in(const sheet::Row& row) {
    constexpr std::size_t longest = 120;  // of a heading, in bytes: what is longer is a text
    SeenRow seen;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto text = base::trim(row.cells[i]);
        if (!text.empty()) seen[i] = {std::string(text), text.size() > longest ? nullptr : heading_called(text)};
    }
    return seen;
}

std::size_t known_in(const SeenRow& row) {
    std::size_t count = 0;
    for (const auto& [index, seen] : row) count += seen.known != nullptr ? 1 : 0;
    return count;
}

// "(1) (2) (3)" or "1 2 3"
bool is_number_row(const sheet::Row& row) {
    int numbers = 0;
    for (const auto& cell : row.cells) {
        auto text = base::trim(cell);
        if (text.empty()) continue;
        if (text.starts_with('(') && text.ends_with(')')) text = base::trim(text.substr(1, text.size() - 2));
        if (text.empty() || text.size() > 2 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
        ++numbers;
    }
    return numbers > 1;
}

class Finder {
public:
    Finder(const std::vector<sheet::Row>& rows, std::string_view map, const std::vector<SheetField>& needed) : m_rows(rows), m_text(map), m_needed(needed) {}

    SheetColumns run() {
        read_map();
        read_headings();
        for (const auto& [index, seen] : m_seen) m_columns.list.push_back({{}, index, seen.text});
        take_map();
        for (const auto& heading : headings) take_known(heading);
        for (const auto field : m_needed)
            if (!m_columns.find(field))
                throw Error(Fault::Input, "sheet.no_column", {name_of(field), name_of(field), all_headings()});
        const auto length = m_columns.find(SheetField::Length);
        m_columns.minutes = length && m_seen.contains(*length) && base::found_in("(phút)", m_seen[*length].text);
        return std::move(m_columns);
    }

private:
    void read_headings() {
        std::size_t most = 0;
        std::size_t best = 0;
        for (std::size_t i = 0; i < std::min(m_rows.size(), farthest_heading); ++i) {
            const auto row = seen_in(m_rows[i]);
            const auto count = known_in(row) + mapped_in(row);
            if (count <= most) continue;
            most = count;
            best = i;
        }
        if (m_rows.empty()) return;
        m_shown = seen_in(m_rows[best]);
        if (most == 0 && !m_map.empty()) return;  // columns by their letters, of a table that has no headings
        m_seen = m_shown;
        m_columns.first_row = best + 1;
        if (m_columns.first_row < m_rows.size()) take_second_row(m_rows[m_columns.first_row]);
        if (m_columns.first_row < m_rows.size() && is_number_row(m_rows[m_columns.first_row])) ++m_columns.first_row;
    }

    // Below a heading over several columns each has its own.
    void take_second_row(const sheet::Row& row) {
        const auto below = seen_in(row);
        if (below.empty() || known_in(below) != below.size()) return;
        for (const auto& [index, seen] : below) m_seen[index] = seen;
        m_shown = m_seen;
        ++m_columns.first_row;
    }

    void read_map() {
        for (const auto part : base::split(m_text, ',')) {
            const auto cut = part.find('=');
            if (cut == std::string_view::npos) {
                if (m_map.empty()) throw Error(Fault::Input, "sheet.map_unreadable", {std::string(part)});
                auto& heading = m_map.back().second;  // one with a comma in it goes on
                heading = {heading.data(), static_cast<std::size_t>(part.data() + part.size() - heading.data())};
                continue;
            }
            const auto name = base::trim(part.substr(0, cut));
            const auto field = std::find(sheet_field_names.begin(), sheet_field_names.end(), name);
            if (field == sheet_field_names.end()) throw Error(Fault::Input, "sheet.map_field", {std::string(name), all_fields()});
            m_map.emplace_back(static_cast<SheetField>(field - sheet_field_names.begin()), base::trim(part.substr(cut + 1)));
        }
    }

    [[nodiscard]] std::size_t mapped_in(const SeenRow& row) const {
        return static_cast<std::size_t>(std::count_if(m_map.begin(), m_map.end(), [&](const auto& mapped) {
            return std::any_of(row.begin(), row.end(), [&](const auto& cell) { return is_called(cell.second.text, mapped.second); });
        }));
    }

    void take_map() {
        for (const auto& [field, name] : m_map) column_called(name).field = field;
    }

    static bool is_called(const std::string& heading, std::string_view name) {
        const auto wanted = base::fold(name);
        return base::fold(heading) == wanted || folded_heading(heading) == wanted;
    }

    // A heading goes before a letter, which may be one as well.
    SheetColumn& column_called(std::string_view name) {
        for (auto& column : m_columns.list)
            if (is_called(column.heading, name)) return column;
        auto letters = std::string(name);
        std::transform(letters.begin(), letters.end(), letters.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        for (auto& column : m_columns.list)
            if (sheet::column_name(column.index) == letters) return column;
        for (std::size_t i = 0; i < sheet::limits::columns; ++i) {
            if (sheet::column_name(i) != letters) continue;
            m_columns.list.push_back({{}, i, {}});
            return m_columns.list.back();
        }
        throw Error(Fault::Input, "sheet.map_column", {std::string(name), all_headings()});
    }

    // Of "Ngày" and "Thời gian" side by side the second is the time of day.
    void take_known(const Heading& heading) {
        for (auto& column : m_columns.list) {
            const auto seen = m_seen.find(column.index);
            if (column.field || seen == m_seen.end() || seen->second.known != &heading) continue;
            auto field = heading.field;
            if (field == SheetField::Date && m_columns.find(field) && heading.text.starts_with("thoi gian")) field = SheetField::Start;
            if (!m_columns.find(field)) column.field = field;
        }
    }

    [[nodiscard]] std::string all_headings() const {
        std::string all;
        for (const auto& [index, seen] : m_shown) {
            auto line = seen.text;
            std::replace(line.begin(), line.end(), '\n', ' ');
            all += (all.empty() ? "" : ", ") + line;
        }
        return all;
    }
    static std::string name_of(SheetField field) { return std::string(sheet_field_names[static_cast<std::size_t>(field)]); }
    static std::string all_fields() {
        std::string all;
        for (const auto name : sheet_field_names) all += (all.empty() ? "" : ", ") + std::string(name);
        return all;
    }

    const std::vector<sheet::Row>& m_rows;
    std::string_view m_text;
    const std::vector<SheetField>& m_needed;
    std::vector<std::pair<SheetField, std::string_view>> m_map;
    SeenRow m_shown;  ///< what is named where a column is missing
    SeenRow m_seen;
    SheetColumns m_columns;
};

}  // namespace

std::optional<SheetField> field_of_heading(std::string_view heading) {
    const auto* known = heading_called(heading);
    return known == nullptr ? std::nullopt : std::optional(known->field);
}

std::optional<std::size_t> SheetColumns::find(SheetField field) const {
    for (const auto& column : list)
        if (column.field == field) return column.index;
    return std::nullopt;
}

SheetColumns find_columns(const std::vector<sheet::Row>& rows, std::string_view map, const std::vector<SheetField>& needed) { return Finder(rows, map, needed).run(); }

}  // namespace lichsong::service
