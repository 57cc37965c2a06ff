include(GNUInstallDirs)
if(TARGET anchorite)
  install(TARGETS anchorite RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
