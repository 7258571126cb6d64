// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/makegood_all.h"

#include <algorithm>

#include "calendar/base/error.h"

namespace lichsong::service {
namespace {

bool matters(const model::Damage& damage, model::Tier least) { return least == model::Tier::Nice || (!damage.cells.empty() && damage.tier <= least); }

OfferLimits limits_of(Desk& desk, const MakegoodWish& wish) {
    OfferLimits limits{wish.days, {}};
    for (const auto& key : wish.outlets) limits.outlets.push_back(desk.require(model::EntityKind::Outlet, key).head.id);
    const auto dday = desk.context().campaign.dday;  // as for a single one: none goes out after it
    if (model::is_set(dday)) limits.days.to = model::is_set(limits.days.to) ? std::min(limits.days.to, dday) : dday;
    return limits;
}

MadeGoodAll chosen(Desk& desk, const MakegoodWish& wish) {
    const store::Snapshot one_state(desk.session());
    MadeGoodAll all;
    std::vector<model::Placement> missed;
    for (auto& lost : unresolved_by_damage(desk)) {
        missed.push_back(lost.row.placement);
        all.rows.push_back({std::move(lost), Unplaced::None, {}, {}});
    }
    OfferSearch search(desk, missed, limits_of(desk, wish));
    for (auto& row : all.rows) {
        if (!matters(row.lost.damage, wish.least)) row.why = Unplaced::LowerTier;
        else if (all.placed >= wish.most) row.why = Unplaced::OverCount;
        if (row.why != Unplaced::None) continue;
        const auto& placement = row.lost.row.placement;
        row.offer = search.best(placement);
        if (!row.offer) row.why = Unplaced::NoPlace;
        else if (is_forbidden(*row.offer)) row.why = Unplaced::Forbidden;
        if (row.why != Unplaced::None) continue;
        search.take(placement, *row.offer);
        ++all.placed;
    }
    return all;
}

}  // namespace

MadeGoodAll make_all_good(Desk& desk, const MakegoodWish& wish, bool dry_run) {
    if (model::is_set(wish.days.from) && model::is_set(wish.days.to) && wish.days.to < wish.days.from)
        throw base::Error(base::Fault::Input, "makegood.days", {model::iso(wish.days.from), model::iso(wish.days.to)});
    const auto seen = desk.session().last_change();
    auto all = chosen(desk, wish);
    if (dry_run || all.placed == 0) return all;
    Edit edit(desk, {"makegood.book_all", {std::to_string(all.placed)}});
    if (desk.session().last_change() != seen) all = chosen(desk, wish);  // somebody was faster: nobody else writes from here on
    for (auto& row : all.rows)
        if (row.why == Unplaced::None) row.made = book_makegood(edit, row.lost.row.placement.key, row.offer->destination(desk.context())).head.key;
    edit.describe_as({"makegood.book_all", {std::to_string(all.placed)}});
    all.change = edit.commit();
    return all;
}

}  // namespace lichsong::service
