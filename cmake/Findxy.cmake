# xylib ships no CMake package in Debian 12: defines xy::xy.
find_path(xy_INCLUDE_DIR xylib/xylib.h)
find_library(xy_LIBRARY xy)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(xy REQUIRED_VARS xy_INCLUDE_DIR xy_LIBRARY)
if(xy_FOUND AND NOT TARGET xy::xy)
  add_library(xy::xy UNKNOWN IMPORTED)
  set_target_properties(xy::xy PROPERTIES IMPORTED_LOCATION "${xy_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${xy_INCLUDE_DIR}")
endif()
