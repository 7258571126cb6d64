// SPDX-License-Identifier: Apache-2.0
#include "app/cli/paper.h"

#include <algorithm>
#include <array>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/report/render_csv.h"
#include "calendar/report/render_docx.h"
#include "calendar/report/render_html.h"
#include "calendar/report/render_pdf.h"
#include "calendar/report/render_xlsx.h"

namespace lichsong::cli {
namespace {

constexpr std::array formats{PaperFormat{"pdf", &report::pdf}, PaperFormat{"docx", &report::docx}, PaperFormat{"xlsx", &report::xlsx}, PaperFormat{"html", &report::html}, PaperFormat{"csv", &report::csv}};

}  // namespace

const PaperFormat& paper_format(const Given& given) {
    const auto out = given.get("out");
    check_target(out, given.get("plan"));
    const auto name = given.has("format") ? given.get("format") : out.substr(std::min(out.rfind('.'), out.size() - 1) + 1);
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const PaperFormat& one) { return one.name == name; });
    if (found == formats.end()) throw base::Error(base::Fault::Call, "field.choice", {"format", name, "pdf, docx, xlsx, html, csv"});
    return *found;
}

service::LetterWish wish_given(service::Desk& desk, const Given& given) {
    service::LetterWish wish;
    wish.template_id = given.get("template");
    wish.is_english = base::language() == base::Language::English;
    wish.number = given.get("number");
    wish.date = date_given(desk, given, "letter-date");
    wish.place = given.get("place");
    wish.parent = given.get("parent");
    wish.post = given.get("post");
    wish.signer = given.get("signer");
    wish.addressee = given.get("addressee");
    wish.recipients = given.get("recipients");
    return wish;
}

void write_paper(const Given& given, const PaperFormat& format, const report::Document& document) {
    base::AtomicFile file(given.get("out"));
    file.write(format.write(document));
    file.commit();
}

}  // namespace lichsong::cli
