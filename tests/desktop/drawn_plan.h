// SPDX-License-Identifier: Apache-2.0
// A small plan with one outlet and a few placements, laid out as a view would show it.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::test {

class DrawnPlan {
public:
    DrawnPlan();

    /// A placement of the one outlet; without a time it appears in an issue. Returns its id.
    std::int64_t add(const model::Date& date, std::optional<model::TimeOfDay> start, const std::string& title = "Tin");
    /// The one that was added last, to be changed.
    [[nodiscard]] desktop::Item& last() { return m_items.back(); }
    /// One more outlet, shown after the others.
    void add_outlet(std::int64_t id, const std::string& name);
    /// An opening of the first outlet on every day, open for half an hour; not added yet.
    [[nodiscard]] static model::Slot slot(std::int64_t id, model::TimeOfDay start);
    /// What a layout is given; lives until the next call.
    desktop::ViewInput input(const model::Date& from, const model::Date& to, const desktop::Size& room = {1'000, 800});

    model::Plan plan;
    desktop::Zoom zoom;
    std::set<std::int64_t> selection;
    model::Date anchor{2021, 5, 20};
    model::Date today{2021, 5, 3};
    std::vector<std::int64_t> outlets{1};

private:
    std::vector<desktop::Item> m_items;
    std::optional<desktop::Schedule> m_schedule;
    std::optional<desktop::Legend> m_legend;
    std::optional<desktop::DayNotes> m_notes;
    std::vector<model::CoverageCell> m_coverage;
};

/// Things of a kind, in the order of the scene.
[[nodiscard]] std::vector<desktop::Thing> things_of(const desktop::Scene& scene, desktop::Kind kind);

}  // namespace lichsong::test
