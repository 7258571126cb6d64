// SPDX-License-Identifier: Apache-2.0
// Kinds of rules, sentences of errors, and what stands in a feed: what the tables of rules, words and properties hold.
#include "packaging/docs/reference_pages.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>
#include <vector>

#include <toml++/toml.h>

#include "app/common/describe.h"
#include "app/common/words.h"
#include "calendar/base/i18n.h"
#include "calendar/model/rules/rules.h"

namespace lichsong::docs {
namespace {

struct Told {
    std::string_view kind;
    const char* vietnamese;
    const char* english;
};

// What each kind asks, in a sentence for people; the whole of it stands at the head of its file in calendar/model/rules.
constexpr std::array rule_meanings{
    Told{"overlap", "Hai lượt cùng lúc trên một kênh phát sóng.", "Two items are on the air of one outlet at the same time."},
    Told{"capacity", "Khung giờ nhận nhiều hơn sức chứa của nó: phút, số tin hoặc số cột.", "A slot is booked for more than it holds: minutes, items or columns."},
    Told{"closed", "Kênh hoặc khung giờ không nhận được: tiếp sóng, chương trình cố định, hết hiệu lực, đóng ngày ấy, khác chủ đề.",
         "The outlet or slot cannot take it: a relay, a fixed programme, not in force, closed that day, for other topics."},
    Told{"lead_time", "Quá hạn gửi nội dung, duyệt hoặc gửi băng, tính theo ngày làm việc của khung giờ, kênh hoặc loại hình.",
         "Later than the day by which text, clearance or tape is due, in working days of the slot, the outlet or the medium."},
    Told{"separation", "Cùng một đối tượng phát quá gần nhau: cách ít nhất bấy nhiêu phút, và bấy nhiêu tin khác ở giữa.",
         "The same subject too close together: so many minutes apart, with so many other items between."},
    Told{"cap", "Cùng một đối tượng quá nhiều lượt trong một ngày hoặc một tuần; phát lại cũng tính.", "Too many airings of the same subject in a day or a week; repeats count."},
    Told{"repeat_order", "Phát lại phải sau lượt phát chính, và lượt chính không bị hủy.", "A repeat follows its original, and the original goes out."},
    Told{"candidate_window", "Nội dung vận động của người ứng cử: từ khi công bố danh sách chính thức đến 24 giờ trước giờ bỏ phiếu (Điều 64). Thông tin công cộng không bị ràng buộc.",
         "Candidates' campaigning: from the official list to 24 hours before voting begins (Article 64). Public information is not touched."},
    Told{"responsible_body", "Tin, bài phải ghi đơn vị chịu trách nhiệm nội dung.", "Every item names the body that answers for its content."},
    Told{"complete", "Những gì một kênh không thể thiếu đã điền đủ: căn cứ, tiêu đề tiếng Anh, thời lượng, khổ bài, khung giờ.",
         "What an outlet cannot do without is filled in: reference, English title, length, size, slot."},
    Told{"flight", "Nằm ngoài ngày đầu và ngày cuối của đợt.", "Outside the campaign's first and last day."},
    Told{"holiday", "Chủ đề nặng nề tránh những ngày lễ được đánh dấu, như Tết.", "Hard topics keep away from days marked for it, such as Tết."},
    Told{"makegood", "Phát bù nên cùng loại hình, cùng tuần, không sau ngày bầu cử.", "What makes up for something missed is on the same medium, in the same week, by election day."},
};

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("reference: cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string meaning_of_rule(std::string_view kind) {
    const auto found = std::find_if(rule_meanings.begin(), rule_meanings.end(), [&](const Told& told) { return told.kind == kind; });
    if (found == rule_meanings.end()) throw std::runtime_error("reference: say what rule " + std::string(kind) + " asks, in packaging/docs/reference_pages.cpp");
    return say(found->vietnamese, found->english);
}

// Behind its row in rules.cpp stands what each kind reads.
std::string fields_read(const std::string& table, const std::string& kind) {
    std::smatch found;
    if (!std::regex_search(table, found, std::regex("RuleKind\\{\"" + kind + "\".*// ([^\\n;]*)"))) throw std::runtime_error("reference: no row of rule " + kind);
    const std::string names = found[1];
    if (names == "none") return {};
    std::string out;
    const std::regex a_word("\\w+");
    for (std::sregex_iterator at(names.begin(), names.end(), a_word), end; at != end; ++at) out += (out.empty() ? "" : ", ") + code(at->str()) + " " + app::field_name(at->str());
    return out;
}

std::string default_rules(const toml::table& defaults, std::string_view kind) {
    std::string out;
    for (const auto& node : *defaults["rule"].as_array()) {
        const auto& rule = *node.as_table();
        const auto text = [&](const char* name) { return rule[name].value_or(std::string()); };
        if (text("kind") == kind) out += row({code(text("key")), say(text("title").c_str(), text("title_en").c_str()), app::choice_name(text("severity"))});
    }
    return out;
}

std::string sentences(std::span<const app::Sentence> table, std::string_view beginning) {
    std::string out;
    for (const auto& sentence : table)
        if (sentence.code.starts_with(beginning)) out += row({code(sentence.code), base::tr(sentence.text)});
    return out;
}

std::string group_of(std::string_view code_of_error) { return std::string(code_of_error.substr(0, code_of_error.find('.'))); }

// A long line of a calendar goes on behind a blank.
std::string unfolded(const std::string& calendar) { return std::regex_replace(calendar, std::regex("\r\n "), ""); }

// The first line of the calendar with this property, as an example. What is another each time is left out.
std::string example_of(const std::string& calendar, const std::string& name) {
    if (name == "UID") return "…";
    std::smatch found;
    if (!std::regex_search(calendar, found, std::regex("\\n" + name + "(?:;[^:\\n]*)?:([^\\r\\n]*)"))) return {};
    const std::string value = found[1];
    constexpr std::size_t longest = 60;
    return value.size() <= longest ? value : value.substr(0, value.find_last_of(' ', longest)) + " …";
}

std::string property_table(const std::string& source, const std::string& view, const std::string& calendar) {
    auto out = table_head({say("Thuộc tính", "Property"), say("Ví dụ", "Example"), say("Chuẩn", "Standard")});
    const std::regex a_row(R"re(\{"([A-Z-]+)(?:;[^"]*)?", \w+<&)re" + view + R"re(::\w+>\},(?:\s*// ([^\n:]*))?)re");
    std::string standard = "RFC 5545";
    for (std::sregex_iterator at(source.begin(), source.end(), a_row), end; at != end; ++at) {
        const auto name = (*at)[1].str();
        std::string where = (*at)[2];
        if (where.starts_with("§")) where = "RFC 5545 " + where;
        if (!where.starts_with("RFC")) where.clear();
        const auto example = example_of(calendar, name);
        out += row({code(name), code(example), where});
    }
    return out + '\n';
}

}  // namespace

std::string rules_page(const Sources& sources) {
    const auto table = contents(sources.project / "calendar/model/rules/rules.cpp");
    const auto defaults = toml::parse_file((sources.project / "templates/rules/default.toml").string());
    auto out = head("rules", say("Các loại quy tắc", "Kinds of rules"));
    out += say("Một quy tắc là một dòng của kế hoạch: `lichsong rule add PLAN --kind …`. Mọi loại đều có mức độ (`severity`) và giới hạn được theo kênh, loại hình, địa bàn, chủ đề, đơn vị (`only_…`).\n\n",
               "A rule is a row of the plan: `lichsong rule add PLAN --kind …`. All kinds have a `severity` and can be limited to an outlet, medium, area, topic or partner (`only_…`).\n\n");
    for (const auto kind : model::rule_kinds()) {
        const std::string name(kind);
        out += "## " + code(name) + "\n\n" + meaning_of_rule(kind) + "\n\n";
        if (const auto fields = fields_read(table, name); !fields.empty()) out += say("Đọc thêm các trường: ", "Reads these fields as well: ") + fields + ".\n\n";
        out += table_head({say("Lý do", "Reason"), say("Câu báo", "What is said")}) + sentences(app::violation_sentences(), name + '.') + '\n';
        if (const auto rows = default_rules(defaults, kind); !rows.empty())
            out += table_head({say("Quy tắc có sẵn", "Default rule"), say("Tiêu đề", "Title"), say("Mức độ", "Severity")}) + rows + '\n';
    }
    return out;
}

std::string errors_page(const Sources& /*sources*/) {
    auto out = head("errors", say("Mã lỗi", "Error codes"));
    out += say("Lỗi in ra ở luồng lỗi chuẩn thành một câu; có `--json` thì thêm `{\"error\":{\"code\",\"message\",\"args\"}}`. Mã không đổi giữa hai ngôn ngữ; `{1}`, `{2}` là các `args` theo thứ tự.\n\n",
               "An error is one sentence on the standard error; with `--json` also `{\"error\":{\"code\",\"message\",\"args\"}}`. Codes are the same in both languages; `{1}`, `{2}` are the `args` in order.\n\n");
    std::vector<std::string> groups;
    for (const auto& sentence : app::error_sentences())
        if (const auto group = group_of(sentence.code); std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    std::sort(groups.begin(), groups.end());
    for (const auto& group : groups)
        out += "## " + group + "\n\n" + table_head({say("Mã", "Code"), say("Câu báo", "What is said")}) + sentences(app::error_sentences(), group + '.') + '\n';
    return out;
}

std::string feeds_page(const Sources& sources) {
    const auto source = contents(sources.project / "calendar/ical/properties.cpp");
    const auto calendar = unfolded(contents(sources.calendar));
    const auto events = calendar.substr(calendar.find("\nBEGIN:VEVENT"));  // before them the zone has a DTSTART, too
    auto out = head("feeds", say("Lịch đăng ký: địa chỉ và nội dung", "Feeds: addresses and contents"));
    out += "## " + say("Địa chỉ", "Addresses") + "\n\n" + table_head({say("Địa chỉ", "Address"), say("Trả lời", "What it answers")});
    out += row({code("/feeds/SECRET.ics"), say("lịch của đơn vị; 410 khi đã thu hồi hoặc hết hạn, 404 cho mọi địa chỉ không có", "the partner's calendar; 410 when revoked or expired, 404 for anything unknown")});
    out += row({code("/feeds/SECRET"), say("trang để xem và trả lời; `?lang=vi`, `?lang=en` đổi ngôn ngữ", "a page to read and to answer on; `?lang=vi`, `?lang=en` choose the language")});
    out += row({code("/feeds/SECRET/qr.svg"), say("mã QR của địa chỉ, để quét bằng điện thoại", "the address as a QR code, for a telephone")});
    out += row({code("/healthz"), say("`ok` khi máy chủ chạy", "`ok` while the server runs")});
    out += row({code("/metrics"), say("số đếm cho theo dõi; chỉ máy này hỏi được", "counts for monitoring; for this computer alone")});
    out += row({code("/robots.txt"), say("không máy tìm kiếm nào được vào", "no search engine may enter")}) + '\n';
    out += "## " + say("Của cả lịch", "Of the calendar") + "\n\n" + property_table(source, "CalendarView", calendar);
    out += "## " + say("Của một lượt phát", "Of a placement") + "\n\n" + property_table(source, "EventView", events);
    return out;
}

}  // namespace lichsong::docs
