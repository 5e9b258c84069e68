// SPDX-License-Identifier: MIT
#include "analysis/supply_network.hpp"

#include "analysis/circle_crossings.hpp"
#include "analysis/local_plane.hpp"
#include "analysis/paths_between.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>

namespace cordon::analysis {

namespace {

using Part = SupplyNetwork::Part;

/// A path touches the border where it comes this near to it.
constexpr double border_m = 1000.0;
/// Suppliers are often where the extract ends; what lies this near to one tells nothing.
constexpr double supplier_reach_m = 25'000.0;

/// An edge, or the piece of one outside the centre.
struct Piece {
    std::uint32_t from = 0; ///< node of the network, or the centre
    std::uint32_t to = 0;
    std::uint32_t edge = 0;
    double length_m = 0.0;
};

class Reducer {
  public:
    Reducer(const Network& network, const Centre& centre, std::span<const Supplier> suppliers)
        : network_(network), centre_(centre), suppliers_(suppliers),
          inside_(centre_nodes(network, centre)),
          centre_node_(static_cast<std::uint32_t>(network.nodes.size())) {}

    SupplyNetwork run() {
        result_.stretch_count = network_.stretches.size();
        for (const Edge& edge : network_.edges)
            result_.stretch_count = std::max<std::size_t>(result_.stretch_count, edge.stretch + 1);
        has_border_ = std::any_of(network_.stretches.begin(), network_.stretches.end(),
                                  [](const Stretch& stretch) { return !stretch.on_route; });
        collect_pieces();
        keep_useful();
        number_nodes();
        join_chains();
        for (const Supplier& supplier : suppliers_)
            result_.supplier_nodes.push_back(node_of(supplier));
        return std::move(result_);
    }

  private:
    [[nodiscard]] std::uint32_t outer(std::uint32_t node) const {
        return inside_[node] != 0 ? centre_node_ : node;
    }

    /// Edges with the inside of the centre taken away.
    void collect_pieces() {
        const double radius = centre_.inner_radius.value();
        for (std::uint32_t id = 0; id < network_.edges.size(); ++id) {
            const Edge& edge = network_.edges[id];
            const double first = sphere_distance(centre_.at, network_.points[edge.first_point]);
            std::vector<CircleCrossing> crossings;
            if (radius > 0.0 && first < 1.01 * (radius + edge.length_m))
                crossings = circle_crossings(network_.line(edge), centre_.at, radius);
            const std::uint32_t from = outer(edge.from);
            const std::uint32_t to = outer(edge.to);
            if (crossings.empty()) {
                if (from != to) pieces_.push_back({from, to, id, edge.length_m});
                continue;
            }
            if (from != centre_node_)
                pieces_.push_back({from, centre_node_, id, crossings.front().along_m});
            if (to != centre_node_)
                pieces_.push_back({centre_node_, to, id,
                                   std::max(0.0, edge.length_m - crossings.back().along_m)});
        }
    }

    /// Drops what no way from a supplier to the centre can use.
    void keep_useful() {
        const std::uint32_t source = centre_node_ + 1;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
        edges.reserve(pieces_.size() + suppliers_.size());
        for (const Piece& piece : pieces_) edges.emplace_back(piece.from, piece.to);
        for (const Supplier& supplier : suppliers_)
            if (supplier.node && outer(*supplier.node) != centre_node_)
                edges.emplace_back(source, *supplier.node);
        const std::vector<std::uint8_t> useful =
            edges_on_paths(source + 1, edges, source, centre_node_);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            if (useful[i] != 0) pieces_[kept++] = pieces_[i];
        pieces_.resize(kept);
    }

    /// Numbers the nodes that stay: centre, suppliers, and where not just two pieces meet.
    void number_nodes() {
        starts_.assign(centre_node_ + 2, 0);
        for (const Piece& piece : pieces_) {
            ++starts_[piece.from + 1];
            ++starts_[piece.to + 1];
        }
        number_.assign(centre_node_ + 1, SupplyNetwork::nowhere);
        number_[centre_node_] = SupplyNetwork::centre;
        const auto give = [&](std::uint32_t node) {
            if (starts_[node + 1] > 0 && number_[node] == SupplyNetwork::nowhere)
                number_[node] = result_.node_count++;
        };
        for (const Supplier& supplier : suppliers_)
            if (supplier.node) give(*supplier.node);
        for (std::uint32_t node = 0; node < centre_node_; ++node)
            if (starts_[node + 1] != 2) give(node);
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        at_node_.resize(2 * pieces_.size());
        std::vector<std::uint32_t> fill(starts_.begin(), starts_.end() - 1);
        for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
            at_node_[fill[pieces_[i].from]++] = i;
            at_node_[fill[pieces_[i].to]++] = i;
        }
    }

