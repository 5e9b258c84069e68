// SPDX-License-Identifier: MIT
#pragma once

#include "proj/projection.hpp"

#include <string>

namespace cordon::proj {

/// The projection as a CRS in WKT 1, the dialect that PDF readers and old GIS programs know. Throws
/// Error when that dialect cannot say it.
[[nodiscard]] std::string legacy_wkt(const Projection& projection);

} // namespace cordon::proj
