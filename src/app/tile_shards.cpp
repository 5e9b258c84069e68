// SPDX-License-Identifier: MIT
#include "app/tile_plan.hpp"
#include "app/tile_sources.hpp"
#include "app/tiles.hpp"
#include "core/file.hpp"
#include "core/sha256.hpp"
#include "tile/digest.hpp"
#include "tile/pmtiles_reader.hpp"
#include "tile/shard_file.hpp"
#include "tile/shard_lease.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

fs::path finished(const fs::path& folder, int shard) {
    return folder / fmt::format("shard-{:05}.tiles", shard);
}
fs::path unfinished(const fs::path& folder, int shard) {
    return folder / fmt::format("shard-{:05}.log", shard);
}
fs::path lease_of(const fs::path& folder, int shard) {
    return folder / fmt::format("shard-{:05}.lease", shard);
}

/// First job of each shard: equal sums of an estimate of the work.
std::vector<std::size_t> cuts_of(const std::vector<tile::Job>& jobs, const tile::Pyramid& pyramid,
                                 int shards) {
    constexpr double set_up = 8.0; // tiles that a job costs beside its own
    std::vector<double> sums{0.0};
    for (const tile::Job& job : jobs) {
        const auto tiles = static_cast<double>(job.ids(tile::tiles_of(pyramid.box, job.z)).size());
        sums.push_back(sums.back() + tiles + set_up);
    }
    const auto parts = std::min<std::size_t>(static_cast<std::size_t>(shards), jobs.size());
    std::vector<std::size_t> cuts{0};
    for (std::size_t k = 1; k < parts; ++k) {
        const double wanted = sums.back() * static_cast<double>(k) / static_cast<double>(parts);
        const auto at = std::lower_bound(sums.begin(), sums.end(), wanted) - sums.begin();
        // No shard is empty: the ones behind need a job each.
        cuts.push_back(std::clamp<std::size_t>(static_cast<std::size_t>(at), cuts.back() + 1,
                                               jobs.size() - (parts - k)));
    }
    cuts.push_back(jobs.size());
    return cuts;
}

/// Digest of what the evidence files and the style hold now, without drawing anything.
std::vector<std::pair<std::string, std::string>> map_inputs(const RenderOptions& map,
                                                            TileSources& sources) {
    std::vector<std::pair<std::string, std::string>> out = sources.inputs();
    for (const std::string& input : map.inputs)
        if (input != "-") out.emplace_back(input, sha256_file(input));
    return out;
}

void check_shard(const TilePlan& plan, int shard) {
    if (shard < 0 || shard >= plan.shards())
        throw Error(fmt::format("there is no shard {}: the plan has shards 0 to {}", shard,
                                plan.shards() - 1));
}

/// The number in an environment variable; empty when it is unset or no number.
std::optional<int> variable(const char* name) {
    const char* text = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing sets variables
    if (text == nullptr) return std::nullopt;
    const std::string_view view(text);
    int value = 0;
    const auto [end, failure] = std::from_chars(view.data(), view.data() + view.size(), value);
    if (failure != std::errc() || end != view.data() + view.size()) return std::nullopt;
    return value;
}

} // namespace

void check_inputs(const TilePlan& plan, TileSources& sources) {
    const auto now = map_inputs(plan.map, sources);
    for (const auto& [name, digest] : now) {
        const auto planned = std::find_if(plan.inputs.begin(), plan.inputs.end(),
                                          [&](const auto& entry) { return entry.first == name; });
        if (planned == plan.inputs.end() || planned->second != digest)
            throw Error(fmt::format("'{}' has changed since the plan was made", name),
                        "make a new plan, and a new folder for its shards");
    }
}

TilePlan plan_of(const RenderOptions& map, const TileOptions& options, TileSources& sources) {
    TilePlan plan;
    plan.map = map;
    plan.options = options;
    plan.options.pyramid = sources.pyramid();
    const tile::TilesetInfo info = sources.info();
    plan.name = info.name;
    plan.attribution = info.attribution;
    plan.description = info.description;
    plan.vector_layers = info.vector_layers;
    plan.inputs = map_inputs(map, sources);
    plan.cuts = {0, tile::jobs_of(sources.pyramid()).size()};
    return plan;
}

