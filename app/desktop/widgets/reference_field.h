// SPDX-License-Identifier: Apache-2.0
// A text field for the name of another row, with a list below it of those in which the words occur. Nothing is completed within
// the text, so that Vietnamese typing is never disturbed; what is typed stays as it is until one of the list is taken.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/panel.h>

class wxButton;
class wxListBox;
class wxTextCtrl;

namespace lichsong::desktop {

class ReferenceField : public wxPanel {
public:
    using Find = std::function<std::vector<std::string>(const std::string& words)>;

    /// `label` is read to those who do not see the field.
    ReferenceField(wxWindow* parent, const std::string& label, const std::string& words, Find find);

    [[nodiscard]] wxTextCtrl& text() noexcept { return *m_text; }
    [[nodiscard]] wxListBox& list() noexcept { return *m_list; }

    std::function<void(const std::string& words)> on_typed = [](const std::string&) {};
    std::function<void()> on_left = [] {};
    /// The list has come or gone, and the field is higher or lower for it.
    std::function<void()> on_resized = [] {};

private:
    void fill(const std::string& words);
    void open(bool open);
    void take(int row);
    void key(wxKeyEvent& event);

    Find m_find;
    wxTextCtrl* m_text = nullptr;
    wxButton* m_button = nullptr;
    wxListBox* m_list = nullptr;
};

}  // namespace lichsong::desktop
