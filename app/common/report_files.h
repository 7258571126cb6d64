// SPDX-License-Identifier: Apache-2.0
// Saved reports as files: into the folder that a person named, or with a partner's message. Where to is always said here, never by a plan.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/common/settings.h"
#include "calendar/base/error.h"
#include "calendar/mail/message.h"
#include "calendar/service/partner_report.h"
#include "calendar/service/report_settings.h"

namespace lichsong::app {

struct ReportRun {
    std::vector<std::string> written;  ///< names of files
    std::vector<std::string> present;  ///< were there already, and stay as they are
    std::vector<std::pair<std::string, base::Error>> failed;  ///< labels of those that could not be made, with the reason
};

/// Writes those that are not there yet, each whole or not at all, in their own language. `office` is what the office puts on every paper. One that
/// cannot be made does not keep the others; Error{Input,"file.no_folder"}, and Error{Store,"file.cannot_write"} ends the run: what is written stays.
[[nodiscard]] ReportRun write_reports(service::Desk& desk, const Settings& settings, const service::LetterWish& office, const std::filesystem::path& folder,
                                      const std::vector<service::SavedReport>& reports);

/// The file of a report that waits for a partner; errors of partner_report().
[[nodiscard]] mail::Attachment attachment(service::Desk& desk, const Settings& settings, const service::WaitingReport& report);

}  // namespace lichsong::app
