// SPDX-License-Identifier: Apache-2.0
// Gathering and writing of a change. What makes one acceptable is in editor_checks.cpp.
#include "calendar/service/editor.h"

#include <algorithm>
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
using model::Value;

bool differs(const Record& before, const Record& after, model::FieldTrait in) {
    const auto fields = before.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].has(in) && before.values[i] != after.values[i]) return true;
    return false;
}

// Series and placements count their material changes; RFC 5546 §2.1.4.
bool is_material(const Record& before, const Record& after) { return differs(before, after, model::Material); }

bool is_agreed(const Record& placement) { return placement["state"] == Value(std::string(model::name_of(model::PlacementState::Confirmed))); }

std::optional<model::RowChange> entry_of(const std::optional<Record>& before, const std::optional<Record>& after) {
    return row_change(before ? &*before : nullptr, after ? &*after : nullptr);
}

void raise_sequence(Record& record) {
    auto& sequence = record["sequence"];
    sequence = model::detail::number(sequence) + 1;
}

}  // namespace

Edit::Edit(Desk& desk, model::Doing doing, model::Step step, std::int64_t target)
    : m_desk(desk), m_transaction(desk.session()), m_doing(std::move(doing)), m_step(step), m_target(target) {}

Edit::Touched& Edit::touch(EntityKind kind, std::int64_t id) {
    const auto found = m_rows.find({kind, id});
    if (found != m_rows.end()) return found->second;
    auto record = m_desk.rows().find(kind, id);
    if (!record) throw Error(Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), std::to_string(id)});
    return m_rows.emplace(Place{kind, id}, Touched{record, record}).first->second;
}

const Record& Edit::row(EntityKind kind, std::int64_t id) {
    const auto& touched = touch(kind, id);
    if (!touched.after) throw Error(Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), std::to_string(id)});
    return *touched.after;
}

const Record& Edit::row(EntityKind kind, const std::string& key) { return row(kind, m_desk.require(kind, key).head.id); }

bool Edit::key_is_taken(EntityKind kind, const std::string& key) {
    return m_keys.contains({kind, key}) || m_desk.rows().find_key(kind, key).has_value();
}

std::int64_t Edit::add(Record record) {
    drop_empty_texts(record);
    const bool restored = record.head.id != 0;
    if (!restored) record.head.id = m_desk.rows().next_id(record.kind);
    if (!record.head.key.empty() && key_is_taken(record.kind, record.head.key))
        throw Error(Fault::Call, "row.key_taken", {std::string(record.info().name), record.head.key});
    give_key(record, m_desk.context().campaign.code, [&](const std::string& key) { return key_is_taken(record.kind, key); });
    give_uid(record, m_uuids);
    m_keys.emplace(record.kind, record.head.key);
    const Place place{record.kind, record.head.id};
    auto found = m_rows.find(place);
    if (found == m_rows.end()) m_rows.emplace(place, Touched{std::nullopt, std::move(record)});
    else found->second.after = std::move(record);
    return place.second;
}

// Undo and redo know by themselves what has been built on what.
bool Edit::is_unseen(const std::optional<Record>& row) const {
    return m_step == model::Step::Do && m_desk.seen() && row && row->head.revision > *m_desk.seen();
}

// Who reads and writes later never takes back unawares what another has just done.
void Edit::refuse_overwriting(const Record& now, const Fields& fields) {
    const auto known = m_desk.journal().row_after(*m_desk.seen(), {now.kind, now.head.id});
    if (!known) return;  // it came into being since: who edits it has looked again
    for (const auto& [name, value] : fields) {
        if (name == "key") continue;
        const auto wanted = without_empty_text(value);
        if (now[name] != (*known)[name] && now[name] != wanted) throw same_field_edit(m_desk, now, name, wanted);
    }
}

