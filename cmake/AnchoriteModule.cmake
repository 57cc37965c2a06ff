# anchorite_build_together(TARGET): sources are compiled six at a time, since most of the compile time
# is headers, which they then share; names in their unnamed namespaces have to differ. Not with clang,
# which counts a name of a neighbour's unnamed namespace as shadowed.
function(anchorite_build_together target)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
  endif()
endfunction()

# anchorite_module(NAME [TOGETHER] PUBLIC libs... PRIVATE libs...)
# One folder of src/ becomes the static library anchorite::NAME (a/b: anchorite::a_b). Linking only
# against the modules named here is what keeps data flowing from top to bottom. The sources of a
# module that is built TOGETHER are compiled six at a time: names in their unnamed namespaces differ.
function(anchorite_module folder)
  string(REPLACE "/" "_" name ${folder})
  cmake_parse_arguments(arg "TOGETHER" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${folder}/*.cpp)
  if(NOT sources) # a module under construction
    file(WRITE ${PROJECT_BINARY_DIR}/generated/${name}.cpp "")
    set(sources ${PROJECT_BINARY_DIR}/generated/${name}.cpp)
  endif()
  add_library(anchorite_${name} STATIC ${sources})
  add_library(anchorite::${name} ALIAS anchorite_${name})
  target_include_directories(anchorite_${name}
    PUBLIC ${PROJECT_SOURCE_DIR}/include
    PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
  target_link_libraries(anchorite_${name} PUBLIC ${arg_PUBLIC}
    PRIVATE ${arg_PRIVATE} anchorite_options Threads::Threads)
  set_target_properties(anchorite_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  if(arg_TOGETHER)
    anchorite_build_together(anchorite_${name})
  endif()
endfunction()
