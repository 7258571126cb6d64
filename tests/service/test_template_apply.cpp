// SPDX-License-Identifier: Apache-2.0
// Templates in a plan that is open: what they add, what they leave, and that it is one step back.
#include <fstream>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/template_apply.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::Date;
using model::EntityKind;
using service::TemplateWish;

namespace {

struct OpenPlan : SampleDesk {
    [[nodiscard]] service::TemplateFolders folders() const { return {product_templates(), folder / "own"}; }
    service::AppliedTemplate apply(const std::string& id, const std::string& slot = {}) { return service::apply_template(*desk, folders(), {id, slot}); }
    service::TemplateReport preview(const std::string& id, const std::string& slot = {}) { return service::preview_template(*desk, folders(), {id, slot}); }
    void write(const std::string& id, const std::string& text) const {
        const auto file = folder / ("own/" + id + ".toml").c_str();
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
    std::map<EntityKind, std::int64_t> counts() {
        std::map<EntityKind, std::int64_t> counts;
        for (const auto& info : model::entity_table()) counts[info.kind] = desk->rows().count(info.kind);
        return counts;
    }
};

std::vector<std::string> keys(const std::vector<service::TemplateLine>& lines) {
    std::vector<std::string> found;
    for (const auto& line : lines) found.push_back(line.kind + ' ' + line.key);
    return found;
}

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.code();
    }
    return {};
}

}  // namespace

TEST_CASE("Every template but campaigns and samples can be added to an open plan, and each says what it is", "[templates][apply]") {
    const auto found = service::addable_templates(product_templates());
    std::set<EntityKind> kinds;
    for (const auto& row : found) {
        INFO(row.id);
        kinds.insert(row.kind);
        CHECK_FALSE(row.title.empty());
        CHECK_FALSE(row.title_en.empty());
        CHECK_FALSE(row.is_own);
        CHECK(row.id.substr(0, row.id.find('/')) == model::info_of(row.kind).plural);
        CHECK(row.needs_slot == (row.kind == EntityKind::Series));
    }
    CHECK(kinds == std::set{EntityKind::Area, EntityKind::Holiday, EntityKind::Topic, EntityKind::Outlet, EntityKind::Series, EntityKind::Segment, EntityKind::Goal, EntityKind::Rule});
}

TEST_CASE("A preview writes nothing and says what applying then does", "[templates][apply]") {
    for (const auto& row : service::addable_templates(product_templates())) {
        INFO(row.id);
        OpenPlan plan;
        const auto before = plan.counts();
        const auto last = plan.desk->session().last_change();
        const std::string slot = row.needs_slot ? "rt-atgt" : "";
        const auto seen = plan.preview(row.id, slot);
        CHECK(plan.counts() == before);
        CHECK(plan.desk->session().last_change() == last);
        const auto done = plan.apply(row.id, slot);
        CHECK(done.report.created == seen.created);
        CHECK(keys(done.report.rows) == keys(seen.rows));
        CHECK(keys(done.report.left_out) == keys(seen.left_out));
        CHECK(keys(done.report.already_there) == keys(seen.already_there));
        CHECK((done.change.id != 0) == !seen.rows.empty());
        auto after = before;
        for (const auto& [kind, count] : seen.created) after[kind] += count;
        CHECK(plan.counts() == after);
        plan.desk->session().verify();
    }
}

TEST_CASE("A template applied twice does nothing the second time", "[templates][apply]") {
    for (const auto& row : service::addable_templates(product_templates())) {
        INFO(row.id);
        OpenPlan plan;
        const std::string slot = row.needs_slot ? "rt-atgt" : "";
        const auto first = plan.apply(row.id, slot);
        const auto counts = plan.counts();
        const auto second = plan.apply(row.id, slot);
        CHECK(second.change.id == 0);
        CHECK(second.report.rows.empty());
        CHECK(second.report.already_there.size() == first.report.rows.size() + first.report.already_there.size());
        CHECK(plan.counts() == counts);
    }
}

