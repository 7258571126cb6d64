// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/row_labels.h"

#include <algorithm>
#include <map>

#include "app/common/describe.h"
#include "app/common/rhythm_words.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/service/field_text.h"

namespace lichsong::desktop {
namespace {

using base::fill;
using base::tr;
using model::EntityKind;
using model::FieldType;

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string dates_shown(std::string_view text) {
    std::vector<std::string> dates;
    for (const auto& date : model::detail::split_dates(text)) dates.push_back(app::date_text(date));
    return joined(dates);
}

bool is_searched(const model::EntityInfo& info) {
    return std::any_of(info.fields.begin(), info.fields.end(), [](const auto& field) { return field.has(model::Searched); });
}

}  // namespace

std::string label_of(const model::Record& row) {
    const auto& info = row.info();
    if (info.label.empty()) return row.head.key;
    const auto english = std::string(info.label) + "_en";
    const bool has_english = std::any_of(info.fields.begin(), info.fields.end(), [&](const auto& field) { return field.name == english; });
    return has_english ? base::in_language(row.label(), std::string(model::detail::text(row[english]))) : row.label();
}

const RowLabels::Known& RowLabels::known(EntityKind kind) {
    const auto found = m_known.find(kind);
    if (found != m_known.end()) return found->second;
    std::vector<std::pair<NamedRow, std::string>> rows;
    std::map<std::string, int> times;
    m_desk.rows().each(kind, {}, [&](const model::Record& row) {
        rows.push_back({{row.head.id, label_of(row)}, row.head.key});
        ++times[rows.back().first.label];
    });
    Known known;
    // Two of one name are told apart by their keys.
    for (auto& [row, key] : rows) known.rows.push_back({row.id, times[row.label] > 1 ? row.label + " (" + key + ')' : row.label});
    std::stable_sort(known.rows.begin(), known.rows.end(), [](const auto& a, const auto& b) { return base::vi_less(a.label, b.label); });
    for (std::size_t i = 0; i < known.rows.size(); ++i) known.places.emplace(known.rows[i].id, i);
    return m_known.emplace(kind, std::move(known)).first->second;
}

std::string RowLabels::of(EntityKind kind, std::int64_t id) {
    if (model::info_of(kind).many) {
        const auto row = m_desk.rows().find(kind, id);
        if (!row) return {};
        return row->info().label.empty() ? row->head.key : label_of(*row) + " (" + row->head.key + ')';
    }
    const auto& all = known(kind);
    const auto place = all.places.find(id);
    return place == all.places.end() ? std::string() : all.rows[place->second].label;
}

std::vector<NamedRow> RowLabels::look_up(EntityKind kind, std::string_view words, std::size_t most) {
    const auto& info = model::info_of(kind);
    std::vector<store::Condition> conditions;
    if (is_searched(info) && !words.empty()) conditions.push_back({"searched", store::Test::Contains, base::fold(words)});
    else if (!words.empty()) conditions.push_back({"key", store::Test::Contains, std::string(words)});
    std::vector<NamedRow> found;
    m_desk.rows().each(kind, conditions, [&](const model::Record& row) { found.push_back({row.head.id, info.label.empty() ? row.head.key : label_of(row) + " (" + row.head.key + ')'}); }, most);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return base::vi_less(a.label, b.label); });
    return found;
}

std::vector<NamedRow> RowLabels::find(EntityKind kind, std::string_view words, std::size_t most) {
    if (model::info_of(kind).many) return look_up(kind, words, most);
    std::vector<NamedRow> found;
    for (const auto& row : known(kind).rows)
        if (found.size() < most && (words.empty() || base::found_in(words, row.label))) found.push_back(row);
    return found;
}

std::optional<std::int64_t> RowLabels::meant(EntityKind kind, std::string_view words) {
    const auto wanted = std::string(base::trim(words));
    if (wanted.empty()) return std::nullopt;
    if (const auto row = m_desk.rows().find_key(kind, wanted)) return row->head.id;
    if (model::info_of(kind).many && wanted.ends_with(')')) {
        const auto open = wanted.rfind('(');
        const auto row = open == std::string::npos ? std::nullopt : m_desk.rows().find_key(kind, wanted.substr(open + 1, wanted.size() - open - 2));
        return row ? std::optional(row->head.id) : std::nullopt;
    }
    std::vector<std::int64_t> same;
    const auto among = model::info_of(kind).many ? look_up(kind, wanted, 50) : known(kind).rows;
    for (const auto& row : among) {
        if (row.label == wanted) return row.id;
        if (base::fold(row.label) == base::fold(wanted)) same.push_back(row.id);
    }
    return same.size() == 1 ? std::optional(same.front()) : std::nullopt;
}

std::string RowLabels::shown(const model::FieldInfo& field, const model::Value& value) {
    if (value.index() == 0) return {};
    const auto text = model::detail::text(value);
    switch (field.type) {
        case FieldType::Choice: return app::choice_name(text);
        case FieldType::Flag: return model::detail::number(value) != 0 ? app::choice_name("yes") : std::string();
        case FieldType::Date: return app::date_text(model::from_iso(text));
        case FieldType::DateList: return dates_shown(text);
        case FieldType::Recurrence: return app::rhythm_words(model::parse_recurrence(text));
        case FieldType::Length: return model::detail::number(value) == 0 ? std::string() : model::duration_text(model::Seconds(model::detail::number(value)));
        case FieldType::Reference: return of(field.target, model::detail::number(value));
        case FieldType::References: {
            std::vector<std::string> names;
            model::detail::each_id(text, [&](std::int64_t id) { names.push_back(of(field.target, id)); });
            return joined(names);
        }
        default: return service::write_field(field, value, {});
    }
}

}  // namespace lichsong::desktop
