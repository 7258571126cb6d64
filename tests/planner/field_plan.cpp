// SPDX-License-Identifier: Apache-2.0
#include "tests/planner/field_plan.h"

#include <array>
#include <random>
#include <string>

namespace lichsong::test {
namespace {

using namespace lichsong::model;

struct Shape {
    int topics;
    int weeks;
    int districts;
    int communes;
    int segments;          // of each topic
    int television;        // openings a week
    int radio;
    int web;
    int loudspeaker;       // openings of each a week
    bool has_district_radio;
    bool has_phases;
    int television_quota;  // airings a week that the station takes
    int radio_quota;
    int loudspeaker_quota;
};

// By FieldSize.
constexpr std::array<Shape, 4> shapes{{
    {3, 2, 1, 1, 1, 2, 2, 0, 2, false, false, 4, 4, 2},
    {11, 6, 3, 6, 3, 7, 14, 5, 5, false, true, 12, 26, 4},
    {16, 12, 4, 12, 4, 21, 28, 7, 12, false, true, 26, 40, 8},
    {20, 16, 12, 230, 5, 28, 35, 14, 14, true, true, 30, 60, 8},
}};

const Date& first_day() {
    static const Date day = from_iso("2021-02-22");  // a Monday
    return day;
}

class Maker {
public:
    Maker(FieldSize size, unsigned seed) : m_shape(shapes[static_cast<std::size_t>(size)]), m_is_tiny(size == FieldSize::Tiny), m_random(seed * 4U + static_cast<unsigned>(size)) {
        m_plan.campaign.first_day = first_day();
        m_plan.campaign.last_day = m_plan.campaign.dday = plus_days(first_day(), 7L * m_shape.weeks - 1);
        add_topics();
        add_places();
        add_province_outlets();
        if (m_shape.has_district_radio) add_district_radio();
        add_loudspeakers();
        add_segments();
        add_goals();
        add_rules();
        if (!m_is_tiny) add_confirmed();
    }
    Plan plan() { return std::move(m_plan); }

private:
    std::int64_t pick(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(m_random() % static_cast<unsigned>(high - low + 1)); }

    template <class E>
    base::Id<E> add(E row) {
        auto& table = m_plan.table<E>();
        row.id = static_cast<std::int64_t>(table.size()) + 1;
        row.key = "F-" + std::to_string(row.id);
        table.add(std::move(row));
        return {static_cast<std::int64_t>(table.size())};
    }

    void add_topics() {
        Topic root;
        root.title = "An toàn";
        m_root = add(root);
        for (int i = 0; i < m_shape.topics; ++i) {
            Topic topic;
            topic.title = "Chủ đề " + std::to_string(i + 1);
            topic.parent = m_root;
            m_topics.push_back(add(topic));
        }
    }

    void add_places() {
        Area province;
        province.name = "Tỉnh";
        province.level = AreaLevel::Province;
        m_province = add(province);
        for (int d = 0; d < m_shape.districts; ++d) {
            Area district;
            district.name = "Huyện " + std::to_string(d + 1);
            district.parent = m_province;
            m_districts.push_back(add(district));
        }
        for (int c = 0; c < m_shape.communes; ++c) {
            Area commune;
            commune.name = "Xã " + std::to_string(c + 1);
            commune.parent = m_districts[static_cast<std::size_t>(c) % m_districts.size()];
            m_communes.push_back(add(commune));
        }
        for (const char* name : {"Đài", "Báo", "Cổng", "Xã"}) {
            Partner partner;
            partner.name = name;
            add(partner);
        }
        const auto fortnights = m_shape.has_phases ? m_shape.weeks / 2 : 0;
        for (int p = 0; p < fortnights; ++p) {
            Phase phase;
            phase.title = "Đợt " + std::to_string(p + 1);
            phase.offset_from = 14 * p - (7 * m_shape.weeks - 1);
            phase.offset_to = phase.offset_from + 13;
            m_phases.push_back(add(phase));
        }
    }

    base::Id<Outlet> outlet(std::string name, Medium medium, base::Id<Area> area, std::int64_t partner) {
        Outlet row;
        row.name = std::move(name);
        row.medium = medium;
        row.area = area;
        row.partner = {partner};
        return add(row);
    }

