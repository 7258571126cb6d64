// SPDX-License-Identifier: Apache-2.0
// Saved reports: which are due and what their files are called, and what a partner's message carries of the plan.
#include <algorithm>
#include <csignal>

#include <sys/resource.h>

#include "../support/child.h"
#include "../support/error_code.h"
#include "../support/temp_folder.h"
#include "app/common/message_words.h"
#include "app/common/report_files.h"
#include "calendar/service/history.h"
#include "calendar/service/outbox.h"
#include "calendar/service/row_edit.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::ReportSetting;

namespace {

struct Saved : SampleDesk {
    Saved() {
        settings.share = LICHSONG_BUILD_SHARE;
        forbid_nothing();
        set(EntityKind::Campaign, desk->context().campaign.key, {{"email", std::string("lich@congan-tinh.example")}});
        set(EntityKind::Partner, "dai-tinh", {{"email", std::string("kehoach@dai-tinh.example")}});
    }
    std::string keep(const std::string& label, const char* report, const char* rule, const char* partner = "", const char* more = "", const char* value = "") {
        return service::add_row(*desk, EntityKind::ReportSetting, {}, [&](const service::FieldContext& context) {
                   service::Fields fields{{"label", label}, {"report", std::string(report)}};
                   if (*rule != '\0') fields.emplace_back("rule", std::string(rule));
                   if (*partner != '\0') fields.emplace_back("partner", context.id_of(EntityKind::Partner, partner));
                   const auto& info = model::info_of(EntityKind::ReportSetting);
                   if (*more != '\0') fields.emplace_back(more, service::read_field(info.fields[model::field_index(info, more)], value, context));
                   return fields;
               })
            .key;
    }
    [[nodiscard]] std::vector<std::string> due(const char* today) {
        std::vector<std::string> files;
        for (const auto& one : service::due_reports(*desk, model::from_iso(today))) files.push_back(one.file);
        return files;
    }
    [[nodiscard]] std::optional<service::WaitingMessage> for_station() {
        for (auto& one : service::outbox(*desk))
            if (one.partner.key == "dai-tinh") return one;
        return std::nullopt;
    }
    model::Message send(const service::Courier& courier) {
        return service::send_message(*desk,
                                     {"dai-tinh", desk->session().last_change(), app::message_words(*desk, *for_station()), [](const base::Error& error) { return error.code(); },
                                      [this](const service::WaitingReport& report) { return app::attachment(*desk, settings, report); }},
                                     {}, courier);
    }
    model::Message send() {
        return send([this](const std::string&, const mail::Outgoing& message) { last = message; });
    }
    [[nodiscard]] std::string attached() {
        return app::attachment(*desk, settings, for_station()->reports.front()).bytes;
    }

    app::Settings settings;
    mail::Outgoing last;
};

}  // namespace

TEST_CASE("Saved reports are due by their days, and no two of them have one file", "[report_setting]") {
    Saved saved;
    saved.keep("Lịch tuần", "week", "FREQ=WEEKLY;BYDAY=TH");
    saved.keep("Độ phủ", "coverage", "FREQ=WEEKLY;BYDAY=MO");
    saved.keep("Khi cần", "legal", "");
    CHECK(saved.due("2021-05-10") == std::vector<std::string>{"Độ phủ 2021-05-10.pdf", "Lịch tuần 2021-05-06.pdf"});
    CHECK(saved.due("2021-05-13") == std::vector<std::string>{"Độ phủ 2021-05-10.pdf", "Lịch tuần 2021-05-13.pdf"});
    saved.keep("lịch tuần", "plan", "FREQ=WEEKLY;BYDAY=TH");
    saved.keep("Lịch tuần", "schedule", "FREQ=WEEKLY;BYDAY=TH", "", "format", "xlsx");
    const auto files = saved.due("2021-05-13");
    REQUIRE(files.size() == 4);
    CHECK(std::count(files.begin(), files.end(), "Lịch tuần 2021-05-13.xlsx") == 1);
    CHECK(std::count(files.begin(), files.end(), "Lịch tuần (1) 2021-05-13.pdf") == 1);
    CHECK(std::count(files.begin(), files.end(), "lịch tuần (4) 2021-05-13.pdf") == 1);
}

