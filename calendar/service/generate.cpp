// SPDX-License-Identifier: Apache-2.0
// One year of a campaign on many outlets: each outlet has a week of slots, each segment goes out a few times. Placements are
// made in order of time, as a desk would have booked them.
#include "calendar/service/generate.h"

#include <random>

#include "calendar/service/bulk.h"
#include "calendar/service/series.h"

namespace lichsong::service {
namespace {

using namespace model;

constexpr int airings_of_a_segment = 4;
constexpr int slots_of_an_outlet = 6;
constexpr int starts_in_a_slot = 6;
constexpr int flight_days = 365;
constexpr std::int64_t deliberate_clash_every = 2'000;

// std::uniform_int_distribution gives other numbers on other libraries; this does not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    std::int64_t roll(std::int64_t sides) { return static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(sides)); }

private:
    std::mt19937_64 m_engine;
};

class Generator {
public:
    Generator(Desk& desk, const GeneratedSize& size, const TemplateFolders& templates)
        : m_size(size), m_seed(desk, base::UuidSource(size.seed)), m_loader(templates, m_seed, Date(2021, 1, 1)), m_dice(size.seed) {}

    void run() {
        Campaign campaign;
        campaign.key = "campaign";
        campaign.name = "Kế hoạch đo, " + std::to_string(m_size.placements) + " lượt";
        campaign.name_en = "Measuring plan, " + std::to_string(m_size.placements) + " placements";
        campaign.body = "Đơn vị mẫu";
        campaign.first_day = Date(2021, 1, 1);
        campaign.last_day = Date(2021, 12, 31);
        campaign.dday = Date(2021, 5, 23);
        campaign.code = "DO21";
        m_loader.begin(campaign);
        m_loader.load("topics/public-safety");
        m_loader.load("rules/default");
        add_outlets();
        add_goals();
        add_placements();
        m_seed.commit({"plan.generate", {std::to_string(m_size.placements), std::to_string(m_size.outlets), std::to_string(m_size.seed)}});
    }

private:
    void add_outlets() {
        constexpr Medium media_in_turn[] = {Medium::Radio, Medium::Television, Medium::Loudspeaker, Medium::Loudspeaker, Medium::Print};
        for (int i = 0; i < m_size.outlets; ++i) {
            Partner partner;
            partner.key = "p" + std::to_string(i + 1);
            partner.name = "Đơn vị mẫu " + std::to_string(i + 1);
            partner.example = true;
            Outlet outlet;
            outlet.key = "o" + std::to_string(i + 1);
            outlet.name = "Kênh mẫu " + std::to_string(i + 1);
            outlet.partner = m_seed.add(partner);
            outlet.medium = media_in_turn[i % 5];
            outlet.example = true;
            outlet.id = m_seed.add(outlet).value;
            add_slots(outlet);
        }
    }

    void add_slots(const Outlet& outlet) {
        const bool timed = medium_info(outlet.medium).has_clock_time;
        for (int i = 0; i < slots_of_an_outlet; ++i) {
            Slot slot;
            slot.key = outlet.key + "-" + std::to_string(i + 1);
            slot.title = "Khung " + std::to_string(i + 1);
            slot.outlet = id_of(outlet);
            slot.rule = Recurrence::daily();
            if (timed) slot.start = TimeOfDay::at(6 + 2 * i, 30);
            slot.length = Seconds(timed ? 1800 : 0);
            slot.capacity_unit = timed ? CapacityUnit::Seconds : CapacityUnit::Items;
            slot.capacity = timed ? 0 : 20;
            slot.kind = i == slots_of_an_outlet - 1 && timed ? SlotKind::Relay : SlotKind::Open;
            slot.id = m_seed.add(slot).value;
            if (slot.kind == SlotKind::Open) m_slots.push_back(std::move(slot));
        }
    }

