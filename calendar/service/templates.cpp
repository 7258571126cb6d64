// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/templates.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/field_text.h"
#include "calendar/service/row_checks.h"
#include "calendar/service/series.h"
#include "calendar/service/template_file.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;

bool is_plain_id(const std::string& id) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-/";
    return !id.empty() && id.find_first_not_of(allowed) == std::string::npos && id.front() != '/';
}

std::string campaign_id(const std::string& id) { return id.find('/') == std::string::npos ? "campaigns/" + id : id; }

Error at_line(std::string_view code, const std::string& file, int line, std::vector<std::string> more) {
    std::vector<std::string> args{file + ".toml", std::to_string(line)};
    args.insert(args.end(), more.begin(), more.end());
    return {Fault::Input, code, std::move(args)};
}

// Does what belongs to one line of a file, and says where it was if that fails.
template <class Work>
void at(const std::string& file, int line, Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        if (error.fault() == Fault::Store || error.code().starts_with("template.")) throw;
        std::vector<std::string> why{error.code()};
        why.insert(why.end(), error.args().begin(), error.args().end());
        throw at_line("template.bad_value", file, line, std::move(why));
    }
}

const model::FieldInfo& field_of(const model::EntityInfo& info, const TemplateField& given, const std::string& file) {
    const auto found = std::find_if(info.fields.begin(), info.fields.end(), [&](const auto& field) { return field.name == given.name; });
    if (found == info.fields.end() || found->has(model::Generated))
        throw at_line("template.unknown_field", file, given.line, {std::string(info.name), given.name});
    return *found;
}

// What people and lists separated by commas can call a row.
void check_key(const TemplateRow& row, const std::string& file) {
    constexpr std::size_t longest = 64;
    at(file, row.line, [&] {
        if (base::clean_line(row.key) != row.key || row.key.find_first_of(", ") != std::string::npos || row.key.size() > longest)
            throw at_line("template.bad_key", file, row.line, {row.key});
    });
}

// Rows of one kind may refer to one another in any order; here each stands behind those it refers to.
class Sorter {
public:
    Sorter(const std::string& file, const model::EntityInfo& info, const std::vector<TemplateRow>& rows) : m_file(file), m_info(info) {
        for (const auto& row : rows)
            if (row.kind == info.name) m_rows.push_back(&row);
        for (const auto* row : m_rows)
            if (!row->key.empty() && !m_by_key.emplace(row->key, row).second)
                throw at_line("template.key_taken", file, row->line, {std::string(info.name), row->key});
    }

    std::vector<const TemplateRow*> sorted(const auto& is_known) {
        for (const auto* row : m_rows) {
            std::vector<const TemplateRow*> path{row};  // each refers to the next
            while (!path.empty()) {
                const auto* next = m_done.contains(path.back()) ? nullptr : first_missing(*path.back(), is_known);
                if (next != nullptr) {
                    if (std::find(path.begin(), path.end(), next) != path.end()) throw at_line("template.circle", m_file, next->line, {next->key});
                    path.push_back(next);
                    continue;
                }
                if (m_done.insert(path.back()).second) m_sorted.push_back(path.back());
                path.pop_back();
            }
        }
        return m_sorted;
    }

private:
    const TemplateRow* first_missing(const TemplateRow& row, const auto& is_known) const {
        for (const auto& given : row.fields) {
            const auto& field = field_of(m_info, given, m_file);
            if (field.target != m_info.kind || field.type != model::FieldType::Reference || given.text.empty()) continue;
            const auto found = m_by_key.find(given.text);
            if (found == m_by_key.end() && !is_known(given.text)) throw at_line("template.unknown_reference", m_file, given.line, {given.text});
            if (found != m_by_key.end() && !m_done.contains(found->second)) return found->second;
        }
        return nullptr;
    }

    const std::string& m_file;
    const model::EntityInfo& m_info;
    std::vector<const TemplateRow*> m_rows;
    std::map<std::string, const TemplateRow*> m_by_key;
    std::set<const TemplateRow*> m_done;
    std::vector<const TemplateRow*> m_sorted;
};

}  // namespace

struct TemplateLoader::Source {
    std::string id;
    TemplateFile file;
};

