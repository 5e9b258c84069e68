// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"
#include "incident/json_fields.hpp"

#include <string_view>

namespace cordon::incident {

/// Counts beyond are no counts: more than there are people.
inline constexpr double most_count = 1e10;

/// The name and version of the project's own GeoJSON, the collection's member `schema`.
inline constexpr std::string_view schema_name = "cordon-incidents/1";

/// True for a FeatureCollection in the project's own schema: it names it, or its features have a
/// `location` object.
[[nodiscard]] bool is_own_schema(const Json& collection);

/// Reads a collection in the project's own schema. Collects all findings; throws Error at the end
/// when one was an error.
[[nodiscard]] IncidentSet read_own_schema(const Json& collection, const std::string& file,
                                          Reporter& reporter);

/// One feature.
[[nodiscard]] Incident read_feature(const Json& feature, ReadContext& context);
[[nodiscard]] Json to_json(Incident incident);

/// Counts over all sources: for each name the smallest range that holds every source's value, in
/// order of appearance.
[[nodiscard]] std::vector<Count> counts_of_sources(const std::vector<Source>& sources);

/// The precision that an interval of days suggests.
[[nodiscard]] DatePrecision precision_of(const DateInterval& interval);

} // namespace cordon::incident
