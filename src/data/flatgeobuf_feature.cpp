// SPDX-License-Identifier: MIT
#include "data/flatgeobuf_feature.hpp"

#include "data/packed_rtree.hpp"
#include "data/text_encoding.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cordon::data {

namespace {

// Field numbers of feature.fbs, version 3.
enum FeatureField : unsigned { feature_geometry = 0, feature_properties = 1, feature_columns = 2 };
enum GeometryField : unsigned {
    geometry_ends = 0,
    geometry_xy = 1,
    geometry_type = 6,
    geometry_parts = 7
};

constexpr std::size_t point_bytes = 2 * sizeof(double);
static_assert(sizeof(geom::LonLat) ==
              point_bytes); // coordinates are copied as they lie in the file

} // namespace

std::string_view fgb_features(std::string_view bytes, const FgbHeader& header) {
    const std::string_view rest = bytes.substr(header.index_offset);
    const bool indexed = header.node_size > 0 && header.features > 0;
    if (!indexed) return rest;
    return rest.substr(PackedRTree::byte_size(header.features, header.node_size, rest.size()));
}

std::string_view fgb_feature_at(std::string_view features, std::size_t at) {
    const std::size_t size = read_at<std::uint32_t>(features, at);
    if (features.size() - at - fgb_prefix < size)
        throw FlatBufferError("it ends inside of a feature");
    return features.substr(at + fgb_prefix, size);
}

FgbFeatureReader::FgbFeatureReader(const FgbHeader& header, LayerBuilder& builder)
    : type_(header.type), builder_(builder), targets_(targets(header.columns)) {}

std::vector<FgbFeatureReader::Target>
FgbFeatureReader::targets(const std::vector<FgbColumn>& columns) {
    std::vector<Target> targets;
    targets.reserve(columns.size());
    for (const FgbColumn& column : columns) {
        Target& target = targets.emplace_back();
        target.type = column.type;
        if (column.type != FgbColumnType::binary)
            target.column = builder_.column(to_utf8(column.name));
        target.names_feature = column.name == "id" || column.name == "ID" || column.name == "fid";
    }
    return targets;
}

bool FgbFeatureReader::read(std::string_view feature) {
    const FlatTable table = FlatTable::root(feature);
    points_left_ = feature.size() / point_bytes;
    parts_left_ = feature.size() / sizeof(std::uint32_t);
    builder_.begin();
    if (const auto shape = table.table(feature_geometry))
        if (!geometry(*shape, type_, 0)) return false;
    properties(table);
    builder_.end();
    return true;
}

void FgbFeatureReader::read_values(std::string_view feature) {
    builder_.begin();
    properties(FlatTable::root(feature));
    builder_.end();
}

/// `type` is what the header or the collection promises; the geometry's own type goes before it.
bool FgbFeatureReader::geometry(const FlatTable& table, FgbType type, int depth) {
    const auto own = static_cast<FgbType>(table.number<std::uint8_t>(geometry_type, 0));
    if (own != FgbType::unknown) type = own;
    switch (type) {
    case FgbType::point:
    case FgbType::multi_point: runs(table, geom::Kind::point); return true;
    case FgbType::line_string:
    case FgbType::multi_line_string: runs(table, geom::Kind::line); return true;
    case FgbType::polygon:
    case FgbType::triangle: runs(table, geom::Kind::polygon); return true;
    case FgbType::multi_polygon: return parts(table, FgbType::polygon, depth);
    case FgbType::polyhedral_surface: return parts(table, FgbType::polygon, depth);
    case FgbType::tin: return parts(table, FgbType::triangle, depth);
    case FgbType::geometry_collection: return parts(table, FgbType::unknown, depth);
    case FgbType::unknown: throw FlatBufferError("a geometry has no type");
    default: break;
    }
    if (type > FgbType::triangle) throw FlatBufferError("a geometry has an unknown type");
    return false;
}

bool FgbFeatureReader::parts(const FlatTable& table, FgbType type, int depth) {
    constexpr int deepest = 16;
    if (depth >= deepest) throw FlatBufferError("collections are nested too deeply");
    const std::size_t count = table.table_count(geometry_parts);
    if (count > parts_left_) throw FlatBufferError("its parts overlap");
    parts_left_ -= count;
    for (std::size_t i = 0; i < count; ++i)
        if (!geometry(table.table(geometry_parts, i), type, depth + 1)) return false;
    return true;
}

