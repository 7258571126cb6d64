// SPDX-License-Identifier: Apache-2.0
#include "app/common/branch_words.h"

#include <algorithm>

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;

std::string shown(const model::EntityInfo& info, const std::string& field, const model::Value& value, const service::FieldContext& context) {
    auto text = image_text(info, field, value, context);
    if (text.empty()) return "–";
    if (field == "key") return text;
    return info.fields[model::field_index(info, field)].choices.empty() ? text : choice_name(text);
}

const model::Value nothing;

const model::Value& value_in(const model::Image& image, const std::string& field) {
    const auto found = std::find_if(image.begin(), image.end(), [&](const auto& one) { return one.first == field; });
    return found == image.end() ? nothing : found->second;
}

}  // namespace

std::string image_text(const model::EntityInfo& info, const std::string& field, const model::Value& value, const service::FieldContext& context) {
    if (field == "key") return std::get<std::string>(value);
    return service::write_field(info.fields[model::field_index(info, field)], value, context);
}

std::string branched_text(const service::BranchedRow& row, const service::FieldContext& context) {
    const auto& change = row.change;
    const auto& info = model::info_of(change.kind);
    if (!change.before || !change.after) {
        const auto day = model::is_set(row.date) ? weekday_short(row.date) + ' ' + date_text(row.date) + ", " : std::string();
        return fill(change.after ? tr(LICHSONG_N_("new: {1}")) : tr(LICHSONG_N_("removed: {1}")), {day + (row.label.empty() ? change.key : row.label)});
    }
    std::string text;
    for (const auto& [field, value] : *change.after)
        text += (text.empty() ? "" : "; ") + field_name(field == "key" ? "id" : field) + ": " + shown(info, field, value_in(*change.before, field), context) + " → " + shown(info, field, value, context);
    return text;
}

std::string disputed_text(const service::BranchedRow& row) {
    std::string text;
    for (const auto& field : row.disputed)
        text += (text.empty() ? "" : ", ") + (field.empty() ? tr(LICHSONG_N_("removed on one side, changed on the other")) : field_name(field == "key" ? "id" : field));
    return text;
}

std::vector<std::string> branch_summary(const service::BranchView& view) {
    // TRANSLATORS: {1} changes of the plan, {2} of the branch
    std::vector<std::string> lines{fill(tr(LICHSONG_N_("Changes since the branch was made: {1} of the plan, {2} of the branch.")),
                                        {std::to_string(view.changes_here), std::to_string(view.changes_there)})};
    lines.push_back(fill(tr(LICHSONG_N_("Missing now: {1}. With the branch: {2}.")), {std::to_string(view.missing_now), std::to_string(view.missing_then)}));
    lines.push_back(fill(tr(LICHSONG_N_("Breaches of rules now: {1}. With the branch: {2}.")), {std::to_string(view.breaches_now), std::to_string(view.breaches_then)}));
    std::string left;
    for (const auto& [kind, count] : view.left_out) left += (left.empty() ? "" : ", ") + kind_name(model::info_of(kind).name) + " (" + std::to_string(count) + ")";
    if (!left.empty()) lines.push_back(fill(tr(LICHSONG_N_("Stays behind, because it tells what happened between people: {1}.")), {left}));
    return lines;
}

}  // namespace lichsong::app
