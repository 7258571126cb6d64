// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/filter_fields.h"

#include <algorithm>
#include <array>

#include "app/common/describe.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

using model::Plan;
using service::Filter;

template <class E>
std::string named(const model::Table<E>& table, const std::string& key, std::string E::*name, std::string E::*name_en) {
    const auto* row = table.find_key(key);
    return row == nullptr ? key : base::in_language(row->*name, row->*name_en);
}

template <class E>
std::vector<std::string> keys_of(const model::Table<E>& table) {
    std::vector<std::string> keys;
    for (const auto& row : table) keys.push_back(row.key);
    return keys;
}

template <class Names>
std::vector<std::string> all_of(const Names& names) {
    return {names.begin(), names.end()};
}

std::string as_it_is(const Plan&, const std::string& text) { return text; }
std::string choice(const Plan&, const std::string& text) { return app::choice_name(text); }
std::string area_name(const Plan& plan, const std::string& key) {
    const auto* area = plan.areas.find_key(key);
    return area == nullptr ? key : area->name;
}

const std::array fields{
    FilterField{"outlet", &Filter::outlet, [](const Plan& plan, const std::string& key) { return named(plan.outlets, key, &model::Outlet::name, &model::Outlet::name_en); },
                [](const Plan& plan) { return keys_of(plan.outlets); }},
    FilterField{"medium", &Filter::medium, choice, [](const Plan&) { return all_of(model::medium_names); }},
    FilterField{"topic", &Filter::topic, [](const Plan& plan, const std::string& key) { return named(plan.topics, key, &model::Topic::title, &model::Topic::title_en); },
                [](const Plan& plan) { return keys_of(plan.topics); }},
    FilterField{"state", &Filter::state, choice, [](const Plan&) { return all_of(model::placement_state_names); }},
    FilterField{"intention", &Filter::intention, choice, [](const Plan&) { return all_of(model::intention_names); }},
    FilterField{"partner", &Filter::partner, [](const Plan& plan, const std::string& key) { return named(plan.partners, key, &model::Partner::name, &model::Partner::name_en); },
                [](const Plan& plan) { return keys_of(plan.partners); }},
    FilterField{"area", &Filter::area, area_name, [](const Plan& plan) { return keys_of(plan.areas); }},
    FilterField{"series", &Filter::series, [](const Plan& plan, const std::string& key) { return named(plan.series, key, &model::Series::title, &model::Series::title_en); },
                [](const Plan& plan) { return keys_of(plan.series); }},
    FilterField{"text", &Filter::text, as_it_is, nullptr},
};

std::vector<std::string> split(const std::string& keys) {
    std::vector<std::string> all;
    for (const auto& key : base::split(keys, ','))
        if (!key.empty()) all.emplace_back(key);
    return all;
}

}  // namespace

std::span<const FilterField> filter_fields() { return fields; }

std::string words_of(const FilterField& field, const Plan& plan, const std::string& value) {
    const auto keys = split(value);
    const auto what = field.keys == nullptr ? value : keys.size() == 1 ? field.value(plan, keys.front()) : std::to_string(keys.size());
    return app::field_name(field.field) + ": " + what;
}

bool has_key(const std::string& keys, const std::string& key) {
    const auto all = split(keys);
    return std::find(all.begin(), all.end(), key) != all.end();
}

std::string with_or_without(const std::string& keys, const std::string& key) {
    auto all = split(keys);
    if (std::erase(all, key) == 0) all.push_back(key);
    std::string joined;
    for (const auto& one : all) joined += (joined.empty() ? "" : ",") + one;
    return joined;
}

bool is_empty(const Filter& filter) { return is_same(filter, {}); }

bool is_same(const Filter& a, const Filter& b) {
    return std::all_of(fields.begin(), fields.end(), [&](const FilterField& field) { return a.*field.member == b.*field.member; });
}

}  // namespace lichsong::desktop
