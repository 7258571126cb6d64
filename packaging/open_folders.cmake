# SPDX-License-Identifier: Apache-2.0
# Run by cpack on what it laid out: folders that all may enter, whatever the mask of who packs. CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS is for
# that, but CMake 3.25 leaves folders that a single file made alone.
file(CHMOD_RECURSE ${CPACK_TEMPORARY_INSTALL_DIRECTORY} DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
