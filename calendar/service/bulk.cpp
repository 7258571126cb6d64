// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/bulk.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/service/editor_checks.h"
#include "calendar/service/new_rows.h"

namespace lichsong::service {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;

Seed::Seed(Desk& desk, base::UuidSource uuids)
    : m_desk(desk), m_transaction(desk.session()), m_uuids(std::move(uuids)), m_stamp(desk.clock().now()) {
    if (desk.session().last_change() != 0) throw Error(Fault::Input, "plan.not_empty", {desk.session().shown_address()});
}

std::int64_t Seed::add(Record record) {
    drop_empty_texts(record);
    record.head.id = ++m_last[record.kind];
    if (record.kind == EntityKind::Campaign) m_code = model::detail::text(record["code"]);
    give_key(record, m_code, [&](const std::string& key) { return m_keys.contains({record.kind, key}); });
    const bool repeats = record.info().key_prefix.empty() && record.kind != EntityKind::Placement;
    if (repeats && !m_keys.emplace(std::pair{record.kind, record.head.key}, true).second)
        throw Error(Fault::Input, "row.key_taken", {std::string(record.info().name), record.head.key});
    give_uid(record, m_uuids);
    check_fields(record);
    record.head.revision = 1;
    record.head.modified = m_stamp;
    m_desk.rows().insert(record);
    return record.head.id;
}

void Seed::commit(model::Doing doing) {
    model::Change change;
    change.at = m_stamp;
    change.stamp = m_stamp;
    change.author = m_desk.author();
    change.doing = std::move(doing);
    change.step = model::Step::Base;
    // Once a kind and not once a row: a row that one transaction changes again and again is found ever more slowly in PostgreSQL, by way of all it was.
    for (const auto& [kind, last] : m_last) static_cast<void>(m_desk.rows().next_id(kind, last));
    m_desk.journal().append(change, {});
    m_transaction.commit();
}

Intake::Intake(Desk& desk) : m_desk(desk), m_transaction(desk.session()), m_code(desk.context().campaign.code) {
    constexpr int index_memory = 48;  // MiB: UIDs are random, so that their index is met everywhere
    desk.session().keep_in_memory(index_memory);
    m_change.id = desk.journal().next_id();
    m_change.at = desk.clock().now();
    m_change.stamp = std::max(m_change.at, desk.journal().last_stamp() + 1);  // as in the editor: it must grow
    m_change.author = desk.author();
}

Intake::Ids& Intake::ids(EntityKind kind) {
    const auto [place, is_new] = m_ids.try_emplace(kind);
    if (is_new) {
        place->second.first_free = place->second.next = m_desk.rows().next_id(kind, 0);
        place->second.highest = place->second.next - 1;
    }
    return place->second;
}

std::int64_t Intake::next_id(EntityKind kind) { return ids(kind).next; }

std::int64_t Intake::new_id(EntityKind kind) {
    auto& counter = ids(kind);
    while (m_added.holds(kind, counter.next)) ++counter.next;
    return counter.next++;
}

bool Intake::is_free(EntityKind kind, std::int64_t id) {
    return id >= ids(kind).first_free && !m_added.holds(kind, id);
}

void Intake::leave_free(EntityKind kind, std::int64_t last) {
    auto& counter = ids(kind);
    counter.next = std::max(counter.next, last + 1);
}

void Intake::add(Record& record) {
    drop_empty_texts(record);
    if (record.head.id == 0) record.head.id = new_id(record.kind);
    m_added.note(record.kind, record.head.id);
    auto& counter = ids(record.kind);
    counter.highest = std::max(counter.highest, record.head.id);
    give_key(record, m_code, [&](const std::string& key) { return m_desk.rows().find_key(record.kind, key).has_value(); });
    give_uid(record, m_uuids);
    check_fields(record);
    record.head.revision = m_change.id;
    record.head.modified = m_change.stamp;
    m_desk.rows().insert(record);
    ++m_rows;
}

void Intake::set(const Record& row, const Fields& fields) {
    auto after = row;
    for (const auto& [name, value] : fields) after[name] = without_empty_text(value);
    if (after.values == row.values) return;
    check_fields(after);
    after.head.revision = m_change.id;
    after.head.modified = m_change.stamp;
    if (!m_desk.rows().update(after, row.head.revision)) throw stale_edit(m_desk, row);
    journal(row, &after);
}

void Intake::remove(const Record& row) {
    check_removal(row);
    if (!m_desk.rows().erase(row.kind, row.head.id, row.head.revision)) throw stale_edit(m_desk, row);
    journal(row, nullptr);
}

void Intake::journal(const Record& before, const Record* after) {
    if (const auto row = row_change(&before, after)) m_desk.journal().append_row(m_change.id, *row);
    ++m_rows;
}

model::Change Intake::commit(model::Doing doing) {
    if (m_rows == 0) {
        m_transaction.commit();  // lets the others in
        return {};
    }
    for (const auto& [kind, counter] : m_ids)
        if (counter.highest >= counter.first_free) static_cast<void>(m_desk.rows().next_id(kind, counter.highest - counter.first_free + 1));
    m_change.doing = std::move(doing);
    m_desk.journal().append(m_change, {}, std::move(m_added));
    m_transaction.commit();
    return m_change;
}

}  // namespace lichsong::service