    void join_chains() {
        used_.assign(pieces_.size(), 0);
        for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
            if (used_[i] != 0) continue;
            // In a block, every chain ends in nodes that stay: begin where one of them is.
            if (number_[pieces_[i].from] != SupplyNetwork::nowhere)
                follow(i, pieces_[i].from);
            else if (number_[pieces_[i].to] != SupplyNetwork::nowhere)
                follow(i, pieces_[i].to);
        }
    }

    /// Makes the arc that begins with a piece at a node that stays.
    void follow(std::uint32_t id, std::uint32_t node) {
        SupplyNetwork::Arc arc;
        arc.a = number_[node];
        arc.first_part = static_cast<std::uint32_t>(result_.parts.size());
        while (true) {
            used_[id] = 1;
            add_piece(pieces_[id], node, arc);
            node = pieces_[id].from == node ? pieces_[id].to : pieces_[id].from;
            if (number_[node] != SupplyNetwork::nowhere) break;
            const std::uint32_t* pair = &at_node_[starts_[node]];
            id = pair[0] == id ? pair[1] : pair[0];
        }
        arc.b = number_[node];
        arc.part_count = static_cast<std::uint32_t>(result_.parts.size()) - arc.first_part;
        if (arc.a != arc.b && (arc.forward || arc.backward))
            result_.arcs.push_back(arc);
        else
            result_.parts.resize(arc.first_part);
    }

    void add_piece(const Piece& piece, std::uint32_t from, SupplyNetwork::Arc& arc) {
        const Edge& edge = network_.edges[piece.edge];
        if (edge.oneway) (piece.from == from ? arc.backward : arc.forward) = false;
        arc.border = arc.border || (has_border_ && touches_border(edge));
        const bool same =
            result_.parts.size() > arc.first_part && result_.parts.back().stretch == edge.stretch;
        if (!same) {
            result_.parts.push_back({edge.stretch, piece.length_m, edge.weight});
            return;
        }
        Part& part = result_.parts.back();
        part.length_m += piece.length_m;
        part.weight = std::min(part.weight, edge.weight);
    }

    [[nodiscard]] bool touches_border(const Edge& edge) const {
        const double reach = border_m / 110574.0;
        const geom::LonLatBox inner = network_.box.grown(-reach);
        for (const geom::LonLat& p : network_.line(edge)) {
            if (inner.contains(p)) continue;
            const bool at_supplier =
                std::any_of(suppliers_.begin(), suppliers_.end(), [&](const Supplier& supplier) {
                    return sphere_distance(supplier.at, p) <= supplier_reach_m;
                });
            if (!at_supplier) return true;
        }
        return false;
    }

    [[nodiscard]] std::uint32_t node_of(const Supplier& supplier) const {
        return supplier.node ? number_[outer(*supplier.node)] : SupplyNetwork::nowhere;
    }

    const Network& network_;
    const Centre& centre_;
    std::span<const Supplier> suppliers_;
    std::vector<std::uint8_t> inside_; ///< of each node
    bool has_border_ = false;          ///< mere routes are no extract that something is beyond
    std::uint32_t centre_node_;        ///< behind all nodes
    std::vector<Piece> pieces_;
    std::vector<std::uint32_t> number_; ///< of each node in the result
    std::vector<std::uint32_t> starts_; ///< of each node in `at_node_`
    std::vector<std::uint32_t> at_node_;
    std::vector<std::uint8_t> used_;
    SupplyNetwork result_;
};

/// True when a road comes inside the circle between its nodes.
bool any_road_inside(const Network& network, const Centre& centre) {
    const double radius = centre.inner_radius.value();
    if (!(radius > 0.0)) return false;
    const auto near = nearest_road(network, centre.at, centre.inner_radius);
    return near.has_value();
}

} // namespace

std::vector<std::uint8_t> centre_nodes(const Network& network, const Centre& centre) {
    std::vector<std::uint8_t> inside(network.nodes.size(), 0);
    const double radius = centre.inner_radius.value();
    bool any = false;
    double best = -1.0;
    std::uint32_t nearest = 0;
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
        const double about = sphere_distance(centre.at, network.nodes[i]);
        if (best < 0.0 || about < best) {
            best = about;
            nearest = i;
        }
        if (about > 1.01 * radius) continue;
        inside[i] = static_cast<std::uint8_t>(proj::distance(centre.at, network.nodes[i]).value() <=
                                              radius);
        any = any || inside[i] != 0;
    }
    if (!any && !inside.empty() && !any_road_inside(network, centre)) inside[nearest] = 1;
    return inside;
}

SupplyNetwork reduce(const Network& network, const Centre& centre,
                     std::span<const Supplier> suppliers) {
    for (const Supplier& supplier : suppliers)
        if (supplier.node && *supplier.node >= network.nodes.size())
            throw Error("supplier '" + supplier.id + "' is on a node that the network lacks");
    return Reducer(network, centre, suppliers).run();
}

} // namespace cordon::analysis
