// SPDX-License-Identifier: MIT
#pragma once

#include "app/cluster.hpp"
#include "app/crowd.hpp"

#include <cstddef>
#include <vector>

namespace cordon::app {

/// Icon sizes of clusters, the largest first: a little larger than a crowd's, because a count is to
/// be read in each circle of two and more.
class ClusterSizes {
  public:
    /// `largest` = incidents of the largest circle on the other maps of a series; `share` = see
    /// room_share().
    explicit ClusterSizes(const std::vector<Cluster>& clusters, std::size_t largest = 0,
                          double share = 1.0);
    [[nodiscard]] double of(const Cluster& cluster) const;

  private:
    double one_ = 0.0;
};

/// The share (0.35 to 1) of their sizes that clusters have on a map on which most of them touch
/// none of their neighbours: their positions are as near to each other as the distance of the
/// clusters says, however many incidents they count.
[[nodiscard]] double room_share(const std::vector<Cluster>& clusters, const CrowdOptions& view);

} // namespace cordon::app