/// The lines, rings or points of a geometry without parts.
void FgbFeatureReader::runs(const FlatTable& table, geom::Kind kind) {
    const FlatVector<double> xy = table.numbers<double>(geometry_xy);
    const FlatVector<std::uint32_t> ends = table.numbers<std::uint32_t>(geometry_ends);
    const std::size_t count = xy.size() / 2;
    if (count == 0) return;
    if (count > points_left_ || ends.size() > parts_left_)
        throw FlatBufferError("its parts overlap");
    points_left_ -= count;
    parts_left_ -= ends.size();
    // A NaN position is how an empty point is written.
    if (kind == geom::Kind::point && count == 1 && std::isnan(xy[0]) && std::isnan(xy[1])) return;
    if (ends.size() < 2) return run(kind, false, xy.data(), count);
    std::size_t first = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::size_t end = ends[i];
        if (end < first || end > count) throw FlatBufferError("the ends of parts are not in order");
        run(kind, kind == geom::Kind::polygon && i > 0, xy.data() + first * point_bytes,
            end - first);
        first = end;
    }
}

void FgbFeatureReader::run(geom::Kind kind, bool hole, const char* xy, std::size_t count) {
    builder_.begin_part(kind, hole);
    const auto room = builder_.add_points(count);
    if (count > 0) std::memcpy(room.data(), xy, count * point_bytes);
}

void FgbFeatureReader::properties(const FlatTable& feature) {
    const std::string_view values = feature.text(feature_properties);
    if (feature.table_count(feature_columns) == 0)
        properties(values, targets_);
    else
        properties(values, targets(read_fgb_columns(feature, feature_columns)));
}

void FgbFeatureReader::properties(std::string_view bytes, const std::vector<Target>& targets) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t column = read_at<std::uint16_t>(bytes, at);
        at += sizeof(std::uint16_t);
        if (column >= targets.size()) throw FlatBufferError("a value belongs to no column");
        at = value(bytes, at, targets[column]);
    }
}

/// Reads the value at `at` and returns the offset behind it.
std::size_t FgbFeatureReader::value(std::string_view bytes, std::size_t at, const Target& target) {
    const auto number = [&]<typename T>(T) {
        const auto found = static_cast<double>(read_at<T>(bytes, at));
        if (target.column && std::isfinite(found)) builder_.set(*target.column, found);
        if (target.names_feature) builder_.set_id(fmt::format("{}", found));
        return at + sizeof(T);
    };
    switch (target.type) {
    case FgbColumnType::int8: return number(std::int8_t{});
    case FgbColumnType::uint8: return number(std::uint8_t{});
    case FgbColumnType::int16: return number(std::int16_t{});
    case FgbColumnType::uint16: return number(std::uint16_t{});
    case FgbColumnType::int32: return number(std::int32_t{});
    case FgbColumnType::uint32: return number(std::uint32_t{});
    case FgbColumnType::int64: return number(std::int64_t{});
    case FgbColumnType::uint64: return number(std::uint64_t{});
    case FgbColumnType::float32: return number(float{});
    case FgbColumnType::float64: return number(double{});
    case FgbColumnType::boolean: {
        const bool found = read_at<std::uint8_t>(bytes, at) != 0;
        if (target.column) builder_.set(*target.column, found);
        return at + 1;
    }
    default: return text_value(bytes, at, target);
    }
}

std::size_t FgbFeatureReader::text_value(std::string_view bytes, std::size_t at,
                                         const Target& target) {
    const std::size_t size = read_at<std::uint32_t>(bytes, at);
    const std::size_t first = at + sizeof(std::uint32_t);
    if (bytes.size() - first < size) throw FlatBufferError("a text is longer than it");
    const std::string_view text = bytes.substr(first, size);
    const std::size_t end = first + size;
    if (target.names_feature) builder_.set_id(text);
    if (!target.column) return end;
    if (!is_utf8(text)) {
        builder_.set(*target.column, std::string_view(from_windows_1252(text)));
    } else if (target.type == FgbColumnType::json) {
        builder_.set_json(*target.column, text);
    } else {
        builder_.set(*target.column, text);
    }
    return end;
}

} // namespace cordon::data
