// SPDX-License-Identifier: Apache-2.0
// Fields of each kind of row, and the commands: what the field lists and the table of commands hold.
#include <algorithm>
#include <array>
#include <set>

#include "app/cli/cmd_entity.h"
#include "app/cli/command.h"
#include "app/common/describe.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/model/entity.h"
#include "packaging/docs/reference_pages.h"

namespace lichsong::docs {
namespace {

using model::FieldInfo;

std::string choices_of(const FieldInfo& field) {
    std::string out;
    for (const auto choice : field.choices) out += (out.empty() ? "" : ", ") + code(choice) + " " + app::choice_name(choice);
    return out;
}

std::string link_to(model::EntityKind kind) {
    const auto name = std::string(model::info_of(kind).name);
    return code(name);
}

std::string type_of(const FieldInfo& field) {
    switch (field.type) {
        case model::FieldType::Text: return say("chữ, một dòng", "text, one line");
        case model::FieldType::Prose: return say("chữ, nhiều dòng", "text, lines");
        case model::FieldType::Integer: return say("số nguyên", "whole number");
        case model::FieldType::Flag: return say("có hoặc không: `1`, `0`", "yes or no: `1`, `0`");
        case model::FieldType::Date: return say("ngày: `23/5/2021`, `N-14`", "date: `23/5/2021`, `D-14`");
        case model::FieldType::DateList: return say("các ngày, cách nhau bằng dấu phẩy", "dates with commas between");
        case model::FieldType::Time: return say("giờ: `19:45`, `19h45`", "time: `19:45`, `19h45`");
        case model::FieldType::Length: return say("thời lượng: `300`, `5m`, `5m30s`", "length: `300`, `5m`, `5m30s`");
        case model::FieldType::Choice: return say("một trong: ", "one of: ") + choices_of(field);
        case model::FieldType::Reference: return say("mã của ", "ID of ") + link_to(field.target);
        case model::FieldType::References: return say("các mã của ", "IDs of ") + link_to(field.target) + say(", cách nhau bằng dấu phẩy", ", with commas between");
        case model::FieldType::Recurrence: return say("nhịp lặp: `FREQ=WEEKLY;BYDAY=MO,WE`", "rhythm: `FREQ=WEEKLY;BYDAY=MO,WE`");
    }
    return {};
}

struct TraitNote {
    model::FieldTrait trait;
    const char* vietnamese;
    const char* english;
};
constexpr std::array trait_notes{
    TraitNote{model::Required, "bắt buộc", "must be filled in"},
    TraitNote{model::Material, "đơn vị được báo khi đổi", "partners are told of a change"},
    TraitNote{model::Agreed, "đổi thì thống nhất lại", "a change asks for agreement again"},
    TraitNote{model::Searched, "tìm chữ thấy được", "found by text search"},
    TraitNote{model::Generated, "chương trình ghi", "set by the program"},
    TraitNote{model::Guarded, "chỉ đổi bằng lệnh riêng", "changed by its own commands only"},
};

std::string notes_of(const FieldInfo& field) {
    std::string out;
    for (const auto& note : trait_notes)
        if (field.has(note.trait)) out += (out.empty() ? "" : "; ") + say(note.vietnamese, note.english);
    return out;
}

std::string verbs_of(const model::EntityInfo& info) {
    std::string out;
    for (const auto* verb : {"add", "set", "show", "list", "remove"}) {
        const auto name = std::string(info.name) + ' ' + verb;
        const auto& all = cli::commands();
        if (std::any_of(all.begin(), all.end(), [&](const cli::Command& command) { return command.name == name; })) out += (out.empty() ? "" : ", ") + code("lichsong " + name);
    }
    return out;
}

bool is_of_rows(const cli::Command& command) {
    return command.run == cli::add_row || command.run == cli::set_row || command.run == cli::show_row || command.run == cli::list_rows || command.run == cli::remove_row;
}

std::string usage_of(const cli::Command& command) {
    std::string out = "lichsong " + command.name;
    for (const auto& argument : command.arguments) {
        const bool is_option = argument.name.starts_with("--");
        const auto text = is_option ? std::string(argument.name) + (*argument.value == '\0' ? "" : " " + std::string(argument.value)) : std::string(argument.value);
        if (!is_option || argument.required) out += ' ' + text;
    }
    return out;
}

std::string command_section(const cli::Command& command) {
    std::string out = "### " + command.name + "\n\n" + base::tr(command.summary) + ".\n\n```text\n" + usage_of(command) + "\n```\n\n";
    std::string options;
    for (const auto& argument : command.arguments) {
        if (*argument.help == '\0') continue;  // a field, which the page of fields explains
        const auto value = argument.name.starts_with("--") && *argument.value != '\0' ? " " + std::string(argument.value) : std::string();
        const auto name = argument.name.starts_with("--") ? std::string(argument.name) : std::string(argument.value);
        options += row({code(name + value), base::tr(argument.help), argument.required ? say("bắt buộc", "required") : std::string()});
    }
    return options.empty() ? out : out + table_head({say("Tham số", "Argument"), say("Ý nghĩa", "Meaning"), ""}) + options + '\n';
}

}  // namespace

std::string fields_page(const Sources& /*sources*/) {
    auto out = head("fields", say("Các loại dòng và trường", "Kinds of rows and their fields"));
    out += say("Một kế hoạch gồm các loại dòng sau. Trường nào gõ tay được thì viết `--tên giá-trị` trên dòng lệnh; các tên ấy cũng là tên trong JSON và trong tệp mẫu.\n\n",
               "A plan is made of these kinds of rows. A field that people type is written `--name value` on the command line; the names are those of JSON and of templates, too.\n\n");
    for (const auto& info : model::entity_table()) {
        out += "## " + base::with_capital(app::kind_name(info.name)) + " (" + code(info.name) + ")\n\n";
        out += say("Lệnh: ", "Commands: ") + verbs_of(info) + ".\n\n";
        out += table_head({say("Trường", "Field"), say("Tên hiển thị", "Shown as"), say("Giá trị", "Value"), say("Ghi chú", "Notes")});
        for (const auto& field : info.fields) out += row({code(field.name), app::field_name(field.name), type_of(field), notes_of(field)});
        out += '\n';
    }
    return out;
}

std::string commands_page(const Sources& /*sources*/) {
    auto out = head("commands", say("Lệnh và tùy chọn", "Commands and options"));
    out += say("Ở đâu cũng dùng được: `--json` in ra đúng một tài liệu JSON, `--lang vi|en` chọn ngôn ngữ, `--help` giải thích lệnh.\n\n",
               "Everywhere: `--json` prints exactly one JSON document, `--lang vi|en` chooses the language, `--help` explains a command.\n\n");
    out += "## " + say("Mã kết thúc", "Exit codes") + "\n\n" + table_head({say("Mã", "Code"), say("Nghĩa", "Meaning")});
    out += row({"0", say("xong", "done")}) + row({"1", say("xong, nhưng có điều phải xem: vi phạm, chỗ thiếu, dòng bị bỏ", "done, but something was found: breaches, gaps, lines left out")});
    out += row({"2", say("gọi lệnh sai", "the call is wrong")}) + row({"3", say("dữ liệu đưa vào sai", "the input is bad")});
    out += row({"4", say("người khác vừa sửa cùng chỗ", "somebody else changed the same meanwhile")}) + row({"5", say("không đọc hay ghi được tệp", "the store failed")}) + '\n';
    out += "## " + say("Các lệnh", "The commands") + "\n\n";
    for (const auto& command : cli::commands())
        if (!is_of_rows(command)) out += command_section(command);
    out += "## " + say("Lệnh của từng loại dòng", "Commands of each kind of row") + "\n\n";
    out += say("Mọi loại dòng có cùng các lệnh `add`, `set`, `show`, `list`, `remove`; trường nào gõ tay được là một tùy chọn, xem [Các loại dòng và trường](fields.md).\n\n",
               "All kinds of rows have the same commands `add`, `set`, `show`, `list`, `remove`; each field that people type is an option, see [Kinds of rows](fields.md).\n\n");
    std::set<std::string_view> told;
    out += table_head({say("Lệnh", "Command"), say("Ý nghĩa", "Meaning")});
    for (const auto& command : cli::commands()) {
        if (!is_of_rows(command)) continue;
        const auto verb = command.name.substr(command.name.find(' ') + 1);
        if (told.insert(command.summary).second) out += row({"… " + code(verb), base::tr(command.summary)});
    }
    return out;
}

}  // namespace lichsong::docs
