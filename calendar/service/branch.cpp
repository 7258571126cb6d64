// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/branch.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/editor_checks.h"
#include "calendar/service/new_rows.h"
#include "calendar/service/trash.h"
#include "calendar/store/address.h"
#include "calendar/store/plan_file.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;

// What a plan is made of. Letters, answers, releases, logs and what an import noted tell what happened between people: it happened at the plan, or it
// did not happen.
constexpr std::array planned_kinds = {
    EntityKind::Campaign, EntityKind::Area, EntityKind::Milestone, EntityKind::Phase, EntityKind::Holiday, EntityKind::Topic, EntityKind::Partner, EntityKind::Contact,
    EntityKind::Outlet, EntityKind::Slot, EntityKind::Series, EntityKind::Segment, EntityKind::Placement, EntityKind::Goal, EntityKind::Rule,
};

bool is_planned(EntityKind kind) { return std::find(planned_kinds.begin(), planned_kinds.end(), kind) != planned_kinds.end(); }

bool is_same(const std::optional<model::Change>& one, const std::optional<model::Change>& other) {
    return one && other && one->stamp == other->stamp && one->at == other->at && one->author == other->author && one->doing.what == other->doing.what &&
           one->doing.args == other->doing.args;
}

std::string title_of(Desk& desk) { return store::title_of_place(desk.session().address()); }

// A copy has all changes up to the moment it was made, and from then on its own.
std::int64_t fork_of(Desk& plan, Desk& branch) {
    std::int64_t low = 0;
    std::int64_t high = std::min(plan.session().last_change(), branch.session().last_change());
    while (low < high) {
        const auto middle = low + (high - low + 1) / 2;
        if (is_same(plan.journal().find(middle), branch.journal().find(middle))) low = middle;
        else high = middle - 1;
    }
    if (low == 0) throw Error(Fault::Input, "branch.of_another", {title_of(branch), title_of(plan)});
    return low;
}

bool is_taken_over(const Record& row, std::string_view field) {
    return field == "key" || !row.info().fields[model::field_index(row.info(), field)].has(model::Generated);
}

model::Value value_of(const Record& row, const std::string& field) { return field == "key" ? model::Value(row.head.key) : row[field]; }

const model::Value* found_in(const model::Image& image, const std::string& field) {
    const auto at = std::find_if(image.begin(), image.end(), [&](const auto& one) { return one.first == field; });
    return at == image.end() ? nullptr : &at->second;
}

// What the branch did to each row of a kind since the two went apart.
void each_branched(Desk& branch, std::int64_t fork, EntityKind kind, const std::function<void(model::RowChange)>& visit) {
    for (const auto id : branch.journal().touched_after(fork, kind)) {
        const auto before = branch.journal().row_after_if_there(fork, {kind, id});
        const auto after = branch.rows().find(kind, id);
        if (!before && !after) continue;
        auto change = row_change(before ? &*before : nullptr, after ? &*after : nullptr);
        if (!change) continue;
        const auto& row = after ? *after : *before;
        if (change->before && change->after) {  // counters go their own way here
            std::erase_if(*change->before, [&](const auto& one) { return !is_taken_over(row, one.first); });
            std::erase_if(*change->after, [&](const auto& one) { return !is_taken_over(row, one.first); });
            if (change->before->empty() && change->after->empty()) continue;
        }
        visit(std::move(*change));
    }
}

// Fields of a changed row that the plan has made yet something else of.
std::vector<std::string> disputed_fields(const model::RowChange& change, const Record& now) {
    std::vector<std::string> fields;
    for (const auto& [field, value] : *change.after) {
        const auto* before = found_in(*change.before, field);
        const auto here = value_of(now, field);
        if (here != value && here != (before == nullptr ? model::Value() : *before)) fields.push_back(field);
    }
    return fields;
}

std::vector<std::string> disputed_by(Desk& plan, std::int64_t fork, const model::RowChange& change) {
    if (!change.before) return {};
    const auto now = plan.rows().find(change.kind, change.row);
    if (change.after) return now ? disputed_fields(change, *now) : std::vector<std::string>{""};
    if (!now) return {};
    const auto before = plan.journal().row_after_if_there(fork, {change.kind, change.row});
    const auto since = before ? row_change(&*before, &*now) : std::nullopt;
    const bool is_changed = since && since->after && std::any_of(since->after->begin(), since->after->end(), [&](const auto& one) { return is_taken_over(*now, one.first); });
    return is_changed ? std::vector<std::string>{""} : std::vector<std::string>{};
}

std::vector<BranchedRow> branched_rows(Desk& plan, Desk& branch, std::int64_t fork) {
    std::vector<BranchedRow> rows;
    for (const auto kind : planned_kinds)
        each_branched(branch, fork, kind, [&](model::RowChange change) {
            auto disputed = disputed_by(plan, fork, change);
            const auto row = change.after ? *branch.rows().find(kind, change.row) : removed_row(change);
            rows.push_back({label_of(branch, row), kind == EntityKind::Placement ? model::from_record<model::Placement>(row).date : model::Date(), std::move(change), std::move(disputed)});
        });
    return rows;
}

