// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/new_rows.h"

#include <cstdio>

#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::Record;
using model::Value;

std::string numbered_key(const model::EntityInfo& info, std::int64_t id) { return placement_code(std::string(info.key_prefix), id); }

std::string label_key(const Record& record) {
    auto key = base::slug(record.label());
    return key.empty() ? std::string(record.info().name) + '-' + std::to_string(record.head.id) : key;
}

}  // namespace

Value without_empty_text(Value value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && text->empty() ? Value() : std::move(value);
}

void drop_empty_texts(Record& record) {
    for (auto& value : record.values)
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty()) value = {};
}

void give_uid(Record& record, base::UuidSource& uuids) {
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == "uid" && record.values[i].index() == 0) record.values[i] = uuids.next();
}

void give_key(Record& record, const std::string& code_prefix, const std::function<bool(const std::string&)>& taken) {
    if (!record.head.key.empty()) return;
    const auto& info = record.info();
    if (record.kind == EntityKind::Placement) {
        record.head.key = placement_code(code_prefix, record.head.id);
    } else if (!info.key_prefix.empty()) {
        record.head.key = numbered_key(info, record.head.id);
    } else {
        const auto stem = label_key(record);
        record.head.key = stem;
        for (int n = 2; taken(record.head.key); ++n) record.head.key = stem + '-' + std::to_string(n);
    }
}

std::string placement_code(const std::string& prefix, std::int64_t number) {
    char text[32];
    std::snprintf(text, sizeof text, "-%04lld", static_cast<long long>(number));
    return prefix + text;
}

std::optional<model::RowChange> row_change(const Record* before, const Record* after) {
    if (before == nullptr && after == nullptr) return std::nullopt;
    const auto& any = after != nullptr ? *after : *before;
    model::RowChange row{any.kind, any.head.id, any.head.key, {}, {}};
    if (before != nullptr) row.before.emplace();
    if (after != nullptr) row.after.emplace();
    const bool both = before != nullptr && after != nullptr;
    if (both && before->head.key != after->head.key) {
        row.before->emplace_back("key", before->head.key);
        row.after->emplace_back("key", after->head.key);
    }
    const auto fields = any.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (both && before->values[i] == after->values[i]) continue;
        const std::string name(fields[i].name);
        if (before != nullptr && (both || before->values[i].index() != 0)) row.before->emplace_back(name, before->values[i]);
        if (after != nullptr && (both || after->values[i].index() != 0)) row.after->emplace_back(name, after->values[i]);
    }
    if (both && row.after->empty()) return std::nullopt;
    return row;
}

Record removed_row(const model::RowChange& change) {
    Record record{change.kind, {}, std::vector<Value>(model::info_of(change.kind).fields.size())};
    for (const auto& [field, value] : *change.before) record[field] = value;
    record.head.id = change.row;
    record.head.key = change.key;
    return record;
}

Record returning_row(const model::RowChange& change) {
    auto record = removed_row(change);
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == "sequence" && record.kind != EntityKind::Origin) record.values[i] = model::detail::number(record.values[i]) + 1;
    return record;
}

}  // namespace lichsong::service
