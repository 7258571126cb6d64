// SPDX-License-Identifier: Apache-2.0
#include "power_scenarios.h"

#include <filesystem>

#include <soci/soci.h>

#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/dday.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"
#include "support/database.h"

namespace lichsong::test {

using model::EntityKind;
using service::Desk;
using service::Edit;

namespace {
constexpr const char* first_code = "TH21-0001";
}  // namespace

void Stage::saved() {
    FaultVfs::get().acknowledge();
    states.push_back(state());
}

// On a network drive the desk has the file to itself: a look at a copy, then.
std::string Stage::state() const {
    if (!options.assume_remote) return dump(path);
    const TempFolder aside;
    std::filesystem::copy_file(path, aside.file("plan"));
    return dump(aside.file("plan"));
}

void Stage::set(Desk& desk, EntityKind kind, std::int64_t id, const service::Fields& fields) {
    Edit edit(desk, {"row.set", {}});
    edit.set(kind, id, fields);
    edit.commit();
    saved();
}

void Stage::add(Desk& desk, int rows) {
    Edit edit(desk, {"row.add", {}});
    for (int i = 0; i < rows; ++i) edit.add(new_row(desk, EntityKind::Segment, "Tin " + std::to_string(i)));
    edit.commit();
    saved();
}

const std::vector<Scenario>& scenarios() {
    static const std::vector<Scenario> table{
        {"add", [](Stage& s, Desk& d) { s.add(d, 1); }},
        {"set", [](Stage& s, Desk& d) { s.set(d, EntityKind::Segment, 1, {{"title", "Tin khác"}}); }},
        {"set twice", [](Stage& s, Desk& d) { s.set(d, EntityKind::Topic, 1, {{"title", "A"}}), s.set(d, EntityKind::Topic, 1, {{"title", "B"}}); }},
        {"rename", [](Stage& s, Desk& d) { s.set(d, EntityKind::Topic, 1, {{"key", "ten-khac"}}); }},
        {"large note", [](Stage& s, Desk& d) { s.set(d, EntityKind::Placement, 1, {{"note", std::string(60'000, 'x')}}); }},
        {"large note taken away", [](Stage& s, Desk& d) {
             s.set(d, EntityKind::Placement, 1, {{"note", std::string(60'000, 'x')}});
             s.set(d, EntityKind::Placement, 1, {{"note", model::Value()}});
         }},
        {"remove", [](Stage& s, Desk& d) { Edit e(d, {"row.remove", {}}); e.remove(EntityKind::Goal, 1), e.commit(), s.saved(); }},
        {"move", [](Stage& s, Desk& d) { service::move_placement(d, first_code, {{}, {}, model::Date(2021, 5, 20), {}, {}}), s.saved(); }},
        {"cancel", [](Stage& s, Desk& d) { service::cancel_placement(d, first_code, "lý do"), s.saved(); }},
        {"repeat", [](Stage& s, Desk& d) {
             std::string made;
             service::repeat_placement(d, first_code, {{}, {}, model::Date(2021, 5, 21), {}, {}}, made), s.saved();
         }},
        {"lock", [](Stage& s, Desk& d) { service::lock_placement(d, first_code, true), s.saved(); }},
        {"series", [](Stage& s, Desk& d) {
             Edit e(d, {"row.set", {"series"}});
             e.set(EntityKind::Series, 1, {{"rule", "FREQ=DAILY"}});
             service::follow_rule(e, 1), e.commit(), s.saved();
         }},
        {"election day", [](Stage& s, Desk& d) { service::move_dday(d, model::Date(2021, 5, 30)), s.saved(); }},
        {"undo and redo", [](Stage& s, Desk& d) { s.add(d, 1), service::undo(d), s.saved(), service::redo(d), s.saved(); }},
        {"many rows", [](Stage& s, Desk& d) { s.add(d, 60); }},
        {"refused between", [](Stage& s, Desk& d) {
             s.add(d, 1);
             CHECK_THROWS_AS(s.set(d, EntityKind::Segment, 1, {{"title", model::Value()}}), base::Error);
             s.add(d, 1);
         }},
        {"log emptied in between", [](Stage& s, Desk& d) {
             d.session().sql() << "PRAGMA wal_autocheckpoint = 4";
             for (int i = 0; i < 5; ++i) s.add(d, 3);
         }},
        {"closed and opened", [](Stage& s, Desk&) {
             for (int i = 0; i < 2; ++i) {
                 Desk again(s.path, s.options, s.clock, "Minh");
                 s.add(again, 2);
             }
         }},
        {"backup in between", [](Stage& s, Desk& d) { s.add(d, 1), d.session().backup(s.folder.file("copy.lichsong")), s.add(d, 1); }},
        {"two desks", [](Stage& s, Desk& d) {
             Desk other(s.path, s.options, s.clock, "Minh");
             s.add(d, 1), s.add(other, 1), s.add(d, 1);
         }},
        {"network drive", [](Stage& s, Desk& d) { s.add(d, 1), s.set(d, EntityKind::Segment, 1, {{"title", "Tin khác"}}); }, true},
        {"network drive, many rows", [](Stage& s, Desk& d) { s.add(d, 60), service::undo(d), s.saved(); }, true},
    };
    return table;
}

}  // namespace lichsong::test
