// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/flow.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "app/common/describe.h"
#include "app/desktop/layout/year_strip.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr double header = 46;
constexpr double names_width = 230;
constexpr double group_height = 26;
constexpr double row_height = 26;
constexpr double least_column = 46;
constexpr double bar_margin = 4;

struct Amount {
    int planned = 0;
    int agreed = 0;
    int proposed = 0;  ///< by the planner: not among those planned
};
using Amounts = std::vector<Amount>;

std::string words_of(FlowBy by) { return app::field_name(flow_by_names[static_cast<std::size_t>(by)]); }

// Which row of the plan an item falls under, and what that is called.
class Rows {
public:
    explicit Rows(const ViewInput& in) : m_in(in), m_phases(model::phase_dates(in.plan.campaign, in.plan.milestones.rows(), in.plan.phases.rows())) {
        for (const auto& outlet : in.plan.outlets) m_media.emplace(outlet.id, outlet.medium);
    }

    [[nodiscard]] std::int64_t of(FlowBy by, const Item& item) const {
        switch (by) {
            case FlowBy::Phase: return phase_on(item.date);
            case FlowBy::Topic: return item.topic;
            case FlowBy::Medium: return medium_of(item.outlet);
            case FlowBy::Outlet: return item.outlet;
            case FlowBy::Series: return item.series;
        }
        return 0;
    }

    [[nodiscard]] std::int64_t medium_of(std::int64_t outlet) const {
        const auto found = m_media.find(outlet);
        return found == m_media.end() ? 0 : static_cast<std::int64_t>(found->second) + 1;
    }

    [[nodiscard]] std::string name(FlowBy by, std::int64_t id) const {
        const auto& plan = m_in.plan;
        const auto title = [](const auto* row) { return row == nullptr ? std::string() : base::in_language(row->title, row->title_en); };
        std::string words;
        switch (by) {
            case FlowBy::Phase: words = title(plan.phases.find({id})); break;
            case FlowBy::Topic: words = title(plan.topics.find({id})); break;
            case FlowBy::Medium: words = id == 0 ? "" : app::choice_name(model::medium_names[static_cast<std::size_t>(id - 1)]); break;
            case FlowBy::Outlet: words = m_in.legend.name_of_outlet(id); break;
            case FlowBy::Series: words = title(plan.series.find({id})); break;
        }
        // TRANSLATORS: {1} is "topic", "series" or the like; the row of all that has none
        return words.empty() ? base::fill(base::tr(LICHSONG_N_("({1}: none)")), {by == FlowBy::Medium ? words_of(by) : app::kind_name(flow_by_names[static_cast<std::size_t>(by)])}) : words;
    }

    [[nodiscard]] std::uint32_t colour(FlowBy by, std::int64_t id) const {
        const auto* topic = by == FlowBy::Topic ? m_in.plan.topics.find({id}) : nullptr;
        if (topic != nullptr) return colour_of(topic->colour);
        if (by == FlowBy::Medium && id > 0) return colour_of(model::medium_info(static_cast<model::Medium>(id - 1)).colour);
        return by == FlowBy::Outlet ? m_in.legend.colour_of_outlet(id) : plain;
    }

private:
    static constexpr std::uint32_t plain = 0x2563EB;

    [[nodiscard]] std::int64_t phase_on(const model::Date& day) const {
        for (std::size_t i = 0; i < m_phases.size(); ++i)
            if (m_phases[i].holds(day)) return m_in.plan.phases.rows()[i].id;
        return 0;
    }

    const ViewInput& m_in;
    std::vector<model::DateSpan> m_phases;
    std::unordered_map<std::int64_t, model::Medium> m_media;
};

class Flow {
public:
    explicit Flow(const ViewInput& in) : m_in(in), m_look(in.zoom.flow), m_rows(in) {
        const auto span = flight_span(in.plan, in.anchor);
        for (auto day = m_look.months ? span.from : model::monday_of(span.from); day <= span.to; day = next(day)) m_starts.push_back(day);
        m_column = std::max(least_column, (in.room.width - names_width) / static_cast<double>(m_starts.size()));
        // Of outlets by medium all are wanted, also those in which nothing goes out.
        if (m_look.outer == FlowBy::Medium && m_look.inner == FlowBy::Outlet)
            for (const auto outlet : in.outlets) row(m_rows.medium_of(outlet), outlet);
        const auto end = next(m_starts.back());
        for (const auto& item : in.schedule.items()) {
            const bool is_shown = std::find(in.outlets.begin(), in.outlets.end(), item.outlet) != in.outlets.end();
            if (!is_shown || item.is_gone() || item.date < m_starts.front() || item.date >= end) continue;
            auto& amount = row(m_rows.of(m_look.outer, item), m_rows.of(m_look.inner, item))[column_of(item.date)];
            if (item.proposed) {
                ++amount.proposed;
                continue;
            }
            ++amount.planned;
            if (model::state_info(item.state).confirmed) ++amount.agreed;
        }
    }

