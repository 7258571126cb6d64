// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/drop_guide.h"

#include <algorithm>
#include <array>

#include "app/common/describe.h"
#include "calendar/base/error.h"

namespace lichsong::desktop {
namespace {

using model::Severity;

struct Look {
    Ink ink;
    Ink wash;
    std::string_view sign;
};

// In the order of Severity; what breaks nothing looks as what is ignored.
constexpr std::array<Look, model::severity_names.size()> looks{{{Ink::Good, Ink::GoodWash, "✓"}, {Ink::Caution, Ink::CautionWash, "!"}, {Ink::Danger, Ink::DangerWash, "✗"}, {Ink::Danger, Ink::DangerWash, "✗"}}};

constexpr Look no_verdict{Ink::Accent, Ink::AccentWash, "…"};

const Look& look_of(const Verdict& verdict) { return verdict.is_known && !verdict.is_open ? looks[static_cast<std::size_t>(verdict.worst)] : no_verdict; }


}  // namespace

Ink Verdict::ink() const { return look_of(*this).ink; }
Ink Verdict::wash() const { return look_of(*this).wash; }
std::string_view Verdict::sign() const { return look_of(*this).sign; }

model::Placement placement_of(service::Desk& desk, const Carried& carried) {
    const auto stored = [&](model::EntityKind kind) {
        auto row = desk.rows().find(kind, carried.id);
        if (!row) throw base::Error(base::Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), std::to_string(carried.id)});
        return *std::move(row);
    };
    if (carried.how == Carry::Book) {
        const auto segment = model::from_record<model::Segment>(stored(model::EntityKind::Segment));
        model::Placement fresh;
        fresh.segment = id_of(segment);
        fresh.length = segment.length;
        fresh.size = segment.size;
        return fresh;
    }
    auto placement = model::from_record<model::Placement>(stored(model::EntityKind::Placement));
    if (carried.how != Carry::Copy) return placement;
    model::Placement copy;
    copy.segment = placement.segment;
    copy.outlet = placement.outlet;
    copy.slot = placement.slot;
    copy.date = placement.date;
    copy.start = placement.start;
    copy.length = placement.length;
    copy.size = placement.size;
    copy.repeat_of = placement.repeat_of ? placement.repeat_of : id_of(placement);
    return copy;
}

std::shared_ptr<service::WhatIf> what_if_of(service::Desk& desk, const Carried& carried, const model::Placement& placement, const model::DateSpan& days) {
    const bool is_there = carried.how == Carry::Move || carried.how == Carry::Resize;
    return is_there ? std::make_shared<service::WhatIf>(desk, placement.id, days.from, days.to) : std::make_shared<service::WhatIf>(desk, placement, days.from, days.to);
}

model::Seconds length_until(model::TimeOfDay start, model::TimeOfDay end) {
    constexpr int day = 86'400;
    const int length = end.seconds - start.seconds;
    return model::Seconds(length > 0 ? length : length + day);
}

const Verdict* DropGuide::known(const Target& target) const {
    const auto found = std::find_if(m_known.begin(), m_known.end(), [&](const auto& one) { return one.first == target; });
    return found == m_known.end() ? nullptr : &found->second;
}

const Verdict& DropGuide::at(const Target& target) {
    static const Verdict not_yet{false, false, model::Severity::Ignore, {}};
    if (const auto* found = known(target)) return *found;
    if (!m_what_if) return not_yet;
    Verdict verdict;
    verdict.is_open = m_carried.how == Carry::Book && target.outlet == 0;
    service::Elsewhere place{target.date, target.start, target.outlet, target.slot, {}};
    if (m_carried.how == Carry::Resize) {
        place = {};
        if (target.start && m_placement.start) place.length = length_until(*m_placement.start, *target.start);
    }
    if (!verdict.is_open)
        for (const auto& violation : m_what_if->breaks(place)) {
            verdict.worst = std::max(verdict.worst, violation.severity);
            verdict.sentences.push_back(app::describe(violation));
        }
    return m_known.emplace_back(target, std::move(verdict)).second;
}

bool DropGuide::look_ahead(const Scene& scene, const std::function<bool()>& go_on) {
    if (!m_what_if || m_carried.how == Carry::Resize) return false;  // a length is asked for only where the hand is
    for (const auto& thing : scene.things) {
        if ((thing.kind != Kind::Day && thing.kind != Kind::Slot) || known(thing.target) != nullptr) continue;
        if (!go_on()) return true;
        static_cast<void>(at(thing.target));
    }
    return false;
}

}  // namespace lichsong::desktop
