// SPDX-License-Identifier: Apache-2.0
#include "app/common/wording.h"

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {

ical::Wording calendar_wording() {
    ical::Wording words;
    words.cancelled_prefix = base::tr(LICHSONG_N_("[CANCELLED]"));
    words.state = [known = ScheduleWords()](const model::Placement& placement, const model::Outlet& outlet) { return known.state(placement.state, outlet.medium); };
    words.code = field_name("code");
    words.outlet = field_name("outlet");
    words.responsible = field_name("responsible_body");
    words.reference = field_name("reference");
    words.repeat = field_name("repeat_of");
    words.makegood = field_name("makegood_for");
    words.issue = base::tr(LICHSONG_N_("no."));
    words.english = base::language() == base::Language::English;
    return words;
}

ical::Wording calendar_wording(const Settings& settings, base::Language language) {
    const auto ours = base::language();
    if (ours == language) return calendar_wording();
    base::set_language(language, settings.catalogues().string());
    auto words = calendar_wording();
    base::set_language(ours, settings.catalogues().string());
    return words;
}

}  // namespace lichsong::app
