// SPDX-License-Identifier: Apache-2.0
// What a pasted block would change, cell by cell, and what of it cannot be read, before anything is written.
#pragma once

#include <wx/dialog.h>

#include "app/desktop/models/cell_entry.h"

class wxBoxSizer;

namespace lichsong::desktop {

class PasteDialog : public wxDialog {
public:
    PasteDialog(wxWindow* parent, const Pasting& pasting);

private:
    void add_cells(wxBoxSizer& rows, const Pasting& pasting);
    void add_faults(wxBoxSizer& rows, const Pasting& pasting);
    void add_words(wxBoxSizer& rows, const std::string& words, const char* part);
};

}  // namespace lichsong::desktop
