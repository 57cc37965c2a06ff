# GFN2-xTB in process: defines xtb::xtb.
find_path(xtb_INCLUDE_DIR xtb.h)
find_library(xtb_LIBRARY xtb)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(xtb REQUIRED_VARS xtb_INCLUDE_DIR xtb_LIBRARY)
if(xtb_FOUND AND NOT TARGET xtb::xtb)
  add_library(xtb::xtb UNKNOWN IMPORTED)
  set_target_properties(xtb::xtb PROPERTIES IMPORTED_LOCATION "${xtb_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${xtb_INCLUDE_DIR}")
endif()
