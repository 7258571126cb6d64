// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>

#include <gtk/gtk.h>
#include <wx/settings.h>
#include <wx/window.h>

#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

std::string css_colour(const Theme& theme, Ink ink) {
    char text[8];
    std::snprintf(text, sizeof text, "#%06X", theme.colour(ink).rgb());
    return text;
}

// GTK's own language of style. {page} and the like become colours of the theme.
constexpr const char* sheet = R"(
* { font-family: Inter, "Noto Sans", Cantarell, sans-serif; }
window, .ls-header, .ls-page { background-color: {page}; color: {text}; }
.ls-card { background-color: {panel}; color: {text}; border-radius: 10px; }
.ls-rail { background-color: {panel}; color: {text}; }
.ls-title, .ls-heading { color: {text}; }
.ls-quiet { color: {quiet}; }
.ls-warning { color: {danger}; }
.ls-number { color: {accent}; }
button { background-image: none; background-color: {page}; border: 1px solid {line}; border-radius: 6px; box-shadow: none; text-shadow: none;
         padding: 3px 12px; min-height: 26px; color: {text}; }
button:hover { background-color: {panel}; }
button:disabled { color: {faint}; }
button.ls-flat { border-color: transparent; background-color: transparent; padding: 3px 6px; }
button.ls-flat:hover { background-color: {panel}; }
button.ls-primary { background-color: {accent}; border-color: {accent}; color: {on}; font-weight: 600; }
button.ls-primary:hover { opacity: 0.92; }
button.ls-primary:disabled { opacity: 0.45; }
button.ls-pill { border-radius: 14px; background-color: {wash}; border-color: {wash}; color: {accent}; padding: 1px 12px; min-height: 22px; }
.ls-switch { background-color: {panel}; border-radius: 8px; }
button.ls-segment { border-radius: 6px; border-color: transparent; background-color: transparent; margin: 0; padding: 2px 10px; min-height: 24px; color: {quiet}; }
button.ls-segment:hover { color: {text}; }
button.ls-segment:checked { background-color: {page}; border-color: {line}; color: {accent}; font-weight: 600; }
button.ls-quiet-button { border-color: transparent; background-color: transparent; color: {accent}; padding: 1px 8px; min-height: 22px; }
button.ls-row { border-color: transparent; background-color: transparent; border-radius: 5px; padding: 2px 6px; min-height: 22px; }
button.ls-row-now { border-color: transparent; background-color: {wash}; border-radius: 5px; padding: 2px 6px; min-height: 22px; }
button.ls-row:hover { background-color: {panel}; }
.ls-key { background-color: {panel}; border: 1px solid {line}; border-bottom-width: 2px; border-radius: 5px; padding: 0px 6px; color: {text}; }
separator { background-color: {line}; background-image: none; border: none; min-width: 1px; min-height: 1px; }
button:focus { outline: 2px solid {accent}; outline-offset: -3px; }
entry, textview text, spinbutton { background-image: none; background-color: {page}; color: {text}; }
entry { border: 1px solid {line}; border-radius: 6px; min-height: 28px; box-shadow: none; }
entry:focus { border-color: {accent}; }
notebook header { background-color: {page}; border: none; }
treeview.view { background-color: {page}; color: {text}; }
.ls-rail treeview.view { background-color: {panel}; }
treeview.view:selected { background-color: {wash}; color: {text}; }
treeview.view header button, treeview header button { border: none; border-bottom: 1px solid {line}; border-radius: 0; font-weight: 600; color: {quiet}; }
.ls-kinds, .ls-kinds treeview.view { background-color: {panel}; }
.ls-kinds treeview.view:selected { background-color: {wash}; }
.ls-table treeview.view, .ls-kinds treeview.view { -GtkTreeView-vertical-separator: 10; -GtkTreeView-horizontal-separator: 16; }
.ls-table treeview header button { padding: 4px 8px; }
.ls-table treeview.view:focus { outline: 2px solid {accent}; outline-offset: -2px; }
.ls-table treeview.view { border-top: 1px solid {line}; }
paned > separator { background-color: {line}; background-image: none; min-width: 1px; min-height: 1px; }
menubar, menubar > menuitem { background-color: {page}; color: {text}; box-shadow: none; }
scrolledwindow, frame > border { border-color: {line}; }
scrollbar { background-color: transparent; border: none; }
)";

