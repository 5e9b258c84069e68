// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "incident/features.hpp"
#include "proj/projection.hpp"

#include <set>
#include <string>

namespace cordon::app {

/// Located incidents that the map's frame leaves out, by id.
struct OffMap {
    std::set<std::string, std::less<>> all;  ///< nothing of them is on the map
    std::set<std::string, std::less<>> part; ///< one of their places, or a part of their area, is
    friend bool operator==(const OffMap&, const OffMap&) = default;
};

/// Whether areas of uncertain places are drawn: then one that reaches into the frame is seen.
enum class WithAreas : bool { no, yes };

/// Compares the places of the incidents with `shown`, the part of the map inside the frame.
[[nodiscard]] OffMap off_map(const incident::FeatureLayers& layers,
                             const proj::Projection& projection, const geom::ProjectedBox& shown,
                             WithAreas with_areas);

} // namespace cordon::app
