// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/day_notes.h"

#include "calendar/base/i18n.h"
#include "calendar/model/lunar.h"

namespace lichsong::desktop {

DayNotes::DayNotes(const model::Plan& plan, const model::Date& from, const model::Date& to) : m_from(from) {
    const model::WorkingDays days(from, to, plan.holidays.rows());
    const auto& dday = plan.campaign.dday;
    m_notes.resize(static_cast<std::size_t>(model::days_between(from, to) + 1));
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        auto& note = m_notes[i];
        const auto day = model::plus_days(from, static_cast<long>(i));
        note.lunar = model::lunar_cell(model::to_lunar(day));
        if (const auto* holiday = days.holiday(day)) note.holiday = base::in_language(holiday->title, holiday->title_en);
        note.off = !days.is_working(day);
        note.offset = model::d_offset(day, dday);
        note.dday = model::is_set(dday) && day == dday;
    }
    const auto planned = model::planned_dates(plan.campaign, plan.milestones.rows());
    for (std::size_t i = 0; i < planned.size(); ++i) {
        const auto& milestone = plan.milestones.rows()[i];
        const auto& day = model::is_set(milestone.actual) ? milestone.actual : planned[i].to;
        if (!model::is_set(day) || day < from || day > to) continue;
        m_notes[static_cast<std::size_t>(model::days_between(from, day))].milestones.push_back({milestone.id, base::in_language(milestone.title, milestone.title_en)});
    }
}

const DayNote& DayNotes::on(const model::Date& day) const {
    static const DayNote none;
    if (m_notes.empty() || day < m_from) return none;
    const auto index = static_cast<std::size_t>(model::days_between(m_from, day));
    return index < m_notes.size() ? m_notes[index] : none;
}

}  // namespace lichsong::desktop
