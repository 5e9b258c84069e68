// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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

/// What a plugin exports that opens the door to a foreign library: a struct of that library's
/// functions; nullptr when it was built with another `version` of the library or another list.
template <typename Table>
using TableFunction = const Table* (*)(std::size_t size, int version);

/// Throws the Error for a plugin that gave no table.
[[noreturn]] void refuse_plugin(const Plugin& plugin);

/// The table that a plugin exports by its TableFunction `name`. Throws Error.
template <typename Table>
[[nodiscard]] const Table& plugin_table(const Plugin& plugin, const char* name, int version) {
    const auto open = reinterpret_cast<TableFunction<Table>>(plugin_function(plugin, name));
    const Table* functions = open(sizeof(Table), version);
    if (functions == nullptr) refuse_plugin(plugin);
    return *functions;
}

// A list of functions makes the members of a table and, in the plugin, their addresses.
// NOLINTBEGIN(cppcoreguidelines-macro-usage,bugprone-macro-parentheses)
#define CORDON_TABLE_MEMBER(name) decltype(&::name) name;
#define CORDON_TABLE_ADDRESS(name) &::name,
// NOLINTEND(cppcoreguidelines-macro-usage,bugprone-macro-parentheses)

} // namespace cordon
