// SPDX-License-Identifier: MIT
#include "app/fine_coast.hpp"

#include "core/diagnostic.hpp"
#include "data/reader.hpp"
#include "geom/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace cordon::app {

using data::FeatureLayer;
using geom::LonLatBox;

namespace {

constexpr double step = 1e-6; // degrees (10 cm): the grid on which pieces are joined
constexpr double southernmost = -60.0;

/// A window as boxes within ±180°, a little larger, on the grid of the joined pieces. What is cut
/// at their sides lies outside the window.
std::vector<LonLatBox> boxes_of(const LonLatBox& window) {
    const auto on_grid = [](double degrees) { return std::round(degrees / step) * step; };
    const auto grown = [&](double west, double east) {
        const double x = 0.05 * window.width();
        const double y = 0.05 * window.height();
        return LonLatBox{std::max(-180.0, on_grid(west - x)),
                         std::max(-90.0, on_grid(window.min_y - y)),
                         std::min(180.0, on_grid(east + x)),
                         std::min(90.0, on_grid(window.max_y + y))};
    };
    if (window.max_x <= 180.0) return {grown(window.min_x, window.max_x)};
    return {grown(window.min_x, 180.0), grown(-180.0, window.max_x - 360.0)};
}

/// The pieces of one country, joined, in all boxes.
geom::LonLatShape united(const geom::LonLatShapes& pieces, const std::vector<LonLatBox>& boxes) {
    geom::LonLatShape out(geom::Kind::polygon);
    for (const LonLatBox& box : boxes) {
        const geom::LonLatShape land = geom::unite_pieces(pieces, box, step);
        for (std::size_t i = 0; i < land.view().part_count(); ++i)
            out.add_part(land.view().part(i), land.view().is_hole(i));
    }
    return out;
}

/// Does a segment lie in a side of the box?
bool is_cut(geom::LonLat a, geom::LonLat b, const LonLatBox& box) {
    constexpr double near = step / 2;
    const auto both = [&](double p, double q, double side) {
        return std::abs(p - side) < near && std::abs(q - side) < near;
    };
    return both(a.x, b.x, box.min_x) || both(a.x, b.x, box.max_x) || both(a.y, b.y, box.min_y) ||
           both(a.y, b.y, box.max_y);
}

/// Adds a ring without what was cut at the sides of the box: as lines.
void add_shore(std::span<const geom::LonLat> ring, const LonLatBox& box, geom::LonLatShapes& out) {
    // A line that goes on through the ring's first point is one line.
    std::size_t start = 0;
    for (std::size_t i = 0; i + 1 < ring.size() && start == 0; ++i)
        if (is_cut(ring[i], ring[i + 1], box)) start = i + 1;
    const std::size_t count = ring.size() - 1;
    bool open = false;
    for (std::size_t k = 0; k < count; ++k) {
        const geom::LonLat a = ring[(start + k) % count];
        const geom::LonLat b = ring[(start + k) % count + 1];
        if (is_cut(a, b, box)) {
            open = false;
            continue;
        }
        if (!open) {
            out.begin_part();
            out.add(a);
        }
        out.add(b);
        open = true;
    }
}

FeatureLayer shores_of(const geom::LonLatShapes& countries, const std::vector<LonLatBox>& boxes) {
    FeatureLayer coast("coast");
    coast.shapes.begin(geom::Kind::line);
    for (const LonLatBox& box : boxes) {
        const geom::LonLatShape land = geom::unite_pieces(countries, box, step);
        for (std::size_t i = 0; i < land.view().part_count(); ++i)
            add_shore(land.view().part(i), box, coast.shapes);
    }
    coast.finish_feature();
    return coast;
}

} // namespace

std::optional<FineCoast> read_fine_coast(const std::filesystem::path& file,
                                         const LonLatBox& window) {
    std::error_code ignored;
    if (window.min_y < southernmost || !std::filesystem::exists(file, ignored))
        return std::nullopt;
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
    const std::vector<LonLatBox> boxes = boxes_of(window);
    std::vector<std::size_t> first;
    geom::LonLatShapes shapes;
    for (const auto& [name, rows] : by_name) {
        geom::LonLatShapes own;
        for (const std::size_t i : rows) own.add_shape(pieces.shapes[i]);
        const geom::LonLatShape land = united(own, boxes);
        if (land.empty()) continue;
        shapes.add_shape(land.view());
        first.push_back(rows.front());
    }
    FineCoast out{data::subset(pieces, first), shores_of(shapes, boxes)};
    out.countries.name = "countries";
    out.countries.shapes = std::move(shapes);
    return out;
}

} // namespace cordon::app
