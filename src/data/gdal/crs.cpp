// SPDX-License-Identifier: MIT
#include "data/gdal/crs.hpp"

#include <cpl_conv.h>

#include <array>
#include <cmath>

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

/// As WKT 2, from which PROJ loses nothing.
std::string definition_of(OGRSpatialReferenceH crs) {
    char* text = nullptr;
    const std::array<const char*, 2> options = {"FORMAT=WKT2_2019", nullptr};
    const bool done = OSRExportToWktEx(crs, &text, options.data()) == OGRERR_NONE;
    std::string wkt = done && text != nullptr ? text : "";
    CPLFree(text);
    return wkt;
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
    forward_ = CoordinateOperation::to_wgs84(definition_of(source_.get()));
    usable_ = forward_ != nullptr;
}

Crs Reprojector::crs() const {
    Crs crs;
    crs.name = name_.c_str();
    if (!source_ || OSRIsProjected(source_.get()) == 0) return crs;
    crs.in_degrees = false;
    crs.metres_in_unit = OSRGetLinearUnits(source_.get(), nullptr);
    const char* method = OSRGetAttrValue(source_.get(), "PROJECTION", 0);
    // Its name in WKT 1 is that of the sphere's Mercator; the CRS has a name of its own.
    crs.is_web_mercator = name_.find("Pseudo-Mercator") != std::string::npos ||
                          name_.find("EPSG:3857") != std::string::npos ||
                          name_.find("Web_Mercator") != std::string::npos ||
                          (method != nullptr && EQUAL(method, "Mercator_Auxiliary_Sphere"));
    return crs;
}

std::vector<UsedOperation> Reprojector::operations() const {
    return forward_ ? forward_->used() : std::vector<UsedOperation>();
}

bool Reprojector::to_wgs84(std::span<double> xy) {
    return !forward_ || forward_->transform(xy);
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
