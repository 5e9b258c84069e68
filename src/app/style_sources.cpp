// SPDX-License-Identifier: MIT
#include "app/style_sources.hpp"

#include "app/network_files.hpp"
#include "app/network_tiles.hpp"
#include "app/source_keys.hpp"
#include "compose/web_mercator.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"
#include "data/bitmap_file.hpp"
#include "data/raster_file.hpp"
#include "data/reader.hpp"
#include "data/vector_tile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::app {

using compose::Raster;
using compose::RasterSet;
using compose::SourceView;
using data::TileId;
using style::Source;

namespace {

constexpr int deepest_zoom = 24;
constexpr std::size_t most_tiles = 4096; ///< of one view

/// How a raster-dem source turns colours into metres: base + red, green and blue times a factor.
struct Encoding {
    double red = 6553.6;
    double green = 25.6;
    double blue = 0.1;
    double base = -10000.0;
};

Encoding encoding_of(const Json& definition) {
    const std::string name = definition.text_or("encoding", "mapbox");
    if (name == "terrarium") return {256.0, 1.0, 1.0 / 256.0, -32768.0};
    if (name != "custom") return {};
    return {definition.number_or("redFactor", 1.0), definition.number_or("greenFactor", 1.0),
            definition.number_or("blueFactor", 1.0), -definition.number_or("baseShift", 0.0)};
}

std::vector<float> metres_of(const data::RgbaBitmap& bitmap, const Encoding& encoding) {
    std::vector<float> out(bitmap.rgba.size() / 4);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::uint8_t* p = &bitmap.rgba[4 * i];
        out[i] = static_cast<float>(p[0] * encoding.red + p[1] * encoding.green +
                                    p[2] * encoding.blue + encoding.base);
    }
    return out;
}

/// Tiles of one zoom that a view shows, nearest to its middle first; columns may lie outside of the
/// world, where it is repeated.
std::vector<std::pair<std::int64_t, std::int64_t>> tiles_in(const SourceView& view, int zoom) {
    const double size = std::ldexp(1.0, zoom);
    const geom::Projected a = compose::to_square({view.window.min_x, view.window.max_y});
    const geom::Projected b = compose::to_square({view.window.max_x, view.window.min_y});
    const auto index = [&](double v) { return static_cast<std::int64_t>(std::floor(v * size)); };
    const auto last = static_cast<std::int64_t>(size) - 1;
    std::vector<std::pair<std::int64_t, std::int64_t>> out;
    for (std::int64_t y = std::max<std::int64_t>(0, index(a.y)); y <= std::min(last, index(b.y));
         ++y)
        for (std::int64_t x = index(a.x); x <= index(b.x) && out.size() < most_tiles; ++x)
            out.emplace_back(x, y);
    return out;
}

TileId wrapped(std::int64_t x, std::int64_t y, int zoom) {
    const std::int64_t size = std::int64_t{1} << zoom;
    return {zoom, static_cast<std::uint32_t>((x % size + size) % size),
            static_cast<std::uint32_t>(y)};
}

std::string name_of(const TileId& tile) {
    return fmt::format("{}/{}/{}", tile.z, tile.x, tile.y);
}

/// Is the text an archive of tiles, rather than the address of a TileJSON?
bool is_archive(const std::string& url) {
    const std::string_view path = std::string_view(url).substr(0, url.find('?'));
    if (url.starts_with("pmtiles://") || url.starts_with("mbtiles://")) return true;
    if (net::is_address(url)) return path.ends_with(".pmtiles") || path.ends_with(".mbtiles");
    return !path.ends_with(".json");
}

} // namespace

/// A tile set of the style.
struct StyleSources::TileSource {
    std::unique_ptr<data::TileStore> store;
    int min_zoom = 0;
    int max_zoom = 22;
    int tile_size = 512;
    bool tms = false;
    geom::LonLatBox bounds;

