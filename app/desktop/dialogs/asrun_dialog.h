// SPDX-License-Identifier: Apache-2.0
// The workbench of logs: the outlets of a day, and of the one chosen what was booked beside what its log says. A line is linked by dragging
// it onto a placement, or by Enter with one chosen on each side; a normal day is ticked off with Enter in the list of outlets.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "app/desktop/models/asrun_day.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxKeyEvent;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class AsRunDialog : public TellingDialog {
public:
    AsRunDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const model::Date& day() const noexcept { return m_day; }
    [[nodiscard]] const std::vector<OutletDay>& outlets() const noexcept { return m_outlets; }
    /// The outlets of the day are there.
    [[nodiscard]] bool is_read() const noexcept { return m_is_read; }
    [[nodiscard]] const AsRunDay& shown() const noexcept { return m_shown; }
    /// The one chosen; empty where none is.
    [[nodiscard]] std::string outlet() const;
    [[nodiscard]] TextTable& outlet_table() noexcept { return *m_outlet_table; }
    [[nodiscard]] TextTable& booked_table() noexcept { return *m_booked_table; }
    [[nodiscard]] TextTable& line_table() noexcept { return *m_line_table; }

    void show_day(const model::Date& day);
    void choose_outlet(const std::string& key);
    void choose_booked(std::size_t place);
    void choose_line(std::size_t place);
    /// The line chosen is the placement chosen.
    void link();
    void set_aside();
    /// Every line that is still undecided and like no placement is none of ours.
    void set_rest_aside();
    /// The placement chosen did not go out, whatever the log does not say.
    void mark_missed();
    /// Closes the outlet's day, as it was booked where there is no log, and goes on to the next.
    void tick();
    void reopen(const std::string& reason);
    void undo();

private:
    void add_head(wxSizer& rows);
    void add_lists(wxSizer& rows);
    wxStaticText* add_list(wxSizer& columns, TextTable& table, int share);
    void add_steps(wxSizer& rows);
    void add_foot(wxSizer& rows);
    void make_draggable();
    void key(wxKeyEvent& event);
    [[nodiscard]] bool key_in_list(int code);
    void type_day();
    void read();
    void list_outlets(std::vector<OutletDay> outlets);
    void show_outlet();
    void show_lists();
    void show_first();
    void follow(TextTable& chosen, TextTable& other, const std::vector<std::size_t>& from, const std::vector<std::size_t>& to);
    void show_detail();
    void enable();
    void go_to_next(std::size_t after);
    void link(std::size_t line, std::size_t booked);
    void take_in();
    void ask_why();
    bool change(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for = {});
    [[nodiscard]] std::vector<std::string> strangers() const;
    [[nodiscard]] const OutletDay* chosen() const;
    [[nodiscard]] const service::AsRunRow* chosen_booking() const;
    [[nodiscard]] const service::AsRunRow* chosen_line() const;
    [[nodiscard]] model::EvidenceKind evidence() const;
    void remember_evidence();

    model::Date m_day;
    std::vector<OutletDay> m_outlets;
    bool m_is_read = false;
    std::string m_wanted;  ///< the outlet to be chosen once the list is there
    AsRunDay m_shown;
    std::size_t m_dragged = 0;
    TextTable* m_armed = nullptr;  ///< in which a person chose first what is to be linked
    std::vector<int> m_done;  ///< how many changes each step made here; these alone undo takes back
    wxTextCtrl* m_day_field = nullptr;
    wxStaticText* m_count = nullptr;
    TextTable* m_outlet_table = nullptr;
    TextTable* m_booked_table = nullptr;
    TextTable* m_line_table = nullptr;
    wxStaticText* m_booked_title = nullptr;
    wxStaticText* m_line_title = nullptr;
    wxStaticText* m_detail = nullptr;
    wxButton* m_take_in = nullptr;
    wxButton* m_link = nullptr;
    wxButton* m_set_aside = nullptr;
    wxButton* m_set_rest_aside = nullptr;
    wxButton* m_missed = nullptr;
    wxButton* m_undo = nullptr;
    wxCheckBox* m_only_undecided = nullptr;
    wxStaticText* m_evidence_label = nullptr;
    wxChoice* m_evidence = nullptr;
    wxButton* m_tick = nullptr;
    wxButton* m_reopen = nullptr;
};

}  // namespace lichsong::desktop
