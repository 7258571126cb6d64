// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/templates.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/field_text.h"
#include "calendar/service/row_checks.h"
#include "calendar/service/series.h"
#include "calendar/service/template_file.h"
#include "calendar/service/template_order.h"

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

// The fields that say from when to when a row of any kind holds.
struct DayFields {
    std::string_view from;
    std::string_view to;
};
constexpr std::array<DayFields, 3> days_of_rows{{{"valid_from", "valid_to"}, {"first_day", "last_day"}, {"date", "date"}}};

model::Date date_in(const Record& record, std::string_view field) {
    const auto text = model::detail::text(record[field]);
    return text.empty() ? model::Date() : model::from_iso(text);
}

std::string text_in(const TemplateRow& row, std::string_view field) {
    const auto given = std::find_if(row.fields.begin(), row.fields.end(), [&](const auto& one) { return one.name == field; });
    return given == row.fields.end() ? std::string() : given->text;
}

}  // namespace

struct TemplateLoader::Source {
    std::string id;
    TemplateFile file;
};

TemplateLoader::TemplateLoader(TemplateFolders folders, RowSink& sink, model::Date today)
    : m_folders(std::move(folders)), m_sink(sink), m_today(std::move(today)) {}

std::vector<std::string> template_ids(const TemplateFolders& folders, const std::string& kind) {
    std::set<std::string> ids;
    for (const auto& folder : {folders.installed, folders.own}) {
        std::error_code missing;
        if (folder.empty()) continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder / kind, missing)) {
            const auto id = kind + '/' + entry.path().stem().string();
            if (entry.path().extension() == ".toml" && is_plain_id(id)) ids.insert(id);
        }
    }
    return {ids.begin(), ids.end()};
}

std::vector<TemplateInfo> campaign_templates(const TemplateFolders& folders) {
    std::vector<TemplateInfo> infos;
    for (const auto& id : template_ids(folders, "campaigns")) {
        const auto file = read_template(folders.file(id), id);
        infos.push_back({id.substr(id.find('/') + 1), file.title, file.title_en});
    }
    return infos;
}

void TemplateLoader::load_campaign(const NewPlan& wanted) {
    const auto id = campaign_id(wanted.template_id);
    if (!is_plain_id(id)) throw Error(Fault::Call, "template.unknown", {wanted.template_id});
    const Source source{id, read_template(m_folders.file(id), id)};
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

void TemplateLoader::join(const model::Plan& plan) {
    m_plan = plan;
    m_joined = true;
}

void TemplateLoader::load(const std::string& id) {
    if (!is_plain_id(id)) throw Error(Fault::Call, "template.unknown", {id});
    if (std::find(m_loaded.begin(), m_loaded.end(), id) != m_loaded.end()) return;
    m_loaded.push_back(id);  // also ends a circle of includes
    const Source source{id, read_template(m_folders.file(id), id)};
    for (const auto& other : source.file.include) {
        if (!is_plain_id(other.text) || !std::filesystem::exists(m_folders.file(other.text)))
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
        const auto is_loaded = [&](const std::string& key) { return m_ids.contains({info.kind, key}) || m_absent.contains({info.kind, key}); };
        const auto is_known = [&](const std::string& key) { return is_loaded(key) || id_of({info.kind, key}); };
        for (const auto* row : in_order(source.id, info, source.file.rows, is_known)) {
            if (!row->key.empty() && is_loaded(row->key)) throw at_line("template.key_taken", source.id, row->line, {std::string(info.name), row->key});
            if (!is_there(info, *row) && !refers_to_what_was_left_out(info.kind, *row)) add_row(source, info, *row);
        }
    }
}

// Of the rows loaded, and then of those of the plan that was joined.
std::optional<std::int64_t> TemplateLoader::id_of(const Place& place) {
    if (const auto loaded = m_ids.find(place); loaded != m_ids.end()) return loaded->second;
    if (const auto there = m_there.find(place); there != m_there.end()) return there->second;
    const auto stored = m_sink.find(place.first, place.second);
    if (!stored) return std::nullopt;
    if (stored->info().many) model::add_record(m_plan, *stored);
    m_there.emplace(place, stored->head.id);
    return stored->head.id;
}

// What the plan has under that key already stays as it is. A placement without a key is there where its segment came with the
// same template and was.
bool TemplateLoader::is_there(const model::EntityInfo& info, const TemplateRow& row) {
    const auto note = [&](const std::string& label) {
        m_report.already_there.push_back({std::string(info.name), row.key, label, {}, {}, 0, 0});
        return true;
    };
    if (info.kind == EntityKind::Placement && row.key.empty()) {
        const Place segment{EntityKind::Segment, text_in(row, "segment")};
        return m_ids.contains(segment) && m_there.contains(segment) && note(segment.second);
    }
    const auto label = text_in(row, info.label);
    const Place place{info.kind, row.key.empty() ? base::slug(label) : row.key};
    if (place.second.empty() || m_ids.contains(place)) return false;
    const auto id = id_of(place);
    if (id) m_ids.emplace(place, *id);
    return id && note(label);
}

void TemplateLoader::add_row(const Source& source, const model::EntityInfo& info, const TemplateRow& row) {
    const FieldContext context{
        model::date_context(m_plan.campaign),
        [&](EntityKind kind, const std::string& key) {
            const auto found = id_of({kind, key});
            if (!found) throw Error(Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), key});
            return *found;
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
                m_report.left_out.push_back({std::string(model::info_of(kind).name), row.key, given.text, {}, {}, 0, 0});
                return true;
            }
    }
    return false;
}

