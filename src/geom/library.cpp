// SPDX-License-Identifier: MIT
#include "geom/library.hpp"

namespace cordon::geom {

namespace {

constexpr Plugin plugin{"cordon_geos.so", CORDON_PLUGIN_FILE, "which cuts and joins areas",
                        "install cordon again, with all of lib/cordon beside the program"};

const Library& open_library() {
    const auto& functions = plugin_table<Library>(plugin, library_function_name, geos_version);
    note_library_of(reinterpret_cast<const void*>(functions.GEOS_init_r));
    return functions;
}

} // namespace

const Library& library() {
    static const Library& functions = open_library();
    return functions;
}

} // namespace cordon::geom