    [[nodiscard]] bool touches(const TileId& tile) const {
        if (bounds.empty()) return true;
        const double size = std::ldexp(1.0, tile.z);
        const geom::Projected a = compose::to_square({bounds.min_x, bounds.max_y});
        const geom::Projected b = compose::to_square({bounds.max_x, bounds.min_y});
        return tile.x + 1 > a.x * size && tile.x < b.x * size && tile.y + 1 > a.y * size &&
               tile.y < b.y * size;
    }
    [[nodiscard]] std::optional<std::string> read(TileId tile) const {
        if (!touches(tile)) return std::nullopt;
        return store->read(stored(tile));
    }
    /// Tells the store of the columns and rows that read() will be called for.
    void expect(const std::vector<std::pair<std::int64_t, std::int64_t>>& wanted, int zoom) const {
        std::vector<TileId> tiles;
        for (const auto& [x, y] : wanted)
            if (const TileId tile = wrapped(x, y, zoom); touches(tile))
                tiles.push_back(stored(tile));
        store->expect(tiles);
    }

  private:
    [[nodiscard]] TileId stored(TileId tile) const {
        if (tms) tile.y = (1U << static_cast<unsigned>(tile.z)) - 1 - tile.y;
        return tile;
    }
};

StyleSources::StyleSources(const style::Style& style, FileFinder finder, Reporter& reporter,
                           net::FetcherPtr network)
    : style_(style), finder_(std::move(finder)), reporter_(reporter), network_(std::move(network)) {
}
StyleSources::~StyleSources() = default;

data::LayerPtr StyleSources::layer(const std::string& source, const std::string& source_layer,
                                   const geom::LonLatBox& window) {
    return layer_at(source, source_layer, {.window = window});
}

data::LayerPtr StyleSources::layer_at(const std::string& source, const std::string& source_layer,
                                      const SourceView& view) {
    const Source* found = style_.source(source);
    if (found == nullptr) return nullptr;
    if (found->type == "geojson") return geojson(*found, view);
    if (found->type == "vector") return vector_tiles(*found, source_layer, view);
    return nullptr;
}

data::LayerPtr StyleSources::geojson(const Source& source, const SourceView& view) {
    const auto gathered = clustered_.find(source.id);
    if (gathered != clustered_.end()) return gathered->second->at(view.zoom, view.window);
    const auto known = geojson_.find(source.id);
    if (known != geojson_.end()) return known->second;
    std::optional<data::FeatureLayer> layer = read_geojson(source);
    if (layer && is_clustered(source)) {
        auto& slot = clustered_[source.id];
        slot = std::make_unique<ClusteredSource>(std::move(*layer), source);
        return slot->at(view.zoom, view.window);
    }
    data::LayerPtr& slot = geojson_[source.id];
    if (layer) slot = std::make_shared<const data::FeatureLayer>(std::move(*layer));
    return slot;
}

/// The features as the source's keys want them, credited; empty, with a warning, without a readable
/// file.
std::optional<data::FeatureLayer> StyleSources::read_geojson(const Source& source) {
    const Json* inline_data = source.definition.find("data");
    data::FeatureLayer layer;
    try {
        if (inline_data != nullptr && inline_data->is_object()) {
            layer = data::read_geojson(*inline_data, source.id, reporter_);
        } else {
            const auto file = finder_(source.url);
            if (!file) return std::nullopt;
            layer = data::read_layer(*file, {}, reporter_);
        }
    } catch (const Error& error) {
        Diagnostic finding = error.diagnostic();
        finding.severity = Severity::warning;
        reporter_.report(finding);
        return std::nullopt;
    }
    credit(source.definition.text_or("attribution", layer.metadata.attribution));
    return with_source_keys(std::move(layer), source, reporter_);
}

std::optional<std::string> StyleSources::local_file(const Source& source,
                                                    const std::string& address) {
    auto file = finder_(address);
    if (!file) tell_of_network(source, address);
    return file;
}

void StyleSources::tell_of_network(const Source& source, const std::string& address) {
    const char* instead = "download the tiles and name the file";
    const std::string remote = network_address(address);
    reporter_.warn(
        fmt::format("source '{}' of the style points to '{}', which is not a local file; its "
                    "layers are left out",
                    source.id, net::shown(address)),
        {},
        remote.empty() ? std::vector<std::string>{instead}
                       : network_hints(first_address(remote), network_, instead));
}

FileFinder local_files(const std::filesystem::path& folder) {
    return [folder](const std::string& address) -> std::optional<std::string> {
        std::string path = address;
        for (const std::string_view scheme :
             {"file://", "file:", "mbtiles://", "pmtiles://", "gdal://"})
            if (path.starts_with(scheme)) path.erase(0, scheme.size());
        if (path.empty() || path.find("://") != std::string::npos) return std::nullopt;
        const std::filesystem::path found(path);
        return found.is_absolute() ? path : (folder / found).string();
    };
}

