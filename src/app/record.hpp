// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace cordon::app {

/// What a map's file tells of its inputs (never of incidents, whose digest is always there).
enum class Record {
    none,  ///< nothing
    small, ///< SHA-256 of layers up to record_limit, the size of larger ones
    full   ///< SHA-256 of every layer, however long that takes
};

/// Larger layers take longer to hash than to draw.
inline constexpr std::uintmax_t record_limit = std::uintmax_t{2} << 20U;

} // namespace cordon::app
