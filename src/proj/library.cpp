// SPDX-License-Identifier: MIT
#include "proj/library.hpp"

namespace cordon::proj {

namespace {

constexpr Plugin plugin{"cordon_proj.so", CORDON_PLUGIN_FILE, "which projects places",
                        "install cordon again, with all of lib/cordon beside the program"};

const Library& open_library() {
    const auto& functions = plugin_table<Library>(plugin, library_function_name, proj_version);
    note_library_of(reinterpret_cast<const void*>(functions.proj_create));
    return functions;
}

} // namespace

const Library& library() {
    static const Library& functions = open_library();
    return functions;
}

} // namespace cordon::proj
