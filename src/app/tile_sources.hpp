// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/font_faces.hpp"
#include "app/map_layers.hpp"
#include "app/routes.hpp"
#include "app/situation.hpp"
#include "app/style_file.hpp"
#include "app/tiles.hpp"
#include "tile/maker.hpp"
#include "tile/sink.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

/// Everything that tiles of a map are drawn from, read once.
class TileSources {
  public:
    /// Throws Error; findings are reported. `reporter` must outlive the sources.
    /// With Record::full inputs() knows all digests; with none the user's files are not hashed.
    TileSources(MapDocument document, const TileOptions& options, Reporter& reporter,
                Record record = Record::none);

    [[nodiscard]] const tile::Pyramid& pyramid() const { return pyramid_; }
    /// For the pyramid's format, jobs of `first_zoom` first; the sources must outlive it. Vector
    /// tiles are made whatever `is_known` says.
    [[nodiscard]] std::unique_ptr<tile::TileMaker> maker(int first_zoom,
                                                         tile::IsKnown is_known = nullptr);
    /// Pictures of one zoom alone, for any order of zooms; `scale` as in the pyramid.
    [[nodiscard]] std::unique_ptr<tile::TileMaker> picture_maker(int zoom, int scale);
    /// One zoom as a whole, for those who want to draw another part of it than a tile.
    [[nodiscard]] std::unique_ptr<compose::LevelMap> level(int z, text::Shaper& shaper);
    /// Reads the layers of every zoom as drawing would, for their credits and digests.
    void read_all_credits();
    /// Title, credits, bounds. Complete when all tiles are made.
    [[nodiscard]] tile::TilesetInfo info();
    /// File and SHA-256 of everything that was read so far.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> inputs();

  private:
    [[nodiscard]] std::vector<tile::VectorLayer> vector_layers() const;
    [[nodiscard]] geom::LonLatBox own_extent();

    MapDocument document_;
    Reporter& reporter_;
    tile::Pyramid pyramid_;
    OpenStyle style_;
    Evidence evidence_;
    std::unique_ptr<SituationRun> situation_;
    Routes routes_;
    GroundLayers ground_; ///< areas made of the document's layers
    std::optional<MapLayers> layers_;
    proj::Projection mercator_{"EPSG:3857"}; ///< in which crowds are gathered
    compose::StyleImages images_;            ///< of the style's sprites
    FontFaces fonts_;                        ///< of the style
    std::vector<tile::VectorLayer> vectors_; ///< of the evidence and the analysis
};

/// The document of a map for tiles, its centre looked up.
[[nodiscard]] MapDocument document_for_tiles(const RenderOptions& map, Reporter& reporter);
/// The container that `output` names.
[[nodiscard]] std::unique_ptr<tile::TileSink> sink_for(const std::string& output,
                                                       tile::TileFormat format, bool tms);

} // namespace cordon::app
