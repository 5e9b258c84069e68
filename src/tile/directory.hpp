// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Directories of PMTiles v3 (specification, section 4).
namespace cordon::tile {

/// A run of tiles with one content, or (run_length 0) a leaf directory.
struct Entry {
    std::uint64_t id = 0;
    std::uint64_t offset = 0; ///< bytes from the start of tile data (or of the leaves)
    std::uint32_t length = 0; ///< bytes, above 0
    std::uint32_t run_length = 1;
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// Varint columns: count, id differences, run lengths, lengths, offsets; not compressed.
[[nodiscard]] std::string serialise(const std::vector<Entry>& entries);
/// Reads them back. Throws Error for damage: order, lengths, counts beyond the bytes.
[[nodiscard]] std::vector<Entry> parse_directory(std::string_view bytes);

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
