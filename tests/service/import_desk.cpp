// SPDX-License-Identifier: Apache-2.0
#include "import_desk.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/service/exchange.h"
#include "calendar/store/placements.h"

namespace lichsong::test {
namespace {

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
    return text.empty() || text.back() == '\n' ? out : out + "\r\n";
}

std::string line_of(const store::PlacedSegment& row, const std::string& outlet) {
    const auto& placement = row.placement;
    auto line = model::iso(placement.date) + ' ' + (placement.start ? model::hm(*placement.start) : "-") + ' ' + std::to_string(placement.length.count()) + ' ' +
                outlet + ' ' + row.segment.title;
    if (placement.state != model::PlacementState::Draft) line += " " + std::string(name_of(placement.state));
    return line;
}

}  // namespace

std::string event(const std::string& lines) {
    const bool stamped = lines.find("DTSTAMP") != std::string::npos;
    return "BEGIN:VEVENT\r\n" + with_crlf(lines) + (stamped ? "" : "DTSTAMP:20210501T000000Z\r\n") + "END:VEVENT\r\n";
}

std::string calendar(const std::string& components, const std::string& head) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ban//Lich//VI\r\n" + with_crlf(head) + components + "END:VCALENDAR\r\n";
}

ical::Wording plain_wording() {
    return {"[HỦY]", [](const auto& placement, const auto&) { return std::string(name_of(placement.state)); }, "Mã", "Kênh", "Đơn vị", "Văn bản", "Phát lại", "Bù", "kỳ", false};
}

ImportDesk::ImportDesk() {
    make_small_plan(path);
    desk.emplace(path, store::OpenOptions{}, clock, "an");
    m_first_new = desk->rows().next_id(model::EntityKind::Placement, 0);
    options.reader = LICHSONG_READER;
    options.outlet = "dai-mau";
    options.source = "tep";
    options.wording = plain_wording();
    options.untitled = "(không có tiêu đề)";
}

service::ImportSummary ImportDesk::import(const std::string& bytes) {
    rows.clear();
    ++clock.stamp;
    summary = service::import_calendar(*desk, bytes, options, [&](const service::ImportRow& row) { rows.push_back(row); });
    return summary;
}

std::string ImportDesk::exported(bool partner) {
    service::ExportOptions how;
    how.partner = partner;
    how.wording = plain_wording();
    std::string text;
    service::export_calendar(*desk, how, [&](std::string_view bytes) { text += bytes; });
    return text;
}

Lines ImportDesk::airings() {
    Lines lines;
    store::PlacementQuery query;
    store::each_placement(desk->session(), query, [&](const store::PlacedSegment& row) {
        if (row.placement.id >= m_first_new) lines.push_back(line_of(row, desk->context().outlets.find(row.placement.outlet)->key));
    });
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines ImportDesk::outcomes() const {
    Lines lines;
    for (const auto& row : rows)
        lines.push_back(std::string(service::import_outcome_names[static_cast<std::size_t>(row.outcome)]) + ' ' + row.title + (row.placements > 1 ? " ×" + std::to_string(row.placements) : ""));
    return lines;
}

Lines ImportDesk::findings() const {
    Lines lines;
    for (const auto& finding : summary.list) lines.push_back(std::string(finding.code.substr(7)) + (finding.detail.empty() ? "" : ' ' + finding.detail));
    return lines;
}

std::string ImportDesk::file_bytes() const { return bytes_of(path) + bytes_of(path + "-wal"); }

void ImportDesk::set(model::EntityKind kind, const std::string& key, const service::Fields& fields) {
    ++clock.stamp;
    service::Edit edit(*desk, {"row.set", {}});
    edit.set(kind, desk->require(kind, key).head.id, fields);
    edit.commit();
}

std::string ImportDesk::refusal_of(const std::string& bytes) {
    try {
        import(bytes);
    } catch (const base::Error& error) {
        return error.code();
    }
    return "done";
}

model::Placement ImportDesk::placement(const std::string& title) {
    std::optional<model::Placement> found;
    store::PlacementQuery query;
    query.view = store::PlacementView::Full;
    store::each_placement(desk->session(), query, [&](const store::PlacedSegment& row) {
        if (row.segment.title == title) found = row.placement;
    });
    if (!found) throw std::runtime_error("no placement called " + title);
    return *found;
}

}  // namespace lichsong::test
