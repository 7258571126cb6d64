// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/asking_dialog.h"

#include <wx/scopeguard.h>

namespace lichsong::desktop {

void AskingDialog::EndModal(int answer) {
    if (!m_asks) wxDialog::EndModal(answer);
}

int AskingDialog::ask(wxDialog& of_system) {
    int answer = wxID_CANCEL;
    ask([&] { answer = of_system.ShowModal(); });
    return answer;
}

void AskingDialog::ask(const std::function<void()>& opens) {
    m_asks = true;
    wxON_BLOCK_EXIT_SET(m_asks, false);
    opens();
}

}  // namespace lichsong::desktop
