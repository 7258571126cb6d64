// SPDX-License-Identifier: Apache-2.0
// The queue of what did not go out and nobody has settled, what coverage misses most first: each is made good at a place that is offered or
// typed, or somebody says why nothing makes up for it. Stays open until the queue is empty.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/desktop/dialogs/telling_dialog.h"
#include "app/desktop/widgets/destination_fields.h"
#include "calendar/service/makegood.h"

class wxButton;
class wxChoice;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class MakegoodDialog : public TellingDialog {
public:
    MakegoodDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const std::vector<model::PlacedSegment>& queue() const noexcept { return m_queue; }
    [[nodiscard]] TextTable& table() noexcept { return *m_table; }
    [[nodiscard]] DestinationFields& where() noexcept { return *m_where; }
    [[nodiscard]] wxTextCtrl& reason() noexcept { return *m_reason; }
    /// Of the chosen one, the best first.
    [[nodiscard]] const std::vector<service::Offer>& offers() const noexcept { return m_offers; }
    void choose(std::size_t row);
    void take(std::size_t offer);
    void make_good();
    void waive();
    void undo();
    /// Asks for limits and makes good all that waits, as one change.
    void make_all_good();
    /// All was made good at once by another dialog: it can be taken back here.
    void made_all_good(const model::Change& change);

private:
    void add_settling(wxSizer& rows);
    void add_booking(wxSizer& ways);
    void add_waiving(wxSizer& ways);
    void add_foot(wxSizer& rows);
    void read(std::size_t choose);
    void show_chosen();
    void show_offers(const model::Placement& missed);
    [[nodiscard]] const model::PlacedSegment* chosen() const;
    void change(const std::function<model::Change(service::Desk&)>& work);

    std::vector<model::PlacedSegment> m_queue;
    int m_done = 0;  ///< changes made here, which alone undo takes back
    wxStaticText* m_count = nullptr;
    TextTable* m_table = nullptr;
    wxStaticText* m_title = nullptr;
    wxStaticText* m_missed = nullptr;
    std::vector<service::Offer> m_offers;
    wxChoice* m_offer = nullptr;
    std::unique_ptr<DestinationFields> m_where;
    wxTextCtrl* m_reason = nullptr;
    wxButton* m_make_good = nullptr;
    wxButton* m_waive = nullptr;
    wxButton* m_undo = nullptr;
    wxButton* m_all = nullptr;
};

}  // namespace lichsong::desktop
