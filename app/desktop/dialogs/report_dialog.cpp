// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/report_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/paper_format.h"
#include "app/common/report_words.h"
#include "app/desktop/models/office_words.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/page_view.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/report/pages.h"

namespace lichsong::desktop {
namespace {

constexpr int report_width = 300;

}  // namespace

// Days and texts that are typed; those of the office are kept for the next paper.
struct ReportDialog::Field {
    const char* name;
    const char* label;
    const char* hint;
    model::Date service::ReportWish::*day = nullptr;
    std::string service::LetterWish::*text = nullptr;
};

const std::vector<ReportDialog::Field>& ReportDialog::fields() {
    using service::LetterWish;
    using service::ReportWish;
    static const std::vector<Field> all{
        {"from", LICHSONG_N_("From"), LICHSONG_N_("23/5/2021, 23/5 or D-14"), &ReportWish::from},
        {"until", LICHSONG_N_("Until, as of"), LICHSONG_N_("23/5/2021, 23/5 or D-14"), &ReportWish::until},
        {"number", LICHSONG_N_("Number"), LICHSONG_N_("5/BC-CAT"), nullptr, &LetterWish::number},
        {"date", LICHSONG_N_("Date of the paper"), LICHSONG_N_("left to the office where empty")},
        {"place", LICHSONG_N_("Place"), "", nullptr, &LetterWish::place},
        {"parent", LICHSONG_N_("The body above"), "", nullptr, &LetterWish::parent},
        {"addressee", LICHSONG_N_("To"), LICHSONG_N_("several with semicolons between"), nullptr, &LetterWish::addressee},
        {"post", LICHSONG_N_("Who signs"), LICHSONG_N_("KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC"), nullptr, &LetterWish::post},
        {"signer", LICHSONG_N_("Rank and name"), "", nullptr, &LetterWish::signer},
        {"recipients", LICHSONG_N_("Copies to"), LICHSONG_N_("several with semicolons between"), nullptr, &LetterWish::recipients},
    };
    return all;
}

ReportDialog::ReportDialog(wxWindow* parent, Workspace& workspace)
    : AskingDialog(parent, wxID_ANY, said(LICHSONG_N_("Reports")), wxDefaultPosition, wxSize(1180, 790), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX), m_workspace(workspace) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* sides = new wxBoxSizer(wxHORIZONTAL);
    auto* left = new wxBoxSizer(wxVERTICAL);
    add_saved(*left);
    add_fields(*left);
    sides->Add(left, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    auto* right = new wxBoxSizer(wxVERTICAL);
    m_pages = new PageView(this);
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->AddStretchSpacer();
    m_pages->add_arrows(*bar);
    right->Add(bar, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM | wxRIGHT, dialog_margin));
    right->Add(m_pages, wxSizerFlags(1).Expand());
    sides->Add(right, wxSizerFlags(1).Expand());
    rows->Add(sides, wxSizerFlags(1).Expand());
    add_foot(*rows);
    SetSizer(rows);
    SetMinSize(wxSize(820, 680));
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { make(); });
    CentreOnParent();
    m_kind->SetFocus();
    make();
}

ReportDialog::~ReportDialog() = default;

void ReportDialog::add_foot(wxSizer& rows) {
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_told = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    foot->Add(m_told, wxSizerFlags(1).CenterVertical());
    const auto add = [&](int id, const char* label, void (ReportDialog::*work)()) {
        auto* button = new wxButton(this, id, said(label));
        if (work != nullptr) button->Bind(wxEVT_BUTTON, [this, work](wxCommandEvent&) { (this->*work)(); });
        foot->Add(button, wxSizerFlags().Border(wxLEFT, field_gap));
        return button;
    };
    add(wxID_ANY, LICHSONG_N_("Folder for saved reports…"), &ReportDialog::ask_folder);
    add(wxID_ANY, LICHSONG_N_("Save these settings…"), &ReportDialog::ask_setting)->Enable(!m_workspace.is_read_only());
    add(wxID_CANCEL, LICHSONG_N_("Close window"), nullptr);
    play(*add(wxID_SAVE, LICHSONG_N_("Save as…"), &ReportDialog::save), "primary");
    rows.Add(foot, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
}

void ReportDialog::add_fields(wxSizer& column) {
    const auto add = [&](const char* label, wxWindow* control) {
        auto* words = new wxStaticText(this, wxID_ANY, said(label));
        play(*words, "quiet");
        name(*control, base::tr(label));
        column.Add(words, wxSizerFlags().Border(wxTOP, 6));
        column.Add(control, wxSizerFlags().Expand());
    };
    wxArrayString kinds;
    for (const auto& kind : service::report_kinds()) kinds.Add(said(kind.title));
    m_kind = new wxChoice(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(report_width, -1)), kinds);
    m_kind->SetSelection(0);
    m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { make(); });
    add(LICHSONG_N_("Report"), m_kind);
    wxArrayString outlets;
    outlets.Add(said(LICHSONG_N_("All outlets")));
    m_outlets.emplace_back();
    for (const auto& outlet : m_workspace.plan().outlets) {
        outlets.Add(wx(base::in_language(outlet.name, outlet.name_en)));
        m_outlets.push_back(outlet.key);
    }
    m_outlet = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, outlets);
    m_outlet->SetSelection(0);
    m_outlet->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { make(); });
    add(LICHSONG_N_("Outlet"), m_outlet);
    const auto kept = read_office_words(office_words_file(m_workspace.settings()));
    for (const auto& field : fields()) {
        auto* text = new wxTextCtrl(this, wxID_ANY);
        if (*field.hint != '\0') text->SetHint(said(field.hint));
        if (field.text != nullptr) text->ChangeValue(wx(kept.*field.text));
        text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { wait_a_little(); });
        add(field.label, text);
        m_texts.push_back(text);
    }
}

