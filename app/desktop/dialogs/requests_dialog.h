// SPDX-License-Identifier: Apache-2.0
// The board of who owes whom what: requests by due date, the lines of the one chosen, and below them what can be done next. Stays open.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/coordination.h"

class wxButton;
class wxChoice;
class wxStaticText;

namespace lichsong::desktop {

class TextTable;

/// Drafts a request to each partner on whose outlets selected placements go out; their keys. What cannot be asked is told on `on_error`.
std::vector<std::string> draft_requests(Workspace& workspace);

class RequestsDialog : public TellingDialog {
public:
    /// With `request`: that one is chosen.
    RequestsDialog(wxWindow* parent, Workspace& workspace, const std::string& request = {});

    [[nodiscard]] const std::vector<service::RequestSummary>& requests() const noexcept { return m_requests; }
    /// The one chosen; nothing where there is none.
    [[nodiscard]] const std::optional<service::RequestView>& view() const noexcept { return m_view; }
    void choose(const std::string& request);
    /// A line of the one chosen, by its place.
    void choose_line(std::size_t line);
    /// What the button does: "send", "accepted", "declined", "take_up", …; false where it is not offered now.
    bool run(std::string_view step);

    // ---- what the buttons do
    void edit();
    void send();
    void post(model::Outgoing what);
    void unpost();
    void answer(model::LineAnswer answer);
    void counter();
    void take_up();
    void stay();
    void withdraw();
    void close();
    /// Asks where to write the letter of the one chosen.
    void letter();
    /// As PDF or, where the name ends so, for Word. True where it was written.
    bool write_letter(const std::string& path);

private:
    void make_steps(wxSizer& rows);
    void read(const std::string& choose);
    void show_view();
    void enable_steps();
    [[nodiscard]] const service::LineView* line() const;
    void change(const std::function<model::Change(service::Desk&)>& work);

    std::vector<service::RequestSummary> m_requests;
    std::optional<service::RequestView> m_view;
    wxChoice* m_which = nullptr;
    wxStaticText* m_count = nullptr;
    TextTable* m_table = nullptr;
    wxStaticText* m_title = nullptr;
    TextTable* m_lines = nullptr;
    std::vector<wxButton*> m_steps;
};

}  // namespace lichsong::desktop
