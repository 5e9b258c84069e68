// SPDX-License-Identifier: MIT
#include "app/fine_coast.hpp"

#include "core/diagnostic.hpp"
#include "data/reader.hpp"
#include "geom/overlay.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <system_error>
#include <vector>

namespace cordon::app {

using data::FeatureLayer;
using geom::LonLat;
using geom::LonLatShapes;

namespace {

constexpr double cell = 0.25; // degrees: pieces are cut along multiples of it
constexpr double southernmost = -60.0;

/// Was an edge made by cutting the land into pieces?
bool is_cut(LonLat a, LonLat b) {
    const auto on_grid = [](double value) { return std::fmod(value, cell) == 0.0; };
    return (a.x == b.x && on_grid(a.x)) || (a.y == b.y && on_grid(a.y));
}

/// An edge without its direction.
using Edge = std::array<double, 4>;

Edge edge_of(LonLat a, LonLat b) {
    const bool forward = a.x < b.x || (a.x == b.x && a.y < b.y);
    return forward ? Edge{a.x, a.y, b.x, b.y} : Edge{b.x, b.y, a.x, a.y};
}

/// The edges that two countries share, sorted.
std::vector<Edge> borders_of(const LonLatShapes& countries) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < countries.size(); ++i) {
        for (std::size_t part = 0; part < countries[i].part_count(); ++part) {
            const std::span<const LonLat> ring = countries[i].part(part);
            for (std::size_t k = 0; k + 1 < ring.size(); ++k)
                edges.push_back(edge_of(ring[k], ring[k + 1]));
        }
    }
    std::sort(edges.begin(), edges.end());
    std::vector<Edge> twice;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        if (edges[i] == edges[i + 1]) twice.push_back(edges[i]);
    return twice;
}

/// Adds what of a ring is a shore, as lines.
void add_shore(std::span<const LonLat> ring, const std::vector<Edge>& borders, LonLatShapes& out) {
    const std::size_t count = ring.size() - 1;
    std::vector<bool> dry(count);
    std::size_t start = 0; // after an edge that is none, so that no line begins in its middle
    for (std::size_t k = 0; k < count; ++k) {
        dry[k] = is_cut(ring[k], ring[k + 1]) ||
                 (!borders.empty() && std::binary_search(borders.begin(), borders.end(),
                                                         edge_of(ring[k], ring[k + 1])));
        if (dry[k]) start = k + 1;
    }
    bool open = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t k = (start + i) % count;
        if (!dry[k] && !open) {
            out.begin_part();
            out.add(ring[k]);
        }
        if (!dry[k]) out.add(ring[k + 1]);
        open = !dry[k];
    }
}

FeatureLayer shores_of(const LonLatShapes& countries) {
    FeatureLayer coast("coast");
    const std::vector<Edge> borders =
        countries.size() > 1 ? borders_of(countries) : std::vector<Edge>();
    coast.shapes.begin(geom::Kind::line);
    for (std::size_t i = 0; i < countries.size(); ++i)
        for (std::size_t part = 0; part < countries[i].part_count(); ++part)
            add_shore(countries[i].part(part), borders, coast.shapes);
    coast.finish_feature();
    return coast;
}

} // namespace

std::optional<FineCoast> read_fine_coast(const std::filesystem::path& file,
                                         const geom::LonLatBox& window) {
    std::error_code ignored;
    if (window.min_y < southernmost || !std::filesystem::exists(file, ignored)) return std::nullopt;
    CollectingReporter findings; // in shipped data: not the user's business
    data::ReadOptions options;
    options.window = window;
    const FeatureLayer pieces = data::read_layer(file, options, findings);
    std::map<std::string_view, std::vector<std::size_t>> by_name;
    bool has_coast = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        by_name[pieces.text(i, "name")].push_back(i);
        has_coast = has_coast || pieces.number(i, "coast", 0) != 0;
    }
    if (!has_coast) return std::nullopt;
    std::vector<std::size_t> first;
    LonLatShapes shapes;
    for (const auto& [name, rows] : by_name) {
        LonLatShapes own;
        for (const std::size_t i : rows) own.add_shape(pieces.shapes[i]);
        shapes.add_shape(geom::join_cells(own, cell).view());
        first.push_back(rows.front());
    }
    FineCoast out{data::subset(pieces, first), shores_of(shapes)};
    out.countries.name = "countries";
    out.countries.shapes = std::move(shapes);
    return out;
}

} // namespace cordon::app
