// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/log_dialog.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/asrun_words.h"
#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/error.h"
#include "calendar/base/read_file.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr std::size_t most_findings = 500;
constexpr std::size_t many_lines = 500;  // of so many it takes a while to find what they are

std::string name_of_field(service::SheetField field) { return base::with_capital(app::field_name(service::sheet_field_names[static_cast<std::size_t>(field)])); }

// "12 dòng · 12–18/5/2021 · ✓ Đã phát: 9 · + Ngoài kế hoạch: 3"
std::string summary(const std::vector<model::LogLine>& lines, const service::Reconciled& days, model::Medium medium) {
    const auto count = static_cast<long>(lines.size());
    auto words = base::fill(base::tr_n("{1} line", "{1} lines", count), {std::to_string(count)}) + " · " + days_of(lines);
    for (std::size_t i = 0; i < days.totals.size(); ++i) {
        const auto kind = static_cast<model::AsRunClass>(i);
        if (days.totals[i] > 0) words += " · " + app::as_run_sign(kind) + ' ' + app::as_run_class_name(kind, medium) + ": " + std::to_string(days.totals[i]);
    }
    return words;
}

}  // namespace

LogDialog::LogDialog(wxWindow* parent, Workspace& workspace, const model::Date& day, const std::string& outlet)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Take in a log")), wxSize(1120, 660)), m_day(day) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    add_source(*rows);
    add_columns(*rows);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_keep = new wxCheckBox(this, wxID_ANY, said(LICHSONG_N_("Read the next log of this outlet the same")));
    m_keep->SetValue(true);
    foot->Add(m_keep, wxSizerFlags().CenterVertical());
    m_take = add_answers(*this, *foot, said(LICHSONG_N_("Take in the log"))).good;
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(900, 520));
    CentreOnParent();
    for (const auto& one : workspace.plan().outlets)
        if (one.key == outlet) m_outlet->SetStringSelection(wx(base::in_language(one.name, one.name_en)));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.ControlDown() && event.GetKeyCode() == 'V') paste();
        else if (event.ControlDown() && event.GetKeyCode() == 'O') open();
        else event.Skip();
    });
    show();
}

void LogDialog::add_source(wxSizer& rows) {
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    const auto add_words = [&](const std::string& words) {
        line->Add(new wxStaticText(this, wxID_ANY, wx(words)), wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
    };
    add_words(base::with_capital(app::kind_name("outlet")));
    m_outlet = new wxChoice(this, wxID_ANY);
    name(*m_outlet, app::kind_name("outlet"));
    for (const auto& one : m_workspace.plan().outlets) m_outlet->Append(wx(base::in_language(one.name, one.name_en)));
    m_outlet->SetSelection(0);
    m_outlet->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        m_chosen = {};
        read_anew();
    });
    line->Add(m_outlet, wxSizerFlags().CenterVertical().Border(wxRIGHT, margin));
    add_words(base::with_capital(app::field_name("evidence_kind")));
    m_evidence = new wxChoice(this, wxID_ANY);
    name(*m_evidence, app::field_name("evidence_kind"));
    for (std::size_t i = 1; i < model::evidence_kind_names.size(); ++i) m_evidence->Append(wx(app::choice_name(model::evidence_kind_names[i])));
    m_evidence->SetSelection(0);
    line->Add(m_evidence, wxSizerFlags().CenterVertical());
    line->AddStretchSpacer();
    auto* file = new wxButton(this, wxID_OPEN, said(LICHSONG_N_("From a file…")));
    file->SetToolTip("Ctrl+O");
    file->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open(); });
    line->Add(file, wxSizerFlags().CenterVertical().Border(wxLEFT, field_gap));
    auto* copied = new wxButton(this, wxID_PASTE, said(LICHSONG_N_("Paste what was copied")));
    copied->SetToolTip("Ctrl+V");
    copied->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { paste(); });
    line->Add(copied, wxSizerFlags().CenterVertical().Border(wxLEFT, field_gap));
    rows.Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_recognised = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    play(*m_recognised, "heading");
    rows.Add(m_recognised, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
}

