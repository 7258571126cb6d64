// SPDX-License-Identifier: Apache-2.0
// The sheet of keys: made of the table of actions, and of what the keyboard does in a view.
#pragma once

#include <string>
#include <vector>

#include <wx/dialog.h>

class wxBoxSizer;

namespace lichsong::desktop {

struct KeyLine {
    std::vector<std::string> keys;  ///< ways to it, each as wxWidgets spells it: "Ctrl+Z", "?"
    std::string words;              ///< in the language chosen
};

struct KeyGroup {
    std::string title;
    std::vector<KeyLine> lines;
};

/// A group for each menu, and one for the views. Everything that has a key is in it.
[[nodiscard]] std::vector<KeyGroup> key_sheet();
/// "Ctrl+Shift+Up" as the caps of the keys: "Ctrl", "Shift", "↑".
[[nodiscard]] std::vector<std::string> caps_of(const std::string& keys);

class KeysDialog : public wxDialog {
public:
    explicit KeysDialog(wxWindow* parent);

private:
    void add_group(wxWindow& page, wxBoxSizer& column, const KeyGroup& group);
};

}  // namespace lichsong::desktop
