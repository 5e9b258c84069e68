// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cordon::data {

/// One entry of a directory of PMTiles v3 (specification, section 4): a run of tiles with one
/// content, or (run_length 0) a leaf directory.
struct PmtilesEntry {
    std::uint64_t id = 0;
    std::uint64_t offset = 0; ///< bytes from the start of tile data (or of the leaves)
    std::uint32_t length = 0; ///< bytes, above 0
    std::uint32_t run_length = 1;
    friend bool operator==(const PmtilesEntry&, const PmtilesEntry&) = default;
};

/// Reads an unpacked directory. Throws Error for damage: order, lengths, counts beyond the bytes.
[[nodiscard]] std::vector<PmtilesEntry> parse_directory(std::string_view bytes);

} // namespace cordon::data