    base::Id<Segment> add_segment(std::int64_t number) {
        const auto& topics = m_loader.plan().topics.rows();
        const auto& topic = topics[static_cast<std::size_t>(m_dice.roll(static_cast<std::int64_t>(topics.size())))];
        Segment segment;
        segment.title = topic.title + ", bài " + std::to_string(number);
        segment.topics = {id_of(topic)};
        segment.form = static_cast<Form>(m_dice.roll(6));
        segment.length = Seconds(120 + 30 * m_dice.roll(7));
        segment.size = 2;
        if (m_dice.roll(500) != 0) segment.responsible_body = "Đơn vị mẫu";
        segment.state = SegmentState::Approved;
        return m_seed.add(segment);
    }

    void add_goals() {
        for (const auto& topic : m_loader.plan().topics)
            for (const auto medium : {Medium::Radio, Medium::Television, Medium::Print}) {
                Goal goal;
                goal.topic = id_of(topic);
                goal.medium = medium;
                goal.target = static_cast<int>(1 + m_dice.roll(6));
                m_seed.add(goal);
            }
    }

    // Where and when an item may go out on a day, each place once; now and then one is used twice on purpose.
    struct Place {
        std::size_t slot;
        int start;
    };
    Place next_place(std::int64_t number) {
        const auto places = static_cast<std::int64_t>(m_slots.size()) * starts_in_a_slot;
        if (m_day_places.empty()) {
            m_day_places.resize(static_cast<std::size_t>(places));
            for (std::int64_t i = 0; i < places; ++i) m_day_places[static_cast<std::size_t>(i)] = i;
            m_used = 0;
        }
        const bool clash = number % deliberate_clash_every == deliberate_clash_every - 1 && m_used > 0;
        if (!clash && m_used < places) {
            const auto other = m_used + m_dice.roll(places - m_used);
            std::swap(m_day_places[static_cast<std::size_t>(m_used)], m_day_places[static_cast<std::size_t>(other)]);
            ++m_used;
        }
        const auto place = m_day_places[static_cast<std::size_t>(m_used - 1)];
        return {static_cast<std::size_t>(place / starts_in_a_slot), static_cast<int>(place % starts_in_a_slot)};
    }

    void add_placements() {
        const Date first = m_loader.plan().campaign.first_day;
        std::vector<std::pair<base::Id<Segment>, int>> open;  // a segment and how often it is still to go out
        std::int64_t segments = 0;
        Date day;
        for (std::int64_t i = 0; i < m_size.placements; ++i) {
            const Date date = plus_days(first, static_cast<long>(i * flight_days / m_size.placements));
            if (date != day) {
                m_used = 0;
                m_size.progress(i, m_size.placements);
            }
            day = date;
            while (open.size() < 60) open.emplace_back(add_segment(++segments), airings_of_a_segment);
            const auto pick = static_cast<std::size_t>(m_dice.roll(static_cast<std::int64_t>(open.size())));
            const auto place = next_place(i);
            m_seed.add(placement_in(m_slots[place.slot], place.start, open[pick].first, date));
            if (--open[pick].second == 0) {
                open[pick] = open.back();
                open.pop_back();
            }
        }
    }

    Placement placement_in(const Slot& slot, int start, base::Id<Segment> segment, const Date& date) {
        constexpr PlacementState states[] = {PlacementState::Draft,     PlacementState::Requested, PlacementState::Confirmed, PlacementState::Confirmed,
                                             PlacementState::Confirmed, PlacementState::Aired,     PlacementState::Aired,     PlacementState::Cancelled,
                                             PlacementState::Missed,    PlacementState::Requested};
        Placement placement;
        placement.segment = segment;
        placement.outlet = slot.outlet;
        placement.slot = id_of(slot);
        placement.date = date;
        placement.length = Seconds(120 + 30 * m_dice.roll(5));
        if (slot.start) placement.start = TimeOfDay{slot.start->seconds + 300 * start};
        else placement.size = 1;
        placement.state = states[m_dice.roll(10)];
        return placement;
    }

    GeneratedSize m_size;
    Seed m_seed;
    TemplateLoader m_loader;
    Dice m_dice;
    std::vector<Slot> m_slots;
    std::vector<std::int64_t> m_day_places;
    std::int64_t m_used = 0;
};

}  // namespace

void fill_generated(Desk& desk, const GeneratedSize& size, const TemplateFolders& templates) { Generator(desk, size, templates).run(); }

}  // namespace lichsong::service
