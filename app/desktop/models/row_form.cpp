// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/row_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/common/describe.h"
#include "app/common/rhythm_words.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/reports.h"

namespace lichsong::desktop {
namespace {

using base::fill;
using base::tr;
using model::EntityKind;
using model::FieldInfo;
using model::FieldType;

enum Section : std::size_t { Main, Where, Deadlines, Validity, Sources };
constexpr std::array sections{"", LICHSONG_N_("Applies to"), LICHSONG_N_("Deadlines"), LICHSONG_N_("When it counts"), LICHSONG_N_("Sources and notes")};

// What is not here is the heart of the matter and stands first.
struct InSection {
    std::string_view field;
    Section section;
};
constexpr InSection section_table[] = {
    {"only_outlet", Where}, {"any_medium", Where}, {"only_medium", Where}, {"only_area", Where}, {"only_topic", Where}, {"only_partner", Where},
    {"lead_content", Deadlines}, {"lead_approval", Deadlines}, {"lead_tape", Deadlines}, {"tolerance", Deadlines}, {"day_start", Deadlines},
    {"valid_from", Validity}, {"valid_to", Validity}, {"successor", Validity}, {"extra_dates", Validity}, {"closed_dates", Validity}, {"removed_dates", Validity},
    {"law", Sources}, {"confidence", Sources}, {"source", Sources}, {"note", Sources}, {"reference", Sources}, {"reference_date", Sources}, {"url", Sources},
    {"evidence_kind", Sources}, {"evidence", Sources}, {"waiver", Sources}, {"reason", Sources}, {"example", Sources}, {"template", Sources},
};

struct Hint {
    FieldType type;
    const char* words;
};
constexpr Hint hints[] = {{FieldType::Date, LICHSONG_N_("dd/mm/yyyy")}, {FieldType::Time, "19:45"}, {FieldType::Length, "5m30s"}, {FieldType::DateList, "23/5/2021, 30/5/2021"},
                          {FieldType::Recurrence, "FREQ=WEEKLY;BYDAY=MO,WE"}};

constexpr Editor editors[] = {Editor::Line, Editor::Prose, Editor::Line, Editor::Check, Editor::Line, Editor::Line, Editor::Line, Editor::Line, Editor::Choice,
                              Editor::Reference, Editor::References, Editor::Line};  // in the order of FieldType

Section section_of(const FieldInfo& field) {
    const auto found = std::find_if(std::begin(section_table), std::end(section_table), [&](const InSection& row) { return row.field == field.name; });
    return found == std::end(section_table) ? Main : found->section;
}

// Texts that are looked up in a table elsewhere.
bool names_a_rule(const model::EntityInfo& info, const FieldInfo& field) { return info.kind == EntityKind::Rule && field.name == "kind"; }
bool names_a_report(const model::EntityInfo& info, const FieldInfo& field) { return info.kind == EntityKind::ReportSetting && field.name == "report"; }

std::vector<FormChoice> choices_of(const model::EntityInfo& info, const FieldInfo& field) {
    std::vector<FormChoice> choices;
    if (names_a_report(info, field))
        for (const auto& kind : service::report_kinds()) choices.push_back({std::string(kind.name), tr(kind.title)});
    for (const auto choice : names_a_rule(info, field) ? model::rule_kinds() : std::vector<std::string_view>(field.choices.begin(), field.choices.end()))
        choices.push_back({std::string(choice), app::choice_name(choice)});
    return choices;
}

// Election day carries the calendar along: it is moved where all that shifts is listed first.
bool is_moved_elsewhere(const model::EntityInfo& info, const FieldInfo& field, const model::Value& value) {
    return info.kind == EntityKind::Campaign && field.name == "dday" && value.index() != 0;
}

Editor editor_of(const model::EntityInfo& info, const FieldInfo& field) {
    if (field.name == "colour") return Editor::Colour;
    return names_a_rule(info, field) || names_a_report(info, field) ? Editor::Choice : editors[static_cast<std::size_t>(field.type)];
}

bool is_colour(std::string_view text) {
    return text.size() == 7 && text.front() == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
}

}  // namespace

std::string FormField::hint() const {
    if (editor == Editor::Colour) return "#2563EB";
    const auto found = std::find_if(std::begin(hints), std::end(hints), [&](const Hint& row) { return row.type == info->type; });
    return found == std::end(hints) ? std::string() : tr(found->words);
}

std::span<const char* const> form_sections() { return sections; }

RowForm::RowForm(Workspace& workspace, const model::EntityInfo& info, std::int64_t id) : m_workspace(workspace), m_labels(workspace.desk()), m_info(info), m_id(id) {
    auto record = model::fresh_record(info.kind);
    if (id != 0) {
        auto row = workspace.desk().rows().find(info.kind, id);
        if (!row) throw base::Error(base::Fault::Call, "row.unknown", {std::string(info.name), std::to_string(id)});
        record = std::move(*row);
        m_seen = record.head.revision;
        m_label = label_of(record);
    }
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        const auto& field = info.fields[i];
        if (!field.is_by_hand() || is_moved_elsewhere(info, field, record.values[i])) continue;
        FormField made;
        made.info = &field;
        made.editor = editor_of(info, field);
        made.section = section_of(field);
        if (made.editor == Editor::Choice) made.choices = choices_of(info, field);
        show(made, record.values[i]);
        m_fields.push_back(std::move(made));
    }
    std::stable_sort(m_fields.begin(), m_fields.end(), [](const FormField& a, const FormField& b) { return a.section < b.section; });
    m_shown = m_fields;
}