TEST_CASE("A label of somebody else's plan writes nothing outside of the folder", "[report_setting]") {
    Saved saved;
    saved.keep("../../ra ngoài", "legal", "FREQ=DAILY", "", "format", "csv");
    std::filesystem::create_directories(saved.folder / "a" / "b");
    const auto run = app::write_reports(*saved.desk, saved.settings, {}, saved.folder / "a" / "b", service::due_reports(*saved.desk, saved.desk->today()));
    CHECK(run.written == std::vector<std::string>{"_.._ra ngoài 2021-05-10.csv"});
    CHECK(std::filesystem::exists(saved.folder / "a" / "b" / run.written.front()));
    CHECK(std::distance(std::filesystem::directory_iterator(saved.folder / "a"), {}) == 1);
}

TEST_CASE("Where the disk is full no part of a report is left, and the store's error says so", "[report_setting]") {
    const Folder folder;
    const auto code = in_child([&] {
        Saved saved;
        saved.keep("Lịch", "week", "FREQ=DAILY");
        const rlimit bound{1'000, RLIM_INFINITY};
        std::signal(SIGXFSZ, SIG_IGN);
        if (::setrlimit(RLIMIT_FSIZE, &bound) != 0) return 1;
        try {
            static_cast<void>(app::write_reports(*saved.desk, saved.settings, {}, folder / "", service::due_reports(*saved.desk, saved.desk->today())));
        } catch (const base::Error& error) {
            return error.code() == "file.cannot_write" && error.fault() == base::Fault::Store ? 42 : 2;
        }
        return 3;
    });
    CHECK(code == 42);
    CHECK(std::filesystem::is_empty(folder / ""));
}

TEST_CASE("A report speaks the language that was saved with it, whatever the window speaks", "[report_setting]") {
    Saved saved;
    saved.keep("Schedule", "schedule", "FREQ=DAILY", "", "language", "en");
    saved.keep("Lịch", "schedule", "FREQ=DAILY");
    auto reports = service::due_reports(*saved.desk, saved.desk->today());
    for (auto& report : reports) report.setting.format = model::ReportFormat::Html;
    REQUIRE(app::write_reports(*saved.desk, saved.settings, {}, saved.folder / "", reports).written.size() == 2);
    const auto english = bytes_of(saved.folder / reports[1].file.c_str());
    const auto vietnamese = bytes_of(saved.folder / reports[0].file.c_str());
    CHECK(english.find("lang=\"en\"") != std::string::npos);
    CHECK(english.find(">Confirmed<") != std::string::npos);
    CHECK(vietnamese.find("lang=\"vi\"") != std::string::npos);
    CHECK(vietnamese.find(">Confirmed<") == std::string::npos);
}

TEST_CASE("A report for a partner waits with its message from the first release on, and once for each of its days", "[report_setting][outbox]") {
    Saved saved;
    const auto key = saved.keep("Lịch cho đài", "week", "FREQ=WEEKLY;BYDAY=MO", "dai-tinh");
    CHECK(service::due_reports(*saved.desk, saved.desk->today()).empty());
    CHECK_FALSE(saved.for_station());
    service::make_release(*saved.desk, "Bản đầu");
    REQUIRE(saved.for_station());
    REQUIRE(saved.for_station()->reports.size() == 1);
    const auto sent = saved.send();
    CHECK(sent.stage == model::MessageStage::Sent);
    REQUIRE(saved.last.attachments.size() == 1);
    CHECK(saved.last.attachments.front().file_name == "lich-2021-05-10.pdf");
    CHECK(saved.last.attachments.front().bytes.starts_with("%PDF"));
    CHECK(saved.last.text.find("lich-2021-05-10.pdf") != std::string::npos);
    CHECK(saved.row<ReportSetting>(key).sent_on == model::Date(2021, 5, 10));
    CHECK_FALSE(saved.for_station());
    saved.clock.stamp += 7 * 86'400;
    CHECK(saved.for_station()->reports.front().day == model::Date(2021, 5, 17));
}

TEST_CASE("A report that could not be sent waits again, and one that the partner has otherwise does not", "[report_setting][outbox]") {
    Saved saved;
    const auto key = saved.keep("Lịch cho đài", "week", "FREQ=WEEKLY;BYDAY=MO", "dai-tinh");
    service::make_release(*saved.desk, "Bản đầu");
    const auto refuse = [](const std::string&, const mail::Outgoing&) { throw base::Error(base::Fault::Store, "mail.timeout", {"thu.example", "30"}); };
    CHECK(code_of([&] { saved.send(refuse); }) == "mail.timeout");
    CHECK_FALSE(model::is_set(saved.row<ReportSetting>(key).sent_on));
    REQUIRE(saved.for_station());
    service::dismiss_changes(*saved.desk, "dai-tinh");
    CHECK_FALSE(saved.for_station());
    service::undo(*saved.desk);
    CHECK(saved.for_station());
}

TEST_CASE("A partner's report holds what was released for its own outlets in that week, and nothing since", "[report_setting][isolation]") {
    Saved saved;
    saved.keep("Lịch cho đài", "week", "FREQ=WEEKLY;BYDAY=MO", "dai-tinh", "format", "csv");
    service::make_release(*saved.desk, "Bản đầu");
    const auto station = saved.row<model::Partner>("dai-tinh").id;
    const auto first = saved.attached();
    std::size_t theirs = 0;
    std::size_t others = 0;
    std::string moved;
    for (const auto& [code, record] : saved.rows(EntityKind::Placement)) {
        const auto placement = model::from_record<model::Placement>(record);
        const bool is_told = first.find(code) != std::string::npos;
        const bool is_of_week = placement.date >= model::Date(2021, 5, 10) && placement.date <= model::Date(2021, 5, 16);
        const bool is_own = saved.desk->context().outlets.find(placement.outlet)->partner.value == station;
        const bool occupies = model::state_info(placement.state).occupies;
        INFO(code);
        CHECK(is_told == (is_of_week && is_own && occupies && service::may_leave(placement)));
        (is_told ? theirs : others) += 1;
        if (is_told && placement.state == model::PlacementState::Confirmed && placement.start && !placement.locked && placement.date > saved.desk->today()) moved = code;
    }
    CHECK(theirs > 0);
    CHECK(others > 0);
    REQUIRE_FALSE(moved.empty());
    service::cancel_placement(*saved.desk, moved, "chưa công bố");
    CHECK(saved.attached() == first);
    service::make_release(*saved.desk, "Bản hai");
    CHECK(saved.attached().find(moved) == std::string::npos);
}

TEST_CASE("No other kind of report goes to a partner, however it came into the plan", "[report_setting][isolation]") {
    Saved saved;
    for (const auto& kind : service::report_kinds()) {
        if (kind.name == "week") continue;
        INFO(kind.name);
        CHECK(code_of([&] { saved.keep("Báo cáo", std::string(kind.name).c_str(), "FREQ=DAILY", "dai-tinh"); }) == "report_setting.not_for_partners");
    }
    const auto key = saved.keep("Báo cáo", "coverage", "FREQ=DAILY");
    {
        service::Edit edit(*saved.desk, {"row.set", {}});  // not as people change rows
        edit.set(EntityKind::ReportSetting, saved.row<ReportSetting>(key).id, {{"partner", saved.row<model::Partner>("dai-tinh").id}});
        edit.commit();
    }
    service::make_release(*saved.desk, "Bản đầu");
    CHECK_FALSE(saved.for_station());
}
