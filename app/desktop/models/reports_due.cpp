// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/reports_due.h"

#include <utility>

#include "app/common/describe.h"
#include "app/common/report_files.h"
#include "app/desktop/models/office_words.h"
#include "app/desktop/models/report_folder.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

/// What became of a run, or why there was none: an error that nobody catches on the thread would end it.
struct Outcome {
    app::ReportRun run;
    std::string failed;
};

}  // namespace

void ReportsDue::look() {
    const auto today = m_workspace.today();
    if (m_is_known && m_day == today) return;
    m_is_known = true;
    m_day = today;
    const auto& settings = m_workspace.settings();
    const auto folder = read_report_folder(settings, m_workspace.desk().session().address());
    if (folder.empty()) return;
    const auto due = service::due_reports(m_workspace.desk(), today);
    auto tried = folder.string();
    for (const auto& report : due) tried += '\n' + report.file;
    if (due.empty() || std::exchange(m_tried, tried) == tried) return;
    const auto office = read_office_words(office_words_file(settings));
    m_workspace.ask<Outcome>(
        "reports",
        [settings, folder, due, office](service::Desk& desk) {
            try {
                return Outcome{app::write_reports(desk, settings, office, folder, due), {}};
            } catch (const base::Error& error) {
                return Outcome{{}, app::describe(error)};
            }
        },
        [this, folder](const Outcome& outcome) {
            const auto count = static_cast<long>(outcome.run.written.size());
            if (!outcome.failed.empty()) m_told(outcome.failed, true);
            else if (!outcome.run.failed.empty()) m_told(outcome.run.failed.front().first + ": " + app::describe(outcome.run.failed.front().second), true);
            else if (count > 0) m_told(base::fill(base::tr_n("{1} report was due and is now in {2}", "{1} reports were due and are now in {2}", count), {std::to_string(count), folder.string()}), false);
        });
}

}  // namespace lichsong::desktop
