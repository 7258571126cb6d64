// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/sheet_cells.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/cell_tokens.h"

namespace lichsong::service {
namespace {

using model::Form;

CellToken::Kind kind_of(char c) {
    if (c >= '0' && c <= '9') return CellToken::Kind::Number;
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    return letter ? CellToken::Kind::Word : CellToken::Kind::Sign;
}

}  // namespace

std::vector<CellToken> tokens_of(std::string_view text) {
    std::vector<CellToken> tokens;
    for (std::size_t i = 0; i < text.size();) {
        const auto begin = i;
        const auto kind = kind_of(text[i++]);
        if (kind == CellToken::Kind::Sign && static_cast<unsigned char>(text[begin]) <= ' ') continue;
        while (kind != CellToken::Kind::Sign && i < text.size() && kind_of(text[i]) == kind) ++i;
        tokens.push_back({kind, text.substr(begin, i - begin), begin > 0 && static_cast<unsigned char>(text[begin - 1]) <= ' '});
    }
    return tokens;
}

CellValue<model::Seconds> read_length(std::string_view cell, LengthUnit unit) {
    static constexpr std::array<std::pair<std::string_view, char>, 15> units{{
        {"gio", 'h'}, {"h", 'h'}, {"tieng", 'h'}, {"phut", 'm'}, {"p", 'm'}, {"ph", 'm'}, {"m", 'm'}, {"min", 'm'}, {"'", 'm'}, {"\u2019", 'm'},
        {"\u2032", 'm'}, {"giay", 's'}, {"s", 's'}, {"\"", 's'}, {"\u2033", 's'},
    }};
    const auto text = base::fold(cell);
    std::string plain;
    char last = 0;
    bool colon = false;
    for (const auto& token : tokens_of(text)) {
        const auto known = std::find_if(units.begin(), units.end(), [&](const auto& row) { return token.is(row.first); });
        if (token.kind == CellToken::Kind::Number || token.is(":")) plain += token.text;
        else if (known == units.end()) return {{}, "import.length_unreadable"};
        else plain += last = known->second;
        colon = colon || token.is(":");
    }
    const bool bare = !plain.empty() && plain.back() >= '0' && plain.back() <= '9' && !colon;
    if (bare && last != 0) plain += last == 'h' ? 'm' : 's';  // 1h30, 5'30
    else if (bare && unit == LengthUnit::Minutes) plain += 'm';
    try {
        return {model::parse_duration(plain), {}};
    } catch (const base::Error&) {
        return {{}, "import.length_unreadable"};
    }
}

std::optional<Form> read_form(std::string_view cell) {
    static constexpr std::array<std::pair<std::string_view, Form>, 34> words{{
        {"tin", Form::News},
        {"tin tuc", Form::News},
        {"bai", Form::Article},
        {"bai viet", Form::Article},
        {"anh", Form::Photo},
        {"phong su", Form::Reportage},
        {"phong van", Form::Interview},
        {"chuyen muc", Form::Column},
        {"tieu muc", Form::Column},
        {"chuyen trang", Form::Page},
        {"ban tin", Form::Bulletin},
        {"toa dam", Form::Talk},
        {"tieu pham", Form::Sketch},
        {"cau chuyen truyen thanh", Form::RadioStory},
        {"hoi dap", Form::QuestionAnswer},
        {"hoi - dap", Form::QuestionAnswer},
        {"hoi \u2013 dap", Form::QuestionAnswer},
        {"hoi-dap", Form::QuestionAnswer},
        {"thong bao", Form::Notice},
        {"cau truyen hinh", Form::LiveBridge},
        {"cau truyen thanh", Form::LiveBridge},
        {"cau truyen hinh truc tiep", Form::LiveBridge},
        {"cau truyen thanh truc tiep", Form::LiveBridge},
        {"do hoa", Form::Infographic},
        {"video", Form::Clip},
        {"video clip", Form::Clip},
        {"phim ngan", Form::Clip},
        {"bai dang", Form::Post},
        {"dang mang xa hoi", Form::Post},
        {"to roi", Form::Leaflet},
        {"bang ron", Form::Banner},
        {"pano", Form::Banner},
        {"khac", Form::Other},
        {"q&a", Form::QuestionAnswer},
    }};
    auto wanted = base::fold(base::trim(cell));
    for (const auto& [word, form] : words)
        if (word == wanted) return form;
    std::replace(wanted.begin(), wanted.end(), ' ', '_');
    return model::value_named<Form>(wanted);
}

}  // namespace lichsong::service
