// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/asrun.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::AsRunClass;
using model::AsRunLine;
using model::AsRunLink;
using model::EntityKind;
using model::EvidenceKind;
using model::PlacedSegment;
using model::PlacementState;

// A draft nobody has asked for, and what was cancelled or declined, is not waited for.
const std::vector<PlacementState> booked_states{PlacementState::Requested, PlacementState::CounterProposed, PlacementState::Confirmed,
                                                PlacementState::Aired,     PlacementState::Missed,          PlacementState::PreEmpted};

std::vector<PlacedSegment> booked_on(Desk& desk, std::int64_t outlet, const model::Date& from, const model::Date& to) {
    store::PlacementQuery query;
    query.from = from;
    query.to = to;
    query.outlets = {outlet};
    query.states = booked_states;
    std::vector<PlacedSegment> rows;
    store::each_placement(desk.session(), query, [&](const PlacedSegment& row) { rows.push_back(row); });
    return rows;
}

std::vector<AsRunLine> lines_on(Desk& desk, std::int64_t outlet, const model::Date& from, const model::Date& to) {
    std::vector<AsRunLine> lines;
    desk.rows().each(EntityKind::AsRunLine, {{"outlet", store::Test::Equal, outlet}, {"date", store::Test::AtLeast, model::iso(from)}, {"date", store::Test::AtMost, model::iso(to)}},
                     [&](const model::Record& record) { lines.push_back(model::from_record<AsRunLine>(record)); });
    return lines;
}

model::LogLine as_log_line(const AsRunLine& line, std::size_t place) {
    model::LogLine log;
    log.number = static_cast<long>(place);
    log.day = line.date;
    log.start = line.start;
    log.length = line.length;
    log.code = line.code;
    log.title = line.title;
    if (line.link == AsRunLink::ByHand) log.linked = line.placement;
    if (line.link == AsRunLink::NotOurs) log.linked = base::Id<model::Placement>{};
    return log;
}

model::BookedAiring as_booked_airing(const PlacedSegment& row) {
    model::BookedAiring booked;
    booked.placement = model::id_of(row.placement);
    booked.date = row.placement.date;
    booked.start = row.placement.start;
    booked.length = row.placement.length;
    booked.code = row.placement.key;
    booked.title = row.segment.title;
    booked.title_en = row.segment.title_en;
    booked.issue = row.segment.issue;
    return booked;
}

Reconciled hold(const model::Outlet& outlet, const std::vector<AsRunLine>& lines, const std::vector<PlacedSegment>& booked, std::optional<int> tolerance) {
    std::vector<model::LogLine> log;
    for (std::size_t i = 0; i < lines.size(); ++i) log.push_back(as_log_line(lines[i], i));
    std::vector<model::BookedAiring> airings;
    std::map<std::int64_t, const PlacedSegment*> by_id;
    for (const auto& row : booked) {
        airings.push_back(as_booked_airing(row));
        by_id.emplace(row.placement.id, &row);
    }
    Reconciled days;
    for (auto& result : model::reconcile(log, airings, {outlet.day_start, tolerance.value_or(outlet.tolerance)})) {
        AsRunRow row;
        if (result.line) row.line = lines[static_cast<std::size_t>(*result.line)];
        if (result.placement) row.booked = *by_id.at(result.placement.value);
        ++days.totals[static_cast<std::size_t>(result.kind)];
        row.result = std::move(result);
        days.rows.push_back(std::move(row));
    }
    return days;
}

bool went_out(AsRunClass kind) { return kind == AsRunClass::Aired || kind == AsRunClass::Early || kind == AsRunClass::Late || kind == AsRunClass::Cut; }

// Of the line alone; what somebody vouches for otherwise is theirs.
bool may_be_told_by_log(const model::Placement& placement) { return placement.evidence_kind == EvidenceKind::None || placement.evidence_kind == EvidenceKind::StationLog; }

