// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/coverage.h"

#include <algorithm>
#include <array>
#include <compare>
#include <map>
#include <tuple>

#include "app/common/describe.h"
#include "app/desktop/layout/counting.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

using model::CoverageCell;
using model::CoverageLayer;

constexpr double header = 46;
constexpr double names_width = 250;
constexpr double row_height = 40;
constexpr double least_column = 74;

struct Period {
    model::Date from;
    model::Date to;
    model::GoalPeriod kind = model::GoalPeriod::Week;
    std::int64_t phase = 0;

    // Weeks in order, then phases, then the flight.
    [[nodiscard]] auto order() const { return std::tuple(static_cast<int>(kind), from, to, phase); }
    bool operator<(const Period& other) const { return order() < other.order(); }
};

struct RowKey {
    std::int64_t topic = 0;
    int medium = 0;
    int line = 0;  ///< goals that overlap stand below each other
    auto operator<=>(const RowKey&) const = default;
};

class Matrix {
public:
    explicit Matrix(const ViewInput& in) : m_in(in) {
        for (std::size_t i = 0; i < in.coverage.size(); ++i) {
            const auto& cell = in.coverage[i];
            m_columns.emplace(period_of(cell), 0);
            m_cells[line_for(cell)].push_back(i);
        }
        std::size_t next = 0;
        for (auto& [period, index] : m_columns) index = next++;
        m_column = std::max(least_column, (in.room.width - names_width) / static_cast<double>(std::max<std::size_t>(1, m_columns.size())));
    }

    Scene make() {
        m_scene.size = {names_width + m_column * static_cast<double>(m_columns.size()), header + row_height * static_cast<double>(m_cells.size())};
        m_scene.pinned_top = header;
        m_scene.pinned_left = names_width;
        if (m_cells.empty()) return empty();
        double y = header;
        for (const auto& [key, cells] : m_cells) {
            for (const auto index : cells) add_cell(y, index);
            y += row_height;
            m_scene.line({0, y, m_scene.size.width, 0}, Ink::Line);
        }
        m_scene.fill({0, 0, names_width, m_scene.size.height}, Ink::Page);
        y = header;
        for (const auto& [key, cells] : m_cells) {
            add_name(y, key, cells);
            y += row_height;
        }
        m_scene.fill({0, 0, m_scene.size.width, header}, Ink::Page);
        for (const auto& [period, index] : m_columns) add_heading(period, index);
        add_choice(m_scene, {8, 9, names_width - 18, 28}, counting_words(m_in.zoom, m_in.anchor), base::tr(LICHSONG_N_("What counts")), counting_choice);
        m_scene.line({0, header, m_scene.size.width, 0}, Ink::StrongLine);
        return std::move(m_scene);
    }

private:
    // A week is one column, whether its goal is for the whole flight or for a phase.
    static Period period_of(const CoverageCell& cell) { return {cell.from, cell.to, cell.period, cell.period == model::GoalPeriod::Week ? 0 : cell.phase.value}; }

    [[nodiscard]] RowKey line_for(const CoverageCell& cell) const {
        RowKey key{cell.topic.value, static_cast<int>(cell.medium), 0};
        const auto taken = [&] {
            const auto row = m_cells.find(key);
            return row != m_cells.end() && std::any_of(row->second.begin(), row->second.end(), [&](std::size_t there) {
                return m_in.coverage[there].from <= cell.to && m_in.coverage[there].to >= cell.from && m_in.coverage[there].period == cell.period;
            });
        };
        while (taken()) ++key.line;
        return key;
    }
    [[nodiscard]] double left(std::size_t column) const { return names_width + m_column * static_cast<double>(column); }

    Scene empty() {
        m_scene.pinned_top = m_scene.pinned_left = 0;
        m_scene.size = m_in.room;
        m_scene.text({0, m_in.room.height / 2 - 20, m_in.room.width, 24}, base::tr(LICHSONG_N_("This plan has no goals yet: add some to see what is covered.")), Type::Body, Ink::Quiet,
                     Align::Centre);
        return std::move(m_scene);
    }

