// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <string_view>

/// What columns of other people's road and supplier files are called.
namespace cordon::analysis {

/// The column of a layer that holds OpenStreetMap's `key` (`ref`, `name`) or one of ours (`weight`,
/// `capacity`): the one of that name, else the first with a usual name for it in English, French,
/// Spanish, Portuguese or German, whatever its case and accents. Null when there is none.
[[nodiscard]] const data::Column* find_attribute(const data::FeatureLayer& layer,
                                                 std::string_view key);

} // namespace cordon::analysis
