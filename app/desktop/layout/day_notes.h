// SPDX-License-Identifier: Apache-2.0
// What is written on a day besides what goes out: the lunar day, the holiday, milestones, the phase, the offset from election
// day.
#pragma once

#include <string>
#include <vector>

#include "calendar/model/plan.h"

namespace lichsong::desktop {

struct DayNote {
    std::string lunar;      ///< "12", "1/5"
    std::string holiday;    ///< its title, empty on other days
    bool off = false;       ///< nobody works: weekend or holiday
    std::string offset;     ///< "D-14"
    bool dday = false;
    struct Step {
        std::int64_t id = 0;
        std::string title;
    };
    std::vector<Step> milestones;
};

class DayNotes {
public:
    DayNotes(const model::Plan& plan, const model::Date& from, const model::Date& to);

    /// An empty note outside the days it was made for.
    [[nodiscard]] const DayNote& on(const model::Date& day) const;

private:
    model::Date m_from;
    std::vector<DayNote> m_notes;
};

}  // namespace lichsong::desktop
