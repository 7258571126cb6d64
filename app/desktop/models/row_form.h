// SPDX-License-Identifier: Apache-2.0
// One row as a form: its fields in sections, what was typed in each, and the sentence beside it where that cannot be. Made from
// the list of fields, so that a new field or kind needs nothing here. Knows no windows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desktop/models/row_labels.h"
#include "app/desktop/models/workspace.h"
#include "calendar/base/error.h"
#include "calendar/service/row_edit.h"

namespace lichsong::desktop {

/// What a field is changed with.
enum class Editor : std::uint8_t { Line, Prose, Check, Choice, Reference, References, Colour };

struct FormChoice {
    std::string value;  ///< as it is stored
    std::string words;
};

struct FormField {
    const model::FieldInfo* info = nullptr;
    Editor editor = Editor::Line;
    std::size_t section = 0;          ///< the place of its heading in form_sections()
    std::vector<FormChoice> choices;  ///< of an Editor::Choice
    std::string typed;                ///< Line, Prose, Reference and Colour
    model::Value value;               ///< Check, Choice and References
    std::string fault;

    [[nodiscard]] bool is_text() const { return editor == Editor::Line || editor == Editor::Prose || editor == Editor::Reference || editor == Editor::Colour; }
    [[nodiscard]] bool is_required() const { return info->has(model::Required); }
    /// In grey where nothing is typed: "dd/mm/yyyy".
    [[nodiscard]] std::string hint() const;
};

/// Headings in order, English and marked; the first is empty.
[[nodiscard]] std::span<const char* const> form_sections();

class RowForm {
public:
    /// Of a new row where `id` is 0. Error{Call,"row.unknown"} where it is gone.
    RowForm(Workspace& workspace, const model::EntityInfo& info, std::int64_t id);

    [[nodiscard]] const model::EntityInfo& info() const noexcept { return m_info; }
    [[nodiscard]] bool is_new() const noexcept { return m_id == 0; }
    /// "Khung giờ mới", or the label of the row.
    [[nodiscard]] std::string title() const;
    [[nodiscard]] const std::vector<FormField>& fields() const noexcept { return m_fields; }
    [[nodiscard]] RowLabels& labels() noexcept { return m_labels; }
    /// What cannot be said beside one field.
    [[nodiscard]] const std::string& fault() const noexcept { return m_fault; }
    /// What a field says in words, where that helps: the days of a rhythm.
    [[nodiscard]] std::string note(std::size_t field) const;

    void type(std::size_t field, std::string text);
    void choose(std::size_t field, model::Value value);
    [[nodiscard]] bool is_changed() const;

    /// Reads what was typed and says what is wrong with it; true where nothing is.
    bool check(std::size_t field);
    /// One change in the plan. False where it cannot be: then faults say why, and all stays as typed.
    bool save();
    /// The row that was added or changed.
    [[nodiscard]] std::int64_t id() const noexcept { return m_id; }

private:
    [[nodiscard]] model::Value read(const FormField& field);
    [[nodiscard]] service::FieldContext context();
    void show(FormField& field, const model::Value& value);
    void place_fault(const base::Error& error);
    model::Change write(service::Desk& desk, const service::Fields& changed);

    Workspace& m_workspace;
    RowLabels m_labels;
    const model::EntityInfo& m_info;
    std::int64_t m_id;
    std::int64_t m_seen = 0;  ///< the revision that is shown
    std::string m_label;
    std::vector<FormField> m_fields;
    std::vector<FormField> m_shown;  ///< as they were
    std::string m_fault;
};

}  // namespace lichsong::desktop
