// SPDX-License-Identifier: Apache-2.0
// One open plan as a person works on it: what is shown, what is selected, and the door for what they do. Views look at it and
// are told when something has changed, whoever changed it. Knows no windows.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/common/settings.h"
#include "app/desktop/layout/view_input.h"
#include "app/desktop/models/background.h"
#include "app/desktop/models/carried.h"
#include "app/desktop/models/long_work.h"
#include "app/desktop/models/proposals.h"
#include "calendar/service/listing.h"
#include "calendar/service/series_edit.h"
#include "calendar/store/watch.h"

namespace lichsong::desktop {

/// What views are told of; several at once.
enum Changed : unsigned {
    Rows = 1U << 0,       ///< something in the plan
    Selection = 1U << 1,
    Day = 1U << 2,        ///< the day the view stands on
    View = 1U << 3,       ///< which view is shown, or how
    Filtered = 1U << 4,
    Language = 1U << 5,
    Computed = 1U << 6,   ///< what was worked out beside the window is there
    Proposed = 1U << 7,   ///< what the planner proposes
    Looked = 1U << 8,     ///< somebody else looks at something else
};

/// Placements of the days that the filter leaves.
[[nodiscard]] Schedule read_schedule(service::Desk& desk, service::Filter filter, const model::Date& from, const model::Date& to, store::PlacementView view = store::PlacementView::Drawn);

class Workspace {
public:
    /// Opens the plan for writing, or for reading only where its file is write-protected; errors as service::Desk.
    Workspace(const std::string& address, const app::Settings& settings, const base::Clock& clock, const store::OpenOptions& options = {});

    [[nodiscard]] service::Desk& desk() noexcept { return m_desk; }
    [[nodiscard]] const model::Plan& plan() { return m_desk.context(); }
    [[nodiscard]] bool is_read_only() const noexcept { return m_is_read_only; }
    [[nodiscard]] const app::Settings& settings() const noexcept { return m_settings; }

    // ---- what is shown
    [[nodiscard]] const model::Date& day() const noexcept { return m_day; }
    void show_day(const model::Date& day);
    [[nodiscard]] const std::string& view() const noexcept { return m_view; }
    void show_view(const std::string& view);
    [[nodiscard]] const Zoom& zoom() const noexcept { return m_zoom; }
    void set_zoom(const Zoom& zoom);
    /// Without dates: those follow from the view.
    [[nodiscard]] const service::Filter& filter() const noexcept { return m_filter; }
    void set_filter(service::Filter filter);
    [[nodiscard]] const std::set<std::int64_t>& selection() const noexcept { return m_selection; }
    void select(std::set<std::int64_t> placements);

    /// What the filter leaves of these days; read again only after a change. Of many weeks, where there is a thread for it, what
    /// was read last until the views are told Computed.
    [[nodiscard]] const Schedule& schedule(const model::Date& from, const model::Date& to);
    /// Of the schedules read last; nullptr where it is not there.
    [[nodiscard]] const Item* find(std::int64_t placement) const;
    /// From wherever it is; nothing where it is gone.
    [[nodiscard]] std::optional<Item> item(std::int64_t placement);
    /// Outlets that the filter leaves, in the order of the plan.
    [[nodiscard]] const std::vector<std::int64_t>& outlets();
    [[nodiscard]] const Legend& legend();
    /// Of the whole plan; where there is a thread for it, what was worked out last until the views are told Computed.
    [[nodiscard]] const std::vector<model::CoverageCell>& coverage();
    /// As the overviews count it: where the zoom says so, as it stands on the day shown. In the order of coverage().
    [[nodiscard]] const std::vector<model::CoverageCell>& coverage_shown();
    /// What communes have had, as the zoom counts it; likewise.
    [[nodiscard]] const std::vector<model::AreaReach>& areas();
    [[nodiscard]] model::Date today() { return m_desk.today(); }
    [[nodiscard]] model::TimeOfDay now();