void note_airing(Edit& edit, std::int64_t placement, const AsRunLine& line) {
    const auto was = model::from_record<model::Placement>(edit.row(EntityKind::Placement, placement));
    if (!may_be_told_by_log(was) && line.evidence_kind == EvidenceKind::StationLog && line.link != AsRunLink::ByHand) return;
    Fields fields{{"state", std::string(name_of(PlacementState::Aired))}, {"evidence_kind", std::string(name_of(line.evidence_kind))}};
    fields.emplace_back("actual_start", line.start ? model::Value(std::int64_t{line.start->seconds}) : model::Value());
    fields.emplace_back("actual_length", std::int64_t{line.length.count()});
    fields.emplace_back("evidence", line.source.empty() ? model::Value() : model::Value(line.source + ":" + std::to_string(line.number)));
    edit.set(EntityKind::Placement, placement, fields);
}

void note_missing(Edit& edit, std::int64_t placement) {
    const auto was = model::from_record<model::Placement>(edit.row(EntityKind::Placement, placement));
    const bool is_expected = was.state == PlacementState::Confirmed || was.state == PlacementState::Aired;
    if (!is_expected || !may_be_told_by_log(was)) return;
    edit.set(EntityKind::Placement, placement,
             {{"state", std::string(name_of(PlacementState::Missed))}, {"actual_start", model::Value()}, {"actual_length", std::int64_t{0}}, {"evidence_kind", std::string(name_of(EvidenceKind::None))}, {"evidence", model::Value()}});
}

void apply(Edit& edit, Reconciled& days) {
    std::set<model::Date> told;  // a day without a single line has no log: nothing is missing from it
    for (const auto& row : days.rows)
        if (row.line) told.insert(row.line->date);
    for (auto& row : days.rows) {
        const bool is_pair = went_out(row.result.kind) && row.line && row.booked;
        if (row.line) {
            const bool by_hand = row.line->link == AsRunLink::ByHand || row.line->link == AsRunLink::NotOurs;
            if (!by_hand) {
                row.line->link = is_pair ? AsRunLink::Found : AsRunLink::Open;
                row.line->placement = is_pair ? row.result.placement : base::Id<model::Placement>{};
                row.line->certainty = is_pair ? row.result.confidence : 0;
            }
            const auto record = model::to_record(*row.line);
            if (row.line->id == 0) {
                row.line->id = edit.add(record);
                row.line->key = edit.row(EntityKind::AsRunLine, row.line->id).head.key;
            } else {
                edit.set(EntityKind::AsRunLine, row.line->id, {{"link", record["link"]}, {"placement", record["placement"]}, {"certainty", record["certainty"]}});
            }
        }
        if (is_pair) note_airing(edit, row.result.placement.value, *row.line);
        else if (row.result.kind == AsRunClass::BookedNotAired && told.contains(row.booked->placement.date)) note_missing(edit, row.result.placement.value);
    }
}

model::Outlet outlet_named(Desk& desk, const std::string& key) { return model::from_record<model::Outlet>(desk.require(EntityKind::Outlet, key)); }

void refuse_closed(Desk& desk, const model::Outlet& outlet, const model::Date& day) {
    if (is_closed(desk.context(), model::id_of(outlet), day)) throw Error(Fault::Input, "asrun.closed", {outlet.name, model::iso(day)});
}

using Saying = std::tuple<std::string, std::int32_t, std::string, std::string>;

Saying said_by(const AsRunLine& line) { return {model::iso(line.date), line.start ? line.start->seconds : -1, line.code, base::fold(line.title)}; }

AsRunLine line_of(const model::Outlet& outlet, const model::LogLine& log, const LogSource& source) {
    AsRunLine line;
    line.outlet = model::id_of(outlet);
    line.date = log.day;
    line.start = log.start;
    line.length = log.length;
    line.code = base::clean_line(log.code);
    line.title = base::clean_line(log.title);
    line.source = source.name;
    line.number = static_cast<int>(log.number);
    line.evidence_kind = source.evidence;
    return line;
}

