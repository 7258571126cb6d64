// SPDX-License-Identifier: Apache-2.0
// Numbered schema files, applied in order. The files themselves are store/schema/NNN_*.sql, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace soci {
class session;
}

namespace lichsong::store {

struct SchemaFile {
    int number;
    std::string_view text;
};

/// In order of number; made by the build from store/schema.
[[nodiscard]] std::span<const SchemaFile> schema_files();

/// The version this program writes: the number of the last file.
[[nodiscard]] int newest_schema();

enum class Dialect { Sqlite, Postgres };

/// Applies what is missing after `from`, inside the caller's transaction.
void apply_schema(soci::session& sql, int from, Dialect dialect = Dialect::Sqlite);

}  // namespace lichsong::store
