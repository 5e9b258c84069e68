// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::geom {

/// Place in the square world of web maps: 0..1 to the east and down.
struct SquarePoint {
    double x = 0.0;
    double y = 0.0;
};

/// How points are gathered.
struct ClusterOptions {
    int max_zoom = 17;            ///< the deepest zoom at which they are; 0..30
    double radius = 50.0 / 512.0; ///< in sides of a tile of each zoom; 0 = points of one place
    std::uint32_t min_points = 2; ///< fewer stay single
};

/// Points gathered zoom by zoom, from the deepest zoom upwards, so that the clusters of a zoom are
/// made of those of the next: `PointClusters clusters(points, options); clusters.level(6);`
///
/// In the order of a level each node that is free takes all free ones within the radius; the
/// cluster lies at the mean of its points (the greedy rule of V. Agafonkin, "Clustering millions of
/// points on a map", 2016). Where that gives fewer than `min_points`, all of them stay as they are
/// at this zoom. The neighbours of a zoom are found by a grid of hashed cells in flat arrays.
/// Nothing but the points and the options decides on the result.
class PointClusters {
  public:
    /// A point (its index, below point_count()) or a cluster.
    using Node = std::uint32_t;

    /// Positions must be finite numbers; throws Error when there are more than two thousand
    /// million.
    PointClusters(std::span<const SquarePoint> points, const ClusterOptions& options);

    /// What a map of that zoom shows, in a fixed order; deeper than `max_zoom` all points. The
    /// levels between are gathered when they are asked for first: not for several threads at once.
    [[nodiscard]] std::span<const Node> level(int zoom);

    [[nodiscard]] std::size_t point_count() const { return point_count_; }
    /// Points and the clusters that were made so far: nodes are smaller than this.
    [[nodiscard]] std::size_t node_count() const { return at_.size(); }
    [[nodiscard]] bool is_cluster(Node node) const { return node >= point_count_; }
    [[nodiscard]] SquarePoint position(Node node) const { return at_[node]; }
    /// Number of its points.
    [[nodiscard]] std::uint32_t size(Node node) const { return sizes_[node]; }
    /// The nodes of the next deeper zoom that a cluster holds, first the one that took the others.
    [[nodiscard]] std::span<const Node> members(Node cluster) const;
    /// A number of its own among points and clusters of all zooms.
    [[nodiscard]] std::uint64_t id(Node cluster) const { return ids_[cluster - point_count_]; }

  private:
    class Gathering;

    /// Marks the points that stay single at `zoom` and some zooms above it.
    void find_calm(int zoom);
    [[nodiscard]] bool is_calm(Node node) const { return node < calm_.size() && calm_[node] != 0; }

    ClusterOptions options_;
    std::size_t point_count_;
    std::vector<SquarePoint> at_;           ///< of all nodes
    std::vector<std::uint32_t> sizes_;      ///< of all nodes
    std::vector<std::uint64_t> ids_;        ///< of clusters
    std::vector<Node> members_;             ///< of all clusters, one after the other
    std::vector<std::size_t> first_;        ///< of each cluster's members, and the end
    std::vector<std::vector<Node>> levels_; ///< [0] deeper than `max_zoom`, then zoom by zoom
    std::vector<std::uint8_t> calm_; ///< of points: no other is near; empty = not worth looking
    int calm_from_ = 0; ///< the lowest zoom that calm_ holds for; above it is to be looked again
};

} // namespace cordon::geom
