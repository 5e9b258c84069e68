// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "data/feature_layer.hpp"
#include "incident/features.hpp"

#include <string>
#include <vector>

/// The areas within `map.buffer` of an incident: once, or graded by `rings`.
namespace cordon::app {

/// What is drawn of `map.buffer`: the radii that the located incidents really use.
struct Threat {
    std::vector<Metres> radii;   ///< distinct, ascending; empty = no incident is buffered
    std::vector<double> factors; ///< of the grades, ascending, each once; {1} without `rings`
    bool attacks_only = false;   ///< all buffered incidents are attacks
};

/// Which radii apply to the incidents of the layers. Passages are no threat; of an uncertain place
/// the area counts and not its symbol.
[[nodiscard]] Threat threat_of(const Buffers& buffers, const incident::FeatureLayers& layers);

/// The layers of `cordon:buffers`.
struct ThreatLayers {
    /// One polygon for each grade, innermost first; a grade ends where the one before it begins, so
    /// that no place is drawn twice. Attributes: `kind` = buffer, `grade` 1…, `grades`, `outer`
    /// (false for the innermost), `strength` (1 for the innermost, falling in equal steps, never
    /// 0), `factor`, `reach` (`5 km`, from the second grade on `5–10 km`), `of` (`a reported
    /// attack`), both in the language of the map.
    data::LayerPtr areas;
    data::LayerPtr edges; ///< the outer limit of each grade as lines, with the same attributes
};

/// Throws Error when a grade's radius is outside 1 m .. 5,000 km.
[[nodiscard]] ThreatLayers threat_layers(const Buffers& buffers,
                                         const incident::FeatureLayers& layers, Language language);

/// The sentence of the method note; empty when nothing is buffered.
[[nodiscard]] std::string threat_sentence(const Buffers& buffers,
                                          const incident::FeatureLayers& layers, Language language);

} // namespace cordon::app
