// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/answers.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

Answers add_answers(wxWindow& dialog, wxSizer& row, const wxString& good, const wxString& back) {
    constexpr int gap = 8;
    auto* first = new wxButton(&dialog, wxID_CANCEL, back);  // made in the order in which Tab comes to them
    auto* last = new wxButton(&dialog, wxID_OK, good);
    play(*last, "primary");
    last->SetDefault();
    row.AddStretchSpacer();
    row.Add(first, wxSizerFlags().Border(wxRIGHT, gap));
    row.Add(last);
    return {last, first};
}

Answers add_answers(wxWindow& dialog, wxSizer& row, const wxString& good) {
    return add_answers(dialog, row, good, said(LICHSONG_N_("Cancel")));
}

void leave(wxDialog& dialog, int answer) {
    if (dialog.IsModal()) return dialog.EndModal(answer);
    dialog.SetReturnCode(answer);
    dialog.Hide();
}

}  // namespace lichsong::desktop
