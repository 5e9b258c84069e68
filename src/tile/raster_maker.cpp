// SPDX-License-Identifier: MIT
#include "render/canvas.hpp"
#include "scene/digest.hpp"
#include "text/shaper.hpp"
#include "tile/digest.hpp"
#include "tile/jpeg.hpp"
#include "tile/maker.hpp"
#include "tile/webp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <mutex>

namespace cordon::tile {

namespace {

using geom::PageBox;

/// Pixels drawn beyond the outer edges of a metatile, so that markers and letters across an edge
/// lie whole on the surface: Cairo smooths the edges of a shape that its surface cuts a little
/// differently.
constexpr int margin = 64;
/// Rows of tiles that are drawn at once: the pixels of two threads then stay in the processor's
/// last cache, and what one thread does not get to in time another one can take.
constexpr std::uint32_t band_rows = 4;

/// Several zooms are drawn at once, and each may ask for bitmaps.
class OneAtATime final : public compose::LayerSource {
  public:
    explicit OneAtATime(compose::LayerSource& source) : source_(source) {}

    data::LayerPtr layer(const std::string& source, const std::string& source_layer,
                         const geom::LonLatBox& window) override {
        const std::lock_guard lock(mutex_);
        return source_.layer(source, source_layer, window);
    }
    data::LayerPtr layer_at(const std::string& source, const std::string& source_layer,
                            const compose::SourceView& view) override {
        const std::lock_guard lock(mutex_);
        return source_.layer_at(source, source_layer, view);
    }
    compose::RasterSet raster(const std::string& source, const compose::SourceView& view) override {
        const std::lock_guard lock(mutex_);
        return source_.raster(source, view);
    }

  private:
    std::mutex mutex_;
    compose::LayerSource& source_;
};

/// One zoom while it is being drawn.
struct LevelState {
    std::mutex drawing;
    std::unique_ptr<text::Shaper> shaper;
    std::unique_ptr<compose::LevelMap> map;
};

class RasterMaker final : public TileMaker {
  public:
    explicit RasterMaker(const RasterInputs& inputs)
        : in_(inputs), layers_(inputs.layers), next_zoom_(inputs.first_zoom) {}

    std::vector<Tile> make(const Job& job, Team& team) override {
        const TileRange range = tiles_of(in_.pyramid.box, job.z);
        const std::shared_ptr<LevelState> level = level_of(job.z, team);
        const TileRange square = part_of(job, range);
        if (square.max_x < square.min_x || square.max_y < square.min_y) return {};
        if (in_.is_known) return draw(job, square, *level, team);
        const std::uint32_t bands = (square.max_y - square.min_y) / band_rows + 1;
        std::vector<std::vector<Tile>> drawn(bands);
        team.for_each_index(bands, [&](std::size_t k) {
            TileRange band = square;
            band.min_y += static_cast<std::uint32_t>(k) * band_rows;
            band.max_y = std::min(band.max_y, band.min_y + band_rows - 1);
            drawn[k] = draw(job, band, *level, team);
        });
        return joined(std::move(drawn));
    }

    void forget_below(int zoom) override {
        const std::lock_guard lock(building_);
        levels_.erase(levels_.begin(), levels_.lower_bound(zoom));
    }

  private:
    /// The tiles of a part of a job, ascending by id.
    std::vector<Tile> draw(const Job& job, const TileRange& part, LevelState& level, Team& team) {
        const std::vector<std::uint64_t> ids = job.ids(part);
        const PageBox window = window_of(part);
        scene::Scene scene;
        scene.width = window.width();
        scene.height = window.height();
        scene.background = {0, 0, 0, 0};
        bool empty = false;
        {
            const std::lock_guard lock(level.drawing);
            empty = !level.map->touches(window);
            if (empty) {
                scene.width = scene.height = in_.pyramid.tile_size;
                scene.root =
                    level.map->draw({window.min_x, window.min_y, window.min_x + scene.width,
                                     window.min_y + scene.height});
            } else {
                scene.width += 2 * margin;
                scene.height += 2 * margin;
                scene.root = level.map->draw(window.grown(margin));
            }
        }
        const std::uint32_t paper = paper_of(job.z, level);
        if (in_.is_known &&
            in_.is_known(job, digester_.pixels_of(scene) + fmt::format("-{:08x}", paper)))
            return kept(ids);
        const render::Canvas canvas(scene, in_.pyramid.scale);
        return cut(part, ids, {canvas, empty, paper}, team);
    }

