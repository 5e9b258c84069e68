// SPDX-License-Identifier: MIT
#include "core/units.hpp"
#include "place/expression/lines.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <numbers>
#include <queue>

namespace cordon::place {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Edge {
    std::uint32_t to = 0;
    std::uint32_t line = 0;
    double km = 0.0;
};

/// Distance good enough to compare near places: equirectangular.
double rough_km(geom::LonLat a, geom::LonLat b) {
    const double x =
        std::remainder(a.x - b.x, 360.0) * std::cos((a.y + b.y) / 2.0 * std::numbers::pi / 180.0);
    return km_per_degree * std::hypot(x, a.y - b.y);
}

/// All vertices of the lines; those at the same place (to a metre) are one node.
class Graph {
  public:
    explicit Graph(const std::vector<NamedLine>& lines) {
        for (std::uint32_t l = 0; l < lines.size(); ++l) {
            const geom::LonLatView view = lines[l].shape.view();
            for (std::size_t k = 0; k < view.part_count(); ++k) add_part(view.part(k), l);
        }
    }

    [[nodiscard]] std::uint32_t nearest(geom::LonLat p, double within_km) const {
        std::uint32_t best = none;
        double best_km = within_km;
        for (std::uint32_t i = 0; i < places_.size(); ++i)
            if (const double km = rough_km(p, places_[i]); km < best_km) {
                best = i;
                best_km = km;
            }
        return best;
    }

    /// Dijkstra 1959; the edge by which each node was reached.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>>
    tree(std::uint32_t from, std::uint32_t to) const {
        std::vector<double> km(places_.size(), std::numeric_limits<double>::infinity());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> back(places_.size(), {none, none});
        using Item = std::pair<double, std::uint32_t>;
        std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
        km[from] = 0.0;
        open.emplace(0.0, from);
        while (!open.empty()) {
            const auto [so_far, node] = open.top();
            open.pop();
            if (node == to) break;
            if (so_far > km[node]) continue;
            for (const Edge& edge : edges_[node]) {
                const double through = so_far + edge.km;
                if (through >= km[edge.to]) continue;
                km[edge.to] = through;
                back[edge.to] = {node, edge.line};
                open.emplace(through, edge.to);
            }
        }
        return back;
    }

    [[nodiscard]] geom::LonLat place(std::uint32_t node) const { return places_[node]; }

  private:
    std::uint32_t node(geom::LonLat p) {
        const std::pair key{std::llround(p.x * 1e5), std::llround(p.y * 1e5)};
        const auto [found, is_new] =
            nodes_.try_emplace(key, static_cast<std::uint32_t>(places_.size()));
        if (is_new) {
            places_.push_back(p);
            edges_.emplace_back();
        }
        return found->second;
    }

    void add_part(std::span<const geom::LonLat> points, std::uint32_t line) {
        std::uint32_t last = none;
        for (const geom::LonLat& p : points) {
            const std::uint32_t here = node(p);
            if (last != none && last != here) {
                const double km = rough_km(places_[last], places_[here]);
                edges_[last].push_back({here, line, km});
                edges_[here].push_back({last, line, km});
            }
            last = here;
        }
    }

    std::map<std::pair<long long, long long>, std::uint32_t> nodes_;
    std::vector<geom::LonLat> places_;
    std::vector<std::vector<Edge>> edges_;
};

} // namespace

Way find_way(const std::vector<NamedLine>& lines, geom::LonLat from, geom::LonLat to,
             double snap_km) {
    const Graph graph(lines);
    const std::uint32_t start = graph.nearest(from, snap_km);
    const std::uint32_t end = graph.nearest(to, snap_km);
    if (start == none || end == none || start == end) return {};
    const auto back = graph.tree(start, end);
    if (back[end].first == none) return {};
    Way way;
    std::vector<std::uint32_t> used;
    for (std::uint32_t node = end; node != none; node = back[node].first) {
        way.line.push_back(graph.place(node));
        if (back[node].second != none && (used.empty() || used.back() != back[node].second))
            used.push_back(back[node].second);
    }
    std::reverse(way.line.begin(), way.line.end());
    std::reverse(used.begin(), used.end());
    for (const std::uint32_t line : used) {
        const std::string& ref = lines[line].ref;
        if (!ref.empty() && std::find(way.refs.begin(), way.refs.end(), ref) == way.refs.end())
            way.refs.push_back(ref);
    }
    way.length_km = proj::length(way.line).value() / 1000.0;
    return way;
}

} // namespace cordon::place
