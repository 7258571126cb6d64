// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/trash.h"

#include <algorithm>
#include <functional>
#include <set>

#include "calendar/base/error.h"
#include "calendar/service/editor_checks.h"
#include "calendar/service/new_rows.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;
using model::RowChange;

// As the last change of the row removed it; nothing where it is there, or never was.
std::optional<RowChange> removal_of(Desk& desk, EntityKind kind, std::int64_t id) {
    for (const auto& change : desk.journal().list(1, std::pair{kind, id}))
        for (auto& row : desk.journal().rows(change.id, std::pair{kind, id}))
            if (row.before && !row.after) return std::move(row);
    return std::nullopt;
}

std::string label_of_id(Desk& desk, EntityKind kind, std::int64_t id) {
    if (const auto row = desk.rows().find(kind, id)) return row->label();
    const auto removal = removal_of(desk, kind, id);
    return removal ? removed_row(*removal).label() : std::string();
}

RemovedRow described(Desk& desk, const RowChange& change) {
    const auto row = removed_row(change);
    RemovedRow removed{change.kind, change.row, change.key, label_of(desk, row), {}, {}};
    if (row.kind == EntityKind::Placement) removed.date = model::from_record<model::Placement>(row).date;
    return removed;
}

// Calls `visit` with each removal of a row that is not there now, and the id of its change, until it returns false.
void each_gone(Desk& desk, std::optional<EntityKind> kind, const std::function<bool(std::int64_t, const RowChange&)>& visit) {
    std::set<std::pair<EntityKind, std::int64_t>> seen;
    desk.journal().each_removal(kind, [&](std::int64_t change, const RowChange& row) {
        const bool counts = row.kind != EntityKind::Origin && seen.emplace(row.kind, row.row).second && !desk.rows().find(row.kind, row.row);
        return !counts || visit(change, row);
    });
}

/// The rows that come back in one change.
class Return {
public:
    explicit Return(Edit& edit) : m_edit(edit), m_desk(edit.desk()) {}

    /// What is there, or on its way already, stays as it is.
    void bring(EntityKind kind, std::int64_t id) {
        if (m_back.contains({kind, id}) || m_desk.rows().find(kind, id)) return;
        const auto removal = removal_of(m_desk, kind, id);
        if (!removal) throw Error(Fault::Call, "trash.unknown", {std::string(model::info_of(kind).name), std::to_string(id)});
        m_back.emplace(kind, id);
        auto record = returning_row(*removal);
        if (m_desk.rows().find_key(kind, record.head.key))
            throw Error(Fault::Conflict, "trash.key_taken", {std::string(record.info().name), label_of(m_desk, record), record.head.key});
        m_names.push_back(label_of(m_desk, record));
        const auto fields = record.info().fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            for (const auto target : referred_ids(fields[i], record.values[i])) bring(fields[i].target, target);
        if (kind == EntityKind::Placement && record["series"].index() != 0 && !take_day_back(model::from_record<model::Placement>(record)))
            record["series"] = record["series_date"] = model::Value();
        m_edit.add(std::move(record));
    }

    /// What came back, the row that was asked for first.
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return m_names; }

private:
    // Else the next change of the series would take the issue out again. False where the series does not reach to its day any more.
    bool take_day_back(const model::Placement& placement) {
        for (const auto& other : m_desk.rows().all(EntityKind::Placement, {{"series", store::Test::Equal, placement.series.value}}))
            if (model::from_record<model::Placement>(other).series_date == placement.series_date)
                throw Error(Fault::Conflict, "trash.day_taken", {placement.key, other.head.key, model::iso(placement.series_date)});
        auto series = model::from_record<model::Series>(m_edit.row(EntityKind::Series, placement.series.value));
        if (placement.series_date < series.first_day || placement.series_date > series.last_day) return false;
        std::erase(series.removed_dates, placement.series_date);
        const auto dates = model::series_dates(series);
        const bool in_rule = std::binary_search(dates.begin(), dates.end(), placement.series_date);
        if (!in_rule) series.extra_dates.insert(std::upper_bound(series.extra_dates.begin(), series.extra_dates.end(), placement.series_date), placement.series_date);
        m_edit.set(EntityKind::Series, series.id,
                   {{"removed_dates", model::detail::text_or_nothing(model::detail::join_dates(series.removed_dates))},
                    {"extra_dates", model::detail::text_or_nothing(model::detail::join_dates(series.extra_dates))}});
        return true;
    }

    Edit& m_edit;
    Desk& m_desk;
    std::set<std::pair<EntityKind, std::int64_t>> m_back;
    std::vector<std::string> m_names;
};

}  // namespace

// A placement is called by its segment, a goal by its topic: the first row that it must have.
std::string label_of(Desk& desk, const Record& row) {
    if (!row.info().label.empty()) return row.label();
    const auto fields = row.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].type == model::FieldType::Reference && fields[i].has(model::Required)) return label_of_id(desk, fields[i].target, model::detail::number(row.values[i]));
    return {};
}

RemovedRows removed_rows(Desk& desk, std::optional<EntityKind> kind, std::size_t most) {
    RemovedRows found;
    std::vector<std::int64_t> changes;
    each_gone(desk, kind, [&](std::int64_t change, const RowChange& row) {
        found.is_cut = found.rows.size() == most;
        if (found.is_cut) return false;
        found.rows.push_back(described(desk, row));
        changes.push_back(change);
        return true;
    });
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (i > 0 && changes[i] == changes[i - 1]) found.rows[i].change = found.rows[i - 1].change;
        else if (auto change = desk.journal().find(changes[i])) found.rows[i].change = std::move(*change);
    }
    return found;
}

RemovedRow find_removed(Desk& desk, EntityKind kind, const std::string& key) {
    std::optional<RemovedRow> found;
    each_gone(desk, kind, [&](std::int64_t change, const RowChange& row) {
        if (row.key != key) return true;
        found = described(desk, row);
        found->change.id = change;
        return false;
    });
    if (!found) throw Error(Fault::Call, "trash.unknown", {std::string(model::info_of(kind).name), key});
    if (auto change = desk.journal().find(found->change.id)) found->change = std::move(*change);
    return *found;
}

Restored restore(Desk& desk, EntityKind kind, std::int64_t id) {
    Edit edit(desk, {"row.restore", {}});
    if (desk.rows().find(kind, id)) throw Error(Fault::Call, "trash.unknown", {std::string(model::info_of(kind).name), std::to_string(id)});
    Return rows(edit);
    rows.bring(kind, id);
    Restored done{{}, edit.row(kind, id).head.key, rows.names()};
    const auto label = done.along.front();
    done.along.erase(done.along.begin());
    model::Doing doing{"row.restore", {std::string(model::info_of(kind).name), label, done.key}};
    if (!done.along.empty()) doing = {"row.restore_along", {doing.args[0], label, done.key, std::to_string(done.along.size())}};
    edit.describe_as(std::move(doing));
    done.change = edit.commit();
    return done;
}

}  // namespace lichsong::service
