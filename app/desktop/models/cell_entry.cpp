// SPDX-License-Identifier: Apache-2.0
// One cell. Blocks of them are in pasting.cpp.
#include "app/desktop/models/cell_entry.h"

#include <algorithm>
#include <array>

#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/service/row_edit.h"

namespace lichsong::desktop {
namespace {

using model::EntityKind;

struct CellField {
    std::string_view name;
    CellKind kind;
    EntityKind row;
};

constexpr std::array fields{
    CellField{"date", CellKind::Text, EntityKind::Placement},  CellField{"start", CellKind::Text, EntityKind::Placement},
    CellField{"length", CellKind::Text, EntityKind::Placement}, CellField{"title", CellKind::Text, EntityKind::Segment},
    CellField{"state", CellKind::State, EntityKind::Placement}, CellField{"note", CellKind::Text, EntityKind::Placement},
    CellField{"responsible_body", CellKind::Text, EntityKind::Segment},
};

constexpr std::string_view english_title = "title_en";

const CellField* find_field(std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const CellField& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

const model::FieldInfo& info_of_field(std::string_view name) {
    const auto& kind = model::info_of(find_field(name)->row);
    return kind.fields[model::field_index(kind, name)];
}

// "T6 21/5/2021", as the list writes it.
std::string_view without_weekday(std::string_view text) {
    text = base::trim(text);
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return text;
    const auto first = text.substr(0, space);
    const model::Date monday(2021, 5, 17);
    for (int i = 0; i < 7; ++i)
        if (base::fold(first) == base::fold(app::weekday_short(model::plus_days(monday, i)))) return base::trim(text.substr(space));
    return text;
}

// Words of whatever medium, with or without the sign before them.
std::optional<model::PlacementState> state_called(std::string_view text) {
    const auto wanted = base::fold(base::trim(text));
    for (const auto& info : model::state_table()) {
        for (const auto medium : {model::Medium::Radio, model::Medium::Print}) {
            const auto words = base::fold(app::state_name(info.state, medium));
            if (wanted == words || wanted == base::fold(state_sign(info.state)) + ' ' + words) return info.state;
        }
    }
    return std::nullopt;
}

}  // namespace

CellKind cell_kind(std::string_view field) {
    const auto* found = find_field(field);
    return found == nullptr ? CellKind::Inert : found->kind;
}

std::vector<std::string> state_words() {
    std::vector<std::string> words;
    for (const auto& info : model::state_table())
        for (const auto medium : {model::Medium::Radio, model::Medium::Print}) {
            auto word = std::string(state_sign(info.state)) + ' ' + app::state_name(info.state, medium);
            if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
        }
    return words;
}

bool is_of_segment(std::string_view field) { return find_field(field) != nullptr && find_field(field)->row == EntityKind::Segment; }

model::Value value_now(service::Desk& desk, const Item& item, std::string_view stored) {
    const bool of_segment = is_of_segment(stored) || stored == english_title;
    const auto row = desk.rows().find(of_segment ? EntityKind::Segment : EntityKind::Placement, of_segment ? item.segment : item.id);
    return row ? (*row)[stored] : model::Value();
}

std::string stored_field(service::Desk& desk, const Item& item, std::string_view field) {
    const bool is_english = field == "title" && base::language() == base::Language::English && value_now(desk, item, english_title).index() != 0;
    return std::string(is_english ? english_title : field);
}

std::string typed_text(service::Desk& desk, const Item& item, std::string_view field) {
    if (cell_kind(field) == CellKind::Inert) return {};
    const auto value = value_now(desk, item, stored_field(desk, item, field));
    if (field == "date") return value.index() == 0 ? "" : model::dmy(model::from_iso(model::detail::text(value)));
    return service::write_field(info_of_field(field), value, service::field_context(desk));
}

model::Value read_cell(service::Desk& desk, std::string_view field, std::string_view text) {
    if (field == "state")
        if (const auto state = state_called(text)) return std::string(model::name_of(*state));
    return service::read_field(info_of_field(field), field == "date" ? without_weekday(text) : text, service::field_context(desk));
}

std::string type_into(Workspace& workspace, const Item& item, std::string_view field, const std::string& text) {
    auto& desk = workspace.desk();
    if (cell_kind(field) == CellKind::Inert || text == typed_text(desk, item, field)) return {};
    std::string sentence;
    const auto said_before = workspace.on_error;
    workspace.on_error = [&](const std::string& words) { sentence = words; };
    try {
        static_cast<void>(workspace.set_field(item, find_field(field)->row, stored_field(desk, item, field), read_cell(desk, field, text)));
    } catch (const base::Error& error) {
        sentence = app::describe(error);
    }
    workspace.on_error = said_before;
    return sentence;
}

}  // namespace lichsong::desktop