TemplateLoader::TemplateLoader(std::filesystem::path folder, Seed& seed, model::Date today)
    : m_folder(std::move(folder)), m_seed(seed), m_today(std::move(today)) {}

std::vector<TemplateInfo> campaign_templates(const std::filesystem::path& folder) {
    std::vector<TemplateInfo> infos;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "campaigns", missing)) {
        if (entry.path().extension() != ".toml") continue;
        const auto id = entry.path().stem().string();
        const auto file = read_template(entry.path(), "campaigns/" + id);
        infos.push_back({id, file.title, file.title_en});
    }
    std::sort(infos.begin(), infos.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return infos;
}

void TemplateLoader::load_campaign(const NewPlan& wanted) {
    const auto id = campaign_id(wanted.template_id);
    if (!is_plain_id(id)) throw Error(Fault::Call, "template.unknown", {wanted.template_id});
    const Source source{id, read_template(m_folder / (id + ".toml"), id)};
    auto record = model::fresh_record(EntityKind::Campaign);
    record.head.key = "campaign";
    const model::DateContext dates{model::is_set(wanted.dday) ? static_cast<int>(wanted.dday.year()) : static_cast<int>(m_today.year()), wanted.dday};
    record["name"] = model::detail::text_or_nothing(source.file.title);
    record["name_en"] = model::detail::text_or_nothing(source.file.title_en);
    int line = 1;
    for (const auto& row : source.file.rows)
        if (row.kind == record.info().name) {
            line = row.line;
            read_campaign(source, row, dates, record);
        }
    if (!wanted.name.empty()) {
        record["name"] = base::clean_line(wanted.name);
        record["name_en"] = model::detail::text_or_nothing(wanted.name_en);
    }
    if (!wanted.body.empty()) record["body"] = base::clean_line(wanted.body);
    if (!wanted.code.empty()) record["code"] = wanted.code;
    record["template"] = wanted.template_id;
    if (model::is_set(wanted.dday)) record["dday"] = model::iso(wanted.dday);
    if (record["code"].index() == 0) record["code"] = "LS" + std::to_string(dates.year % 100);
    at(source.id, line, [&] {
        check_row(record);
        add(EntityKind::Campaign, record, record.label());
    });
    load(id);
}

void TemplateLoader::read_campaign(const Source& source, const TemplateRow& row, const model::DateContext& dates, Record& record) const {
    for (const auto& given : row.fields) {
        const auto& field = field_of(record.info(), given, source.id);
        at(source.id, given.line, [&] {
            try {
                record[given.name] = read_field(field, given.text, {dates, {}, {}});
            } catch (const Error& error) {
                // The template is right: it is the person who has not said when the election is.
                if (error.code() == "date.no_dday") throw Error(Fault::Call, "template.needs_dday", {source.id});
                throw;
            }
        });
    }
}

void TemplateLoader::begin(const model::Campaign& campaign) { add(EntityKind::Campaign, model::to_record(campaign), campaign.name); }

void TemplateLoader::load(const std::string& id) {
    if (!is_plain_id(id)) throw Error(Fault::Call, "template.unknown", {id});
    if (std::find(m_loaded.begin(), m_loaded.end(), id) != m_loaded.end()) return;
    m_loaded.push_back(id);  // also ends a circle of includes
    const Source source{id, read_template(m_folder / (id + ".toml"), id)};
    for (const auto& other : source.file.include) {
        if (!is_plain_id(other.text) || !std::filesystem::exists(m_folder / (other.text + ".toml")))
            throw at_line("template.unknown_include", source.id, other.line, {other.text});
        load(other.text);
    }
    add_rows(source);
}

void TemplateLoader::add_rows(const Source& source) {
    for (const auto& row : source.file.rows) {
        if (model::find_entity(row.kind) == nullptr) throw at_line("template.unknown_kind", source.id, row.line, {row.kind});
        check_key(row, source.id);
    }
    for (const auto& info : model::entity_table()) {
        if (info.kind == EntityKind::Campaign) continue;
        const auto is_known = [&](const std::string& key) { return m_ids.contains({info.kind, key}) || m_absent.contains({info.kind, key}); };
        for (const auto* row : Sorter(source.id, info, source.file.rows).sorted(is_known)) {
            if (!row->key.empty() && is_known(row->key)) throw at_line("template.key_taken", source.id, row->line, {std::string(info.name), row->key});
            if (!refers_to_what_was_left_out(info.kind, *row)) add_row(source, info, *row);
        }
    }
}

