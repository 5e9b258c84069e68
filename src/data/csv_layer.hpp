// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/csv.hpp"
#include "data/feature_layer.hpp"
#include "data/reader.hpp"

#include <optional>
#include <string>

namespace cordon::data {

/// The columns that hold a table's coordinates.
struct CoordinateColumns {
    std::size_t longitude = 0;
    std::size_t latitude = 0;
};

/// Finds longitude and latitude, lon or lng and lat, or x and y, without regard to case.
[[nodiscard]] std::optional<CoordinateColumns> coordinate_columns(const CsvTable& table);

/// A table as a layer of points; the other columns become attributes. A column is one of numbers
/// when all its cells are numbers and none has a leading zero, as codes have. Rows without readable
/// coordinates are reported with their line and left out. Throws Error when there are no columns of
/// coordinates.
[[nodiscard]] FeatureLayer csv_layer(const CsvTable& table, const std::string& file,
                                     const ReadOptions& options, Reporter& reporter);

} // namespace cordon::data
