// SPDX-License-Identifier: Apache-2.0
// Where rows that somebody makes by the file go: a plan being filled, a change of an open plan, or nowhere, to see what would
// come of it. Templates and series write through it and do not know which it is.
#pragma once

#include <optional>
#include <string>

#include "calendar/model/entity.h"

namespace lichsong::service {

class RowSink {
public:
    RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    virtual ~RowSink() = default;

    /// Takes the row and gives it an id, and a key, code and UID where it has none.
    virtual std::int64_t add(model::Record record) = 0;
    /// The row that was there under that key before anything was added.
    [[nodiscard]] virtual std::optional<model::Record> find(model::EntityKind kind, const std::string& key) = 0;

    template <class E>
    base::Id<E> add(const E& entity) { return {add(model::to_record(entity))}; }
};

}  // namespace lichsong::service
