// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::render {

/// A Huffman code as deflate wants it (RFC 1951, section 3.2.2): of each symbol the length, and its
/// bits in the order in which they are written, lowest first.
struct HuffmanCode {
    std::vector<std::uint8_t> lengths; ///< 0 = the symbol does not occur
    std::vector<std::uint16_t> bits;
};

/// The code for symbols that occur so often, none longer than `longest` bits (at most 15; enough
/// for the number of symbols). Equal counts give the same code always.
[[nodiscard]] HuffmanCode huffman_code(std::span<const std::uint32_t> counts, int longest);

} // namespace cordon::render