bool TemplateLoader::lies_outside(const Record& record, TemplateLine& line) const {
    const auto& campaign = m_plan.campaign;
    const auto fields = record.info().fields;
    const auto* days = std::find_if(days_of_rows.begin(), days_of_rows.end(), [&](const auto& row) {
        return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.name == row.from; });
    });
    if (days == days_of_rows.end() || record.kind == EntityKind::Campaign) return false;
    line.from = date_in(record, days->from);
    line.to = date_in(record, days->to);
    if (record.kind == EntityKind::Holiday && !model::is_set(line.to)) line.to = line.from;
    return (model::is_set(line.to) && line.to < campaign.first_day) || (model::is_set(line.from) && line.from > campaign.last_day);
}

void TemplateLoader::add(EntityKind kind, Record record, const std::string& label) {
    TemplateLine line{std::string(record.info().name), record.head.key, label, {}, {}, 0, 0};
    const bool without_slot = m_joined && complete(record);
    if (lies_outside(record, line)) {
        m_report.left_out.push_back(std::move(line));
        m_absent.emplace(kind, record.head.key);
        return;
    }
    if (kind == EntityKind::Placement) record = completed(record);
    if (kind == EntityKind::Series) return add_series(model::from_record<model::Series>(record), without_slot, std::move(line));
    add_to_plan(std::move(record), std::move(line));
}

std::int64_t TemplateLoader::add_to_plan(Record record, TemplateLine line) {
    const auto kind = record.kind;
    record.head.id = m_sink.add(record);
    if (record.head.key.empty()) record.head.key = base::slug(line.label);
    m_ids[{kind, record.head.key}] = record.head.id;
    ++m_report.created[kind];
    model::add_record(m_plan, record);
    line.key = record.head.key;
    if (const auto* segment = kind == EntityKind::Placement ? m_plan.segments.find({model::detail::number(record["segment"])}) : nullptr) line.label = segment->title;
    m_report.rows.push_back(std::move(line));
    return record.head.id;
}

// A series is made with its issues, and in an open plan kept to the campaign's dates and fitted into the slot that was chosen.
void TemplateLoader::add_series(model::Series series, bool without_slot, TemplateLine line) {
    if (m_joined) line.issues_outside = keep_within_campaign(series);
    const auto* slot = m_plan.slots.find(series.slot);
    if (without_slot && !fit_to_slot(series, *slot, m_plan.campaign.first_day)) throw Error(Fault::Input, "template.slot_closed", {slot->title, series.title});
    line.from = series.first_day;
    line.to = series.last_day;
    series.id = add_to_plan(model::to_record(series), std::move(line));
    if (slot == nullptr) return;
    const auto made = add_issues(m_sink, series, *slot, m_shape);
    m_report.rows.back().issues = made;
    m_report.created[EntityKind::Placement] += made;
    m_report.created[EntityKind::Segment] += made;
}

// As rows are completed that are typed in by hand. True for a series that takes the slot chosen because it names none.
bool TemplateLoader::complete(Record& record) const {
    const bool attributed = record.kind == EntityKind::Segment || record.kind == EntityKind::Series;
    if (attributed && record["responsible_body"].index() == 0) record["responsible_body"] = model::detail::text_or_nothing(m_plan.campaign.body);
    if (record.kind != EntityKind::Series) return false;
    const bool without_slot = record["slot"].index() == 0;
    if (without_slot && !m_slot) throw Error(Fault::Call, "template.needs_slot", {record.label()});
    if (without_slot) record["slot"] = m_slot.value;
    const auto* slot = m_plan.slots.find({model::detail::number(record["slot"])});
    const bool own_rule = record["rule"].index() != 0 || record["extra_dates"].index() != 0;
    if (!own_rule) record["rule"] = model::detail::text_or_nothing(model::to_rrule(slot->rule));
    if (model::detail::number(record["length"]) == 0) record["length"] = slot->length.count();
    if (record["first_day"].index() == 0) record["first_day"] = model::iso(m_plan.campaign.first_day);
    if (record["last_day"].index() == 0) record["last_day"] = model::iso(m_plan.campaign.last_day);
    return without_slot;
}

// How many days of its rule lie outside.
int TemplateLoader::keep_within_campaign(model::Series& series) const {
    const auto days = model::series_dates(series).size();
    series.first_day = std::max(series.first_day, m_plan.campaign.first_day);
    series.last_day = std::min(series.last_day, m_plan.campaign.last_day);
    return static_cast<int>(days - model::series_dates(series).size());
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
