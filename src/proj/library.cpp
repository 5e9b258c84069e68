// SPDX-License-Identifier: MIT
#include "proj/library.hpp"

#include "core/diagnostic.hpp"
#include "core/plugin.hpp"

namespace cordon::proj {

namespace {

constexpr Plugin plugin{"cordon_proj.so", CORDON_PLUGIN_FILE, "which projects places",
                        "install cordon again, with all of lib/cordon beside the program"};

const Library& open_library() {
    const auto open =
        reinterpret_cast<LibraryFunction>(plugin_function(plugin, library_function_name));
    const Library* functions = open(sizeof(Library), proj_version);
    if (functions == nullptr)
        throw Error("the module cordon_proj.so belongs to another version of cordon", plugin.hint);
    note_library_of(reinterpret_cast<const void*>(functions->proj_create));
    return *functions;
}

} // namespace

const Library& library() {
    static const Library& functions = open_library();
    return functions;
}

} // namespace cordon::proj
