// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Land of the base map with the coast of GSHHG, for maps of a city or a region.
namespace cordon::app {

/// Scales (their denominators) up to which the coast is fine: below 1:3,000,000 the kilometre by
/// which the coarse one is off is a third of a millimetre.
inline constexpr double fine_coast_scale = 3'000'000;

/// File of a layer of the base map with the fine coast, relative to `geodata/`; empty when a layer
/// has none.
[[nodiscard]] std::string fine_coast_file(std::string_view layer);

/// The land in a window.
struct FineCoast {
    data::FeatureLayer countries; ///< one feature each, cut somewhere outside the window; lakes
                                  ///< are holes
    data::FeatureLayer coast;     ///< shores of the sea and of lakes, one feature of lines
};

/// Unites the pieces of `file` (`built/coast_countries.fgb`: polygons with `name`, `coast` and
/// other columns, cut along multiples of 0.25°) that touch a window; countries in the order of
/// their names. Pieces without a name are no country's land. Nothing where the file is not there,
/// where no piece has a coast, and south of 60° S.
[[nodiscard]] std::optional<FineCoast> read_fine_coast(const std::filesystem::path& file,
                                                       const geom::LonLatBox& window);

} // namespace cordon::app
