// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "place/gazetteer_store.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

/// Places of an OpenStreetMap extract.
namespace cordon::place {

inline constexpr std::string_view osm_attribution = "© OpenStreetMap contributors, ODbL";

/// True for file names that end in `.osm` or `.pbf`.
[[nodiscard]] bool is_osm_extract(const std::filesystem::path& path);

/// The further tags of a node as GDAL writes them: `"name:fr"=>"Kati","population"=>"42922"`, with
/// `\` before quotes and backslashes. What cannot be read is left out.
[[nodiscard]] std::map<std::string, std::string> read_osm_tags(std::string_view text);

/// Adds the nodes with `place=*` and a name: all their names (`name`, `name:fr`, `name:en` and
/// other languages, `alt_name`, `int_name`, `official_name`, `old_name`, `loc_name`, `short_name`),
/// the population, and `country` (ISO code) where the node names none. Cities to isolated dwellings
/// are populated places, capitals by their level; quarters, islands and localities keep their
/// classes, other nodes (countries, states, plots, squares) are left out. Numbers are below zero,
/// so that they never meet GeoNames'. Returns how many nodes were left out for want of a name or
/// position. Throws Error when GDAL cannot read the file.
std::size_t add_osm_places(const std::filesystem::path& path, const std::string& country,
                           StoreBuilder& store, Reporter& reporter);

} // namespace cordon::place