void Edit::set(EntityKind kind, std::int64_t id, const Fields& fields, std::optional<std::int64_t> seen) {
    if ((seen || m_desk.seen()) && !m_rows.contains({kind, id}) && !m_desk.rows().find(kind, id)) throw gone_edit(m_desk, kind, id);
    auto& touched = touch(kind, id);
    if (!touched.after) throw Error(Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), std::to_string(id)});
    if (seen && touched.before && touched.before->head.revision != *seen) throw stale_edit(m_desk, *touched.before);
    if (!seen && is_unseen(touched.before)) refuse_overwriting(*touched.before, fields);
    for (const auto& [name, value] : fields) {
        if (name == "key") {
            const auto& key = std::get<std::string>(value);
            if (key != touched.after->head.key && key_is_taken(kind, key)) throw Error(Fault::Call, "row.key_taken", {std::string(touched.after->info().name), key});
            m_keys.erase({kind, touched.after->head.key});
            m_keys.emplace(kind, key);
            touched.after->head.key = key;
        } else {
            touched.state_is_given = touched.state_is_given || name == "state";
            (*touched.after)[name] = without_empty_text(value);
        }
    }
}

void Edit::remove(EntityKind kind, std::int64_t id) {
    const auto& touched = touch(kind, id);
    if (is_unseen(touched.before)) throw stale_edit(m_desk, *touched.before);
    auto& after = touch(kind, id).after;
    if (after) m_keys.erase({kind, after->head.key});
    after.reset();
}

// What a partner agreed to does not change behind their back: it waits to be agreed again.
void Edit::reopen_agreements() {
    std::set<std::int64_t> segments;
    for (const auto& [place, touched] : m_rows)
        if (place.first == EntityKind::Segment && touched.before && touched.after && differs(*touched.before, *touched.after, model::Agreed)) segments.insert(place.second);
    for (const auto segment : segments)
        for (const auto& placement : m_desk.rows().all(EntityKind::Placement, {{"segment", store::Test::Equal, segment}}))
            if (is_agreed(placement)) touch(EntityKind::Placement, placement.head.id);
    for (auto& [place, touched] : m_rows) {
        if (place.first != EntityKind::Placement || !touched.before || !touched.after || touched.state_is_given || !is_agreed(*touched.before)) continue;
        const bool is_another = segments.contains(model::detail::number((*touched.after)["segment"])) || differs(*touched.before, *touched.after, model::Agreed);
        if (is_another) (*touched.after)["state"] = std::string(model::name_of(model::PlacementState::Requested));
    }
}

namespace {

// As it was asked before the change: where a proposal to go to another's outlet was taken up, that outlet was never asked for.
Fields withdrawn(const Record& line) {
    Fields fields{{"answer", std::string(model::name_of(model::LineAnswer::Withdrawn))}};
    for (const char* field : {"outlet", "date", "start", "length"}) fields.emplace_back(field, line[field]);
    return fields;
}

}  // namespace

// Who loses a placement to another partner is not asked for it any longer: its letter, its message and its calendar say that it is withdrawn, and
// nothing of who has it now. A committee may be asked about what goes out anywhere.
void Edit::withdraw_from_losers() {
    const auto owner = [&](const Record& placement) { return m_desk.context().outlets.find({model::detail::number(placement["outlet"])}); };
    std::vector<std::pair<std::int64_t, std::int64_t>> went;  // and to whom
    for (const auto& [place, touched] : m_rows) {
        if (place.first != EntityKind::Placement || !touched.before || !touched.after || (*touched.before)["outlet"] == (*touched.after)["outlet"]) continue;
        const auto* from = owner(*touched.before);
        const auto* to = owner(*touched.after);
        if (from != nullptr && to != nullptr && from->partner != to->partner) went.emplace_back(place.second, to->partner.value);
    }
    for (const auto& [placement, partner] : went)
        for (const auto& stored : m_desk.rows().all(EntityKind::RequestLine, {{"placement", store::Test::Equal, placement}})) {
            const auto& line = touch(EntityKind::RequestLine, stored.head.id).after;
            const auto* request = line ? m_desk.context().requests.find({model::detail::number((*line)["request"])}) : nullptr;
            const auto* asked = request == nullptr ? nullptr : m_desk.context().partners.find(request->partner);
            if (asked == nullptr || asked->id == partner || asked->kind != model::PartnerKind::Media) continue;
            if (request->stage == model::RequestStage::Draft) remove(EntityKind::RequestLine, stored.head.id);
            else set(EntityKind::RequestLine, stored.head.id, withdrawn(stored));
        }
}

