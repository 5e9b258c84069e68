// SPDX-License-Identifier: MIT
#include "data/gdal_module.hpp"

#include "core/diagnostic.hpp"

#include <dlfcn.h>

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::data {

namespace fs = std::filesystem;

namespace {

/// Beside the program as it is installed, then where it was built.
std::vector<fs::path> module_places() {
    std::vector<fs::path> places;
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    if (!failure)
        places.push_back(program.parent_path().parent_path() / "lib" / "cordon" / "cordon_gdal.so");
    places.emplace_back(CORDON_GDAL_MODULE);
    return places;
}

gdal::ReadFunction open_module() {
    std::string reason = "it was not found beside the program";
    for (const fs::path& place : module_places()) {
        std::error_code ignored;
        if (!fs::exists(place, ignored)) continue;
        void* module = ::dlopen(place.c_str(), RTLD_LAZY | RTLD_LOCAL);
        void* function = module != nullptr ? ::dlsym(module, gdal::read_function_name) : nullptr;
        if (function != nullptr) return reinterpret_cast<gdal::ReadFunction>(function);
        if (const char* why = ::dlerror(); why != nullptr) reason = why;
    }
    throw Error("the module cordon_gdal.so, which reads this kind of file, cannot be loaded: " +
                    reason,
                "install it into lib/cordon beside the program, or convert the file to FlatGeobuf "
                "or GeoJSON");
}

} // namespace

gdal::ReadFunction gdal_read_function() {
    static const gdal::ReadFunction function = open_module();
    return function;
}

} // namespace cordon::data
