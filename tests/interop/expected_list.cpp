// SPDX-License-Identifier: Apache-2.0
#include "expected_list.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "calendar/model/workflow.h"

namespace lichsong::test {
namespace {

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

void write_file(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (file.close(); file) return;
    std::cerr << "cannot write " << path << '\n';
    std::exit(3);
}

std::string expected_list(const Sample& sample) {
    nlohmann::json list;
    list["placements"] = nlohmann::json::array();
    for (const auto& entry : sample.entries)
        if (model::is_set(entry.placement.date)) list["placements"].push_back(placement_json(entry.placement));
    return list.dump(1) + '\n';
}

}  // namespace lichsong::test
