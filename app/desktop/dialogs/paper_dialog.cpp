// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/paper_dialog.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/wait_dialog.h"
#include "app/desktop/models/long_work.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/page_view.h"
#include "app/desktop/widgets/print.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"

namespace lichsong::desktop {
PaperDialog::PaperDialog(wxWindow* parent, PaperView view)
    : AskingDialog(parent, wxID_ANY, said(LICHSONG_N_("On paper")), wxDefaultPosition, wxSize(1080, 800), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX), m_view(std::move(view)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_desk = new PageView(this);
    make_bar(*rows);
    rows->Add(m_desk, wxSizerFlags(1).Expand());
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_told = new wxStaticText(this, wxID_ANY, wx(m_view.note), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*m_told, "quiet");
    foot->Add(m_told, wxSizerFlags(1).CenterVertical());
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close window"))), wxSizerFlags().Border(wxLEFT, 8));
    auto* printer = new wxButton(this, wxID_PRINT, said(LICHSONG_N_("Print…")));
    foot->Add(printer, wxSizerFlags().Border(wxLEFT, 8));
    auto* keep = new wxButton(this, wxID_SAVE, said(LICHSONG_N_("Save as PDF…")));
    play(*keep, "primary");
    keep->SetDefault();
    foot->Add(keep, wxSizerFlags().Border(wxLEFT, 8));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizer(rows);
    SetMinSize(wxSize(640, 480));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_SAVE);
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { print(); }, wxID_PRINT);
    choose({});
    CentreOnParent();
    m_desk->SetFocus();
}

void PaperDialog::make_bar(wxSizer& rows) {
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    const auto add_choice = [&](const char* label, const wxArrayString& words) {
        auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words);
        name(*choice, base::tr(label));
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose({static_cast<Sheet>(m_sheet->GetSelection()), m_direction->GetSelection() == 1}); });
        bar->Add(choice, wxSizerFlags().CenterVertical().Border(wxRIGHT, 8));
        return choice;
    };
    wxArrayString sheets;
    for (const auto* sheet : {"A4", "A3"}) sheets.Add(sheet);
    wxArrayString directions;
    for (const auto* direction : {LICHSONG_N_("Landscape"), LICHSONG_N_("Portrait")}) directions.Add(said(direction));
    m_sheet = add_choice(LICHSONG_N_("Sheet"), sheets);
    m_direction = add_choice(LICHSONG_N_("Direction"), directions);
    bar->AddStretchSpacer();
    m_desk->add_arrows(*bar);
    rows.Add(bar, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
}

void PaperDialog::choose(const Paper& paper) {
    const wxBusyCursor busy;
    m_paper = paper;
    m_sheet->SetSelection(static_cast<int>(paper.sheet));
    m_direction->SetSelection(paper.upright ? 1 : 0);
    m_pages.emplace(m_view.scene(room_on(paper)), paper, m_view.title, m_view.foot);
    m_desk->show({m_pages->pages(), [this](std::size_t) { return points_of(m_paper); }, [this](cairo_t* cairo, std::size_t page) { m_pages->draw(cairo, page, m_letterer); }});
}

wxString PaperDialog::told() const { return m_told->GetLabel(); }

void PaperDialog::say(const std::string& sentence, bool failed) {
    m_told->SetLabel(wx(sentence));
    play(*m_told, failed ? "warning" : "quiet");
    Layout();
}

bool PaperDialog::write(const std::string& path) {
    try {
        std::string bytes;
        LongWork drawing([&](const std::function<bool()>& should_stop) {
            Letterer own;  // letters of one thread are not for another
            bytes = m_pages->pdf(own, should_stop);
        });
        wait_for(this, drawing, base::fill(base::tr_n("Drawing {1} page…", "Drawing {1} pages…", static_cast<long>(m_pages->pages())), {std::to_string(m_pages->pages())}));
        drawing.finish();
        base::AtomicFile file(path);
        file.write(bytes);
        file.commit();
        say(base::fill(base::tr(LICHSONG_N_("Written: {1}")), {path}), false);
        return true;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return false;
    }
}

void PaperDialog::save() {
    wxFileDialog dialog(this, said(LICHSONG_N_("Save as PDF…")), {}, wx(m_view.file_name + ".pdf"), "*.pdf", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (ask(dialog) == wxID_OK) static_cast<void>(write(utf8(dialog.GetPath())));
}

void PaperDialog::print() {
    if (!has_printer()) return say(base::tr(LICHSONG_N_("No printer is set up on this computer. Save as PDF and print it on another.")), true);
    std::optional<std::string> reason;
    ask([&] { reason = desktop::print(*this, *m_pages, m_view.title, m_letterer); });
    if (reason) say(base::fill(base::tr(LICHSONG_N_("Not printed: {1}")), {*reason}), true);
}

}  // namespace lichsong::desktop
