// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/statement.h"

namespace lichsong::store {

void Cell::put(const model::Value& value) {
    indicator = soci::i_ok;
    if (const auto* held = std::get_if<std::int64_t>(&value)) whole = *held;
    else if (const auto* held_text = std::get_if<std::string>(&value)) text = *held_text;
    else indicator = soci::i_null;
}

model::Value Cell::get() const {
    if (indicator != soci::i_ok) return {};
    if (number) return std::int64_t{whole};
    return text;
}

Statement::Statement(Session& session, std::string sql, const std::vector<bool>& parameters, const std::vector<bool>& columns)
    : m_session(session), m_parameters(parameters.size()), m_columns(columns.size()), m_statement(session.sql()) {
    m_session.guarded([&] {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            auto& cell = m_parameters[i];
            cell.number = parameters[i];
            if (cell.number) m_statement.exchange(soci::use(cell.whole, cell.indicator));
            else m_statement.exchange(soci::use(cell.text, cell.indicator));
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            auto& cell = m_columns[i];
            cell.number = columns[i];
            if (cell.number) m_statement.exchange(soci::into(cell.whole, cell.indicator));
            else m_statement.exchange(soci::into(cell.text, cell.indicator));
        }
        m_statement.alloc();
        m_statement.prepare(sql);
        m_statement.define_and_bind();
    });
}

long long Statement::execute() {
    long long rows = 0;
    m_session.guarded([&] {
        m_statement.execute(true);
        rows = m_statement.get_affected_rows();
    });
    return rows;
}

void Statement::query() {
    m_session.guarded([&] { m_statement.execute(false); });
}

bool Statement::next() {
    bool found = false;
    m_session.guarded([&] { found = m_statement.fetch(); });
    return found;
}

}  // namespace lichsong::store
