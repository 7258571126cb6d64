// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/plan_names.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <vector>

#include "calendar/base/text.h"
#include "calendar/service/new_rows.h"

namespace lichsong::service {
namespace {

using model::EntityKind;

constexpr std::int64_t highest_code = 10'000'000;  // a code is the number of its row: a wild one must not use them up
constexpr std::size_t longest_code = 40;

bool is_plain_code(const std::string& code) {
    return code.size() <= longest_code && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
           });
}

// Letters to change, add or take away to make one of the other.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        auto diagonal = row[0]++;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const auto changed = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

bool has_all_words(std::string_view of, std::string_view within) {
    const auto there = base::split(within, ' ');
    const auto words = base::split(of, ' ');
    return words.size() > 1 &&
           std::all_of(words.begin(), words.end(), [&](std::string_view word) { return std::find(there.begin(), there.end(), word) != there.end(); });
}

std::string without_brackets(const std::string& name) {
    const auto at = name.rfind('(');
    return at == std::string::npos || !name.ends_with(')') ? name : std::string(base::trim(std::string_view(name).substr(0, at)));
}

std::string folded(std::string_view text) { return base::fold(one_line(text)); }

template <class Map, class Key>
auto found_in_map(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? typename Map::mapped_type() : found->second;
}

}  // namespace

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : base::nfc(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    return std::string(base::trim(line));
}

base::Id<model::Slot> slot_at(const model::Plan& plan, base::Id<model::Outlet> outlet, const model::Date& date,
                              std::optional<model::TimeOfDay> start) {
    for (const auto& slot : plan.slots)
        if (slot.outlet == outlet && slot.start == start && model::slot_on(slot, plan.campaign.first_day, date) == model::SlotDay::Open)
            return id_of(slot);
    return {};
}

PlanNames::PlanNames(const model::Plan& plan) {
    for (const auto& outlet : plan.outlets) add(outlet);
    for (const auto& topic : plan.topics) {
        for (const auto& title : {topic.title, topic.title_en, topic.key})
            if (!title.empty()) m_topics.try_emplace(base::fold(title), id_of(topic));
        name(m_topic_words, topic.title);
    }
    for (const auto& slot : plan.slots)
        for (const auto& title : {slot.key, slot.title}) m_slots.try_emplace({slot.outlet.value, base::fold(title)}, id_of(slot));
}

void PlanNames::add(const model::Outlet& outlet) {
    m_outlet_keys.emplace(outlet.key, id_of(outlet));
    for (const auto& said : {outlet.name, outlet.name_en, without_brackets(outlet.name), without_brackets(outlet.name_en)})
        if (!said.empty()) m_outlets.try_emplace(base::fold(said), id_of(outlet));
    name(m_outlet_words, without_brackets(outlet.name));
}

void PlanNames::name(Words& words, const std::string& text) { words.try_emplace(base::fold(text), text); }

base::Id<model::Outlet> PlanNames::outlet_with_key(const std::string& key) const { return found_in_map(m_outlet_keys, key); }
base::Id<model::Outlet> PlanNames::outlet_named(std::string_view name) const { return found_in_map(m_outlets, folded(name)); }
base::Id<model::Topic> PlanNames::topic(std::string_view name) const { return found_in_map(m_topics, folded(name)); }
base::Id<model::Slot> PlanNames::slot(base::Id<model::Outlet> outlet, std::string_view name) const {
    return found_in_map(m_slots, std::pair{outlet.value, folded(name)});
}

std::string PlanNames::like(std::string_view text, const Words& words) {
    constexpr std::size_t longest = 200;  // a cell of a page is no name, and comparing takes the square
    const auto wanted = folded(text);
    if (wanted.empty() || wanted.size() > longest) return {};
    const std::string* best = nullptr;
    auto least = std::max<std::size_t>(1, wanted.size() / 5) + 1;
    for (const auto& [folded_name, name] : words) {
        const auto apart = distance(wanted, folded_name);
        if (apart < least) {
            least = apart;
            best = &name;
        }
    }
    if (best != nullptr) return *best;
    for (const auto& [folded_name, name] : words)
        if (has_all_words(wanted, folded_name) || has_all_words(folded_name, wanted)) return name;
    return {};
}

PlacementCodes::PlacementCodes(Desk& desk, Intake& intake)
    : m_intake(intake), m_prefix(desk.context().campaign.code + '-'), m_campaign(desk.context().campaign.code),
      m_first_placement(intake.next_id(EntityKind::Placement)) {
    desk.rows().each_text(EntityKind::Placement, "key", [&](std::string code) { m_taken.insert(std::move(code)); });
}

void PlacementCodes::leave_free(std::string_view calendar) {
    const auto line = "\nX-LICHSONG-CODE:" + m_prefix;
    std::int64_t highest = 0;
    for (auto at = calendar.find(line); at != std::string_view::npos; at = calendar.find(line, at + 1)) {
        std::int64_t number = 0;
        std::from_chars(calendar.data() + at + line.size(), calendar.data() + calendar.size(), number);
        if (number <= highest_code) highest = std::max(highest, number);
    }
    m_intake.leave_free(EntityKind::Placement, highest);
}

bool PlacementCodes::choose(model::Placement& placement, const std::string& code) {
    if (code.empty()) return true;
    if (!is_plain_code(code) || m_taken.contains(code)) return false;
    if (code.starts_with(m_prefix)) {
        std::int64_t number = 0;
        const auto* end = code.data() + code.size();
        const bool is_number = std::from_chars(code.data() + m_prefix.size(), end, number).ptr == end && placement_code(m_campaign, number) == code;
        if (!is_number || number < m_first_placement || number > highest_code || !m_intake.is_free(EntityKind::Placement, number)) return false;
        placement.id = number;  // by which the intake knows it is taken
    } else {
        m_taken.insert(code);
    }
    placement.key = code;
    return true;
}

}  // namespace lichsong::service
