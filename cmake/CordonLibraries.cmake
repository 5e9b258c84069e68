# SPDX-License-Identifier: MIT
# Every third-party library, found once.
find_package(PkgConfig REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(tl-expected REQUIRED)
foreach(lib IN ITEMS geos:geos proj:proj cairo:cairo cairo-ft:cairo-ft pangoft2:pangoft2
        fontconfig:fontconfig freetype2:freetype2 harfbuzz:harfbuzz libdeflate:libdeflate
        libjpeg:libjpeg libwebp:libwebp libpng:libpng librsvg-2.0:rsvg RapidJSON:rapidjson sqlite3:sqlite3
        cpp-httplib:httplib zlib:zlib libqpdf:qpdf lcms2:lcms2 geographiclib:geographiclib)
    string(REPLACE ":" ";" pair ${lib})
    list(GET pair 0 package)
    list(GET pair 1 alias)
    pkg_check_modules(${alias} REQUIRED IMPORTED_TARGET GLOBAL ${package})
endforeach()
find_package(GDAL 3.6 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
# Fetches what --allow-network allows; the program does without it.
pkg_check_modules(curl IMPORTED_TARGET GLOBAL libcurl>=7.64)
