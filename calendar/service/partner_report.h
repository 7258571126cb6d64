// SPDX-License-Identifier: Apache-2.0
// The report that a partner's message carries: what was released to go out on its own outlets in a week, and nothing else. Built of PartnerRow,
// the allow-list of what partners read: what is no member there cannot stand in it, and nothing the house typed for itself names it.
#pragma once

#include <map>
#include <vector>

#include "calendar/service/difference_sheet.h"
#include "calendar/service/reports.h"

namespace lichsong::service {

class Edit;

/// A saved report that is due to a partner and was not sent for that day yet.
struct WaitingReport {
    std::int64_t setting = 0;  ///< id
    const char* title = "";    ///< of its kind, for tr()
    base::Id<model::Partner> partner;
    std::vector<base::Id<model::Outlet>> outlets;  ///< that it was narrowed to; empty: all of the partner's
    model::ReportFormat format = model::ReportFormat::Pdf;
    model::FeedLanguage language = model::FeedLanguage::Vietnamese;
    model::Date day;       ///< on which it is due
    model::DateSpan span;  ///< what it tells of
    int release = 0;       ///< the latest: what it shows
};

/// By partner. None before the first release: until then partners see nothing. None of a kind that is not for partners, whoever put it there.
[[nodiscard]] std::map<std::int64_t, std::vector<WaitingReport>> waiting_reports(Desk& desk);

/// Within a change that sends it, or that says the partner has it: it is not due any more.
void note_sent(Edit& edit, const WaitingReport& report);

/// "lich-2021-05-03.pdf": of no word that was typed.
[[nodiscard]] std::string file_of(const WaitingReport& report);

/// From the template of the week schedule; errors of LetterTemplate.
[[nodiscard]] report::Document partner_report(Desk& desk, const WaitingReport& report, const TemplateFolders& folders, const ReportWords& words);

}  // namespace lichsong::service
