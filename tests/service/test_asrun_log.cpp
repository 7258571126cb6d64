// SPDX-License-Identifier: Apache-2.0
// Logs as stations send them.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/asrun_log.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

struct Read {
    std::vector<std::string> lines;     ///< "number day time length code|title"
    std::vector<std::string> findings;  ///< "line column code"
    std::string columns;
};

Read read(const std::string& bytes, const service::LogWish& wish = {}) {
    Read told;
    const auto log = service::read_log(bytes, wish, {2021, model::from_iso("2021-05-23")}, [&](const ical::ImportFinding& finding) {
        told.findings.push_back(std::to_string(finding.line) + ' ' + finding.property + ' ' + std::string(finding.code));
    });
    for (const auto& line : log.lines)
        told.lines.push_back(std::to_string(line.number) + ' ' + model::iso(line.day) + ' ' + (line.start ? model::hm(*line.start) : "-") + ' ' + std::to_string(line.length.count()) + ' ' + line.code + '|' +
                             line.title);
    told.columns = service::columns_text(log.columns);
    return told;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("A log is read by its headings, whatever stands between its cells", "[asrun][log]") {
    for (const auto* separator : {";", ",", "\t"}) {
        std::string text = "Nhật ký phát sóng\nNgày|Giờ phát|Tên chương trình|Thời lượng|Mã\n10/5/2021|19h45|An toàn giao thông|5 phút|DT21-0001\n10/5/2021|20:10:30|Thời sự|00:30:00|\n";
        for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at)) text.replace(at, 1, separator);
        const auto told = read(text);
        CHECK(told.lines == Told{"3 2021-05-10 19:45 300 DT21-0001|An toàn giao thông", "4 2021-05-10 20:10:30 1800 |Thời sự"});
        CHECK(told.columns == "date=A,start=B,title=C,code=E,length=D");
        CHECK(told.findings.empty());
    }
}

TEST_CASE("A day stands for the lines below it, and a log of one day needs none", "[asrun][log]") {
    CHECK(read("Ngày;Giờ;Nội dung\n10/5;19h45;Một\n;20h;Hai\n11/5;;\n;5h;Ba\n").lines ==
          Told{"2 2021-05-10 19:45 0 |Một", "3 2021-05-10 20:00 0 |Hai", "5 2021-05-11 05:00 0 |Ba"});
    service::LogWish wish;
    wish.day = model::from_iso("2021-05-12");
    CHECK(read("Giờ;Nội dung\n19h45;Một\n", wish).lines == Told{"2 2021-05-12 19:45 0 |Một"});
    CHECK_THROWS_AS(read("Giờ;Nội dung\n19h45;Một\n"), base::Error);
}

TEST_CASE("A line that cannot be read is told with its column and left out, the others stay", "[asrun][log]") {
    const auto told = read("Ngày;Giờ;Nội dung;Thời lượng\n10/5;25h70;Một;5 phút\n32/5;19h;Hai;\n10/5;19h45;Ba;dài\n10/5;20h;Bốn;60\n;;;ghi\n");
    CHECK(told.lines == Told{"5 2021-05-10 20:00 60 |Bốn"});
    REQUIRE(told.findings.size() >= 3);
    CHECK(told.findings[0].starts_with("2 B import.time_unreadable"));
    CHECK(told.findings[1].starts_with("3 A import."));
    CHECK(told.findings[2] == "4 D import.length_unreadable");
}

TEST_CASE("Columns are named where no heading explains them, kept, and taken for the next log", "[asrun][log]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    const auto outlet = desk.context().outlets.rows().front().key;
    CHECK(service::columns_for(desk, outlet, "").empty());
    CHECK(service::columns_for(desk, outlet, "date=A,title=B") == "date=A,title=B");
    service::LogWish wish;
    wish.columns = "date=C,start=A,title=B";
    const auto told = read("19:45;Một;10/5/2021\n", wish);
    CHECK(told.lines == Told{"1 2021-05-10 19:45 0 |Một"});
    service::keep_layout(desk, "Đài tỉnh", outlet, told.columns);
    CHECK(service::columns_for(desk, outlet, "") == "date=C,start=A,title=B");
    CHECK(service::columns_for(desk, outlet, "Đài tỉnh") == "date=C,start=A,title=B");
    service::keep_layout(desk, "Đài tỉnh", outlet, "date=A,title=B");
    CHECK(service::columns_for(desk, outlet, "") == "date=A,title=B");
    CHECK(sample.rows(model::EntityKind::LogLayout).size() == 1);
    try {
        static_cast<void>(service::columns_for(desk, outlet, "không có"));
        FAIL("taken");
    } catch (const base::Error& error) {
        CHECK(error.code() == "row.unknown");
    }
}
