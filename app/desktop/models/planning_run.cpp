// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/planning_run.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/common/describe.h"
#include "app/common/planning_words.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr std::int64_t to_mend = 20'000;  // iterations after one was rejected: nobody waits for them
// Parts of what is asked for: short ones first, so that a person sees it get better.
constexpr std::array rounds{16, 16, 8, 4, 2};

// Items that were made by now of what was accepted: what shares them goes out as these.
void use_made(service::Desk& desk, planner::Proposal& proposal, const service::Accepted& accepted) {
    std::map<planner::Place, base::Id<model::Segment>> made;
    for (const auto& settled : accepted.settled) {
        const auto draft = desk.rows().find_key(model::EntityKind::Placement, settled.placement);
        const auto& one = proposal.suggestions[settled.suggestion];
        if (draft && !one.segment) made[one.to_make] = model::from_record<model::Placement>(*draft).segment;
    }
    for (auto& one : proposal.suggestions)
        if (const auto found = one.segment ? made.end() : made.find(one.to_make); found != made.end()) one.segment = found->second;
}

}  // namespace

/// The search on its thread.
struct PlanningRun::Job {
    std::atomic<bool> stop{false};
    std::atomic<std::int64_t> done{0};
    std::int64_t wanted = 0;
    std::unique_ptr<LongWork> work;   ///< last: it ends before what it counts in goes

    ~Job() { stop = true; }
};

PlanningRun::PlanningRun(Workspace& workspace, Background::Post post) : m_workspace(workspace), m_post(std::move(post)) {
    m_workspace.listen([here = std::weak_ptr(m_here)](unsigned changed) {
        if (const auto still = here.lock()) (*still)->heard(changed);
    });
}

PlanningRun::~PlanningRun() { m_here.reset(); }

void PlanningRun::start(const PlanningAim& aim) {
    m_aim = aim;
    read_and_look(m_workspace.proposals().has_answer() ? rest({}, false) : planner::Proposal(), aim.iterations);
}

planner::Scope PlanningRun::scope() const {
    auto scope = m_aim.scope;
    scope.not_here = m_not_here;
    return scope;
}

void PlanningRun::stop() {
    if (m_work) m_work->stop = true;
}

int PlanningRun::percent() const {
    constexpr std::int64_t whole = 100;
    return m_work == nullptr || m_work->wanted == 0 ? 0 : static_cast<int>(std::min(whole, m_work->done * whole / m_work->wanted));
}

// What others have done may close gaps or stand where something is proposed.
void PlanningRun::heard(unsigned changed) {
    if ((changed & Language) != 0 && m_workspace.proposals().has_answer())
        m_workspace.set_proposals(m_workspace.proposals());
    if ((changed & Rows) == 0 || (changed & Language) != 0 || m_is_writing || !m_workspace.proposals().has_answer()) return;
    if (m_workspace.proposals().size() == 0 && !is_running()) return forget();
    read_and_look(rest({}, true), is_running() ? m_aim.iterations : 0);
}

// ---- looking

void PlanningRun::read_and_look(planner::Proposal from, std::int64_t iterations) {
    m_work.reset();
    ++m_number;
    using Read = std::shared_ptr<model::Plan>;
    m_workspace.ask<Read>("planning", [](service::Desk& desk) { return std::make_shared<model::Plan>(desk.whole_plan()); },
                          [this, iterations, from = std::move(from)](const Read& plan) { look(std::move(*plan), from, iterations); });
    on_change();
}

