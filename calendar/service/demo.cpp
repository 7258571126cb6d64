// SPDX-License-Identifier: Apache-2.0
// The rows come from the template; their states follow from how far the season had come on the morning of 10 May 2021.
#include "calendar/service/demo.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "calendar/model/request.h"
#include "calendar/service/bulk.h"

namespace lichsong::service {
namespace {

using model::Date;
using model::PlacementState;

// Everything before the day has aired but for a few; the next days are agreed; then come requests; the rest is draft.
PlacementState state_on(const model::Placement& placement, const Date& today) {
    const auto days = model::days_between(today, placement.date);
    const auto turn = (static_cast<std::int64_t>(placement.date.day_number()) + 5 * placement.outlet.value) % 17;
    if (days < 0) return turn == 3 ? PlacementState::Missed : turn == 9 ? PlacementState::PreEmpted : PlacementState::Aired;
    if (days < 5) return turn == 5 ? PlacementState::Requested : PlacementState::Confirmed;
    if (days < 10) return turn == 7 ? PlacementState::Declined : turn % 2 == 0 ? PlacementState::Confirmed : PlacementState::Requested;
    return turn == 11 ? PlacementState::Cancelled : PlacementState::Draft;
}

constexpr long asked_days = 10;  // state_on() knows of requests as far as that

std::optional<model::LineAnswer> answer_of(PlacementState state) {
    switch (state) {
        case PlacementState::Confirmed: return model::LineAnswer::Accepted;
        case PlacementState::Declined: return model::LineAnswer::Declined;
        case PlacementState::Requested: return model::LineAnswer::Open;
        default: return std::nullopt;
    }
}

// Every station was asked about its next days by letter; one of them lets us wait.
void add_requests(Desk& desk, Seed& seed, const Date& today) {
    std::map<std::int64_t, std::vector<model::Placement>> asked;  // by partner
    std::map<std::int64_t, std::int64_t> partners;                // by outlet
    desk.rows().each(model::EntityKind::Outlet, {}, [&](const model::Record& row) { partners[row.head.id] = model::from_record<model::Outlet>(row).partner.value; });
    desk.rows().each(model::EntityKind::Placement, {{"date", store::Test::AtLeast, model::iso(today)}, {"date", store::Test::AtMost, model::iso(model::plus_days(today, asked_days - 1))}},
                     [&](const model::Record& row) {
                         auto placement = model::from_record<model::Placement>(row);
                         if (answer_of(placement.state)) asked[partners[placement.outlet.value]].push_back(std::move(placement));
                     });
    const auto sent = model::plus_days(today, -6);
    bool is_late = true;
    for (const auto& [partner, placements] : asked) {
        model::Request request;
        request.title = "Đề nghị phối hợp phát sóng từ " + model::dmy(today) + " đến " + model::dmy(model::plus_days(today, asked_days - 1));
        request.partner = {partner};
        request.due = model::plus_days(today, std::exchange(is_late, false) ? -3 : 2);
        request.stage = model::RequestStage::Sent;
        request.sent_on = sent;
        const base::Id<model::Request> id{seed.add(model::to_record(request))};
        for (const auto& placement : placements) {
            model::RequestLine line;
            line.request = id;
            line.placement = {placement.id};
            line.asked_on = sent;
            line.outlet = placement.outlet;
            line.date = placement.date;
            line.start = placement.start;
            line.length = placement.length;
            line.answer = *answer_of(placement.state);
            if (line.answer != model::LineAnswer::Open) line.answered_on = model::plus_days(today, -4);
            seed.add(model::to_record(line));
        }
        model::TrailEntry letter;
        letter.request = id;
        letter.date = sent;
        letter.title = request.title;
        seed.add(model::to_record(letter));
    }
}

}  // namespace

TemplateReport fill_demo(Desk& desk, const TemplateFolders& templates) {
    constexpr std::uint64_t always_the_same = 2021;
    Seed seed(desk, base::UuidSource(always_the_same));
    const auto today = model::today(desk.clock(), 7 * 3600);
    TemplateLoader loader(templates, seed, today);
    loader.shape_placements([&](model::Placement& placement) { placement.state = state_on(placement, today); });
    NewPlan wanted;
    wanted.template_id = "vn-election-2015";
    wanted.dday = Date(2021, 5, 23);
    wanted.name = "Thông tin an ninh, trật tự trước bầu cử 23/5/2021 (kế hoạch mẫu)";
    wanted.name_en = "Public safety before the election of 23 May 2021 (sample plan)";
    wanted.body = "Công an tỉnh Đồng Tháp";
    wanted.code = "DT21";
    loader.load_campaign(wanted);
    loader.load("samples/dong-thap-2021");
    add_requests(desk, seed, today);
    seed.commit({"plan.demo", {}});
    return loader.report();
}

}  // namespace lichsong::service
