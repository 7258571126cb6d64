// SPDX-License-Identifier: Apache-2.0
#include "random_edits.h"

#include <array>
#include <stdexcept>

#include "calendar/service/coordination.h"
#include "calendar/service/dday.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"
#include "small_plan.h"

namespace lichsong::test {

using namespace model;

namespace {

constexpr std::array rules = {"FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "FREQ=MONTHLY;BYDAY=3FR"};
constexpr std::array kinds_of_rule = {"overlap", "cap", "separation", "capacity"};

}  // namespace

std::optional<Change> RandomEdits::step() {
    struct Choice {
        const char* name;
        int weight;
        Action act;
    };
    static constexpr std::array choices{
        Choice{"add", 6, &RandomEdits::add},       Choice{"set", 10, &RandomEdits::set},      Choice{"remove", 6, &RandomEdits::remove},
        Choice{"move", 4, &RandomEdits::move},     Choice{"cancel", 2, &RandomEdits::cancel}, Choice{"repeat", 3, &RandomEdits::repeat},
        Choice{"lock", 2, &RandomEdits::lock},     Choice{"series", 3, &RandomEdits::change_series}, Choice{"dday", 1, &RandomEdits::move_dday},
        Choice{"ask", 3, &RandomEdits::ask_partner}, Choice{"send", 2, &RandomEdits::send_request}, Choice{"answer", 4, &RandomEdits::answer_request},
    };
    int weights = 0;
    for (const auto& choice : choices) weights += choice.weight;
    auto left = roll(weights);
    for (const auto& choice : choices) {
        if ((left -= choice.weight) >= 0) continue;
        const auto last = m_desk.session().last_change();
        try {
            auto change = (this->*choice.act)();
            if (!change || change->id == 0 || change->id == last) return std::nullopt;
            ++m_done[choice.name];
            return change;
        } catch (const base::Error& error) {
            if (error.fault() != base::Fault::Call && error.fault() != base::Fault::Input) throw;
            return std::nullopt;
        }
    }
    return std::nullopt;
}

Change RandomEdits::accepted() {
    for (int tries = 0; tries < 1'000; ++tries)
        if (auto change = step()) return *change;
    throw std::runtime_error("a thousand edits in a row were refused");
}

EntityKind RandomEdits::any_kind() {
    for (;;)
        if (const auto kind = static_cast<EntityKind>(roll(entity_kind_count)); info_of(kind).is_made_by_hand()) return kind;
}

std::optional<Change> RandomEdits::ask_partner() {
    service::Asking asking;
    asking.partner = any_row(EntityKind::Partner).head.key;
    asking.title = "Đề nghị " + std::to_string(roll(1'000));
    asking.due = from_iso(any_date());
    for (auto count = 1 + roll(3); count > 0; --count) asking.placements.push_back(any_row(EntityKind::Placement).head.key);
    std::string made;
    return service::new_request(m_desk, asking, made);
}

std::optional<Change> RandomEdits::send_request() {
    if (m_desk.rows().count(EntityKind::Request) == 0) return std::nullopt;
    return service::send_request(m_desk, any_row(EntityKind::Request).head.key, {});
}

std::optional<Change> RandomEdits::answer_request() {
    if (m_desk.rows().count(EntityKind::Request) == 0) return std::nullopt;
    const auto request = any_row(EntityKind::Request);
    std::vector<std::string> lines;
    for (const auto& line : m_desk.rows().all(EntityKind::RequestLine, {{"request", store::Test::Equal, request.head.id}})) lines.push_back(line.head.key);
    if (lines.empty()) return std::nullopt;
    const auto line = lines[static_cast<std::size_t>(roll(static_cast<std::int64_t>(lines.size())))];
    switch (roll(6)) {
        case 0: return service::accept_counter(m_desk, line);
        case 1: return service::refuse_counter(m_desk, line, "");
        case 2: return service::withdraw_lines(m_desk, {line}, "");
        default: break;
    }
    service::Reply reply;
    reply.answer = static_cast<LineAnswer>(1 + roll(4));
    reply.counter.date = from_iso(any_date());
    return service::enter_reply(m_desk, request.head.key, {line}, reply);
}

std::optional<Change> RandomEdits::add() {
    auto kind = any_kind();
    if (kind == EntityKind::Campaign) kind = EntityKind::Placement;  // a plan has one campaign
    service::Edit edit(m_desk, {"row.add", {std::string(info_of(kind).name)}});
    auto record = new_row(m_desk, kind, "Mới " + std::to_string(roll(1'000'000)));
    for (const auto& field : record.info().fields)
        if (roll(3) == 0 && field.is_by_hand()) record[field.name] = any_value(field);
    if (kind == EntityKind::Placement) {
        record["state"] = "draft";
        service::complete_placement(edit, record);
    }
    const auto id = edit.add(std::move(record));
    if (kind == EntityKind::Series && edit.row(kind, id)["slot"].index() != 0) service::follow_rule(edit, id);
    return edit.commit();
}

std::optional<Change> RandomEdits::set() {
    const auto kind = any_kind();
    service::Edit edit(m_desk, {"row.set", {std::string(info_of(kind).name)}});
    const auto row = any_row(kind);
    service::Fields fields;
    for (auto count = 1 + roll(3); count > 0; --count) {
        const auto& field = row.info().fields[static_cast<std::size_t>(roll(static_cast<std::int64_t>(row.info().fields.size())))];
        if (field.is_by_hand()) fields.emplace_back(field.name, any_value(field));
    }
    const bool coded = kind == EntityKind::Placement || kind == EntityKind::Campaign;
    if (!coded && roll(6) == 0) fields.emplace_back("key", "ten-" + std::to_string(roll(1'000'000)));
    edit.set(kind, row.head.id, fields, row.head.revision);
    return edit.commit();
}

std::optional<Change> RandomEdits::remove() {
    auto kind = any_kind();
    if (kind == EntityKind::Campaign) kind = EntityKind::Placement;
    service::Edit edit(m_desk, {"row.remove", {std::string(info_of(kind).name)}});
    edit.remove(kind, any_id(kind));
    return edit.commit();
}

std::optional<Change> RandomEdits::move() {
    service::Destination to;
    to.date = from_iso(any_date());
    if (roll(3) == 0) to.slot = any_row(EntityKind::Slot).head.key;
    if (roll(3) == 0) to.start = TimeOfDay::at(static_cast<int>(6 + roll(16)), 15);
    return service::move_placement(m_desk, any_row(EntityKind::Placement).head.key, to);
}

std::optional<Change> RandomEdits::cancel() {
    return service::cancel_placement(m_desk, any_row(EntityKind::Placement).head.key, "lý do " + std::to_string(roll(100)));
}

std::optional<Change> RandomEdits::repeat() {
    service::Destination at;
    at.date = from_iso(any_date());
    std::string made;
    return service::repeat_placement(m_desk, any_row(EntityKind::Placement).head.key, at, made);
}

std::optional<Change> RandomEdits::lock() {
    const auto row = any_row(EntityKind::Placement);
    return service::lock_placement(m_desk, row.head.key, detail::number(row["locked"]) == 0);
}

std::optional<Change> RandomEdits::change_series() {
    service::Edit edit(m_desk, {"row.set", {"series"}});
    const auto row = any_row(EntityKind::Series);
    service::Fields fields{{"rule", rules[static_cast<std::size_t>(roll(rules.size()))]}};
    if (roll(2) == 0) fields.emplace_back("removed_dates", any_date());
    if (roll(2) == 0) fields.emplace_back("extra_dates", any_date());
    edit.set(EntityKind::Series, row.head.id, fields);
    service::follow_rule(edit, row.head.id);
    return edit.commit();
}

std::optional<Change> RandomEdits::move_dday() {
    service::move_dday(m_desk, plus_days(m_desk.context().campaign.dday, static_cast<long>(roll(21) - 10)));
    return m_desk.journal().list(1).at(0);
}

Record RandomEdits::any_row(EntityKind kind) {
    const auto rows = m_desk.rows().all(kind);
    if (rows.empty()) throw base::Error(base::Fault::Call, "row.unknown", {std::string(info_of(kind).name), "any"});
    return rows[static_cast<std::size_t>(roll(static_cast<std::int64_t>(rows.size())))];
}

std::string RandomEdits::any_date() { return iso(plus_days(Date(2021, 4, 15), static_cast<long>(roll(60)))); }

Value RandomEdits::any_text(const FieldInfo& field) {
    if (field.name == "zone") return roll(2) == 0 ? "Asia/Ho_Chi_Minh" : "Asia/Bangkok";
    if (field.name == "kind") return kinds_of_rule[static_cast<std::size_t>(roll(kinds_of_rule.size()))];
    if (field.name == "colour") return roll(2) == 0 ? "#aa0000" : "#00aa00";
    if (field.name == "language") return roll(2) == 0 ? "vi" : "km";
    if (field.name == "code") return "TH" + std::to_string(roll(90) + 10);
    if (field.has(Required)) return "Chữ “" + std::to_string(roll(1'000)) + "” 'x' %_";
    return roll(3) == 0 ? Value() : Value("Đoạn\tchữ " + std::to_string(roll(1'000)));
}

Value RandomEdits::any_value(const FieldInfo& field) {
    const bool may_be_empty = !field.has(Required);
    switch (field.type) {
        case FieldType::Text:
        case FieldType::Prose: return any_text(field);
        case FieldType::Integer: return roll(10);
        case FieldType::Flag: return roll(2);
        case FieldType::Date: return may_be_empty && field.name != "dday" && roll(3) == 0 ? Value() : Value(any_date());
        case FieldType::DateList: return roll(2) == 0 ? Value() : Value(any_date() + " " + any_date());
        case FieldType::Time: return 300 * roll(288);
        case FieldType::Length: return 30 * roll(30);
        case FieldType::Choice:  // a rule that blocks would refuse nearly everything that follows
            return std::string(field.choices[static_cast<std::size_t>(roll(static_cast<std::int64_t>(field.choices.size()) - (field.name == "severity" ? 1 : 0)))]);
        case FieldType::Reference: return may_be_empty && roll(3) == 0 ? Value() : Value(any_id(field.target));
        case FieldType::References: return roll(3) == 0 ? Value() : Value(" " + std::to_string(any_id(field.target)) + " ");
        case FieldType::Recurrence: return std::string(rules[static_cast<std::size_t>(roll(rules.size()))]);
    }
    return {};
}

}  // namespace lichsong::test
