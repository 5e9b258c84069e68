// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"
#include "core/units.hpp"
#include "geom/point.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cordon::analysis {

/// Mean earth radius of the spherical formulas (encirclement card, section 6).
inline constexpr double mean_earth_radius_m = 6371008.8;

/// The city that is supplied: a point with an inner radius. What lies inside counts as arrived.
struct Centre {
    std::string name;
    geom::LonLat at{};
    Metres inner_radius{};
};

/// Where supplies come from.
struct Supplier {
    std::string id;
    std::string name;
    geom::LonLat at{};
    double weight = 1.0;               ///< for the reachable share
    std::optional<double> capacity;    ///< empty = unbounded: the roads bind, not the depot
    std::optional<std::uint32_t> node; ///< on the network; empty = no road near enough
    double snap_distance_m = 0.0;
};

/// A disc seen from the centre: the directions that it covers.
struct AngularInput {
    double distance_m = 0.0;
    double azimuth_deg = 0.0;
    double radius_m = 0.0;
    double weight = 1.0;
};

/// Angular coverage (section 6).
struct Angular {
    double theta_deg = 0.0;
    double covered_share = 0.0;
    double gap_deg = 360.0;
    double gap_from_deg = 0.0; ///< clockwise limits of the largest gap
    double gap_to_deg = 360.0;
    double resultant_length = 0.0;
    double circular_variance = 1.0;
};
[[nodiscard]] Angular angular_coverage(std::span<const AngularInput> discs);

/// A crossing of a main road with the circle of radius D round the centre.
struct Gateway {
    std::string id; ///< `D100-285` by radius and azimuth, with a letter when two agree
    std::string road;
    geom::LonLat at{};
    double azimuth_deg = 0.0; ///< 0..360 from the centre
    double weight = 1.0;      ///< of the edge
    std::uint32_t edge = 0;
    std::uint32_t stretch = 0;
};
/// All crossings of main roads (trunk, primary, secondary) with one circle, by azimuth. Crossings
/// closer than 1 degree of azimuth and 500 m on edges of one road count once (dual carriageways).
[[nodiscard]] std::vector<Gateway> gateways(const Network& network, const Centre& centre,
                                            Metres radius);
/// The largest gap between neighbouring azimuths, 360 for none or one.
[[nodiscard]] double largest_gap_deg(std::vector<double> azimuths_deg);

/// Paths and flows between suppliers and a centre, prepared once and asked often (1000 draws):
/// no allocation that grows with the number of questions. Not shared between threads: copy it.
class SupplyGraph {
  public:
    /// The centre is every node inside its inner radius (edges that enter the circle end at it), or
    /// the nearest node when the circle holds none. Suppliers without a node take no part. Edges
    /// that no way between suppliers and centre can use are dropped beforehand and chains are
    /// joined, so that a question costs as much as the network that matters.
    SupplyGraph(const Network& network, const Centre& centre, std::span<const Supplier> suppliers);

    /// State of an edge by its stretch.
    struct StretchState {
        bool closed = false;
        double cost_factor = 1.0;     ///< 1 + β X_w on contested stretches
        double capacity_factor = 1.0; ///< 1 - X_w on contested stretches, 0 on closed ones
    };

    /// A supplier's best way.
    struct Way {
        bool reachable = false;
        double cost_m = 0.0;   ///< length times factors
        double length_m = 0.0; ///< of that path
    };
    /// One Way for each supplier, in their order; a supplier inside the centre has length 0.
    /// `states` has one entry for each stretch; Error when it is shorter.
    [[nodiscard]] std::vector<Way> ways(std::span<const StretchState> states) const;

    /// Maximum flow from all suppliers to the centre; edge capacity = weight x capacity_factor.
    /// Suppliers inside the centre feed nothing: no road binds them.
    [[nodiscard]] double max_flow(std::span<const StretchState> states) const;

    /// Number of edge-disjoint ways left = number of closures that would isolate the centre from
    /// all suppliers outside (those with capacity 0 do not count). Never tells which (encirclement
    /// card, section 12).
    [[nodiscard]] int further_closures(std::span<const StretchState> states) const;

    /// True when a shortest path comes within a kilometre of the border of the extract, more than
    /// 25 km away from every supplier: beyond it there may be a shorter one. Never true for a
    /// network of routes only, which is no extract.
    [[nodiscard]] bool touches_border(std::span<const StretchState> states) const;

    SupplyGraph(SupplyGraph&& other) noexcept;
    SupplyGraph& operator=(SupplyGraph&& other) noexcept;
    SupplyGraph(const SupplyGraph& other);
    SupplyGraph& operator=(const SupplyGraph& other);
    ~SupplyGraph();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::analysis
