// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "app/render_request.hpp"
#include "core/language.hpp"
#include "incident/incident.hpp"

#include <string>
#include <vector>

namespace cordon::app {

/// A map that a command makes on the way, without a project file.
struct QuickMap {
    std::string title; ///< empty = none
    Language language = Language::en;
    bool numbered = true;
    std::optional<SheetSize> size;
};

/// Draws incidents to files. What lint says of them is not repeated here. Throws Error.
void draw_quick_map(const incident::IncidentSet& set, const QuickMap& map,
                    const std::vector<Output>& outputs);

/// The same as a `data:` URI of an SVG, for a page.
[[nodiscard]] std::string quick_map_uri(const incident::IncidentSet& set, const QuickMap& map);

} // namespace cordon::app
