// SPDX-License-Identifier: MIT
#pragma once

#include "core/handle.hpp"

#include <cpl_conv.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <memory>
#include <type_traits>

namespace cordon::data::gdal {

using Dataset = CHandle<std::remove_pointer_t<GDALDatasetH>, GDALClose>;
using SpatialReference = CHandle<std::remove_pointer_t<OGRSpatialReferenceH>, OSRRelease>;
using Transformation = CHandle<std::remove_pointer_t<OGRCoordinateTransformationH>,
                               OCTDestroyCoordinateTransformation>;
using OwnedFeature = CHandle<std::remove_pointer_t<OGRFeatureH>, OGR_F_Destroy>;
using OwnedGeometry = CHandle<std::remove_pointer_t<OGRGeometryH>, OGR_G_DestroyGeometry>;

} // namespace cordon::data::gdal
