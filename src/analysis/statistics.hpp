// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/situation.hpp"

#include <vector>

namespace cordon::analysis {

/// The 5 and 95 % points (nearest rank) and the error of the mean of a sample; `value` as given.
/// Without a sample only the value.
[[nodiscard]] Estimate estimate(double value, std::vector<double> sample);

/// Share of the draws with its error.
[[nodiscard]] Probability share(std::size_t hits, std::size_t draws);

} // namespace cordon::analysis
