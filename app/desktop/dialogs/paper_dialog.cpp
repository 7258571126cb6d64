// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/paper_dialog.h"

#include <algorithm>
#include <cmath>

#include <cairo.h>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dcclient.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/wait_dialog.h"
#include "app/desktop/models/long_work.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/print.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"

namespace lichsong::desktop {
namespace {

constexpr int margin = 16;

// Keys that turn pages.
struct Turn {
    int key;
    int by;
};
constexpr Turn turns[] = {{WXK_PAGEDOWN, 1}, {WXK_PAGEUP, -1}, {WXK_RIGHT, 1}, {WXK_LEFT, -1}, {WXK_HOME, -100'000}, {WXK_END, 100'000}};

void set_source(cairo_t* cairo, const Colour& colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

}  // namespace

PaperDialog::PaperDialog(wxWindow* parent, PaperView view)
    : AskingDialog(parent, wxID_ANY, said(LICHSONG_N_("On paper")), wxDefaultPosition, wxSize(1080, 800), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX), m_view(std::move(view)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    make_bar(*rows);
    m_desk = new wxWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE);
    m_desk->SetBackgroundStyle(wxBG_STYLE_PAINT);
    name(*m_desk, base::tr(LICHSONG_N_("Page")));
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
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(640, 480));
    m_desk->Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    m_desk->Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) { m_desk->SetFocus(); });
    m_desk->Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) { turn(event.GetWheelRotation() < 0 ? 1 : -1); });
    m_desk->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const auto found = std::find_if(std::begin(turns), std::end(turns), [&](const Turn& one) { return one.key == event.GetKeyCode(); });
        if (found != std::end(turns)) turn(found->by);
        else event.Skip();
    });
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
    const auto add_arrow = [&](const char* sign, const char* label, int by) {
        auto* arrow = new wxButton(this, wxID_ANY, wx(sign), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        play(*arrow, "flat");
        name(*arrow, base::tr(label));
        arrow->Bind(wxEVT_BUTTON, [this, by](wxCommandEvent&) { turn(by); });
        return arrow;
    };
    m_back = add_arrow("‹", LICHSONG_N_("Page before"), -1);
    m_number = new wxStaticText(this, wxID_ANY, "");
    m_forward = add_arrow("›", LICHSONG_N_("Page after"), 1);
    bar->Add(m_back, wxSizerFlags().CenterVertical());
    bar->Add(m_number, wxSizerFlags().CenterVertical().Border(wxLEFT | wxRIGHT, 8));
    bar->Add(m_forward, wxSizerFlags().CenterVertical());
    rows.Add(bar, wxSizerFlags().Expand().Border(wxALL, margin));
}

void PaperDialog::choose(const Paper& paper) {
    const wxBusyCursor busy;
    m_paper = paper;
    m_sheet->SetSelection(static_cast<int>(paper.sheet));
    m_direction->SetSelection(paper.upright ? 1 : 0);
    m_pages.emplace(m_view.scene(room_on(paper)), paper, m_view.title, m_view.foot);
    m_page = 0;
    show();
}

void PaperDialog::turn(int by) {
    const auto last = static_cast<int>(m_pages->pages()) - 1;
    m_page = static_cast<std::size_t>(std::clamp(static_cast<int>(m_page) + by, 0, last));
    show();
}

void PaperDialog::show() {
    m_number->SetLabel(said(LICHSONG_N_("Page {1} of {2}"), {std::to_string(m_page + 1), std::to_string(m_pages->pages())}));
    m_back->Enable(m_page > 0);
    m_forward->Enable(m_page + 1 < m_pages->pages());
    Layout();
    m_desk->Refresh();
}

// The whole sheet, as large as there is room, within a thin line.
void PaperDialog::paint() {
    wxPaintDC dc(m_desk);
    auto* cairo = static_cast<cairo_t*>(dc.GetHandle());
    if (cairo == nullptr) return;
    const Theme theme(appearance_now());
    set_source(cairo, theme.colour(Ink::Panel));
    cairo_paint(cairo);
    const auto sheet = points_of(m_paper);
    const auto room = m_desk->GetClientSize();
    const double scale = std::min((room.x - 2 * margin) / sheet.width, (room.y - 2 * margin) / sheet.height);
    if (scale <= 0) return;
    cairo_translate(cairo, std::floor((room.x - sheet.width * scale) / 2), std::floor((room.y - sheet.height * scale) / 2));
    cairo_scale(cairo, scale, scale);
    cairo_rectangle(cairo, -1, -1, sheet.width + 2, sheet.height + 2);
    set_source(cairo, theme.colour(Ink::StrongLine));
    cairo_fill(cairo);
    cairo_rectangle(cairo, 0, 0, sheet.width, sheet.height);
    set_source(cairo, Colour::of(0xFFFFFF));
    cairo_fill(cairo);
    m_pages->draw(cairo, m_page, m_letterer);
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
