// SPDX-License-Identifier: Apache-2.0
// The rows come from the template; their states follow from how far the season had come on the morning of 10 May 2021.
#include "calendar/service/demo.h"

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
    seed.commit({"plan.demo", {}});
    return loader.report();
}

}  // namespace lichsong::service
