// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/editor_checks.h"

#include <algorithm>
#include <array>

#include "calendar/model/rules/rules.h"
#include "calendar/service/row_edit.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::FieldType;

constexpr long neighbourhood_days = 8;  // the widest reach of a rule that may block: a week's cap

bool is_among(const std::vector<model::Placement>& placements, base::Id<model::Placement> id) {
    return std::any_of(placements.begin(), placements.end(), [&](const auto& p) { return p.id == id.value; });
}

}  // namespace

void check_fields(const model::Record& record) {
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& field = fields[i];
        const auto& value = record.values[i];
        if (field.has(model::Required) && value.index() == 0)
            throw Error(Fault::Input, "field.required", {std::string(record.info().name), record.head.key, std::string(field.name)});
        const bool counts = field.type == FieldType::Length || (field.type == FieldType::Integer && !field.name.starts_with("offset"));
        if (counts && model::detail::number(value) < 0)
            throw Error(Fault::Input, "field.range", {std::string(record.info().name), record.head.key, std::string(field.name)});
    }
}

void check_transition(const model::Record* before, const model::Record& after) {
    if (after.kind != EntityKind::Placement || before == nullptr) return;
    const auto from = model::from_record<model::Placement>(*before).state;
    const auto to = model::from_record<model::Placement>(after).state;
    if (!model::may_follow(from, to))
        throw Error(Fault::Input, "placement.bad_step", {after.head.key, std::string(name_of(from)), std::string(name_of(to))});
}

void check_closed_days(const model::Plan& plan, const std::vector<model::ClosedDay>& closed, const model::Record* before, const model::Record* after) {
    if (closed.empty() || (before != nullptr ? before : after)->kind != EntityKind::Placement) return;
    constexpr std::array said_about{"note", "reason", "waiver", "locked", "sequence"};
    const auto airing_of = [&](const model::Record& record) {
        auto airing = record.values;
        for (const char* field : said_about) airing[model::field_index(record.info(), field)] = model::Value();
        return airing;
    };
    if (before != nullptr && after != nullptr && airing_of(*before) == airing_of(*after)) return;
    for (const auto* record : {before, after}) {
        if (record == nullptr) continue;
        const auto row = model::from_record<model::Placement>(*record);
        for (const auto& day : closed)
            if (day.outlet == row.outlet && day.date == row.date) {
                const auto* outlet = plan.outlets.find(row.outlet);
                throw Error(Fault::Input, "asrun.closed", {outlet == nullptr ? std::string() : outlet->name, model::iso(row.date)});
            }
    }
}

void check_removal(const model::Record& record) {
    if (record.kind != EntityKind::Placement) return;
    if (model::from_record<model::Placement>(record).state != model::PlacementState::Draft)
        throw Error(Fault::Input, "placement.not_a_draft", {record.head.key});
}

