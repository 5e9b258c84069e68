// SPDX-License-Identifier: MIT
// Mapbox Vector Tile specification 2.1; field numbers are those of its vector_tile.proto.
#include "data/vector_tile.hpp"

#include "data/protobuf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <variant>

namespace cordon::data {

namespace {

/// Attributes of one layer, and attributes times features: a column has a place for each feature,
/// so that a small tile with a key for each feature would fill the memory.
constexpr std::size_t most_columns = 4096;
constexpr std::size_t most_cells = 100'000'000;

using TagValue = std::variant<std::monostate, bool, double, std::string_view>;
enum class GeometryType : std::uint8_t { unknown, point, line, polygon };

struct TilePoint {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

TagValue read_value(std::string_view bytes) {
    Protobuf reader(bytes);
    TagValue value;
    while (reader.next()) {
        switch (reader.field()) {
        case 1: value = reader.bytes(); break;
        case 2: value = static_cast<double>(reader.fixed<float>()); break;
        case 3: value = reader.fixed<double>(); break;
        case 4: value = static_cast<double>(static_cast<std::int64_t>(reader.varint())); break;
        case 5: value = static_cast<double>(reader.varint()); break;
        case 6: value = static_cast<double>(Protobuf::zigzag(reader.varint())); break;
        case 7: value = reader.varint() != 0; break;
        default: reader.skip();
        }
    }
    return value;
}

/// The parts of a layer before its features are taken apart.
struct LayerParts {
    std::string_view name;
    std::vector<std::string_view> features;
    std::vector<std::string_view> keys;
    std::vector<TagValue> values;
    double extent = 4096.0;
};

LayerParts read_layer_parts(std::string_view bytes) {
    LayerParts layer;
    Protobuf reader(bytes);
    while (reader.next()) {
        switch (reader.field()) {
        case 1: layer.name = reader.bytes(); break;
        case 2: layer.features.push_back(reader.bytes()); break;
        case 3:
            layer.keys.push_back(reader.bytes());
            if (layer.keys.size() > most_columns)
                throw Error(fmt::format("has a layer with more than {} attributes", most_columns));
            break;
        case 4: layer.values.push_back(read_value(reader.bytes())); break;
        case 5:
            layer.extent =
                static_cast<double>(std::clamp<std::uint64_t>(reader.varint(), 1, 1U << 20U));
            break;
        default: reader.skip();
        }
    }
    return layer;
}

/// Twice the area of a ring; positive for outer rings (y down).
double ring_area(const std::vector<TilePoint>& ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const TilePoint& a = ring[i];
        const TilePoint& b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(a.x) * static_cast<double>(b.y) -
               static_cast<double>(b.x) * static_cast<double>(a.y);
    }
    return sum;
}

/// Brings the features of one layer of one tile into a FeatureLayer.
class TileReader {
  public:
    TileReader(const TileId& tile, const LayerParts& layer, const VectorTileOptions& options,
               FeatureLayer& out)
        : tile_(tile), layer_(layer), options_(options), out_(out),
          columns_(layer.keys.size(), no_column) {}

    void read(std::string_view bytes) {
        std::string_view tags;
        std::string_view geometry;
        std::optional<double> id;
        auto type = GeometryType::unknown;
        Protobuf reader(bytes);
        while (reader.next()) {
            switch (reader.field()) {
            case 1: id = static_cast<double>(reader.varint()); break;
            case 2: tags = reader.bytes(); break;
            case 3:
                type = static_cast<GeometryType>(std::min<std::uint64_t>(reader.varint(), 4));
                break;
            case 4: geometry = reader.bytes(); break;
            default: reader.skip();
            }
        }
        if (type != GeometryType::point && type != GeometryType::line &&
            type != GeometryType::polygon)
            return;
        read_geometry(geometry, type);
        read_tags(tags);
        if (id && options_.promote_id.empty()) out_.set("id", *id);
        out_.finish_feature();
        if (out_.columns().size() > most_columns ||
            out_.columns().size() * out_.size() > most_cells)
            throw Error(fmt::format("leads to {} attributes of {} features, which is too much",
                                    out_.columns().size(), out_.size()));
    }

  private:
    static constexpr std::size_t no_column = std::numeric_limits<std::size_t>::max();

    geom::LonLat place(const TilePoint& p) const {
        const double size = std::ldexp(1.0, -tile_.z);
        const double x = (tile_.x + static_cast<double>(p.x) / layer_.extent) * size;
        const double y = (tile_.y + static_cast<double>(p.y) / layer_.extent) * size;
        const double latitude = std::atan(std::sinh((0.5 - y) * 2.0 * std::numbers::pi));
        return {(x - 0.5) * 360.0, latitude * 180.0 / std::numbers::pi};
    }

