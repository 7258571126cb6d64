// SPDX-License-Identifier: Apache-2.0
// A report as it will be on paper, beside what it is asked for: kind, days, outlet, and the office's own words. Kept as PDF, Word, Excel, a web
// page or CSV. What is asked for can be saved in the plan under a name, with the days on which it is due.
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
    /// A saved report, by id; 0: none of them.
    void choose_saved(std::int64_t setting);
    /// What is asked for now, as it would be saved.
    [[nodiscard]] model::ReportSetting setting() const;
    /// In the plan; the saved one of that name is replaced. False where that could not be, and a sentence says why.
    bool keep(const model::ReportSetting& setting);
    /// Where saved reports that are due are written to while this plan is open; empty: nowhere.
    void choose_folder(const std::string& folder);
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

    void add_saved(wxSizer& column);
    void add_fields(wxSizer& column);
    void add_foot(wxSizer& rows);
    void read_saved();
    void show_outlets(const std::vector<base::Id<model::Outlet>>& outlets);
    void ask_setting();
    void ask_folder();
    [[nodiscard]] service::ReportWish wish();
    [[nodiscard]] const service::ReportKind& kind() const;
    void wait_a_little() { m_timer.StartOnce(600); }
    void save();
    void say(const std::string& sentence, bool failed = false);

    Workspace& m_workspace;
    wxTimer m_timer;
    wxChoice* m_saved = nullptr;
    std::vector<std::int64_t> m_settings;  ///< ids, as the choice has them; the first is 0: none
    base::Language m_language = base::language();
    wxChoice* m_kind = nullptr;
    wxChoice* m_outlet = nullptr;
    std::vector<std::string> m_outlets;  ///< keys with commas between, as the choice has them; the first is empty: all
    std::vector<wxTextCtrl*> m_texts;    ///< as fields() has them
    PageView* m_pages = nullptr;
    wxStaticText* m_told = nullptr;
    report::Document m_document;
    std::unique_ptr<report::Pages> m_drawn;
};

}  // namespace lichsong::desktop
