// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/entity_rows.h"

#include <algorithm>
#include <numeric>

#include "app/common/describe.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

using model::EntityInfo;
using model::FieldInfo;
using model::FieldType;

constexpr std::size_t most_columns = 6;

// What a line of a table has room for, and what tells one row from another.
bool is_column(const FieldInfo& field) {
    return field.is_by_hand() && field.type != FieldType::Prose && field.type != FieldType::DateList && !field.name.ends_with("_en") && field.name != "colour" && field.name != "example";
}

std::vector<std::size_t> columns_of(const EntityInfo& info) {
    std::vector<std::size_t> columns;
    if (!info.label.empty()) columns.push_back(model::field_index(info, info.label));
    for (std::size_t i = 0; i < info.fields.size() && columns.size() < most_columns; ++i)
        if (is_column(info.fields[i]) && info.fields[i].name != info.label) columns.push_back(i);
    return columns;
}

int width_of(const FieldInfo& field, bool is_label) {
    if (is_label) return 260;
    switch (field.type) {
        case FieldType::Reference:
        case FieldType::References:
        case FieldType::Recurrence: return 180;
        case FieldType::Integer:
        case FieldType::Flag:
        case FieldType::Time:
        case FieldType::Length: return 90;
        default: return 120;
    }
}

// Where a kind has no words of its own to search, those of the rows it is made for: a placement is found by its segment.
const FieldInfo* found_through(const EntityInfo& info) {
    const auto searched = [](const FieldInfo& field) { return field.has(model::Searched); };
    if (!info.many || std::any_of(info.fields.begin(), info.fields.end(), searched)) return nullptr;
    const auto found = std::find_if(info.fields.begin(), info.fields.end(), [](const FieldInfo& field) { return field.type == FieldType::Reference && field.has(model::Required); });
    return found == info.fields.end() ? nullptr : &*found;
}

bool less(const model::Value& a, const model::Value& b) { return model::detail::number(a) < model::detail::number(b); }

}  // namespace

std::vector<const EntityInfo*> editable_kinds() {
    std::vector<const EntityInfo*> kinds;
    for (const auto& info : model::entity_table())
        if (info.is_made_by_hand()) kinds.push_back(&info);
    return kinds;
}

EntityRows::EntityRows(service::Desk& desk, RowLabels& labels, const EntityInfo& info) : m_desk(desk), m_labels(labels), m_info(&info), m_columns(columns_of(info)) {}

std::string EntityRows::title(std::size_t column) const { return app::field_name(column < m_columns.size() ? m_info->fields[m_columns[column]].name : "key"); }

int EntityRows::width(std::size_t column) const {
    constexpr int of_key = 150;
    if (column >= m_columns.size()) return of_key;
    const auto& field = m_info->fields[m_columns[column]];
    return width_of(field, column == 0);
}

void EntityRows::read(std::string_view words) {
    m_rows.clear();
    m_cut = false;
    const auto limit = m_info->many ? most + 1 : 0;
    const auto* through = words.empty() ? nullptr : found_through(*m_info);
    if (through != nullptr) {
        read_through(words);
    } else {
        std::vector<store::Condition> conditions;
        if (m_info->many && !words.empty()) conditions.push_back({"searched", store::Test::Contains, base::fold(words)});
        m_desk.rows().each(m_info->kind, conditions, [&](const model::Record& record) { add(record, m_info->many ? std::string_view() : words); }, limit);
    }
    m_cut = m_info->many && m_rows.size() > most;
    if (m_cut) m_rows.resize(most);
    sort(m_sorted_by, m_ascending);
}

void EntityRows::read_through(std::string_view words) {
    const auto* field = found_through(*m_info);
    for (const auto& row : m_labels.find(field->target, words, most)) {
        if (m_rows.size() > most) return;
        m_desk.rows().each(m_info->kind, {{std::string(field->name), store::Test::Equal, row.id}}, [&](const model::Record& record) { add(record, {}); }, most);
    }
    if (m_rows.empty()) m_desk.rows().each(m_info->kind, {{"key", store::Test::Contains, std::string(words)}}, [&](const model::Record& record) { add(record, {}); }, most);
}

void EntityRows::add(const model::Record& record, std::string_view words) {
    Row row;
    row.id = record.head.id;
    auto all = store::searched_text(record) + '\n';  // in both languages
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto& field = m_info->fields[m_columns[i]];
        const auto& value = record.values[m_columns[i]];
        row.cells.push_back(field.name == m_info->label ? label_of(record) : m_labels.shown(field, value));
        row.values.push_back(value);
        all += row.cells.back() + '\n';
    }
    row.cells.push_back(record.head.key);
    if (words.empty() || base::found_in(words, all + record.head.key)) m_rows.push_back(std::move(row));
}

void EntityRows::sort(std::size_t column, bool ascending) {
    m_sorted_by = column;
    m_ascending = ascending;
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const auto type = column < m_columns.size() ? m_info->fields[m_columns[column]].type : FieldType::Text;
    const bool by_number = model::is_number(type) && type != FieldType::Reference;
    const auto before = [&](std::size_t a, std::size_t b) {
        const auto& left = m_rows[a];
        const auto& right = m_rows[b];
        if (by_number) return less(left.values[column], right.values[column]);
        if (type == FieldType::Date) return model::detail::text(left.values[column]) < model::detail::text(right.values[column]);
        return base::vi_less(left.cells[column], right.cells[column]);
    };
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) { return ascending ? before(a, b) : before(b, a); });
}

std::size_t EntityRows::row_of(std::int64_t id) const {
    const auto found = std::find_if(m_order.begin(), m_order.end(), [&](std::size_t at) { return m_rows[at].id == id; });
    return static_cast<std::size_t>(found - m_order.begin());
}

}  // namespace lichsong::desktop
