// SPDX-License-Identifier: Apache-2.0
// A plan tried otherwise: a branch is a copy of the plan, worked on like any other, compared by what it covers, and kept as one change of the
// plan, or dropped. Any copy will do, a backup too: where the two went apart is read from their journals.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendar/model/coverage.h"
#include "calendar/service/editor.h"

namespace lichsong::service {

/// What wins where plan and branch made different things of the same field.
enum class Prefer : std::uint8_t { Nobody, Plan, Branch };
inline constexpr model::Names<3> prefer_names = {"nobody", "plan", "branch"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Prefer) { return prefer_names; }

/// A row that the branch has made something else of.
struct BranchedRow {
    std::string label;                   ///< as people call it
    model::Date date;                    ///< of a placement
    model::RowChange change;             ///< since plan and branch went apart; ids are the branch's
    std::vector<std::string> disputed;   ///< fields that the plan has made yet something else of; an empty name: the row itself, removed by one and
                                         ///< changed by the other
};

struct BranchView {
    std::int64_t fork = 0;               ///< the last change that both have
    std::int64_t changes_here = 0;       ///< of the plan since
    std::int64_t changes_there = 0;      ///< of the branch since
    std::vector<BranchedRow> rows;       ///< by kind, then id
    std::map<model::EntityKind, std::size_t> left_out;  ///< rows of what was said and sent on the branch: that happens at the plan, and stays behind
    /// A goal's period that is covered otherwise on the branch. `now` or `then` has no goal where only the other has it.
    struct Cell {
        model::CoverageCell now;
        model::CoverageCell then;
    };
    std::vector<Cell> cells;             ///< by goal and time
    std::int64_t missing_now = 0;        ///< placements and minutes that the plan's goals miss, summed
    std::int64_t missing_then = 0;
    std::int64_t breaches_now = 0;       ///< of rules that are not ignored
    std::int64_t breaches_then = 0;

    [[nodiscard]] bool is_disputed() const;
};

/// A copy of the plan that lies beside it.
struct BranchFile {
    std::string address;
    std::string title;             ///< the file's name without its ending
    std::int64_t changes = 0;      ///< of its own, since the two went apart
    model::Change last;            ///< its last one
};

/// Copies of the plan in its folder, by name; what cannot be opened, or is no copy, is none.
[[nodiscard]] std::vector<BranchFile> branches_beside(Desk& plan, const store::OpenOptions& options);

/// Where the next copy would lie: beside the plan, called by what it is and a number that is free. In the language chosen.
[[nodiscard]] std::string next_branch(Desk& plan);

/// Reads both plans whole. Error{Input,"branch.of_another"} with both names where the branch is no copy of the plan.
[[nodiscard]] BranchView compare_branch(Desk& plan, Desk& branch);

/// What the branch made of the plan becomes one change of the plan, undone in one step: rows added there are added here, with their codes where they
/// are free, and whatever fields were changed there are changed here. With Prefer::Nobody Error{Conflict,"branch.disputed"} with kind, key, field and
/// how many more, where both have changed the same. Error{Input,"branch.kept"} where it
/// is kept already, and that not undone; {Conflict,"branch.disputed_row"} the same for a row removed on one side;
/// {Conflict,"branch.gone"} for Prefer::Branch where the plan has removed what it changed. Errors of Edit; nothing is
/// written where one is thrown. The branch is only read.
model::Change keep_branch(Desk& plan, Desk& branch, Prefer prefer = Prefer::Nobody);

}  // namespace lichsong::service
