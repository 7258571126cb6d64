// SPDX-License-Identifier: Apache-2.0
// Plans for tests of the model: a small one in which nothing is wrong, that each test bends in one place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/model/rules/rules.h"

namespace lichsong::test {

using namespace lichsong::model;
namespace base = lichsong::base;  // for test files, which use this namespace

inline Date day(std::string_view iso_date) { return from_iso(iso_date); }
inline TimeOfDay clock_time(std::string_view text) { return parse_time(text); }

/// Adds rows with the next free id. Topics: fire, and below it kitchen; traffic. Outlets: radio, television, paper, web. The
/// campaign is that of 2021, with election day 23/5/2021, a Sunday.
struct Sample {
    Plan plan;
    base::Id<Topic> fire;
    base::Id<Topic> kitchen;
    base::Id<Topic> traffic;
    base::Id<Area> province;
    base::Id<Area> commune;
    base::Id<Partner> station;
    base::Id<Outlet> radio;
    base::Id<Outlet> television;
    base::Id<Outlet> paper;
    base::Id<Outlet> web;

    Sample();

    template <class E>
    base::Id<E> add(E row) {
        auto& table = plan.table<E>();
        row.id = table.empty() ? 1 : table.rows().back().id + 1;
        if (row.key.empty()) row.key = (std::is_same_v<E, Placement> ? "P-" : "K-") + std::to_string(row.id);
        table.add(row);
        return {row.id};
    }
    /// The row itself, to bend it.
    template <class E>
    E& operator[](base::Id<E> id) { return const_cast<E&>(*plan.table<E>().find(id)); }

    base::Id<Outlet> outlet(std::string name, Medium medium, base::Id<Area> area);
    base::Id<Segment> segment(std::string title, std::vector<base::Id<Topic>> topics);
    /// Open every day at `start` for `minutes`; `start` empty: a page without a clock time.
    base::Id<Slot> slot(std::string title, base::Id<Outlet> on, std::string_view start, int minutes);
    base::Id<Placement> place(base::Id<Segment> what, base::Id<Outlet> where, std::string_view date, std::string_view start, int minutes);
    base::Id<Placement> place_in(base::Id<Segment> what, base::Id<Slot> where, std::string_view date, int minutes);
    base::Id<Rule> rule(std::string kind);

    std::vector<Violation> check(std::string_view today = "2021-03-01") const;
};

/// "reason code code …": the reason, and the keys of the placements named.
std::vector<std::string> told(const Sample& sample, const std::vector<Violation>& violations);
/// The same for a plan with one rule only.
std::vector<std::string> broken(const Sample& sample, std::string_view today = "2021-03-01");

using Told = std::vector<std::string>;

}  // namespace lichsong::test
