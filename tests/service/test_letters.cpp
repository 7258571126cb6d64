// SPDX-License-Identifier: Apache-2.0
// Letters of requests: what stands in them, and what never does.
#include <filesystem>
#include <fstream>

#include "calendar/base/error.h"
#include "calendar/report/render_docx.h"
#include "calendar/service/letters.h"
#include "calendar/service/moving.h"
#include "calendar/service/slip.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::LineAnswer;
using service::LetterWish;

namespace {

const std::string canary = "KHONGDUOCLOT";

struct Letter : SampleDesk {
    Letter() {
        const auto station = row<model::Partner>("dai-tinh").id;
        service::Asking asking;
        asking.partner = "dai-tinh";
        asking.title = "đề nghị phát sóng";
        asking.note = canary;
        for (const auto& [key, record] : rows(model::EntityKind::Placement)) {
            const auto one = model::from_record<model::Placement>(record);
            const auto* outlet = desk->context().outlets.find(one.outlet);
            if (one.state != model::PlacementState::Draft || !one.start || outlet->partner.value != station) continue;
            asking.placements.push_back(key);
            if (asking.placements.size() == 2) break;
        }
        service::new_request(*desk, asking, request);
    }
    [[nodiscard]] report::Document document(const LetterWish& wish = {}) { return service::request_letter(*desk, LICHSONG_TEMPLATES, request, wish); }
    static std::string text_of(const report::Document& document) {
        std::string text;
        for (const auto& section : document.sections)
            for (const auto& block : section.blocks) {
                if (const auto* head = std::get_if<report::Head>(&block)) text += head->parent + '\n' + head->issuer + '\n' + head->number + '\n' + head->place_and_date + '\n' + head->subject + '\n' + head->to.front() + '\n';
                if (const auto* paragraph = std::get_if<report::Paragraph>(&block)) text += paragraph->text + '\n';
                if (const auto* foot = std::get_if<report::Foot>(&block)) text += foot->posts.front() + '\n' + foot->signer + '\n';
                if (const auto* table = std::get_if<report::Table>(&block))
                    for (const auto& row : table->rows)
                        for (const auto& cell : row) text += cell.text + '\n';
            }
        return text;
    }
    std::string request;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE_METHOD(Letter, "A letter names what is asked, line by line, and again on the slip", "[letter]") {
    const auto made = document();
    const auto text = text_of(made);
    REQUIRE(made.sections.size() == 2);
    for (const auto& line : service::request_view(*desk, request).lines) {
        const auto first = text.find(line.line.key);
        REQUIRE(first != std::string::npos);
        CHECK(text.find(line.line.key, first + 1) != std::string::npos);
        CHECK(has(text, line.now.segment.title));
    }
    CHECK(has(text, "./."));
    CHECK(has(text, "V/v đề nghị phát sóng"));
    CHECK(has(text, "□"));
}

TEST_CASE_METHOD(Letter, "What is not known is a dotted blank, what is known is set as the decree has it", "[letter]") {
    CHECK(has(text_of(document()), "Số: ……/……"));
    CHECK(has(text_of(document()), "……, ngày …… tháng …… năm ……"));
    LetterWish wish;
    wish.number = "5/CAT-PV05";
    wish.date = model::Date(2021, 3, 5);
    wish.place = "Đồng Tháp";
    wish.post = "KT. giám đốc; phó giám đốc";
    const auto text = text_of(document(wish));
    CHECK(has(text, "Số: 05/CAT-PV05"));
    CHECK(has(text, "Đồng Tháp, ngày 05 tháng 3 năm 2021"));
    CHECK(has(text, "KT. GIÁM ĐỐC"));
}

TEST_CASE_METHOD(Letter, "Nothing internal is in a letter", "[letter]") {
    service::Edit edit(*desk, {"request.trail", {request}});
    for (const auto& line : service::request_view(*desk, request).lines) {
        auto placement = edit.row(model::EntityKind::Placement, line.now.placement.id);
        auto told = placement;
        told["note"] = canary;
        told["reason"] = canary;
        told["evidence"] = canary;
        edit.set(model::EntityKind::Placement, placement.head.id, service::differences(placement, told));
    }
    model::Contact contact;
    contact.partner = model::id_of(row<model::Partner>("dai-tinh"));
    contact.name = canary;
    contact.phone = canary;
    edit.add(model::to_record(contact));
    edit.commit();
    service::TrailStep step;
    step.note = canary;
    service::add_to_trail(*desk, request, model::Way::Out, canary, step);
    CHECK_FALSE(has(text_of(document()), canary));
    CHECK_FALSE(has(document().title + document().author, canary));
}

TEST_CASE_METHOD(Letter, "The same letter is there in English", "[letter]") {
    LetterWish wish;
    wish.is_english = true;
    const auto made = document(wish);
    CHECK(made.language == "en");
    CHECK(has(text_of(made), "Re: "));
}

TEST_CASE_METHOD(Letter, "A template with an unknown field or part is refused, with the line", "[letter]") {
    const auto folder = std::filesystem::temp_directory_path() / ("letters-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    std::filesystem::create_directories(folder / "letters");
    const auto code = [&](const std::string& letter) {
        std::ofstream(folder / "letters/own.toml") << "[letter]\n" << letter << "\n[[column]]\ncell = \"{no}\"\n[[slip_column]]\ncell = \"{code}\"\n";
        LetterWish wish;
        wish.template_id = "own";
        try {
            static_cast<void>(service::request_letter(*desk, folder, request, wish));
        } catch (const base::Error& error) {
            return error.code();
        }
        return std::string();
    };
    CHECK(code("subject = \"{title}\"").empty());
    CHECK(code("subject = \"{{title}\"").empty());
    CHECK(code("subject = \"{note}\"") == "letter.unknown_field");
    CHECK(code("subject = \"{title\"") == "letter.unknown_field");
    CHECK(code("subjekt = \"\"") == "letter.unknown_part");
    CHECK(code("subject = \"" + std::string(600'000, 'x') + "\"\ntext = \"{title}\"") == "letter.too_long");
    std::filesystem::remove_all(folder);
}

TEST_CASE("A slip is read as it is typed", "[letter][slip]") {
    const auto replies = service::parse_slip("L-0001=ok; 2=KHÔNG 3=chua 4=20h30 5=22/5,20:30", {2021, {}});
    REQUIRE(replies.size() == 5);
    CHECK(replies[0].answer == LineAnswer::Accepted);
    CHECK(replies[1].line == "L-0002");
    CHECK(replies[1].answer == LineAnswer::Declined);
    CHECK(replies[2].answer == LineAnswer::Tentative);
    CHECK(replies[3].counter.start == model::TimeOfDay::at(20, 30));
    CHECK(replies[4].counter.date == model::Date(2021, 5, 22));
    CHECK_THROWS_AS(service::parse_slip("1=ok 2", {}), base::Error);
}