void PlanningRun::look(model::Plan plan, planner::Proposal from, std::int64_t iterations) {
    m_work = std::make_unique<Job>();
    m_work->wanted = iterations;
    m_has_closed_all = false;
    service::PlanningWish wish{scope(), {}, std::move(from)};
    auto* job = m_work.get();
    const auto number = ++m_number;
    const auto post = [post = m_post, here = std::weak_ptr(m_here)](std::function<void(PlanningRun&)> call) {
        post([here, call = std::move(call)] {
            if (const auto still = here.lock()) call(**still);
        });
    };
    const auto tell = [post, number](Answer answer) {
        post([number, answer = std::move(answer)](PlanningRun& run) {
            if (run.m_number == number) run.show(answer);
        });
    };
    job->work = std::make_unique<LongWork>([job, post, tell, number, wish = std::move(wish), plan = std::make_shared<model::Plan>(std::move(plan)), today = m_workspace.today()](const auto&) mutable {
        std::string failed;
        try {
            const auto whole = job->wanted;
            std::int64_t before = 0;
            wish.effort.iterations = 0;
            wish.effort.stop = &job->stop;
            wish.effort.progress = [&](std::int64_t iteration, std::int64_t) { job->done = before + iteration; };
            auto answer = std::make_shared<const service::Planning>(service::plan_ahead(std::move(*plan), today, wish));
            tell(answer);
            for (const auto part : rounds) {
                if (whole == 0 || job->stop || service::is_all_closed_that_can_be(*answer)) break;
                wish.effort.iterations = whole / part;
                ++wish.effort.seed;
                answer = std::make_shared<const service::Planning>(service::go_on(*answer, wish.effort));
                before += wish.effort.iterations;
                tell(answer);
            }
        } catch (const base::Error& error) {
            failed = app::describe(error);
        }
        post([number, failed](PlanningRun& run) { run.end(number, failed); });
    });
    on_change();
}

void PlanningRun::show(Answer answer) {
    m_has_closed_all = service::is_all_closed_that_can_be(*answer);
    auto ids = m_numbers.of(*answer);
    m_workspace.set_proposals({std::move(answer), std::move(ids), m_pinned});
    on_change();
}

void PlanningRun::end(int number, const std::string& failed) {
    if (m_number != number) return;
    m_work.reset();
    if (!failed.empty()) {
        forget();
        on_told(failed);
    }
    on_change();
}

planner::Proposal PlanningRun::rest(const std::vector<std::size_t>& out, bool hold) const {
    const auto& shown = m_workspace.proposals();
    auto proposal = shown.planning().proposal;
    for (std::size_t i = 0; i < proposal.suggestions.size(); ++i) proposal.suggestions[i].pinned = hold || shown.is_pinned(shown.ids()[i]);
    return service::without(proposal, out);
}

// What is dropped is gone from the views at once; the rest of the answer follows.
void PlanningRun::drop(const std::vector<std::size_t>& places) {
    const auto& shown = m_workspace.proposals();
    auto answer = std::make_shared<service::Planning>(shown.planning());
    for (const auto i : places) m_pinned.erase(shown.ids()[i]);
    answer->proposal = service::without(answer->proposal, places);
    show(std::move(answer));
}

void PlanningRun::forget() {
    m_work.reset();
    ++m_number;
    m_pinned.clear();
    m_has_closed_all = false;
    m_workspace.set_proposals({});
    on_change();
}

// ---- settling

void PlanningRun::accept(const std::set<std::int64_t>& ids) {
    const auto shown = m_workspace.proposals();
    auto places = shown.together(ids);
    if (places.empty()) return;
    auto left = rest({}, true);
    const bool was_running = is_running();
    m_work.reset();
    ++m_number;  // an answer on its way would be about a plan that is no more
    service::Accepted accepted;
    m_is_writing = true;
    const auto change = m_workspace.apply_to(places.size(), [&](service::Desk& desk) {
        accepted = service::accept(desk, shown.planning().proposal, places);
        return accepted.change;
    });
    m_is_writing = false;
    if (!change) return on_change();
    for (const auto& settled : accepted.settled)  // a draft that had to make room went along
        if (std::find(places.begin(), places.end(), settled.suggestion) == places.end()) places.push_back(settled.suggestion);
    std::sort(places.begin(), places.end());
    drop(places);
    use_made(m_workspace.desk(), left, accepted);
    read_and_look(service::without(left, places), was_running ? m_aim.iterations : 0);
    tell_refused(shown.planning().proposal, shown.planning(), accepted.refused);
}

void PlanningRun::tell_refused(const planner::Proposal& proposal, const service::Planning& planning, const std::vector<service::Refused>& refused) {
    if (refused.empty()) return;
    constexpr std::size_t most = 3;
    const auto count = static_cast<long>(refused.size());
    auto words = base::fill(base::tr_n("{1} proposal could not be accepted:", "{1} proposals could not be accepted:", count), {std::to_string(count)});
    for (std::size_t i = 0; i < refused.size() && i < most; ++i) {
        const auto& one = proposal.suggestions[refused[i].suggestion];
        words += (i == 0 ? " " : "; ") + app::suggestion_title(planning, one) + ' ' + app::date_text(one.date);
        // TRANSLATORS: in brackets behind a proposal that could not be accepted
        words += " (" + (refused[i].breaks.empty() ? base::tr(LICHSONG_N_("what it needs is gone")) : app::describe(refused[i].breaks.front())) + ')';
    }
    on_told(words + (refused.size() > most ? "; …" : ""));
}

