// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/series.h"

#include <algorithm>
#include <map>

#include "calendar/base/error.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;

constexpr std::size_t most_issues = 5'000;  // a column of ten years every day has fewer

model::Segment issue_segment(const model::Series& series, int number) {
    model::Segment segment;
    segment.title = series.title;
    segment.title_en = series.title_en;
    segment.topics = series.topics;
    segment.form = series.form;
    segment.length = series.length;
    segment.size = series.size;
    segment.language = series.language;
    segment.responsible_body = series.responsible_body;
    segment.reference = series.reference;
    segment.candidate_content = series.candidate_content;
    segment.series = id_of(series);
    segment.issue = number;
    return segment;
}

model::Placement issue_placement(const model::Series& series, const model::Slot& slot, base::Id<model::Segment> segment, const model::Date& date) {
    model::Placement placement;
    placement.segment = segment;
    placement.outlet = slot.outlet;
    placement.slot = id_of(slot);
    placement.date = date;
    placement.start = slot.start;
    placement.length = series.length.count() > 0 ? series.length : slot.length;
    placement.size = series.size;
    placement.series = id_of(series);
    placement.series_date = date;
    return placement;
}

std::vector<model::Date> checked_dates(const model::Series& series) {
    if (!model::is_set(series.first_day) || !model::is_set(series.last_day) || series.last_day < series.first_day)
        throw Error(Fault::Input, "series.no_dates", {series.title});
    auto dates = model::series_dates(series);
    if (dates.size() > most_issues) throw Error(Fault::Input, "series.too_long", {series.title, std::to_string(most_issues)});
    return dates;
}

// What was booked where the series used to be, and is not agreed yet, goes with it to its new slot and length.
void follow_slot(Edit& edit, const model::Placement& placement, const model::Series& before, const model::Series& series, const model::Slot& slot) {
    if (placement.locked || model::state_info(placement.state).is_protected || placement.slot != before.slot) return;
    if (before.slot == series.slot && before.length == series.length) return;
    const auto length = series.length.count() > 0 ? series.length : slot.length;
    Fields fields{{"slot", slot.id}, {"outlet", slot.outlet.value}, {"length", length.count()}};
    fields.emplace_back("start", model::Codec<std::optional<model::TimeOfDay>>::get(slot.start));
    edit.set(EntityKind::Placement, placement.id, fields);
}

// What an issue has from its series, and nobody has changed since, follows the series; what was agreed does not.
void follow_words(Edit& edit, const model::Placement& placement, const Record& before, const Record& now) {
    if (placement.locked || model::state_info(placement.state).is_protected || before.values == now.values) return;
    const auto& issue = edit.row(EntityKind::Segment, placement.segment.value);
    Fields fields;
    for (std::size_t i = 0; i < now.values.size(); ++i)
        if (before.values[i] != now.values[i] && issue.values[i] == before.values[i]) fields.emplace_back(now.info().fields[i].name, now.values[i]);
    if (!fields.empty()) edit.set(EntityKind::Segment, placement.segment.value, fields);
}

}  // namespace

void complete_series(Edit& edit, Record& series) {
    if (series["slot"].index() == 0) throw Error(Fault::Input, "field.required", {"series", series.label(), "slot"});
    const auto slot = edit.row(EntityKind::Slot, model::detail::number(series["slot"]));
    const bool own_rule = series["rule"].index() != 0 || series["extra_dates"].index() != 0;
    if (!own_rule) series["rule"] = slot["rule"];
    if (model::detail::number(series["length"]) == 0) series["length"] = slot["length"];
    const auto& campaign = edit.desk().context().campaign;
    if (series["first_day"].index() == 0) series["first_day"] = model::iso(campaign.first_day);
    if (series["last_day"].index() == 0) series["last_day"] = model::iso(campaign.last_day);
}

