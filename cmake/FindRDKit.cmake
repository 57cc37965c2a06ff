# Debian's librdkit-dev ships neither a CMake config nor a .pc file.
# Defines RDKit::RDKit with the components Anchorite uses.
find_path(RDKit_INCLUDE_DIR rdkit/GraphMol/GraphMol.h)
set(RDKit_LIBRARIES)
foreach(component IN ITEMS MolDraw2D Depictor Descriptors PartialCharges DistGeomHelpers DistGeometry
        ForceFieldHelpers ForceField MolTransforms MolAlign Alignment ChemTransforms FileParsers
        SmilesParse SubstructMatch GraphMol RDGeometryLib DataStructs RDGeneral)
  find_library(RDKit_${component}_LIBRARY RDKit${component})
  mark_as_advanced(RDKit_${component}_LIBRARY)
  list(APPEND RDKit_LIBRARIES ${RDKit_${component}_LIBRARY})
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(RDKit REQUIRED_VARS RDKit_INCLUDE_DIR RDKit_GraphMol_LIBRARY
                                  RDKit_DistGeomHelpers_LIBRARY)
if(RDKit_FOUND AND NOT TARGET RDKit::RDKit)
  add_library(RDKit::RDKit INTERFACE IMPORTED)
  set_target_properties(RDKit::RDKit PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${RDKit_INCLUDE_DIR}/rdkit"
    INTERFACE_LINK_LIBRARIES "${RDKit_LIBRARIES}")
endif()