const service::ReportKind& ReportDialog::kind() const { return service::report_kinds()[static_cast<std::size_t>(std::max(0, m_kind->GetSelection()))]; }

service::ReportWish ReportDialog::wish() {
    service::ReportWish wish;
    const auto dates = model::date_context(m_workspace.plan().campaign);
    wish.paper.is_english = m_language == base::Language::English;
    wish.outlet = m_outlets[static_cast<std::size_t>(std::max(0, m_outlet->GetSelection()))];
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        const auto& field = fields()[i];
        const auto typed = base::clean_line(utf8(m_texts[i]->GetValue()));
        if (field.text != nullptr) {
            wish.paper.*field.text = typed;
            continue;
        }
        const auto day = typed.empty() ? model::Date() : model::parse_date(typed, dates);
        if (field.day != nullptr) wish.*field.day = day;
        else wish.paper.date = day;
    }
    return wish;
}

void ReportDialog::choose(std::size_t kind) {
    m_kind->SetSelection(static_cast<int>(kind));
    make();
}

void ReportDialog::type(const std::string& field, const std::string& text) {
    const auto& all = fields();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Field& one) { return field == one.name; });
    if (found != all.end()) m_texts[static_cast<std::size_t>(found - all.begin())]->ChangeValue(wx(text));
}

bool ReportDialog::make() {
    const wxBusyCursor busy;
    m_timer.Stop();
    try {
        const base::Speaking its_language(m_language, m_workspace.settings().catalogues().string());
        const auto asked = wish();
        const auto words = app::report_words();
        m_document = service::make_report({m_workspace.desk(), m_workspace.settings().templates(), asked, words}, kind());
        m_drawn = std::make_unique<report::Pages>(m_document);
        m_pages->show({m_drawn->count(),
                       [this](std::size_t page) { return Size{m_drawn->size(page).width, m_drawn->size(page).height}; },
                       [this](cairo_t* cairo, std::size_t page) { m_drawn->draw(cairo, page); }});
        say({});
        return true;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return false;
    }
}

bool ReportDialog::write(const std::string& path) {
    if (!make()) return false;
    try {
        const wxBusyCursor busy;
        const auto& format = app::paper_format_of(path);
        const base::Speaking its_language(m_language, m_workspace.settings().catalogues().string());  // rows of long tables are made as they are written
        base::AtomicFile file(path);
        file.write(format.write(m_document));
        file.commit();
        const bool is_kept = keep_office_words(office_words_file(m_workspace.settings()), wish().paper);
        say(base::fill(base::tr(is_kept ? LICHSONG_N_("Written: {1}") : LICHSONG_N_("Written: {1}. The words of the office could not be kept for the next time.")), {path}));
        return true;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return false;
    }
}

void ReportDialog::save() {
    wxString filters;
    for (const auto& format : app::paper_formats()) {
        const auto ending = wx(std::string(format.name));
        filters += (filters.empty() ? "" : "|") + said(format.title) + " (*." + ending + ")|*." + ending;
    }
    const auto suggested = std::string(kind().name) + '-' + model::iso(m_workspace.today());
    wxFileDialog dialog(this, said(LICHSONG_N_("Save as…")), {}, wx(suggested), filters, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (ask(dialog) != wxID_OK) return;
    auto path = utf8(dialog.GetPath());
    const auto& chosen = app::paper_formats()[static_cast<std::size_t>(std::max(0, dialog.GetFilterIndex()))];
    const auto has_ending = std::any_of(app::paper_formats().begin(), app::paper_formats().end(), [&](const auto& format) { return path.ends_with('.' + std::string(format.name)); });
    if (!has_ending) path += '.' + std::string(chosen.name);
    static_cast<void>(write(path));
}

std::string ReportDialog::told() const { return utf8(m_told->GetLabel()); }

void ReportDialog::say(const std::string& sentence, bool failed) {
    m_told->SetLabel(wx(sentence));
    play(*m_told, failed ? "warning" : "quiet");
    Layout();
}

}  // namespace lichsong::desktop
