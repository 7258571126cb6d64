// SPDX-License-Identifier: Apache-2.0
// A report as it will be on paper, beside what it is asked for: kind, days, outlet, and the office's own words. Kept as PDF, Word, Excel, a web
// page or CSV.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <wx/timer.h>

#include "app/desktop/dialogs/asking_dialog.h"
#include "app/desktop/models/workspace.h"
#include "calendar/report/document.h"
#include "calendar/service/reports.h"

class wxChoice;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::report {
class Pages;
}

namespace lichsong::desktop {

class PageView;

class ReportDialog : public AskingDialog {
public:
    ReportDialog(wxWindow* parent, Workspace& workspace);
    ReportDialog(const ReportDialog&) = delete;
    ReportDialog& operator=(const ReportDialog&) = delete;
    ~ReportDialog() override;

    /// By its place in service::report_kinds().
    void choose(std::size_t kind);
    /// What is asked for, as typed: "from", "until", "number", "date", "place", "parent", "post", "signer", "addressee", "recipients".
    void type(const std::string& field, const std::string& text);
    /// Makes it anew; false where that cannot be, and a sentence says why.
    bool make();
    /// In the format of its ending. False where it could not be written: what was there before is unchanged.
    bool write(const std::string& path);
    [[nodiscard]] PageView& pages() noexcept { return *m_pages; }
    [[nodiscard]] std::string told() const;

private:
    struct Field;
    static const std::vector<Field>& fields();

    void add_fields(wxSizer& column);
    [[nodiscard]] service::ReportWish wish();
    [[nodiscard]] const service::ReportKind& kind() const;
    void wait_a_little() { m_timer.StartOnce(600); }
    void save();
    void say(const std::string& sentence, bool failed = false);

    Workspace& m_workspace;
    wxTimer m_timer;
    wxChoice* m_kind = nullptr;
    wxChoice* m_outlet = nullptr;
    std::vector<std::string> m_outlets;  ///< keys, as the choice has them; the first is empty: all
    std::vector<wxTextCtrl*> m_texts;    ///< as fields() has them
    PageView* m_pages = nullptr;
    wxStaticText* m_told = nullptr;
    report::Document m_document;
    std::unique_ptr<report::Pages> m_drawn;
};

}  // namespace lichsong::desktop