TEST_CASE("What a template added is one step back, and what was there before is as it was", "[templates][apply]") {
    OpenPlan plan;
    const auto before = plan.counts();
    const auto topics = plan.rows(EntityKind::Topic);
    const auto done = plan.apply("outlets/tien-giang-radio");
    CHECK(done.change.doing.what == "template.apply");
    CHECK(done.report.created.at(EntityKind::Partner) == 1);
    CHECK(done.report.created.at(EntityKind::Slot) > 5);
    CHECK(plan.row<model::Slot>(done.report.rows.back().key).outlet.value == plan.row<model::Outlet>("tg-radio").id);
    service::undo(*plan.desk);
    CHECK(plan.counts() == before);
    for (const auto& [key, row] : plan.rows(EntityKind::Topic)) CHECK(row.values == topics.at(key).values);
    service::redo(*plan.desk);
    CHECK(plan.row<model::Outlet>("tg-radio").name.size() > 3);
}

TEST_CASE("A row whose key the plan has stays as it is, and others may refer to it", "[templates][apply]") {
    OpenPlan plan;
    plan.set(EntityKind::Topic, "fire", {{"title", std::string("Cháy nổ")}});
    const auto done = plan.apply("segments/emergency-numbers");
    CHECK(plan.row<model::Topic>("fire").title == "Cháy nổ");
    CHECK(keys(done.report.rows) == std::vector<std::string>{"segment so-dien-thoai-114", "segment so-dien-thoai-113", "segment so-dien-thoai-115"});
    const auto segment = plan.row<model::Segment>("so-dien-thoai-114");
    REQUIRE(segment.topics.size() == 1);
    CHECK(segment.topics[0].value == plan.row<model::Topic>("fire").id);
    CHECK(segment.responsible_body == plan.desk->context().campaign.body);
    CHECK(segment.length == model::Seconds(30));
}

TEST_CASE("A series goes into the slot chosen, on its days or the nearest after them, within the campaign", "[templates][apply]") {
    OpenPlan plan;
    CHECK(code_of([&] { plan.apply("series/radio-safety"); }) == "template.needs_slot");
    CHECK(code_of([&] { plan.apply("series/radio-safety", "rt-tiep-am"); }) == "template.slot_closed");
    CHECK(code_of([&] { plan.apply("series/radio-safety", "none"); }) == "row.unknown");
    CHECK_FALSE(plan.desk->rows().find_key(EntityKind::Series, "an-toan-radio"));
    const auto done = plan.apply("series/radio-safety", "rt-atgt");  // open on Thursdays, and the template says Tuesdays
    const auto series = plan.row<model::Series>("an-toan-radio");
    CHECK(model::to_rrule(series.rule) == "FREQ=WEEKLY;BYDAY=TH");
    CHECK(series.responsible_body == plan.desk->context().campaign.body);
    CHECK(series.first_day == Date(2021, 3, 1));
    CHECK(series.last_day == Date(2021, 5, 23));
    const auto issues = plan.issues("an-toan-radio");
    CHECK(done.report.rows.back().issues == static_cast<int>(issues.size()));
    CHECK(issues.size() == 12);
    for (const auto& issue : issues) {
        CHECK(issue.slot.value == plan.row<model::Slot>("rt-atgt").id);
        CHECK(model::slot_on(plan.row<model::Slot>("rt-atgt"), plan.desk->context().campaign.first_day, issue.date) == model::SlotDay::Open);
    }
}

TEST_CASE("Days on which the slot is closed are left out of a series, and its own days stay where the slot has them", "[templates][apply]") {
    OpenPlan plan;
    plan.set(EntityKind::Slot, "rt-thong-tin", {{"closed_dates", std::string("2021-03-09")}});
    plan.apply("series/radio-safety", "rt-thong-tin");  // every day
    const auto series = plan.row<model::Series>("an-toan-radio");
    CHECK(model::to_rrule(series.rule) == "FREQ=WEEKLY;BYDAY=TU");
    CHECK(series.removed_dates == std::vector{Date(2021, 3, 9)});
    CHECK(plan.issues("an-toan-radio").size() == 11);
}

