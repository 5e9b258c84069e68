// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "data/feature_layer.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Points of view on disputed borders. Natural Earth's boundary lines (5.0 and later) hold a class
/// for each in columns such as `FCLASS_MA`; the shipped lines have none, so that a view needs the
/// user's own copy (`boundaries` of `[data]`).
namespace cordon::app {

/// The view of the base map itself: disputed lines are dashed, whoever disputes them.
inline constexpr std::string_view neutral_view = "neutral";

/// How a line of that class is drawn: `international`, `disputed` (dashed), or not at all (empty),
/// because it is not recognised in this view or is no border.
[[nodiscard]] std::string_view boundary_kind(std::string_view boundary_class);

/// Views that a layer has, upper case, sorted: `AR`, `BD` …
[[nodiscard]] std::vector<std::string> views_of(const data::FeatureLayer& lines);

/// The lines with their `kind` in a view; a class that is missing is that of `featurecla`. Throws
/// Error with the views that there are when the layer has none of that name, or has no classes.
[[nodiscard]] data::FeatureLayer seen_from(const data::FeatureLayer& lines, std::string_view view);

/// The sentence of the method note; empty when the document asks for no view.
[[nodiscard]] std::string view_sentence(const MapDocument& document);

} // namespace cordon::app
