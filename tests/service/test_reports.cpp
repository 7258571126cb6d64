// SPDX-License-Identifier: Apache-2.0
// Reports as documents: whether their numbers are the plan's, and what stands in none of them.
#include <algorithm>
#include <memory>
#include <set>

#include "calendar/base/error.h"
#include "calendar/report/render_csv.h"
#include "calendar/report/render_docx.h"
#include "calendar/report/render_html.h"
#include "calendar/report/render_pdf.h"
#include "calendar/report/render_xlsx.h"
#include "calendar/service/import_sheet.h"
#include "calendar/service/makegood.h"
#include "calendar/service/reports.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::PlacementState;

namespace {

// Names as they are in the model: what words make of them is test_words.cpp's.
service::ReportWords plain_words() {
    return {[](std::string_view choice) { return std::string(choice); }, [](PlacementState state, model::Medium) { return std::string(model::name_of(state)); },
            [](model::RequestStatus status) { return std::string(model::name_of(status)); },
            [](model::LineAnswer answer) { return std::string(model::name_of(answer)); }, [](const model::Recurrence& rule) { return model::to_rrule(rule); },
            [](const model::Plan& plan, const model::CoverageCell& cell, model::CoverageLayer layer) {
                if (cell.gap(layer) == 0) return std::string();
                return plan.topics.find(cell.topic)->title + " " + std::string(model::name_of(cell.medium)) + " " + model::iso(cell.from) + " " + std::to_string(cell.gap(layer));
            }};
}

struct Reports : SampleDesk {
    report::Document make(std::string_view kind, const service::ReportWish& wish = {}) {
        return service::make_report({*desk, LICHSONG_TEMPLATES, wish, words}, service::report_kind(kind));
    }
    service::ReportWords words = plain_words();
};

std::vector<report::Table> tables_of(const report::Document& document) {
    std::vector<report::Table> tables;
    for (const auto& section : document.sections)
        for (const auto& block : section.blocks)
            if (const auto* table = std::get_if<report::Table>(&block)) tables.push_back(*table);
    return tables;
}

std::string prose_of(const report::Document& document) {
    std::string text;
    for (const auto& section : document.sections)
        for (const auto& block : section.blocks) {
            if (const auto* paragraph = std::get_if<report::Paragraph>(&block)) text += paragraph->text + '\n';
            if (const auto* head = std::get_if<report::Head>(&block)) text += head->type + '\n' + head->type_subject + '\n' + (head->to.empty() ? "" : head->to.front()) + '\n';
            if (const auto* foot = std::get_if<report::Foot>(&block))
                for (const auto& line : foot->to) text += line + '\n';
        }
    return text;
}

// The column with this heading, in the last line of the head.
std::size_t column(const report::Table& table, const std::string& heading) {
    const auto& head = table.head.back();
    const auto found = std::find_if(head.begin(), head.end(), [&](const report::HeadCell& cell) { return cell.text == heading; });
    REQUIRE(found != head.end());
    return static_cast<std::size_t>(found - head.begin());
}

std::vector<report::Row> rows_of(const report::Table& table) {
    std::vector<report::Row> rows;
    table.each_row([&](const report::Row& row) { rows.push_back(row); });
    return rows;
}

std::int64_t number(const report::Cell& cell) { return std::get<std::int64_t>(cell.value); }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE_METHOD(Reports, "Every kind of report of the sample can be made in both languages and every format, twice the same",
                 "[.once][reports]") {
    for (const auto& kind : service::report_kinds())
        for (const bool english : {false, true}) {
            INFO(kind.name << (english ? " en" : " vi"));
            service::ReportWish wish;
            wish.paper.is_english = english;
            const auto made = make(kind.name, wish);
            const auto again = make(kind.name, wish);
            CHECK(made.language == (english ? "en" : "vi"));
            CHECK_FALSE(made.title.empty());
            CHECK_FALSE(tables_of(made).empty());
            CHECK(report::pdf(made) == report::pdf(again));
            CHECK(report::docx(made) == report::docx(again));
            CHECK(report::xlsx(made) == report::xlsx(again));
            CHECK(report::html(made) == report::html(again));
            CHECK(report::csv(made) == report::csv(again));
        }
}

TEST_CASE_METHOD(Reports, "A week has every airing of its days on the outlets asked for, and no other", "[reports]") {
    const auto outlet = desk->context().outlets.rows().front();
    service::ReportWish wish;
    wish.from = model::from_iso("2021-05-05");
    wish.outlet = outlet.key;
    const auto made = tables_of(make("week", wish));
    REQUIRE(made.size() == 1);
    std::set<std::string> told;
    for (const auto& row : made[0].rows) told.insert(row[column(made[0], "Mã")].text);
    std::set<std::string> wanted;
    for (const auto& [key, record] : rows(model::EntityKind::Placement)) {
        const auto one = model::from_record<model::Placement>(record);
        const bool is_of_week = one.date >= model::from_iso("2021-05-03") && one.date <= model::from_iso("2021-05-09");
        if (one.outlet.value == outlet.id && is_of_week && model::state_info(one.state).occupies) wanted.insert(key);
    }
    CHECK_FALSE(wanted.empty());
    CHECK(told == wanted);
}

TEST_CASE_METHOD(Reports, "The counts of a result report add up to the plan's", "[reports]") {
    service::ReportWish wish;
    wish.from = model::from_iso("2021-05-03");
    wish.until = model::from_iso("2021-05-09");
    const auto made = make("result", wish);
    int planned = 0;
    int aired = 0;
    int aired_total = 0;
    int lost = 0;
    for (const auto& [key, record] : rows(model::EntityKind::Placement)) {
        const auto one = model::from_record<model::Placement>(record);
        const auto segment = model::from_record<model::Segment>(*desk->rows().find(model::EntityKind::Segment, one.segment.value));
        const bool counts = one.state != PlacementState::Cancelled && one.state != PlacementState::Declined && one.intention == model::Intention::Planned && !segment.candidate_content;
        if (!counts || one.date > wish.until || one.date < desk->context().campaign.first_day) continue;
        const bool is_now = one.date >= wish.from;
        planned += is_now && !one.makegood_for ? 1 : 0;
        aired += is_now && one.state == PlacementState::Aired ? 1 : 0;
        aired_total += one.state == PlacementState::Aired ? 1 : 0;
        lost += one.state == PlacementState::Missed || one.state == PlacementState::PreEmpted ? 1 : 0;
    }
    REQUIRE(aired > 0);
    REQUIRE(aired_total > aired);
    const auto by_medium = tables_of(made).front();
    const auto& sum = by_medium.rows.back();
    CHECK(number(sum[column(by_medium, "Kế hoạch trong kỳ")]) == planned);
    CHECK(number(sum[column(by_medium, "Thực hiện trong kỳ")]) == aired);
    CHECK(number(sum[column(by_medium, "Thực hiện lũy kế")]) == aired_total);
    const auto prose = prose_of(made);
    CHECK(has(prose, std::to_string(aired) + "/" + std::to_string(planned) + " lượt"));
    CHECK(has(prose, "Có " + std::to_string(lost) + " lượt không phát"));
    CHECK(has(prose, "Tính đến ngày 9/5/2021"));
    CHECK(has(prose, "./."));
}

TEST_CASE_METHOD(Reports, "What is missing is told sentence by sentence, as coverage has it", "[reports]") {
    const auto prose = prose_of(make("coverage"));
    int gaps = 0;
    for (const auto& run : model::gap_runs(model::coverage(desk->whole_plan()), model::CoverageLayer::Planned)) {
        ++gaps;
        CHECK(has(prose, words.gap(desk->whole_plan(), run, model::CoverageLayer::Planned)));
    }
    CHECK(gaps > 0);
}

TEST_CASE_METHOD(Reports, "What did not go out stands among the deviations with what makes up for it", "[reports]") {
    const auto missed = service::unresolved(*desk).front();
    std::string made_good;
    service::make_good(*desk, missed.placement.key, {{}, {}, model::from_iso("2021-05-20"), {}, {}}, made_good);
    service::waive(*desk, service::unresolved(*desk).front().placement.key, "đã có tin khác");
    const auto told = tables_of(make("asrun")).back();
    bool is_there = false;
    bool is_waived = false;
    for (const auto& row : told.rows) {
        is_waived = is_waived || has(row[column(told, "Lý do")].text, "đã có tin khác");
        if (row[column(told, "Mã")].text != missed.placement.key) continue;
        is_there = true;
        CHECK(has(row[column(told, "Phát bù")].text, made_good));
    }
    CHECK(is_there);
    CHECK(is_waived);
}

TEST_CASE_METHOD(Reports, "Minutes that went out are those on record, in coverage and in reports", "[reports]") {
    const auto count_in = [&](const std::string& unit) {
        service::Edit edit(*desk, {"row.set", {}});
        for (const auto& goal : desk->rows().all(model::EntityKind::Goal)) edit.set(model::EntityKind::Goal, goal.head.id, {{"unit", unit}});
        edit.commit();
        std::vector<int> aired;
        for (const auto& cell : model::coverage(desk->whole_plan())) aired.push_back(cell.aired);
        return aired;
    };
    std::int64_t minutes = 0;
    service::Edit edit(*desk, {"row.set", {}});
    for (const auto& [key, record] : rows(model::EntityKind::Placement)) {
        if (model::from_record<model::Placement>(record).state != PlacementState::Aired) continue;
        edit.set(model::EntityKind::Placement, record.head.id, {{"actual_length", std::int64_t{60}}});
        ++minutes;
    }
    edit.commit();
    REQUIRE(minutes > 10);
    const auto by_outlet = tables_of(make("asrun")).front();
    CHECK(number(by_outlet.rows.back()[column(by_outlet, "Số phút")]) == minutes);
    CHECK(count_in("minutes") == count_in("airings"));  // a minute each
}

TEST_CASE_METHOD(Reports, "A report tells the office's words where they are given, and dots where they are not", "[reports]") {
    service::ReportWish wish;
    CHECK(has(prose_of(make("result", wish)), "……"));
    wish.paper.addressee = "Ban Chỉ đạo công tác bầu cử tỉnh";
    wish.paper.recipients = "Như trên; Thường trực Tỉnh ủy;Lưu: VT, PV05";
    const auto prose = prose_of(make("result", wish));
    CHECK(has(prose, "Ban Chỉ đạo công tác bầu cử tỉnh"));
    CHECK(has(prose, "- Như trên;\n- Thường trực Tỉnh ủy;\n- Lưu: VT, PV05.\n"));
}

TEST_CASE_METHOD(Reports, "Notes of the house stand in no report", "[reports]") {
    const std::string canary = "KHONGDUOCLOT";
    service::Edit edit(*desk, {"row.set", {}});
    for (const auto& info : model::entity_table())
        for (const auto& field : info.fields)
            if (field.type == model::FieldType::Prose || field.name == "phone")
                for (const auto& row : desk->rows().all(info.kind))
                    if (field.name != "comment") edit.set(info.kind, row.head.id, {{std::string(field.name), canary}});
    edit.commit();
    for (const auto& kind : service::report_kinds()) {
        INFO(kind.name);
        CHECK_FALSE(has(report::csv(make(kind.name)), canary));
        CHECK_FALSE(has(prose_of(make(kind.name)), canary));
    }
}

TEST_CASE_METHOD(Reports, "The list comes back as it went: importing it again changes nothing, and a changed cell is the only change", "[reports]") {
    const auto made = make("schedule");
    const auto bytes = report::xlsx(made);
    const auto import = [&](const std::string& sheet, bool dry_run) {
        service::SheetOptions options;
        options.dry_run = dry_run;
        options.source = "danh-sach.xlsx";
        std::vector<service::ImportRow> changed;
        const auto summary = service::import_sheet(*desk, sheet, options, {[](const auto&) {}, [&](const service::ImportRow& row) {
                                                                               if (row.outcome != service::ImportOutcome::Unchanged) changed.push_back(row);
                                                                           }});
        return changed;
    };
    CHECK(import(bytes, true).empty());
    CHECK(rows_of(tables_of(made).front()).size() > 100);
    // The same list, a title of a draft typed anew.
    auto edited = made;
    auto& table = std::get<report::Table>(edited.sections.front().blocks.front());
    table.rows = rows_of(table);
    table.more = {};
    const auto draft = std::find_if(table.rows.begin(), table.rows.end(), [&](const report::Row& row) { return row[column(table, "Trạng thái")].text == "draft"; });
    REQUIRE(draft != table.rows.end());
    (*draft)[column(table, "Nội dung")] = "Tên đã sửa";
    const auto changed = import(report::xlsx(edited), false);
    REQUIRE(changed.size() == 1);
    CHECK(changed.front().outcome == service::ImportOutcome::Changed);
    const auto placement = row<model::Placement>((*draft)[column(table, "Mã")].text);
    CHECK(model::from_record<model::Segment>(*desk->rows().find(model::EntityKind::Segment, placement.segment.value)).title == "Tên đã sửa");
}

TEST_CASE_METHOD(Reports, "What was made can be written after all that it was made of has gone", "[reports]") {
    report::Document made;
    {
        const auto wish = std::make_unique<service::ReportWish>();
        const auto words_for_now = std::make_unique<service::ReportWords>(plain_words());
        made = service::make_report({*desk, LICHSONG_TEMPLATES, *wish, *words_for_now}, service::report_kind("schedule"));
    }
    CHECK(report::csv(made) == report::csv(make("schedule")));
}

TEST_CASE_METHOD(Reports, "Days in the wrong order, an outlet and a kind that are none are refused", "[reports]") {
    service::ReportWish wish;
    wish.from = model::from_iso("2021-05-09");
    wish.until = model::from_iso("2021-05-03");
    CHECK_THROWS_AS(make("result", wish), base::Error);
    wish.from = {};
    wish.outlet = "không có";
    CHECK_THROWS_AS(make("week", wish), base::Error);
    CHECK_THROWS_AS(service::report_kind("tháng"), base::Error);
}
