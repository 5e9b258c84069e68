// SPDX-License-Identifier: MIT
#pragma once

#include "app/clustered_source.hpp"
#include "compose/layer_source.hpp"
#include "compose/style_images.hpp"
#include "core/diagnostic.hpp"
#include "data/tile_store.hpp"
#include "net/fetcher.hpp"
#include "style/style.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace cordon::app {

/// Finds the file behind an address in a style; empty when it may not be read (a network).
using FileFinder = std::function<std::optional<std::string>(const std::string& address)>;

/// Files beside a style: relative paths, `file://`, `mbtiles://` and `pmtiles://`; nothing else.
[[nodiscard]] FileFinder local_files(const std::filesystem::path& folder);

/// Is a source of vector or raster data a set of tiles, rather than a file that GDAL reads?
[[nodiscard]] bool is_tile_set(const style::Source& source);

/// The sources of a style as the specification has them: geojson, vector and raster tiles,
/// elevations, images. Addresses become files by a FileFinder; only tiles by templates are fetched
/// here.
class StyleSources final : public compose::LayerSource {
  public:
    /// All must outlive this object.
    /// Tiles by addresses come through `network`; null = they are left out.
    StyleSources(const style::Style& style, FileFinder finder, Reporter& reporter,
                 net::FetcherPtr network = nullptr);
    StyleSources(const StyleSources&) = delete;
    StyleSources& operator=(const StyleSources&) = delete;
    StyleSources(StyleSources&&) = delete;
    StyleSources& operator=(StyleSources&&) = delete;
    ~StyleSources() override;

    data::LayerPtr layer(const std::string& source, const std::string& source_layer,
                         const geom::LonLatBox& window) override;
    data::LayerPtr layer_at(const std::string& source, const std::string& source_layer,
                            const compose::SourceView& view) override;
    compose::RasterSet raster(const std::string& id, const compose::SourceView& view) override;

    /// Attributions of the sources that were read, each once, in the order of their use.
    [[nodiscard]] const std::vector<std::string>& attributions() const { return attributions_; }

  private:
    struct TileSource;
    TileSource* tiles_of(const style::Source& source);
    /// The tiles that a definition (a source, or its TileJSON from `base`) leads to; null, with a
    /// warning, when they are out of reach.
    std::unique_ptr<data::TileStore> store_of(const style::Source& source, const Json& definition,
                                              const std::string& base);
    std::unique_ptr<data::TileStore> store_at(const style::Source& source,
                                              const std::string& address);
    /// The TileJSON of a source that names one by `url`, and its address when it was fetched.
    struct TileJson {
        Json definition{};
        std::string address{};
    };
    std::optional<TileJson> tile_json(const style::Source& source);
    [[nodiscard]] bool may_fetch(const std::string& address) const;
    std::optional<std::string> local_file(const style::Source& source, const std::string& address);
    void tell_of_network(const style::Source& source, const std::string& address);
    data::LayerPtr geojson(const style::Source& source, const compose::SourceView& view);
    std::optional<data::FeatureLayer> read_geojson(const style::Source& source);
    void credit(const std::string& attribution);
    data::LayerPtr vector_tiles(const style::Source& source, const std::string& source_layer,
                                const compose::SourceView& view);
    void add_tile(TileSource& tiles, const data::TileId& wanted, compose::RasterSet& out,
                  const style::Source& source, std::set<data::TileId>& seen);
    /// Tiles that a view asked for.
    struct WantedTiles {
        int zoom = 0;
        std::size_t count = 0;
        bool drawn = true; ///< false where only the features were asked for
    };
    void tell_of_no_tile(const style::Source& source, const WantedTiles& wanted);
    compose::RasterSet image(const style::Source& source);
    compose::RasterSet gdal_raster(const style::Source& source, const compose::SourceView& view);

    const style::Style& style_;
    FileFinder finder_;
    Reporter& reporter_;
    net::FetcherPtr network_;
    std::map<std::string, std::unique_ptr<TileSource>> tiles_;
    std::map<std::string, data::LayerPtr> geojson_;
    std::map<std::string, std::unique_ptr<ClusteredSource>> clustered_;
    std::vector<std::string> attributions_;
    std::set<std::string> empty_; ///< ids of sources that had no tile, which was said
};

} // namespace cordon::app
