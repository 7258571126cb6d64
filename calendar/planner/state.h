// SPDX-License-Identifier: Apache-2.0
// A plan while it is searched: what stands fast and what is proposed, what each placement would meet, and what it all costs. Always
// within the rules that block. Putting and taking away cost what is near, not what is there. Only the files of this folder include it.
#pragma once

#include <string_view>

#include "calendar/planner/rows.h"

namespace lichsong::planner {

/// A placement that may be made.
struct Step {
    Place occurrence = nowhere;
    Place item = nowhere;
    Place repeats = nowhere;          ///< the airing it repeats, where the slot does
    model::WallSeconds start = -1;    ///< below 0: the first free moment
    Place draft = nowhere;            ///< the one of Problem::drafts that goes there
    model::WallSeconds laid = -1;     ///< of a draft where it is: when it begins there; below 0: at its start
};

/// Why a placement cannot be made, from what no choice could change to what other placements do.
enum class Blocker : std::uint8_t { None, Topic, Rule, NothingToRepeat, Room, Time, Cap, Separation };

struct Verdict {
    Blocker blocker = Blocker::None;   ///< the first that stands fast; None where only proposed ones are in the way, or nothing
    std::vector<Place> movable;        ///< proposed ones in the way
    base::Id<model::Rule> rule;        ///< whose blocker it is; none where it is none's
    int frowns = 0;                    ///< breaches of rules that warn
    base::Id<model::Rule> frowner;     ///< the first of them that the search keeps; none where it is the opening that is frowned upon
    model::WallSeconds start = 0;
    model::WallSeconds laid = -1;      ///< as Step::laid
    [[nodiscard]] bool is_allowed() const { return blocker == Blocker::None && movable.empty(); }
};

/// What a state keeps account of. Rules alone are enough to look, not to know what is missing or what it costs.
enum class Account : std::uint8_t { All, Rules };

class State {
public:
    explicit State(const Problem& problem, Account account = Account::All);

    [[nodiscard]] Verdict look(const Step& step);
    /// Of a step that look() allowed. Returns the place of the airing.
    Place put(const Step& step, const Verdict& verdict);
    /// What repeats it must be gone.
    /// `frowns`: of what is taken away, as Verdict::frowns had it when it was put.
    Step take(Place airing, int* frowns = nullptr);

    [[nodiscard]] std::int64_t cost() const noexcept { return m_cost; }
    [[nodiscard]] std::int64_t missing(Place requirement) const;
    /// Places of what is proposed, in no order.
    [[nodiscard]] const std::vector<Place>& proposed() const noexcept { return m_proposed; }
    [[nodiscard]] const Airing& airing(Place place) const { return m_airings[place]; }
    [[nodiscard]] Step step_of(Place airing) const;
    [[nodiscard]] const std::vector<Place>& in(Place occurrence) const { return m_in[occurrence]; }
    /// No rule was broken by taking away what stood between two airings.
    [[nodiscard]] bool is_whole() const;
    /// Of an airing, the requirements it counts for.
    [[nodiscard]] std::vector<Place> requirements_of(Place airing) const;
    [[nodiscard]] std::vector<Place> repeats_of(Place airing) const;
    /// It can be taken away: it is new, or a draft that may move.
    [[nodiscard]] bool is_proposed(Place airing) const { return airing >= m_problem.fixed.size(); }
    /// The placement of the plan that it is, where that is; none of what is new, and of drafts that are elsewhere.
    [[nodiscard]] base::Id<model::Placement> stands_as(Place airing) const;
    /// Where the draft is in the plan.
    [[nodiscard]] Step home_of(Place draft) const;
    /// Its airing; nowhere while it has none.
    [[nodiscard]] Place airing_of(Place draft) const { return m_drafts[draft]; }
    /// Drafts that have no place now, in no order. Until the first is put that is all of them. None may be left so.
    [[nodiscard]] const std::vector<Place>& lost() const noexcept { return m_lost; }
    /// Requirements that fall short, in no order.
    [[nodiscard]] const std::vector<Place>& open() const noexcept { return m_open; }
    /// Seconds: what is still to be made is made to fit its slot.
    [[nodiscard]] std::int32_t length_of(const Step& step) const;
    /// Nothing that stands has a say in what may go there: the opening and the item alone decide. Where nothing is proposed; careful, so that
    /// some that are untouched are not said to be.
    [[nodiscard]] bool is_untouched(Place occurrence) const;
    [[nodiscard]] std::int64_t used(Place occurrence) const { return m_used[occurrence]; }
    [[nodiscard]] const std::vector<CapRow>& caps() const noexcept { return m_caps; }
    [[nodiscard]] const Problem& problem() const noexcept { return m_problem; }

private:
    struct Busy {
        model::WallSeconds start;
        model::WallSeconds end;
        Place place;
    };
    [[nodiscard]] Airing airing_for(const Step& step) const;
    void look_at_room(const Step& step, Airing& airing, Verdict& verdict) const;
    void look_at_rows(const Airing& airing, Verdict& verdict);
    [[nodiscard]] bool is_unfit(const Step& step, Verdict& verdict) const;
    void lay_fixed();
    void enter(Place place, int sign);
    /// visit(cell, amount): of the cells that the airing counts for.
    template <class Visit>
    void each_cell(const Airing& airing, Visit&& visit) const;
    void count(Place place, int sign);
    void add_to_cell(Place cell, std::int64_t amount, Place item, int sign);
    void keep_open(Place requirement);
    void spread(const Airing& airing, int sign);
    void use(const Airing& airing, int sign);
    void settle(Place draft, Place airing, int sign);
    [[nodiscard]] std::int64_t share(const Airing& airing, model::CapacityUnit unit) const;

    const Problem& m_problem;
    Account m_account;
    std::vector<Airing> m_airings;               // what stands fast, then what is proposed
    std::vector<Place> m_free;                   // places of airings that were taken away
    std::vector<Place> m_proposed;
    std::vector<Place> m_where;                  // by airing: its place in m_proposed
    std::vector<int> m_repeats;                  // by airing: how many proposed ones repeat it
    std::vector<std::vector<Place>> m_in;        // by occurrence
    std::vector<std::vector<Place>> m_again;     // by occurrence: those that repeat it
    bool m_may_frown = false;                    // some rule only warns
    std::vector<std::int64_t> m_used;            // by occurrence
    std::vector<std::vector<Busy>> m_busy;       // by outlet, in order of start
    std::vector<CapRow> m_caps;
    std::vector<SeparationRow> m_separations;
    std::vector<std::int64_t> m_reached;         // by cell
    std::unordered_map<std::uint64_t, int> m_items_in_cell;
    std::vector<Place> m_open;
    std::vector<Place> m_place_in_open;          // by requirement
    std::unordered_map<std::uint64_t, int> m_spread;
    std::vector<int> m_uses;                     // by item, of what is proposed
    std::vector<Place> m_drafts;                 // by draft: its airing
    std::vector<Place> m_lost;
    std::int64_t m_cost = 0;
};

}  // namespace lichsong::planner
