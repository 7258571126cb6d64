// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/agreement.h"

#include <algorithm>

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::Record;
using model::Value;

Value name_of_state(model::PlacementState state) { return std::string(model::name_of(state)); }

const Value* find(const std::optional<model::Image>& image, std::string_view field) {
    if (!image) return nullptr;
    const auto found = std::find_if(image->begin(), image->end(), [&](const auto& one) { return one.first == field; });
    return found == image->end() ? nullptr : &found->second;
}

bool is_agreed(const std::optional<Record>& placement) { return placement && (*placement)["state"] == name_of_state(model::PlacementState::Confirmed); }

bool is_about_agreement(const model::RowChange& row) {
    const auto fields = model::info_of(row.kind).fields;
    return find(row.after, "state") != nullptr || std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.has(model::Agreed) && find(row.after, field.name) != nullptr; });
}

// An undoing brings an agreement back and makes none.
bool enters_agreement(Desk& desk, const model::Change& change, const store::Journal::Place& place) {
    if (change.step == model::Step::Undo) return false;
    const auto rows = desk.journal().rows(change.id, place);
    return std::any_of(rows.begin(), rows.end(), is_about_agreement) && is_agreed(desk.journal().row_after(change.id, place));
}

void compare(const Record& agreed, const Record& now, std::vector<Departure>& found) {
    const auto fields = agreed.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].has(model::Agreed) && agreed.values[i] != now.values[i]) found.push_back({agreed.kind, std::string(fields[i].name), agreed.values[i], now.values[i]});
}

}  // namespace

std::optional<Agreement> last_agreement(Desk& desk, std::int64_t placement) {
    constexpr int most_changes = 200;  // of one placement
    const store::Journal::Place place{EntityKind::Placement, placement};
    std::int64_t at = 0;
    std::optional<model::Change> by;
    for (auto& change : desk.journal().list(most_changes, place)) {
        if (!enters_agreement(desk, change, place)) continue;
        at = change.id;
        by = std::move(change);
        break;
    }
    auto row = desk.journal().row_after(at, place);
    if (!is_agreed(row)) return std::nullopt;
    auto segment = desk.journal().row_after(at, {EntityKind::Segment, model::detail::number((*row)["segment"])});
    if (!segment) return std::nullopt;
    return Agreement{std::move(by), *std::move(row), *std::move(segment)};
}

std::vector<Departure> departures(Desk& desk, const Agreement& agreement) {
    std::vector<Departure> found;
    const auto placement = desk.rows().find(EntityKind::Placement, agreement.placement.head.id);
    if (!placement) return found;
    compare(agreement.placement, *placement, found);
    const auto segment = desk.rows().find(EntityKind::Segment, model::detail::number((*placement)["segment"]));
    if (segment && segment->head.id == agreement.segment.head.id) compare(agreement.segment, *segment, found);
    return found;
}

int reopened_by(Desk& desk, const model::Change& change) {
    int count = 0;
    if (change.id == 0) return count;
    desk.journal().each_row(change.id, {}, [&](const model::RowChange& row) {
        if (row.kind != EntityKind::Placement) return;
        const auto* was = find(row.before, "state");
        const auto* is = find(row.after, "state");
        const bool reopened = was != nullptr && is != nullptr && *was == name_of_state(model::PlacementState::Confirmed) && *is == name_of_state(model::PlacementState::Requested);
        count += reopened ? 1 : 0;
    });
    return count;
}

}  // namespace lichsong::service
