// SPDX-License-Identifier: MIT
#include "core/plugin.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <filesystem>
#include <vector>

namespace cordon {

namespace fs = std::filesystem;

namespace {

/// Where it is installed; for a program that is not, where it was built.
std::vector<fs::path> places_of(const Plugin& plugin) {
    std::vector<fs::path> places;
    bool installed = false;
    for (const fs::path& prefix : install_prefixes()) {
        std::error_code ignored;
        const fs::path folder = prefix / "lib" / "cordon";
        installed = installed || fs::is_directory(folder, ignored);
        places.push_back(folder / plugin.file);
    }
    if (const fs::path built = plugin.built; !installed && !built.empty()) places.push_back(built);
    return places;
}

} // namespace

void* plugin_function(const Plugin& plugin, const char* name) {
    std::string reason = "it was not found beside the program";
    for (const fs::path& place : places_of(plugin)) {
        std::error_code ignored;
        if (!fs::exists(place, ignored)) continue;
        void* module = ::dlopen(place.c_str(), RTLD_LAZY | RTLD_LOCAL);
        void* function = module != nullptr ? ::dlsym(module, name) : nullptr;
        if (function != nullptr) {
            note_opened(place);
            return function;
        }
        if (const char* why = ::dlerror(); why != nullptr) reason = why;
    }
    throw Error(
        fmt::format("the module {}, {}, cannot be loaded: {}", plugin.file, plugin.task, reason),
        plugin.hint);
}

void note_library_of(const void* function) {
    Dl_info info{};
    if (::dladdr(function, &info) != 0 && info.dli_fname != nullptr) note_opened(info.dli_fname);
}

void refuse_plugin(const Plugin& plugin) {
    throw Error(fmt::format("the module {} belongs to another version of cordon", plugin.file),
                plugin.hint);
}

} // namespace cordon
