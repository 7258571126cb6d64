// SPDX-License-Identifier: Apache-2.0
// Adding a template to the plan: templates by kind at the left, what the one chosen would add at the right, and only then is it
// done, as one step to undo.
#pragma once

#include <optional>

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/template_apply.h"

class wxButton;
class wxChoice;
class wxStaticText;

namespace lichsong::desktop {

class TextTable;

class TemplateDialog : public wxDialog {
public:
    TemplateDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const std::vector<service::AddableTemplate>& templates() const noexcept { return m_templates; }
    void choose(std::size_t at);
    void choose_slot(base::Id<model::Slot> slot);
    /// What is listed; nothing while it is being worked out, or where it cannot be added.
    [[nodiscard]] const std::optional<service::TemplateReport>& report() const noexcept { return m_report; }
    [[nodiscard]] wxString summary() const;
    [[nodiscard]] wxString fault() const;

private:
    struct Answer {
        service::TemplateReport report;
        std::optional<base::Error> error;
    };
    void make_list(wxSizer& columns);
    void make_preview(wxSizer& columns);
    void fill_slots();
    void preview();
    void show(Answer answer);
    void accept();
    /// Nothing while no template is chosen.
    [[nodiscard]] std::optional<service::TemplateWish> wish() const;

    Workspace& m_workspace;
    std::vector<service::AddableTemplate> m_templates;
    std::vector<std::string> m_slots;  ///< keys, in the order of the choice
    TextTable* m_list = nullptr;
    wxStaticText* m_title = nullptr;
    wxStaticText* m_slot_words = nullptr;
    wxChoice* m_slot = nullptr;
    wxStaticText* m_summary = nullptr;
    wxStaticText* m_fault = nullptr;
    TextTable* m_rows = nullptr;
    wxButton* m_do = nullptr;
    std::optional<service::TemplateReport> m_report;
    std::int64_t m_seen_change = 0;  ///< of the plan that the list is of
};

}  // namespace lichsong::desktop
