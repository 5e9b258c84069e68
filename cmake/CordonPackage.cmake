# SPDX-License-Identifier: MIT
# `cpack -G DEB` with the preset `package`: five Debian packages. GDAL is a module of its own because its dependencies
# are the larger part; without it cordon reads GeoJSON, CSV, FlatGeobuf and tiles.
if(NOT CORDON_DEBIAN)
    return()
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cordon)
set(CORDON_MAINTAINER "The cordon authors <cordon@localhost.localdomain>" CACHE STRING "Who answers for the packages")
set(CPACK_PACKAGE_CONTACT ${CORDON_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program gdal library development python)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(same "(= ${PROJECT_VERSION}-1)")
set(soname ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})

# cordon_package(COMPONENT PACKAGE SECTION SUMMARY TEXT [DEPENDS …] [RECOMMENDS …])
macro(cordon_package component package section summary text)
    cmake_parse_arguments(P "" "" "DEPENDS;RECOMMENDS" ${ARGN})
    string(TOUPPER ${component} upper)
    list(JOIN P_DEPENDS ", " depends)
    list(JOIN P_RECOMMENDS ", " recommends)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
    set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${depends}")
    set(CPACK_DEBIAN_${upper}_PACKAGE_RECOMMENDS "${recommends}")
    set(CPACK_COMPONENT_${upper}_DESCRIPTION "${summary}\n${text}")
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}\n${text}")
    install(FILES ${CMAKE_BINARY_DIR}/copyright ${CMAKE_BINARY_DIR}/changelog.Debian.gz
            DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endmacro()

cordon_package(program cordon science "incident maps that know what they do not know"
    "cordon turns dated, geocoded incidents into maps for print and for the web.\n\
An uncertain place is drawn as the area in which it lies, a claim does not\n\
look like a confirmed report, and a road of which nobody wrote is not called\n\
open. It draws PNG, SVG, PDF and tiles, without a network."
    DEPENDS fonts-inter fonts-dejavu-core RECOMMENDS "cordon-gdal ${same}" fonts-noto-core libgs-common ca-certificates)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
cordon_package(gdal cordon-gdal science "incident maps: further file formats through GDAL"
    "This module lets cordon read and write what GDAL reads and writes, among them\nGeoPackage and Shapefile."
    DEPENDS "cordon ${same}")
set(CPACK_DEBIAN_GDAL_PACKAGE_SHLIBDEPS ON)
cordon_package(library libcordon${soname} libs "incident maps: shared library"
    "The renderer of cordon for other programs: maps are drawn and checked by\nfunctions of C and C++."
    DEPENDS "cordon ${same}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
# CPack writes `shlibs` for all packages or for none, and a module has no version.
file(WRITE ${CMAKE_BINARY_DIR}/shlibs "libcordon ${soname} libcordon${soname} ${same}\n")
file(WRITE ${CMAKE_BINARY_DIR}/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_BINARY_DIR}/shlibs ${CMAKE_BINARY_DIR}/triggers)
cordon_package(development libcordon-dev libdevel "incident maps: headers of the library"
    "Headers of C and C++, files for CMake and pkg-config, and example programs."
    DEPENDS "libcordon${soname} ${same}")
cordon_package(python python3-cordon python "incident maps: module for Python"
    "Draws and checks maps from Python through the shared library."
    DEPENDS "libcordon${soname} ${same}" python3)
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
# Python writes compiled modules beside the module; they must go with the package.
set(maintainer ${CMAKE_BINARY_DIR}/python-scripts)
foreach(script IN ITEMS postinst:py3compile prerm:py3clean)
    string(REPLACE ":" ";" pair ${script})
    list(GET pair 0 name)
    list(GET pair 1 tool)
    file(WRITE ${maintainer}/${name}
         "#!/bin/sh\nset -e\nif command -v ${tool} >/dev/null; then ${tool} -p python3-cordon; fi\n")
endforeach()
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA ${maintainer}/postinst ${maintainer}/prerm)

# The copyright file: our licence, then the notices of what is inside the package.
file(READ LICENSE licence)
file(READ THIRD-PARTY.md notices)
file(WRITE ${CMAKE_BINARY_DIR}/copyright "${licence}\n\n${notices}\n\
The full texts of LGPL-2.1, LGPL-3, GPL-3, MPL-1.1 and CC0-1.0 are in /usr/share/common-licenses on Debian systems.\n")
execute_process(COMMAND date -u -R -d ${CORDON_DATE} OUTPUT_VARIABLE stamp OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${CMAKE_BINARY_DIR}/changelog.Debian
"cordon (${PROJECT_VERSION}-1) bookworm; urgency=medium\n\n  * See CHANGELOG.md of the source.\n\n\
 -- ${CPACK_PACKAGE_CONTACT}  ${stamp}\n")
execute_process(COMMAND gzip -9nf ${CMAKE_BINARY_DIR}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
include(CPack)
