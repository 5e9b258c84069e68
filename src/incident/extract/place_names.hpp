// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/extraction.hpp"
#include "place/gazetteer.hpp"

#include <string>
#include <string_view>

namespace cordon::incident {

/// The names of places of an article as one line of JSON: `id`, `lang`, `toponyms` and `rejected`.
/// `start` and `end` count code points of the text that was read, end exclusive. A toponym has its
/// `role` (place, demonym, organisation), `rule`, `margin` between the two best candidates, and of
/// each candidate, the best first, `name`, `country`, `lat` and `lon` (degrees, WGS 84), `score`
/// and `geonameid` where GeoNames has it; those of the best stand beside the span too. Rejected
/// names say by which rule.
[[nodiscard]] std::string place_names_line(const Extraction& extraction,
                                           const place::Gazetteer& gazetteer, std::string_view id);

} // namespace cordon::incident
