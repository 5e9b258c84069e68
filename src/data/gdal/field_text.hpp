// SPDX-License-Identifier: MIT
#pragma once

#include <ogr_api.h>

#include <string>

namespace cordon::data::gdal {

/// A date, time or both in ISO 8601: `2025-10-28`, `06:30:00`, `2025-10-28T06:30:00Z`.
[[nodiscard]] std::string date_text(OGRFeatureH feature, int field);

/// A list of numbers or texts as a JSON array.
[[nodiscard]] std::string list_text(OGRFeatureH feature, int field);

} // namespace cordon::data::gdal