bool is_tile_set(const Source& source) {
    if (source.type != "vector" && source.type != "raster" && source.type != "raster-dem")
        return false;
    if (source.definition.find("tiles") != nullptr) return true;
    const std::string& url = source.url;
    return url.ends_with(".mbtiles") || url.ends_with(".pmtiles") || url.ends_with(".json") ||
           url.starts_with("mbtiles://") || url.starts_with("pmtiles://") ||
           (url.find("://") != std::string::npos && !url.starts_with("gdal://"));
}

bool StyleSources::may_fetch(const std::string& address) const {
    return network_ && network_->permits(address);
}

std::optional<StyleSources::TileJson> StyleSources::tile_json(const Source& source) {
    const auto file = local_file(source, source.url);
    if (!file) return std::nullopt;
    const std::string address = network_address(source.url);
    const std::string name = address.empty() ? *file : net::shown(address);
    return TileJson{parse_json(read_file(*file, std::size_t{16} << 20U), name), address};
}

std::unique_ptr<data::TileStore>
StyleSources::store_of(const Source& source, const Json& definition, const std::string& base) {
    const Json* list = definition.find("tiles");
    if (list == nullptr || !list->is_array()) return nullptr;
    std::vector<std::string> patterns;
    for (const Json& item : list->items()) {
        if (!item.is_string()) continue;
        patterns.push_back(base.empty() ? item.string()
                                        : net::join_template(net::parse_url(base), item.string()));
    }
    if (patterns.empty()) return nullptr;
    // Without a network the caller may still know a file that stands for an address.
    const bool by_file =
        !net::is_address(patterns.front()) || (!network_ && finder_(patterns.front()).has_value());
    if (by_file) return store_at(source, patterns.front());
    for (const std::string& pattern : patterns) {
        if (may_fetch(first_address(pattern))) continue;
        tell_of_network(source, pattern);
        return nullptr;
    }
    const bool tms = definition.text_or("scheme", "xyz") == "tms";
    return open_network_tiles(std::move(patterns),
                              tms ? TileRows::from_south : TileRows::from_north, network_);
}

std::unique_ptr<data::TileStore> StyleSources::store_at(const Source& source,
                                                        const std::string& address) {
    const std::string remote = network_address(address);
    if (remote.find(".pmtiles") != std::string::npos && may_fetch(remote))
        return open_network_pmtiles(remote, network_);
    const auto file = local_file(source, address);
    return file ? data::open_tiles(*file) : nullptr;
}

StyleSources::TileSource* StyleSources::tiles_of(const Source& source) {
    const auto known = tiles_.find(source.id);
    if (known != tiles_.end()) return known->second.get();
    std::unique_ptr<TileSource>& slot = tiles_[source.id];
    TileJson found{source.definition, {}};
    std::unique_ptr<data::TileStore> store;
    if (!source.url.empty() && is_archive(source.url)) {
        store = store_at(source, source.url);
    } else {
        if (!source.url.empty()) {
            auto read = tile_json(source);
            if (!read) return nullptr;
            found = std::move(*read);
        }
        store = store_of(source, found.definition, found.address);
    }
    if (!store) return nullptr;
    const Json& definition = found.definition;
    slot = std::make_unique<TileSource>();
    slot->store = std::move(store);
    const Json own = slot->store->description();
    const auto number = [&](const char* key, double fallback) {
        return source.definition.number_or(key,
                                           definition.number_or(key, own.number_or(key, fallback)));
    };
    slot->min_zoom = static_cast<int>(std::clamp(number("minzoom", 0.0), 0.0, 24.0));
    slot->max_zoom = static_cast<int>(std::clamp(number("maxzoom", 22.0), 0.0, 24.0));
    slot->tile_size = static_cast<int>(std::clamp(number("tileSize", 512.0), 16.0, 8192.0));
    // Templates of addresses turn the rows themselves.
    const Json* tiles = definition.find("tiles");
    const bool by_address = tiles != nullptr && tiles->is_array() && !tiles->items().empty() &&
                            tiles->items()[0].is_string() &&
                            (!found.address.empty() || net::is_address(tiles->items()[0].string()));
    slot->tms = definition.text_or("scheme", "xyz") == "tms" && !by_address;
    if (const Json* box = definition.find("bounds"); box != nullptr && box->is_array() &&
                                                     box->items().size() == 4 &&
                                                     box->items()[0].is_number())
        slot->bounds = {box->items()[0].number(), box->items()[1].number(),
                        box->items()[2].number(), box->items()[3].number()};
    credit(definition.text_or("attribution", own.text_or("attribution", "")));
    return slot.get();
}

