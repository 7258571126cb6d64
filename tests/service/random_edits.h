// SPDX-License-Identifier: Apache-2.0
// A desk at which somebody does anything at all: every kind of row added, changed and removed, placements moved, cancelled,
// repeated and locked, series changed, election day moved. Seeded: the same seed at the same plan does the same.
#pragma once

#include <map>
#include <optional>
#include <random>
#include <string>

#include "calendar/service/editor.h"

namespace lichsong::test {

class RandomEdits {
public:
    RandomEdits(service::Desk& desk, std::uint64_t seed) : m_desk(desk), m_engine(seed) {}

    /// One action; nothing where the editor refused it, as it should now and then, or where it would change nothing.
    std::optional<model::Change> step();
    /// Steps until one is accepted.
    model::Change accepted();

    [[nodiscard]] std::int64_t roll(std::int64_t sides) { return static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(sides)); }
    /// How often each kind of action was accepted.
    [[nodiscard]] const std::map<std::string, int>& done() const noexcept { return m_done; }

private:
    using Action = std::optional<model::Change> (RandomEdits::*)();
    std::optional<model::Change> add();
    std::optional<model::Change> set();
    std::optional<model::Change> remove();
    std::optional<model::Change> move();
    std::optional<model::Change> cancel();
    std::optional<model::Change> repeat();
    std::optional<model::Change> lock();
    std::optional<model::Change> change_series();
    std::optional<model::Change> move_dday();
    std::optional<model::Change> ask_partner();
    std::optional<model::Change> send_request();
    std::optional<model::Change> answer_request();

    [[nodiscard]] model::Record any_row(model::EntityKind kind);
    /// Of those that people add rows to.
    [[nodiscard]] model::EntityKind any_kind();
    [[nodiscard]] std::string any_date();
    [[nodiscard]] std::int64_t any_id(model::EntityKind kind) { return any_row(kind).head.id; }
    [[nodiscard]] model::Value any_value(const model::FieldInfo& field);
    [[nodiscard]] model::Value any_text(const model::FieldInfo& field);

    service::Desk& m_desk;
    std::mt19937_64 m_engine;
    std::map<std::string, int> m_done;
};

}  // namespace lichsong::test
