// SPDX-License-Identifier: MIT
#pragma once

#include "data/gdal/coordinate_operation.hpp"
#include "data/gdal/handles.hpp"
#include "data/gdal/interface.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cordon::data::gdal {

/// A box in a layer's own coordinates.
struct Bounds {
    double min_x = 0.0;
    double min_y = 0.0;
    double max_x = 0.0;
    double max_y = 0.0;
};

/// Turns coordinates of a layer's CRS into WGS 84 longitude and latitude.
class Reprojector {
  public:
    /// `named` overrides the layer's own CRS; nullptr leaves it. A layer without any is taken as
    /// WGS 84.
    Reprojector(OGRLayerH layer, const char* named);

    /// False when `named` is no CRS or no transformation from it is known.
    [[nodiscard]] bool usable() const { return usable_; }
    /// `WGS 84 / UTM zone 29N (EPSG:32629)`; empty when neither the file nor the caller names one.
    [[nodiscard]] const std::string& name() const { return name_; }
    /// What the coordinates are measured in; the name lives as long as this object.
    [[nodiscard]] Crs crs() const;
    /// The operations that were used so far; empty for layers in WGS 84.
    [[nodiscard]] std::vector<UsedOperation> operations() const;
    /// Transforms x, y pairs in place; points that have no image become NaN. Returns false when
    /// there are such.
    [[nodiscard]] bool to_wgs84(std::span<double> xy);
    /// A box of degrees in the layer's CRS; empty when it has no finite image there.
    [[nodiscard]] std::optional<Bounds> from_wgs84(const double* window) const;

  private:
    SpatialReference source_;
    SpatialReference wgs84_;
    std::unique_ptr<CoordinateOperation> forward_; ///< empty when the layer is in WGS 84
    std::string name_;
    bool usable_ = true;
};

} // namespace cordon::data::gdal