    void flush(GeometryType type) {
        const std::size_t least = type == GeometryType::polygon ? 3 : 2;
        if (type == GeometryType::point) {
            for (const TilePoint& p : points_) {
                const auto inside = [&](std::int64_t v) {
                    return v >= 0 && static_cast<double>(v) < layer_.extent;
                };
                if (!inside(p.x) || !inside(p.y)) continue;
                out_.shapes.begin_part();
                out_.shapes.add(place(p));
            }
        } else if (points_.size() >= least) {
            bool hole = false;
            if (type == GeometryType::polygon) {
                const double area = ring_area(points_);
                if (area == 0.0) return points_.clear();
                // Version 1 leaves the direction open: the first ring is an outer one.
                if (outer_sign_ == 0.0) outer_sign_ = area > 0 ? 1.0 : -1.0;
                hole = area * outer_sign_ < 0;
            }
            out_.shapes.begin_part(hole);
            for (const TilePoint& p : points_) out_.shapes.add(place(p));
            if (type == GeometryType::polygon) out_.shapes.add(place(points_.front()));
        }
        points_.clear();
    }

    static void move(std::int64_t& at, std::int64_t by) {
        constexpr std::int64_t farthest = std::int64_t{1} << 40U; // units of the tile
        if (by < -farthest || by > farthest || std::abs(at + by) > farthest)
            throw Error("is not a vector tile: a point lies too far away");
        at += by;
    }

    void read_geometry(std::string_view bytes, GeometryType type) {
        out_.shapes.begin(type == GeometryType::point  ? geom::Kind::point
                          : type == GeometryType::line ? geom::Kind::line
                                                       : geom::Kind::polygon);
        Protobuf reader(bytes);
        TilePoint cursor;
        outer_sign_ = 0.0;
        points_.clear();
        while (!reader.at_end()) {
            const std::uint64_t command = reader.varint();
            const std::uint64_t count = command >> 3U;
            const std::uint64_t what = command & 7U;
            if (what == 7) continue; // close: rings are closed at their end
            if (what != 1 && what != 2) throw Error("is not a vector tile: unknown command");
            for (std::uint64_t k = 0; k < count; ++k) {
                if (++seen_ > options_.max_points)
                    throw Error(fmt::format("has more than {} points", options_.max_points));
                if (what == 1 && type != GeometryType::point) flush(type);
                move(cursor.x, Protobuf::zigzag(reader.varint()));
                move(cursor.y, Protobuf::zigzag(reader.varint()));
                points_.push_back(cursor);
            }
        }
        flush(type);
    }

    void read_tags(std::string_view bytes) {
        Protobuf reader(bytes);
        while (!reader.at_end()) {
            const std::uint64_t key = reader.varint();
            const std::uint64_t value = reader.varint();
            if (key >= layer_.keys.size() || value >= layer_.values.size()) continue;
            const std::string_view name = layer_.keys[key];
            std::visit(
                [&](const auto& item) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(item)>, std::monostate>) {
                        set(key, item);
                        if (name == options_.promote_id) out_.set("id", item);
                    }
                },
                layer_.values[value]);
        }
    }

    /// Sets an attribute by the number of its key. Columns are looked up by name once a tile.
    template <typename T>
    void set(std::size_t key, const T& item) {
        std::size_t& column = columns_[key];
        if (column == no_column) {
            (void)out_.make_column(layer_.keys[key]);
            column = *out_.column(layer_.keys[key]);
        }
        Column& found = out_.column_at(column);
        found.fill(out_.size() - 1);
        if (found.size() < out_.size()) found.push(item);
    }

    const TileId& tile_;
    const LayerParts& layer_;
    const VectorTileOptions& options_;
    FeatureLayer& out_;
    std::vector<std::size_t> columns_; ///< by key
    std::vector<TilePoint> points_;
    double outer_sign_ = 0.0;
    std::size_t seen_ = 0;
};

} // namespace

void read_vector_tile(std::string_view bytes, const TileId& tile, const std::string& name,
                      const VectorTileOptions& options, FeatureLayer& out) {
    try {
        Protobuf reader(bytes);
        while (reader.next()) {
            if (reader.field() != 3) {
                reader.skip();
                continue;
            }
            const LayerParts layer = read_layer_parts(reader.bytes());
            if (layer.name != options.layer) continue;
            const std::size_t first = out.size();
            TileReader features(tile, layer, options, out);
            for (const std::string_view feature : layer.features) features.read(feature);
            out.tiles.push_back({tile, first, out.size()});
        }
    } catch (const Error& error) {
        throw Error(fmt::format("tile {} {}", name, error.diagnostic().message));
    }
}

std::vector<std::string> vector_tile_layers(std::string_view bytes, const std::string& name) {
    std::vector<std::string> names;
    try {
        Protobuf reader(bytes);
        while (reader.next()) {
            if (reader.field() == 3) {
                names.emplace_back(read_layer_parts(reader.bytes()).name);
            } else {
                reader.skip();
            }
        }
    } catch (const Error& error) {
        throw Error(fmt::format("tile {} {}", name, error.diagnostic().message));
    }
    return names;
}

} // namespace cordon::data
