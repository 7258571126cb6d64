// SPDX-License-Identifier: Apache-2.0
// Taking in an outlet's log, from a file or as it was copied: what it was read as, encoding and columns, and what it says of the plan is
// shown before anything is written. What was chosen for a column is kept for the outlet.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "app/desktop/models/log_reading.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxSizer;
class wxStaticText;

namespace lichsong::desktop {

class TextTable;

class LogDialog : public TellingDialog {
public:
    /// `day`: of a log that names none. `outlet`: chosen to begin with.
    LogDialog(wxWindow* parent, Workspace& workspace, const model::Date& day, const std::string& outlet);

    [[nodiscard]] const LogReading& reading() const noexcept { return m_reading; }
    [[nodiscard]] std::string outlet() const;
    /// Of a dialog that ended with OK: how many changes were made, what is said of them, and the first day the log is of.
    [[nodiscard]] int changes() const noexcept { return m_changes; }
    [[nodiscard]] const std::string& outcome() const noexcept { return m_outcome; }
    [[nodiscard]] const model::Date& first_day() const noexcept { return m_first_day; }
    [[nodiscard]] wxString recognised() const;
    [[nodiscard]] TextTable& preview() noexcept { return *m_rows; }
    [[nodiscard]] wxChoice& choice_of(std::size_t field) noexcept { return *m_fields.at(field); }

    void read_file(const std::string& path);
    /// What was copied, where it is a table.
    void paste();
    void accept();

private:
    void add_source(wxSizer& rows);
    void add_columns(wxSizer& rows);
    void open();
    void take(std::string bytes, std::string name);
    void read_anew();
    void show();
    void show_rows();
    void show_choices();
    void chose(std::size_t field);
    [[nodiscard]] std::string judged();
    [[nodiscard]] service::LogSource source() const;
    [[nodiscard]] std::string kept_columns();

    model::Date m_day;
    std::string m_bytes;
    std::string m_name;
    ChosenColumns m_chosen{};
    LogReading m_reading;
    int m_changes = 0;
    std::string m_outcome;
    model::Date m_first_day;
    wxChoice* m_outlet = nullptr;
    wxChoice* m_evidence = nullptr;
    wxStaticText* m_recognised = nullptr;
    std::vector<wxChoice*> m_fields;
    TextTable* m_rows = nullptr;
    TextTable* m_findings = nullptr;
    wxCheckBox* m_keep = nullptr;
    wxButton* m_take = nullptr;
};

}  // namespace lichsong::desktop