std::string RowForm::title() const {
    // TRANSLATORS: {1} is a kind of row: "khung giờ mới"
    return base::with_capital(is_new() ? fill(tr(LICHSONG_N_("new {1}")), {app::kind_name(m_info.name)}) : m_label);
}

service::FieldContext RowForm::context() {
    auto made = service::field_context(m_workspace.desk());
    made.key_of = [this](EntityKind kind, std::int64_t id) { return m_labels.of(kind, id); };
    return made;
}

void RowForm::show(FormField& field, const model::Value& value) {
    const auto& info = *field.info;
    if (!field.is_text()) field.value = value;
    else if (info.type == FieldType::Date || info.type == FieldType::DateList) field.typed = m_labels.shown(info, value);
    else field.typed = service::write_field(info, value, context());
    // A length of nothing is none.
    if (info.type == FieldType::Length && model::detail::number(value) == 0) field.typed.clear();
}

std::string RowForm::note(std::size_t at) const {
    const auto& field = m_fields[at];
    if (field.info->type != FieldType::Recurrence || base::trim(field.typed).empty()) return {};
    try {
        return app::rhythm_words(model::parse_recurrence(base::trim(field.typed)));
    } catch (const base::Error&) {
        return {};  // said where the field is left
    }
}

void RowForm::type(std::size_t field, std::string text) { m_fields[field].typed = std::move(text); }
void RowForm::choose(std::size_t field, model::Value value) { m_fields[field].value = std::move(value); }

bool RowForm::is_changed() const {
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        if (m_fields[i].typed != m_shown[i].typed || m_fields[i].value != m_shown[i].value) return true;
    return false;
}

model::Value RowForm::read(const FormField& field) {
    if (!field.is_text()) return field.value;
    const auto text = std::string(base::trim(field.typed));
    if (field.editor == Editor::Reference && !text.empty()) {
        const auto id = m_labels.meant(field.info->target, text);
        if (!id) throw base::Error(base::Fault::Call, "row.not_listed", {std::string(model::info_of(field.info->target).name), text});
        return *id;
    }
    if (field.editor == Editor::Colour && !text.empty() && !is_colour(text)) throw base::Error(base::Fault::Input, "colour.unreadable", {text});
    return service::read_field(*field.info, field.typed, context());
}

bool RowForm::check(std::size_t at) {
    auto& field = m_fields[at];
    field.fault.clear();
    try {
        if (read(field).index() == 0 && field.is_required()) field.fault = tr(LICHSONG_N_("This is needed; fill it in."));
    } catch (const base::Error& error) {
        field.fault = app::describe(error);
    }
    return field.fault.empty();
}

// The field that the error names, or else all of the form.
void RowForm::place_fault(const base::Error& error) {
    const auto named = std::find_if(m_fields.begin(), m_fields.end(), [&](const FormField& field) {
        return error.code().starts_with("field.") && std::find(error.args().begin(), error.args().end(), field.info->name) != error.args().end();
    });
    (named == m_fields.end() ? m_fault : named->fault) = app::describe(error);
}

model::Change RowForm::write(service::Desk& desk, const service::Fields& changed) {
    const auto give = [&](const service::FieldContext&) { return changed; };
    if (!is_new()) {
        const service::Seen as_shown(desk, desk.seen() ? std::optional(m_seen) : std::nullopt);
        return service::set_row(desk, {m_info.kind, m_id}, give).change;
    }
    auto done = service::add_row(desk, m_info.kind, {}, give);
    if (const auto row = desk.rows().find_key(m_info.kind, done.key)) m_id = row->head.id;
    return std::move(done.change);
}

bool RowForm::save() {
    m_fault.clear();
    bool good = true;
    for (std::size_t i = 0; i < m_fields.size(); ++i) good = check(i) && good;
    if (!good) return false;
    service::Fields changed;
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        if (m_fields[i].typed != m_shown[i].typed || m_fields[i].value != m_shown[i].value) changed.emplace_back(m_fields[i].info->name, read(m_fields[i]));
    if (changed.empty() && !is_new()) return true;
    // What the plan refuses is told in the form, not in the window behind.
    auto told = std::exchange(m_workspace.on_error, [](const std::string&) {});
    const auto done = m_workspace.apply([&](service::Desk& desk) {
        try {
            return write(desk, changed);
        } catch (const base::Error& error) {
            place_fault(error);
            throw;
        }
    });
    m_workspace.on_error = std::move(told);
    return done.has_value();
}

}  // namespace lichsong::desktop
