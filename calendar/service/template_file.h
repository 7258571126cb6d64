// SPDX-License-Identifier: Apache-2.0
// One template file as plain values: which rows of which kind with which fields as text, and where each stands. The only
// pair of files that knows toml++.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichsong::service {

struct TemplateField {
    std::string name;
    std::string text;
    int line = 0;
};

struct TemplateRow {
    std::string kind;
    std::string key;
    std::vector<TemplateField> fields;
    int line = 0;
};

struct TemplateFile {
    std::string title;
    std::string title_en;
    std::vector<TemplateField> include; ///< ids of other templates, loaded first
    std::vector<TemplateRow> rows;      ///< in the order of the file
};

/// `name` stands in errors: Error{Input,"template.syntax",{name, line, what}}, {"template.too_large"}, {"template.too_deep"},
/// {"template.bad_field"}, {"template.bad_value"}.
[[nodiscard]] TemplateFile parse_template(std::string_view text, const std::string& name);

/// Reads the file, and no more of it than a template may have. Error{Call,"template.unknown"} where there is none.
[[nodiscard]] TemplateFile read_template(const std::filesystem::path& file, const std::string& id);

}  // namespace lichsong::service
