// SPDX-License-Identifier: Apache-2.0
// One SQL statement whose parameters and columns are Values: what the generic rows are read and written with. Inside the
// store only.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "calendar/model/field.h"
#include "calendar/store/session.h"

namespace lichsong::store {

/// A place that SOCI reads from or writes to.
struct Cell {
    bool number = false;
    long long whole = 0;
    std::string text;
    soci::indicator indicator = soci::i_null;

    void put(const model::Value& value);
    [[nodiscard]] model::Value get() const;
};

class Statement {
public:
    /// `parameters` and `columns` tell for each, in order, whether it is a number.
    Statement(Session& session, std::string sql, const std::vector<bool>& parameters, const std::vector<bool>& columns);

    void set(std::size_t parameter, const model::Value& value) { m_parameters[parameter].put(value); }
    /// Runs with the parameters as set; returns the number of rows it changed.
    long long execute();
    /// After query(): the next row, false at the end.
    void query();
    [[nodiscard]] bool next();
    [[nodiscard]] const Cell& operator[](std::size_t column) const { return m_columns[column]; }

private:
    Session& m_session;
    std::vector<Cell> m_parameters;
    std::vector<Cell> m_columns;
    soci::statement m_statement;
};

}  // namespace lichsong::store