std::int64_t missing_of(const std::vector<model::CoverageCell>& cells) {
    std::int64_t sum = 0;
    for (const auto& cell : cells) sum += cell.gap(model::CoverageLayer::Planned);
    return sum;
}

using CellKey = std::tuple<std::int64_t, model::Date, model::Date>;
CellKey key_of_cell(const model::CoverageCell& cell) { return {cell.goal.value, cell.from, cell.to}; }

void compare_coverage(BranchView& view, const std::vector<model::CoverageCell>& now, const std::vector<model::CoverageCell>& then) {
    std::map<CellKey, BranchView::Cell> cells;
    for (const auto& cell : now) cells[key_of_cell(cell)].now = cell;
    for (const auto& cell : then) cells[key_of_cell(cell)].then = cell;
    for (const auto& [key, cell] : cells)
        if (cell.now.goal != cell.then.goal || cell.now.planned != cell.then.planned || cell.now.target != cell.then.target) view.cells.push_back(cell);
    view.missing_now = missing_of(now);
    view.missing_then = missing_of(then);
}

// Rows of the branch as they become rows of the plan.
class Keeping {
public:
    Keeping(Edit& edit, Desk& branch, Prefer prefer) : m_edit(edit), m_branch(branch), m_prefer(prefer) {}

    void keep(const std::vector<BranchedRow>& rows) {
        for (const auto& row : rows)
            if (!row.change.before) add(row.change);
        for (const auto& [place, id] : m_added) m_edit.set(place.first, id, fields_of(*m_branch.rows().find(place.first, place.second)));
        for (const auto& row : rows)
            if (row.change.before && row.change.after) change(row);
        for (auto row = rows.rbegin(); row != rows.rend(); ++row)  // what refers goes before what is referred to
            if (!row->change.after) remove(*row);
    }

private:
    // First with references as they were there: rows may refer to others that are added behind them.
    void add(const model::RowChange& change) {
        auto& rows = m_edit.desk().rows();
        auto record = *m_branch.rows().find(change.kind, change.row);
        record.head.id = 0;
        if (rows.find_key(change.kind, record.head.key)) record.head.key.clear();
        m_added[{change.kind, change.row}] = m_edit.add(std::move(record));
    }

    // References to rows added there, as references to what they are here.
    model::Value turned(const model::FieldInfo& field, const model::Value& value) const {
        const auto ids = referred_ids(field, value);
        if (std::none_of(ids.begin(), ids.end(), [&](std::int64_t id) { return m_added.contains({field.target, id}); })) return value;
        const auto here = [&](std::int64_t id) {
            const auto found = m_added.find({field.target, id});
            return found == m_added.end() ? id : found->second;
        };
        if (field.type == model::FieldType::Reference) return here(ids.front());
        std::string text = " ";
        for (const auto id : ids) text += std::to_string(here(id)) + ' ';
        return text;
    }

    Fields fields_of(const Record& row) const {
        Fields fields;
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const auto& field = row.info().fields[i];
            auto value = turned(field, row.values[i]);
            if (value != row.values[i]) fields.emplace_back(field.name, std::move(value));
        }
        return fields;
    }

    void change(const BranchedRow& row) {
        const auto& change = row.change;
        if (row.disputed == std::vector<std::string>{""}) {
            if (m_prefer == Prefer::Branch) throw Error(Fault::Conflict, "branch.gone", {std::string(model::info_of(change.kind).name), change.key});
            return;
        }
        const auto& info = model::info_of(change.kind);
        Fields fields;
        for (const auto& [field, value] : *change.after) {
            const bool is_lost = m_prefer == Prefer::Plan && std::find(row.disputed.begin(), row.disputed.end(), field) != row.disputed.end();
            if (!is_lost) fields.emplace_back(field, field == "key" ? value : turned(info.fields[model::field_index(info, field)], value));
        }
        m_edit.set(change.kind, change.row, fields);
    }

    void remove(const BranchedRow& row) {
        const bool is_lost = !row.disputed.empty() && m_prefer == Prefer::Plan;
        if (!is_lost && m_edit.desk().rows().find(row.change.kind, row.change.row)) m_edit.remove(row.change.kind, row.change.row);
    }

    Edit& m_edit;
    Desk& m_branch;
    Prefer m_prefer;
    std::map<std::pair<EntityKind, std::int64_t>, std::int64_t> m_added;
};

