// SPDX-License-Identifier: Apache-2.0
// sample_calendar CALENDAR.ics EXPECTED.json [flat]: the sample plan as a calendar, and what a right reader must find in it
// in the shape of `lichsong list --json`. The expectation comes from the placements, by none of the code that exports.
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "../ical/sample_plan.h"
#include "calendar/model/workflow.h"

namespace {

using namespace lichsong;

std::string local_time(model::WallSeconds wall) {
    const auto clock = model::hm(model::time_of(wall));
    return model::iso(model::date_of(wall)) + 'T' + clock + (clock.size() == 5 ? ":00" : "") + "+07:00";
}

nlohmann::json placement_json(const model::Placement& placement) {
    const auto span = model::wall_span(placement);
    nlohmann::json row;
    row["code"] = placement.key;
    row["uid"] = placement.uid;
    row["start"] = placement.start ? local_time(span.start) : model::iso(placement.date);
    row["end"] = placement.start ? local_time(span.end) : model::iso(model::plus_days(placement.date, 1));
    row["state"] = model::name_of(placement.state);
    return row;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: sample_calendar CALENDAR.ics EXPECTED.json [flat]\n";
        return 2;
    }
    const auto sample = test::sample_plan();
    const bool flat = argc > 3 && std::string_view(argv[3]) == "flat";
    std::ofstream(argv[1], std::ios::binary) << test::exported(sample, flat ? test::Layout::Flat : test::Layout::Recurring);
    nlohmann::json list;
    list["placements"] = nlohmann::json::array();
    for (const auto& entry : sample.entries) list["placements"].push_back(placement_json(entry.placement));
    std::ofstream(argv[2]) << list.dump(1) << '\n';
    return 0;
}
