// SPDX-License-Identifier: Apache-2.0
// What would help where the planner cannot close a gap: tried on a thread of its own, one gap after the other, when a person asks. What is found is
// of one answer of the planner and goes with it. Nothing is changed by asking. Knows no windows.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/models/workspace.h"
#include "calendar/planner/what_if.h"

namespace lichsong::desktop {

/// What was found for one gap.
struct GapHelp {
    std::vector<planner::WhatIf> steps;        ///< the most helpful first; empty: none of those tried would
    std::optional<planner::Blocking> blocking;  ///< none: not looked at yet

    /// A step closes some of this very gap in each run, not only of others.
    [[nodiscard]] bool is_sure(std::size_t step, planner::Place requirement) const;
};

class PlanningHelp {
public:
    /// Listens to the workspace, which must outlive it. `post` brings a call to the thread that asks.
    PlanningHelp(Workspace& workspace, Background::Post post);
    PlanningHelp(const PlanningHelp&) = delete;
    PlanningHelp& operator=(const PlanningHelp&) = delete;
    /// Stops and waits.
    ~PlanningHelp();

    /// Of these places in the reasons of what is shown; those that were asked before keep their answers. `scope` and `iterations` are those of
    /// the search: one gap takes about as long.
    void ask(const std::vector<std::size_t>& reasons, const planner::Scope& scope, std::int64_t iterations);
    /// What was found so far stays.
    void stop();
    [[nodiscard]] bool is_running() const noexcept { return m_work != nullptr; }
    /// Of the gaps asked about, the one that is tried now, from 1 on, and how many there are.
    [[nodiscard]] std::pair<std::size_t, std::size_t> progress() const;
    /// nullptr: not asked, or nothing known yet.
    [[nodiscard]] const GapHelp* of(std::size_t reason) const;

    /// It runs or has ended, or something was found.
    std::function<void()> on_change = [] {};

private:
    struct Job;

    void heard(unsigned changed);
    void show(int number, std::size_t reason, const GapHelp& found);
    void end(int number);

    Workspace& m_workspace;
    Background::Post m_post;
    std::shared_ptr<const service::Planning> m_about;  ///< the answer whose gaps they are
    std::map<std::size_t, GapHelp> m_found;
    int m_number = 0;                 ///< of the question; what is found for an earlier one comes too late
    std::shared_ptr<PlanningHelp*> m_here = std::make_shared<PlanningHelp*>(this);
    std::unique_ptr<Job> m_work;      ///< last: it ends before all else goes
};

}  // namespace lichsong::desktop
