// SPDX-License-Identifier: Apache-2.0
// Cells of the list: which there are, what is typed into one, and blocks that come from a spreadsheet.
#include <catch2/catch.hpp>

#include <algorithm>

#include "../service/sample_desk.h"
#include "app/desktop/models/cell_entry.h"
#include "calendar/base/error.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::SampleDesk;
using model::EntityKind;

namespace {

struct Table {
    Table() : schedule(read_schedule(workspace.desk(), {}, model::Date(2021, 3, 1), model::Date(2021, 6, 30), store::PlacementView::Listed)), legend(workspace.plan()), rows(schedule, workspace.plan(), legend) {}

    // Rows of drafts of no series, not locked, on air.
    [[nodiscard]] std::vector<std::size_t> drafts() const {
        std::vector<std::size_t> found;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto& item = rows.item(row);
            if (item.state == model::PlacementState::Draft && item.series == 0 && !item.locked && item.start && !item.repeat) found.push_back(row);
        }
        return found;
    }
    Pasting paste(std::string_view text, std::vector<std::size_t> selected, std::size_t first = 0) { return read_pasting(workspace.desk(), read_table(text), {rows, std::move(selected), first}); }
    model::Placement placement(const std::string& code) { return model::from_record<model::Placement>(workspace.desk().require(EntityKind::Placement, code)); }

    SampleDesk sample;
    test::FixedClock clock{1'620'608'400};
    Workspace workspace{sample.file(), {}, clock};
    Schedule schedule;
    Legend legend;
    ListRows rows;
};

}  // namespace

TEST_CASE("A table from a spreadsheet is read with its quotes, whatever its line ends", "[cells]") {
    CHECK(read_table("").empty());
    CHECK(read_table("a\tb\r\nc\t\n") == PastedTable{{"a", "b"}, {"c", ""}});
    CHECK(read_table("a\rb") == PastedTable{{"a"}, {"b"}});
    CHECK(read_table("\"hai\ndòng\"\t\"nói \"\"thôi\"\"\"") == PastedTable{{"hai\ndòng", "nói \"thôi\""}});
    CHECK(read_table("\"mở mà không đóng\tb") == PastedTable{{"\"mở mà không đóng", "b"}});
    CHECK(read_table("\"a\"b\tc") == PastedTable{{"\"a\"b", "c"}});
    CHECK(read_table("a\n\nb\n\n\n") == PastedTable{{"a"}, {""}, {"b"}});
    for (const auto* cell : {"", "a", "hai\ndòng", "tab\tbên trong", "\"nói\""})
        CHECK(read_table(table_cell(cell) + "\tz") == PastedTable{{cell, "z"}});
}

TEST_CASE("Columns that were chosen are shown in their order, and names that are none left out", "[cells]") {
    const auto usual = ListRows::shown_of({});
    CHECK(usual.size() < ListRows::columns().size());
    CHECK(ListRows::shown_of({{"nothing", 100}}) == usual);
    const auto shown = ListRows::shown_of({{"note", 300}, {"date", 5}, {"note", 90}});
    REQUIRE(shown.size() == 2);
    CHECK(shown[0] == ShownColumn{ListRows::find_column("note").value(), 300});
    CHECK(shown[1].width == 40);
    CHECK(ListRows::view_of(shown) == store::PlacementView::Listed);
    CHECK(ListRows::view_of(usual) == store::PlacementView::Drawn);
}

TEST_CASE("Every column says something of some placement of the sample", "[cells]") {
    Table table;
    REQUIRE(table.rows.size() > 100);
    for (std::size_t column = 0; column < ListRows::columns().size(); ++column) {
        const std::string field = ListRows::columns()[column].field;
        if (field == "note") continue;  // a house's own; the sample has none
        INFO(field);
        bool any = false;
        for (std::size_t row = 0; row < table.rows.size() && !any; ++row) any = !table.rows.cell(row, column).empty();
        CHECK(any);
    }
}

TEST_CASE("What the list shows is read back as what it is", "[cells]") {
    Table table;
    auto& desk = table.workspace.desk();
    for (std::size_t row = 0; row < table.rows.size(); row += 7) {
        const auto& item = table.rows.item(row);
        CHECK(read_cell(desk, "date", table.rows.cell(row, ListRows::find_column("date").value())) == model::Value(model::iso(item.date)));
        CHECK(read_cell(desk, "state", table.rows.cell(row, ListRows::find_column("state").value())) == model::Value(std::string(model::name_of(item.state))));
        CHECK(read_cell(desk, "date", typed_text(desk, item, "date")) == model::Value(model::iso(item.date)));
    }
    CHECK_THROWS_AS(read_cell(desk, "date", "không phải ngày"), base::Error);
    CHECK(cell_kind("outlet") == CellKind::Inert);
}

TEST_CASE("What is typed into a cell is one change that undo takes back; what cannot be read is a sentence and no change", "[cells]") {
    Table table;
    const auto item = table.rows.item(table.drafts().at(0));
    const auto before = table.placement(item.code);
    CHECK(type_into(table.workspace, item, "start", "21:05").empty());
    CHECK(table.placement(item.code).start == model::TimeOfDay::at(21, 5));
    table.workspace.undo();
    CHECK(table.placement(item.code).start == before.start);
    const auto changes = table.workspace.desk().session().last_change();
    CHECK_FALSE(type_into(table.workspace, *table.workspace.item(item.id), "start", "25:99").empty());
    CHECK_FALSE(type_into(table.workspace, *table.workspace.item(item.id), "date", "").empty());
    CHECK(type_into(table.workspace, *table.workspace.item(item.id), "outlet", "x").empty());
    CHECK(table.workspace.desk().session().last_change() == changes);
    CHECK(type_into(table.workspace, *table.workspace.item(item.id), "title", "Tựa khác").empty());
    CHECK(table.workspace.item(item.id)->title == "Tựa khác");
}