void Edit::raise_sequences() {
    std::vector<std::int64_t> series;
    for (auto& [place, touched] : m_rows) {
        if (place.first != EntityKind::Placement) continue;
        const bool changed = touched.before && touched.after && is_material(*touched.before, *touched.after);
        if (changed) raise_sequence(*touched.after);
        if (!changed && touched.before.has_value() == touched.after.has_value()) continue;
        for (const auto* record : {touched.before ? &*touched.before : nullptr, touched.after ? &*touched.after : nullptr})
            if (record != nullptr && (*record)["series"].index() != 0) series.push_back(model::detail::number((*record)["series"]));
    }
    // A series as a calendar entry changes with each of its placements.
    for (const auto id : series)
        if (m_rows.contains({EntityKind::Series, id}) || m_desk.rows().find(EntityKind::Series, id)) touch(EntityKind::Series, id);
    for (auto& [place, touched] : m_rows) {
        if (place.first != EntityKind::Series || !touched.before || !touched.after) continue;
        const bool of_placement = std::find(series.begin(), series.end(), place.second) != series.end();
        if (of_placement || is_material(*touched.before, *touched.after)) raise_sequence(*touched.after);
    }
}

bool Edit::changes_nothing() const {
    return std::none_of(m_rows.begin(), m_rows.end(), [](const auto& row) { return entry_of(row.second.before, row.second.after).has_value(); });
}

// Row by row: an undone import has more of them than memory should hold twice.
void Edit::journal(const model::Change& change) {
    store::AddedRows added;
    for (const auto& [place, touched] : m_rows) {
        const auto row = entry_of(touched.before, touched.after);
        if (row && row->before) m_desk.journal().append_row(change.id, *row);
        else if (row) added.note(row->kind, row->row);
    }
    m_desk.journal().append(change, {}, std::move(added));
}

void Edit::write(const model::Change& change) {
    auto& rows = m_desk.rows();
    for (auto& [place, touched] : m_rows) {
        if (!touched.after && !touched.before) continue;
        if (!touched.after) {
            if (!rows.erase(place.first, place.second, touched.before->head.revision)) throw stale_edit(m_desk, *touched.before);
            continue;
        }
        const bool same = touched.before && touched.before->values == touched.after->values && touched.before->head.key == touched.after->head.key;
        if (same) continue;
        const auto seen = touched.before ? touched.before->head.revision : 0;
        touched.after->head.revision = change.id;
        touched.after->head.modified = change.stamp;
        if (!touched.before) rows.insert(*touched.after);
        else if (!rows.update(*touched.after, seen)) throw stale_edit(m_desk, *touched.before);
    }
}

model::Change Edit::commit() {
    if (m_step == model::Step::Do) {
        reopen_agreements();
        withdraw_from_losers();
    }
    raise_sequences();
    validate();
    model::Change change;
    change.doing = m_doing;
    if (m_step == model::Step::Do && changes_nothing()) {
        m_transaction.commit();  // lets the others in
        return change;
    }
    change.id = m_desk.journal().next_id();
    change.at = m_desk.clock().now();
    // One second more than the last, where the clock stands still or was set back: LAST-MODIFIED must grow (ICSx5).
    change.stamp = std::max(change.at, m_desk.journal().last_stamp() + 1);
    change.author = m_desk.author();
    change.step = m_step;
    change.target = m_target;
    write(change);
    journal(change);
    m_transaction.commit();
    return change;
}

