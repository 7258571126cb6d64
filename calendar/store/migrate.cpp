// SPDX-License-Identifier: Apache-2.0
// A schema file is statements that end in ";" at the end of a line; comments begin with "--".
#include "calendar/store/migrate.h"

#include <string>

#include <soci/soci.h>

namespace lichsong::store {
namespace {

void run(soci::session& sql, std::string_view text) {
    std::string statement;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.starts_with("--")) continue;
        statement.append(line).append("\n");
        if (!line.ends_with(';')) continue;
        sql << statement;
        statement.clear();
    }
}

}  // namespace

int newest_schema() { return schema_files().back().number; }

void apply_schema(soci::session& sql, int from) {
    for (const auto& file : schema_files())
        if (file.number > from) run(sql, file.text);
    const std::string version = std::to_string(newest_schema());
    sql << "INSERT INTO meta (name, value) VALUES ('schema', :v) ON CONFLICT (name) DO UPDATE SET value = excluded.value", soci::use(version);
}

}  // namespace lichsong::store
