// SPDX-License-Identifier: Apache-2.0
// Rows that were removed: what, when, by whom and with which change, to be brought back one by one. Stays open for the next.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/trash.h"

class wxButton;
class wxChoice;
class wxStaticText;

namespace lichsong::desktop {

class TextTable;

class TrashDialog : public TellingDialog {
public:
    TrashDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const service::RemovedRows& removed() const noexcept { return m_removed; }
    /// The list has been read.
    [[nodiscard]] bool is_read() const noexcept { return m_is_read; }
    void choose(std::size_t row);
    void show(std::optional<model::EntityKind> kind);
    void restore();

private:
    void read();
    void list(service::RemovedRows removed);

    std::vector<const model::EntityInfo*> m_kinds;
    wxChoice* m_kind = nullptr;
    wxStaticText* m_count = nullptr;
    TextTable* m_rows = nullptr;
    wxButton* m_do = nullptr;
    service::RemovedRows m_removed;
    bool m_is_read = false;
};

}  // namespace lichsong::desktop
