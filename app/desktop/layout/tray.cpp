// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/tray.h"

#include <algorithm>

#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr double margin = 8;
constexpr double gap = 6;
constexpr double chip_width = 236;
constexpr double height = 40;

void add_waiting(Scene& scene, const Rect& place, const model::Segment& segment, const model::Plan& plan, bool is_selected) {
    const auto* topic = segment.topics.empty() ? nullptr : plan.topics.find(segment.topics.front());
    const auto colour = colour_of(topic == nullptr ? std::string_view() : std::string_view(topic->colour));
    scene.fill(place, Ink::OwnWash, 5).own = colour;
    auto& edge = scene.outline(place.inset(0.5), is_selected ? Ink::Accent : Ink::Own, 5);
    edge.own = colour;
    edge.width = is_selected ? 2 : 1;
    if (!is_selected) edge.form = Form::Dashes;
    auto title = base::in_language(segment.title, segment.title_en);
    if (segment.issue > 0) title += " #" + std::to_string(segment.issue);
    auto below = topic == nullptr ? std::string() : base::in_language(topic->title, topic->title_en);
    if (segment.length.count() > 0) below = model::duration_text(segment.length) + (below.empty() ? "" : " · ") + below;
    const auto symbol = topic == nullptr || topic->symbol.empty() ? std::string() : topic->symbol + ' ';
    scene.text({place.x + 10, place.y + 3, place.width - 16, 18}, symbol + title, Type::Small, Ink::OwnText).own = colour;
    scene.text({place.x + 10, place.y + 20, place.width - 16, 15}, below, Type::Tiny, Ink::Quiet);
    scene.thing(Kind::Waiting, place, {}, segment.id, below.empty() ? title : title + ", " + below);
}

}  // namespace

Scene tray_scene(const TrayInput& in) {
    Scene scene;
    const auto columns = std::max(1, static_cast<int>((in.width - 2 * margin + gap) / (chip_width + gap)));
    const double width = (in.width - 2 * margin - gap * (columns - 1)) / columns;
    int at = 0;
    for (const auto& segment : in.waiting) {
        const bool fits = in.words.empty() || base::fold(segment.title + ' ' + segment.title_en + ' ' + segment.key).find(in.words) != std::string::npos;
        if (!fits) continue;
        const Rect place{margin + (width + gap) * (at % columns), margin + (height + gap) * (at / columns), width, height};
        add_waiting(scene, place, segment, in.plan, segment.id == in.selected);
        ++at;
    }
    scene.size = {in.width, margin + (height + gap) * ((at + columns - 1) / columns)};
    if (at == 0) {
        const auto words = base::tr(in.waiting.empty() ? LICHSONG_N_("Everything is in the calendar. Drag a draft here to take it out.") : LICHSONG_N_("Nothing that waits has these words"));
        scene.text({margin + 2, margin, in.width - 2 * margin, 24}, words, Type::Small, Ink::Quiet);
    }
    return scene;
}

}  // namespace lichsong::desktop
