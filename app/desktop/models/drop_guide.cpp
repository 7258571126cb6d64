// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/drop_guide.h"

#include <algorithm>
#include <array>

#include "app/common/describe.h"

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

constexpr Look unknown{Ink::Accent, Ink::AccentWash, "…"};

const Look& look_of(const Verdict& verdict) { return verdict.is_known ? looks[static_cast<std::size_t>(verdict.worst)] : unknown; }

}  // namespace

Ink Verdict::ink() const { return look_of(*this).ink; }
Ink Verdict::wash() const { return look_of(*this).wash; }
std::string_view Verdict::sign() const { return look_of(*this).sign; }

const Verdict* DropGuide::known(const Target& target) const {
    const auto found = std::find_if(m_known.begin(), m_known.end(), [&](const auto& one) { return one.first == target; });
    return found == m_known.end() ? nullptr : &found->second;
}

const Verdict& DropGuide::at(const Target& target) {
    static const Verdict not_yet{false, false, model::Severity::Ignore, {}};
    if (const auto* found = known(target)) return *found;
    if (!m_what_if) return not_yet;
    Verdict verdict;
    for (const auto& violation : m_what_if->breaks({target.date, target.start, target.outlet, target.slot})) {
        verdict.breaks = true;
        verdict.worst = std::max(verdict.worst, violation.severity);
        verdict.sentences.push_back(app::describe(violation));
    }
    return m_known.emplace_back(target, std::move(verdict)).second;
}

bool DropGuide::look_ahead(const Scene& scene, const std::function<bool()>& go_on) {
    if (!m_what_if) return false;
    for (const auto& thing : scene.things) {
        if ((thing.kind != Kind::Day && thing.kind != Kind::Slot) || known(thing.target) != nullptr) continue;
        if (!go_on()) return true;
        static_cast<void>(at(thing.target));
    }
    return false;
}

}  // namespace lichsong::desktop
