// SPDX-License-Identifier: MIT
#pragma once

#include <string>

/// Parts of the program that are opened on first use: what they are linked with would cost every
/// start several milliseconds.
namespace cordon {

/// A shared object in `lib/cordon` beside the program or the library.
struct Plugin {
    const char* file = nullptr;  ///< such as `cordon_gdal.so`
    const char* built = nullptr; ///< where it was built; empty in packages
    const char* task = nullptr;  ///< follows its name in an error: `which draws SVG icons`
    const char* hint = nullptr;  ///< what to do when it is missing
};

/// The function `name` of a plugin, which stays open. It is noted as an opened file: another build
/// of it may give another map. Throws Error when it is not installed, cannot be loaded or lacks
/// the function.
[[nodiscard]] void* plugin_function(const Plugin& plugin, const char* name);

/// Notes the shared object in which a function lies as an opened file.
void note_library_of(const void* function);

} // namespace cordon
