// SPDX-License-Identifier: Apache-2.0
// Templates: TOML files of rows, and the adding of them to a plan, new or open. Data only: a template names rows and fields, it
// cannot compute, include by path outside the folder, or reach anything. The format is told in templates/README.md.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/model/plan.h"
#include "calendar/service/row_sink.h"
#include "calendar/service/template_folders.h"

namespace lichsong::service {

struct TemplateRow;

struct TemplateInfo {
    std::string id;  ///< folder and file: "campaigns/vn-election-2015"; campaigns may leave the folder out
    std::string title;
    std::string title_en;
};

/// Ids of the files in a folder of that name, in order.
[[nodiscard]] std::vector<std::string> template_ids(const TemplateFolders& folders, const std::string& kind);

/// Those in templates/campaigns, in order of id.
[[nodiscard]] std::vector<TemplateInfo> campaign_templates(const TemplateFolders& folders);

/// A row of a template, as a person is told of it.
struct TemplateLine {
    std::string kind;
    std::string key;
    std::string label;
    model::Date from;        ///< where it has such days
    model::Date to;
    int issues = 0;          ///< of a series: placements made of it
    int issues_outside = 0;  ///< and days of its rule that lie outside the campaign's dates
};

struct TemplateReport {
    std::map<model::EntityKind, int> created;  ///< issues of series too
    std::vector<TemplateLine> rows;            ///< those created, but for issues of series
    std::vector<TemplateLine> already_there;   ///< of a plan that was open: left as they are
    std::vector<TemplateLine> left_out;        ///< they lie outside the campaign's dates, or refer to what does
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
    TemplateLoader(TemplateFolders folders, RowSink& sink, model::Date today);

    /// The campaign and all it includes.
    void load_campaign(const NewPlan& wanted);
    /// A campaign made by the caller; load() adds the rest.
    void begin(const model::Campaign& campaign);
    /// A plan that is there already, without its many rows; load() adds to it, and completes what it adds as by hand.
    void join(const model::Plan& plan);
    /// Series that name no slot go into this one. Without one they are refused in a plan that is there already:
    /// Error{Call,"template.needs_slot"}; Error{Input,"template.slot_closed"} where it never opens on their days.
    void use_slot(base::Id<model::Slot> slot) { m_slot = slot; }
    /// One more file, e.g. "samples/dong-thap-2021".
    void load(const std::string& id);

    /// Called with each placement before it is added; the sample sets states with it.
    void shape_placements(std::function<void(model::Placement&)> shape) { m_shape = std::move(shape); }

    [[nodiscard]] const TemplateReport& report() const noexcept { return m_report; }
    /// What has been added so far, as values.
    [[nodiscard]] const model::Plan& plan() const noexcept { return m_plan; }

private:
    struct Source;
    using Place = std::pair<model::EntityKind, std::string>;
    void read_campaign(const Source& source, const TemplateRow& row, const model::DateContext& dates, model::Record& record) const;
    void add_rows(const Source& source);
    void add_row(const Source& source, const model::EntityInfo& info, const TemplateRow& row);
    void add(model::EntityKind kind, model::Record record, const std::string& label);
    [[nodiscard]] std::optional<std::int64_t> id_of(const Place& place);
    [[nodiscard]] bool is_there(const model::EntityInfo& info, const TemplateRow& row);
    bool complete(model::Record& record) const;
    int keep_within_campaign(model::Series& series) const;
    void add_series(model::Series series, bool without_slot, TemplateLine line);
    std::int64_t add_to_plan(model::Record record, TemplateLine line);
    [[nodiscard]] model::Record completed(const model::Record& placement) const;
    [[nodiscard]] bool refers_to_what_was_left_out(model::EntityKind kind, const TemplateRow& row);
    [[nodiscard]] bool lies_outside(const model::Record& record, TemplateLine& line) const;

    TemplateFolders m_folders;
    RowSink& m_sink;
    model::Date m_today;
    bool m_joined = false;
    base::Id<model::Slot> m_slot;
    model::Plan m_plan;
    TemplateReport m_report;
    std::map<Place, std::int64_t> m_ids;
    std::set<Place> m_absent;
    std::map<Place, std::int64_t> m_there;  ///< rows of the plan that was joined, as far as they were looked for
    std::vector<std::string> m_loaded;
    std::function<void(model::Placement&)> m_shape = [](model::Placement&) {};
};

}  // namespace lichsong::service
