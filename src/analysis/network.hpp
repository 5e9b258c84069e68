// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/units.hpp"
#include "data/feature_layer.hpp"
#include "geom/point.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which roads to a city are open, contested or cut, by rules that can be printed. Draws nothing.
namespace cordon::analysis {

class RoadIndex;

/// Classes of the OpenStreetMap key `highway`; `tertiary` and `other` are no main roads.
enum class RoadClass : std::uint8_t { trunk, primary, secondary, tertiary, other };
inline constexpr std::array road_class_names{"trunk", "primary", "secondary", "tertiary", "other"};

/// A piece of road between two nodes of the network.
struct Edge {
    std::uint32_t from = 0; ///< nodes
    std::uint32_t to = 0;
    std::uint32_t first_point = 0; ///< in Network::points, from `from` to `to`, ends included
    std::uint32_t point_count = 0;
    double length_m = 0.0;     ///< geodesic
    double weight = 1.0;       ///< capacity weight of its class, an assumption that is printed
    std::uint32_t stretch = 0; ///< the one stretch that it belongs to
    std::uint32_t name = 0;    ///< in Network::names: `ref`, else `name`; 0 = none
    RoadClass road_class = RoadClass::primary;
    bool oneway = false; ///< passable from `from` to `to` only
    bool bridge = false;
    bool ferry = false;
    bool ford = false;
    bool seasonal = false;
};

/// A stretch of road between two named junctions, or, outside the named routes, between two forks.
struct Stretch {
    struct Piece {
        std::uint32_t edge = 0;
        bool reversed = false; ///< run from Edge::to to Edge::from
    };
    std::string id;   ///< unique and stable: `bamako-sevare/bamako-segou`, `#17` outside routes
    std::string from; ///< names of its ends; empty outside routes
    std::string to;
    std::string road; ///< `RN6` where known
    /// From `from` to `to`. Where a route runs on one carriageway of a dual road, the other one
    /// belongs to the stretch (Edge::stretch) without being among its pieces.
    std::vector<Piece> pieces;
    double length_m = 0.0;
    bool on_route = false;
};

/// A named supply route: stretches one behind the other, away from or towards the centre.
struct Route {
    std::string id;
    std::string name;
    std::string road;
    std::vector<std::uint32_t> stretches;
    double length_m = 0.0;
};

/// Roads as a graph. Every edge belongs to exactly one stretch.
struct Network {
    std::vector<geom::LonLat> nodes;
    std::vector<std::uint32_t> components; ///< of each node, 0 = the largest by length
    std::vector<geom::LonLat> points;
    std::vector<Edge> edges;
    std::vector<std::string> names; ///< names[0] is empty
    std::vector<Stretch> stretches;
    std::vector<Route> routes;
    geom::LonLatBox box; ///< of the points
    std::string attribution;
    std::string licence;
    std::size_t component_count = 0;
    double length_m = 0.0;
    std::size_t snapped_ends = 0; ///< line ends joined over a gap up to the tolerance
    /// Finds the roads near a place; null in a network made by hand, whose edges are then all
    /// looked at. Stays right when node_at() splits edges; set it to null after other changes.
    std::shared_ptr<const RoadIndex> index;

    [[nodiscard]] std::span<const geom::LonLat> line(const Edge& edge) const {
        return std::span(points).subspan(edge.first_point, edge.point_count);
    }
    /// The line of a stretch in its direction.
    [[nodiscard]] std::vector<geom::LonLat> line(const Stretch& stretch) const;
};

/// How lines become a network.
struct NetworkOptions {
    Metres snap{25.0}; ///< line ends at most this far apart (or from another line) are joined
    /// Capacity weight by class name; classes that are missing take 1.
    std::vector<std::pair<std::string, double>> capacity{
        {"trunk", 2.0}, {"primary", 2.0}, {"secondary", 1.0}};
    std::string default_class = "primary"; ///< of lines without a class (assumed, printed)
    std::size_t max_edges = 5'000'000;
};

/// Joins lines to a network. Attributes read when present: `highway`, `fclass`, `class` or `type`
/// (class; `_link` counts as its class; footways and the like are left out), `ref`, `name`,
/// `oneway`, `bridge`, `tunnel`, `layer`, `route=ferry`, `ford`, `seasonal`, `access=no`,
/// `capacity` or `weight` (own weight), and OSM's `other_tags`. Lines are joined where they share a
/// coordinate, where an end lies within the tolerance of another end, and where an end lies on
/// another line; lines that cross without that (bridges) stay apart. Throws Error when no line is
/// left.
[[nodiscard]] Network build_network(const data::FeatureLayer& lines, const NetworkOptions& options,
                                    Reporter& reporter);

/// The nearest place on a road.
struct Snap {
    std::uint32_t edge = 0;
    double along_m = 0.0; ///< from the edge's `from` end
    geom::LonLat at{};
    double distance_m = 0.0; ///< geodesic, from the place that was asked for
};

/// The nearest place on the network (on segments, not vertices) within `farthest`; empty when no
/// road is that near.
[[nodiscard]] std::optional<Snap> nearest_road(const Network& network, geom::LonLat place,
                                               Metres farthest);

/// A node at that place: an existing one when it is within a metre, else the edge is split (its
/// second half becomes a new edge at the end of `edges`, in the same stretch). Ids of nodes and
/// other edges do not change.
std::uint32_t node_at(Network& network, const Snap& snap);

/// A place by name on the network.
struct Junction {
    std::string name;
    geom::LonLat at{};
};

/// A wish for a named route: its junctions in order, at least two; between them it takes the
/// shortest way.
struct RouteRequest {
    std::string id;
    std::string name;
    std::string road;
    std::vector<Junction> junctions;
};

/// Cuts the network into stretches: those of the requested routes between their junctions (cut
/// again where two routes part, so that each piece belongs to one stretch), and for all other edges
/// chains between forks. Junctions farther than `farthest` from a road and routes without a way are
/// reported and left out. All stretches and routes are made anew. A side road of up to 5 km to a
/// junction inside a route is left away: the junction lies where it leaves the route.
void make_routes(Network& network, const std::vector<RouteRequest>& requests, Metres farthest,
                 Reporter& reporter);

/// Network and routes from the shipped legs (attributes `corridor`, `from`, `to`, `ref`): one
/// stretch for each leg, one route for each corridor; legs meet in junctions of the same name.
[[nodiscard]] Network network_of_legs(const data::FeatureLayer& legs,
                                      const data::FeatureLayer& corridors,
                                      const NetworkOptions& options, Reporter& reporter);

} // namespace cordon::analysis
