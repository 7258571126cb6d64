// SPDX-License-Identifier: Apache-2.0
#include "app/common/asrun_words.h"

#include <array>

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;
using model::AsRunClass;
using model::AsRunReason;
using service::AsRunRow;

constexpr std::array<const char*, model::as_run_class_names.size()> signs{"✓", "◂", "▸", "✂", "−", "+", "?"};

constexpr std::array<const char*, model::as_run_class_names.size()> names_on_air{
    LICHSONG_N_("Aired"), LICHSONG_N_("Aired early"), LICHSONG_N_("Aired late"), LICHSONG_N_("Cut short"), LICHSONG_N_("Not in the log"), LICHSONG_N_("Not planned"), LICHSONG_N_("Possible match")};
constexpr std::array<const char*, model::as_run_class_names.size()> names_in_print{
    LICHSONG_N_("Published"), LICHSONG_N_("Published early"), LICHSONG_N_("Published late"), LICHSONG_N_("Cut short"), LICHSONG_N_("Not in the log"), LICHSONG_N_("Not planned"), LICHSONG_N_("Possible match")};

constexpr std::array<const char*, model::as_run_reason_names.size()> reasons{
    "", LICHSONG_N_("linked by hand"), LICHSONG_N_("same code"), LICHSONG_N_("code with one slip"), LICHSONG_N_("title and time"), LICHSONG_N_("title"), LICHSONG_N_("time alone")};

bool has_time_to_tell(AsRunClass kind) { return kind == AsRunClass::Early || kind == AsRunClass::Late || kind == AsRunClass::Possible; }

// "+7:12", "−3:00"
std::string difference_text(model::Seconds difference) {
    const bool is_early = difference.count() < 0;
    return (is_early ? "−" : "+") + model::duration_text(is_early ? -difference : difference);
}

std::string class_text(const AsRunRow& row, model::Medium medium) {
    auto words = as_run_sign(row.result.kind) + ' ' + as_run_class_name(row.result.kind, medium);
    if (row.result.difference && has_time_to_tell(row.result.kind)) words += ' ' + difference_text(*row.result.difference);
    return words;
}

std::string clock(const std::optional<model::TimeOfDay>& start) { return start ? model::hm(*start) : std::string(); }

// "19:45 5:00", as much of it as there is.
std::string when_text(const std::optional<model::TimeOfDay>& start, model::Seconds length) {
    auto words = clock(start);
    if (length.count() > 0) words += (words.empty() ? "" : ", ") + model::duration_text(length);
    return words;
}

std::string line_text(const model::AsRunLine& line) {
    const auto when = when_text(line.start, line.length);
    // TRANSLATORS: {1} name of a file, {2} number of a line in it
    const auto source = line.source.empty() ? std::string() : " (" + fill(tr(LICHSONG_N_("{1}, line {2}")), {line.source, std::to_string(line.number)}) + ')';
    return (line.title.empty() ? line.code : line.title) + (when.empty() ? "" : " · " + when) + source;
}

std::string booking_text(const model::PlacedSegment& booked) {
    const auto when = when_text(booked.placement.start, booked.placement.length);
    return booked.placement.key + ' ' + base::in_language(booked.segment.title, booked.segment.title_en) + (when.empty() ? "" : " · " + when);
}

}  // namespace

std::string as_run_sign(AsRunClass kind) { return signs[static_cast<std::size_t>(kind)]; }

std::string as_run_class_name(AsRunClass kind, model::Medium medium) {
    const auto& names = model::medium_info(medium).is_published ? names_in_print : names_on_air;
    return tr(names[static_cast<std::size_t>(kind)]);
}

std::string booked_result(const AsRunRow& row, model::Medium medium) {
    if (row.result.kind != AsRunClass::BookedNotAired) return class_text(row, medium);
    const auto& placement = row.booked->placement;
    const auto state = state_name(placement.state, medium);
    if (placement.state == model::PlacementState::Aired) {
        const auto evidence = placement.evidence_kind == model::EvidenceKind::None ? std::string() : " · " + choice_name(model::name_of(placement.evidence_kind));
        return as_run_sign(AsRunClass::Aired) + ' ' + state + evidence;
    }
    if (!model::state_info(placement.state).occupies) return "✗ " + state;
    return class_text(row, medium) + (placement.state == model::PlacementState::Confirmed ? "" : " · " + state);
}

std::string line_result(const AsRunRow& row, model::Medium medium) {
    if (row.line->link == model::AsRunLink::NotOurs) return "· " + choice_name("not_ours");
    return class_text(row, medium);
}

std::string as_run_row_text(const AsRunRow& row, model::Medium medium) {
    if (row.line && row.booked) {
        const auto rests = tr(reasons[static_cast<std::size_t>(row.result.reason)]);
        // TRANSLATORS: {1} a placement, {2} a line of a log, {3} what the two have in common, {4} a number
        return fill(tr(LICHSONG_N_("{1} ↔ {2} — {3} (certain: {4}%)")), {booking_text(*row.booked), line_text(*row.line), rests, std::to_string(row.result.confidence)});
    }
    return row.booked ? booking_text(*row.booked) + " — " + booked_result(row, medium) : line_text(*row.line) + " — " + line_result(row, medium);
}

}  // namespace lichsong::app