void StyleSources::credit(const std::string& attribution) {
    const bool known =
        std::find(attributions_.begin(), attributions_.end(), attribution) != attributions_.end();
    if (!attribution.empty() && !known) attributions_.push_back(attribution);
}

data::LayerPtr StyleSources::vector_tiles(const Source& source, const std::string& source_layer,
                                          const SourceView& view) {
    const TileSource* tiles = tiles_of(source);
    if (tiles == nullptr) return nullptr;
    auto layer = std::make_shared<data::FeatureLayer>(source_layer);
    const int ideal = static_cast<int>(std::floor(std::max(0.0, view.zoom)));
    if (ideal < tiles->min_zoom) return layer;
    const int zoom = std::min(ideal, tiles->max_zoom);
    data::VectorTileOptions options;
    options.layer = source_layer;
    if (const Json* id = source.definition.find("promoteId"))
        options.promote_id = id->is_string() ? id->string() : id->text_or(source_layer, "");
    std::set<TileId> seen;
    const auto wanted = tiles_in(view, zoom);
    if (wanted.size() >= most_tiles) // the rest would be missing without a word
        throw Error(fmt::format("source '{}' would need more than {} of its tiles at zoom {}",
                                source.id, most_tiles, zoom),
                    "draw a smaller extent, or fewer zooms");
    tiles->expect(wanted, zoom);
    for (const auto& [x, y] : wanted) {
        TileId tile = wrapped(x, y, zoom);
        auto bytes = tiles->read(tile);
        // What a tile set lacks is drawn from the next coarser tile.
        while (!bytes && tile.z > tiles->min_zoom) {
            tile = {tile.z - 1, tile.x / 2, tile.y / 2};
            bytes = tiles->read(tile);
        }
        if (!bytes || !seen.insert(tile).second) continue;
        data::read_vector_tile(*bytes, tile, name_of(tile), options, *layer);
    }
    if (seen.empty()) tell_of_no_tile(source, {zoom, wanted.size(), view.zoom > 0.0});
    return layer;
}

/// Once a source: a map without its base is seldom wanted, and mostly an address or an extent is
/// wrong.
void StyleSources::tell_of_no_tile(const Source& source, const WantedTiles& wanted) {
    if (!wanted.drawn || wanted.count == 0 || !empty_.insert(source.id).second) return;
    const Json* list = source.definition.find("tiles");
    const bool listed = source.url.empty() && list != nullptr && list->is_array() &&
                        !list->items().empty() && list->items()[0].is_string();
    const std::string address = listed ? list->items()[0].string() : source.url;
    reporter_.warn(
        fmt::format("source '{}' of the style: '{}' has no tile of zoom {} where the map "
                    "lies, nor a coarser one; its layers are empty",
                    source.id, net::shown(address), wanted.zoom),
        {}, {"check the address, minzoom and maxzoom of the source, and the extent"});
}

