// SPDX-License-Identifier: Apache-2.0
// What a person waits for at the desktop with 100 000 placements on 50 outlets, drawn into a picture of 1600×900 without a
// screen: each beside a peer in the same run. The median over all frames and the peak memory stand in the counters.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <functional>
#include <vector>

#include <cairo.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/common/settings.h"
#include "app/desktop/drawing/film.h"
#include "app/desktop/layout/cursor.h"
#include "app/desktop/layout/month.h"
#include "app/desktop/layout/time_grid.h"
#include "app/desktop/layout/year_strip.h"
#include "app/desktop/models/drop_guide.h"
#include "app/desktop/models/list_rows.h"
#include "app/desktop/models/workspace.h"
#include "app/desktop/views/drawn_views.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/plan_files.h"

namespace {

using namespace lichsong;
using namespace lichsong::desktop;

constexpr Size window{1600, 900};
const base::SystemClock system_clock;
const model::Date shown(2021, 5, 20);

class Plan {
public:
    Plan() : path(std::filesystem::temp_directory_path() / ("bench-" + std::to_string(::getpid()) + ".lichsong")) {
        service::generate_plan(path.string(), {100'000, 50, 1}, {settings().templates(), {}, system_clock, "bench"});
    }
    ~Plan() { std::filesystem::remove(path); }
    static app::Settings settings() {
        auto read = app::settings_from_environment();
        read.cache.clear();
        return read;
    }
    std::filesystem::path path;
};

const std::filesystem::path& plan() {
    static const Plan made;
    return made.path;
}

std::unique_ptr<Workspace> open_plan() {
    auto workspace = std::make_unique<Workspace>(plan().string(), Plan::settings(), system_clock);
    workspace->show_day(shown);
    return workspace;
}

Workspace& workspace() {
    static const auto opened = open_plan();
    return *opened;
}

Letterer& letterer() {
    static Letterer one;
    return one;
}

// "rows" are the outlets as rows.
Scene laid_out(std::string_view name) {
    const bool as_rows = name == "rows";
    const auto& view = *find_drawn_view(as_rows ? "outlets" : name);
    auto& w = workspace();
    auto zoom = w.zoom();
    zoom.outlets_as_rows = as_rows;
    const auto span = view.span(w.plan(), w.day());
    const DayNotes notes(w.plan(), span.from, span.to);
    static const std::vector<model::CoverageCell> none;
    return view.scene({w.plan(), w.schedule(span.from, span.to), w.legend(), notes, w.day(), w.today(), w.now(), window, zoom, w.selection(), w.outlets(), none});
}

class Picture {
public:
    Picture() : m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(window.width), static_cast<int>(window.height))), m_cairo(cairo_create(m_surface)) {}
    ~Picture() {
        cairo_destroy(m_cairo);
        cairo_surface_destroy(m_surface);
    }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    [[nodiscard]] cairo_t* cairo() const { return m_cairo; }
    [[nodiscard]] cairo_surface_t* surface() const { return m_surface; }
    void draw(const Scene& scene, const Point& offset) const {
        draw_scrolled(m_cairo, letterer(), Theme(Appearance::Light), scene, offset, window);
        cairo_surface_flush(m_surface);
    }
    /// As a window does it.
    void show(Film& film, const Scene& scene, const Point& offset, const Scene& overlay = {}) const {
        const Theme theme(Appearance::Light);
        film.show(m_cairo, theme, scene, offset, window);
        Canvas canvas(m_cairo, letterer(), theme);
        for (const auto& shape : overlay.shapes) canvas.draw(shape);
        cairo_surface_flush(m_surface);
    }

private:
    cairo_surface_t* m_surface;
    cairo_t* m_cairo;
};

double peak_mebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Of this thread: what others do on the machine does not count.
double processor_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1'000 + static_cast<double>(now.tv_nsec) / 1'000'000;
}

