// SPDX-License-Identifier: MIT
#pragma once

#include "data/flat_buffer.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Geometry types of the FlatGeobuf schema, the same numbers as in WKB.
enum class FgbType : std::uint8_t {
    unknown = 0,
    point = 1,
    line_string = 2,
    polygon = 3,
    multi_point = 4,
    multi_line_string = 5,
    multi_polygon = 6,
    geometry_collection = 7,
    circular_string = 8,
    surface = 14,
    polyhedral_surface = 15,
    tin = 16,
    triangle = 17
};

/// Column types of the FlatGeobuf schema.
enum class FgbColumnType : std::uint8_t {
    int8,
    uint8,
    boolean,
    int16,
    uint16,
    int32,
    uint32,
    int64,
    uint64,
    float32,
    float64,
    string,
    json,
    date_time,
    binary
};

struct FgbColumn {
    std::string_view name;
    FgbColumnType type = FgbColumnType::binary;
};

/// What stands before the features. Texts point into the file.
struct FgbHeader {
    std::string_view name;
    FgbType type = FgbType::unknown;
    std::vector<FgbColumn> columns;
    std::uint64_t features = 0;  ///< 0 = unknown
    std::uint16_t node_size = 0; ///< children of a node of the index; 0 = no index
    bool has_envelope = false;
    std::array<double, 4> envelope{}; ///< min x, min y, max x, max y
    std::string crs_org;              ///< upper case; empty = EPSG
    std::int32_t crs_code = 0;        ///< 0 = unknown
    std::string_view crs_text;        ///< code as a text, name or WKT
    std::string_view metadata;        ///< JSON; empty = none
    std::size_t index_offset = 0;     ///< in the file; the features follow the index
};

/// Reads and checks the header. Throws FlatBufferError.
[[nodiscard]] FgbHeader read_fgb_header(std::string_view bytes);

/// Whether the coordinates are degrees on WGS 84; so they are when the header names no CRS.
[[nodiscard]] bool is_wgs84(const FgbHeader& header);

/// Throws Error with what is wrong with a file.
[[noreturn]] void fail_damaged_fgb(const std::string& file, const std::string& what);

/// Columns named in field `field` of a header or a feature.
[[nodiscard]] std::vector<FgbColumn> read_fgb_columns(const FlatTable& table, unsigned field);

} // namespace cordon::data
