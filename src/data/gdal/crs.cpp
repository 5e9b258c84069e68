// SPDX-License-Identifier: MIT
#include "data/gdal/crs.hpp"

#include <cmath>
#include <limits>

namespace cordon::data::gdal {

namespace {

std::string describe(OGRSpatialReferenceH crs) {
    const char* name = OSRGetName(crs);
    std::string text = name != nullptr ? name : "unnamed";
    const char* authority = OSRGetAuthorityName(crs, nullptr);
    const char* code = OSRGetAuthorityCode(crs, nullptr);
    if (authority != nullptr && code != nullptr)
        text += std::string(" (") + authority + ":" + code + ")";
    return text;
}

} // namespace

Reprojector::Reprojector(OGRLayerH layer, const char* named)
    : wgs84_(OSRNewSpatialReference(nullptr)) {
    usable_ = OSRImportFromEPSG(wgs84_.get(), 4326) == OGRERR_NONE;
    OSRSetAxisMappingStrategy(wgs84_.get(), OAMS_TRADITIONAL_GIS_ORDER);
    if (named != nullptr) {
        source_.reset(OSRNewSpatialReference(nullptr));
        usable_ = usable_ && OSRSetFromUserInput(source_.get(), named) == OGRERR_NONE;
    } else if (OGRSpatialReferenceH own = OGR_L_GetSpatialRef(layer); own != nullptr) {
        source_.reset(OSRClone(own));
    }
    if (!source_ || !usable_) return;
    name_ = describe(source_.get());
    OSRSetAxisMappingStrategy(source_.get(), OAMS_TRADITIONAL_GIS_ORDER);
    if (OSRIsSame(source_.get(), wgs84_.get()) != 0) return;
    forward_.reset(OCTNewCoordinateTransformation(source_.get(), wgs84_.get()));
    usable_ = forward_ != nullptr;
}

bool Reprojector::to_wgs84(std::span<double> xy) {
    if (!forward_) return true;
    const std::size_t count = xy.size() / 2;
    x_.resize(count);
    y_.resize(count);
    success_.assign(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        x_[i] = xy[2 * i];
        y_[i] = xy[2 * i + 1];
    }
    const bool all = OCTTransformEx(forward_.get(), static_cast<int>(count), x_.data(), y_.data(),
                                    nullptr, success_.data()) != 0;
    for (std::size_t i = 0; i < count; ++i) {
        const bool good = success_[i] != 0 && std::isfinite(x_[i]) && std::isfinite(y_[i]);
        constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
        xy[2 * i] = good ? x_[i] : nothing;
        xy[2 * i + 1] = good ? y_[i] : nothing;
    }
    return all;
}

std::optional<Bounds> Reprojector::from_wgs84(const double* window) const {
    Bounds box{window[0], window[1], window[2], window[3]};
    if (!forward_) return box;
    const Transformation back(OCTNewCoordinateTransformation(wgs84_.get(), source_.get()));
    constexpr int points_per_edge =
        41; // enough for the curved edges of a window on a map projection
    const bool done = back && OCTTransformBounds(back.get(), window[0], window[1], window[2],
                                                 window[3], &box.min_x, &box.min_y, &box.max_x,
                                                 &box.max_y, points_per_edge) != 0;
    if (!done || !std::isfinite(box.min_x + box.min_y + box.max_x + box.max_y)) return std::nullopt;
    // What the sampled edges miss is made good by a margin.
    const double margin_x = (box.max_x - box.min_x) * 0.01;
    const double margin_y = (box.max_y - box.min_y) * 0.01;
    return Bounds{box.min_x - margin_x, box.min_y - margin_y, box.max_x + margin_x,
                  box.max_y + margin_y};
}

} // namespace cordon::data::gdal
