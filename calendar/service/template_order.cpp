// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/template_order.h"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/base/text.h"

namespace lichsong::service {

using base::Error;
using base::Fault;

Error at_line(std::string_view code, const std::string& file, int line, const std::vector<std::string>& more) {
    std::vector<std::string> args{file + ".toml", std::to_string(line)};
    args.insert(args.end(), more.begin(), more.end());
    return {Fault::Input, code, std::move(args)};
}

void at(const std::string& file, int line, const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        if (error.fault() == Fault::Store || error.code().starts_with("template.")) throw;
        std::vector<std::string> why{error.code()};
        why.insert(why.end(), error.args().begin(), error.args().end());
        throw at_line("template.bad_value", file, line, why);
    }
}

const model::FieldInfo& field_of(const model::EntityInfo& info, const TemplateField& given, const std::string& file) {
    const auto found = std::find_if(info.fields.begin(), info.fields.end(), [&](const auto& field) { return field.name == given.name; });
    if (found == info.fields.end() || !found->is_by_hand())
        throw at_line("template.unknown_field", file, given.line, {std::string(info.name), given.name});
    return *found;
}

void check_key(const TemplateRow& row, const std::string& file) {
    constexpr std::size_t longest = 64;
    at(file, row.line, [&] {
        if (base::clean_line(row.key) != row.key || row.key.find_first_of(", ") != std::string::npos || row.key.size() > longest)
            throw at_line("template.bad_key", file, row.line, {row.key});
    });
}

namespace {

class Sorter {
public:
    Sorter(const std::string& file, const model::EntityInfo& info, const std::vector<TemplateRow>& rows) : m_file(file), m_info(info) {
        for (const auto& row : rows)
            if (row.kind == info.name) m_rows.push_back(&row);
        for (const auto* row : m_rows)
            if (!row->key.empty() && !m_by_key.emplace(row->key, row).second)
                throw at_line("template.key_taken", file, row->line, {std::string(info.name), row->key});
    }

    std::vector<const TemplateRow*> sorted(const std::function<bool(const std::string&)>& is_known) {
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
    const TemplateRow* first_missing(const TemplateRow& row, const std::function<bool(const std::string&)>& is_known) const {
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

std::vector<const TemplateRow*> in_order(const std::string& file, const model::EntityInfo& info, const std::vector<TemplateRow>& rows,
                                         const std::function<bool(const std::string&)>& is_known) {
    return Sorter(file, info, rows).sorted(is_known);
}

}  // namespace lichsong::service