TEST_CASE("A series that lies partly outside the campaign is kept to it, and how much is told; one that lies outside is left out", "[templates][apply]") {
    OpenPlan plan;
    plan.write("series/long", "[template]\ntitle = \"Dài\"\n[[series]]\nkey = \"dai\"\ntitle = \"Dài\"\nrule = \"FREQ=DAILY\"\nfirst_day = \"2021-06-10\"\nlast_day = \"2021-07-31\"\n"
                              "[[series]]\nkey = \"ngoai\"\ntitle = \"Ngoài\"\nrule = \"FREQ=DAILY\"\nfirst_day = \"2022-01-01\"\nlast_day = \"2022-01-31\"\n");
    const auto last_day = plan.desk->context().campaign.last_day;
    const auto done = plan.apply("series/long", "rt-thong-tin");
    REQUIRE(done.report.rows.size() == 1);
    const auto inside = model::days_between(Date(2021, 6, 10), last_day) + 1;
    CHECK(done.report.rows[0].issues == inside);
    CHECK(done.report.rows[0].issues_outside == model::days_between(last_day, Date(2021, 7, 31)));
    CHECK(plan.row<model::Series>("dai").last_day == last_day);
    REQUIRE(done.report.left_out.size() == 1);
    CHECK(done.report.left_out[0].key == "ngoai");
    CHECK(done.report.left_out[0].from == Date(2022, 1, 1));
    CHECK_FALSE(plan.desk->rows().find_key(EntityKind::Series, "ngoai"));
}

TEST_CASE("Where anything is wrong with a template nothing is written, and file and line are told", "[templates][apply]") {
    OpenPlan plan;
    const auto before = plan.counts();
    const auto last = plan.desk->session().last_change();
    plan.write("segments/bad", "[template]\ntitle = \"Sai\"\n[[segment]]\nkey = \"a\"\ntitle = \"A\"\n[[segment]]\nkey = \"b\"\ntitle = \"B\"\ntopics = [\"none\"]\n");
    plan.write("segments/worse", "[template\n");
    try {
        plan.apply("segments/bad");
        FAIL("it was taken");
    } catch (const base::Error& error) {
        CHECK(error.code() == "template.bad_value");
        CHECK(error.args().at(0) == "segments/bad.toml");
        CHECK(error.args().at(1) == "9");
    }
    CHECK(code_of([&] { plan.preview("segments/worse"); }) == "template.syntax");
    CHECK(code_of([&] { plan.apply("segments/none"); }) == "template.unknown");
    CHECK(code_of([&] { plan.apply("../plan"); }) == "template.unknown");
    CHECK(plan.counts() == before);
    CHECK(plan.desk->session().last_change() == last);
    const auto all = service::addable_templates(plan.folders());
    CHECK(std::any_of(all.begin(), all.end(), [](const auto& row) { return row.id == "segments/worse" && row.is_own; }));
}

TEST_CASE("A template of the user does not hide one that came with the program", "[templates][apply]") {
    OpenPlan plan;
    plan.write("segments/election-day", "[template]\ntitle = \"Khác\"\n[[segment]]\nkey = \"khac\"\ntitle = \"Khác\"\n");
    plan.apply("segments/election-day");
    CHECK_FALSE(plan.desk->rows().find_key(EntityKind::Segment, "khac"));
    CHECK(plan.desk->rows().find_key(EntityKind::Segment, "thoi-gian-bo-phieu"));
}

TEST_CASE("Placements of a template come once, with the segment they came with", "[templates][apply]") {
    OpenPlan plan;
    plan.write("segments/placed", "[template]\ntitle = \"Có lịch\"\n[[segment]]\nkey = \"co-lich\"\ntitle = \"Có lịch\"\nlength = \"1m\"\n[[placement]]\nsegment = \"co-lich\"\nslot = \"rt-thong-tin\"\ndate = \"D-20\"\n"
                                  "[[placement]]\nsegment = \"co-lich\"\nslot = \"rt-thong-tin\"\ndate = \"D+300\"\n");
    const auto first = plan.apply("segments/placed");
    CHECK(first.report.created.at(EntityKind::Placement) == 1);
    CHECK(first.report.left_out.size() == 1);
    const auto counts = plan.counts();
    CHECK(plan.apply("segments/placed").change.id == 0);
    CHECK(plan.counts() == counts);
}
