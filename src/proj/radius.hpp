// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Throws Error unless 1 m <= radius <= 5,000 km.
void check_radius(Metres radius);

} // namespace cordon::proj