void Edit::validate() {
    auto closed = m_desk.context().closed_days.rows();
    std::erase_if(closed, [&](const model::ClosedDay& day) {  // opened by this very change
        const auto found = m_rows.find({EntityKind::ClosedDay, day.id});
        return found != m_rows.end() && !found->second.after;
    });
    for (const auto& [place, touched] : m_rows) {
        validate_row(touched);
        if (touched.before || touched.after) check_closed_days(m_desk.context(), closed, touched.before ? &*touched.before : nullptr, touched.after ? &*touched.after : nullptr);
    }
    if (m_step == model::Step::Do) {
        std::vector<model::Placement> placements;
        for (const auto& [place, touched] : m_rows)
            if (place.first == EntityKind::Placement && touched.after) placements.push_back(model::from_record<model::Placement>(*touched.after));
        std::vector<model::Segment> segments;
        for (const auto& [place, touched] : m_rows)
            if (place.first == EntityKind::Segment && touched.after) segments.push_back(model::from_record<model::Segment>(*touched.after));
        std::optional<model::Campaign> campaign;
        for (const auto& [place, touched] : m_rows)
            if (place.first == EntityKind::Campaign && touched.after) campaign = model::from_record<model::Campaign>(*touched.after);
        refuse_blocked(m_desk, campaign ? &*campaign : nullptr, placements, segments);
    }
}

void Edit::validate_row(const Touched& touched) {
    if (!touched.after) {
        if (!touched.before) return;
        if (m_step == model::Step::Do) check_removal(*touched.before);
        const auto& gone = *touched.before;
        // What refers to it may be going in the same change, or be turned elsewhere by it; an origin only remembers it, so that
        // the next import does not bring it back.
        const auto still = [&](const Record& stored) {
            if (stored.kind == EntityKind::Origin) return false;
            const auto found = m_rows.find({stored.kind, stored.head.id});
            return found == m_rows.end() || (found->second.after && refers_to(*found->second.after, gone.kind, gone.head.id));
        };
        const auto user = m_desk.rows().referring_to(gone.kind, gone.head.id, still);
        if (user) throw Error(Fault::Call, "row.in_use", {std::string(gone.info().name), gone.head.key, std::string(user->info().name), user->head.key});
        return;
    }
    if (touched.before && touched.before->values == touched.after->values) return;
    check_fields(*touched.after);
    validate_references(*touched.after);
    if (m_step == model::Step::Do) check_transition(touched.before ? &*touched.before : nullptr, *touched.after);
}

void Edit::validate_references(const Record& record) {
    const auto exists = [&](EntityKind kind, std::int64_t id) {
        const auto found = m_rows.find({kind, id});
        return found != m_rows.end() ? found->second.after.has_value() : m_desk.rows().find(kind, id).has_value();
    };
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (const auto id : referred_ids(fields[i], record.values[i]))
            if (!exists(fields[i].target, id))
                throw Error(Fault::Call, "row.unknown", {std::string(model::info_of(fields[i].target).name), std::to_string(id)});
        if (fields[i].type == model::FieldType::Reference && fields[i].target == record.kind) refuse_circle(record, i);
    }
}

// Dates hang on dates, areas lie in areas, a repeat repeats an airing: none may come back to itself.
void Edit::refuse_circle(const Record& record, std::size_t field) {
    std::set<std::int64_t> passed;
    auto id = model::detail::number(record.values[field]);
    while (id != 0 && passed.insert(id).second) {  // a circle further on is not of this change's making
        if (id == record.head.id)
            throw Error(Fault::Input, "row.circle", {std::string(record.info().name), record.head.key, std::string(record.info().fields[field].name)});
        const auto found = m_rows.find({record.kind, id});
        const auto next = found != m_rows.end() ? found->second.after : m_desk.rows().find(record.kind, id);
        id = next ? model::detail::number(next->values[field]) : 0;
    }
}

}  // namespace lichsong::service
