include(GNUInstallDirs)
if(TARGET anchorite)
  install(TARGETS anchorite RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES docs/man/anchorite.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
# Kept results and pseudopotentials of electronic-structure calculations.
install(DIRECTORY data/electronic data/pseudopotentials
        DESTINATION ${CMAKE_INSTALL_DATADIR}/anchorite)