void LogDialog::add_columns(wxSizer& rows) {
    auto* grid = new wxFlexGridSizer(static_cast<int>(log_fields.size()), wxSize(12, 4));
    for (std::size_t i = 0; i < log_fields.size(); ++i) grid->AddGrowableCol(i, 1);
    for (const auto field : log_fields) {
        auto* words = new wxStaticText(this, wxID_ANY, wx(name_of_field(field)));
        play(*words, "quiet");
        grid->Add(words);
    }
    for (std::size_t i = 0; i < log_fields.size(); ++i) {
        auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxSize(120, -1));
        name(*choice, base::fill(base::tr(LICHSONG_N_("Column of: {1}")), {name_of_field(log_fields[i])}));
        shorten_with_dots(*choice);
        choice->Bind(wxEVT_CHOICE, [this, i](wxCommandEvent&) { chose(i); });
        m_fields.push_back(choice);
        grid->Add(choice, wxSizerFlags().Expand());
    }
    rows.Add(grid, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_rows = new TextTable(this, base::tr(LICHSONG_N_("First rows of the log")), {{" ", 60}});
    rows.Add(m_rows, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    rows.Add(make_told(), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_findings = new TextTable(this, base::tr(LICHSONG_N_("What could not be read")), {{base::with_capital(app::field_name("line")), 70}, {base::tr("Finding"), 600}});
    rows.Add(m_findings, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
}

std::string LogDialog::outlet() const {
    const auto at = m_outlet->GetSelection();
    const auto& outlets = m_workspace.plan().outlets.rows();
    return at < 0 ? std::string() : outlets[static_cast<std::size_t>(at)].key;
}

wxString LogDialog::recognised() const { return m_recognised->GetLabel(); }

std::string LogDialog::kept_columns() { return outlet().empty() ? std::string() : service::columns_for(m_workspace.desk(), outlet(), {}); }

service::LogSource LogDialog::source() const {
    service::LogSource source;
    source.name = m_name;
    source.evidence = static_cast<model::EvidenceKind>(m_evidence->GetSelection() + 1);
    return source;
}

void LogDialog::open() {
    wxFileDialog dialog(this, said(LICHSONG_N_("Take in a log")), {}, {}, said(LICHSONG_N_("Tables and texts")) + " (*.csv;*.txt;*.xlsx)|*.csv;*.txt;*.xlsx;*.CSV;*.TXT;*.XLSX|*|*", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (ask(dialog) == wxID_OK) read_file(utf8(dialog.GetPath()));
}

void LogDialog::read_file(const std::string& path) {
    try {
        take(base::read_file(path, sheet::limits::xlsx_bytes), std::filesystem::path(path).filename().string());
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
}

void LogDialog::paste() {
    wxTextDataObject copied;
    const wxClipboardLocker clipboard;
    if (!clipboard || !wxTheClipboard->GetData(copied) || copied.GetText().empty()) return say(base::tr(LICHSONG_N_("No text was copied; copy the lines of the log first.")), true);
    take(utf8(copied.GetText()), base::tr(LICHSONG_N_("copied text")));
}

void LogDialog::take(std::string bytes, std::string name) {
    m_bytes = std::move(bytes);
    m_name = std::move(name);
    m_chosen = {};
    read_anew();
}

void LogDialog::read_anew() {
    if (!m_bytes.empty()) m_reading = read_log_file(m_bytes, kept_columns(), m_chosen, m_day, model::date_context(m_workspace.plan().campaign));
    show();
}

// ---- what was read

void LogDialog::show() {
    const bool any = !m_bytes.empty();
    auto words = any ? m_name + " · " + base::fill(base::tr_n("{1} row", "{1} rows", static_cast<long>(m_reading.rows)), {std::to_string(m_reading.rows)}) + " · " +
                           (m_reading.encoding.empty() ? base::tr(LICHSONG_N_("Unicode (UTF-8)")) : m_reading.encoding)
                     : base::tr(LICHSONG_N_("Choose the log of a station, or paste its lines. Nothing is written before you have seen what it was read as."));
    m_recognised->SetLabel(wx(words));
    m_recognised->SetToolTip(wx(words));
    show_rows();
    show_choices();
    std::vector<std::vector<std::string>> rows;
    for (const auto& finding : m_reading.findings)
        if (rows.size() < most_findings) rows.push_back({finding.line == 0 ? "" : std::to_string(finding.line), app::describe(finding)});
    m_findings->Show(!rows.empty());
    m_findings->show(std::move(rows));
    const auto fault = any ? judged() : std::string();
    m_take->Enable(any && fault.empty() && !m_reading.lines.empty() && !m_workspace.is_read_only());
    m_keep->Enable(any && m_reading.fault.empty());
    Layout();
}

void LogDialog::show_rows() {
    std::vector<TextTable::Column> columns{{base::with_capital(app::field_name("line")), 60}};
    for (const auto& column : m_reading.columns) columns.emplace_back(column.name + (column.field ? " ⇒ " + name_of_field(*column.field) : ""), column.field == service::SheetField::Title ? 300 : 170);
    m_rows->set_columns(columns);
    shorten_with_dots(*m_rows);
    m_rows->show(m_reading.first_rows);
}

void LogDialog::show_choices() {
    for (std::size_t i = 0; i < log_fields.size(); ++i) {
        auto& choice = *m_fields[i];
        choice.Clear();
        const auto& columns = m_reading.columns;
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const LogColumn& one) { return one.field == log_fields[i]; });
        const bool is_day = log_fields[i] == service::SheetField::Date;
        // What was recognised can be another column, but not none.
        if (found == columns.end()) choice.Append(is_day ? said(LICHSONG_N_("{1} for all lines"), {app::date_text(m_day)}) : wxString::FromUTF8("–"));
        for (const auto& one : columns) choice.Append(wx(one.name));
        choice.SetSelection(found == columns.end() ? 0 : static_cast<int>(found - columns.begin()));
        choice.Enable(!m_bytes.empty());
    }
}

void LogDialog::chose(std::size_t field) {
    const auto& columns = m_reading.columns;
    const bool was_none = m_fields[field]->GetCount() > columns.size();
    const int at = m_fields[field]->GetSelection() - (was_none ? 1 : 0);
    if (at < 0) m_chosen[field].reset();
    else m_chosen[field] = columns[static_cast<std::size_t>(at)].index;
    for (std::size_t i = 0; i < m_chosen.size(); ++i)
        if (i != field && m_chosen[i] == m_chosen[field]) m_chosen[i].reset();
    read_anew();
}

// What the plan would say of it, told; returns why it cannot be taken in.
std::string LogDialog::judged() {
    auto fault = m_reading.fault;
    if (fault.empty() && m_reading.lines.empty()) fault = app::describe(base::Error(base::Fault::Input, "asrun.no_lines"));
    if (fault.empty()) {
        try {
            service::Reconciled days;
            const auto work = [&, key = outlet(), source = source()](service::Desk& desk) { days = service::take_log(desk, key, m_reading.lines, source, true); };
            if (m_reading.lines.size() > many_lines) m_workspace.beside(base::tr(LICHSONG_N_("Holding the log against the plan…")), work);
            else work(m_workspace.desk());
            const auto at = static_cast<std::size_t>(std::max(0, m_outlet->GetSelection()));
            say(summary(m_reading.lines, days, m_workspace.plan().outlets.rows()[at].medium));
        } catch (const base::Error& error) {
            fault = app::describe(error);
        }
    }
    if (!fault.empty()) say(fault, true);
    return fault;
}

// Columns are kept first: undoing once takes the log back.
void LogDialog::accept() {
    if (m_reading.lines.empty() || !m_take->IsEnabled()) return;
    const auto key = outlet();
    if (m_keep->GetValue() && m_reading.columns_text != kept_columns()) {
        std::string title;
        for (const auto& one : m_workspace.plan().outlets)
            if (one.key == key) title = base::in_language(one.name, one.name_en);
        for (const auto& layout : m_workspace.plan().log_layouts)
            if (model::key_of(m_workspace.plan(), model::EntityKind::Outlet, layout.outlet.value) == key) {
                title = layout.title;
                break;
            }
        if (const auto kept = apply([&](service::Desk& desk) { return service::keep_layout(desk, title, key, m_reading.columns_text); }); kept && kept->id != 0) ++m_changes;
    }
    const auto waiting = m_reading.lines.size() > many_lines ? base::tr(LICHSONG_N_("Taking in the log…")) : std::string();
    const auto done = apply([&, source = source()](service::Desk& desk) { return service::take_log(desk, key, m_reading.lines, source).change; }, waiting);
    if (!done) return;
    if (done->id != 0) ++m_changes;
    m_outcome = app::outcome(m_workspace.desk(), *done);
    for (const auto& line : m_reading.lines)
        if (!model::is_set(m_first_day) || line.day < m_first_day) m_first_day = line.day;
    leave(*this, wxID_OK);
}

}  // namespace lichsong::desktop
