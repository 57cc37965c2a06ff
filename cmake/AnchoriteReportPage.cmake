# The built pages of web/, put into the report library by the assembler (src/report/page_template.cpp),
# so that a user without Node still gets reports. tests/web checks that they are what web/ builds.
set(ANCHORITE_REPORT_PAGE ${PROJECT_SOURCE_DIR}/web/dist/report.html)
set(ANCHORITE_OPTICS_PAGE ${PROJECT_SOURCE_DIR}/web/dist/optics.html)
set(ANCHORITE_DEVICE_PAGE ${PROJECT_SOURCE_DIR}/web/dist/device.html)
set(ANCHORITE_ANALYSIS_PAGE ${PROJECT_SOURCE_DIR}/web/dist/analysis.html)
set(ANCHORITE_ELECTRONIC_PAGE ${PROJECT_SOURCE_DIR}/web/dist/electronic.html)
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/report/page_template.cpp PROPERTIES
  OBJECT_DEPENDS
  "${ANCHORITE_REPORT_PAGE};${ANCHORITE_OPTICS_PAGE};${ANCHORITE_DEVICE_PAGE};${ANCHORITE_ANALYSIS_PAGE};${ANCHORITE_ELECTRONIC_PAGE}"
  COMPILE_DEFINITIONS
  "ANCHORITE_REPORT_PAGE=\"${ANCHORITE_REPORT_PAGE}\";ANCHORITE_OPTICS_PAGE=\"${ANCHORITE_OPTICS_PAGE}\";ANCHORITE_DEVICE_PAGE=\"${ANCHORITE_DEVICE_PAGE}\";ANCHORITE_ANALYSIS_PAGE=\"${ANCHORITE_ANALYSIS_PAGE}\";ANCHORITE_ELECTRONIC_PAGE=\"${ANCHORITE_ELECTRONIC_PAGE}\"")
