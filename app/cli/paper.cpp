// SPDX-License-Identifier: Apache-2.0
#include "app/cli/paper.h"

#include "calendar/base/atomic_file.h"
#include "calendar/base/i18n.h"

namespace lichsong::cli {

const app::PaperFormat& paper_format(const Given& given) {
    const auto out = given.get("out");
    check_target(out, given.get("plan"));
    return given.has("format") ? app::paper_format(given.get("format")) : app::paper_format_of(out);
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

void write_paper(const Given& given, const app::PaperFormat& format, const report::Document& document) {
    base::AtomicFile file(given.get("out"));
    file.write(format.write(document));
    file.commit();
}

}  // namespace lichsong::cli