TilePlanOutcome plan_tiles(const RenderOptions& map, const TileOptions& options, int shards,
                           const fs::path& path, Reporter& reporter) {
    TileSources sources(document_for_tiles(map, reporter), options, reporter, Record::full);
    const std::vector<tile::Job> jobs = tile::jobs_of(sources.pyramid());
    sources.read_all_credits(); // nothing is drawn here
    TilePlan plan = plan_of(map, options, sources);
    plan.cuts = cuts_of(jobs, sources.pyramid(), shards);
    write_plan(plan, path);
    return {plan.id, sources.pyramid().tile_count(), jobs.size(), plan.shards()};
}

TileOutcome render_shard(const TilePlace& place, int shard, int threads,
                         const TileProgressTo& progress, Reporter& reporter) {
    const TilePlan plan = read_plan(place.plan);
    check_shard(plan, shard);
    std::error_code error;
    fs::create_directories(place.folder, error);
    TileOutcome outcome;
    outcome.box = plan.options.pyramid.box;
    const tile::ShardName name{plan.id, static_cast<std::uint32_t>(shard)};
    const fs::path done = finished(place.folder, shard);
    const tile::ShardLease lease(lease_of(place.folder, shard));
    if (fs::exists(done, error)) {
        try {
            tile::read_shard(done, name, [](tile::ShardRecord&&) {});
            return outcome; // finished before
        } catch (const Error& damage) {
            reporter.warn(damage.diagnostic().message + "; it is drawn again");
            fs::rename(done, unfinished(place.folder, shard), error);
        }
    }
    TileSources sources(document_for_tiles(plan.map, reporter), plan.options, reporter,
                        Record::full);
    check_inputs(plan, sources);
    const std::vector<tile::Job> jobs = tile::jobs_of(plan.options.pyramid);
    tile::ShardWriter log(unfinished(place.folder, shard), name);
    const auto number = static_cast<std::size_t>(shard);
    const std::size_t first =
        log.next_job() ? static_cast<std::size_t>(*log.next_job()) : plan.cuts[number];
    const std::size_t last = plan.cuts[number + 1];
    TileProgress now;
    for (std::size_t k = first; k < last; ++k)
        now.total += jobs[k].ids(tile::tiles_of(plan.options.pyramid.box, jobs[k].z)).size();
    if (first < last) {
        const std::unique_ptr<tile::TileMaker> maker = sources.maker(jobs[first].z);
        tile::run_jobs({jobs, first, last}, *maker, threads,
                       [&](std::size_t job, std::vector<tile::Tile>&& tiles) {
                           lease.renew();
                           log.add(job, tiles);
                           for (const tile::Tile& tile : tiles) {
                               outcome.blank += tile.blank ? 1 : 0;
                               outcome.bytes += tile.bytes.size();
                           }
                           outcome.tiles += tiles.size();
                           now.done += tiles.size();
                           if (progress) progress(now);
                       });
    }
    check_inputs(plan, sources); // once more: now the layers have been read as well
    lease.renew();
    log.finish(done);
    return outcome;
}

std::vector<int> missing_shards(const TilePlace& place) {
    const TilePlan plan = read_plan(place.plan);
    std::vector<int> out;
    std::error_code error;
    for (int shard = 0; shard < plan.shards(); ++shard)
        if (!fs::exists(finished(place.folder, shard), error)) out.push_back(shard);
    return out;
}

