// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/telling_dialog.h"

#include <utility>

#include <wx/stattext.h>

#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

TellingDialog::TellingDialog(wxWindow* parent, Workspace& workspace, const wxString& title, const wxSize& size)
    : AskingDialog(parent, wxID_ANY, title, wxDefaultPosition, size, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX), m_workspace(workspace) {}

wxString TellingDialog::told() const { return m_told->GetLabel(); }

wxStaticText* TellingDialog::make_told(const std::string& sentence) {
    m_told = new wxStaticText(this, wxID_ANY, wx(sentence));
    play(*m_told, "quiet");
    return m_told;
}

void TellingDialog::say(const std::string& sentence, bool failed) {
    m_told->SetLabel(wx(sentence));
    play(*m_told, failed ? "warning" : "quiet");
    Layout();
    m_told->Wrap(m_told->GetSize().x);
    Layout();
}

std::optional<model::Change> TellingDialog::apply(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for) {
    auto told = std::exchange(m_workspace.on_error, [this](const std::string& sentence) { say(sentence, true); });
    auto done = m_workspace.apply(work, waiting_for);
    m_workspace.on_error = std::move(told);
    return done;
}

}  // namespace lichsong::desktop