    Scene make() {
        double y = header;
        for (const auto& [group, rows] : m_groups) {
            m_scene.fill({0, y, names_width + m_column * static_cast<double>(m_starts.size()), group_height}, Ink::Panel);
            m_names.emplace_back(y, m_rows.name(m_look.outer, group.second), true);
            y += group_height;
            for (const auto& [row, amounts] : rows) {
                add_bars(y, group.second, row.second, amounts);
                m_names.emplace_back(y, m_rows.name(m_look.inner, row.second), false);
                y += row_height;
            }
        }
        m_scene.size = {names_width + m_column * static_cast<double>(m_starts.size()), y};
        m_scene.pinned_top = header;
        m_scene.pinned_left = names_width;
        add_marks();
        m_scene.fill({0, 0, names_width, y}, Ink::Page);
        for (const auto& [at, name, is_group] : m_names)
            m_scene.text({is_group ? 10.0 : 22.0, at, names_width - 28, row_height}, name, is_group ? Type::Strong : Type::Small, is_group ? Ink::Text : Ink::Quiet);
        m_scene.fill({0, 0, m_scene.size.width, header}, Ink::Page);
        for (std::size_t i = 0; i < m_starts.size(); ++i) add_heading(i);
        m_scene.line({0, header, m_scene.size.width, 0}, Ink::StrongLine);
        add_choices();
        return std::move(m_scene);
    }

private:
    using Key = std::pair<std::int64_t, std::int64_t>;  ///< place and id: what has none comes last
    static Key key(std::int64_t id) { return {id == 0 ? INT64_MAX : id, id}; }

    Amounts& row(std::int64_t group, std::int64_t id) {
        auto& amounts = m_groups[key(group)][key(id)];
        amounts.resize(m_starts.size());
        return amounts;
    }

    [[nodiscard]] model::Date next(const model::Date& day) const { return m_look.months ? day.end_of_month() + boost::gregorian::days(1) : model::plus_days(day, 7); }
    [[nodiscard]] std::size_t column_of(const model::Date& day) const { return static_cast<std::size_t>(std::upper_bound(m_starts.begin(), m_starts.end(), day) - m_starts.begin() - 1); }
    [[nodiscard]] double left(std::size_t column) const { return names_width + m_column * static_cast<double>(column); }

    // Weeks side by side in which something goes out are one flight.
    void add_bars(double y, std::int64_t group, std::int64_t id, const Amounts& amounts) {
        const bool has_colour = m_look.inner != FlowBy::Phase && m_look.inner != FlowBy::Series;
        const auto colour = has_colour ? m_rows.colour(m_look.inner, id) : m_rows.colour(m_look.outer, group);
        for (std::size_t from = 0; from < amounts.size(); ++from) {
            if (amounts[from].planned == 0) {
                if (amounts[from].proposed > 0) add_ghost(y, group, id, from, amounts[from], colour);
                continue;
            }
            auto to = from;
            while (to + 1 < amounts.size() && amounts[to + 1].planned > 0) ++to;
            const Rect bar{left(from) + 1, y + bar_margin, m_column * static_cast<double>(to - from + 1) - 2, row_height - 2 * bar_margin};
            m_scene.fill(bar, Ink::OwnWash, 4).own = colour;
            for (auto i = from; i <= to; ++i) add_amount(y, group, id, i, amounts[i], colour);
            from = to;
        }
    }

    // A week in which nothing stands but what is proposed.
    void add_ghost(double y, std::int64_t group, std::int64_t id, std::size_t column, const Amount& amount, std::uint32_t colour) {
        const Rect cell{left(column) + 1, y + bar_margin, m_column - 2, row_height - 2 * bar_margin};
        auto& stripes = m_scene.fill(cell.inset(1), Ink::OwnWash, 4);
        stripes.form = Form::Hatch;
        stripes.own = colour;
        stripes.width = 3;
        auto& edge = m_scene.outline(cell.inset(0.5), Ink::Own, 4);
        edge.form = Form::Dashes;
        edge.own = colour;
        add_amount(y, group, id, column, amount, colour);
    }

