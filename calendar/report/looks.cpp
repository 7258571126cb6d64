// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/looks.h"

#include <algorithm>
#include <array>

namespace lichsong::report {
namespace {

constexpr double indent = mm(12.7);
constexpr double space = 6;

// The unit of the width of Times, by kind of letter: enough for the length of a rule.
double em_of(unsigned char letter, bool bold) {
    if (letter >= 'A' && letter <= 'Z') return bold ? 0.72 : 0.69;
    if (letter == ' ' || letter == '.' || letter == ',') return 0.25;
    if (letter == '-' || letter == 'i' || letter == 'l' || letter == 't') return 0.3;
    if (letter == 'm' || letter == 'w') return 0.75;
    return bold ? 0.53 : 0.5;
}

std::vector<Piece> pieces(const Head& head) {
    TwoColumns top{0.385, {}, {}};
    if (!head.parent.empty()) top.left.push_back({Style::Parent, head.parent});
    if (!head.issuer.empty()) top.left.push_back({Style::Issuer, head.issuer, Rule::Part});
    if (!head.nation.empty()) top.right.push_back({Style::Nation, head.nation, head.motto.empty() ? Rule::AsLong : Rule::None});
    if (!head.motto.empty()) top.right.push_back({Style::Motto, head.motto, Rule::AsLong});
    TwoColumns below{top.left_share, {}, {}};
    if (!head.number.empty()) below.left.push_back({Style::Number, head.number});
    if (!head.subject.empty()) below.left.push_back({Style::Subject, head.subject});
    for (const auto& mark : head.marks) below.left.push_back({Style::Mark, mark, Rule::None, true});
    if (!head.place_and_date.empty()) below.right.push_back({Style::PlaceDate, head.place_and_date});
    std::vector<Piece> all{top, below};
    if (!head.type.empty()) all.emplace_back(Line{Style::Type, head.type});
    if (!head.type_subject.empty()) all.emplace_back(Line{Style::TypeSubject, head.type_subject, Rule::Part});
    if (head.to.size() == 1) all.emplace_back(Line{Style::Addressee, head.to_label + ' ' + head.to.front()});
    if (head.to.size() > 1) {
        all.emplace_back(Line{Style::Addressee, head.to_label});
        for (const auto& one : head.to) all.emplace_back(Line{Style::AddresseeItem, "- " + one + (&one == &head.to.back() ? "." : ";")});
    }
    return all;
}

std::vector<Piece> pieces(const AppendixHead& head) {
    std::vector<Piece> all;
    if (!head.label.empty()) all.emplace_back(Line{Style::AppendixLabel, head.label});
    all.emplace_back(Line{Style::AppendixTitle, head.title});
    if (!head.belongs_to.empty()) all.emplace_back(Line{Style::AppendixNote, head.belongs_to, Rule::Part});
    return all;
}

std::vector<Piece> pieces(const Foot& foot) {
    TwoColumns both{0.5, {}, {}};
    if (!foot.to_label.empty()) both.left.push_back({Style::RecipientsLabel, foot.to_label});
    for (const auto& one : foot.to) both.left.push_back({Style::Recipient, one});
    for (const auto& one : foot.posts) both.right.push_back({Style::Post, one});
    if (!foot.note.empty()) both.right.push_back({Style::SignNote, foot.note});
    both.right.push_back({Style::Signer, foot.signer});
    return {Line{Style::Cell, ""}, both};
}

std::vector<Piece> pieces(const Paragraph& paragraph) { return {Line{paragraph.style, paragraph.text}}; }
std::vector<Piece> pieces(const Table& table) {
    std::vector<Piece> all;
    if (!table.caption.empty()) all.emplace_back(Line{Style::Caption, table.caption});
    all.emplace_back(std::cref(table));
    return all;
}
std::vector<Piece> pieces(const Chart& chart) { return {std::cref(chart)}; }
std::vector<Piece> pieces(const PageBreak& page) { return {page}; }

}  // namespace

// Sizes and shapes: Decree 30/2020/NĐ-CP, Appendix I, II and IV. The room for seal and signature is the space before the signer.
const std::vector<Look>& looks() {
    using enum Style;
    static const std::vector<Look> table{
        {Body, "Body Text", 14, false, false, false, Align::Justify, indent, 0, space, 0, false},
        {Basis, "LS Basis", 14, false, true, false, Align::Justify, indent, 0, space, 0, false},
        {Part, "heading 1", 14, true, false, true, Align::Justify, indent, 0, space, 0, true},
        {Section, "heading 2", 14, true, false, false, Align::Justify, indent, 0, space, 0, true},
        {Point, "LS Point", 14, false, false, false, Align::Justify, indent, 0, space, 0, false},
        {Item, "LS Item", 14, false, false, false, Align::Justify, indent, 0, space, 0, false},
        {Note, "LS Note", 12, false, true, false, Align::Justify, 0, 0, space, 0, false},
        {Nation, "LS Nation", 13, true, false, true, Align::Centre, 0, 0, 0, 0, true},
        {Motto, "LS Motto", 14, true, false, false, Align::Centre, 0, 0, 0, 0, true},
        {Parent, "LS Parent", 13, false, false, true, Align::Centre, 0, 0, 0, 0, true},
        {Issuer, "LS Issuer", 13, true, false, true, Align::Centre, 0, 0, 0, 0, true},
        {Number, "LS Number", 13, false, false, false, Align::Centre, 0, 0, 8, 0, true},
        {PlaceDate, "LS Place", 14, false, true, false, Align::Centre, 0, 0, 8, 0, true},
        {Subject, "LS Subject", 12, false, false, false, Align::Centre, 0, 0, 6, 0, true},
        {Mark, "LS Mark", 13, true, false, true, Align::Centre, 0, 0, 8, 0, true},
        {Type, "Title", 14, true, false, true, Align::Centre, 0, 0, 18, 0, true},
        {TypeSubject, "Subtitle", 14, true, false, false, Align::Centre, 0, 0, 0, 0, true},
        {Addressee, "LS Addressee", 14, false, false, false, Align::Left, 0, mm(30), 18, 6, true},
        {AddresseeItem, "LS Addressee Item", 14, false, false, false, Align::Left, 0, mm(49), 0, 0, true},
        {RecipientsLabel, "LS Recipients", 12, true, true, false, Align::Left, 0, 0, 0, 0, true},
        {Recipient, "LS Recipient", 11, false, false, false, Align::Left, 0, 0, 0, 0, true},
        {Post, "LS Post", 14, true, false, true, Align::Centre, 0, 0, 0, 0, true},
        {SignNote, "LS Sign Note", 13, false, true, false, Align::Centre, 0, 0, 0, 0, true},
        {Signer, "LS Signer", 14, true, false, false, Align::Centre, 0, 0, 70, 0, false},
        {AppendixLabel, "LS Appendix", 14, true, false, false, Align::Centre, 0, 0, 0, 0, true},
        {AppendixTitle, "LS Appendix Title", 14, true, false, true, Align::Centre, 0, 0, 0, 0, true},
        {AppendixNote, "LS Appendix Note", 14, false, true, false, Align::Centre, 0, 0, 0, 0, true},
        {CellHead, "LS Cell Head", 12, true, false, false, Align::Centre, 0, 0, 2, 2, false},
        {Cell, "LS Cell", 12, false, false, false, Align::Left, 0, 0, 2, 2, false},
        {Caption, "caption", 13, true, false, false, Align::Centre, 0, 0, 12, 3, true},
    };
    return table;
}

const Look& look_of(Style style) { return looks()[static_cast<std::size_t>(style)]; }

std::vector<Piece> pieces_of(const Block& block) {
    return std::visit([](const auto& one) { return pieces(one); }, block);
}

double rule_length(const Line& line, double room) {
    const auto& look = look_of(line.style);
    double width = 0;
    for (const char letter : printable(line.text)) {
        const auto byte = static_cast<unsigned char>(letter);
        if ((byte & 0xC0U) == 0x80) continue;                                            // within a character
        width += (byte >= 0x80 ? look.caps ? 0.72 : em_of(byte, look.bold) : em_of(byte, look.bold)) * look.points;
    }
    constexpr double part = 0.4;  // "1/3 to 1/2 of the line"
    return std::min(line.rule == Rule::Part ? std::min(width, room) * part : width, room);
}

std::vector<std::vector<PlacedCell>> placed_head(const Table& table) {
    const auto width = table.columns.size();
    std::vector<std::vector<PlacedCell>> placed(table.head.size());
    std::vector<PlacedCell> above(width, {nullptr, 0, 0, false});
    std::vector<int> reach(width, 0);  // rows still to be covered from above
    for (std::size_t row = 0; row < table.head.size(); ++row) {
        std::size_t given = 0;
        for (std::size_t column = 0; column < width;) {
            if (reach[column] > 0) {
                auto cell = above[column];
                cell.is_continued = true;
                for (std::size_t i = 0; i < cell.columns; ++i) --reach[column + i];
                placed[row].push_back(cell);
                column += cell.columns;
                continue;
            }
            if (given == table.head[row].size()) break;
            const auto& cell = table.head[row][given++];
            std::size_t span = 1;
            while (span < static_cast<std::size_t>(std::max(1, cell.columns)) && column + span < width && reach[column + span] == 0) ++span;
            const PlacedCell here{&cell, column, span, false};
            for (std::size_t i = 0; i < span; ++i) reach[column + i] = std::max(1, cell.rows) - 1;
            above[column] = here;
            placed[row].push_back(here);
            column += span;
        }
    }
    return placed;
}

}  // namespace lichsong::report
