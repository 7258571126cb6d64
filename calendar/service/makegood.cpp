// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/makegood.h"

#include <algorithm>
#include <set>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
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

model::Placement missed_one(Edit& edit, const std::string& code) {
    auto row = model::from_record<model::Placement>(edit.row(EntityKind::Placement, code));
    if (!did_not_go_out(row.state)) throw Error(Fault::Input, "makegood.not_missed", {code});
    return row;
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

model::Change make_good(Desk& desk, const std::string& code, const Destination& at, std::string& made) {
    Edit edit(desk, {"makegood.book", {}});
    const auto missed = missed_one(edit, code);
    for (const auto& record : desk.rows().all(EntityKind::Placement, {{"makegood_for", store::Test::Equal, missed.id}}))
        if (const auto other = model::from_record<model::Placement>(record); makes_up(other)) throw Error(Fault::Input, "makegood.has_one", {code, other.key});
    const auto original = model::to_record(missed);
    auto good = model::fresh_record(EntityKind::Placement);
    for (const char* field : {"segment", "outlet", "slot", "date", "start", "length", "size", "repeat_of"}) good[field] = original[field];
    good["makegood_for"] = missed.id;
    go_to(edit, good, at);
    complete_placement(edit, good);
    const auto dday = desk.context().campaign.dday;
    if (model::is_set(dday) && model::from_record<model::Placement>(good).date > dday) throw Error(Fault::Input, "makegood.after_dday", {code, model::iso(dday)});
    const auto& row = edit.row(EntityKind::Placement, edit.add(std::move(good)));
    made = row.head.key;
    edit.describe_as({"makegood.book", {made, code, when(row)}});
    return edit.commit();
}

model::Change waive(Desk& desk, const std::string& code, const std::string& reason) {
    const auto why = base::clean_line(reason);
    if (why.empty()) throw Error(Fault::Input, "makegood.no_reason");
    Edit edit(desk, {"makegood.waive", {code, why}});
    edit.set(EntityKind::Placement, missed_one(edit, code).id, {{"waiver", why}});
    return edit.commit();
}

}  // namespace lichsong::service
