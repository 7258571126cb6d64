// SPDX-License-Identifier: Apache-2.0
// What all rows of a plan have in common, the table of their kinds, and the form in which store and journal carry them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/clock.h"
#include "calendar/base/id.h"
#include "calendar/model/field.h"

namespace lichsong::model {

/// The head of every row.
struct Entity {
    std::int64_t id = 0;        ///< within the plan; never shown
    std::string key;            ///< what people and scripts call it: "fire", "tg-radio", "DT21-0417"; unique in its kind
    std::int64_t revision = 0;  ///< the change that last touched it; an edit names the one it has seen
    base::Stamp modified = 0;   ///< when; strictly greater after every change, also where the clock was set back
};

struct EntityInfo {
    EntityKind kind;
    std::string_view name;        ///< singular, as on the command line and in SQL: "outlet"
    std::string_view plural;      ///< the key of JSON lists: "outlets"
    std::string_view key_prefix;  ///< "S" makes keys S-0001, …; empty: keys are made from the label
    std::string_view label;       ///< the field that names the row: "title" or "name"
    std::span<const FieldInfo> fields;
    bool many = false;            ///< too many to keep in memory: read in a stream

    /// True where people add and remove rows field by field; others come about by a use case, or by an import.
    [[nodiscard]] bool is_made_by_hand() const;
    /// True where people change a field of a row.
    [[nodiscard]] bool is_changed_by_hand() const;
};

/// The table of kinds, in the order of EntityKind.
[[nodiscard]] std::span<const EntityInfo> entity_table();
[[nodiscard]] const EntityInfo& info_of(EntityKind kind);
/// By `name` of the table; nullptr where there is none.
[[nodiscard]] const EntityInfo* find_entity(std::string_view name);
/// The place of a field in its kind's list; throws Error{Call,"field.unknown"} with the kind and the name.
[[nodiscard]] std::size_t field_index(const EntityInfo& info, std::string_view name);

/// A row of any kind: the head, and the values in the order of the kind's field list.
struct Record {
    EntityKind kind{};
    Entity head;
    std::vector<Value> values;

    [[nodiscard]] const EntityInfo& info() const { return info_of(kind); }
    [[nodiscard]] const Value& operator[](std::string_view field) const { return values[field_index(info(), field)]; }
    [[nodiscard]] Value& operator[](std::string_view field) { return values[field_index(info(), field)]; }
    [[nodiscard]] std::string label() const;
};

template <class E>
[[nodiscard]] Record to_record(const E& entity) {
    Record record{kind_of<E>, static_cast<const Entity&>(entity), {}};
    const auto& info = record.info();
    record.values.reserve(info.fields.size());
    for (const auto& field : info.fields) record.values.push_back(field.get(&entity));
    return record;
}

template <class E>
void assign(E& entity, const Record& record) {
    static_cast<Entity&>(entity) = record.head;
    const auto& info = record.info();
    for (std::size_t i = 0; i < info.fields.size(); ++i) info.fields[i].set(&entity, record.values[i]);
}

template <class E>
[[nodiscard]] E from_record(const Record& record) {
    E entity;
    assign(entity, record);
    return entity;
}

template <class E>
[[nodiscard]] base::Id<E> id_of(const E& entity) { return {entity.id}; }

}  // namespace lichsong::model
