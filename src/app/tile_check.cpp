// SPDX-License-Identifier: MIT
#include "app/tile_manifest.hpp"
#include "app/tile_sources.hpp"
#include "app/tiles.hpp"
#include "data/tile_store.hpp"
#include "tile/maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace cordon::app {

namespace {

/// Tiles of one store, named by the plan that they were made by.
std::unique_ptr<data::TileStore> open_store(const std::string& path, const TilePlan& plan) {
    std::error_code ignored;
    if (!is_tile_archive(path) && !std::filesystem::is_directory(path, ignored))
        throw Error(fmt::format("'{}' holds no tiles", path),
                    "name an archive (.pmtiles, .mbtiles) or a folder of z/x/y files");
    if (is_tile_archive(path)) return data::open_tiles(path);
    return data::open_tile_folder(fmt::format("{}/{{z}}/{{x}}/{}.{}", path,
                                              plan.options.tms ? "{-y}" : "{y}",
                                              tile::name_of(plan.options.pyramid.format)));
}

/// Squares as large as those that tiles are drawn in, but half a square aside, so that the edges of
/// the drawn ones run through their middles: at most `most`, spread evenly.
std::vector<tile::Job> squares_across_edges(const tile::Pyramid& pyramid, int z, std::size_t most) {
    const tile::TileRange range = tile::tiles_of(pyramid.box, z);
    const int side = tile::metatile_side(std::max(z, 0));
    const auto step = static_cast<std::uint32_t>(side);
    std::vector<tile::Job> all;
    for (std::uint32_t y = range.min_y / step * step + step / 2; y <= range.max_y; y += step)
        for (std::uint32_t x = range.min_x / step * step + step / 2; x <= range.max_x; x += step)
            all.push_back({z, x, y, side});
    if (step < 2 || all.size() <= most) return step < 2 ? std::vector<tile::Job>() : all;
    std::vector<tile::Job> chosen;
    for (std::size_t k = 0; k < most; ++k) chosen.push_back(all[k * all.size() / most]);
    return chosen;
}

class Check {
  public:
    Check(const TileManifest& manifest, const TileCheck& wanted)
        : manifest_(manifest), wanted_(wanted) {}

    void stored(TileCheckOutcome& out) const {
        const auto store = open_store(wanted_.tiles, manifest_.plan);
        const tile::TileFormat format = manifest_.plan.options.pyramid.format;
        for (const auto& [id, digest] : manifest_.tiles) {
            const auto bytes = store->read(tile::tile_of(id));
            ++out.stored;
            if (!bytes) {
                out.faults.push_back(fmt::format("tile {} is missing", tile_name(id)));
            } else if (tile_digest(*bytes, format) != digest) {
                out.faults.push_back(
                    fmt::format("tile {} is not the one of the manifest", tile_name(id)));
            }
        }
    }

    void seams(TileSources& sources, TileCheckOutcome& out) const {
        const tile::Pyramid& pyramid = sources.pyramid();
        std::vector<tile::Job> jobs;
        for (int z = pyramid.min_zoom; z <= pyramid.max_zoom; ++z) {
            const auto some = squares_across_edges(pyramid, z, wanted_.squares);
            jobs.insert(jobs.end(), some.begin(), some.end());
        }
        if (jobs.empty()) return;
        const auto maker = sources.maker(pyramid.min_zoom);
        tile::run_jobs({jobs, 0, jobs.size()}, *maker, wanted_.threads,
                       [&](std::size_t, std::vector<tile::Tile>&& tiles) {
                           for (const tile::Tile& tile : tiles) compare(tile, pyramid.format, out);
                       });
    }

  private:
    void compare(const tile::Tile& tile, tile::TileFormat format, TileCheckOutcome& out) const {
        ++out.drawn;
        const std::string_view known = manifest_.find(tile.id);
        const bool same =
            tile.bytes.empty() ? known.empty() : tile_digest(tile.bytes, format) == known;
        if (!same)
            out.faults.push_back(fmt::format("tile {} is drawn otherwise in a square that lies "
                                             "across the edges of the first drawing",
                                             tile_name(tile.id)));
    }

    const TileManifest& manifest_;
    const TileCheck& wanted_;
};

} // namespace

TileCheckOutcome check_tiles(const TileCheck& wanted, Reporter& reporter) {
    const TileManifest manifest = read_tile_manifest(wanted.manifest);
    const Check check(manifest, wanted);
    TileCheckOutcome out;
    check.stored(out);
    if (wanted.squares == 0) return out;
    TileSources sources(document_for_tiles(manifest.plan.map, reporter), manifest.plan.options,
                        reporter, Record::full);
    check_inputs(manifest.plan, sources);
    check.seams(sources, out);
    return out;
}

} // namespace cordon::app