void PlanningRun::reject(const std::set<std::int64_t>& ids) {
    const auto& shown = m_workspace.proposals();
    const auto places = shown.together(ids);
    if (places.empty()) return;
    for (const auto i : places) m_not_here.push_back({shown.at(i).slot, shown.at(i).date, topic_of(shown.planning(), shown.at(i))});
    auto left = rest(places, true);
    auto plan = shown.planning().problem.plan;
    const auto iterations = is_running() ? m_aim.iterations : to_mend;
    m_work.reset();
    drop(places);
    look(std::move(plan), std::move(left), iterations);
}

void PlanningRun::pin(const std::set<std::int64_t>& ids) {
    const auto shown = m_workspace.proposals();
    const auto places = shown.together(ids);
    if (places.empty()) return;
    const bool loosens = std::all_of(places.begin(), places.end(), [&](std::size_t i) { return shown.is_pinned(shown.ids()[i]); });
    for (const auto i : places)
        if (loosens) m_pinned.erase(shown.ids()[i]);
        else m_pinned.insert(shown.ids()[i]);
    m_workspace.set_proposals({shown.shared(), shown.ids(), m_pinned});
    if (is_running()) return read_and_look(rest({}, false), m_aim.iterations);
    on_change();
}

std::vector<planner::Alternative> PlanningRun::alternatives(std::int64_t id) const {
    const auto& shown = m_workspace.proposals();
    const auto found = std::find(shown.ids().begin(), shown.ids().end(), id);
    if (found == shown.ids().end() || is_running()) return {};
    return planner::alternatives(shown.planning().problem, shown.planning().proposal, static_cast<std::size_t>(found - shown.ids().begin()));
}

void PlanningRun::exchange(std::int64_t id, const planner::Alternative& instead) {
    const auto shown = m_workspace.proposals();
    const auto found = std::find(shown.ids().begin(), shown.ids().end(), id);
    if (found == shown.ids().end()) return;
    m_work.reset();
    for (const auto i : shown.together({id})) m_pinned.erase(shown.ids()[i]);
    auto answer = std::make_shared<service::Planning>(shown.planning());
    auto& suggestions = answer->proposal.suggestions;
    for (auto& one : suggestions) one.pinned = false;
    answer->proposal = planner::with_instead(answer->proposal, static_cast<std::size_t>(found - shown.ids().begin()), instead.suggestion);
    const auto there = std::find_if(suggestions.begin(), suggestions.end(), [](const planner::Suggestion& one) { return one.pinned; });
    const auto ids = m_numbers.of(*answer);
    if (there != suggestions.end()) m_pinned.insert(ids[static_cast<std::size_t>(there - suggestions.begin())]);
    auto left = answer->proposal;
    for (auto& one : left.suggestions) one.pinned = true;
    auto plan = answer->problem.plan;
    show(std::move(answer));
    look(std::move(plan), std::move(left), to_mend);
}

std::set<std::int64_t> PlanningRun::all() const { return {m_workspace.proposals().ids().begin(), m_workspace.proposals().ids().end()}; }

std::set<std::int64_t> PlanningRun::alike(const std::set<std::int64_t>& ids, Alike how) const {
    const auto ghosts = m_workspace.proposals().ghosts();
    const auto is_alike = [&](const Item& a, const Item& b) {
        return how == Alike::Topic ? a.topic == b.topic : how == Alike::Outlet ? a.outlet == b.outlet : model::monday_of(a.date) == model::monday_of(b.date);
    };
    std::set<std::int64_t> found;
    for (const auto& chosen : ghosts) {
        if (!ids.contains(chosen.id)) continue;
        for (const auto& other : ghosts)
            if (is_alike(chosen, other)) found.insert(other.id);
    }
    return found;
}

}  // namespace lichsong::desktop
