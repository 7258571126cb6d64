// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/start_frame.h"

#include <wx/button.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>
#include <wx/utils.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/new_plan_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/service/plan_files.h"

namespace lichsong::desktop {
namespace {

constexpr int card_width = 270;

}  // namespace

StartFrame::StartFrame(const app::Settings& settings, const base::Clock& clock, std::function<bool(const std::string&)> open)
    : wxFrame(nullptr, wxID_ANY, wx("Lịch Sóng"), wxDefaultPosition, wxSize(980, 520)), m_settings(settings), m_clock(clock), m_open(std::move(open)) {
    give_mark(*this);
    auto* page = new wxPanel(this);
    play(*page, "page");
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(page, wxID_ANY, wx("Lịch Sóng"));
    play(*title, "number");
    rows->AddStretchSpacer();
    auto* heading = new wxBoxSizer(wxHORIZONTAL);
    heading->Add(new wxStaticBitmap(page, wxID_ANY, icon("lichsong", Ink::Accent, 48)), wxSizerFlags().Center().Border(wxRIGHT, 14));
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(title);
    heading->Add(words, wxSizerFlags().Center());
    rows->Add(heading, wxSizerFlags().Border(wxLEFT | wxBOTTOM, dialog_margin + 10));
    auto* subtitle = new wxStaticText(
        page, wxID_ANY, said(LICHSONG_N_("Plan public-safety information on radio, television and in print before an election.")));
    play(*subtitle, "quiet");
    words->Add(subtitle, wxSizerFlags().Border(wxTOP, 4));
    auto* cards = new wxBoxSizer(wxHORIZONTAL);
    SetSizer(new wxBoxSizer(wxVERTICAL));
    GetSizer()->Add(page, wxSizerFlags(1).Expand());
    page->SetSizer(rows);
    rows->Add(cards, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
    rows->AddStretchSpacer(2);
    add_card(*cards, LICHSONG_N_("See the sample"), LICHSONG_N_("Three months before the election of 23/5/2021 in Đồng Tháp, ready to look around in and to change."),
             LICHSONG_N_("Make the sample"), "look", false, [this] { make_sample(); });
    add_card(*cards, LICHSONG_N_("Begin from a template"), LICHSONG_N_("Milestones, rules and goals from the law, counted from your election day."), LICHSONG_N_("New plan"), "template", true,
             [this] { make_from_template(); });
    add_card(*cards, LICHSONG_N_("Open a plan"), LICHSONG_N_("A file NAME.lichsong of yours or of a colleague."), LICHSONG_N_("Open…"), "open", false, [this] { open_existing(); });
    Layout();
}

void StartFrame::add_card(wxSizer& cards, const char* title, const char* text, const char* label, const char* picture, bool primary, std::function<void()> action) {
    auto* card = new wxPanel(cards.GetContainingWindow());
    play(*card, "card");
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* heading = new wxStaticText(card, wxID_ANY, said(title));
    play(*heading, "title");
    rows->Add(new wxStaticBitmap(card, wxID_ANY, icon(picture, Ink::Accent, 28)), wxSizerFlags().Border(wxLEFT | wxTOP, 16));
    rows->Add(heading, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, 16));
    rows->AddSpacer(8);
    auto* words = new wxStaticText(card, wxID_ANY, said(text));
    words->Wrap(card_width - 32);
    rows->Add(words, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, 16));
    auto* button = new wxButton(card, wxID_ANY, said(label));
    if (primary) play(*button, "primary");
    button->Bind(wxEVT_BUTTON, [action = std::move(action)](wxCommandEvent&) { action(); });
    rows->Add(button, wxSizerFlags().Border(wxALL, 16));
    card->SetSizer(rows);
    cards.Add(card, wxSizerFlags(1).Expand().Border(wxALL, 10));
}

std::string StartFrame::ask_new_file(const char* title, const char* file) {
    wxFileDialog dialog(this, said(title), {}, file, "*.lichsong", wxFD_SAVE);
    if (dialog.ShowModal() != wxID_OK) return {};
    auto path = utf8(dialog.GetPath());
    constexpr std::string_view extension = ".lichsong";
    return path.ends_with(extension) ? path : path.append(extension);
}

void StartFrame::make_sample() {
    const auto path = ask_new_file(LICHSONG_N_("Make the sample"), "dong-thap-2021.lichsong");
    if (path.empty()) return;
    try {
        const wxBusyCursor busy;
        store::OpenOptions options;
        options.mode = store::OpenMode::Create;
        service::demo_plan(path, {m_settings.templates(), options, m_clock, m_settings.author});
        open(path);
    } catch (const base::Error& error) {
        wxMessageBox(wx(app::describe(error)), wx("Lịch Sóng"), wxOK | wxICON_ERROR, this);
    }
}

void StartFrame::make_from_template() {
    NewPlanDialog dialog(this, m_settings, m_clock);
    if (dialog.ShowModal() == wxID_OK) open(dialog.path());
}

void StartFrame::open_existing() {
    wxFileDialog dialog(this, said(LICHSONG_N_("Open a plan")), {}, {}, "*.lichsong", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) open(utf8(dialog.GetPath()));
}

void StartFrame::open(const std::string& address) {
    if (m_open(address)) Close();
}

}  // namespace lichsong::desktop
