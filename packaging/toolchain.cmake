# SPDX-License-Identifier: Apache-2.0
# Language, warnings, sanitizers, ccache and mold: what every target gets.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(LICHSONG_CCACHE ccache)
if(LICHSONG_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LICHSONG_CCACHE})
endif()

add_library(lichsong_options INTERFACE)
target_include_directories(lichsong_options INTERFACE ${PROJECT_SOURCE_DIR})
# gcc's full -Wshadow also speaks of scoped enumerators that share a type's name; clang's does not.
# Two builds give the same bytes, wherever the sources lie.
target_compile_options(lichsong_options INTERFACE -Wall -Wextra -Wpedantic $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow> -Wconversion
  -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wformat=2
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}=. -ffile-prefix-map=${PROJECT_BINARY_DIR}=.)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # gcc 12 sees both in its own std::string (bug 105651); asan and valgrind look for the real thing.
  target_compile_options(lichsong_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(LICHSONG_WERROR)
  target_compile_options(lichsong_options INTERFACE -Werror)
endif()
if(LICHSONG_SANITIZE)
  # The vptr check asks for type information that Debian's SOCI keeps to itself: with it nothing links.
  target_compile_options(lichsong_options INTERFACE -fsanitize=${LICHSONG_SANITIZE} -fno-sanitize=vptr -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(lichsong_options INTERFACE -fsanitize=${LICHSONG_SANITIZE})
endif()

# With CMAKE_UNITY_BUILD a library is compiled some files at a time, an eighth of the work for who builds everything once. What
# clang calls a shadow is then often a name of another file, which a build of its own does not see.
set(CMAKE_UNITY_BUILD_BATCH_SIZE 10)
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
  target_compile_options(lichsong_options INTERFACE -Wno-shadow)
endif()

# lichsong_alone(file…): is always compiled by itself, since others of its library have names of their own that it has too.
function(lichsong_alone)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

find_program(LICHSONG_MOLD mold)
if(LICHSONG_MOLD)
  target_link_options(lichsong_options INTERFACE -fuse-ld=mold)
endif()

# lichsong_library(base SOURCES … PUBLIC … PRIVATE …): folder = namespace = target lichsong_base
function(lichsong_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(lichsong_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(lichsong_${name} PUBLIC lichsong_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()