void refuse_blocked(Desk& desk, const model::Campaign* campaign, const std::vector<model::Placement>& changed,
                    const std::vector<model::Segment>& segments) {
    const auto& context = desk.context();
    const bool any = std::any_of(context.rules.begin(), context.rules.end(), [](const auto& rule) { return rule.severity == model::Severity::Block; });
    if (!any || (changed.empty() && segments.empty())) return;

    auto placements = changed;
    for (const auto& segment : segments) {
        store::PlacementQuery query;
        query.segment = segment.id;
        store::each_placement(desk.session(), query, [&](const store::PlacedSegment& row) {
            if (!is_among(placements, {row.placement.id})) placements.push_back(row.placement);
        });
    }
    if (placements.empty()) return;
    const auto [first, last] = std::minmax_element(placements.begin(), placements.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    const auto on_disk = desk.whole_plan(model::plus_days(first->date, -neighbourhood_days), model::plus_days(last->date, neighbourhood_days));

    model::Plan wanted = context;
    if (campaign != nullptr) wanted.campaign = *campaign;
    wanted.rules.clear();
    for (const auto& rule : context.rules)
        if (rule.severity == model::Severity::Block) wanted.rules.add(rule);
    for (const auto& segment : segments) wanted.segments.add(segment);
    for (const auto& segment : on_disk.segments)
        if (wanted.segments.find({segment.id}) == nullptr) wanted.segments.add(segment);
    for (const auto& placement : placements) {
        wanted.placements.add(placement);
        for (const auto id : {placement.repeat_of, placement.makegood_for})
            if (id && !is_among(placements, id) && on_disk.placements.find(id) == nullptr && wanted.placements.find(id) == nullptr)
                if (const auto original = desk.rows().find(EntityKind::Placement, id.value)) model::add_record(wanted, *original);
        if (wanted.segments.find(placement.segment) == nullptr)
            if (const auto segment = desk.rows().find(EntityKind::Segment, placement.segment.value)) model::add_record(wanted, *segment);
    }
    for (const auto& placement : on_disk.placements)
        if (!is_among(placements, {placement.id})) wanted.placements.add(placement);

    auto now = on_disk;
    now.rules = wanted.rules;
    // What comes from far away may have broken the same rule there.
    for (const auto& placement : placements) {
        if (now.placements.find({placement.id}) != nullptr) continue;
        if (const auto old = desk.rows().find(EntityKind::Placement, placement.id)) model::add_record(now, *old);
        if (now.segments.find(placement.segment) == nullptr)
            if (const auto segment = desk.rows().find(EntityKind::Segment, placement.segment.value)) model::add_record(now, *segment);
    }
    const auto already = model::check(now, {desk.today(), {}, {}});
    for (const auto& violation : model::check(wanted, {desk.today(), {}, {}})) {
        const bool ours = std::any_of(violation.placements.begin(), violation.placements.end(), [&](const auto id) { return is_among(placements, id); });
        const bool known = std::any_of(already.begin(), already.end(), [&](const auto& old) {
            return old.rule == violation.rule && old.reason == violation.reason && old.placements == violation.placements;
        });
        if (!ours || known) continue;
        std::vector<std::string> args{violation.reason};
        args.insert(args.end(), violation.args.begin(), violation.args.end());
        throw Error(Fault::Input, "rule.blocked", args);
    }
}

std::vector<std::int64_t> referred_ids(const model::FieldInfo& field, const model::Value& value) {
    if (value.index() == 0) return {};
    if (field.type == FieldType::Reference) return {model::detail::number(value)};
    if (field.type == FieldType::References) return model::detail::split_ids(model::detail::text(value));
    return {};
}

bool refers_to(const model::Record& record, EntityKind kind, std::int64_t id) {
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto ids = fields[i].target == kind ? referred_ids(fields[i], record.values[i]) : std::vector<std::int64_t>();
        if (std::find(ids.begin(), ids.end(), id) != ids.end()) return true;
    }
    return false;
}

Error gone_edit(Desk& desk, EntityKind kind, std::int64_t id) {
    std::string key = std::to_string(id);
    for (const auto& change : desk.journal().list(1, std::pair{kind, id}))
        for (const auto& row : desk.journal().rows(change.id, std::pair{kind, id})) key = row.key;
    return {Fault::Conflict, "edit.gone", {std::string(model::info_of(kind).name), key}};
}

Error same_field_edit(Desk& desk, const model::Record& row, const std::string& field, const model::Value& wanted) {
    const auto fields = row.info().fields;
    const auto info = std::find_if(fields.begin(), fields.end(), [&](const model::FieldInfo& one) { return one.name == field; });
    const auto context = field_context(desk);
    const auto shown = [&](const model::Value& value) { return info == fields.end() || value.index() == 0 ? std::string("–") : write_field(*info, value, context); };
    const auto last = desk.journal().last_touch(row.kind, row.head.id, field);
    return {Fault::Conflict, "edit.same_field",
            {std::string(row.info().name), row.head.key, field, shown(wanted), shown(row[field]), last ? last->author : std::string("–"), std::to_string(last ? last->at : 0)}};
}

Error stale_edit(Desk& desk, const model::Record& row) {
    const auto last = desk.journal().last_touch(row.kind, row.head.id, {});
    std::vector<std::string> args{std::string(row.info().name), row.head.key};
    if (last) {
        args.push_back(last->author);
        args.push_back(std::to_string(last->at));
        args.push_back(last->doing.what);
        args.insert(args.end(), last->doing.args.begin(), last->doing.args.end());
    }
    return {Fault::Conflict, last ? "edit.stale" : "edit.gone", std::move(args)};
}

}  // namespace lichsong::service
