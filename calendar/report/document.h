// SPDX-License-Identifier: Apache-2.0
// An official document as values, laid out as Decree 30/2020/NĐ-CP, Appendix I, has it: what stands on paper, not how a format writes
// it. It knows no plan and no language; the service fills it, and the render_*.h write it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/report/cell.h"
#include "calendar/report/chart.h"

namespace lichsong::report {

enum class Align : std::uint8_t { Left, Centre, Right, Justify };

/// What a paragraph is; how that looks is a row of looks.cpp.
enum class Style : std::uint8_t {
    Body, Basis, Part, Section, Point, Item, Note,
    Nation, Motto, Parent, Issuer, Number, PlaceDate, Subject, Mark, Type, TypeSubject, Addressee, AddresseeItem,
    RecipientsLabel, Recipient, Post, SignNote, Signer, AppendixLabel, AppendixTitle, AppendixNote, CellHead, Cell, Caption,
};

struct Paragraph {
    Style style = Style::Body;
    std::string text;  ///< a line feed breaks the line
};

struct Column {
    double share = 1;  ///< of the width, in proportion to the others
    Align align = Align::Left;
};

/// The grid of a head is filled from the left, past cells that reach down from above.
struct HeadCell {
    std::string text;
    int columns = 1;
    int rows = 1;
};

/// Takes one row; what it holds on to it has to copy.
using RowSink = std::function<void(const Row&)>;

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<HeadCell>> head;  ///< repeated on each page
    std::vector<Row> rows;                    ///< never broken between pages unless longer than one
    std::string caption = {};                 ///< above the table, where there is one
    std::string name = {};                    ///< short, of its sheet in a workbook; the caption where empty
    /// Hands over the rows after `rows`, the same ones each time: for tables too long to be held in memory.
    std::function<void(const RowSink&)> more = {};

    void each_row(const RowSink& sink) const;
};

struct PageBreak {};

/// The upper part. What is empty is left out; Party and Front bodies put their own words for `nation` and `motto`.
struct Head {
    std::string parent;
    std::string issuer;
    std::string nation;
    std::string motto;
    std::string number;          ///< "Số: 05/BC-…"
    std::string place_and_date;
    std::string subject;         ///< "V/v …", of a document without a type
    std::vector<std::string> marks;  ///< boxed: urgency
    std::string type;            ///< "BÁO CÁO"
    std::string type_subject;
    std::string to_label;        ///< "Kính gửi:"
    std::vector<std::string> to;
};

struct AppendixHead {
    std::string label;  ///< "Phụ lục I"
    std::string title;
    std::string belongs_to;
};

struct Foot {
    std::string to_label;                 ///< "Nơi nhận:"
    std::vector<std::string> to;
    std::vector<std::string> posts;       ///< "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
    std::string note;                     ///< below them, in italics
    std::string signer;                   ///< rank and name, below the room for the signature
};

using Block = std::variant<Head, AppendixHead, Paragraph, Table, Chart, Foot, PageBreak>;

/// Pages are counted from 1 in each; the first shows no number.
struct Section {
    bool is_landscape = false;
    std::vector<Block> blocks;
};

struct Document {
    std::string title;
    std::string author;    ///< the issuing body, never a person
    std::string language;  ///< "vi", "en"
    model::Date created;   ///< stands in the file for its making: the clock is never read
    std::vector<Section> sections;
};

/// Days below 10 and the months 1 and 2 have a 0 before them, other months have none (Appendix I, II.4).
[[nodiscard]] std::string decree_day(const model::Date& date);
[[nodiscard]] std::string decree_month(const model::Date& date);

/// A number below 10 gets its 0; what is not written as a number of a document stays as typed.
[[nodiscard]] std::string decree_number(std::string_view number);

/// The end of a text: "./." in place of the full stop.
[[nodiscard]] std::string closed(std::string_view text);

/// Fit for any format: no control characters, nothing that turns the direction of what follows, ill-formed bytes as U+FFFD. Line feeds stay,
/// a tab is a space.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace lichsong::report
