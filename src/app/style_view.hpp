// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "style/style.hpp"

#include <optional>
#include <string>

namespace cordon::app {

/// What a style says about the view it is made for; a map that says nothing itself takes it.
struct StyleView {
    std::optional<geom::LonLatBox> box{}; ///< round `center` at `zoom`, on a sheet of usual size
    std::string projection{};             ///< definition; empty = none that holds for a sheet
};

/// Reads `center`, `zoom` and `projection` of a style. `projection.type` is `mercator`, a code with
/// a colon (`EPSG:3035`, `ESRI:54030`), or a name such as `custom:sahel` whose definition stands in
/// the root's metadata under `cordon:projections`. A globe, or a curve of projections over zooms,
/// means nothing on paper and is left out.
[[nodiscard]] StyleView view_of(const style::Style& style);

} // namespace cordon::app
