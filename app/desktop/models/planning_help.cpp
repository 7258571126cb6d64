// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/planning_help.h"

#include <algorithm>
#include <atomic>

namespace lichsong::desktop {
namespace {

// All runs of a gap together take about as long as the search; see the command line, which does the same.
planner::Trial trial_within(std::int64_t iterations, const std::atomic<bool>& stop) {
    constexpr std::int64_t least = 2'000;
    planner::Trial trial;
    trial.iterations = std::max(least, iterations / (static_cast<std::int64_t>(trial.most + 1) * trial.seeds));
    trial.stop = &stop;
    return trial;
}

}  // namespace

bool GapHelp::is_sure(std::size_t step, planner::Place requirement) const {
    const auto& helped = steps[step].helps;
    return std::find(helped.begin(), helped.end(), requirement) != helped.end();
}

/// The trials on their thread.
struct PlanningHelp::Job {
    std::atomic<bool> stop{false};
    std::atomic<std::size_t> done{0};
    std::size_t wanted = 0;
    std::unique_ptr<LongWork> work;   ///< last: it ends before what it counts in goes

    ~Job() { stop = true; }
};

PlanningHelp::PlanningHelp(Workspace& workspace, Background::Post post) : m_workspace(workspace), m_post(std::move(post)) {
    m_workspace.listen([here = std::weak_ptr(m_here)](unsigned changed) {
        if (const auto still = here.lock()) (*still)->heard(changed);
    });
}

PlanningHelp::~PlanningHelp() { m_here.reset(); }

void PlanningHelp::ask(const std::vector<std::size_t>& reasons, const planner::Scope& scope, std::int64_t iterations) {
    m_about = m_workspace.proposals().shared();
    std::vector<std::size_t> wanted;
    for (const auto reason : reasons)
        if (const auto* known = of(reason); m_about != nullptr && reason < m_about->reasons.size() && (known == nullptr || !known->blocking)) wanted.push_back(reason);
    m_work.reset();
    const auto number = ++m_number;
    if (wanted.empty()) return on_change();
    m_work = std::make_unique<Job>();
    m_work->wanted = wanted.size();
    auto* job = m_work.get();
    const auto post = [post = m_post, here = std::weak_ptr(m_here)](std::function<void(PlanningHelp&)> call) {
        post([here, call = std::move(call)] {
            if (const auto still = here.lock()) call(**still);
        });
    };
    job->work = std::make_unique<LongWork>([job, post, number, scope, wanted, planning = m_about, trial = trial_within(iterations, job->stop)](const auto&) {
        for (const auto place : wanted) {
            const auto& reason = planning->reasons[place];
            GapHelp found{planner::what_if(planning->problem, scope, planning->proposal, {reason}, trial), std::nullopt};
            if (job->stop && found.steps.empty()) break;  // nothing was tried to its end
            post([number, place, found](PlanningHelp& help) { help.show(number, place, found); });
            if (job->stop) break;
            found.blocking = planner::blocking_set(planning->problem, scope, reason.requirement, trial);
            if (job->stop) break;
            post([number, place, found](PlanningHelp& help) { help.show(number, place, found); });
            ++job->done;
        }
        post([number](PlanningHelp& help) { help.end(number); });
    });
    on_change();
}

void PlanningHelp::stop() {
    if (m_work) m_work->stop = true;
}

std::pair<std::size_t, std::size_t> PlanningHelp::progress() const {
    if (!m_work) return {0, 0};
    return {std::min<std::size_t>(m_work->done + 1, m_work->wanted), m_work->wanted};
}

const GapHelp* PlanningHelp::of(std::size_t reason) const {
    const auto found = m_found.find(reason);
    return found == m_found.end() ? nullptr : &found->second;
}

// Of another answer nothing is known, and nobody waits any more for what this one lacks.
void PlanningHelp::heard(unsigned changed) {
    if ((changed & Proposed) == 0 || m_about == m_workspace.proposals().shared()) return;
    m_work.reset();
    ++m_number;
    m_about.reset();
    m_found.clear();
}

void PlanningHelp::show(int number, std::size_t reason, const GapHelp& found) {
    if (m_number != number) return;
    m_found[reason] = found;
    on_change();
}

void PlanningHelp::end(int number) {
    if (m_number != number) return;
    m_work.reset();
    on_change();
}

}  // namespace lichsong::desktop
