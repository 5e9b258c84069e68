// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "geom/point_clusters.hpp"
#include "style/cluster_properties.hpp"
#include "style/style.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cordon::app {

/// Has the source `"cluster": true`?
[[nodiscard]] bool is_clustered(const style::Source& source);

/// A `geojson` source whose points are gathered to clusters, zoom by zoom, from the whole source:
/// what a zoom shows depends on no window, so that tiles and panels agree. Lines, areas and
/// features of several points stay as they are.
///
/// Clusters have the attributes `cluster` (true), `cluster_id` (also their id), `point_count`,
/// `point_count_abbreviated` (`12k`) and those of `clusterProperties`; points keep their own.
class ClusteredSource {
  public:
    /// `layer` is what the source holds (after with_source_keys()).
    ClusteredSource(data::FeatureLayer layer, const style::Source& source);
    ClusteredSource(const ClusteredSource&) = delete;
    ClusteredSource& operator=(const ClusteredSource&) = delete;
    ClusteredSource(ClusteredSource&&) = delete;
    ClusteredSource& operator=(ClusteredSource&&) = delete;
    ~ClusteredSource() = default;

    /// What a map of that zoom (broken ones are rounded down) shows of a window; all for an empty
    /// one. Not for several threads at once.
    [[nodiscard]] data::LayerPtr at(double zoom, const geom::LonLatBox& window);

    [[nodiscard]] const data::LayerMetadata& metadata() const { return layer_.metadata; }

  private:
    using Node = geom::PointClusters::Node;
    class View; ///< makes the layer of one zoom and window

    /// Adds up the properties of the clusters that are new.
    void sum_up();
    [[nodiscard]] std::span<style::Value> sums_of(Node cluster);
    [[nodiscard]] geom::LonLat position(Node node) const;

    data::FeatureLayer layer_;
    style::ClusterProperties properties_;
    int last_zoom_ = 18;             ///< of tiles of the source; deeper maps show the same
    std::vector<std::size_t> rows_;  ///< of the points that are gathered
    std::vector<std::size_t> other_; ///< rows of all else
    std::optional<geom::PointClusters> clusters_;
    std::vector<style::Value> sums_; ///< properties of the clusters made so far, cluster by cluster
};

} // namespace cordon::app