    // ---- what the planner proposes; schedules have it among them
    [[nodiscard]] const Proposals& proposals() const noexcept { return m_proposals; }
    /// Those that are selected and are gone are no longer selected.
    void set_proposals(Proposals proposals);
    /// Those that are selected.
    [[nodiscard]] std::set<std::int64_t> selected_proposals() const;
    /// Something is selected, and all of it is proposed.
    [[nodiscard]] bool selects_proposals() const { return !m_selection.empty() && is_proposal(*m_selection.rbegin()); }
    /// Those that the filter leaves, as views draw them.
    [[nodiscard]] const std::vector<Item>& ghosts();

    // ---- what takes long
    /// From now on it is worked out on a thread of its own, and `post` brings the answers. Not on network drives: there the plan
    /// can be opened once only, and everything is worked out at once.
    void work_beside(Background::Post post);
    /// Works it out of the plan as it stands, beside the window or at once, and hands the result to `done`; see Background.
    template <class Result>
    void ask(const std::string& matter, std::function<Result(service::Desk&)> work, std::function<void(Result)> done);
    /// Of schedule() and coverage(): "schedule" and "coverage".
    [[nodiscard]] bool is_waiting_for(const std::string& matter) const { return m_background && m_background->is_waiting_for(matter); }

    /// Does it on a thread of its own, with the plan open for itself, and returns when it has ended, while the window lives on
    /// by `on_wait`; at once where nobody waits, and on network drives. Throws what it throws, Error{Call,"work.stopped"} too.
    void beside(const std::string& what, const std::function<void(service::Desk&)>& work);

    // ---- what is done
    /// Does the work, tells the views, and returns the change; where it fails, tells `on_error` and returns nothing. With words
    /// for who waits, it is done beside().
    std::optional<model::Change> apply(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for = {});
    /// The same for so many placements; many are waited for.
    std::optional<model::Change> apply_to(std::size_t placements, const std::function<model::Change(service::Desk&)>& work);
    void undo();
    void redo();
    /// "chuyển 6 lượt phát": what undoing would take back; nothing where there is nothing.
    [[nodiscard]] std::optional<std::string> to_undo();
    [[nodiscard]] std::optional<std::string> to_redo();

    /// Puts down what was carried; false where nothing was done. A placement that is selected takes the others with it.
    bool put(const Carried& what, const Target& target);
    /// Drafts that are selected leave the calendar, their segments go back to wait; of an issue it is asked how far that reaches.
    void take_out();
    /// One field of the placement or of its segment; of an issue it is asked how far that reaches. False where nothing was done.
    bool set_field(const Item& item, model::EntityKind kind, std::string_view field, const model::Value& value);
    /// The same field of all placements that are selected.
    bool set_field_of_selected(const std::string& field, const model::Value& value);
    /// For every placement selected. The reason stays with them.
    void cancel(const std::string& reason);
    /// Segments that are placed nowhere, the newest first; where there is a thread for it, those read last until the views are
    /// told Computed.
    [[nodiscard]] const std::vector<model::Segment>& waiting();

    /// What went wrong while something was read or done, told to people. Where the connection broke, it is told once, and hear_others() mends it.
    void meet(const base::Error& error);
    /// Looks whether another desk or the command line has changed the plan; tells the views.
    void look_for_changes();

    using Listener = std::function<void(unsigned changed)>;
    void listen(Listener listener) { m_listeners.push_back(std::move(listener)); }
    /// Sentences for people: what was done (and can be undone), and what failed.
    std::function<void(const std::string& sentence)> on_done = [](const std::string&) {};
    std::function<void(const std::string& sentence)> on_error = [](const std::string&) {};
    /// What nobody asked for and everybody wants to know.
    std::function<void(const std::string& sentence)> on_news = [](const std::string&) {};
    /// Somebody else has just given the same field another value; the sentence says both, who and when. True: what is being done here stands.
    std::function<bool(const std::string& sentence)> on_conflict = [](const std::string&) { return false; };
    /// An issue of a series is changed: how far that shall reach. Nothing: not at all.
    std::function<std::optional<service::Reach>(const std::array<service::Reached, 3>&)> ask_reach = [](const auto&) { return service::Reach::This; };
    /// A segment is put down where the view does not say at which outlet or time.
    std::function<void(std::int64_t segment, const Target&)> on_book_where = [](std::int64_t, const Target&) {};
    /// Proposals that are selected are to be accepted, rejected or pinned.
    std::function<void(Settle how)> on_settle = [](Settle) {};
    /// Something is done beside(), called that: returns when it has ended.
    std::function<void(LongWork& work, const std::string& what)> on_wait;
    void tell(unsigned changed);

