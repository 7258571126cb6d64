// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/remembered.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/desktop/models/filter_fields.h"
#include "app/desktop/models/own_file.h"

namespace lichsong::desktop {
namespace {

using Json = nlohmann::ordered_json;

// A value of another kind, as somebody may have typed it, is as good as none.
template <class T>
void take(const Json& from, const char* name, T& into) {
    if (!from.contains(name)) return;
    try {
        into = from.at(name).get<T>();
    } catch (const Json::exception&) {
        return;
    }
}

template <class T>
void take(const Json& from, const char* name, std::optional<T>& into) {
    if (!from.contains(name)) return;
    T value{};
    take(from, name, value);
    into = value;
}

FlowLook flow_of(const Json& json) {
    FlowLook look;
    const auto read = [&](const char* name, FlowBy& by) {
        std::string word;
        take(json, name, word);
        const auto found = std::find(flow_by_names.begin(), flow_by_names.end(), word);
        if (found != flow_by_names.end()) by = static_cast<FlowBy>(found - flow_by_names.begin());
    };
    read("flow_groups", look.outer);
    read("flow_rows", look.inner);
    take(json, "flow_months", look.months);
    return look.outer == look.inner ? FlowLook() : look;
}

void take_counting(const Json& json, Zoom& zoom) {
    std::string layer;
    take(json, "counts", layer);
    zoom.counts = model::value_named<model::CoverageLayer>(layer).value_or(model::CoverageLayer::Planned);
    take(json, "until_day", zoom.until_day);
    take(json, "least", zoom.least);
    if (std::find(least_steps.begin(), least_steps.end(), zoom.least) == least_steps.end()) zoom.least = Zoom().least;
}

std::vector<ChosenColumn> columns_of(const Json& json) {
    std::vector<ChosenColumn> chosen;
    if (!json.contains("list") || !json["list"].is_array()) return chosen;
    for (const auto& one : json["list"]) {
        ChosenColumn column;
        if (!one.is_object()) continue;
        take(one, "field", column.field);
        take(one, "width", column.width);
        if (ListRows::find_column(column.field)) chosen.push_back(std::move(column));
    }
    return chosen;
}

KeptFilter kept_filter(const Json& json) {
    KeptFilter kept;
    take(json, "campaign", kept.campaign);
    take(json, "name", kept.name);
    for (const auto& field : filter_fields()) take(json, field.field, kept.filter.*field.member);
    return kept;
}

Json json_of(const KeptFilter& kept) {
    Json json{{"campaign", kept.campaign}, {"name", kept.name}};
    for (const auto& field : filter_fields())
        if (const auto& value = kept.filter.*field.member; !value.empty()) json[field.field] = value;
    return json;
}

void take_filters(const Json& json, std::vector<KeptFilter>& into) {
    if (!json.contains("filters") || !json.at("filters").is_array()) return;
    for (const auto& one : json.at("filters")) {
        if (!one.is_object()) continue;
        auto kept = kept_filter(one);
        if (!kept.name.empty() && !is_empty(kept.filter)) into.push_back(std::move(kept));
    }
}

}  // namespace

Remembered Remembered::read(const std::filesystem::path& file) {
    Remembered was;
    const auto json = Json::parse(read_own_file(file), nullptr, false);
    if (!json.is_object()) return was;
    take(json, "view", was.view);
    take(json, "step_minutes", was.zoom.step_minutes);
    take(json, "hour_height", was.zoom.hour_height);
    take(json, "condensed", was.zoom.condensed);
    take(json, "outlets_as_rows", was.zoom.outlets_as_rows);
    was.zoom.flow = flow_of(json);
    take_counting(json, was.zoom);
    take(json, "width", was.width);
    take(json, "height", was.height);
    take(json, "maximised", was.maximised);
    take(json, "rail", was.rail);
    take(json, "inspector", was.inspector);
    take(json, "problems", was.problems);
    take(json, "tray", was.tray);
    take(json, "folded", was.folded);
    was.list = columns_of(json);
    take(json, "dark", was.dark);
    take(json, "language", was.language);
    take_filters(json, was.filters);
    take(json, "evidence", was.evidence);
    const auto& steps = zoom_steps;
    if (std::find(steps.begin(), steps.end(), was.zoom.step_minutes) == steps.end()) was.zoom.step_minutes = Zoom().step_minutes;
    was.zoom.hour_height = std::clamp(was.zoom.hour_height, least_hour_height, most_hour_height);
    was.width = std::clamp(was.width, 800, 16'000);
    was.height = std::clamp(was.height, 500, 16'000);
    return was;
}

bool Remembered::write(const std::filesystem::path& file) const {
    Json json{{"view", view},     {"step_minutes", zoom.step_minutes}, {"hour_height", zoom.hour_height}, {"condensed", zoom.condensed}, {"outlets_as_rows", zoom.outlets_as_rows}, {"width", width}, {"height", height},
              {"maximised", maximised}, {"rail", rail}, {"inspector", inspector}, {"problems", problems}, {"tray", tray}};
    if (folded) json["folded"] = *folded;
    json["flow_groups"] = flow_by_names[static_cast<std::size_t>(zoom.flow.outer)];
    json["flow_rows"] = flow_by_names[static_cast<std::size_t>(zoom.flow.inner)];
    json["flow_months"] = zoom.flow.months;
    json["counts"] = model::name_of(zoom.counts);
    json["until_day"] = zoom.until_day;
    json["least"] = zoom.least;
    for (const auto& column : list) json["list"].push_back({{"field", column.field}, {"width", column.width}});
    if (dark) json["dark"] = *dark;
    if (language) json["language"] = *language;
    if (!evidence.empty()) json["evidence"] = evidence;
    for (const auto& kept : filters) json["filters"].push_back(json_of(kept));
    return keep_own_file(file, json.dump(2) + '\n');
}

}  // namespace lichsong::desktop
