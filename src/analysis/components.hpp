// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Sets `components`, `component_count`, `length_m` and `box` from nodes, edges and points, and
/// builds the index. Returns the length of each component in metres.
std::vector<double> measure_network(Network& network);

/// Builds the index anew.
void index_roads(Network& network);

} // namespace cordon::analysis
