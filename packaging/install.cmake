# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` lays where, as two components: `program` (command line and server) and `desktop` (the window). Programs find
# ../share and ../libexec beside their own folder, so any prefix will do; packaging/cpack.cmake makes packages of the same two.
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # tests are no part of what is installed
set(LICHSONG_MAINTAINER "Lịch Sóng maintainers <maintainers@lichsong.example>" CACHE STRING "Who answers for the packages: name and address")
set(LICHSONG_UNITS lib/systemd/system CACHE STRING "Where units of systemd go, below the prefix or absolute")
set(linux ${PROJECT_SOURCE_DIR}/packaging/linux)
set(made ${PROJECT_BINARY_DIR}/installed)
set(LICHSONG_MADE "")

# lichsong_compressed(component folder name source [command…]): source, or what a command writes of it, packed by gzip. -n keeps the time and the
# name of a build out of it.
function(lichsong_compressed component folder name source)
  set(out ${made}/${folder}/${name}.gz)
  get_filename_component(into ${out} DIRECTORY)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${into}
    COMMAND gzip -9nc ${source} > ${out}
    DEPENDS ${source} VERBATIM)
  install(FILES ${out} DESTINATION ${folder} COMPONENT ${component})
  set(LICHSONG_MADE ${LICHSONG_MADE} ${out} PARENT_SCOPE)
endfunction()

install(TARGETS lichsong RUNTIME COMPONENT program)
install(TARGETS lichsong-ical RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/lichsong COMPONENT program)
install(TARGETS lichsong-desktop RUNTIME COMPONENT desktop)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/templates DESTINATION ${CMAKE_INSTALL_DATADIR}/lichsong COMPONENT program FILES_MATCHING PATTERN "*.toml")
install(FILES ${PROJECT_SOURCE_DIR}/templates/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME templates.md COMPONENT program)
install(FILES ${PROJECT_BINARY_DIR}/share/locale/vi/LC_MESSAGES/lichsong.mo DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/vi/LC_MESSAGES COMPONENT program)

# The server as a service: the unit, its user, and the proxy before it as an example.
install(FILES ${linux}/lichsong.service DESTINATION ${LICHSONG_UNITS} COMPONENT program)
install(FILES ${linux}/lichsong.sysusers DESTINATION lib/sysusers.d RENAME lichsong.conf COMPONENT program)
install(FILES ${linux}/nginx.conf DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT program)

# What a desktop knows the window and its files by.
install(FILES ${linux}/lichsong-desktop.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT desktop)
install(FILES ${linux}/org.lichsong.desktop.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT desktop)
install(FILES ${linux}/mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME lichsong.xml COMPONENT desktop)
set(drawing ${PROJECT_SOURCE_DIR}/app/desktop/icons/lichsong.svg)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${drawing} DESTINATION ${icons}/scalable/apps COMPONENT desktop)
find_program(RSVG_CONVERT rsvg-convert REQUIRED)
foreach(size 48 128 256)
  set(out ${made}/icon-${size}.png)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
    COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${out} ${drawing}
    DEPENDS ${drawing} VERBATIM)
  install(FILES ${out} DESTINATION ${icons}/${size}x${size}/apps RENAME lichsong.png COMPONENT desktop)
  list(APPEND LICHSONG_MADE ${out})
endforeach()

# Pages for man, and what completes commands in a shell: written by the program from its own table. A shell knows one language; it is the product's.
set(hints ${PROJECT_BINARY_DIR}/share)
set(completions ${hints}/bash-completion/completions/lichsong ${hints}/zsh/vendor-completions/_lichsong ${hints}/fish/vendor_completions.d/lichsong.fish)
set(pages ${hints}/man/man1/lichsong.1 ${hints}/man/vi/man1/lichsong.1)
foreach(file ${completions} ${pages})
  get_filename_component(folder ${file} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
endforeach()
list(POP_FRONT completions bash zsh fish)
list(POP_FRONT pages english vietnamese)
add_custom_command(OUTPUT ${bash} ${zsh} ${fish} ${english} ${vietnamese}
  COMMAND lichsong --lang vi --print bash > ${bash}
  COMMAND lichsong --lang vi --print zsh > ${zsh}
  COMMAND lichsong --lang vi --print fish > ${fish}
  COMMAND lichsong --lang en --print man > ${english}
  COMMAND lichsong --lang vi --print man > ${vietnamese}
  DEPENDS lichsong ${hints}/locale/vi/LC_MESSAGES/lichsong.mo VERBATIM)
list(APPEND LICHSONG_MADE ${bash} ${zsh} ${fish})
install(FILES ${bash} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${zsh} DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${fish} DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
lichsong_compressed(program ${CMAKE_INSTALL_MANDIR}/man1 lichsong.1 ${english})
lichsong_compressed(program ${CMAKE_INSTALL_MANDIR}/vi/man1 lichsong.1 ${vietnamese})
lichsong_compressed(desktop ${CMAKE_INSTALL_MANDIR}/man1 lichsong-desktop.1 ${linux}/man/lichsong-desktop.1)
lichsong_compressed(desktop ${CMAKE_INSTALL_MANDIR}/vi/man1 lichsong-desktop.1 ${linux}/man/vi/lichsong-desktop.1)

# What every Debian package has in its folder of documents; elsewhere it does no harm.
configure_file(${linux}/changelog.in ${made}/changelog @ONLY)
foreach(component program desktop)
  set(folder ${CMAKE_INSTALL_DATADIR}/doc/lichsong)
  if(component STREQUAL desktop)
    string(APPEND folder -desktop)
  endif()
  install(FILES ${linux}/copyright DESTINATION ${folder} COMPONENT ${component})
  lichsong_compressed(${component} ${folder} changelog.Debian ${made}/changelog)
  lichsong_compressed(${component} ${folder} changelog ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
endforeach()

add_custom_target(lichsong_installed ALL DEPENDS ${LICHSONG_MADE})
