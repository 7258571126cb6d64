// SPDX-License-Identifier: Apache-2.0
// A view on paper: the same scene as on screen, laid out for the sheet and cut into pages. Preview, PDF and printer draw the
// same pages.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/desktop/drawing/canvas.h"

namespace lichsong::desktop {

enum class Sheet : std::uint8_t { A4, A3 };

struct Paper {
    Sheet sheet = Sheet::A4;
    bool upright = false;
    friend bool operator==(const Paper&, const Paper&) = default;
};

/// Of the sheet, in points of 1/72 inch.
[[nodiscard]] Size points_of(const Paper& paper);
/// What a scene has room for on it, in the logical pixels of layouts.
[[nodiscard]] Size room_on(const Paper& paper);

struct Piece {
    double from = 0;
    double to = 0;
    friend bool operator==(const Piece&, const Piece&) = default;
};

/// Pieces that cover [from, to), each at most `room` long, so that all of `whole` lies in one of them, but for what is longer
/// than half of it. Where things lie so close that no cut goes between them, the next piece begins with those that the cut
/// went through.
[[nodiscard]] std::vector<Piece> pieces(double from, double to, double room, std::vector<Piece> whole);

/// The parts of the scene, besides what is pinned, that stand on one page each: from left to right, then down.
[[nodiscard]] std::vector<Rect> pages_of(const Scene& scene, const Size& room);

/// A scene as pages under a title. What is pinned stands on each; the foot names who answers for it and counts the pages.
class Printed {
public:
    Printed(Scene scene, const Paper& paper, std::string title, std::string foot);

    [[nodiscard]] const Paper& paper() const noexcept { return m_paper; }
    [[nodiscard]] std::size_t pages() const noexcept { return m_parts.size(); }
    /// In points, the upper left corner of the sheet at the origin.
    void draw(cairo_t* cairo, std::size_t page, Letterer& letterer) const;
    /// Error{Call,"work.stopped"} where `should_stop`, asked before each page, says so.
    [[nodiscard]] std::string pdf(Letterer& letterer, const std::function<bool()>& should_stop = {}) const;

private:
    Scene m_scene;
    Paper m_paper;
    std::string m_title;
    std::string m_foot;
    std::vector<Rect> m_parts;
};

}  // namespace lichsong::desktop
