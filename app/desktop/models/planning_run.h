// SPDX-License-Identifier: Apache-2.0
// The planner at work for one window: looks for proposals on a thread of its own, in rounds, so that the first are there at once and get better;
// keeps what was rejected away and what is pinned in its place; and makes drafts of what is accepted. Knows no windows.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "app/desktop/models/workspace.h"
#include "calendar/planner/alternatives.h"

namespace lichsong::desktop {

/// What a person asks for.
struct PlanningAim {
    planner::Scope scope;              ///< its `not_here` is kept by the run
    std::int64_t iterations = 100'000;  ///< in all rounds
};

/// Which proposals go with one that is chosen.
enum class Alike : std::uint8_t { Topic, Outlet, Week };

class PlanningRun {
public:
    /// Listens to the workspace, which must outlive it. `post` brings a call to the thread that asks.
    PlanningRun(Workspace& workspace, Background::Post post);
    PlanningRun(const PlanningRun&) = delete;
    PlanningRun& operator=(const PlanningRun&) = delete;
    /// Stops and waits.
    ~PlanningRun();

    /// Looks anew, from what is proposed already; an earlier search ends.
    void start(const PlanningAim& aim);
    /// The best so far stays.
    void stop();
    [[nodiscard]] bool is_running() const { return m_work != nullptr || m_workspace.is_waiting_for("planning"); }
    /// What it was asked for last, with what was rejected since.
    [[nodiscard]] planner::Scope scope() const;
    [[nodiscard]] std::int64_t iterations() const noexcept { return m_aim.iterations; }
    /// Of what is asked for, how much has been looked at: 0 to 100.
    [[nodiscard]] int percent() const;
    /// A search has ended because nothing is left that could be closed.
    [[nodiscard]] bool has_closed_all() const noexcept { return m_has_closed_all; }

    /// Drafts of these and of what goes with them, in one change. What is refused is told on `on_told`, and is proposed no more.
    void accept(const std::set<std::int64_t>& ids);
    /// These, and what goes with them, are not wanted where they are. All others stay, and what now falls short is looked for elsewhere.
    void reject(const std::set<std::int64_t>& ids);
    /// Where all of them are pinned they come loose; else all are pinned, with what goes with them.
    void pin(const std::set<std::int64_t>& ids);
    /// Where else one could go, the best first; see planner::alternatives(). Empty while the planner looks, and where it is gone.
    [[nodiscard]] std::vector<planner::Alternative> alternatives(std::int64_t id) const;
    /// It goes there instead and is pinned; all others stay, and what now falls short is looked for.
    void exchange(std::int64_t id, const planner::Alternative& instead);
    /// Those that have the topic, the outlet or the week of one of these.
    [[nodiscard]] std::set<std::int64_t> alike(const std::set<std::int64_t>& ids, Alike how) const;
    [[nodiscard]] std::set<std::int64_t> all() const;
    /// How many places were rejected, and to think again of all of them.
    [[nodiscard]] std::size_t rejected() const noexcept { return m_not_here.size(); }
    void forget_rejected() { m_not_here.clear(); }
    /// Nothing is proposed any more; what is pinned is not either.
    void forget();

    /// Something is shown otherwise: it runs or has ended, or the proposals are others.
    std::function<void()> on_change = [] {};
    /// A sentence about what was refused, or why nothing could be proposed.
    std::function<void(const std::string& sentence)> on_told = [](const std::string&) {};

private:
    struct Job;
    using Answer = std::shared_ptr<const service::Planning>;

    void heard(unsigned changed);
    void read_and_look(planner::Proposal from, std::int64_t iterations);
    void look(model::Plan plan, planner::Proposal from, std::int64_t iterations);
    void show(Answer answer);
    void drop(const std::vector<std::size_t>& places);
    /// What is proposed now without these; with `hold` all of it stays where it is, else what is pinned.
    [[nodiscard]] planner::Proposal rest(const std::vector<std::size_t>& out, bool hold) const;
    void end(int number, const std::string& failed);
    void tell_refused(const planner::Proposal& proposal, const service::Planning& planning, const std::vector<service::Refused>& refused);

    Workspace& m_workspace;
    Background::Post m_post;
    PlanningAim m_aim;
    ProposalNumbers m_numbers;
    std::vector<planner::Scope::NotHere> m_not_here;
    std::set<std::int64_t> m_pinned;
    bool m_is_writing = false;        ///< what the plan tells is our own doing
    bool m_has_closed_all = false;
    int m_number = 0;                 ///< of the search; answers of an earlier one come too late
    std::shared_ptr<PlanningRun*> m_here = std::make_shared<PlanningRun*>(this);
    std::unique_ptr<Job> m_work;      ///< last: it ends before all else goes
};

}  // namespace lichsong::desktop
