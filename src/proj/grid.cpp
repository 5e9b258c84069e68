// SPDX-License-Identifier: MIT
#include "proj/grid.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::proj {

namespace {

/// A table must save at least this many PROJ calls for each one that it costs.
constexpr std::size_t gain = 3;
/// Share of the bound that a measured error may use; the rest is for what lies between the test
/// places.
constexpr double safety = 0.8;

double distance(geom::Projected a, geom::Projected b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// A lattice of `2 * size + 1` positions on a side: even ones are nodes, odd ones tests.
std::vector<geom::Projected> lattice(const Projection& projection, const geom::LonLatBox& region,
                                     std::size_t size) {
    const std::size_t side = 2 * size + 1;
    std::vector<geom::LonLat> places;
    places.reserve(side * side);
    const double steps = static_cast<double>(side - 1);
    for (std::size_t j = 0; j < side; ++j)
        for (std::size_t i = 0; i < side; ++i)
            places.push_back({region.min_x + region.width() * static_cast<double>(i) / steps,
                              region.min_y + region.height() * static_cast<double>(j) / steps});
    std::vector<geom::Projected> images(places.size());
    projection.forward(places, images);
    return images;
}

/// Largest error of one cell at its five test places; `p` is the lattice position of its lower left
/// node.
double cell_error(const geom::Projected* p, std::size_t side) {
    const geom::Projected a = p[0];
    const geom::Projected b = p[2];
    const geom::Projected c = p[2 * side];
    const geom::Projected d = p[2 * side + 2];
    double worst = 0.0;
    const auto test = [&worst](geom::Projected exact, geom::Projected approximate) {
        const double error = distance(exact, approximate);
        worst = error <= worst ? worst : error; // NaN wins
    };
    test(p[1], (a + b) * 0.5);
    test(p[side], (a + c) * 0.5);
    test(p[side + 2], (b + d) * 0.5);
    test(p[2 * side + 1], (c + d) * 0.5);
    test(p[side + 1], (a + b + c + d) * 0.25);
    return worst;
}

} // namespace

std::optional<ProjectionGrid> ProjectionGrid::build(const Projection& projection,
                                                    const geom::LonLatBox& region, double bound,
                                                    std::size_t point_count) {
    std::optional<ProjectionGrid> best;
    if (region.empty() || !(region.width() > 0.0) || !(region.height() > 0.0)) return best;
    for (std::size_t size = 16; size <= 256; size *= 2) {
        const std::size_t side = 2 * size + 1;
        if (side * side * gain > point_count) break;
        const std::vector<geom::Projected> images = lattice(projection, region, size);
        ProjectionGrid grid;
        grid.region_ = region;
        grid.size_ = size;
        grid.cells_ = static_cast<double>(size);
        grid.per_x_ = grid.cells_ / region.width();
        grid.per_y_ = grid.cells_ / region.height();
        grid.exact_.resize(size * size);
        std::size_t good = 0;
        for (std::size_t j = 0; j < size; ++j)
            for (std::size_t i = 0; i < size; ++i) {
                const bool within =
                    cell_error(&images[2 * j * side + 2 * i], side) <= safety * bound;
                grid.exact_[j * size + i] = within ? 0 : 1;
                good += within ? 1U : 0U;
            }
        if (2 * good < size * size) continue;
        for (std::size_t j = 0; j <= size; ++j)
            for (std::size_t i = 0; i <= size; ++i)
                grid.nodes_.push_back(images[2 * j * side + 2 * i]);
        best = std::move(grid);
        if (20 * good >= 19 * size * size) break; // nearly all cells serve
    }
    return best;
}

} // namespace cordon::proj
