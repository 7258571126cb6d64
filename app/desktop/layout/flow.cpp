// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/flow.h"

#include <algorithm>
#include <map>

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

struct Amount {
    int planned = 0;
    int agreed = 0;
};

// By medium, then by outlet; a bar for each week.
class Flow {
public:
    explicit Flow(const ViewInput& in) : m_in(in), m_span(flight_span(in.plan, in.anchor)) {
        m_span.from = model::monday_of(m_span.from);
        m_weeks = static_cast<std::size_t>(model::days_between(m_span.from, m_span.to) / 7 + 1);
        m_column = std::max(least_column, (in.room.width - names_width) / static_cast<double>(m_weeks));
        std::map<std::int64_t, model::Medium> media;
        for (const auto& outlet : in.plan.outlets) media.emplace(outlet.id, outlet.medium);
        for (const auto outlet : in.outlets) m_groups[media[outlet]][outlet].resize(m_weeks);
        for (const auto& item : in.schedule.items()) {
            const auto medium = media.find(item.outlet);
            if (medium == media.end() || item.is_gone() || item.date < m_span.from || item.date > m_span.to) continue;
            auto& weeks = m_groups[medium->second][item.outlet];
            weeks.resize(m_weeks);
            auto& amount = weeks[static_cast<std::size_t>(model::days_between(m_span.from, item.date) / 7)];
            ++amount.planned;
            if (model::state_info(item.state).confirmed) ++amount.agreed;
        }
    }

    Scene make() {
        double y = header;
        for (const auto& [medium, outlets] : m_groups) {
            m_scene.fill({0, y, names_width + m_column * static_cast<double>(m_weeks), group_height}, Ink::Panel);
            m_names.emplace_back(y, app::choice_name(model::name_of(medium)), true);
            y += group_height;
            for (const auto& [outlet, weeks] : outlets) {
                for (std::size_t week = 0; week < weeks.size(); ++week) add_bar(y, outlet, week, weeks[week]);
                m_names.emplace_back(y, std::string(m_in.legend.name_of_outlet(outlet)), false);
                y += row_height;
            }
        }
        m_scene.size = {names_width + m_column * static_cast<double>(m_weeks), y};
        m_scene.pinned_top = header;
        m_scene.pinned_left = names_width;
        add_marks();
        m_scene.fill({0, 0, names_width, y}, Ink::Page);
        for (const auto& [at, name, is_group] : m_names)
            m_scene.text({is_group ? 10.0 : 22.0, at, names_width - 28, row_height}, name, is_group ? Type::Strong : Type::Small, is_group ? Ink::Text : Ink::Quiet);
        m_scene.fill({0, 0, m_scene.size.width, header}, Ink::Page);
        for (std::size_t week = 0; week < m_weeks; ++week) add_heading(week);
        m_scene.line({0, header, m_scene.size.width, 0}, Ink::StrongLine);
        return std::move(m_scene);
    }

private:
    [[nodiscard]] double left(std::size_t week) const { return names_width + m_column * static_cast<double>(week); }

    void add_bar(double y, std::int64_t outlet, std::size_t week, const Amount& amount) {
        if (amount.planned == 0) return;
        const auto colour = m_in.legend.colour_of_outlet(outlet);
        const Rect bar{left(week) + 1, y + 4, m_column - 2, row_height - 8};
        m_scene.fill(bar, Ink::OwnWash, 3).own = colour;
        const double part = static_cast<double>(amount.agreed) / amount.planned;
        if (amount.agreed > 0) m_scene.fill({bar.x, bar.bottom() - 3, bar.width * part, 3}, Ink::Own, 1).own = colour;
        const auto words = std::to_string(amount.planned) + (amount.agreed == amount.planned ? " ✓" : "");
        m_scene.text(bar, words, Type::Tiny, Ink::OwnText, Align::Centre).own = colour;
        const auto monday = model::plus_days(m_span.from, static_cast<long>(week) * 7);
        auto name = std::string(m_in.legend.name_of_outlet(outlet)) + ", " + app::date_text(monday) + ": " +
                    base::fill(base::tr(LICHSONG_N_("planned {1}, agreed {2}")), {std::to_string(amount.planned), std::to_string(amount.agreed)});
        m_scene.thing(Kind::Flight, bar, {monday, {}, outlet, 0}, outlet, std::move(name));
    }

    // Election day and today run through all rows.
    void add_marks() {
        const auto mark = [&](const model::Date& day, Ink ink) {
            if (!model::is_set(day) || day < m_span.from || day > m_span.to) return;
            const double x = names_width + m_column * static_cast<double>(model::days_between(m_span.from, day)) / 7 + m_column / 14;
            m_scene.line({x, header, 0, m_scene.size.height - header}, ink).width = 2;
        };
        mark(m_in.plan.campaign.dday, Ink::Danger);
        mark(m_in.today, Ink::Accent);
    }

    void add_heading(std::size_t week) {
        const auto monday = model::plus_days(m_span.from, static_cast<long>(week) * 7);
        m_scene.text({left(week), 4, m_column, 20}, std::to_string(static_cast<int>(monday.day())) + '/' + std::to_string(static_cast<int>(monday.month())), Type::Strong, Ink::Text, Align::Centre);
        m_scene.text({left(week), 23, m_column, 16}, std::to_string(static_cast<int>(monday.week_number())), Type::Tiny, Ink::Quiet, Align::Centre);
        m_scene.line({left(week), header, 0, m_scene.size.height - header}, Ink::Line);
    }

    const ViewInput& m_in;
    model::DateSpan m_span;
    std::size_t m_weeks = 0;
    double m_column = least_column;
    std::map<model::Medium, std::map<std::int64_t, std::vector<Amount>>> m_groups;
    std::vector<std::tuple<double, std::string, bool>> m_names;
    Scene m_scene;
};

}  // namespace

Scene flow_scene(const ViewInput& in) { return Flow(in).make(); }

}  // namespace lichsong::desktop
