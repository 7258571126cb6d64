// SPDX-License-Identifier: Apache-2.0
// Taking in a file: what is new, changed and vanished, and what was found, is shown before anything is written.
#pragma once

#include <functional>
#include <string>

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/import.h"

class wxButton;
class wxChoice;
class wxDataViewListCtrl;
class wxStaticText;

namespace lichsong::desktop {

class ImportDialog : public wxDialog {
public:
    ImportDialog(wxWindow* parent, Workspace& workspace, std::string path);

private:
    /// The import as it is asked for here; what it is given is read now, so that it may run on another thread.
    using Run = std::function<service::ImportSummary(service::Desk& desk, const std::function<void(const service::ImportRow&)>& row)>;
    [[nodiscard]] Run importing(bool dry_run);
    void preview();
    void accept();
    void show(const service::ImportSummary& summary);

    Workspace& m_workspace;
    std::string m_path;
    std::string m_bytes;
    wxChoice* m_outlet = nullptr;
    wxDataViewListCtrl* m_rows = nullptr;
    wxDataViewListCtrl* m_findings = nullptr;
    wxStaticText* m_summary = nullptr;
    wxButton* m_take = nullptr;
};

}  // namespace lichsong::desktop
