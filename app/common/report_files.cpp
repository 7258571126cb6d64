// SPDX-License-Identifier: Apache-2.0
#include "app/common/report_files.h"

#include "app/common/paper_format.h"
#include "app/common/report_words.h"
#include "calendar/base/atomic_file.h"

namespace lichsong::app {
namespace {

namespace fs = std::filesystem;
using service::SavedReport;

base::Language language_of(model::FeedLanguage language) { return language == model::FeedLanguage::English ? base::Language::English : base::Language::Vietnamese; }

std::string bytes_of(service::Desk& desk, const Settings& settings, const service::LetterWish& office, const SavedReport& report) {
    const auto& setting = report.setting;
    const base::Speaking in_its_language(language_of(setting.language), settings.catalogues().string());  // rows of long tables are made as they are written
    auto wish = service::wish_of(desk, setting, report.day);
    const bool is_english = wish.paper.is_english;
    wish.paper = office;
    wish.paper.is_english = is_english;
    const auto words = report_words();
    const auto document = service::make_report({desk, settings.templates(), wish, words}, service::report_kind(setting.report));
    return paper_format(model::name_of(setting.format)).write(document);
}

void write(const fs::path& path, const std::string& bytes) {
    base::AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace

ReportRun write_reports(service::Desk& desk, const Settings& settings, const service::LetterWish& office, const fs::path& folder, const std::vector<SavedReport>& reports) {
    std::error_code unknown;
    if (!fs::is_directory(folder, unknown)) throw base::Error(base::Fault::Input, "file.no_folder", {folder.string()});
    ReportRun run;
    for (const auto& report : reports) {
        const auto path = folder / fs::path(report.file);
        if (fs::symlink_status(path, unknown).type() != fs::file_type::not_found) {
            run.present.push_back(report.file);
            continue;
        }
        std::string bytes;
        try {
            bytes = bytes_of(desk, settings, office, report);
        } catch (const base::Error& error) {
            run.failed.emplace_back(report.setting.label, error);
            continue;
        }
        write(path, bytes);
        run.written.push_back(report.file);
    }
    return run;
}

mail::Attachment attachment(service::Desk& desk, const Settings& settings, const service::WaitingReport& report) {
    const base::Speaking in_its_language(language_of(report.language), settings.catalogues().string());
    const auto& format = paper_format(model::name_of(report.format));
    return {service::file_of(report), format.type, format.write(service::partner_report(desk, report, settings.templates(), report_words()))};
}

}  // namespace lichsong::app
