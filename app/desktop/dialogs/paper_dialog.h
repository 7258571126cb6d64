// SPDX-License-Identifier: Apache-2.0
// The view as it will be on paper: sheet and direction are chosen, pages turned; then it is kept as PDF or printed.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/desktop/dialogs/asking_dialog.h"
#include "app/desktop/drawing/paper.h"

class wxChoice;
class wxStaticText;

namespace lichsong::desktop {

class PageView;

/// What is to be printed: laid out anew for each room a sheet has.
struct PaperView {
    std::function<Scene(const Size& room)> scene;
    std::string title;
    std::string foot;       ///< who answers for it, and of which day it is
    std::string file_name;  ///< suggested, without ending
    std::string note{};     ///< what is left out, where something is
};

class PaperDialog : public AskingDialog {
public:
    PaperDialog(wxWindow* parent, PaperView view);

    [[nodiscard]] const Printed& pages() const noexcept { return *m_pages; }
    [[nodiscard]] PageView& desk() noexcept { return *m_desk; }
    void choose(const Paper& paper);
    /// False where it could not be written: a sentence says why, and what was there before is unchanged.
    bool write(const std::string& path);
    [[nodiscard]] wxString told() const;

private:
    void make_bar(wxSizer& rows);
    void save();
    void print();
    void say(const std::string& sentence, bool failed);

    PaperView m_view;
    Letterer m_letterer{true};
    Paper m_paper;
    std::optional<Printed> m_pages;
    PageView* m_desk = nullptr;  ///< on which the sheet lies
    wxChoice* m_sheet = nullptr;
    wxChoice* m_direction = nullptr;
    wxStaticText* m_told = nullptr;
};

}  // namespace lichsong::desktop