void StyleSources::add_tile(TileSource& tiles, const TileId& wanted, RasterSet& out,
                            const Source& source, std::set<TileId>& seen) {
    TileId tile = wanted;
    auto bytes = tiles.read(tile);
    while (!bytes && tile.z > tiles.min_zoom) {
        tile = {tile.z - 1, tile.x / 2, tile.y / 2};
        bytes = tiles.read(tile);
    }
    if (!bytes || bytes->empty() || !seen.insert(tile).second) return;
    auto raster = std::make_shared<Raster>();
    try {
        data::RgbaBitmap bitmap = data::decode_bitmap(*bytes, name_of(tile));
        raster->width = bitmap.width;
        raster->height = bitmap.height;
        if (source.type == "raster-dem") {
            raster->metres = metres_of(bitmap, encoding_of(source.definition));
        } else {
            raster->rgba = std::move(bitmap.rgba);
        }
    } catch (const Error& error) {
        return reporter_.warn(error.what());
    }
    const double size = std::ldexp(1.0, -tile.z);
    const double x = tile.x * size;
    const double y = tile.y * size;
    raster->corners = {Raster::Corner{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
    raster->zoom = tile.z;
    raster->column = tile.x;
    raster->row = tile.y;
    out.parts.push_back(std::move(raster));
}

RasterSet StyleSources::raster(const std::string& id, const SourceView& view) {
    const Source* source = style_.source(id);
    if (source == nullptr) return {};
    if (source->type == "image") return image(*source);
    if (source->type != "raster" && source->type != "raster-dem") return {};
    if (source->url.starts_with("gdal://") || source->url.ends_with(".tif") ||
        source->url.ends_with(".tiff"))
        return gdal_raster(*source, view);
    TileSource* tiles = tiles_of(*source);
    if (tiles == nullptr) return {};
    const double exact = view.zoom + std::log2(512.0 / tiles->tile_size);
    const bool elevations = source->type == "raster-dem";
    const double whole = elevations ? std::floor(exact) : std::round(exact);
    const int ideal = std::clamp(static_cast<int>(whole), 0, deepest_zoom);
    if (ideal < tiles->min_zoom) return {};
    const int zoom = std::min(ideal, tiles->max_zoom);
    RasterSet out;
    std::set<TileId> seen;
    const auto wanted = tiles_in(view, zoom);
    tiles->expect(wanted, zoom);
    for (const auto& [x, y] : wanted) add_tile(*tiles, wrapped(x, y, zoom), out, *source, seen);
    if (seen.empty()) tell_of_no_tile(*source, {zoom, wanted.size(), view.zoom > 0.0});
    // Finer tiles lie on coarser ones that stand in for missing ones.
    std::stable_sort(out.parts.begin(), out.parts.end(),
                     [](const auto& a, const auto& b) { return a->zoom < b->zoom; });
    return out;
}

RasterSet StyleSources::image(const Source& source) {
    const Json* corners = source.definition.find("coordinates");
    const auto file = finder_(source.url);
    if (!file || corners == nullptr || !corners->is_array() || corners->items().size() != 4)
        return {};
    data::RgbaBitmap bitmap =
        data::decode_bitmap(read_file(*file, data::max_tile_bytes), net::shown(source.url));
    auto raster = std::make_shared<Raster>();
    raster->width = bitmap.width;
    raster->height = bitmap.height;
    raster->rgba = std::move(bitmap.rgba);
    for (std::size_t i = 0; i < 4; ++i) {
        const Json& corner = corners->items()[i];
        if (!corner.is_array() || corner.items().size() != 2 || !corner.items()[0].is_number() ||
            !corner.items()[1].is_number())
            return {};
        const geom::Projected p =
            compose::to_square({corner.items()[0].number(), corner.items()[1].number()});
        raster->corners.at(i) = {p.x, p.y};
    }
    raster->zoom = -1; // no tile
    RasterSet out;
    out.parts.push_back(std::move(raster));
    return out;
}

RasterSet StyleSources::gdal_raster(const Source& source, const SourceView& view) {
    const auto file = local_file(source, source.url);
    if (!file || view.resolution <= 0.0) return {};
    // Enough pixels for the output, at most what a bitmap may have.
    constexpr double most = 4096.0;
    const auto pixels = [&](double metres) {
        return static_cast<int>(std::clamp(std::ceil(metres / view.resolution), 1.0, most));
    };
    const data::RasterWindow window{view.crs, view.box, pixels(view.box.width()),
                                    pixels(view.box.height())};
    auto raster = std::make_shared<Raster>();
    raster->width = window.width;
    raster->height = window.height;
    try {
        if (source.type == "raster-dem")
            raster->metres = data::read_raster_band(
                *file, static_cast<int>(source.definition.number_or("cordon:band", 1.0)), window);
        else
            raster->rgba = data::read_raster_colours(*file, window).rgba;
    } catch (const Error& error) {
        reporter_.report(error.diagnostic());
        return {};
    }
    const geom::ProjectedBox& box = view.box;
    raster->corners = {Raster::Corner{box.min_x, box.max_y},
                       {box.max_x, box.max_y},
                       {box.max_x, box.min_y},
                       {box.min_x, box.min_y}};
    raster->zoom = -1; // no tile
    raster->view_zoom = view.zoom;
    raster->metres_a_pixel = box.width() / window.width;
    RasterSet out;
    out.space = Raster::Space::map;
    out.parts.push_back(std::move(raster));
    return out;
}

} // namespace cordon::app
