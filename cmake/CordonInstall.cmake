# SPDX-License-Identifier: MIT
# What `cmake --install` puts where. Programs and library find their data relative to their own place, so the whole
# tree can be moved. Targets are installed beside their definitions (src/cli, src/data/gdal, src/api).
include(CMakePackageConfigHelpers)

set(data ${CMAKE_INSTALL_DATADIR}/cordon)
install(DIRECTORY styles geodata DESTINATION ${data} COMPONENT program
        PATTERN "*.sh" EXCLUDE
        PATTERN "built" EXCLUDE
        PATTERN "recipe" EXCLUDE
        PATTERN "tables" EXCLUDE
        PATTERN "__pycache__" EXCLUDE
        PATTERN "source" EXCLUDE)
install(DIRECTORY docs/schema/ DESTINATION ${data}/schemas COMPONENT program FILES_MATCHING PATTERN "*.schema.json")

# The worldwide gazetteer in its compiled form, when set-up has made its source.
if(EXISTS ${CMAKE_SOURCE_DIR}/geodata/built/world.txt)
    set(gazetteer ${CMAKE_BINARY_DIR}/gazetteer.bin)
    add_custom_command(OUTPUT ${gazetteer}
                       COMMAND cordon gazetteer build ${CMAKE_SOURCE_DIR}/geodata/built/world.txt -o ${gazetteer}
                       DEPENDS cordon ${CMAKE_SOURCE_DIR}/geodata/built/world.txt VERBATIM)
    add_custom_target(cordon_gazetteer DEPENDS ${gazetteer})
    if(CORDON_DEBIAN)
        add_custom_target(cordon_gazetteer_always ALL DEPENDS ${gazetteer})
    endif()
    # A developer's tree need not wait for it: it is installed when it was built.
    install(FILES ${gazetteer} DESTINATION ${data}/geodata/built COMPONENT program OPTIONAL)
endif()

# The fine coasts, when set-up has made them.
if(EXISTS ${CMAKE_SOURCE_DIR}/geodata/built)
    install(DIRECTORY geodata/built/ DESTINATION ${data}/geodata/built COMPONENT program
            FILES_MATCHING PATTERN "coast_*.fgb" PATTERN "manifest.toml")
endif()

# Man pages and completions
set(CORDON_ZSH_DIR ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING "Folder of zsh completions")
install(DIRECTORY ${CMAKE_BINARY_DIR}/docs/man1 DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT program)
install(FILES ${CMAKE_BINARY_DIR}/docs/bash/cordon DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        COMPONENT program)
install(FILES ${CMAKE_BINARY_DIR}/docs/zsh/_cordon DESTINATION ${CORDON_ZSH_DIR} COMPONENT program)
install(FILES ${CMAKE_BINARY_DIR}/docs/fish/cordon.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
        COMPONENT program)

# Licences, documentation, examples
set(doc ${CMAKE_INSTALL_DATADIR}/doc/cordon)
if(NOT CORDON_DEBIAN) # the package has both in a form of its own
    install(FILES LICENSE CHANGELOG.md DESTINATION ${doc} COMPONENT program)
endif()
install(FILES README.md THIRD-PARTY.md DESTINATION ${doc} COMPONENT program)
install(DIRECTORY docs DESTINATION ${doc} COMPONENT program FILES_MATCHING PATTERN "*.md")
install(DIRECTORY examples/bamako-2025 examples/bamako-article DESTINATION ${doc}/examples COMPONENT program
        FILES_MATCHING PATTERN "*.toml" PATTERN "*.geojson" PATTERN "*.csv")
install(DIRECTORY examples/cpp examples/c DESTINATION ${doc}/examples COMPONENT development)

# find_package(cordon) and pkg-config
set(config ${CMAKE_INSTALL_LIBDIR}/cmake/cordon)
configure_package_config_file(cmake/cordonConfig.cmake.in ${CMAKE_BINARY_DIR}/cordonConfig.cmake
                              INSTALL_DESTINATION ${config} PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/cordonConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/cordonConfig.cmake ${CMAKE_BINARY_DIR}/cordonConfigVersion.cmake
        DESTINATION ${config} COMPONENT development)
install(EXPORT cordonTargets NAMESPACE cordon:: DESTINATION ${config} COMPONENT development)
# The file is found relative to itself, wherever the tree is moved to.
file(RELATIVE_PATH CORDON_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/cordon.pc.in ${CMAKE_BINARY_DIR}/cordon.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/cordon.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# The filter of pandoc, and once more in the layout that `quarto add` makes.
install(FILES integrations/pandoc/cordon.lua DESTINATION ${data}/pandoc COMPONENT program)
install(FILES integrations/pandoc/cordon.lua integrations/quarto/_extensions/cordon/_extension.yml
        DESTINATION ${data}/quarto/_extensions/cordon COMPONENT program)

# The Python module finds the library relative to itself
set(CORDON_PYTHON_DIR lib/python3/dist-packages CACHE STRING "Folder of Python modules")
install(FILES python/cordon.py DESTINATION ${CORDON_PYTHON_DIR} COMPONENT python)
