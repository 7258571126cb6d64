// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/occurrences.h"

#include <algorithm>

#include "calendar/ical/foreign_zones.h"

namespace lichsong::ical {
namespace {

using model::WallSeconds;

constexpr WallSeconds one_day = 86'400;

WallSeconds midnight(WallSeconds wall) { return model::wall_seconds(model::date_of(wall), {}); }

struct Instance {
    WallSeconds start;
    std::optional<WallSeconds> end;
    friend bool operator<(const Instance& a, const Instance& b) { return a.start < b.start; }
    friend bool operator==(const Instance& a, const Instance& b) { return a.start == b.start; }
};

// DTSTART is the first instance also where its rule would not give it; added dates count once, removed ones not at all.
std::vector<Instance> instances_of(const ForeignEvent& master, WallSeconds from, WallSeconds to, std::size_t most, bool& cut) {
    std::vector<Instance> all;
    if (master.start >= from && master.start <= to) all.push_back({master.start, {}});
    if (master.rule) {
        auto rule = expand_foreign(*master.rule, master.start, {from, to, most, master.until});
        cut = rule.cut;
        for (const auto start : rule.starts) all.push_back({start, {}});
    }
    for (const auto& added : master.added)
        if (added.start >= from && added.start <= to) all.push_back({added.start, added.end});
    // Of two that start together the one that says its end stays.
    std::stable_sort(all.begin(), all.end(), [](const Instance& a, const Instance& b) { return a.start != b.start ? a < b : a.end.has_value() > b.end.has_value(); });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    auto removed = master.removed;
    std::sort(removed.begin(), removed.end());
    auto removed_days = master.removed_days;
    std::sort(removed_days.begin(), removed_days.end());
    std::erase_if(all, [&](const Instance& one) {
        return std::binary_search(removed.begin(), removed.end(), one.start) ||
               std::binary_search(removed_days.begin(), removed_days.end(), midnight(one.start));
    });
    return all;
}

class Merge {
public:
    Merge(const ForeignObject& object, const model::Date& from, const model::Date& to, std::size_t most)
        : m_object(object), m_from(model::wall_seconds(from, {})), m_to(model::wall_seconds(to, {}) + one_day), m_most(most) {}

    Occurrences run() {
        if (m_object.master && m_object.master->has_start) take_master();
        for (const auto& own : m_object.overrides)
            if (own.has_start) add({&own, own.start, own.end, original_of(own)});
        auto& list = m_result.list;
        std::stable_sort(list.begin(), list.end(), [](const Occurrence& a, const Occurrence& b) { return a.original < b.original; });
        if (list.size() > m_most) {
            list.resize(m_most);
            m_result.cut = true;
        }
        return std::move(m_result);
    }

private:
    // On the wall of the master's zone, so that both sides of a comparison are.
    [[nodiscard]] WallSeconds original_of(const ForeignEvent& own) const {
        if (!m_object.master || !m_object.master->has_start) return *own.recurrence_id;
        const auto& master = *m_object.master;
        if (master.all_day) return midnight(*own.recurrence_id);
        return on_wall_of(*master.zone, *own.zone, *own.recurrence_id);
    }

    void take_master() {
        const auto& master = *m_object.master;
        const auto length = master.end - master.start;
        std::vector<WallSeconds> replaced;
        std::vector<const ForeignEvent*> turns;  // from which on all follow
        for (const auto& own : m_object.overrides) {
            replaced.push_back(original_of(own));
            if (own.and_future && own.has_start) turns.push_back(&own);
        }
        std::sort(replaced.begin(), replaced.end());
        // What began before the window may reach into it.
        for (const auto& one : instances_of(master, m_from - length, m_to, m_most, m_result.cut)) {
            if (std::binary_search(replaced.begin(), replaced.end(), one.start)) continue;
            const ForeignEvent* event = &master;
            WallSeconds shift = 0;
            for (const auto* turn : turns) {
                if (original_of(*turn) > one.start) break;
                event = turn;
                shift = on_wall_of(*master.zone, *turn->zone, turn->start) - original_of(*turn);
            }
            const auto start = one.start + shift;
            add({event, start, one.end ? *one.end + shift : start + (event->end - event->start), one.start});
        }
    }

    void add(const Occurrence& one) {
        if (one.start < m_to && (one.end > m_from || one.start >= m_from)) m_result.list.push_back(one);
    }

    const ForeignObject& m_object;
    WallSeconds m_from, m_to;
    std::size_t m_most;
    Occurrences m_result;
};

}  // namespace

Occurrences occurrences(const ForeignObject& object, const model::Date& from, const model::Date& to, std::size_t most) {
    return Merge(object, from, to, most).run();
}

}  // namespace lichsong::ical
