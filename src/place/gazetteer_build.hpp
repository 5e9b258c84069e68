// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// What a build has read and written.
struct GazetteerCounts {
    std::size_t places = 0;
    std::size_t names = 0;
    std::size_t skipped = 0; ///< rows that could not be read; the reporter has the first few
};

/// Makes one gazetteer file (`*.bin`, read by Gazetteer::open() without parsing) of GeoNames dumps
/// (19 columns; alternateNamesV2 is joined to the places of the dumps before it), CSV tables
/// (columns name, lat, lon; optional id, country, admin1, admin2, class, code, population,
/// alternates), `.gz` of these, and OpenStreetMap extracts (`.osm`, `.pbf`; osm_places.hpp), whose
/// places lie in `country` (ISO code) unless they say another one. Later rows win for the same
/// geonameid. The same inputs give the same bytes. Rows that cannot be read are reported and left
/// out. Throws Error for missing files, unknown formats and when no place is left.
GazetteerCounts build_gazetteer(const std::vector<std::filesystem::path>& inputs,
                                const std::filesystem::path& output, Reporter& reporter,
                                const std::string& country = {});

/// The same, as bytes.
[[nodiscard]] std::string build_gazetteer_bytes(const std::vector<std::filesystem::path>& inputs,
                                                Reporter& reporter, GazetteerCounts& counts,
                                                const std::string& country = {});

} // namespace cordon::place
