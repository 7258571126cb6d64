// SPDX-License-Identifier: Apache-2.0
// Subscriptions of partners: who has fetched what, and what they have not seen yet; new addresses, which are shown once, and ends.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/feeds.h"

class wxButton;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class FeedsDialog : public TellingDialog {
public:
    FeedsDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const std::vector<service::Freshness>& feeds() const noexcept { return m_feeds; }
    void choose(std::size_t feed);
    /// A feed for the partner chosen, by its place in the choice.
    void add(std::size_t partner);
    void rotate();
    void revoke();
    /// The address made last; empty where none was.
    [[nodiscard]] wxString address() const;

private:
    void read(const std::string& choose);
    void enable();
    [[nodiscard]] const service::Freshness* chosen() const;
    void make(const std::function<service::MadeFeed(service::Desk&)>& work);

    std::vector<service::Freshness> m_feeds;
    std::vector<std::string> m_partner_keys;  ///< empty: leaders
    TextTable* m_table = nullptr;
    wxChoice* m_partner = nullptr;
    wxButton* m_add = nullptr;
    wxButton* m_rotate = nullptr;
    wxButton* m_revoke = nullptr;
    wxTextCtrl* m_address = nullptr;
};

}  // namespace lichsong::desktop
