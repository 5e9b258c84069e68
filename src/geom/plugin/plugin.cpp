// SPDX-License-Identifier: MIT
#include "geom/library.hpp"

namespace cordon::geom {

extern "C" __attribute__((visibility("default"))) const Library*
cordon_geos_library(std::size_t size, int version) {
    static constexpr Library functions{CORDON_GEOS_FUNCTIONS(CORDON_TABLE_ADDRESS)};
    return size == sizeof(Library) && version == geos_version ? &functions : nullptr;
}

} // namespace cordon::geom
