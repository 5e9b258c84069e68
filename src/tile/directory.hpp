// SPDX-License-Identifier: MIT
#pragma once

#include "data/pmtiles_directory.hpp"

#include <string>
#include <vector>

/// Directories of PMTiles v3 (specification, section 4).
namespace cordon::tile {

using Entry = data::PmtilesEntry;
using data::parse_directory;

/// Varint columns: count, id differences, run lengths, lengths, offsets; not compressed.
[[nodiscard]] std::string serialise(const std::vector<Entry>& entries);

/// A root that fits beside the header, and the leaves that it points to (empty when all entries fit
/// into the root). Both compressed with gzip.
struct Directories {
    std::string root;
    std::string leaves;
};
[[nodiscard]] Directories build_directories(const std::vector<Entry>& entries);

/// Bytes for header and root together; what a reader fetches first.
inline constexpr std::size_t first_bytes = 16384;
inline constexpr std::size_t header_bytes = 127;

} // namespace cordon::tile
