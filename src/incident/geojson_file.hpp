// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <filesystem>

namespace cordon::incident {

/// Writes to_geojson() of incidents that are not needed any more to a file, incident by incident:
/// its text, which outlines make long, is never in memory as a whole. Throws Error when it cannot
/// be written.
void write_geojson(const std::filesystem::path& path, IncidentSet&& set);

} // namespace cordon::incident
