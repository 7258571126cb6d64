// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/spoken.h"

#include <algorithm>

#include "app/common/describe.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr std::string_view mark = "◆ ";  // a reader would say what it looks like

std::string name_of_item(const Item& item, const model::Plan& plan, const Legend& legend) {
    const auto* outlet = plan.outlets.find({item.outlet});
    const app::ScheduleWords words;
    const auto& stored = words.state(item.state, outlet == nullptr ? model::Medium::Other : outlet->medium);
    // TRANSLATORS: of a draft that is proposed to move; {1} from where and where to
    const auto what = item.is_moved() ? base::fill(base::tr(LICHSONG_N_("Proposed to move: {1}")), {moved_text(item, legend)}) : base::tr("Proposed");
    const auto state = item.proposed ? what + (item.pinned ? ", " + base::tr(LICHSONG_N_("pinned")) : "") : stored;
    return spoken({item.title + (item.repeat ? words.repeat : ""), item.start ? model::hm(*item.start) : "", words.day(item.date), std::string(legend.name_of_outlet(item.outlet)),
                   app::field_name("state") + ": " + state, item.locked ? app::field_name("locked") : ""});
}

}  // namespace

std::string spoken(const std::vector<std::string>& parts) {
    std::string all;
    for (const auto& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
    return all;
}

std::string spoken_name(const Thing& thing, const Schedule& schedule, const model::Plan& plan, const Legend& legend) {
    switch (thing.kind) {
        case Kind::Placement: {
            const auto* item = schedule.find(thing.id);
            return item == nullptr ? std::string() : name_of_item(*item, plan, legend);
        }
        case Kind::More: return spoken({thing.name, app::weekday_short(thing.target.date) + ' ' + app::date_text(thing.target.date)});
        case Kind::Milestone: return base::with_capital(app::kind_name("milestone")) + ": " + (thing.name.starts_with(mark) ? thing.name.substr(mark.size()) : thing.name);
        default: return thing.name;
    }
}

std::string spoken_cell(const Thing& ground, const Target& target, const Zoom& zoom, const Schedule& schedule) {
    if (ground.kind != Kind::Time || !target.start) return ground.name;
    constexpr int seconds_per_minute = 60;
    const int from = target.start->seconds;
    const int to = from + zoom.step_minutes * seconds_per_minute;
    std::vector<std::string> parts{model::hm(*target.start), ground.name};
    for (const auto& item : schedule.on(target.date)) {
        const bool here = item.start && item.start->seconds < to && item.start->seconds + std::max<int>(1, static_cast<int>(item.length.count())) > from;
        if (here && (target.outlet == 0 || target.outlet == item.outlet)) parts.push_back(item.title);
    }
    return spoken(parts);
}

}  // namespace lichsong::desktop
