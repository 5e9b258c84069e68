// SPDX-License-Identifier: MIT
#include "proj/library.hpp"

namespace cordon::proj {

extern "C" __attribute__((visibility("default"))) const Library*
cordon_proj_library(std::size_t size, int version) {
    static constexpr Library functions{CORDON_PROJ_FUNCTIONS(CORDON_TABLE_ADDRESS)};
    return size == sizeof(Library) && version == proj_version ? &functions : nullptr;
}

} // namespace cordon::proj