void TemplateLoader::add_row(const Source& source, const model::EntityInfo& info, const TemplateRow& row) {
    const FieldContext context{
        model::date_context(m_plan.campaign),
        [&](EntityKind kind, const std::string& key) {
            const auto found = m_ids.find({kind, key});
            if (found == m_ids.end()) throw Error(Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), key});
            return found->second;
        },
        [](EntityKind, std::int64_t) { return std::string(); }};
    auto record = model::fresh_record(info.kind);
    record.head.key = row.key;
    for (const auto& given : row.fields) {
        const auto& field = field_of(info, given, source.id);
        at(source.id, given.line, [&] { record[given.name] = read_field(field, given.text, context); });
    }
    at(source.id, row.line, [&] {
        check_row(record);
        add(info.kind, record, record.label());
    });
}

// A slot goes with its outlet, a column with its slot.
bool TemplateLoader::refers_to_what_was_left_out(EntityKind kind, const TemplateRow& row) {
    for (const auto& field : model::info_of(kind).fields) {
        if (field.type != model::FieldType::Reference) continue;
        for (const auto& given : row.fields)
            if (given.name == field.name && m_absent.contains({field.target, given.text})) {
                m_absent.emplace(kind, row.key);
                m_report.left_out.push_back({std::string(model::info_of(kind).name), row.key, given.text, {}, {}});
                return true;
            }
    }
    return false;
}

bool TemplateLoader::lies_outside(const Record& record, LeftOut& why) const {
    const auto& campaign = m_plan.campaign;
    const auto date = [&](std::string_view field) {
        const auto text = model::detail::text(record[field]);
        return text.empty() ? model::Date() : model::from_iso(text);
    };
    const auto fields = record.info().fields;
    const auto has = [&](std::string_view name) { return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; }); };
    if (record.kind == EntityKind::Holiday) {
        why.from = date("first_day");
        why.to = model::is_set(date("last_day")) ? date("last_day") : why.from;
    } else if (has("valid_from")) {
        why.from = date("valid_from");
        why.to = date("valid_to");
    } else {
        return false;
    }
    return (model::is_set(why.to) && why.to < campaign.first_day) || (model::is_set(why.from) && why.from > campaign.last_day);
}

void TemplateLoader::add(EntityKind kind, Record record, const std::string& label) {
    LeftOut why{std::string(record.info().name), record.head.key, label, {}, {}};
    if (kind != EntityKind::Campaign && lies_outside(record, why)) {
        m_report.left_out.push_back(std::move(why));
        m_absent.emplace(kind, record.head.key);
        return;
    }
    if (kind == EntityKind::Placement) record = completed(record);
    record.head.id = m_seed.add(record);
    if (record.head.key.empty()) record.head.key = base::slug(label);
    m_ids[{kind, record.head.key}] = record.head.id;
    ++m_report.created[kind];
    model::add_record(m_plan, record);
    if (kind == EntityKind::Series) add_issues(model::from_record<model::Series>(record));
}

void TemplateLoader::add_issues(const model::Series& series) {
    const auto* slot = m_plan.slots.find(series.slot);
    if (slot == nullptr) return;
    const auto made = seed_issues(m_seed, series, *slot, m_shape);
    m_report.created[EntityKind::Placement] += made;
    m_report.created[EntityKind::Segment] += made;
}

// What a template leaves out of a placement follows from its slot and segment, as on the command line.
Record TemplateLoader::completed(const Record& record) const {
    auto placement = model::from_record<model::Placement>(record);
    const auto* slot = m_plan.slots.find(placement.slot);
    const auto* segment = m_plan.segments.find(placement.segment);
    if (slot != nullptr) {
        if (!placement.outlet) placement.outlet = slot->outlet;
        if (!placement.start) placement.start = slot->start;
    }
    if (placement.length.count() == 0 && segment != nullptr) placement.length = segment->length;
    if (placement.length.count() == 0 && slot != nullptr) placement.length = slot->length;
    m_shape(placement);
    return model::to_record(placement);
}

}  // namespace lichsong::service
