// SPDX-License-Identifier: MIT
#include "data/gdal_module.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"

#include <dlfcn.h>

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::data {

namespace fs = std::filesystem;

namespace {

/// Where it is installed, then where it was built.
std::vector<fs::path> module_places() {
    std::vector<fs::path> places;
    for (const fs::path& prefix : install_prefixes())
        places.push_back(prefix / "lib" / "cordon" / "cordon_gdal.so");
    if (const fs::path built = CORDON_GDAL_MODULE; !built.empty()) places.push_back(built);
    return places;
}

/// A function of the module; the module stays open.
void* open_function(const char* name) {
    std::string reason = "it was not found beside the program";
    for (const fs::path& place : module_places()) {
        std::error_code ignored;
        if (!fs::exists(place, ignored)) continue;
        void* module = ::dlopen(place.c_str(), RTLD_LAZY | RTLD_LOCAL);
        void* function = module != nullptr ? ::dlsym(module, name) : nullptr;
        if (function != nullptr) {
            note_opened(place); // another build of the module may read a file differently
            return function;
        }
        if (const char* why = ::dlerror(); why != nullptr) reason = why;
    }
    throw Error(
        "the module cordon_gdal.so, which reads and writes this kind of file, cannot be loaded: " +
            reason,
        "install the package cordon-gdal (Debian) or the module into lib/cordon beside the "
        "program, "
        "or convert the file to FlatGeobuf or GeoJSON");
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