    /// All tiles of the bands of a square, ascending by id.
    static std::vector<Tile> joined(std::vector<std::vector<Tile>>&& bands) {
        std::vector<Tile> out = std::move(bands.front());
        for (std::size_t k = 1; k < bands.size(); ++k)
            std::move(bands[k].begin(), bands[k].end(), std::back_inserter(out));
        std::sort(out.begin(), out.end(), [](const Tile& a, const Tile& b) { return a.id < b.id; });
        return out;
    }

    struct Drawn {
        const render::Canvas& canvas;
        bool empty;          ///< one tile stands for all
        std::uint32_t paper; ///< colour of a tile without content
    };

    static std::vector<Tile> kept(const std::vector<std::uint64_t>& ids) {
        std::vector<Tile> out(ids.size());
        for (std::size_t k = 0; k < ids.size(); ++k) {
            out[k].id = ids[k];
            out[k].kept = true;
        }
        return out;
    }

    std::vector<Tile> cut(const TileRange& part, const std::vector<std::uint64_t>& ids,
                          const Drawn& drawn, Team& team) {
        const int side = in_.pyramid.tile_size * in_.pyramid.scale;
        const int edge = margin * in_.pyramid.scale;
        std::vector<Tile> out(ids.size());
        team.for_each_index(ids.size(), [&](std::size_t k) {
            const TileId tile = tile_of(ids[k]);
            const int x = drawn.empty ? 0 : static_cast<int>(tile.x - part.min_x) * side + edge;
            const int y = drawn.empty ? 0 : static_cast<int>(tile.y - part.min_y) * side + edge;
            out[k].id = ids[k];
            encode(drawn, {x, y, side, side}, out[k]);
        });
        return out;
    }

    void encode(const Drawn& drawn, const render::Canvas::Part& part, Tile& tile) {
        const auto color = drawn.canvas.only_color(part);
        tile.blank = color == drawn.paper;
        if (tile.blank && in_.pyramid.empty == EmptyTiles::skip) return;
        if (!color) {
            tile.bytes = encoded(drawn.canvas, part);
            return;
        }
        const std::lock_guard lock(solid_mutex_);
        std::string& known = solid_[*color];
        if (known.empty()) known = encoded(drawn.canvas, part);
        tile.bytes = known;
    }

    [[nodiscard]] std::string encoded(const render::Canvas& canvas,
                                      const render::Canvas::Part& part) const {
        if (in_.pyramid.format == TileFormat::webp) return encode_webp(canvas.bitmap(part));
        if (in_.pyramid.format == TileFormat::jpeg)
            return encode_jpeg(canvas.bitmap(part), in_.pyramid.quality);
        render::PngOptions options;
        options.compression = in_.pyramid.compression;
        options.dpi = 96.0 * in_.pyramid.scale;
        return canvas.png(part, options);
    }

    /// The tiles of a job's square that lie in the pyramid.
    [[nodiscard]] static TileRange part_of(const Job& job, const TileRange& range) {
        const auto side = static_cast<std::uint32_t>(job.side);
        TileRange part = range;
        part.min_x = std::max(job.x, range.min_x);
        part.min_y = std::max(job.y, range.min_y);
        part.max_x = std::min(job.x + side - 1, range.max_x);
        part.max_y = std::min(job.y + side - 1, range.max_y);
        return part;
    }