std::size_t undecided(const Reconciled& days) {
    return static_cast<std::size_t>(std::count_if(days.rows.begin(), days.rows.end(), is_undecided));
}

// The day that some lines are of, to say what they are and reconcile it anew.
class DayOfLines {
public:
    DayOfLines(Desk& desk, Edit& edit, const std::vector<std::string>& keys) : m_desk(desk), m_edit(edit) {
        for (const auto& key : keys) m_ids.insert(edit.row(EntityKind::AsRunLine, key).head.id);
        m_line = model::from_record<AsRunLine>(edit.row(EntityKind::AsRunLine, keys.front()));
        m_outlet = *desk.context().outlets.find(m_line.outlet);
        refuse_closed(desk, m_outlet, m_line.date);
    }

    [[nodiscard]] const AsRunLine& line() const { return m_line; }
    [[nodiscard]] const model::Outlet& outlet() const { return m_outlet; }

    Reconciled say(AsRunLink link, base::Id<model::Placement> placement) {
        auto lines = lines_on(m_desk, m_outlet.id, m_line.date, m_line.date);
        std::size_t said = 0;
        for (auto& line : lines) {
            if (!m_ids.contains(line.id)) continue;
            line.link = link;
            line.placement = placement;
            line.certainty = 0;
            ++said;
        }
        if (said != m_ids.size()) throw Error(Fault::Input, "asrun.other_day", {m_line.key, model::iso(m_line.date)});
        auto days = hold(m_outlet, lines, booked_on(m_desk, m_outlet.id, m_line.date, m_line.date), {});
        apply(m_edit, days);
        days.change = m_edit.commit();
        return days;
    }

private:
    Desk& m_desk;
    Edit& m_edit;
    std::set<std::int64_t> m_ids;
    AsRunLine m_line;
    model::Outlet m_outlet;
};

}  // namespace

bool is_undecided(const AsRunRow& row) {
    if (row.result.kind == AsRunClass::Possible) return true;
    if (row.result.kind == AsRunClass::AiredNotBooked) return row.line->link != AsRunLink::NotOurs;
    return row.result.kind == AsRunClass::BookedNotAired && model::state_info(row.booked->placement.state).occupies &&
           row.booked->placement.state != PlacementState::Aired;
}

bool is_closed(const model::Plan& plan, base::Id<model::Outlet> outlet, const model::Date& day) {
    return std::any_of(plan.closed_days.begin(), plan.closed_days.end(), [&](const model::ClosedDay& closed) { return closed.outlet == outlet && closed.date == day; });
}

Reconciled take_log(Desk& desk, const std::string& key, const std::vector<model::LogLine>& lines, const LogSource& source, bool dry_run) {
    if (lines.empty()) throw Error(Fault::Input, "asrun.no_lines");
    const auto outlet = outlet_named(desk, key);
    std::set<model::Date> told;
    for (const auto& line : lines) told.insert(line.day);
    for (const auto& day : told) refuse_closed(desk, outlet, day);
    std::map<Saying, std::vector<AsRunLine>> kept;
    std::vector<AsRunLine> former;
    for (auto& line : lines_on(desk, outlet.id, *told.begin(), *told.rbegin()))
        if (told.contains(line.date)) former.push_back(std::move(line));
    for (auto line = former.rbegin(); line != former.rend(); ++line) kept[said_by(*line)].push_back(*line);
    std::vector<AsRunLine> now;
    for (const auto& log : lines) {
        auto line = line_of(outlet, log, source);
        if (auto& same = kept[said_by(line)]; !same.empty()) {  // the first in the log is the first there was
            line = same.back();
            same.pop_back();
        }
        now.push_back(std::move(line));
    }
    auto booked = booked_on(desk, outlet.id, *told.begin(), *told.rbegin());
    std::erase_if(booked, [&](const PlacedSegment& row) { return !told.contains(row.placement.date); });
    auto days = hold(outlet, now, booked, source.tolerance);
    if (dry_run) return days;
    Edit edit(desk, {"asrun.import", {outlet.name, std::to_string(lines.size()), source.name}});
    for (const auto& [saying, rest] : kept)
        for (const auto& line : rest) edit.remove(EntityKind::AsRunLine, line.id);
    apply(edit, days);
    days.change = edit.commit();
    return days;
}

