// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"

#include <string>

/// Names of map files by a convention, and what of them stands in the footer.
namespace cordon::app {

/// `A4` for that paper, upright or not, else `180x120mm`, `180mm` (as high as needed) or
/// `1600x1200px`.
[[nodiscard]] std::string paper_name(const MapSection& map);

/// `MLI012_roads_A4_20251030`: number, short name, paper and day, as OCHA names its maps. Only
/// ASCII letters, digits, `_` and `-`. Throws Error when the document lacks one of them.
[[nodiscard]] std::string file_name_of(const MapDocument& document);

/// Number, paper and day as the footer repeats them; the number alone when the sheet follows no
/// convention. Empty without a number.
[[nodiscard]] std::string footer_number(const MapDocument& document);

} // namespace cordon::app
