// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "compose/layer_source.hpp"
#include "data/feature_layer.hpp"
#include "proj/projection.hpp"

#include <functional>
#include <string>

/// Maps of more incidents than can be numbered and listed: neighbours become one circle whose area
/// grows with their number.
namespace cordon::app {

/// Are there more located incidents than the document numbers (`number_max`), and no key that
/// gives each a symbol of its own?
[[nodiscard]] bool is_crowd(const MapDocument& document, const Evidence& evidence);

/// How incidents are gathered.
struct CrowdOptions {
    const proj::Projection& projection;
    double reach = 0.0; ///< map metres within which neighbours belong to one circle
    Language language = Language::en;
    /// Join circles to those that would cover them. Not for tiles, where what is far away would
    /// change the size of all.
    bool readable = false;
    /// Incidents of the largest circle on the other maps of a series, which have the same scale.
    std::size_t largest = 0;
};

/// Icon size of a circle for one incident: small where there are few, smaller where the `largest`
/// would hide the map.
[[nodiscard]] double size_of_one(std::size_t largest);

/// `1 incident`, `1,234 faits`.
[[nodiscard]] std::string count_words(std::size_t count, Language language);

/// Pixels within which neighbours belong to one circle: less than the smallest circle's width.
inline constexpr double circle_reach = 10.0;

/// Circles for the places of `points` that are no regions (incident::FeatureLayers::points), each
/// at the position that most of its incidents have, never at one that none has. Attributes: `count`
/// (incidents), `positions`, `class` (of most), `claim` (of the least certain),
/// `date_from`, `date_to`, `size` (icon size: area in proportion to `count`), `count_words`,
/// `in_legend` (the smallest, a middle and the largest), `description`. Largest first.
[[nodiscard]] data::LayerPtr crowd_circles(const data::FeatureLayer& points,
                                           const CrowdOptions& options);

/// How many incidents the circles of a crowd count together, wherever the map's frame is.
[[nodiscard]] std::size_t circled_incidents(const data::FeatureLayer& points);

/// How a view gathers: a sheet by its extent, tiles by the width of their zoom's pixels.
using CrowdFor = std::function<CrowdOptions(const compose::SourceView&)>;

/// The areas of a crowd: credible contours only, marked `crowd`, so that a style can leave out
/// their hatches and edges.
[[nodiscard]] data::LayerPtr crowd_areas(const data::FeatureLayer& areas);

} // namespace cordon::app
