// SPDX-License-Identifier: Apache-2.0
// A plan from a template: which one, the election day, the body that answers for it, and where it is kept.
#pragma once

#include <string>
#include <vector>

#include "app/common/settings.h"
#include "app/desktop/dialogs/asking_dialog.h"
#include "calendar/base/clock.h"
#include "calendar/service/templates.h"

class wxChoice;
class wxFlexGridSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class NewPlanDialog : public AskingDialog {
public:
    NewPlanDialog(wxWindow* parent, const app::Settings& settings, const base::Clock& clock);

    [[nodiscard]] const std::string& path() const noexcept { return m_path; }

private:
    wxTextCtrl* add(wxFlexGridSizer& grid, const char* label);
    void accept();

    const app::Settings& m_settings;
    const base::Clock& m_clock;
    std::vector<service::TemplateInfo> m_templates;
    wxChoice* m_template = nullptr;
    wxTextCtrl* m_name = nullptr;
    wxTextCtrl* m_body = nullptr;
    wxTextCtrl* m_dday = nullptr;
    wxStaticText* m_fault = nullptr;
    std::string m_path;
};

}  // namespace lichsong::desktop