// Its rows would come twice. What was undone may be kept again.
void refuse_kept(Desk& plan, const std::string& title, std::int64_t fork) {
    auto changes = plan.journal().list(static_cast<int>(plan.session().last_change() - fork));
    std::reverse(changes.begin(), changes.end());
    std::map<std::int64_t, std::string> kept;          // by whom, by change
    std::map<std::int64_t, std::int64_t> undone;       // what was undone, by the undoing
    std::map<std::int64_t, std::string> is_undone;
    for (const auto& change : changes) {
        if (change.doing.what == "branch.keep" && change.step == model::Step::Do && change.doing.args.front() == title) kept[change.id] = change.author;
        if (change.step == model::Step::Undo) {
            undone[change.id] = change.target;
            if (auto row = kept.extract(change.target)) is_undone.insert(std::move(row));
        }
        if (change.step == model::Step::Redo)
            if (auto row = is_undone.extract(undone[change.target])) kept.insert(std::move(row));
    }
    if (!kept.empty()) throw Error(Fault::Input, "branch.kept", {title, kept.begin()->second});
}

void refuse_disputed(const std::vector<BranchedRow>& rows) {
    std::size_t count = 0;
    const BranchedRow* first = nullptr;
    for (const auto& row : rows) {
        if (first == nullptr && !row.disputed.empty()) first = &row;
        count += row.disputed.size();
    }
    if (first == nullptr) return;
    const std::string kind(model::info_of(first->change.kind).name);
    const auto& field = first->disputed.front();
    if (field.empty()) throw Error(Fault::Conflict, "branch.disputed_row", {kind, first->change.key, std::to_string(count)});
    throw Error(Fault::Conflict, "branch.disputed", {kind, first->change.key, field == "key" ? "id" : field, std::to_string(count)});
}

}  // namespace

bool BranchView::is_disputed() const {
    return std::any_of(rows.begin(), rows.end(), [](const BranchedRow& row) { return !row.disputed.empty(); });
}

std::vector<BranchFile> branches_beside(Desk& plan, const store::OpenOptions& options) {
    namespace fs = std::filesystem;
    const fs::path own(plan.session().address());
    auto reading = options;
    reading.mode = store::OpenMode::Read;
    std::vector<BranchFile> found;
    if (!plan.session().is_file()) return found;
    std::error_code unreadable;  // no list of the folder: none beside
    for (fs::directory_iterator entry(own.has_parent_path() ? own.parent_path() : fs::path("."), unreadable), end; !unreadable && entry != end; entry.increment(unreadable)) {
        std::error_code vanished;
        if (entry->path().extension() != own.extension() || fs::equivalent(entry->path(), own, vanished)) continue;
        try {
            Desk other(entry->path().string(), reading, plan.clock(), plan.author());
            const auto fork = fork_of(plan, other);
            found.push_back({entry->path().string(), title_of(other), other.session().last_change() - fork, other.journal().list(1).front()});
        } catch (const Error&) {
            continue;  // damaged, locked or another plan: nothing to choose here
        }
    }
    std::sort(found.begin(), found.end(), [](const BranchFile& a, const BranchFile& b) { return a.title < b.title; });
    return found;
}

std::string next_branch(Desk& plan) {
    namespace fs = std::filesystem;
    const bool is_file = plan.session().is_file();
    const fs::path own(is_file ? plan.session().address() : store::title_of_place(plan.session().address()) + ".lichsong");
    for (int number = 1;; ++number) {
        // TRANSLATORS: name of a file: {1} the plan's, {2} a number
        auto path = own.parent_path() / (base::fill(base::tr(LICHSONG_N_("{1} - trial {2}")), {own.stem().string(), std::to_string(number)}) + own.extension().string());
        if (!store::is_there(path)) return path.string();
    }
}

BranchView compare_branch(Desk& plan, Desk& branch) {
    const store::Snapshot here(plan.session());
    const store::Snapshot there(branch.session());
    BranchView view;
    view.fork = fork_of(plan, branch);
    view.changes_here = plan.session().last_change() - view.fork;
    view.changes_there = branch.session().last_change() - view.fork;
    view.rows = branched_rows(plan, branch, view.fork);
    for (const auto& info : model::entity_table())
        if (!is_planned(info.kind)) {
            std::size_t count = 0;
            each_branched(branch, view.fork, info.kind, [&](const model::RowChange&) { ++count; });
            if (count != 0) view.left_out[info.kind] = count;
        }
    const auto now = plan.whole_plan();
    const auto then = branch.whole_plan();
    compare_coverage(view, model::coverage(now), model::coverage(then));
    view.breaches_now = static_cast<std::int64_t>(model::check(now, {plan.today(), {}, {}}).size());
    view.breaches_then = static_cast<std::int64_t>(model::check(then, {plan.today(), {}, {}}).size());
    return view;
}

model::Change keep_branch(Desk& plan, Desk& branch, Prefer prefer) {
    Edit edit(plan, {"branch.keep", {title_of(branch)}});
    const store::Snapshot there(branch.session());
    const auto fork = fork_of(plan, branch);
    refuse_kept(plan, title_of(branch), fork);
    const auto rows = branched_rows(plan, branch, fork);
    if (prefer == Prefer::Nobody) refuse_disputed(rows);
    Keeping(edit, branch, prefer).keep(rows);
    return edit.commit();
}

}  // namespace lichsong::service