    void add_cell(double y, std::size_t index) {
        const auto& cell = m_in.coverage[index];
        const Rect place{left(m_columns.at(period_of(cell))) + 2, y + 2, m_column - 4, row_height - 4};
        const auto* then = after(index);
        const auto look = look_of(then == nullptr ? cell : *then);
        m_scene.fill(place, then == nullptr ? look.wash : Ink::Page, 5);
        if (then != nullptr) add_promise(place, look);
        const auto reached = std::to_string(cell.reached(m_in.zoom.counts)) + (then == nullptr ? "" : " → " + std::to_string(then->planned));
        m_scene.text({place.x + 7, place.y + 1, place.width - 12, 19}, reached + '/' + std::to_string(cell.target), Type::Strong, look.ink);
        constexpr double room_for_both = 100;  // what is now and then says as much as the sign
        if (then == nullptr || place.width >= room_for_both) m_scene.text({place.x + 4, place.y + 1, place.width - 9, 19}, look.sign, Type::Small, look.ink, Align::Right);
        m_scene.text({place.x + 7, place.y + 18, place.width - 10, 16}, others(cell), Type::Tiny, Ink::Quiet);
        m_scene.thing(Kind::Coverage, place, {cell.from, {}, 0, 0}, static_cast<std::int64_t>(index), name_of(cell) + promise(then));
    }

    struct Look {
        Ink wash;
        Ink ink;
        std::string sign;
    };

    // Where the cell would be with what is proposed; only plans are proposed.
    [[nodiscard]] const CoverageCell* after(std::size_t index) const {
        return m_in.proposals == nullptr || m_in.zoom.counts != CoverageLayer::Planned ? nullptr : m_in.proposals->after(m_in.coverage[index], index);
    }

    // Hatched and dashed as what is proposed, in the colours of what it would be.
    void add_promise(const Rect& place, const Look& look) {
        auto& stripes = m_scene.fill(place.inset(1), look.wash, 5);
        stripes.form = Form::Hatch;
        stripes.width = 3;
        m_scene.outline(place.inset(0.5), look.ink, 5).form = Form::Dashes;
    }

    // Of a plan in the making what is not agreed yet is met by halves; where only what is agreed counts, it is not met.
    [[nodiscard]] Look look_of(const CoverageCell& cell) const {
        const auto layer = m_in.zoom.counts;
        const bool is_plan = layer == CoverageLayer::Planned;
        if (cell.gap(is_plan ? CoverageLayer::Confirmed : layer) == 0) return {Ink::GoodWash, Ink::Good, cell.reached(layer) > cell.target ? "✓+" : "✓"};
        if (cell.gap(layer) == 0) return {Ink::CautionWash, Ink::Caution, "○"};
        return {Ink::DangerWash, Ink::Danger, "−" + std::to_string(cell.gap(layer))};
    }

    // The layers that the large number is not.
    [[nodiscard]] std::string others(const CoverageCell& cell) const {
        constexpr std::array signs{"○ ", "✓ ", "● "};
        std::string words;
        for (const auto layer : {CoverageLayer::Planned, CoverageLayer::Confirmed, CoverageLayer::Aired})
            if (layer != m_in.zoom.counts) words += (words.empty() ? "" : "  ") + std::string(signs[static_cast<std::size_t>(layer)]) + std::to_string(cell.reached(layer));
        return words;
    }

    [[nodiscard]] std::string name_of(const CoverageCell& cell) const {
        return topic_title(cell.topic.value) + ", " + app::choice_name(model::name_of(cell.medium)) + ", " + app::date_text(cell.from) + "–" + app::date_text(cell.to) + ": " +
               base::fill(base::tr(LICHSONG_N_("wanted {1}, planned {2}, agreed {3}, aired {4}")),
                          {std::to_string(cell.target), std::to_string(cell.planned), std::to_string(cell.confirmed), std::to_string(cell.aired)});
    }

    static std::string promise(const CoverageCell* then) {
        // TRANSLATORS: behind what is planned of a goal; {1} is a number of placements or minutes
        return then == nullptr ? std::string() : ", " + base::fill(base::tr(LICHSONG_N_("with what is proposed {1}")), {std::to_string(then->planned)});
    }

