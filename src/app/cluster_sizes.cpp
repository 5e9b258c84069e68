// SPDX-License-Identifier: MIT
#include "app/cluster_sizes.hpp"

#include "compose/symbol_poses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::app {

namespace {

constexpr double smallest_cluster = 0.5; ///< icon size: a letter beside it must find it

/// A circle in the pixels of a map.
struct Disc {
    double x = 0.0;
    double y = 0.0;
    double radius = 0.0;
};

std::vector<Disc> discs_of(const std::vector<Cluster>& clusters, const CrowdOptions& view) {
    const ClusterSizes sizes(clusters);
    const double pixel = view.reach / circle_reach; // map metres
    std::vector<Disc> out;
    for (const Cluster& cluster : clusters)
        if (const auto on_map = view.projection.forward(cluster.at))
            out.push_back({on_map->x / pixel, on_map->y / pixel,
                           sizes.of(cluster) * compose::marker_size / 2.0});
    std::sort(out.begin(), out.end(), [](const Disc& a, const Disc& b) { return a.x < b.x; });
    return out;
}

/// For each disc the share at which it and the neighbour that is most in its way touch; 1 where
/// none is.
std::vector<double> touching_shares(const std::vector<Disc>& discs) {
    std::vector<double> out(discs.size(), 1.0);
    double widest = 0.0;
    for (const Disc& disc : discs) widest = std::max(widest, disc.radius);
    for (std::size_t a = 0; a < discs.size(); ++a) {
        for (std::size_t b = a + 1; b < discs.size(); ++b) {
            if (discs[b].x - discs[a].x > discs[a].radius + widest) break;
            const double apart = std::hypot(discs[b].x - discs[a].x, discs[b].y - discs[a].y);
            const double share = apart / (discs[a].radius + discs[b].radius);
            out[a] = std::min(out[a], share);
            out[b] = std::min(out[b], share);
        }
    }
    return out;
}

} // namespace

ClusterSizes::ClusterSizes(const std::vector<Cluster>& clusters, std::size_t largest,
                           double share) {
    if (clusters.empty()) return;
    const std::size_t most = std::max(largest, clusters.front().ids.size());
    one_ = share * std::clamp(2.8 / std::sqrt(static_cast<double>(most)), size_of_one(most), 0.56);
}

double ClusterSizes::of(const Cluster& cluster) const {
    return std::max(smallest_cluster, one_ * std::sqrt(static_cast<double>(cluster.ids.size())));
}

double room_share(const std::vector<Cluster>& clusters, const CrowdOptions& view) {
    constexpr double least = 0.35;         // counts are to be read
    constexpr double part = 0.2;           // of the circles may lie over a neighbour
    constexpr double small_overlap = 1.12; // is no harm
    if (clusters.size() < 2 || view.reach <= 0.0) return 1.0;
    std::vector<double> shares = touching_shares(discs_of(clusters, view));
    if (shares.empty()) return 1.0;
    const auto last = static_cast<double>(shares.size() - 1);
    const auto at = shares.begin() + static_cast<std::ptrdiff_t>(part * last);
    std::nth_element(shares.begin(), at, shares.end());
    return std::clamp(*at * small_overlap, least, 1.0);
}

} // namespace cordon::app
