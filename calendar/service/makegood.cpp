// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/makegood.h"

#include <algorithm>
#include <set>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/asrun.h"
#include "calendar/service/moving.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::PlacedSegment;
using model::PlacementState;

bool did_not_go_out(PlacementState state) { return state == PlacementState::Missed || state == PlacementState::PreEmpted; }
bool makes_up(const model::Placement& placement) { return model::state_info(placement.state).occupies; }

model::Placement missed_one(const model::Record& record) {
    auto row = model::from_record<model::Placement>(record);
    if (!did_not_go_out(row.state)) throw Error(Fault::Input, "makegood.not_missed", {row.key});
    return row;
}

void refuse_second(Desk& desk, const model::Placement& missed) {
    for (const auto& record : desk.rows().all(EntityKind::Placement, {{"makegood_for", store::Test::Equal, missed.id}}))
        if (const auto other = model::from_record<model::Placement>(record); makes_up(other)) throw Error(Fault::Input, "makegood.has_one", {missed.key, other.key});
}

}  // namespace

std::vector<PlacedSegment> unresolved(Desk& desk) {
    std::set<std::int64_t> settled;  // made good, or waived
    std::vector<std::int64_t> missed;
    for (const auto state : {PlacementState::Missed, PlacementState::PreEmpted})
        desk.rows().each(EntityKind::Placement, {{"state", store::Test::Equal, std::string(name_of(state))}}, [&](const model::Record& record) {
            const auto row = model::from_record<model::Placement>(record);
            missed.push_back(row.id);
            if (!row.waiver.empty()) settled.insert(row.id);
            if (row.makegood_for) settled.insert(row.makegood_for.value);  // the make-good stands in the list itself
        });
    for (const auto id : missed)
        for (const auto& record : desk.rows().all(EntityKind::Placement, {{"makegood_for", store::Test::Equal, id}}))
            if (makes_up(model::from_record<model::Placement>(record))) settled.insert(id);
    std::vector<PlacedSegment> rows;
    store::PlacementQuery query;
    query.states = {PlacementState::Missed, PlacementState::PreEmpted};
    store::each_placement(desk.session(), query, [&](const PlacedSegment& row) {
        if (!settled.contains(row.placement.id)) rows.push_back(row);
    });
    return rows;
}

std::vector<Lost> unresolved_by_damage(Desk& desk) { return by_damage(desk, unresolved(desk)); }

std::vector<Offer> makegood_offers(Desk& desk, const std::string& code, std::size_t most) {
    const auto missed = missed_one(desk.require(EntityKind::Placement, code));
    refuse_second(desk, missed);
    return OfferSearch(desk, {missed}).offers(missed, most);
}

model::Record book_makegood(Edit& edit, const std::string& code, const Destination& at) {
    const auto missed = missed_one(edit.row(EntityKind::Placement, code));
    refuse_second(edit.desk(), missed);
    auto good = makegood_of(missed);
    go_to(edit, good, at);
    complete_placement(edit, good);
    const auto dday = edit.desk().context().campaign.dday;
    if (model::is_set(dday) && model::from_record<model::Placement>(good).date > dday) throw Error(Fault::Input, "makegood.after_dday", {code, model::iso(dday)});
    return edit.row(EntityKind::Placement, edit.add(std::move(good)));
}

model::Change make_good(Desk& desk, const std::string& code, const Destination& at, std::string& made) {
    Edit edit(desk, {"makegood.book", {}});
    const auto row = book_makegood(edit, code, at);
    made = row.head.key;
    edit.describe_as({"makegood.book", {made, code, when(row)}});
    return edit.commit();
}

std::vector<model::Violation> makegood_breaks(Desk& desk, const std::string& made) {
    constexpr long around = 14;  // as far as rules of a week and of spacing look
    const auto good = model::from_record<model::Placement>(desk.require(EntityKind::Placement, made));
    const auto row = good.makegood_for ? desk.rows().find(EntityKind::Placement, good.makegood_for.value) : std::nullopt;
    const auto missed = row ? model::from_record<model::Placement>(*row).date : good.date;
    const auto plan = desk.whole_plan(model::plus_days(std::min(good.date, missed), -around), model::plus_days(std::max(good.date, missed), around));
    auto found = model::check(plan, {desk.today(), good.date, good.date});
    std::erase_if(found, [&](const model::Violation& one) { return std::find(one.placements.begin(), one.placements.end(), model::id_of(good)) == one.placements.end(); });
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.severity > b.severity; });
    return found;
}

model::Change waive(Desk& desk, const std::string& code, const std::string& reason) {
    const auto why = base::clean_line(reason);
    if (why.empty()) throw Error(Fault::Input, "makegood.no_reason");
    Edit edit(desk, {"makegood.waive", {code, why}});
    edit.set(EntityKind::Placement, missed_one(edit.row(EntityKind::Placement, code)).id, {{"waiver", why}});
    return edit.commit();
}

}  // namespace lichsong::service
