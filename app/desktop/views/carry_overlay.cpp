// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/carry_overlay.h"

#include <algorithm>

#include "app/desktop/layout/cursor.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr int seconds_per_minute = 60;
constexpr std::size_t most_sentences = 3;

class Overlay {
public:
    Overlay(const CarryView& view, DropGuide& guide) : m_view(view), m_guide(guide) {}

    Scene make() {
        add_verdicts();
        if (m_view.over) add_carried(*m_view.over);
        return std::move(m_overlay);
    }

private:
    [[nodiscard]] Rect placed(const Rect& place) const { return on_window(m_view.scene, m_view.offset, place); }

    // What of it is to be seen: it may be scrolled below the headings in part.
    [[nodiscard]] Rect seen(const Rect& place) const {
        const auto at = placed(place);
        const double left = place.x >= m_view.scene.pinned_left ? std::max(at.x, m_view.scene.pinned_left) : at.x;
        const double top = place.y >= m_view.scene.pinned_top ? std::max(at.y, m_view.scene.pinned_top) : at.y;
        return {left, top, at.right() - left, at.bottom() - top};
    }

    // Every place that has been asked for says what would become of the drop: an edge and a sign.
    void add_verdicts() {
        constexpr double sign = 18;
        constexpr double edge = 3;
        for (const auto& thing : m_view.scene.things) {
            const auto* verdict = thing.kind == Kind::Day || thing.kind == Kind::Slot ? m_guide.known(thing.target) : nullptr;
            if (verdict == nullptr || verdict->is_open) continue;
            const auto frame = seen(thing.place).inset(edge / 2);
            if (frame.width < edge || frame.height < edge) continue;
            m_overlay.outline(frame, verdict->ink(), edge).width = edge / 2;
            m_overlay.fill({frame.right() - sign, frame.y, sign, sign}, verdict->wash(), 3);
            m_overlay.text({frame.right() - sign, frame.y, sign, sign}, std::string(verdict->sign()), Type::Strong, verdict->ink(), Align::Centre);
        }
    }

    // Where it would lie: the length it has or would get, where the view has hours.
    [[nodiscard]] Rect frame(const Target& over) const {
        const bool resizes = m_guide.carried().how == Carry::Resize;
        const auto& placement = m_guide.placement();
        auto begins = over;
        if (resizes) begins = {placement.date, placement.start, placement.outlet.value, 0};
        auto frame = frame_of(m_view.scene, m_view.zoom, begins);
        if (const auto& hours = m_view.scene.hours; resizes && hours && over.start && placement.start)
            frame = hours->stretch(frame, *placement.start, std::max(seconds_per_minute, over.start->seconds - placement.start->seconds));
        return placed(frame).inset(1);
    }

    [[nodiscard]] std::string words(const Target& over, const Verdict& verdict) const {
        const auto& placement = m_guide.placement();
        auto words = std::string(verdict.sign()) + ' ';
        if (m_guide.carried().how == Carry::Copy) words += "+ ";
        if (m_guide.carried().how == Carry::Resize && over.start && placement.start)
            words += model::hm(*placement.start) + "–" + model::hm(*over.start) + " (" + model::duration_text(length_until(*placement.start, *over.start)) + ") ";
        else if (over.start) words += model::hm(*over.start) + ' ';
        return words + m_view.words;
    }

    void add_carried(const Target& over) {
        const auto& verdict = m_guide.at(over);
        const auto place = frame(over);
        m_overlay.fill(place, verdict.wash(), 4);
        m_overlay.outline(place, verdict.ink(), 4).width = 2;
        constexpr double line = 24;
        constexpr double readable = 120;
        auto sentences = verdict.is_open ? std::vector{base::tr(LICHSONG_N_("Outlet and time are asked for when it is put down here"))} : verdict.sentences;
        sentences.resize(std::min(most_sentences, sentences.size()));
        if (place.width < readable) sentences.insert(sentences.begin(), words(over, verdict));
        else m_overlay.text({place.x + 8, place.y, place.width - 12, std::min(std::max(place.height, 16.0), line)}, words(over, verdict), Type::Strong, verdict.ink());
        add_sentences(place, verdict.ink(), sentences);
    }

    void add_sentences(const Rect& place, Ink ink, const std::vector<std::string>& sentences) {
        constexpr double width = 420;
        constexpr double line = 20;
        const auto count = sentences.size();
        if (count == 0) return;
        const double x = std::clamp(place.x, 4.0, std::max(4.0, m_view.window.width - width - 4));
        const double height = line * static_cast<double>(count) + 8;
        const double y = place.bottom() + height + 6 < m_view.window.height ? place.bottom() + 4 : place.y - height - 4;
        m_overlay.fill({x, y, width, height}, Ink::Page, 6);
        m_overlay.outline({x, y, width, height}, ink, 6);
        for (std::size_t i = 0; i < count; ++i) m_overlay.text({x + 10, y + 4 + line * static_cast<double>(i), width - 16, line}, sentences[i], Type::Small, Ink::Text);
    }

    const CarryView& m_view;
    DropGuide& m_guide;
    Scene m_overlay;
};

}  // namespace

Rect on_window(const Scene& scene, const Point& offset, Rect place) {
    if (place.x >= scene.pinned_left) place.x -= offset.x;
    if (place.y >= scene.pinned_top) place.y -= offset.y;
    return place;
}

Scene carry_overlay(const CarryView& view, DropGuide& guide) { return Overlay(view, guide).make(); }

}  // namespace lichsong::desktop
