// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <string>

/// A layer as text, one line a feature: `line (1 2,3 4) hole(…) name='x' count=3`; nulls are not
/// shown.
[[nodiscard]] std::string dump(const cordon::data::FeatureLayer& layer);
