// SPDX-License-Identifier: MIT
#include "proj/sheet.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cordon::proj {

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
/// Cut edges lie this share of the window outside of it, so that no stroke along them shows.
constexpr double margin_share = 0.1;
/// Azimuthal windows wider than this are not cut along a meridian.
constexpr double widest_strip = 300.0;

/// The window's longitudes counted from the seam, when the seam does not run through it.
bool place_in_strip(double seam, double half_gap, geom::LonLatBox& box) {
    const double first = wrap_from(box.min_x, seam);
    const double last = first + box.width();
    if (last > seam + 360.0 - half_gap) return false;
    box.max_x = last;
    box.min_x = first;
    return true;
}

bool beyond_cap(const Sheet& sheet, const Domain& domain) {
    if (!domain.azimuthal || domain.cap >= 180.0) return false;
    constexpr double doubt = 5.0; // degrees: samples lie up to so far apart
    // A way along the meridian and one along the parallel are never shorter than the arc itself.
    const double west = wrap_from(sheet.keep.min_x - domain.center.x, -180.0);
    const double east = west + sheet.keep.width();
    const double along = sheet.round ? 180.0 : std::max(std::abs(west), std::abs(east));
    const double across = std::max(std::abs(sheet.keep.min_y - domain.center.y),
                                   std::abs(sheet.keep.max_y - domain.center.y));
    if (along + across <= domain.cap - doubt) return false;
    const double from = sheet.round ? -180.0 : sheet.keep.min_x;
    const double width = sheet.round ? 360.0 : sheet.keep.width();
    constexpr int samples = 64;
    for (int i = 0; i <= samples; ++i)
        for (int j = 0; j <= samples; ++j) {
            const geom::LonLat p{from + width * i / samples,
                                 sheet.keep.min_y +
                                     (sheet.keep.max_y - sheet.keep.min_y) * j / samples};
            if (angle_between(p, domain.center) > domain.cap - doubt) return true;
        }
    return false;
}

} // namespace

Sheet make_sheet(const Projection::Impl& projection, const geom::LonLatBox& window) {
    const Domain& domain = projection.domain;
    const double margin = margin_share * std::max(window.width(), window.height()) + 0.01;
    Sheet sheet;
    sheet.window = window;
    geom::LonLatBox grown = window.grown(margin);
    const double low = std::max(grown.min_y, domain.min_lat);
    const double high = std::min(grown.max_y, domain.max_lat);
    sheet.cap_center = domain.center;
    sheet.cap = domain.cap;
    if (domain.azimuthal) {
        const bool pole_in_view = window.max_y >= 89.9 || window.min_y <= -89.9;
        sheet.round = grown.width() > widest_strip || pole_in_view;
        sheet.mend = true;
        sheet.seam = sheet.round ? -180.0 : window.center().x - 180.0;
        sheet.keep = sheet.round ? geom::LonLatBox{-inf, low, inf, high}
                                 : geom::LonLatBox{grown.min_x, low, grown.max_x, high};
        sheet.capped = beyond_cap(sheet, domain);
        return sheet;
    }
    sheet.seam = domain.center.x - 180.0;
    sheet.mend = domain.center.x != 0.0;
    // PROJ brings longitudes into -180..180 first: elsewhere the two sides of a seam are told apart
    // only beside it (0.1 mm).
    const double gap = sheet.mend || projection.method == Method::crs ? 1e-9 : 0.0;
    const double half = std::min(domain.half_width, 180.0 - gap);
    sheet.keep = {domain.center.x - half, low, domain.center.x + half, high};
    if (grown.width() < 360.0 && place_in_strip(sheet.seam, 0.0, grown)) {
        sheet.keep.min_x = std::max(sheet.keep.min_x, grown.min_x);
        sheet.keep.max_x = std::min(sheet.keep.max_x, grown.max_x);
    }
    return sheet;
}

bool touches(const geom::LonLatBox& box, const geom::LonLatBox& window) {
    if (box.empty() || box.min_y > window.max_y || box.max_y < window.min_y) return false;
    constexpr std::array<double, 3> turns{-360.0, 0.0, 360.0};
    return std::any_of(turns.begin(), turns.end(), [&](double turn) {
        return box.min_x + turn <= window.max_x && box.max_x + turn >= window.min_x;
    });
}

} // namespace cordon::proj
