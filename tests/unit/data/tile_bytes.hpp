// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Bytes of tiles and archives for tests, written by hand.
namespace tile_bytes {

inline std::string varint(std::uint64_t value) {
    std::string out;
    for (; value >= 0x80; value >>= 7U) out += static_cast<char>((value & 0x7FU) | 0x80U);
    out += static_cast<char>(value);
    return out;
}

/// A protobuf field of bytes.
inline std::string field(unsigned number, std::string_view bytes) {
    return varint(number << 3U | 2U) + varint(bytes.size()) + std::string(bytes);
}
/// A protobuf field with a number.
inline std::string field(unsigned number, std::uint64_t value) {
    return varint(number << 3U) + varint(value);
}

inline std::uint64_t zigzag(std::int64_t v) {
    return (static_cast<std::uint64_t>(v) << 1U) ^ static_cast<std::uint64_t>(v >> 63U);
}

inline std::string varints(const std::vector<std::uint64_t>& values) {
    std::string out;
    for (const std::uint64_t v : values) out += varint(v);
    return out;
}

/// A vector tile of one layer `roads` with the attribute `name` = "A1" and one feature.
inline std::string vector_tile(unsigned geometry_type, const std::vector<std::uint64_t>& geometry) {
    const std::string feature = field(1, 7) + field(2, varints({0, 0})) + field(3, geometry_type) +
                                field(4, varints(geometry));
    const std::string layer = field(15, 2) + field(1, "roads") + field(2, feature) +
                              field(3, "name") + field(4, field(1, "A1")) + field(5, 4096);
    return field(3, layer);
}

inline std::string eight(std::uint64_t value) {
    std::string out;
    for (unsigned k = 0; k < 8; ++k) out += static_cast<char>((value >> (8 * k)) & 0xFFU);
    return out;
}

/// A PMTiles archive, nothing packed: root directory, leaf directories, tiles.
inline std::string pmtiles(const std::string& root, const std::string& leaves,
                           const std::string& tiles) {
    constexpr std::uint64_t header = 127;
    std::string out = "PMTiles\3" + eight(header) + eight(root.size()) + eight(0) + eight(0) +
                      eight(header + root.size()) + eight(leaves.size()) +
                      eight(header + root.size() + leaves.size()) + eight(tiles.size()) + eight(0) +
                      eight(0) + eight(0);
    out += '\1';                         // clustered
    out += std::string("\1\1\1\0\1", 5); // plain directories and tiles, zooms 0 and 1
    out.resize(header, '\0');
    return out + root + leaves + tiles;
}

} // namespace tile_bytes
