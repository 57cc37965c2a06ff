# gemmi 0.5 is header-only in Debian 12: defines gemmi::gemmi.
find_path(gemmi_INCLUDE_DIR gemmi/cif.hpp)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(gemmi REQUIRED_VARS gemmi_INCLUDE_DIR)
if(gemmi_FOUND AND NOT TARGET gemmi::gemmi)
  add_library(gemmi::gemmi INTERFACE IMPORTED)
  set_target_properties(gemmi::gemmi PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${gemmi_INCLUDE_DIR}")
endif()
