// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/counting.h"

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {

std::string counting_words(const Zoom& zoom, const model::Date& day) {
    const auto counts = app::choice_name(model::name_of(zoom.counts));
    return zoom.until_day ? base::fill(base::tr(LICHSONG_N_("{1} · as of {2}")), {counts, app::date_text(day)}) : counts;
}

void add_choice(Scene& scene, const Rect& place, const std::string& chosen, const std::string& what, std::int64_t id) {
    scene.outline(place.inset(0.5), Ink::StrongLine, 6);
    scene.text({place.x + 10, place.y, place.width - 30, place.height}, what + ": " + chosen, Type::Small, Ink::Text);
    scene.text({place.right() - 20, place.y, 14, place.height}, "▾", Type::Small, Ink::Quiet);
    scene.thing(Kind::Choice, place, {}, id, what + ": " + chosen);
}

}  // namespace lichsong::desktop
