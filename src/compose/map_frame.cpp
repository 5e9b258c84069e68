// SPDX-License-Identifier: MIT
#include "compose/map_frame.hpp"

#include "proj/pole.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::compose {

MapFrame::MapFrame(proj::Projection projection, const geom::PageBox& box, geom::Projected center,
                   double resolution)
    : projection_(std::move(projection)), box_(box), center_(center), resolution_(resolution),
      left_(center.x - box.width() / 2 * resolution),
      top_(center.y + box.height() / 2 * resolution) {}

MapFrame MapFrame::fit(const proj::Projection& projection, const geom::PageBox& box,
                       const geom::ProjectedBox& extent) {
    const double resolution =
        std::max(extent.width() / box.width(), extent.height() / box.height());
    return {projection, box, extent.center(), std::max(resolution, 1e-6)};
}

MapFrame MapFrame::turned(double bearing) const {
    MapFrame frame = *this;
    frame.bearing_ = std::remainder(bearing, 360.0);
    frame.cosine_ = std::cos(frame.bearing_ * std::numbers::pi / 180.0);
    frame.sine_ = std::sin(frame.bearing_ * std::numbers::pi / 180.0);
    return frame;
}

geom::ProjectedBox MapFrame::map_box(double margin) const {
    const double c = std::abs(cosine_);
    const double s = std::abs(sine_);
    const double wide = box_.width() / 2 + margin;
    const double high = box_.height() / 2 + margin;
    const double half_width = (bearing_ == 0.0 ? wide : wide * c + high * s) * resolution_;
    const double half_height = (bearing_ == 0.0 ? high : high * c + wide * s) * resolution_;
    return {center_.x - half_width, center_.y - half_height, center_.x + half_width,
            center_.y + half_height};
}

geom::LonLatBox MapFrame::window(double margin) const {
    return proj::geographic_extent(projection_, map_box(margin));
}

std::optional<double> MapFrame::pole() const {
    return proj::pole_inside(projection_, map_box());
}

geom::LonLat MapFrame::ground_center() const {
    const auto place = projection_.inverse(center_);
    return place.value_or(geom::LonLat{0.0, 0.0});
}

double MapFrame::ground_resolution() const {
    return resolution_ / std::max(projection_.scale_along_parallel(ground_center()), 1e-9);
}

double MapFrame::zoom() const {
    constexpr double equator =
        40075016.68557849; // circumference of the Web Mercator sphere, metres
    constexpr double tile = 512.0;
    if (projection_.is_web_mercator()) {
        // Exact here, and whole where it is meant to be: tiles and dashes jump at whole zooms.
        const double zoom = std::log2(equator / (tile * resolution_));
        const double whole = std::round(zoom);
        return std::abs(zoom - whole) < 1e-7 ? whole : zoom;
    }
    constexpr double last = 75.0; // degrees; at the pole a web map would have no scale at all
    const double latitude = std::min(std::abs(ground_center().y), last);
    const double shrink = std::cos(latitude * std::numbers::pi / 180.0);
    return std::log2(equator * shrink / (tile * ground_resolution()));
}

} // namespace cordon::compose
