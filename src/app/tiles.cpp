// SPDX-License-Identifier: MIT
#include "app/tiles.hpp"

#include "app/run_environment.hpp"
#include "app/tile_manifest.hpp"
#include "app/tile_page.hpp"
#include "app/tile_rerun.hpp"
#include "app/tile_sources.hpp"

#include <mutex>
#include <optional>
#include <utility>

namespace cordon::app {

void TileOutcome::finish(const tile::SinkCounts& counts, const tile::TilesetInfo& info) {
    tiles = counts.tiles;
    distinct = counts.distinct;
    bytes = counts.bytes;
    attribution = info.attribution;
}

namespace {

/// Do equal pictures become equal bytes in both?
bool encode_alike(const tile::Pyramid& a, const tile::Pyramid& b) {
    return a.tile_size == b.tile_size && a.scale == b.scale && a.format == b.format &&
           a.empty == b.empty && a.quality == b.quality && a.compression == b.compression;
}

/// Notes the digests of finished tiles and knows which of them differ from an earlier run's.
class Changes {
  public:
    Changes(const TileOptions& options, const tile::Pyramid& pyramid)
        : format_(pyramid.format),
          notes_(!options.manifest.empty() || !options.changed_since.empty()) {
        if (!notes_) return;
        now_.drawn_by = environment_digest();
        if (options.changed_since.empty()) return;
        earlier_ = read_tile_manifest(options.changed_since);
        // Other fonts, libraries or settings make other bytes of the same drawing.
        if (earlier_->drawn_by != now_.drawn_by ||
            !encode_alike(earlier_->plan.options.pyramid, pyramid))
            earlier_->squares.clear();
    }

    /// Notes what squares show, and knows those of the earlier run; null when nobody asks. The
    /// changes must outlive it.
    [[nodiscard]] tile::IsKnown known_squares() {
        if (!notes_ || format_ == tile::TileFormat::mvt) return nullptr;
        return [this](const tile::Job& square, const std::string& digest) {
            const std::lock_guard lock(squares_mutex_);
            now_.squares.emplace_back(square.first(), digest);
            return earlier_ && earlier_->find(square) == digest;
        };
    }

    /// Takes a tile; is it to be written?
    bool take(const tile::Tile& tile) {
        if (tile.kept) return keep(tile.id);
        if (tile.bytes.empty()) return false;
        if (!notes_) return true;
        now_.tiles.emplace_back(tile.id, tile_digest(tile.bytes, format_));
        return !earlier_ || earlier_->find(tile.id) != now_.tiles.back().second;
    }
    /// Names what differs from the earlier run.
    void tell(TileOutcome& outcome) const {
        if (!earlier_) return;
        for (const auto& [id, digest] : now_.tiles)
            if (earlier_->find(id) != digest) outcome.changed.push_back(tile_name(id));
        for (const auto& [id, digest] : earlier_->tiles)
            if (now_.find(id).empty()) outcome.gone.push_back(tile_name(id));
    }
    /// The list of what was drawn, and of all files that the run read, which was `started` then.
    void write(TilePlan plan, std::string asked, const TileOptions& options,
               std::int64_t started) && {
        now_.plan = std::move(plan);
        now_.asked = std::move(asked);
        const bool took_over = earlier_ && !earlier_->squares.empty();
        note_files(now_, started, took_over ? &*earlier_ : nullptr, options);
        write_tile_manifest(now_, options.manifest);
    }

  private:
    /// A tile of a known square is what it was. Those that were left out still are.
    bool keep(std::uint64_t id) {
        if (const std::string_view digest = earlier_->find(id); !digest.empty())
            now_.tiles.emplace_back(id, digest);
        return false;
    }

    tile::TileFormat format_;
    bool notes_;
    std::mutex squares_mutex_;
    std::optional<TileManifest> earlier_;
    TileManifest now_;
};

/// What a run gives that can only repeat an earlier one; empty when it has to be made.
std::optional<TileOutcome> repeated(const std::string& asked, const TileOptions& options,
                                    const std::string& output) {
    if (options.changed_since.empty()) return std::nullopt;
    TileManifest earlier = read_tile_manifest(options.changed_since);
    if (!is_rerun(earlier, asked)) return std::nullopt;
    const tile::Pyramid& pyramid = earlier.plan.options.pyramid;
    if (options.page) write_tile_page(output, pyramid, info_of(earlier.plan), options.tms);
    if (!options.manifest.empty()) write_tile_manifest(earlier, options.manifest);
    TileOutcome outcome;
    outcome.kept = pyramid.tile_count();
    outcome.box = pyramid.box;
    outcome.attribution = earlier.plan.attribution;
    return outcome;
}

} // namespace

TileOutcome make_tiles(const RenderOptions& map, const TileOptions& options,
                       const std::string& output, const TileProgressTo& progress,
                       Reporter& reporter) {
    const std::int64_t started = file_time_now();
    const bool listed = !options.manifest.empty();
    // Before anything is read; to look at all fonts takes a while.
    std::string asked =
        listed || !options.changed_since.empty() ? asked_for(map, options) : std::string();
    if (auto outcome = repeated(asked, options, output)) return std::move(*outcome);
    TileSources sources(document_for_tiles(map, reporter), options, reporter,
                        listed || options.record ? Record::full : Record::none);
    const tile::Pyramid& pyramid = sources.pyramid();
    Changes changes(options, pyramid);
    const std::vector<tile::Job> jobs = tile::jobs_of(pyramid);
    const std::unique_ptr<tile::TileSink> sink = sink_for(output, pyramid.format, options.tms);
    const std::unique_ptr<tile::TileMaker> maker =
        sources.maker(pyramid.min_zoom, changes.known_squares());
    TileOutcome outcome;
    TileProgress now{0, pyramid.tile_count()};
    std::uint64_t written = 0;
    tile::run_jobs({jobs, 0, jobs.size()}, *maker, options.threads,
                   [&](std::size_t, std::vector<tile::Tile>&& tiles) {
                       for (const tile::Tile& tile : tiles) {
                           outcome.blank += tile.blank ? 1 : 0;
                           outcome.kept += tile.kept ? 1 : 0;
                           if (!changes.take(tile)) continue;
                           sink->add(tile.id, tile.bytes);
                           ++written;
                       }
                       now.done += tiles.size();
                       if (progress) progress(now);
                   });
    // What only squares need that are known was not read.
    if (!options.changed_since.empty()) sources.read_all_credits();
    const TilePlan plan = plan_of(map, options, sources);
    const tile::TilesetInfo info = info_of(plan);
    changes.tell(outcome);
    const bool nothing = written == 0 && !options.changed_since.empty();
    const tile::SinkCounts counts = nothing ? tile::SinkCounts{} : sink->finish(info);
    if (options.page) write_tile_page(output, pyramid, info, options.tms);
    outcome.box = pyramid.box;
    outcome.finish(counts, info);
    if (listed) std::move(changes).write(plan, std::move(asked), options, started);
    return outcome;
}

} // namespace cordon::app