    // On so many days of the week, the first ones; items and minutes as they come.
    base::Id<Slot> slot(base::Id<Outlet> on, int days, int start_minute, int minutes, base::Id<Slot> repeats = {}) {
        Slot row;
        row.title = "Khung";
        row.outlet = on;
        row.rule = {Recurrence::Unit::Weekly, static_cast<std::uint8_t>((1U << static_cast<unsigned>(days)) - 1), 0, 0, 1};
        row.valid_from = first_day();
        if (start_minute > 0) row.start = TimeOfDay::at(start_minute / 60, start_minute % 60);
        row.length = Seconds(60 * minutes);
        row.weight = static_cast<int>(pick(2, 9));
        row.repeats = repeats;
        return add(row);
    }

    void bound_by_items(base::Id<Slot> id, int items) {
        auto* row = m_plan.slots.find(id);
        row->capacity_unit = CapacityUnit::Items;
        row->capacity = items;
    }

    // So many openings a week, as slots of up to seven days, an hour and a half apart.
    std::vector<base::Id<Slot>> slots(base::Id<Outlet> on, int openings, int first_minute, int minutes) {
        std::vector<base::Id<Slot>> made;
        for (int start = first_minute; openings > 0; openings -= 7, start += 90) made.push_back(slot(on, std::min(openings, 7), start, minutes));
        return made;
    }

    void add_province_outlets() {
        m_television = outlet("Truyền hình", Medium::Television, m_province, 1);
        m_radio = outlet("Phát thanh", Medium::Radio, m_province, 1);
        const auto shown = slots(m_television, m_shape.television, 17 * 60, m_is_tiny ? 5 : 10);
        slot(m_television, m_is_tiny ? 1 : 7, 6 * 60, 10, shown.front());
        const auto heard = slots(m_radio, m_shape.radio, 5 * 60, m_is_tiny ? 4 : 8);
        if (m_is_tiny) return;
        slot(m_radio, 7, 21 * 60, 8, heard.front());
        bound_by_items(slot(outlet("Báo", Medium::Print, m_province, 2), 3, 0, 0), 3);
        bound_by_items(slot(outlet("Trang tin", Medium::Online, m_province, 3), std::min(7, m_shape.web), 8 * 60, 0), 4);
        if (m_shape.web > 7) bound_by_items(slot({4}, m_shape.web - 7, 15 * 60, 0), 4);
    }

    void add_district_radio() {
        for (std::size_t d = 0; d < m_districts.size(); ++d) slots(outlet("Đài huyện " + std::to_string(d + 1), Medium::Radio, m_districts[d], 4), 14, 5 * 60 + 15, 10);
    }

    void add_loudspeakers() {
        for (std::size_t c = 0; c < m_communes.size(); ++c) slots(outlet("Loa xã " + std::to_string(c + 1), Medium::Loudspeaker, m_communes[c], 4), m_shape.loudspeaker, 16 * 60 + 30, 6);
    }

    void add_segments() {
        for (const auto topic : m_topics)
            for (int i = 0; i < m_shape.segments; ++i) {
                Segment row;
                row.title = "Tin";
                row.topics = {topic};
                if (pick(0, 5) == 0) row.topics.push_back(m_topics[static_cast<std::size_t>(pick(0, m_shape.topics - 1))]);
                if (row.topics.back() == row.topics.front()) row.topics.resize(1);
                row.length = Seconds(60 * pick(1, 4));
                row.size = static_cast<int>(pick(1, 3));
                row.state = static_cast<SegmentState>(pick(0, 2));
                row.responsible_body = "Công an tỉnh";
                row.candidate_content = !m_is_tiny && pick(0, 40) == 0;
                add(row);
            }
    }

    void goal(base::Id<Topic> topic, Medium medium, base::Id<Area> area, GoalPeriod period, GoalUnit unit, int target, Tier tier) {
        Goal row;
        row.topic = topic;
        row.medium = medium;
        row.area = area;
        row.period = period;
        row.unit = unit;
        row.target = target;
        row.tier = tier;
        add(row);
    }

