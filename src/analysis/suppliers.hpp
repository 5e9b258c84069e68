// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/measures.hpp"
#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"

#include <vector>

namespace cordon::analysis {

/// Places farther than this from a road are not on the network.
inline constexpr Metres farthest_snap = kilometres(10);

/// Suppliers from points with the attributes `name`, and, when present, `id`, `weight` (above 0,
/// default 1) and `capacity` (0 or more; empty = unbounded). Ids are made from the names where they
/// are missing and are unique. What cannot be used is reported.
[[nodiscard]] std::vector<Supplier> read_suppliers(const data::FeatureLayer& points,
                                                   Reporter& reporter);

/// Puts each supplier on the nearest road (on a road of the largest component when an isolated
/// piece is at most a kilometre nearer), which splits the edge there: make routes first or
/// afterwards, but a SupplyGraph after both. A supplier farther from a road than `farthest` is
/// reported and keeps no node: it takes no part.
void snap_suppliers(Network& network, std::vector<Supplier>& suppliers, Metres farthest,
                    Reporter& reporter);

/// The outer ends of the routes as suppliers: those at which no other route goes on and that are
/// not the centre. By id.
[[nodiscard]] std::vector<Supplier> border_suppliers(const Network& network, const Centre& centre);

} // namespace cordon::analysis