    [[nodiscard]] std::string topic_title(std::int64_t id) const {
        const auto* topic = m_in.plan.topics.find({id});
        return topic == nullptr ? base::tr(LICHSONG_N_("All topics")) : base::in_language(topic->title, topic->title_en);
    }

    void add_name(double y, const RowKey& key, const std::vector<std::size_t>& places) {
        const auto* topic = m_in.plan.topics.find({key.topic});
        const auto medium = app::choice_name(model::name_of(static_cast<model::Medium>(key.medium)));
        std::vector<CoverageCell> cells;
        for (const auto place : places) cells.push_back(m_in.coverage[place]);
        const auto pace = model::pace(cells, m_in.zoom.until_day ? m_in.anchor : m_in.today, CoverageLayer::Aired);
        m_scene.fill({8, y + 8, 4, row_height - 16}, Ink::Own, 2).own = colour_of(topic == nullptr ? "" : topic->colour);
        m_scene.text({20, y + 2, names_width - 28, 20}, topic_title(key.topic), Type::Strong, Ink::Text);
        m_scene.text({20, y + 20, names_width - 28, 16}, medium + " · " + in_short(pace), Type::Tiny, pace.reached < pace.due ? Ink::Caution : Ink::Quiet);
        m_scene.thing(Kind::Heading, {0, y, names_width, row_height}, {}, 0, topic_title(key.topic) + ", " + medium + ": " + in_full(pace));
    }

    static std::string in_short(const model::Pace& pace) {
        if (pace.weeks_left == 0) return base::fill(base::tr(LICHSONG_N_("aired {1} of {2}")), {std::to_string(pace.reached), std::to_string(pace.target)});
        // TRANSLATORS: short: {1} aired of {2} that are due by today; {3} are needed in each week that is left
        return base::fill(base::tr(LICHSONG_N_("aired {1}/{2} · {3} a week needed")), {std::to_string(pace.reached), std::to_string(pace.due), std::to_string(pace.per_week)});
    }
    static std::string in_full(const model::Pace& pace) {
        if (pace.weeks_left == 0) return in_short(pace);
        return base::fill(base::tr_n("aired {1}, due by today {2}, in all {3}; {4} week left, {5} needed in it", "aired {1}, due by today {2}, in all {3}; {4} weeks left, {5} needed in each", pace.weeks_left),
                          {std::to_string(pace.reached), std::to_string(pace.due), std::to_string(pace.target), std::to_string(pace.weeks_left), std::to_string(pace.per_week)});
    }

    void add_heading(const Period& period, std::size_t index) {
        std::string title;
        if (period.kind == model::GoalPeriod::Flight) title = base::tr(LICHSONG_N_("Whole campaign"));
        else if (const auto* phase = m_in.plan.phases.find({period.phase}); phase != nullptr) title = base::in_language(phase->title, phase->title_en);
        else title = base::fill(base::tr(LICHSONG_N_("Week {1}")), {std::to_string(static_cast<int>(period.from.week_number()))});
        const bool is_now = period.kind == model::GoalPeriod::Week && m_in.anchor >= period.from && m_in.anchor <= period.to;
        if (is_now) m_scene.fill({left(index), header - 3, m_column, 3}, Ink::Accent);
        m_scene.text({left(index) + 8, 4, m_column - 10, 20}, title, Type::Strong, is_now ? Ink::Accent : Ink::Text);
        m_scene.text({left(index) + 8, 23, m_column - 10, 16}, short_date(period.from) + "–" + short_date(period.to), Type::Tiny, Ink::Quiet);
    }

    static std::string short_date(const model::Date& day) { return std::to_string(static_cast<int>(day.day())) + '/' + std::to_string(static_cast<int>(day.month())); }

    const ViewInput& m_in;
    std::map<Period, std::size_t> m_columns;
    std::map<RowKey, std::vector<std::size_t>> m_cells;
    double m_column = least_column;
    Scene m_scene;
};

}  // namespace

Scene coverage_scene(const ViewInput& in) { return Matrix(in).make(); }

}  // namespace lichsong::desktop
