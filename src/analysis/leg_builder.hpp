// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/road_attributes.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// A named road between two named places as it stands in a layer of legs.
struct Leg {
    std::string corridor;
    std::string from;
    std::string to;
    std::string road;
    Stretch::Piece piece; ///< its edge, in its direction
};

/// Builds nodes and edges leg by leg: ends of one name are one node, and two legs that take the
/// same course between the same places are one edge.
class LegBuilder {
  public:
    LegBuilder(Metres snap, Where where, Reporter& reporter)
        : snap_m_(snap.value()), where_(std::move(where)), reporter_(reporter) {}

    /// Adds a leg whose line runs from its first to its second place; sets its piece.
    void add(Leg& leg, std::vector<geom::LonLat> line, const RoadAttributes& road);

    /// Nodes, points and edges so far.
    [[nodiscard]] Network take() { return std::move(network_); }

  private:
    [[nodiscard]] std::uint32_t node(const std::string& name, geom::LonLat at);
    [[nodiscard]] std::optional<std::uint32_t> same_road(std::uint32_t from, std::uint32_t to,
                                                         std::span<const geom::LonLat> line) const;
    void add_edge(std::uint32_t from, std::uint32_t to, std::span<const geom::LonLat> line,
                  const RoadAttributes& road);

    Network network_;
    std::vector<std::string> names_; ///< of each node, folded
    double snap_m_;
    Where where_;
    Reporter& reporter_;
};

/// Joins ends that no other edge shares to a road that they lie on within `snap`, which is split
/// there; its stretch keeps both halves.
void join_leg_ends(Network& network, Metres snap);

} // namespace cordon::analysis
