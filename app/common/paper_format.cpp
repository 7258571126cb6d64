// SPDX-License-Identifier: Apache-2.0
#include "app/common/paper_format.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/report/render_csv.h"
#include "calendar/report/render_docx.h"
#include "calendar/report/render_html.h"
#include "calendar/report/render_pdf.h"
#include "calendar/report/render_xlsx.h"

namespace lichsong::app {
namespace {

constexpr std::array formats{
    PaperFormat{"pdf", LICHSONG_N_("PDF"), "application/pdf", &report::pdf},
    PaperFormat{"docx", LICHSONG_N_("Word"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", &report::docx},
    PaperFormat{"xlsx", LICHSONG_N_("Excel"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &report::xlsx},
    PaperFormat{"html", LICHSONG_N_("Web page"), "text/html", &report::html},
    PaperFormat{"csv", LICHSONG_N_("Tables as CSV"), "text/csv", &report::csv},
};

}  // namespace

std::span<const PaperFormat> paper_formats() { return formats; }

const PaperFormat& paper_format(std::string_view name) {
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const PaperFormat& one) { return one.name == name; });
    if (found == formats.end()) throw base::Error(base::Fault::Call, "field.choice", {"format", std::string(name), "pdf, docx, xlsx, html, csv"});
    return *found;
}

const PaperFormat& paper_format_of(std::string_view file) {
    const auto dot = file.rfind('.');
    return paper_format(dot == std::string_view::npos ? file : file.substr(dot + 1));
}

}  // namespace lichsong::app
