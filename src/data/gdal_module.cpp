// SPDX-License-Identifier: MIT
#include "data/gdal_module.hpp"

#include "core/plugin.hpp"

namespace cordon::data {

namespace {

void* open_function(const char* name) {
    return plugin_function(
        {"cordon_gdal.so", CORDON_PLUGIN_FILE, "which reads and writes this kind of file",
         "install the package cordon-gdal (Debian) or the module into lib/cordon beside the "
         "program, or convert the file to FlatGeobuf or GeoJSON"},
        name);
}

} // namespace

gdal::ReadFunction gdal_read_function() {
    static const auto function =
        reinterpret_cast<gdal::ReadFunction>(open_function(gdal::read_function_name));
    return function;
}

gdal::RasterFunction gdal_raster_function() {
    static const auto function =
        reinterpret_cast<gdal::RasterFunction>(open_function(gdal::raster_function_name));
    return function;
}

gdal::WriteFunction gdal_write_function() {
    static const auto function =
        reinterpret_cast<gdal::WriteFunction>(open_function(gdal::write_function_name));
    return function;
}

} // namespace cordon::data