SeriesOutcome follow_rule(Edit& edit, std::int64_t id) {
    auto& rows = edit.desk().rows();
    const auto series = model::from_record<model::Series>(edit.row(EntityKind::Series, id));
    if (!series.slot) throw Error(Fault::Input, "field.required", {"series", series.key, "slot"});
    const auto slot = model::from_record<model::Slot>(edit.row(EntityKind::Slot, series.slot.value));
    const auto wanted = checked_dates(series);
    std::optional<model::Series> before;
    if (const auto stored = rows.find(EntityKind::Series, id)) before = model::from_record<model::Series>(*stored);

    const auto words_before = before ? model::to_record(issue_segment(*before, 0)) : Record();
    const auto words = model::to_record(issue_segment(series, 0));

    SeriesOutcome outcome;
    std::map<model::Date, bool> there;
    for (const auto& record : rows.all(EntityKind::Placement, {{"series", store::Test::Equal, id}})) {
        const auto placement = model::from_record<model::Placement>(record);
        const bool in_rule = std::binary_search(wanted.begin(), wanted.end(), placement.series_date);
        if (in_rule) {
            there[placement.series_date] = true;
            if (!before) continue;
            follow_slot(edit, placement, *before, series, slot);
            follow_words(edit, placement, words_before, words);
        } else if (placement.locked || model::state_info(placement.state).is_protected) {
            ++outcome.kept_protected;
        } else if (placement.state == model::PlacementState::Draft && !rows.referring_to(EntityKind::Placement, placement.id)) {
            edit.remove(EntityKind::Placement, placement.id);
            const auto uses = rows.all(EntityKind::Placement, {{"segment", store::Test::Equal, placement.segment.value}});
            if (uses.size() == 1) edit.remove(EntityKind::Segment, placement.segment.value);
            ++outcome.removed;
        } else if (placement.state != model::PlacementState::Cancelled && placement.state != model::PlacementState::Declined) {
            edit.set(EntityKind::Placement, placement.id, {{"state", "cancelled"}});
            ++outcome.cancelled;
        }
    }

    // Numbers already given stay; new issues go on from the highest.
    int number = series.first_issue - 1;
    for (const auto& record : rows.all(EntityKind::Segment, {{"series", store::Test::Equal, id}}))
        number = std::max(number, static_cast<int>(model::detail::number(record["issue"])));
    for (const auto& date : wanted) {
        if (there.contains(date)) continue;
        const auto segment = edit.add(model::to_record(issue_segment(series, ++number)));
        edit.add(model::to_record(issue_placement(series, slot, {segment}, date)));
        ++outcome.added;
    }
    return outcome;
}

void leave_out_of_series(Edit& edit, const Record& placement) {
    if (placement["series"].index() == 0) return;
    const auto id = model::detail::number(placement["series"]);
    const auto day = model::from_iso(model::detail::text(placement["series_date"]));
    const auto& series = edit.row(EntityKind::Series, id);
    auto removed = model::detail::split_dates(model::detail::text(series["removed_dates"]));
    if (std::find(removed.begin(), removed.end(), day) != removed.end()) return;
    removed.push_back(day);
    std::sort(removed.begin(), removed.end());
    edit.set(EntityKind::Series, id, {{"removed_dates", model::detail::join_dates(removed)}});
}

int add_issues(RowSink& sink, const model::Series& series, const model::Slot& slot, const std::function<void(model::Placement&)>& shape) {
    int number = series.first_issue;
    for (const auto& date : checked_dates(series)) {
        auto placement = issue_placement(series, slot, sink.add(issue_segment(series, number++)), date);
        shape(placement);
        sink.add(placement);
    }
    return number - series.first_issue;
}

bool fit_to_slot(model::Series& series, const model::Slot& slot, const model::Date& flight_first) {
    constexpr long week = 7;
    if (slot.kind != model::SlotKind::Open) return false;
    const auto open = model::slot_dates(slot, flight_first, series.first_day, series.last_day);
    const auto is_open = [&](const model::Date& date) { return std::binary_search(open.begin(), open.end(), date); };
    const auto meets = [&](const model::Recurrence& rule) {
        series.rule = rule;
        const auto dates = model::series_dates(series);
        return std::any_of(dates.begin(), dates.end(), is_open);
    };
    const auto wanted = series.rule ? series.rule : slot.rule;
    long days = 0;
    while (days < week && !meets(model::shifted(wanted, days))) ++days;
    if (days == week && !meets(slot.rule)) return false;
    for (const auto& date : model::series_dates(series))
        if (!is_open(date)) series.removed_dates.push_back(date);
    std::sort(series.removed_dates.begin(), series.removed_dates.end());
    return true;
}

}  // namespace lichsong::service