    /// Where tiles lie on the page of their zoom.
    [[nodiscard]] PageBox window_of(const TileRange& part) const {
        const TileRange range = tiles_of(in_.pyramid.box, part.z);
        const double size = in_.pyramid.tile_size;
        return {(part.min_x - range.min_x) * size, (part.min_y - range.min_y) * size,
                (part.max_x + 1 - range.min_x) * size, (part.max_y + 1 - range.min_y) * size};
    }

    /// The zoom's map, made by the first who asks, after those of the zooms before it. One at a
    /// time: the layer source, the fonts and the reporter are not for several threads. The others
    /// help meanwhile.
    std::shared_ptr<LevelState> level_of(int z, Team& team) {
        for (;;) {
            std::unique_lock lock(building_);
            if (next_zoom_ > z) return levels_.at(z);
            if (!being_built_) {
                being_built_ = true;
                const int zoom = next_zoom_;
                lock.unlock();
                build(zoom, team);
                continue;
            }
            lock.unlock();
            team.help_until([this] {
                const std::lock_guard waiting(building_);
                return !being_built_;
            });
        }
    }

    void build(int zoom, Team& team) {
        const auto end = [&](std::shared_ptr<LevelState> made) {
            {
                const std::lock_guard lock(building_);
                if (made) {
                    levels_[zoom] = std::move(made);
                    ++next_zoom_;
                }
                being_built_ = false;
            }
            team.wake();
        };
        try {
            end(make_level(zoom, team));
        } catch (...) {
            end(nullptr); // the next who asks finds the same error
            throw;
        }
    }

    [[nodiscard]] std::shared_ptr<LevelState> make_level(int z, Team& team) {
        auto made = std::make_shared<LevelState>();
        made->shaper = std::make_unique<text::Shaper>(in_.reporter, in_.fonts);
        made->map = std::make_unique<compose::LevelMap>(
            compose::MapPainter::Inputs{in_.style, layers_, *made->shaper, in_.reporter,
                                        in_.language, compose::Manner::sheet,
                                        static_cast<double>(in_.pyramid.scale), in_.images},
            level_page(in_.pyramid, z), &team);
        return made;
    }

    /// Colour of the backgrounds alone, as drawn.
    std::uint32_t paper_of(int z, LevelState& level) {
        const std::lock_guard lock(solid_mutex_);
        const auto known = paper_.find(z);
        if (known != paper_.end()) return known->second;
        scene::Scene scene;
        scene.width = scene.height = 1;
        scene.background = {0, 0, 0, 0};
        {
            const std::lock_guard drawing(level.drawing);
            constexpr double away = -1e7; // pixels from everything
            scene.root = level.map->draw({away, away, away + 1, away + 1});
        }
        const std::uint32_t color = render::Canvas(scene, 1).only_color({0, 0, 1, 1}).value_or(0);
        paper_[z] = color;
        return color;
    }

    RasterInputs in_;
    OneAtATime layers_;
    std::mutex building_;
    int next_zoom_;
    bool being_built_ = false; ///< the map of next_zoom_
    std::map<int, std::shared_ptr<LevelState>> levels_;
    scene::Digester digester_;
    std::mutex solid_mutex_;
    std::map<std::uint32_t, std::string> solid_; ///< encoded one-coloured tiles
    std::map<int, std::uint32_t> paper_;
};

} // namespace

compose::Level level_page(const Pyramid& pyramid, int z) {
    const TileRange range = tiles_of(pyramid.box, z);
    const auto size = static_cast<std::int64_t>(pyramid.tile_size);
    compose::Level page;
    page.left = range.min_x * size;
    page.top = range.min_y * size;
    page.width = static_cast<int>((range.max_x - range.min_x + 1) * size);
    page.height = static_cast<int>((range.max_y - range.min_y + 1) * size);
    page.world = static_cast<double>(size << static_cast<unsigned>(z));
    constexpr double maplibre_tile = 512.0;
    page.zoom = z + std::log2(static_cast<double>(size) / maplibre_tile);
    return page;
}

std::unique_ptr<TileMaker> raster_maker(const RasterInputs& inputs) {
    return std::make_unique<RasterMaker>(inputs);
}

} // namespace cordon::tile
