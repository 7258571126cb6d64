// SPDX-License-Identifier: Apache-2.0
#include "full_document.h"

#include "calendar/sheet/zip_file.h"

namespace lichsong::test {

report::Table values_table(const std::string& text) {
    using report::Align;
    using report::Cell;
    report::Table table;
    table.columns = {{1, Align::Centre}, {4, Align::Left}, {2, Align::Centre}, {2, Align::Centre}, {2, Align::Right}, {2, Align::Right}, {2, Align::Right}};
    table.head = {{{"TT", 1, 2}, {"Nội dung", 1, 2}, {"Thời điểm", 2, 1}, {"Kết quả", 3, 1}}, {{"Ngày"}, {"Giờ"}, {"Thời lượng"}, {"Phút"}, {"Tỷ lệ"}}};
    table.caption = "Bảng 1. Kết quả tuyên truyền";
    table.name = "Kết quả";
    table.rows = {{report::cell(std::int64_t{1}), text, report::cell(model::Date(2021, 5, 4)), report::cell(model::TimeOfDay::at(19, 45)), report::cell(model::Seconds(330)), Cell("5,5", 5.5), Cell("91,7%", report::Percentage{0.917})},
                  {report::cell(std::int64_t{1234}), "Phóng sự: an ninh trật tự ở cơ sở", report::cell(model::Date(2021, 12, 31)), report::cell(model::TimeOfDay::at(24, 0)), report::cell(model::Seconds(5400)), Cell("90,0", 90.0), Cell("100,0%", report::Percentage{1})},
                  {report::cell(std::int64_t{-3}), "", Cell(), Cell("–"), Cell("–"), Cell("–"), Cell("–")}};
    return table;
}

std::vector<report::Chart> charts(const std::string& text) {
    using report::ChartKind;
    std::vector<std::string> weeks;
    std::vector<std::optional<double>> wanted;
    std::vector<std::optional<double>> reached;
    for (int week = 1; week <= 12; ++week) {
        weeks.push_back("Tuần " + std::to_string(week));
        wanted.emplace_back(week * 10);
        reached.push_back(week > 9 ? std::nullopt : std::optional<double>(week * 9.0 + (week % 3) * 5));
    }
    const std::string words = "Nói bằng chữ: " + text;
    return {{ChartKind::Line, "Nhịp độ tuyên truyền theo tuần", "số tin, bài lũy kế", weeks, {{"Yêu cầu", wanted}, {"Đã đạt", reached}}, words},
            {ChartKind::Bars, "Kế hoạch và thực hiện theo loại hình", "phút", {text, "Truyền hình", "Báo in", "Trang thông tin điện tử", "Loa truyền thanh cơ sở"}, {{"Kế hoạch", {120, 90, 24, 60, 200}}, {"Đã phát", {112.5, 90, std::nullopt, 41, 187}}, {"Phát bù", {7.5, 0, 2, 4, 10}}}, words},
            {ChartKind::HeatMap, "Số lượt phát theo chủ đề và tuần", "lượt", weeks,
             {{"Phòng cháy, chữa cháy và cứu nạn, cứu hộ", wanted}, {"An toàn giao thông", reached}, {"Bầu cử đại biểu Quốc hội khóa XV và Hội đồng nhân dân các cấp", {0, 3, 7}}}, words},
            {ChartKind::Share, "Cơ cấu theo loại hình", "% số phút", {"Kế hoạch", "Đã phát"}, {{text, {120, 110}}, {"Truyền hình", {90, 100}}, {"Báo in", {24, std::nullopt}}, {"Báo điện tử", {60, 41}}, {"Loa truyền thanh", {20, 18}}, {"Mạng xã hội", {44, 50}}}, words}};
}

report::Document full_document(const std::string& text) {
    report::Head head;
    head.parent = "BỘ CÔNG AN";
    head.issuer = "CÔNG AN TỈNH ĐỒNG THÁP";
    head.nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    head.motto = "Độc lập - Tự do - Hạnh phúc";
    head.number = "Số: 05/BC-CAT";
    head.place_and_date = "Đồng Tháp, ngày 04 tháng 5 năm 2021";
    head.type = "BÁO CÁO";
    head.type_subject = text;
    head.marks = {"HỎA TỐC"};
    head.to_label = "Kính gửi:";
    head.to = {"Đài Phát thanh và Truyền hình", text};
    const report::Foot foot{"Nơi nhận:", {"- Như trên;", "- Lưu: VT, PV05."}, {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, "", "Đại tá " + text};
    report::Table plain{{{1}, {3}}, {{{"STT"}, {text}}}, {{"1", text}}};
    report::Document document;
    document.title = text;
    document.author = "Công an tỉnh";
    document.language = "vi";
    document.created = model::Date(2021, 5, 4);
    document.sections = {{false, {head, report::Paragraph{report::Style::Part, "I. TÌNH HÌNH CHUNG"}, report::Paragraph{report::Style::Body, text}, values_table(text), foot}},
                         {true, {report::AppendixHead{"Phụ lục I", text, "(Kèm theo Báo cáo số 05/BC-CAT)"}, report::PageBreak{}, plain}}};
    for (auto& chart : charts(text)) document.sections[1].blocks.emplace_back(std::move(chart));
    return document;
}

std::string entry(const std::string& bytes, const std::string& name) {
    const sheet::ZipFile file(bytes);
    std::string text;
    file.read(name, [&](std::string_view block) { text += block; });
    return text;
}

const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> texts{
        "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "＝1+1", "{=1+1}", "http://example.org", "mailto:a@b",
        "a\x01\x1B[31mb\x7F", "<script>alert(1)</script>", "</script></style><b>", "\"><img src=x onerror=alert(1)>", "&amp;&lt;]]>", std::string(30'000, 'W'),
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE abc", "\xFF\xFE ill\xC3", "\xEF\xBF\xBF\xEF\xBF\xBE", "_x003D_1+1", "", "\n\n\n", "a\nb, \"c\"; d", "'=1", "[Book]:*?/\\"};
    return texts;
}

}  // namespace lichsong::test
