# SPDX-License-Identifier: Apache-2.0
# Debian packages of the components of install.cmake: `lichsong` and `lichsong-desktop`. `packaging/deb` builds both; `cpack` in a build
# folder packs what lies there.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lichsong)
set(CPACK_PACKAGE_VENDOR "Lịch Sóng")
set(CPACK_PACKAGE_CONTACT "${LICHSONG_MAINTAINER}")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/open_folders.cmake)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "broadcast calendar of a public-information campaign")
set(about "Plans which item goes out on which radio, television, newspaper, loudspeaker
or web page, when, agreed with whom, and whether it really went out; made for
the offices that answer for public information before an election in Vietnam.
")
set(CPACK_COMPONENTS_ALL program desktop)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME lichsong)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "${about}
This package has the command line and the server that partners' calendar
programs subscribe to. The server is not started by installing it.")
# Letters and reports are set in these, measured like those the decree names; without them another face takes their place.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "ca-certificates, fonts-croscore | fonts-liberation, fonts-inter | fonts-noto-core")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "lichsong-desktop, nginx")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_CONTROL_EXTRA
  "${linux}/debian/postinst;${linux}/debian/prerm;${linux}/debian/postrm")

set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME lichsong-desktop)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION misc)
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION "${about}
This package has the window that staff plan in: month, week, day, outlets,
list, flowchart and coverage over one plan.")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "lichsong (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}), librsvg2-common")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "fonts-inter, fonts-noto-core")
include(CPack)
