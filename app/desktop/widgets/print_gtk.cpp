// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>
#include <wx/window.h>

#include "app/desktop/widgets/print.h"

namespace lichsong::desktop {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

struct Job {
    const Printed& pages;
    Letterer& letterer;
};

gboolean is_of_paper(GtkPrinter* printer, gpointer found) {
    *static_cast<bool*>(found) = gtk_printer_is_virtual(printer) == FALSE && gtk_printer_is_active(printer) != FALSE;
    return static_cast<gboolean>(*static_cast<bool*>(found));  // true ends the search
}

void draw_page(GtkPrintOperation*, GtkPrintContext* context, gint page, gpointer data) {
    const auto& job = *static_cast<const Job*>(data);
    auto* cairo = gtk_print_context_get_cairo_context(context);
    // A printer with another sheet gets the page fitted to it.
    const auto sheet = points_of(job.pages.paper());
    const double fit = std::min(gtk_print_context_get_width(context) / sheet.width, gtk_print_context_get_height(context) / sheet.height);
    cairo_scale(cairo, fit, fit);
    job.pages.draw(cairo, static_cast<std::size_t>(page), job.letterer);
}

GtkPageSetup* setup_of(const Paper& paper) {
    auto* setup = gtk_page_setup_new();
    auto* size = gtk_paper_size_new(paper.sheet == Sheet::A4 ? GTK_PAPER_NAME_A4 : GTK_PAPER_NAME_A3);
    gtk_page_setup_set_paper_size(setup, size);
    gtk_paper_size_free(size);
    gtk_page_setup_set_orientation(setup, paper.upright ? GTK_PAGE_ORIENTATION_PORTRAIT : GTK_PAGE_ORIENTATION_LANDSCAPE);
    return setup;
}

}  // namespace

bool has_printer() {
    bool found = false;
    gtk_enumerate_printers(is_of_paper, &found, nullptr, TRUE);
    return found;
}

std::optional<std::string> print(wxWindow& parent, const Printed& pages, const std::string& title, Letterer& letterer, const std::string& file) {
    const Held<GtkPrintOperation> operation(gtk_print_operation_new());
    const Held<GtkPageSetup> setup(setup_of(pages.paper()));
    Job job{pages, letterer};
    gtk_print_operation_set_default_page_setup(operation.get(), setup.get());
    gtk_print_operation_set_n_pages(operation.get(), static_cast<gint>(pages.pages()));
    gtk_print_operation_set_use_full_page(operation.get(), TRUE);  // the pages have their own margins
    gtk_print_operation_set_unit(operation.get(), GTK_UNIT_POINTS);
    gtk_print_operation_set_job_name(operation.get(), title.c_str());
    g_signal_connect(operation.get(), "draw-page", G_CALLBACK(draw_page), &job);
    if (!file.empty()) gtk_print_operation_set_export_filename(operation.get(), file.c_str());
    auto* window = gtk_widget_get_toplevel(static_cast<GtkWidget*>(parent.GetHandle()));
    GError* error = nullptr;
    gtk_print_operation_run(operation.get(), file.empty() ? GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG : GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW(window), &error);
    if (error == nullptr) return std::nullopt;
    std::string reason = error->message;
    g_error_free(error);
    return reason;
}

}  // namespace lichsong::desktop
