// SPDX-License-Identifier: MIT
#include "core/json.hpp"
#include "geom/clip.hpp"
#include "geom/index.hpp"
#include "geom/simplify.hpp"
#include "proj/projection.hpp"
#include "tile/digest.hpp"
#include "tile/maker.hpp"
#include "tile/vector_layer.hpp"

#include <map>
#include <mutex>

namespace cordon::tile {

namespace {

constexpr double buffer = 64.0; ///< units beyond the tile's edge, for strokes and symbols
constexpr double units = VectorLayerWriter::extent;

/// A layer at one zoom, in units of that zoom: a tile has 4096 of them.
struct ZoomLayer {
    geom::PageShapes shapes;
    geom::BoxIndex<geom::PageSpace> index;
};
using ZoomLayers = std::vector<ZoomLayer>;

class VectorMaker final : public TileMaker {
  public:
    VectorMaker(std::vector<VectorLayer> layers, const Pyramid& pyramid)
        : layers_(std::move(layers)), pyramid_(pyramid) {}

    std::vector<Tile> make(const Job& job, Team& /*team*/) override {
        const TileRange range = tiles_of(pyramid_.box, job.z);
        const std::shared_ptr<const ZoomLayers> zoom = zoom_of(job.z);
        std::vector<Tile> out;
        for (const std::uint64_t id : job.ids(range)) {
            Tile& tile = out.emplace_back();
            tile.id = id;
            const std::string message = message_of(tile_of(id), *zoom);
            tile.blank = message.empty();
            // An empty message is a valid tile; its gzip is the same 20 bytes everywhere.
            if (!tile.blank || pyramid_.empty == EmptyTiles::store) tile.bytes = gzip(message);
        }
        return out;
    }

    void forget_below(int zoom) override {
        const std::lock_guard lock(mutex_);
        zooms_.erase(zooms_.begin(), zooms_.lower_bound(zoom));
    }

  private:
    [[nodiscard]] std::string message_of(const TileId& tile, const ZoomLayers& zoom) const {
        const geom::PagePoint corner{tile.x * units, tile.y * units};
        const geom::PageBox keep{corner.x - buffer, corner.y - buffer, corner.x + units + buffer,
                                 corner.y + units + buffer};
        ProtobufWriter message;
        std::vector<std::uint32_t> ids;
        geom::PageShapes clipped;
        for (std::size_t k = 0; k < layers_.size(); ++k) {
            VectorLayerWriter writer(layers_[k].name);
            zoom[k].index.query(keep, ids);
            for (const std::uint32_t i : ids) {
                clipped.clear();
                geom::clip(zoom[k].shapes[i], keep, clipped);
                for (geom::PagePoint& p : clipped.points()) p = p - corner;
                writer.add(*layers_[k].features, i, clipped[0]);
            }
            if (!writer.empty()) message.text(3, writer.bytes());
        }
        return message.bytes();
    }

    std::shared_ptr<const ZoomLayers> zoom_of(int z) {
        const std::lock_guard lock(mutex_);
        std::shared_ptr<const ZoomLayers>& zoom = zooms_[z];
        if (!zoom) zoom = std::make_shared<const ZoomLayers>(make_zoom(z));
        return zoom;
    }

    [[nodiscard]] ZoomLayers make_zoom(int z) const {
        compose::Level level;
        level.world = units * static_cast<double>(std::uint64_t{1} << static_cast<unsigned>(z));
        const proj::Projection web_mercator("EPSG:3857");
        ZoomLayers out;
        for (const VectorLayer& layer : layers_) {
            ZoomLayer& made = out.emplace_back();
            geom::LonLatBox world{-180, -85.06, 180, 85.06};
            geom::ProjectedShapes projected =
                proj::project(layer.features->shapes, web_mercator, world, level.resolution());
            geom::PageShapes page;
            for (std::size_t i = 0; i < projected.size(); ++i) {
                page.begin(projected.kind(i));
                for (std::size_t part = 0; part < projected[i].part_count(); ++part) {
                    page.begin_part(projected[i].is_hole(part));
                    for (const geom::Projected& p : projected[i].part(part))
                        page.add(level.to_page(p));
                }
            }
            constexpr double tolerance = 1.0; // units, a 16th of a CSS pixel at 256 a tile
            made.shapes = geom::simplify(page, tolerance, geom::SmallRings::keep);
            std::vector<geom::PageBox> boxes(made.shapes.size());
            for (std::size_t i = 0; i < boxes.size(); ++i) boxes[i] = made.shapes.box(i);
            made.index = geom::BoxIndex<geom::PageSpace>(boxes);
        }
        return out;
    }

    std::vector<VectorLayer> layers_;
    Pyramid pyramid_;
    std::mutex mutex_;
    std::map<int, std::shared_ptr<const ZoomLayers>> zooms_;
};

/// TileJSON's word for a column's type, by its first value.
std::string type_of(const data::Column& column, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const data::Value value = column[i];
        if (std::holds_alternative<double>(value)) return "Number";
        if (std::holds_alternative<bool>(value)) return "Boolean";
        if (std::holds_alternative<std::string_view>(value)) return "String";
    }
    return "String";
}

} // namespace

std::unique_ptr<TileMaker> vector_maker(std::vector<VectorLayer> layers, const Pyramid& pyramid) {
    return std::make_unique<VectorMaker>(std::move(layers), pyramid);
}

std::string vector_layers_json(const std::vector<VectorLayer>& layers, const Pyramid& pyramid) {
    Json::Array out;
    for (const VectorLayer& layer : layers) {
        Json::Object fields;
        for (const data::Column& column : layer.features->columns())
            fields.push_back({column.name(), Json(type_of(column, layer.features->size())), 0});
        out.emplace_back(Json::Object{{"id", Json(layer.name), 0},
                                      {"minzoom", Json(double(pyramid.min_zoom)), 0},
                                      {"maxzoom", Json(double(pyramid.max_zoom)), 0},
                                      {"fields", Json(std::move(fields)), 0}});
    }
    return to_text(Json(std::move(out)));
}

} // namespace cordon::tile
