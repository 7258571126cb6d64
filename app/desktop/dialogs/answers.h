// SPDX-License-Identifier: Apache-2.0
// How every dialog ends: at the right of its foot the answer that does it, which Enter takes, and before it the one that goes
// back, which Escape takes.
#pragma once

class wxButton;
class wxDialog;
class wxSizer;
class wxString;
class wxWindow;

namespace lichsong::desktop {

struct Answers {
    wxButton* good;
    wxButton* back;
};

/// Adds both to the row, after what is there, with the free room between. Without `back`: "Cancel".
Answers add_answers(wxWindow& dialog, wxSizer& row, const wxString& good, const wxString& back);
Answers add_answers(wxWindow& dialog, wxSizer& row, const wxString& good);

/// Ends the dialog with that answer. It may be over already: a key pressed twice comes twice.
void leave(wxDialog& dialog, int answer);

}  // namespace lichsong::desktop
