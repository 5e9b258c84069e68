// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "data/feature_layer.hpp"

#include <vector>

namespace cordon::data {

/// Operations as a list of objects with `name`, `definition`, `accuracy_m` (null = PROJ does not
/// know it), `grids` and `missing_grids`.
[[nodiscard]] Json to_json(const std::vector<CrsOperation>& operations);
/// The reverse; what is missing stays at its default.
[[nodiscard]] std::vector<CrsOperation> read_crs_operations(const Json& json);

} // namespace cordon::data