std::string filled(const Theme& theme) {
    std::string css = sheet;
    const std::pair<const char*, Ink> places[] = {{"{page}", Ink::Page}, {"{panel}", Ink::Panel}, {"{text}", Ink::Text}, {"{quiet}", Ink::Quiet}, {"{faint}", Ink::Faint},
                                                  {"{line}", Ink::StrongLine}, {"{accent}", Ink::Accent}, {"{on}", Ink::OnAccent}, {"{wash}", Ink::AccentWash}, {"{danger}", Ink::Danger}};
    for (const auto& [place, ink] : places)
        for (auto at = css.find(place); at != std::string::npos; at = css.find(place, at)) css.replace(at, std::string_view(place).size(), css_colour(theme, ink));
    return css;
}

// Sizes are the toolkit's business, or it would lay texts out for another font than they are drawn in.
struct Lettering {
    std::string_view part;
    double points;
    wxFontWeight weight;
};
constexpr Lettering letterings[] = {{"title", 15, wxFONTWEIGHT_SEMIBOLD}, {"heading", 10, wxFONTWEIGHT_SEMIBOLD}, {"quiet", 9, wxFONTWEIGHT_NORMAL},
                                    {"warning", 9, wxFONTWEIGHT_NORMAL}, {"key", 9, wxFONTWEIGHT_NORMAL}, {"number", 20, wxFONTWEIGHT_BOLD}};

// The toolkit hears of a choice a while after it is made, and then reads it from colours that are ours.
std::optional<Appearance> chosen;

GtkWidget* widget_of(wxWindow& window) { return static_cast<GtkWidget*>(window.GetHandle()); }

void shorten_labels(GtkWidget* widget, gpointer) {
    if (GTK_IS_LABEL(widget)) g_object_set(widget, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, nullptr);
    else if (GTK_IS_CONTAINER(widget)) gtk_container_forall(GTK_CONTAINER(widget), shorten_labels, nullptr);
}

GtkWidget* focused_in(wxWindow& within) {
    auto* top = gtk_widget_get_toplevel(widget_of(within));
    return GTK_IS_WINDOW(top) ? gtk_window_get_focus(GTK_WINDOW(top)) : nullptr;
}

}  // namespace

Appearance appearance_now() { return chosen ? *chosen : wxSystemSettings::GetAppearance().IsDark() ? Appearance::Dark : Appearance::Light; }

void choose_appearance(Appearance appearance) {
    chosen = appearance;
    g_object_set(gtk_settings_get_default(), "gtk-application-prefer-dark-theme", static_cast<gboolean>(appearance == Appearance::Dark), nullptr);
    install_style();
}