TEST_CASE("An issue that is typed into asks how far that reaches", "[cells]") {
    Table table;
    const auto found = std::find_if(table.schedule.items().begin(), table.schedule.items().end(), [&](const Item& item) {
        if (item.series == 0 || item.state != model::PlacementState::Draft || item.locked) return false;
        return service::reached(table.workspace.desk(), item.code)[static_cast<std::size_t>(service::Reach::All)].changed > 1;
    });
    REQUIRE(found != table.schedule.items().end());
    int asked = 0;
    std::optional<service::Reach> answer;
    table.workspace.ask_reach = [&](const auto&) {
        ++asked;
        return answer;
    };
    const auto changes = table.workspace.desk().session().last_change();
    CHECK(type_into(table.workspace, *found, "start", "22:10").empty());  // thought better of it
    CHECK(asked == 1);
    CHECK(table.workspace.desk().session().last_change() == changes);
    answer = service::Reach::All;
    CHECK(type_into(table.workspace, *found, "note", "cả loạt").empty());
    CHECK(asked == 2);
    std::size_t with_note = 0;
    for (const auto& record : table.workspace.desk().rows().all(EntityKind::Placement, {{"series", store::Test::Equal, found->series}}))
        with_note += model::from_record<model::Placement>(record).note.text == "cả loạt" ? 1 : 0;
    CHECK(with_note > 1);
}

TEST_CASE("A block without headings goes onto the selected rows from a column on; what cannot be read is listed", "[cells][paste]") {
    Table table;
    const auto rows = table.drafts();
    REQUIRE(rows.size() >= 2);
    const auto start = std::size_t{1};  // of the usual columns: date, start, length, …
    const auto pasting = table.paste("20:30\t1:15\n99:99\t2:07\n1:00\t1:00", {rows[0], rows[1]}, start);
    REQUIRE(pasting.edits.size() == 2);
    CHECK(pasting.cells.size() == 3);
    REQUIRE(pasting.faults.size() == 1);
    CHECK(pasting.faults[0].row == 2);
    CHECK(pasting.faults[0].field == "start");
    CHECK(pasting.too_many_rows == 1);
    service::set_cells(table.workspace.desk(), pasting.edits);
    CHECK(table.placement(table.rows.item(rows[0]).code).start == model::TimeOfDay::at(20, 30));
    CHECK(table.placement(table.rows.item(rows[1]).code).length == model::Seconds(127));
}

TEST_CASE("One row is pasted onto all that are selected", "[cells][paste]") {
    Table table;
    const auto rows = table.drafts();
    REQUIRE(rows.size() >= 2);
    const auto pasting = table.paste("Ghi chú\ngọi lại", {rows[0], rows[1]});
    REQUIRE(pasting.edits.size() == 2);
    CHECK(pasting.cells[1].field == "note");
    CHECK(pasting.cells[1].after == "gọi lại");
}

TEST_CASE("A block with codes says itself which rows it means, in whatever order its columns stand", "[cells][paste]") {
    Table table;
    const auto rows = table.drafts();
    REQUIRE(rows.size() >= 2);
    const auto& one = table.rows.item(rows[0]);
    const auto& two = table.rows.item(rows[1]);
    const auto pasting = table.paste("Tiêu đề\tMã\tKênh\nMột\t" + two.code + "\t\nHai\t" + one.code + "\tkhác\nBa\tDT21-9999\t\nBốn\t\t", {});
    REQUIRE(pasting.edits.size() == 2);
    CHECK(pasting.edits[0].code == two.code);
    REQUIRE(pasting.edits[0].of_segment.size() == 1);
    CHECK(pasting.edits[0].of_segment[0].second == model::Value("Một"));
    // Outlets cannot be pasted, one code is none, and one is missing.
    CHECK(pasting.faults.size() == 3);
    const auto nowhere = table.paste("Tiêu đề\tNgày\nMột\t21/5/2021", {});
    CHECK(nowhere.edits.empty());
    CHECK(nowhere.faults.size() == 1);
}

TEST_CASE("What was copied and comes back as it was changes nothing", "[cells][paste]") {
    Table table;
    std::string text;
    for (std::size_t column = 0; column < ListRows::columns().size(); ++column) text += (column == 0 ? "" : "\t") + app::field_name(ListRows::columns()[column].field);
    text += '\n';
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < ListRows::columns().size(); ++column) text += table_cell(table.rows.cell(row, column)) + (column + 1 < ListRows::columns().size() ? '\t' : '\n');
    const auto pasting = table.paste(text, {});
    CHECK(pasting.edits.empty());
    CHECK(pasting.faults.empty());
}

TEST_CASE("A pasted state must be able to follow, and what is locked is not moved", "[cells][paste]") {
    Table table;
    const auto rows = table.drafts();
    const auto pasting = table.paste("State\tDate\naired\t\n", {rows[0]});
    CHECK(pasting.edits.empty());
    CHECK(pasting.faults.size() == 2);  // a draft is not aired, and a date is needed
}
