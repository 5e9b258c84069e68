// SPDX-License-Identifier: MIT
#include "app/tiles.hpp"

#include "app/tile_page.hpp"
#include "app/tile_sources.hpp"

namespace cordon::app {

void TileOutcome::finish(const tile::SinkCounts& counts, const tile::TilesetInfo& info) {
    tiles = counts.tiles;
    distinct = counts.distinct;
    bytes = counts.bytes;
    attribution = info.attribution;
}

TileOutcome make_tiles(const RenderOptions& map, const TileOptions& options,
                       const std::string& output, const TileProgressTo& progress,
                       Reporter& reporter) {
    TileSources sources(document_for_tiles(map, reporter), options, reporter);
    const tile::Pyramid& pyramid = sources.pyramid();
    const std::vector<tile::Job> jobs = tile::jobs_of(pyramid);
    const std::unique_ptr<tile::TileSink> sink = sink_for(output, pyramid.format, options.tms);
    const std::unique_ptr<tile::TileMaker> maker = sources.maker(pyramid.min_zoom);
    TileOutcome outcome;
    TileProgress now{0, pyramid.tile_count()};
    tile::run_jobs({jobs, 0, jobs.size()}, *maker, options.threads,
                   [&](std::size_t, std::vector<tile::Tile>&& tiles) {
                       for (const tile::Tile& tile : tiles) {
                           outcome.blank += tile.blank ? 1 : 0;
                           if (!tile.bytes.empty()) sink->add(tile.id, tile.bytes);
                       }
                       now.done += tiles.size();
                       if (progress) progress(now);
                   });
    const tile::TilesetInfo info = sources.info();
    const tile::SinkCounts counts = sink->finish(info);
    if (options.page) write_tile_page(output, pyramid, info, options.tms);
    outcome.box = pyramid.box;
    outcome.finish(counts, info);
    return outcome;
}

} // namespace cordon::app
