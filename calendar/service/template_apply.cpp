// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/template_apply.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/service/editor_checks.h"
#include "calendar/service/template_file.h"

namespace lichsong::service {
namespace {

using base::Error;
using model::EntityKind;
using model::Record;

/// Into a change of the plan.
class EditSink final : public RowSink {
public:
    explicit EditSink(Edit& edit) : m_edit(edit) {}
    std::int64_t add(Record record) override { return m_edit.add(std::move(record)); }
    [[nodiscard]] std::optional<Record> find(EntityKind kind, const std::string& key) override { return m_edit.desk().rows().find_key(kind, key); }

private:
    Edit& m_edit;
};

/// Nowhere: reads the plan and writes nothing, so that nobody waits.
class DrySink final : public RowSink {
public:
    explicit DrySink(Desk& desk) : m_desk(desk) {}
    std::int64_t add(Record record) override {
        check_fields(record);
        return ++m_last;
    }
    [[nodiscard]] std::optional<Record> find(EntityKind kind, const std::string& key) override { return m_desk.rows().find_key(kind, key); }

private:
    Desk& m_desk;
    std::int64_t m_last = std::int64_t{1} << 40;  // far above what a plan gives
};

bool needs_slot(const TemplateFile& file) {
    return std::any_of(file.rows.begin(), file.rows.end(), [](const auto& row) {
        return row.kind == model::info_of(EntityKind::Series).name && std::none_of(row.fields.begin(), row.fields.end(), [](const auto& field) { return field.name == "slot"; });
    });
}

AddableTemplate described(const TemplateFolders& folders, const std::string& id, EntityKind kind) {
    AddableTemplate info{id, kind, id, id, false, false};
    const auto path = folders.file(id);
    info.is_own = !folders.own.empty() && path == folders.own / (id + ".toml");
    try {
        const auto file = read_template(path, id);
        if (!file.title.empty()) info.title = file.title;
        info.title_en = file.title_en;
        info.needs_slot = needs_slot(file);
    } catch (const Error&) {
        return info;  // one bad file does not hide the others
    }
    return info;
}

TemplateReport load(Desk& desk, const TemplateFolders& folders, const TemplateWish& wish, RowSink& sink) {
    TemplateLoader loader(folders, sink, desk.today());
    loader.join(desk.context());
    if (!wish.slot.empty()) loader.use_slot({desk.require(EntityKind::Slot, wish.slot).head.id});
    loader.load(wish.id);
    return loader.report();
}

}  // namespace

std::vector<AddableTemplate> addable_templates(const TemplateFolders& folders) {
    std::vector<AddableTemplate> found;
    for (const auto& info : model::entity_table()) {
        if (info.kind == EntityKind::Campaign) continue;
        for (const auto& id : template_ids(folders, std::string(info.plural))) found.push_back(described(folders, id, info.kind));
    }
    return found;
}

TemplateReport preview_template(Desk& desk, const TemplateFolders& folders, const TemplateWish& wish) {
    DrySink sink(desk);
    return load(desk, folders, wish, sink);
}

AppliedTemplate apply_template(Desk& desk, const TemplateFolders& folders, const TemplateWish& wish) {
    Edit edit(desk, {"template.apply", {}});
    EditSink sink(edit);
    AppliedTemplate done{{}, load(desk, folders, wish, sink)};
    const auto file = read_template(folders.file(wish.id), wish.id);
    edit.describe_as({"template.apply", {file.title.empty() ? wish.id : file.title, std::to_string(done.report.rows.size())}});
    done.change = edit.commit();
    return done;
}

}  // namespace lichsong::service