    // ---- others at the same plan
    /// The change up to which the views show the plan.
    [[nodiscard]] std::int64_t seen_change() const noexcept { return m_seen_change; }
    /// What is done next was begun when the views showed the plan as of that change; see service::Seen.
    void as_seen(std::int64_t change) { m_seen_change = change; }
    /// Asks what other desks did; in a database they tell it, and who looks at what as well. Never waits long. Where the connection broke, it is made
    /// again.
    void hear_others();
    /// Who else has it before them; known of plans in a database.
    [[nodiscard]] std::vector<std::string> also_looking_at(std::int64_t placement) const;

    /// Makes a backup where something has changed since the last one; `daily`: only where that is of another day. What is to be told where that
    /// fails, else nothing.
    [[nodiscard]] std::string back_up(bool daily);

private:
    void forget();
    void put_ghosts_in();
    [[nodiscard]] service::Destination destination(const Target& target, std::int64_t outlet_now);
    [[nodiscard]] std::vector<std::string> codes_of_selection(const std::string& first = {});
    [[nodiscard]] std::optional<service::Reach> reach_of(const Item& item);
    bool move(const Item& item, const Target& target);
    bool move_alone(const Item& item, const Target& target);
    bool copy(const Item& item, const Target& target);
    bool resize(const Item& item, model::Seconds length);
    bool book(std::int64_t segment, const Target& target);
    [[nodiscard]] std::string waiting_for(const std::optional<model::Change>& change);
    std::optional<model::Change> apply_knowingly(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for);
    model::Change apply_as_seen(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for, std::optional<std::int64_t> seen);
    void read_beside(const model::Date& from, const model::Date& to);
    void find_again();

    app::Settings m_settings;
    bool m_is_read_only;
    store::OpenOptions m_options;
    bool m_is_lost = false;   ///< the database cannot be reached
    std::string m_why_lost;   ///< told last
    Background::Post m_post;
    service::Desk m_desk;
    store::Watch m_others;
    std::vector<store::Look> m_looks;
    std::int64_t m_seen_change = 0;
    model::Date m_day;
    std::string m_view = "month";
    Zoom m_zoom;
    service::Filter m_filter;
    std::set<std::int64_t> m_selection;
    std::optional<Schedule> m_schedule;
    std::optional<std::vector<std::int64_t>> m_outlets;
    std::optional<Legend> m_legend;
    std::vector<model::Segment> m_waiting;
    bool m_waiting_is_fresh = false;
    Schedule m_long_schedule;        ///< of many weeks, read beside the window; stays until a newer one is there
    bool m_long_is_fresh = false;
    bool m_nothing_read = true;      ///< the first days are read beside as well, while the window is made
    std::vector<model::CoverageCell> m_coverage;
    bool m_coverage_is_fresh = false;
    std::vector<model::CoverageCell> m_coverage_until;  ///< as it stands on a day
    model::Date m_coverage_day;                         ///< that day; none: to be worked out
    model::Date m_coverage_asked;
    std::vector<model::AreaReach> m_areas;
    std::optional<std::pair<model::Date, model::CoverageLayer>> m_areas_of;  ///< until when, and what counts; nothing: to be worked out
    std::pair<model::Date, model::CoverageLayer> m_areas_asked;
    Proposals m_proposals;
    std::optional<std::vector<Item>> m_ghosts;
    std::vector<Listener> m_listeners;
    std::unique_ptr<Background> m_background;  ///< last: it ends before what its answers are kept in
};

template <class Result>
void Workspace::ask(const std::string& matter, std::function<Result(service::Desk&)> work, std::function<void(Result)> done) {
    if (m_background) m_background->ask<Result>(matter, std::move(work), std::move(done), [this](const base::Error& error) { meet(error); });
    else done(work(m_desk));
}

}  // namespace lichsong::desktop
