// SPDX-License-Identifier: Apache-2.0
// Templates: TOML files of rows, and the filling of a new plan from them. Data only: a template names rows and fields, it
// cannot compute, include by path outside the folder, or reach anything. The format is told in templates/README.md.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "calendar/service/bulk.h"

namespace lichsong::service {

struct TemplateRow;

struct TemplateInfo {
    std::string id;  ///< folder and file: "campaigns/vn-election-2015"; campaigns may leave the folder out
    std::string title;
    std::string title_en;
};

/// Those in templates/campaigns, in order of id.
[[nodiscard]] std::vector<TemplateInfo> campaign_templates(const std::filesystem::path& folder);

/// A row left out because it lies outside the campaign's dates.
struct LeftOut {
    std::string kind;
    std::string key;
    std::string label;
    model::Date from;
    model::Date to;
};

struct TemplateReport {
    std::map<model::EntityKind, int> created;
    std::vector<LeftOut> left_out;
};

/// What a person says of a new plan; empty members are as the template has them.
struct NewPlan {
    std::string template_id;
    model::Date dday;
    std::string name;
    std::string name_en;
    std::string body;
    std::string code;  ///< prefix of placement codes; else made from the year
};

/// Reads templates and adds their rows to a plan being filled, references resolved by key. Errors: Error{Call,
/// "template.unknown"|"template.needs_dday"}; else Error{Input,"template.…"} with file and line, where a value is bad with
/// what is wrong with it.
class TemplateLoader {
public:
    TemplateLoader(std::filesystem::path folder, Seed& seed, model::Date today);

    /// The campaign and all it includes.
    void load_campaign(const NewPlan& wanted);
    /// A campaign made by the caller; load() adds the rest.
    void begin(const model::Campaign& campaign);
    /// One more file, e.g. "samples/dong-thap-2021".
    void load(const std::string& id);

    /// Called with each placement before it is added; the sample sets states with it.
    void shape_placements(std::function<void(model::Placement&)> shape) { m_shape = std::move(shape); }

    [[nodiscard]] const TemplateReport& report() const noexcept { return m_report; }
    /// What has been added so far, as values.
    [[nodiscard]] const model::Plan& plan() const noexcept { return m_plan; }

private:
    struct Source;
    void read_campaign(const Source& source, const TemplateRow& row, const model::DateContext& dates, model::Record& record) const;
    void add_rows(const Source& source);
    void add_row(const Source& source, const model::EntityInfo& info, const TemplateRow& row);
    void add(model::EntityKind kind, model::Record record, const std::string& label);
    void add_issues(const model::Series& series);
    [[nodiscard]] model::Record completed(const model::Record& placement) const;
    [[nodiscard]] bool refers_to_what_was_left_out(model::EntityKind kind, const TemplateRow& row);
    [[nodiscard]] bool lies_outside(const model::Record& record, LeftOut& why) const;

    std::filesystem::path m_folder;
    Seed& m_seed;
    model::Date m_today;
    model::Plan m_plan;
    TemplateReport m_report;
    std::map<std::pair<model::EntityKind, std::string>, std::int64_t> m_ids;
    std::set<std::pair<model::EntityKind, std::string>> m_absent;
    std::vector<std::string> m_loaded;
    std::function<void(model::Placement&)> m_shape = [](model::Placement&) {};
};

}  // namespace lichsong::service