void install_style() {
    static GtkCssProvider* provider = nullptr;
    auto* screen = gdk_screen_get_default();
    if (screen == nullptr) return;
    if (provider == nullptr) {
        provider = gtk_css_provider_new();
        gtk_style_context_add_provider_for_screen(screen, GTK_STYLE_PROVIDER(provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
    gtk_css_provider_load_from_data(provider, filled(Theme(appearance_now())).c_str(), -1, nullptr);
}

void let_text_fields_have_keys(wxWindow& frame) {
    // GTK asks accelerators first; https://docs.gtk.org/gtk3/method.Window.propagate_key_event.html says how to ask the field.
    const auto first = +[](GtkWidget* window, GdkEventKey* event, gpointer) -> gboolean {
        auto* focus = gtk_window_get_focus(GTK_WINDOW(window));
        if (focus == nullptr || (!GTK_IS_EDITABLE(focus) && !GTK_IS_TEXT_VIEW(focus))) return FALSE;
        return gtk_window_propagate_key_event(GTK_WINDOW(window), event);
    };
    g_signal_connect(frame.GetHandle(), "key-press-event", G_CALLBACK(first), nullptr);
}

void write_into_field(wxWindow& within, const std::string& text, bool is_all_selected) {
    auto* focus = focused_in(within);
    if (focus == nullptr || !GTK_IS_ENTRY(focus)) return;
    gtk_entry_set_text(GTK_ENTRY(focus), text.c_str());
    if (is_all_selected) gtk_editable_select_region(GTK_EDITABLE(focus), 0, -1);
    else gtk_editable_set_position(GTK_EDITABLE(focus), -1);
}

void pass_key_to_field(wxWindow& within) {
    auto* focus = focused_in(within);
    auto* event = gtk_get_current_event();
    if (event == nullptr) return;
    if (focus != nullptr && GTK_IS_ENTRY(focus)) gtk_widget_event(focus, event);
    gdk_event_free(event);
}

void play(wxWindow& window, const char* part) {
    auto* context = gtk_widget_get_style_context(widget_of(window));
    for (const auto& lettering : letterings) {
        if (lettering.part == part) window.SetFont(wxFont(wxFontInfo(lettering.points).Weight(lettering.weight).FaceName("Inter")));
        else gtk_style_context_remove_class(context, ("ls-" + std::string(lettering.part)).c_str());  // a text plays one part at a time
    }
    gtk_style_context_add_class(context, (std::string("ls-") + part).c_str());
    window.InvalidateBestSize();  // paddings belong to the part
}

// Lists lie in a scrolled widget: what has the keyboard is the one within.
void name(wxWindow& window, const std::string& words) {
    auto* widget = widget_of(window);
    const auto set = [&](GtkWidget* one) {
        if (auto* accessible = gtk_widget_get_accessible(one)) atk_object_set_name(accessible, words.c_str());
    };
    set(widget);
    if (!GTK_IS_SCROLLED_WINDOW(widget)) return;
    if (auto* inner = gtk_bin_get_child(GTK_BIN(widget))) set(inner);
}

namespace {

// The one button without a label.
void name_silent_buttons(GtkWidget* widget, gpointer words) {
    if (GTK_IS_BUTTON(widget)) {
        const auto* label = gtk_button_get_label(GTK_BUTTON(widget));
        if (auto* accessible = gtk_widget_get_accessible(widget); accessible != nullptr && (label == nullptr || *label == '\0')) atk_object_set_name(accessible, static_cast<const char*>(words));
    } else if (GTK_IS_CONTAINER(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), name_silent_buttons, words);
    }
}

}  // namespace

void name_close_button(wxWindow& bar, const std::string& words) {
    auto text = words;
    name_silent_buttons(widget_of(bar), text.data());
}

void explain(wxWindow& window, const std::string& words) {
    auto* widget = widget_of(window);
    if (GTK_IS_SCROLLED_WINDOW(widget)) widget = gtk_bin_get_child(GTK_BIN(widget));
    if (auto* accessible = gtk_widget_get_accessible(widget)) atk_object_set_description(accessible, words.c_str());
}

void shorten_with_dots(wxWindow& window) {
    auto* widget = widget_of(window);
    if (GTK_IS_BUTTON(widget)) return shorten_labels(widget, nullptr);
    auto* tree = GTK_IS_BIN(widget) ? gtk_bin_get_child(GTK_BIN(widget)) : nullptr;
    if (!GTK_IS_TREE_VIEW(tree)) return;
    auto* columns = gtk_tree_view_get_columns(GTK_TREE_VIEW(tree));
    for (auto* column = columns; column != nullptr; column = column->next) {
        auto* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column->data));
        for (auto* cell = cells; cell != nullptr; cell = cell->next)
            if (GTK_IS_CELL_RENDERER_TEXT(cell->data)) g_object_set(cell->data, "ellipsize", PANGO_ELLIPSIZE_END, nullptr);
        g_list_free(cells);
    }
    g_list_free(columns);
}

}  // namespace lichsong::desktop
