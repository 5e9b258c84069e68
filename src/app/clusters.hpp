// SPDX-License-Identifier: MIT
#pragma once

#include "app/cluster.hpp"
#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "compose/furniture.hpp"
#include "data/feature_layer.hpp"

#include <string>
#include <utility>
#include <vector>

/// Incidents within a distance on the ground as one symbol with their count (`cluster`).
namespace cordon::app {

/// What is gathered: points and the areas in which they can lie.
struct ClusterInputs {
    const data::FeatureLayer& points;
    const data::FeatureLayer& areas;
};

/// The incidents of `layers.points` gathered round the fullest positions: each incident belongs to
/// one cluster, so that the counts sum to their number. An incident with several places counts at
/// its first. Largest first; letters when there are at most `listed`.
[[nodiscard]] std::vector<Cluster> make_clusters(const ClusterInputs& layers, Metres reach,
                                                 std::size_t listed);

/// How large circles are.
struct ClusterScale {
    std::size_t largest = 0; ///< incidents of the largest circle on the other maps of a series
    double share = 1.0;      ///< room_share()
};

/// The clusters as circles, as crowd_circles() makes them, and besides: `id`, `letter`, `claims`,
/// `classes`, `spread_km`, `uncertainty_km`.
[[nodiscard]] data::LayerPtr cluster_layer(const std::vector<Cluster>& clusters, Language language,
                                           ClusterScale scale = {});

/// What the circles of clusters (the largest first) cover together, square pixels.
[[nodiscard]] double area_of(const std::vector<Cluster>& clusters);

/// A row of the key for each cluster that has a letter.
[[nodiscard]] std::vector<compose::KeyRow>
cluster_rows(const std::vector<Cluster>& clusters, const Evidence& evidence, Language language);

/// What circles mean, for the notes, and how many of how many there are, for those who do not see
/// them.
[[nodiscard]] std::string cluster_sentence(const std::vector<Cluster>& clusters, Metres reach,
                                           Language language);
[[nodiscard]] std::string cluster_description(const std::vector<Cluster>& clusters,
                                              Language language);

} // namespace cordon::app
