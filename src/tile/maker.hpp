// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "compose/level_map.hpp"
#include "compose/style_images.hpp"
#include "core/diagnostic.hpp"
#include "core/threads.hpp"
#include "style/style.hpp"
#include "text/font_files.hpp"
#include "tile/pyramid.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cordon::tile {

/// Makes the tiles of a job. Several threads may call it at once; what it returns depends on the
/// job alone.
class TileMaker {
  public:
    TileMaker() = default;
    TileMaker(const TileMaker&) = delete;
    TileMaker& operator=(const TileMaker&) = delete;
    TileMaker(TileMaker&&) = delete;
    TileMaker& operator=(TileMaker&&) = delete;
    virtual ~TileMaker() = default;

    /// The job's tiles, ascending by id. Throws Error. `team`: of all threads that make jobs of
    /// this maker at once.
    [[nodiscard]] virtual std::vector<Tile> make(const Job& job, Team& team) = 0;
    /// No job of a smaller zoom will come: what was kept for them may go.
    virtual void forget_below(int zoom) = 0;
};

/// Told the digest of what each job would draw (scene::Digester), by several threads at once; the
/// job is not drawn when it says true.
using IsKnown = std::function<bool(const Job&, const std::string& digest)>;

/// What raster tiles are drawn from. All must outlive the maker.
struct RasterInputs {
    const style::Style& style;
    compose::LayerSource& layers; ///< asked by one thread at a time
    Reporter& reporter;           ///< told by one thread at a time
    std::string language;
    Pyramid pyramid;
    int first_zoom = 0; ///< of the first job: zooms are read one after another from here
    const compose::StyleImages* images = nullptr; ///< of the style's sprites; null = none
    text::FontFilesPtr fonts = nullptr;           ///< of the style; null = none
    IsKnown is_known = nullptr;                   ///< null = all are drawn
};
/// One zoom of a pyramid as a page: all tiles that its box touches.
[[nodiscard]] compose::Level level_page(const Pyramid& pyramid, int z);
[[nodiscard]] std::unique_ptr<TileMaker> raster_maker(const RasterInputs& inputs);

/// What vector tiles are cut from.
struct VectorLayer {
    std::string name;
    data::LayerPtr features;
};
[[nodiscard]] std::unique_ptr<TileMaker> vector_maker(std::vector<VectorLayer> layers,
                                                      const Pyramid& pyramid);
/// `vector_layers` of TileJSON for these layers: names, zooms and types of their columns.
[[nodiscard]] std::string vector_layers_json(const std::vector<VectorLayer>& layers,
                                             const Pyramid& pyramid);

/// Makes jobs `[first, last)` of `jobs` with several threads and hands the results over in their
/// order, one at a time. Throws the first error after all threads have stopped.
struct JobRange {
    const std::vector<Job>& jobs;
    std::size_t first = 0;
    std::size_t last = 0;
};
void run_jobs(const JobRange& range, TileMaker& maker, int threads,
              const std::function<void(std::size_t, std::vector<Tile>&&)>& take);

} // namespace cordon::tile