    void add_amount(double y, std::int64_t group, std::int64_t id, std::size_t column, const Amount& amount, std::uint32_t colour) {
        const Rect cell{left(column) + 1, y + bar_margin, m_column - 2, row_height - 2 * bar_margin};
        const double part = amount.planned == 0 ? 0 : static_cast<double>(amount.agreed) / amount.planned;
        if (amount.agreed > 0) m_scene.fill({cell.x, cell.bottom() - 3, cell.width * part, 3}, Ink::Own, 1).own = colour;
        auto words = amount.planned == 0 ? std::string() : std::to_string(amount.planned) + (amount.agreed == amount.planned ? " ✓" : "");
        if (amount.proposed > 0) words += (words.empty() ? "+" : " +") + std::to_string(amount.proposed);
        m_scene.text(cell, words, Type::Tiny, Ink::OwnText, Align::Centre).own = colour;
        const auto& day = m_starts[column];
        auto name = m_rows.name(m_look.outer, group) + ", " + m_rows.name(m_look.inner, id) + ", " + (m_look.months ? month_title(day) : app::date_text(day)) + ": " +
                    base::fill(base::tr(LICHSONG_N_("planned {1}, agreed {2}")), {std::to_string(amount.planned), std::to_string(amount.agreed)});
        if (amount.proposed > 0) name += ", " + base::fill(base::tr_n("{1} proposed", "{1} proposed", amount.proposed), {std::to_string(amount.proposed)});
        const auto outlet = m_look.inner == FlowBy::Outlet ? id : m_look.outer == FlowBy::Outlet ? group : 0;
        m_scene.thing(Kind::Flight, cell, {day, {}, outlet, 0}, id, std::move(name)).group = group;
    }

    // Election day and today run through all rows.
    void add_marks() {
        const auto mark = [&](const model::Date& day, Ink ink) {
            if (!model::is_set(day) || day < m_starts.front() || day >= next(m_starts.back())) return;
            const auto column = column_of(day);
            const auto& start = m_starts[column];
            const double part = (static_cast<double>(model::days_between(start, day)) + 0.5) / static_cast<double>(model::days_between(start, next(start)));
            m_scene.line({left(column) + m_column * part, header, 0, m_scene.size.height - header}, ink).width = 2;
        };
        mark(m_in.plan.campaign.dday, Ink::Danger);
        mark(m_in.today, Ink::Accent);
    }

    void add_heading(std::size_t column) {
        const auto& day = m_starts[column];
        if (m_look.months) {
            m_scene.text({left(column), 4, m_column, 38}, month_title(day), Type::Strong, Ink::Text, Align::Centre);
        } else {
            m_scene.text({left(column), 4, m_column, 20}, std::to_string(static_cast<int>(day.day())) + '/' + std::to_string(static_cast<int>(day.month())), Type::Strong, Ink::Text, Align::Centre);
            m_scene.text({left(column), 23, m_column, 16}, std::to_string(static_cast<int>(day.week_number())), Type::Tiny, Ink::Quiet, Align::Centre);
        }
        m_scene.line({left(column), header, 0, m_scene.size.height - header}, Ink::Line);
    }

    // In the corner: what is down and what is across, to be chosen.
    void add_choices() {
        const Rect place{8, 9, names_width - 18, 28};
        const auto across = m_look.months ? base::tr(LICHSONG_N_("months")) : base::tr(LICHSONG_N_("weeks"));
        const auto words = words_of(m_look.outer) + " › " + words_of(m_look.inner) + " · " + across;
        m_scene.outline(place.inset(0.5), Ink::StrongLine, 6);
        m_scene.text({place.x + 10, place.y, place.width - 30, place.height}, words, Type::Small, Ink::Text);
        m_scene.text({place.right() - 20, place.y, 14, place.height}, "▾", Type::Small, Ink::Quiet);
        m_scene.thing(Kind::Choice, place, {}, 0, base::tr(LICHSONG_N_("Rows of the flowchart")) + ": " + words);
    }

    const ViewInput& m_in;
    FlowLook m_look;
    Rows m_rows;
    std::vector<model::Date> m_starts;  ///< of weeks or months
    double m_column = least_column;
    std::map<Key, std::map<Key, Amounts>> m_groups;
    std::vector<std::tuple<double, std::string, bool>> m_names;
    Scene m_scene;
};

}  // namespace

Scene flow_scene(const ViewInput& in) { return Flow(in).make(); }

}  // namespace lichsong::desktop
