// SPDX-License-Identifier: Apache-2.0
// What overviews of the whole plan are made of, worked out beside the window where there is a thread for it.
#include <algorithm>

#include "app/desktop/models/workspace.h"

namespace lichsong::desktop {

const std::vector<model::CoverageCell>& Workspace::coverage() {
    if (m_coverage_is_fresh || is_waiting_for("coverage")) return m_coverage;
    ask<std::vector<model::CoverageCell>>("coverage", [](service::Desk& desk) { return model::coverage(desk.whole_plan()); },
                                          [this](std::vector<model::CoverageCell> cells) {
                                              m_coverage = std::move(cells);
                                              m_coverage_is_fresh = true;
                                              if (m_background) tell(Computed);
                                          });
    return m_coverage;
}

const std::vector<model::CoverageCell>& Workspace::coverage_shown() {
    if (!m_zoom.until_day) return coverage();
    const bool is_asked = is_waiting_for("coverage_until") && m_coverage_asked == m_day;
    if (m_coverage_day == m_day || is_asked) return m_coverage_until;
    m_coverage_asked = m_day;
    ask<std::vector<model::CoverageCell>>("coverage_until", [day = m_day](service::Desk& desk) { return model::coverage(desk.whole_plan(), day); },
                                          [this, day = m_day](std::vector<model::CoverageCell> cells) {
                                              m_coverage_until = std::move(cells);
                                              m_coverage_day = day;
                                              if (m_background) tell(Computed);
                                          });
    return m_coverage_until;
}

const std::vector<model::AreaReach>& Workspace::areas() {
    const auto& campaign = plan().campaign;
    const auto end = model::is_set(campaign.last_day) ? campaign.last_day : std::max(m_desk.today(), m_day);
    const std::pair wanted(m_zoom.until_day ? m_day : end, m_zoom.counts);
    if (m_areas_of == wanted || (is_waiting_for("areas") && m_areas_asked == wanted)) return m_areas;
    m_areas_asked = wanted;
    ask<std::vector<model::AreaReach>>("areas", [wanted](service::Desk& desk) { return model::reach(desk.whole_plan(), wanted.first, wanted.second); },
                                       [this, wanted](std::vector<model::AreaReach> areas) {
                                           m_areas = std::move(areas);
                                           m_areas_of = wanted;
                                           if (m_background) tell(Computed);
                                       });
    return m_areas;
}

}  // namespace lichsong::desktop
