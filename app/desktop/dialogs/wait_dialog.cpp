// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/wait_dialog.h"

#include <chrono>

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include "app/desktop/dialogs/answers.h"
#include "app/desktop/models/long_work.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

constexpr std::chrono::milliseconds unnoticed{80};
constexpr int asks_every = 40;  // milliseconds

class WaitDialog : public wxDialog {
public:
    WaitDialog(wxWindow* parent, LongWork& work, const std::string& what) : wxDialog(parent, wxID_ANY, "Lịch Sóng", wxDefaultPosition, wxDefaultSize, wxCAPTION), m_work(work) {
        auto* rows = new wxBoxSizer(wxVERTICAL);
        m_words = new wxStaticText(this, wxID_ANY, wx(what));
        play(*m_words, "heading");
        rows->Add(m_words, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
        m_gauge = new wxGauge(this, wxID_ANY, 100, wxDefaultPosition, wxSize(360, 8));
        name(*m_gauge, what);
        rows->Add(m_gauge, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
        m_stop = new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Stop")));
        rows->Add(m_stop, wxSizerFlags().Right().Border(wxLEFT | wxRIGHT | wxBOTTOM, dialog_margin));
        SetSizerAndFit(rows);
        CentreOnParent();
        m_stop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { stop(); });
        Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
            event.Veto();  // it goes when the work has ended
            stop();
        });
        m_looks.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
            m_gauge->Pulse();
            if (m_work.is_done()) leave(*this, wxID_OK);
        });
        m_looks.Start(asks_every);
    }

private:
    void stop() {
        m_work.stop();
        m_stop->Disable();
        m_words->SetLabel(said(LICHSONG_N_("Stopping…")));
    }

    LongWork& m_work;
    wxStaticText* m_words = nullptr;
    wxGauge* m_gauge = nullptr;
    wxButton* m_stop = nullptr;
    wxTimer m_looks;
};

}  // namespace

void wait_for(wxWindow* parent, LongWork& work, const std::string& what) {
    if (work.is_done(unnoticed)) return;
    WaitDialog(parent, work, what).ShowModal();
}

}  // namespace lichsong::desktop
