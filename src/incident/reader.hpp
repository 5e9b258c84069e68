// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <filesystem>
#include <string>

namespace cordon::incident {

/// Order of day and month in dates such as `03/09/2025`.
enum class NumericDates {
    by_column, ///< the whole column decides; an Error when it cannot
    day_first,
    month_first
};

/// How to read incidents. Empty column names are found by their usual names.
struct ReadOptions {
    std::string latitude_column{};
    std::string longitude_column{};
    std::string date_column{};
    std::string type_column{};
    NumericDates numeric_dates = NumericDates::by_column;
    /// Precision codes to location models; empty = `geodata/precision.csv` of the data folder.
    std::filesystem::path precision_table{};
    /// Keep columns that are not understood as attributes.
    bool keep_columns = true;
    std::size_t max_incidents = 2'000'000;
};

/// Reads incidents from a file or standard input (`-`): the project's own GeoJSON, any GeoJSON of
/// points, or CSV (ACLED and UCDP GED are recognised by their columns). Throws Error when nothing
/// can be read; single rows that cannot be read are warnings with their lines, the first ten in
/// words and the rest as a count.
[[nodiscard]] IncidentSet read_incidents(const std::filesystem::path& path,
                                         const ReadOptions& options, Reporter& reporter);

/// As above from memory; `file` is the name used in messages.
[[nodiscard]] IncidentSet read_incidents_text(std::string bytes, const std::string& file,
                                              const ReadOptions& options, Reporter& reporter);

/// The set as the project's own GeoJSON (docs/schema/incidents.schema.json), byte for byte the same
/// on every run. The geometry member is the drawn shape of the credible region, else of the said
/// one: polygons for rings, discs above 5 km, sectors and areas, points for exact ones, lines for
/// stretches, null when nothing is located.
[[nodiscard]] std::string to_geojson(const IncidentSet& set);
/// The same of incidents that are not needed any more: outlines are not copied, and each incident
/// is let go of when it is written.
[[nodiscard]] std::string to_geojson(IncidentSet&& set);

/// Throws Error when the set's licence forbids handing on its rows (ACLED). Call before writing
/// rows for others.
void refuse_export(const IncidentSet& set);

} // namespace cordon::incident
