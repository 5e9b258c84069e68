// SPDX-License-Identifier: MIT
#include "compose/hatch.hpp"

#include "core/sha256.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace cordon::compose {

namespace {

/// Coordinates along (u) and across (v) the hatch lines.
struct Axes {
    double c;
    double s;
    [[nodiscard]] double u(geom::PagePoint p) const { return p.x * c - p.y * s; }
    [[nodiscard]] double v(geom::PagePoint p) const { return p.x * s + p.y * c; }
    [[nodiscard]] geom::PagePoint point(double u, double v) const {
        return {u * c + v * s, -u * s + v * c};
    }
};

struct Crossing {
    double line; ///< number of the hatch line
    double u;
};

void collect(std::span<const geom::PagePoint> ring, const Axes& axes, double spacing,
             std::vector<Crossing>& crossings) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        double v0 = axes.v(ring[i]);
        double v1 = axes.v(ring[i + 1]);
        double u0 = axes.u(ring[i]);
        double u1 = axes.u(ring[i + 1]);
        if (v0 > v1) {
            std::swap(v0, v1);
            std::swap(u0, u1);
        }
        // Half open [v0, v1): a line through a vertex is counted once.
        for (double k = std::ceil(v0 / spacing); k * spacing < v1; ++k)
            crossings.push_back({k, u0 + (u1 - u0) * (k * spacing - v0) / (v1 - v0)});
    }
}

} // namespace

void add_hatch(const geom::PageView& polygon, const Hatch& hatch, scene::Path& path,
               std::size_t max_lines) {
    const double angle = hatch.angle * std::numbers::pi / 180.0;
    const Axes axes{std::cos(angle), std::sin(angle)};
    std::vector<Crossing> crossings;
    for (std::size_t i = 0; i < polygon.part_count(); ++i)
        collect(polygon.part(i), axes, hatch.spacing, crossings);
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& a, const Crossing& b) {
        return a.line != b.line ? a.line < b.line : a.u < b.u;
    });
    std::size_t lines = 0;
    for (std::size_t i = 0; i + 1 < crossings.size() && lines < max_lines; i += 2) {
        if (crossings[i].line != crossings[i + 1].line) {
            --i; // an odd crossing: the ring was open; go on with the next line
            continue;
        }
        path.move_to(axes.point(crossings[i].u, crossings[i].line * hatch.spacing));
        path.line_to(axes.point(crossings[i + 1].u, crossings[i].line * hatch.spacing));
        ++lines;
    }
}

bool HatchedAreas::add(const geom::PageView& area, std::string_view hatch, const Color& color) {
    Sha256 digest;
    const auto add_bytes = [&](const void* data, std::size_t size) {
        digest.add(std::string_view(static_cast<const char*>(data), size));
    };
    for (std::size_t i = 0; i < area.part_count(); ++i) {
        const auto ring = area.part(i);
        const std::size_t count = ring.size();
        add_bytes(&count, sizeof count);
        add_bytes(ring.data(), ring.size_bytes());
    }
    for (const double channel : {color.r, color.g, color.b, color.a})
        add_bytes(&channel, sizeof channel);
    digest.add(hatch);
    return seen_.insert(digest.hex()).second;
}

} // namespace cordon::compose