// Each frame is timed by itself: it is the middle one that people see, and the worst that they notice.
void each_frame(benchmark::State& state, const std::function<void(int frame)>& work) {
    std::vector<double> wall;
    std::vector<double> processor;
    int frame = 0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        const double before = processor_milliseconds();
        work(frame++);
        processor.push_back(processor_milliseconds() - before);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(took.count());
        wall.push_back(took.count() * 1'000);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(processor.begin(), processor.end());
    state.counters["median_ms"] = wall[wall.size() / 2];
    state.counters["p95_ms"] = wall[wall.size() * 95 / 100];
    state.counters["median_cpu_ms"] = processor[processor.size() / 2];
    state.counters["peak_MiB"] = peak_mebibytes();
}

#define FRAMES(name) BENCHMARK(name)->Unit(benchmark::kMillisecond)->UseManualTime()

// ---- the month

void plan_opened_and_month_read(benchmark::State& state) {
    std::size_t items = 0;
    plan();  // made before anything is timed
    each_frame(state, [&](int) {
        const auto opened = open_plan();
        const auto span = month_span(shown);
        items = opened->schedule(span.from, span.to).items().size();
    });
    state.counters["placements"] = static_cast<double>(items);
}
FRAMES(plan_opened_and_month_read);

void month_read(benchmark::State& state) {
    const auto span = month_span(shown);
    each_frame(state, [&](int) { benchmark::DoNotOptimize(read_schedule(workspace().desk(), {}, span.from, span.to)); });
}
FRAMES(month_read);

void peer_month_read_with_sqlite_alone(benchmark::State& state) {
    sqlite3* handle = nullptr;
    sqlite3_open_v2(plan().c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt* statement = nullptr;
    constexpr const char* sql =
        "SELECT p.id, p.key, p.segment, p.outlet, p.slot, p.date, p.start, p.length, p.state, p.repeat_of, s.title, s.title_en, s.issue "
        "FROM placement p JOIN segment s ON s.id = p.segment WHERE p.date >= '2021-04-26' AND p.date <= '2021-06-06' ORDER BY p.date, p.start, p.id";
    sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    each_frame(state, [&](int) {
        std::size_t bytes = 0;
        while (sqlite3_step(statement) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                sqlite3_column_text(statement, i);
                bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
            }
        sqlite3_reset(statement);
        benchmark::DoNotOptimize(bytes);
    });
    sqlite3_finalize(statement);
    sqlite3_close(handle);
}
FRAMES(peer_month_read_with_sqlite_alone);

void month_laid_out_and_painted(benchmark::State& state) {
    const Picture picture;
    each_frame(state, [&](int) { picture.draw(laid_out("month"), {}); });
    state.counters["placements"] = static_cast<double>(workspace().schedule(month_span(shown).from, month_span(shown).to).items().size());
}
FRAMES(month_laid_out_and_painted);

void month_painted_anew(benchmark::State& state) {
    const Picture picture;
    const auto scene = laid_out("month");
    each_frame(state, [&](int) { picture.draw(scene, {}); });
}
FRAMES(month_painted_anew);

void month_repainted(benchmark::State& state) {
    const Picture picture;
    const auto scene = laid_out("month");
    Film film(letterer());
    each_frame(state, [&](int) { picture.show(film, scene, {}); });
}
FRAMES(month_repainted);

void peer_5000_round_rectangles(benchmark::State& state) {
    const Picture picture;
    auto* cairo = picture.cairo();
    each_frame(state, [&](int) {
        for (int i = 0; i < 5'000; ++i) {
            const double x = i % 50 * 32;
            const double y = i / 50 * 9;
            cairo_new_path(cairo);
            cairo_arc(cairo, x + 26, y + 4, 4, -M_PI / 2, M_PI / 2);
            cairo_arc(cairo, x + 4, y + 4, 4, M_PI / 2, 3 * M_PI / 2);
            cairo_close_path(cairo);
            cairo_set_source_rgb(cairo, 0.5, 0.7, i % 3 * 0.3);
            cairo_fill(cairo);
        }
        cairo_surface_flush(picture.surface());
    });
}
FRAMES(peer_5000_round_rectangles);

// ---- scrolling

Point scrolled(const Scene& scene, int frame) {
    const auto there_and_back = [frame](double step, double most) {
        const double along = std::fmod(step * frame, 2 * std::max(1.0, most));
        return along < most ? along : 2 * most - along;
    };
    return {std::floor(there_and_back(24, scene.size.width - window.width)), std::floor(there_and_back(15, scene.size.height - window.height))};
}

void scroll(benchmark::State& state, const char* view) {
    const Picture picture;
    const auto scene = laid_out(view);
    Film film(letterer());
    each_frame(state, [&](int frame) { picture.show(film, scene, scrolled(scene, frame)); });
    state.counters["shapes"] = static_cast<double>(scene.shapes.size());
}
void week_scrolled(benchmark::State& state) { scroll(state, "week"); }
FRAMES(week_scrolled);
void outlets_scrolled(benchmark::State& state) { scroll(state, "outlets"); }
FRAMES(outlets_scrolled);
void rows_scrolled(benchmark::State& state) { scroll(state, "rows"); }
FRAMES(rows_scrolled);

void week_laid_out(benchmark::State& state) {
    each_frame(state, [&](int) { benchmark::DoNotOptimize(laid_out("week")); });
}
FRAMES(week_laid_out);

void outlets_laid_out(benchmark::State& state) {
    each_frame(state, [&](int) { benchmark::DoNotOptimize(laid_out("outlets")); });
}
FRAMES(outlets_laid_out);

void rows_laid_out(benchmark::State& state) {
    each_frame(state, [&](int) { benchmark::DoNotOptimize(laid_out("rows")); });
}
FRAMES(rows_laid_out);

void peer_picture_copied(benchmark::State& state) {
    const Picture from;
    const Picture to;
    each_frame(state, [&](int) {
        cairo_set_source_surface(to.cairo(), from.surface(), 0, 0);
        cairo_paint(to.cairo());
        cairo_surface_flush(to.surface());
    });
}
FRAMES(peer_picture_copied);

// ---- a drag: the place below the hand is always a new one, which is the worst there is

void drag(benchmark::State& state, const char* view) {
    const Picture picture;
    const auto scene = laid_out(view);
    auto& w = workspace();
    const auto span = find_drawn_view(view)->span(w.plan(), w.day());
    std::int64_t carried = 0;
    for (const auto& thing : scene.things)
        if (thing.kind == Kind::Placement) carried = thing.id;
    const Carried what{Carry::Move, carried};
    DropGuide guide(what, placement_of(w.desk(), what));
    guide.know(what_if_of(w.desk(), what, guide.placement(), span));
    Film film(letterer());
    std::vector<Target> places;
    for (const auto& thing : scene.things) {
        if (thing.kind == Kind::Slot || thing.kind == Kind::Day) places.push_back(thing.target);
        if (thing.kind != Kind::Time) continue;
        for (int minute = 0; minute < 24 * 60; minute += 5) places.push_back({thing.target.date, model::TimeOfDay{minute * 60}, thing.target.outlet, 0});
    }
    each_frame(state, [&](int frame) {
        const auto& place = places[static_cast<std::size_t>(frame) * 7 % places.size()];
        const auto& verdict = guide.at(place);
        Scene overlay;
        const auto at = frame_of(scene, w.zoom(), place);
        overlay.fill(at, verdict.wash(), 4);
        overlay.outline(at, verdict.ink(), 4);
        for (const auto& sentence : verdict.sentences) overlay.text({at.x, at.y, 400, 20}, sentence, Type::Small, Ink::Text);
        picture.show(film, scene, {}, overlay);
    });
    state.counters["known"] = static_cast<double>(guide.count());
}
void month_drag_step(benchmark::State& state) { drag(state, "month"); }
FRAMES(month_drag_step);
void week_drag_step(benchmark::State& state) { drag(state, "week"); }
FRAMES(week_drag_step);
void outlets_drag_step(benchmark::State& state) { drag(state, "outlets"); }
FRAMES(outlets_drag_step);

void drag_prepared_in_month(benchmark::State& state) {
    const auto span = month_span(shown);
    const auto placement = workspace().schedule(span.from, span.to).items().front().id;
    each_frame(state, [&](int) { benchmark::DoNotOptimize(service::WhatIf(workspace().desk(), placement, span.from, span.to)); });
}
FRAMES(drag_prepared_in_month);

// ---- what is worked out beside the window

void month_checked(benchmark::State& state) {
    const auto span = month_span(shown);
    auto& desk = workspace().desk();
    each_frame(state, [&](int) {
        const auto read = desk.whole_plan(model::plus_days(span.from, -14), model::plus_days(span.to, 14));
        benchmark::DoNotOptimize(model::check(read, {desk.today(), span.from, span.to}));
    });
}
FRAMES(month_checked);

void coverage_of_all(benchmark::State& state) {
    each_frame(state, [&](int) { benchmark::DoNotOptimize(model::coverage(workspace().desk().whole_plan())); });
}
FRAMES(coverage_of_all);

void flight_read(benchmark::State& state) {
    const auto span = flight_span(workspace().plan(), shown);
    each_frame(state, [&](int) { benchmark::DoNotOptimize(read_schedule(workspace().desk(), {}, span.from, span.to)); });
}
FRAMES(flight_read);

// ---- the list

const Schedule& flight() {
    static const auto all = read_schedule(workspace().desk(), {}, flight_span(workspace().plan(), shown).from, flight_span(workspace().plan(), shown).to);
    return all;
}

void list_sorted(benchmark::State& state, std::size_t column) {
    ListRows rows(flight(), workspace().plan(), workspace().legend());
    each_frame(state, [&](int frame) { rows.sort(column, frame % 2 == 0); });
    state.counters["rows"] = static_cast<double>(rows.size());
}
void list_sorted_by_date(benchmark::State& state) { list_sorted(state, 0); }
FRAMES(list_sorted_by_date);
void list_sorted_by_title(benchmark::State& state) { list_sorted(state, 3); }
FRAMES(list_sorted_by_title);

void list_screenful_of_cells(benchmark::State& state) {
    const ListRows rows(flight(), workspace().plan(), workspace().legend());
    each_frame(state, [&](int frame) {
        for (std::size_t row = 0; row < 40; ++row)
            for (std::size_t column = 0; column < ListRows::columns().size(); ++column)
                benchmark::DoNotOptimize(rows.cell((static_cast<std::size_t>(frame) * 40 + row) % rows.size(), column));
    });
}
FRAMES(list_screenful_of_cells);

void peer_100000_strings_sorted(benchmark::State& state) {
    std::vector<std::string> titles;
    for (const auto& item : flight().items()) titles.push_back(item.title);
    each_frame(state, [&](int) {
        auto copy = titles;
        std::sort(copy.begin(), copy.end());
        benchmark::DoNotOptimize(copy);
    });
}
FRAMES(peer_100000_strings_sorted);

}  // namespace

BENCHMARK_MAIN();
