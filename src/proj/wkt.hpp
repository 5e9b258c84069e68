// SPDX-License-Identifier: MIT
#pragma once

#include "proj/projection.hpp"

#include <string>

namespace cordon::proj {

/// The projection as a CRS for other programs: in WKT 1, the dialect that all of them read, and
/// what that cannot say (Equal Earth) in WKT 2. Throws Error when neither can.
[[nodiscard]] std::string exchange_wkt(const Projection& projection);

} // namespace cordon::proj
