# spglib ships no CMake package in Debian 12: defines spglib::spglib.
find_path(spglib_INCLUDE_DIR spglib.h)
find_library(spglib_LIBRARY symspg)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(spglib REQUIRED_VARS spglib_INCLUDE_DIR spglib_LIBRARY)
if(spglib_FOUND AND NOT TARGET spglib::spglib)
  add_library(spglib::spglib UNKNOWN IMPORTED)
  set_target_properties(spglib::spglib PROPERTIES IMPORTED_LOCATION "${spglib_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${spglib_INCLUDE_DIR}")
endif()
