# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=… -DOUT=… -P embed_schema.cmake: writes the schema files as a table into one C++ source.
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(rows "")
foreach(file ${files})
  get_filename_component(name ${file} NAME)
  string(REGEX MATCH "^[0-9]+" number ${name})
  math(EXPR number "${number}")  # "001" is a name, 1 the version
  file(READ ${file} text)
  string(APPEND rows "    SchemaFile{${number}, R\"sql(${text})sql\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${OUT} CONTENT [[
// Made from calendar/store/schema by the build.
#include <array>

#include "calendar/store/migrate.h"

namespace lichsong::store {
namespace {
constexpr std::array table{
@rows@};
}  // namespace

std::span<const SchemaFile> schema_files() { return table; }

}  // namespace lichsong::store
]] @ONLY)
