# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=… -DOUT=… -P embed_icons.cmake: writes the drawings of a folder as a table into one C++ source.
file(GLOB files ${FOLDER}/*.svg)
list(SORT files)
set(rows "")
foreach(file ${files})
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND rows "    IconDrawing{\"${name}\", R\"svg(${text})svg\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${OUT} CONTENT [[
// Made from app/desktop/icons by the build.
#include <array>

#include "app/desktop/widgets/icons.h"

namespace lichsong::desktop {
namespace {
constexpr std::array table{
@rows@};
}  // namespace

std::span<const IconDrawing> icon_drawings() { return table; }

}  // namespace lichsong::desktop
]] @ONLY)
