// SPDX-License-Identifier: MIT
#pragma once

#include "incident/json_fields.hpp"
#include "incident/location.hpp"

namespace cordon::incident {

/// Reads `{"said": {…}, "credible": {…}, "distance_kind": …}`, or a model alone as the said one.
/// What is wrong is reported and leaves an Unknown. `geometry` is the feature's, for an area that
/// does not repeat its outline.
[[nodiscard]] Location read_location(const Json& json, const Json* geometry, ReadContext& context);

/// The inverse of read_location(). An area that alone makes up the location leaves its outline to
/// the feature's geometry.
[[nodiscard]] Json to_json(Location location);

/// Kilometres without the rounding noise of the way through metres.
[[nodiscard]] double to_km(Metres length);

} // namespace cordon::incident