Reconciled reconciled_days(Desk& desk, const std::string& key, const model::Date& from, const model::Date& to) {
    const auto outlet = outlet_named(desk, key);
    return hold(outlet, lines_on(desk, outlet.id, from, to), booked_on(desk, outlet.id, from, to), {});
}

Reconciled link_line(Desk& desk, const std::string& key, const std::string& placement) {
    Edit edit(desk, {"asrun.link", {key, placement}});
    DayOfLines day(desk, edit, {key});
    const auto row = model::from_record<model::Placement>(edit.row(EntityKind::Placement, placement));
    if (row.outlet != day.line().outlet) throw Error(Fault::Input, "asrun.other_outlet", {placement, day.outlet().name});
    if (row.date != day.line().date) throw Error(Fault::Input, "asrun.other_day", {placement, model::iso(day.line().date)});
    return day.say(AsRunLink::ByHand, model::id_of(row));
}

Reconciled set_aside(Desk& desk, const std::vector<std::string>& keys) {
    if (keys.empty()) throw Error(Fault::Input, "asrun.no_lines");
    Edit edit(desk, {"asrun.set_aside", {keys.front(), {}}});
    if (keys.size() > 1) edit.describe_as({"asrun.set_many_aside", {std::to_string(keys.size())}});
    return DayOfLines(desk, edit, keys).say(AsRunLink::NotOurs, {});
}

model::Change close_day(Desk& desk, const std::string& key, const model::Date& day, std::optional<EvidenceKind> as_booked) {
    Edit edit(desk, {"asrun.close", {}});
    const auto outlet = outlet_named(desk, key);
    edit.describe_as({"asrun.close", {outlet.name, model::iso(day)}});
    refuse_closed(desk, outlet, day);
    auto days = hold(outlet, lines_on(desk, outlet.id, day, day), booked_on(desk, outlet.id, day, day), {});
    if (as_booked) {
        for (auto& row : days.rows) {
            if (row.result.kind != AsRunClass::BookedNotAired || row.booked->placement.state != PlacementState::Confirmed) continue;
            const auto& booked = row.booked->placement;
            const auto record = model::to_record(booked);
            edit.set(EntityKind::Placement, booked.id,
                     {{"state", std::string(name_of(PlacementState::Aired))}, {"actual_start", record["start"]}, {"actual_length", record["length"]}, {"evidence_kind", std::string(name_of(*as_booked))}});
            row.booked->placement.state = PlacementState::Aired;
        }
    }
    if (const auto open = undecided(days); open > 0) throw Error(Fault::Input, "asrun.unresolved", {outlet.name, model::iso(day), std::to_string(open)});
    model::ClosedDay closed;
    closed.outlet = model::id_of(outlet);
    closed.date = day;
    edit.add(model::to_record(closed));
    return edit.commit();
}

model::Change reopen_day(Desk& desk, const std::string& key, const model::Date& day, const std::string& reason) {
    const auto why = base::clean_line(reason);
    if (why.empty()) throw Error(Fault::Input, "asrun.no_reason");
    Edit edit(desk, {"asrun.reopen", {}});
    const auto outlet = outlet_named(desk, key);
    edit.describe_as({"asrun.reopen", {outlet.name, model::iso(day), why}});
    const auto& closed = desk.context().closed_days;
    const auto found = std::find_if(closed.begin(), closed.end(), [&](const model::ClosedDay& row) { return row.outlet == model::id_of(outlet) && row.date == day; });
    if (found == closed.end()) throw Error(Fault::Input, "asrun.not_closed", {outlet.name, model::iso(day)});
    edit.remove(EntityKind::ClosedDay, found->id);
    return edit.commit();
}

}  // namespace lichsong::service
