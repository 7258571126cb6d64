// SPDX-License-Identifier: Apache-2.0
// What the toolkit's own controls look like: flat, quiet, in the program's colours. The only place that knows GTK.
#pragma once

#include "app/desktop/drawing/theme.h"

class wxWindow;

namespace lichsong::desktop {

/// Light or dark, as the system or the person has chosen.
[[nodiscard]] Appearance appearance_now();
/// Overrides the system's choice for the whole program.
void choose_appearance(Appearance appearance);

/// Loads the style of all controls; to be called once, and again after the appearance has changed.
void install_style();

/// A text field that has the focus gets every key before menus do, and input methods with it: nothing typed is taken for a command.
void let_text_fields_have_keys(wxWindow& frame);

/// Puts a text into the field that has the focus, where it is one; all of it selected, or the cursor behind it.
void write_into_field(wxWindow& within, const std::string& text, bool is_all_selected);
/// The key that is being pressed goes to the field that has the focus now, input methods with it.
void pass_key_to_field(wxWindow& within);

/// Gives a control a part to play: "primary", "flat", "segment", "header", "rail", "quiet", "title", "switch", "key".
void play(wxWindow& window, const char* part);

/// Entries of a list, or the words of a button, that do not fit end with dots.
void shorten_with_dots(wxWindow& window);

/// Names a control for readers of the screen.
void name(wxWindow& window, const std::string& words);
/// An information bar has a button with a picture alone, that readers of the screen could not tell.
void name_close_button(wxWindow& bar, const std::string& words);
/// What is wrong with it, or what it is for, said to them beside the name; empty: nothing any more.
void explain(wxWindow& window, const std::string& words);

}  // namespace lichsong::desktop