TileOutcome merge_shards(const TilePlace& place, const std::string& output) {
    const std::vector<int> missing = missing_shards(place);
    if (!missing.empty())
        throw Error(fmt::format("shards are missing: {}", fmt::join(missing, ",")),
                    "cordon tiles status lists them");
    const TilePlan plan = read_plan(place.plan);
    const tile::Pyramid& pyramid = plan.options.pyramid;
    const std::vector<tile::Job> jobs = tile::jobs_of(pyramid);
    if (jobs.size() != plan.cuts.back())
        throw Error(fmt::format("the plan '{}' does not fit its own zooms", place.plan.string()));
    const auto sink = sink_for(output, pyramid.format, plan.options.tms);
    TileOutcome outcome;
    for (int shard = 0; shard < plan.shards(); ++shard) {
        const auto number = static_cast<std::size_t>(shard);
        std::size_t next = plan.cuts[number];
        const tile::ShardName name{plan.id, static_cast<std::uint32_t>(shard)};
        tile::read_shard(finished(place.folder, shard), name, [&](tile::ShardRecord&& record) {
            const bool expected = record.job == next && next < plan.cuts[number + 1];
            const auto ids = expected ? jobs[next].ids(tile::tiles_of(pyramid.box, jobs[next].z))
                                      : std::vector<std::uint64_t>();
            const auto same = [](const tile::Tile& tile, std::uint64_t id) {
                return tile.id == id;
            };
            if (!expected ||
                !std::equal(record.tiles.begin(), record.tiles.end(), ids.begin(), ids.end(), same))
                throw Error(fmt::format("shard {} does not hold job {} where the plan has it",
                                        shard, next));
            for (const tile::Tile& tile : record.tiles) {
                outcome.blank += tile.blank ? 1 : 0;
                if (!tile.bytes.empty()) sink->add(tile.id, tile.bytes);
            }
            ++next;
        });
        if (next != plan.cuts[number + 1])
            throw Error(fmt::format("shard {} ends before job {}", shard, next), "render it again");
    }
    const tile::TilesetInfo info = info_of(plan);
    outcome.box = pyramid.box;
    outcome.finish(sink->finish(info), info);
    return outcome;
}

std::vector<std::string> verify_tiles(const fs::path& archive, const fs::path& plan_path) {
    const tile::PmtilesReader reader(archive);
    std::vector<std::string> faults = reader.faults();
    if (plan_path.empty()) return faults;
    const TilePlan plan = read_plan(plan_path);
    const tile::Pyramid& pyramid = plan.options.pyramid;
    if (pyramid.empty == tile::EmptyTiles::skip) return faults;
    std::size_t at = 0;
    std::uint64_t lost = 0;
    const auto& entries = reader.entries();
    for (const tile::Job& job : tile::jobs_of(pyramid)) {
        for (const std::uint64_t id : job.ids(tile::tiles_of(pyramid.box, job.z))) {
            while (at < entries.size() && id >= entries[at].id + entries[at].run_length) ++at;
            if (at == entries.size() || id < entries[at].id) ++lost;
        }
    }
    if (lost > 0) faults.push_back(fmt::format("{} tiles of the plan are missing", lost));
    if (reader.header().tiles != pyramid.tile_count())
        faults.push_back(fmt::format("there are {} tiles, the plan has {}", reader.header().tiles,
                                     pyramid.tile_count()));
    return faults;
}

std::vector<int> shards_of_worker(const fs::path& path, int index, int count) {
    if (index < 0 || count < 1 || index >= count)
        throw Error(
            fmt::format("there is no worker {} of {}: they are counted from 0", index, count));
    const TilePlan plan = read_plan(path);
    std::vector<int> out;
    for (int shard = index; shard < plan.shards(); shard += count) out.push_back(shard);
    return out;
}

std::vector<int> shards_of_environment(const fs::path& path) {
    for (const char* rank_name : {"OMPI_COMM_WORLD_RANK", "PMI_RANK"}) {
        const auto rank = variable(rank_name);
        const auto size = variable(rank_name[0] == 'O' ? "OMPI_COMM_WORLD_SIZE" : "PMI_SIZE");
        if (rank && size) return shards_of_worker(path, *rank, *size);
    }
    for (const char* name :
         {"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX",
          "CLOUD_RUN_TASK_INDEX", "PBS_ARRAY_INDEX"})
        if (const auto index = variable(name)) return {*index};
    for (const char* name : {"SGE_TASK_ID", "LSB_JOBINDEX"}) // counted from 1
        if (const auto index = variable(name)) return {*index - 1};
    throw Error("no variable says which shard to make",
                "name it with --shard, or run in an array job");
}

} // namespace cordon::app
