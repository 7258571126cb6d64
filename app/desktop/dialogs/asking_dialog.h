// SPDX-License-Identifier: Apache-2.0
// A dialog that opens dialogs of the system. The toolkit runs one loop within the other, and what ends first ends the innermost:
// a dialog that ended below one of the system would leave its own loop turning, and with it everything that waits for it.
#pragma once

#include <functional>

#include <wx/dialog.h>

namespace lichsong::desktop {

class AskingDialog : public wxDialog {
public:
    using wxDialog::wxDialog;

    /// Nothing happens while the system's dialog is open: it goes first.
    void EndModal(int answer) override;

protected:
    /// What that dialog answered.
    int ask(wxDialog& of_system);
    /// The same for one that is opened by `opens`.
    void ask(const std::function<void()>& opens);

private:
    bool m_asks = false;
};

}  // namespace lichsong::desktop