    void add_goals() {
        for (const auto topic : m_topics) {
            goal(topic, Medium::Television, {}, GoalPeriod::Week, GoalUnit::Airings, 2, Tier::Should);
            goal(topic, Medium::Radio, {}, GoalPeriod::Week, GoalUnit::Airings, m_is_tiny ? 2 : 4, Tier::Should);
            if (m_is_tiny) continue;
            goal(topic, Medium::Print, {}, GoalPeriod::Week, GoalUnit::Items, 1, Tier::Should);
            goal(topic, Medium::Online, {}, GoalPeriod::Week, GoalUnit::Items, 1, Tier::Nice);
            goal(topic, Medium::Television, {}, GoalPeriod::Week, GoalUnit::Airings, 1, Tier::Must);  // no gap
            goal(topic, Medium::Radio, {}, GoalPeriod::Week, GoalUnit::Airings, 1, Tier::Must);
            goal(topic, Medium::Television, {}, GoalPeriod::Week, GoalUnit::Airings, 3, Tier::Nice);  // one of them again
            for (const auto district : m_districts) goal(topic, Medium::Loudspeaker, district, GoalPeriod::Phase, GoalUnit::Items, 2, Tier::Should);
            if (m_shape.has_district_radio)
                for (const auto district : m_districts) goal(topic, Medium::Radio, district, GoalPeriod::Week, GoalUnit::Airings, 1, Tier::Should);
        }
        for (const auto commune : m_communes)
            for (const auto topic : m_topics) goal(topic, Medium::Loudspeaker, commune, m_is_tiny ? GoalPeriod::Flight : GoalPeriod::Phase, GoalUnit::Airings, 1, Tier::Nice);
    }

    Rule& rule(const char* kind) {
        Rule row;
        row.title = row.kind = kind;
        row.severity = Severity::Block;
        return *m_plan.rules.find(add(row));
    }

    // What a station takes of us a week.
    void quota(Medium medium, int airings) {
        auto& cap = rule("cap");
        cap.subject = RuleSubject::Placement;
        cap.period = RulePeriod::Week;
        cap.maximum = airings;
        cap.any_medium = false;
        cap.only_medium = medium;
    }

    void apart(RuleSubject subject, Medium medium, int hours) {
        auto& rule_of = rule("separation");
        rule_of.subject = subject;
        rule_of.minutes = 60 * hours;
        rule_of.any_medium = false;
        rule_of.only_medium = medium;
    }

    void add_rules() {
        for (const char* kind : {"overlap", "capacity", "repeat_order", "closed", "flight", "lead_time"}) rule(kind);
        rule("holiday").only_topic = m_topics.front();
        quota(Medium::Television, m_shape.television_quota);
        quota(Medium::Radio, m_shape.radio_quota);
        quota(Medium::Loudspeaker, m_shape.loudspeaker_quota);
        apart(RuleSubject::Topic, Medium::Television, 20);
        apart(RuleSubject::Topic, Medium::Radio, 10);
        apart(RuleSubject::Topic, Medium::Loudspeaker, 36);
        apart(RuleSubject::Segment, Medium::Print, 40);
        apart(RuleSubject::Segment, Medium::Online, 40);
        auto& staff = rule("cap");  // what can be voiced and shot in a week
        staff.subject = RuleSubject::Placement;
        staff.scope = RuleScope::Everywhere;
        staff.period = RulePeriod::Week;
        staff.only_partner = {1};
        staff.maximum = (m_shape.television_quota + m_shape.radio_quota) * 9 / 10;
    }

    // A few have been agreed already.
    void add_confirmed() {
        for (const auto& row : std::vector<Slot>(m_plan.slots.rows())) {
            if (row.repeats || pick(0, 3) != 0) continue;
            const auto dates = slot_dates(row, first_day(), first_day(), m_plan.campaign.last_day);
            Placement placement;
            placement.segment = {pick(1, static_cast<std::int64_t>(m_plan.segments.size()))};
            placement.outlet = row.outlet;
            placement.slot = id_of(row);
            placement.date = dates[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(dates.size()) - 1))];
            placement.start = row.start;
            placement.length = m_plan.segments.find(placement.segment)->length;
            placement.size = m_plan.segments.find(placement.segment)->size;
            placement.state = PlacementState::Confirmed;
            if (!m_plan.segments.find(placement.segment)->candidate_content) add(placement);
        }
    }

    const Shape& m_shape;
    bool m_is_tiny;
    std::mt19937 m_random;
    Plan m_plan;
    base::Id<Topic> m_root;
    std::vector<base::Id<Topic>> m_topics;
    base::Id<Area> m_province;
    std::vector<base::Id<Area>> m_districts;
    std::vector<base::Id<Area>> m_communes;
    std::vector<base::Id<Phase>> m_phases;
    base::Id<Outlet> m_television;
    base::Id<Outlet> m_radio;
};

}  // namespace

Plan field_plan(FieldSize size, unsigned seed) { return Maker(size, seed).plan(); }

Date field_today() { return plus_days(first_day(), -14); }

}  // namespace lichsong::test
