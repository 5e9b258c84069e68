// SPDX-License-Identifier: MIT
#include "app/record_check.hpp"
#include "app/tile_rerun.hpp"
#include "app/tile_sources.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "data/tile_store.hpp"
#include "support/tile_test.hpp"
#include "tile/pmtiles_reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

namespace cordon::app {
namespace {

namespace fs = std::filesystem;
using test::bamako;
using test::zooms;
using testing::HasSubstr;

class TilesTest : public test::TileTest {};

TEST_F(TilesTest, archive_has_the_same_bytes_for_any_threads_shards_and_kills) {
    TileOptions options = zooms(0, 7);
    options.threads = 1;
    const TileOutcome outcome =
        make_tiles(bamako(), options, in("one.pmtiles").string(), {}, reporter_);
    EXPECT_EQ(outcome.tiles, 27U);
    EXPECT_THAT(outcome.attribution, HasSubstr("Natural Earth"));
    const std::string one = read_file(in("one.pmtiles"));
    EXPECT_THAT(verify_tiles(in("one.pmtiles"), {}), testing::IsEmpty());
    options.threads = 2;
    (void)make_tiles(bamako(), options, in("two.pmtiles").string(), {}, reporter_);
    EXPECT_TRUE(read_file(in("two.pmtiles")) == one) << "two threads";
    for (const int shards : {1, 4, 8}) {
        fs::remove_all(place().folder);
        const TilePlanOutcome plan = plan_tiles(bamako(), options, shards, place().plan, reporter_);
        for (int shard = plan.shards - 1; shard >= 0; --shard)
            (void)render_shard(place(), shard, 1 + shard % 2, {}, reporter_);
        (void)merge_shards(place(), in("merged.pmtiles").string());
        EXPECT_TRUE(read_file(in("merged.pmtiles")) == one) << shards << " shards";
        EXPECT_THAT(verify_tiles(in("merged.pmtiles"), place().plan), testing::IsEmpty());
    }
}

TEST_F(TilesTest, squares_that_are_drawn_in_bands_have_the_same_bytes) {
    // For a manifest a square is drawn as a whole, because its digest is.
    TileOptions options = zooms(8, 9);
    options.record = false;
    options.threads = 1;
    options.manifest = in("tiles.json").string();
    const TileOutcome whole =
        make_tiles(bamako(), options, in("whole.pmtiles").string(), {}, reporter_);
    const tile::TileRange tiles = tile::tiles_of(whole.box, options.pyramid.max_zoom);
    ASSERT_GT(tiles.max_y - tiles.min_y, 5U) << "one band holds them all";
    options.manifest.clear();
    for (const int threads : {1, 3}) {
        options.threads = threads;
        (void)make_tiles(bamako(), options, in("bands.pmtiles").string(), {}, reporter_);
        EXPECT_TRUE(read_file(in("bands.pmtiles")) == read_file(in("whole.pmtiles"))) << threads;
    }
}

/// Runs `work` in a process of its own; true when it was killed.
bool killed(const std::function<void()>& work) {
    const pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

TEST_F(TilesTest, a_killed_shard_goes_on_where_it_stopped) {
    TileOptions options = zooms(5, 8);
    options.threads = 1;
    (void)make_tiles(bamako(), options, in("one.pmtiles").string(), {}, reporter_);
    ASSERT_EQ(plan_tiles(bamako(), options, 1, place().plan, reporter_).shards, 1);
    int kills = 0;
    // Killed after each job until nothing is left to do.
    while (killed([&] {
        (void)render_shard(
            place(), 0, 1, [](const TileProgress&) { (void)raise(SIGKILL); }, reporter_);
    })) {
        ++kills;
        ASSERT_EQ(missing_shards(place()), std::vector<int>{0});
        ASSERT_LT(kills, 100);
    }
    EXPECT_GT(kills, 3);
    EXPECT_TRUE(missing_shards(place()).empty());
    (void)merge_shards(place(), in("merged.pmtiles").string());
    EXPECT_TRUE(read_file(in("merged.pmtiles")) == read_file(in("one.pmtiles")));
}

/// Exit code of `work` in a process of its own: 0, or 7 when it failed with an Error.
pid_t started(const std::function<void()>& work) {
    const pid_t child = fork();
    if (child != 0) return child;
    constexpr int failed = 7;
    try {
        work();
    } catch (const Error&) {
        _exit(failed);
    }
    _exit(0);
}

int exit_code_of(pid_t child) {
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(TilesTest, a_shard_that_cannot_be_written_fails_and_goes_on_later) {
    TileOptions options = zooms(5, 8);
    options.threads = 1;
    (void)make_tiles(bamako(), options, in("one.pmtiles").string(), {}, reporter_);
    ASSERT_EQ(plan_tiles(bamako(), options, 1, place().plan, reporter_).shards, 1);
    const auto render = [&] { (void)render_shard(place(), 0, 1, {}, reporter_); };
    // A limit of the file's size stands for a full disk: writes come back short in the same way.
    const pid_t child = started([&] {
        (void)signal(SIGXFSZ, SIG_IGN);
        constexpr rlim_t bytes = 100'000;
        const rlimit limit{bytes, bytes};
        (void)setrlimit(RLIMIT_FSIZE, &limit);
        render();
    });
    EXPECT_EQ(exit_code_of(child), 7);
    EXPECT_EQ(missing_shards(place()), std::vector<int>{0});
    EXPECT_GT(fs::file_size(place().folder / "shard-00000.log"), 50'000U) << "what was done stays";
    render();
    (void)merge_shards(place(), in("merged.pmtiles").string());
    EXPECT_TRUE(read_file(in("merged.pmtiles")) == read_file(in("one.pmtiles")));
}

TEST_F(TilesTest, of_two_writers_of_a_shard_one_stops_or_finds_it_done) {
    TileOptions options = zooms(5, 8);
    options.threads = 1;
    (void)make_tiles(bamako(), options, in("one.pmtiles").string(), {}, reporter_);
    ASSERT_EQ(plan_tiles(bamako(), options, 1, place().plan, reporter_).shards, 1);
    const auto render = [&] { (void)render_shard(place(), 0, 1, {}, reporter_); };
    const pid_t first = started(render);
    const pid_t second = started(render);
    const int codes = exit_code_of(first) + exit_code_of(second);
    EXPECT_TRUE(codes == 0 || codes == 7) << codes;
    EXPECT_TRUE(missing_shards(place()).empty());
    (void)merge_shards(place(), in("merged.pmtiles").string());
    EXPECT_TRUE(read_file(in("merged.pmtiles")) == read_file(in("one.pmtiles")));
}

std::string failure_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST_F(TilesTest, merge_refuses_gaps_damage_and_foreign_shards) {
    TileOptions options = zooms(5, 7);
    options.threads = 2;
    ASSERT_EQ(plan_tiles(bamako(), options, 3, place().plan, reporter_).shards, 3);
    const auto merge = [&] { (void)merge_shards(place(), in("out.pmtiles").string()); };
    for (const int shard : {0, 2}) (void)render_shard(place(), shard, 2, {}, reporter_);
    EXPECT_EQ(missing_shards(place()), std::vector<int>{1});
    EXPECT_THAT(failure_of(merge), HasSubstr("missing: 1"));
    (void)render_shard(place(), 1, 2, {}, reporter_);
    const fs::path second = place().folder / "shard-00001.tiles";
    const std::string whole = read_file(second);
    std::string damaged = whole;
    damaged[whole.size() / 2] ^= 1;
    write_file(second, damaged);
    EXPECT_THAT(failure_of(merge), HasSubstr("shard 1 is damaged"));
    EXPECT_FALSE(fs::exists(in("out.pmtiles")));
    (void)render_shard(place(), 1, 2, {}, reporter_);
    EXPECT_TRUE(read_file(second) == whole) << "rendering again repairs it";
    fs::copy_file(place().folder / "shard-00000.tiles", second,
                  fs::copy_options::overwrite_existing);
    EXPECT_THAT(failure_of(merge), HasSubstr("another number"));
    write_file(second, whole);
    merge();
    options.pyramid.scale = 2;
    (void)plan_tiles(bamako(), options, 3, place().plan, reporter_);
    EXPECT_THAT(failure_of(merge), HasSubstr("another plan"));
    std::string plan = read_file(place().plan);
    plan.replace(plan.find("\"scale\": 2"), 10, "\"scale\": 1");
    write_file(place().plan, plan);
    EXPECT_THAT(failure_of(merge), HasSubstr("was changed"));
}

TEST_F(TilesTest, a_changed_input_is_noticed) {
    fs::copy(CORDON_SOURCE_DIR "/examples/bamako-2025", in("map"));
    RenderOptions map;
    map.inputs = {in("map/map.toml").string()};
    TileOptions options = zooms(5, 5);
    options.threads = 1;
    (void)plan_tiles(map, options, 1, place().plan, reporter_);
    const std::string text = read_file(in("map/incidents.geojson"));
    write_file(in("map/incidents.geojson"), text + "\n");
    EXPECT_THAT(failure_of([&] { (void)render_shard(place(), 0, 1, {}, reporter_); }),
                HasSubstr("has changed since the plan"));
}

TEST_F(TilesTest, folders_get_a_page_and_sharp_tiles_twice_the_pixels) {
    TileOptions options = zooms(5, 6);
    options.threads = 2;
    options.page = true;
    options.pyramid.scale = 2;
    (void)make_tiles(bamako(), options, in("folder").string(), {}, reporter_);
    const std::string png = read_file(in("folder/5/14/14.png"));
    EXPECT_EQ(png.substr(16, 8), std::string("\0\0\2\0\0\0\2\0", 8)) << "512 pixels";
    const std::string page = read_file(in("folder/index.html"));
    EXPECT_THAT(page, HasSubstr("\"minzoom\":5"));
    EXPECT_THAT(page, testing::Not(HasSubstr("http://")));
    EXPECT_THAT(page, testing::Not(HasSubstr("https://")));
}

TEST_F(TilesTest, shards_of_array_jobs_and_ranks) {
    TileOptions options = zooms(5, 8);
    options.pyramid.format = tile::TileFormat::mvt;
    ASSERT_EQ(plan_tiles(bamako(), options, 5, place().plan, reporter_).shards, 5);
    EXPECT_THAT(failure_of([&] { (void)shards_of_environment(place().plan); }),
                HasSubstr("no variable"));
    setenv("LSB_JOBINDEX", "3", 1);
    EXPECT_EQ(shards_of_environment(place().plan), std::vector<int>{2}) << "counted from 1";
    setenv("SLURM_ARRAY_TASK_ID", "4", 1);
    EXPECT_EQ(shards_of_environment(place().plan), std::vector<int>{4});
    setenv("OMPI_COMM_WORLD_RANK", "1", 1);
    setenv("OMPI_COMM_WORLD_SIZE", "2", 1);
    EXPECT_EQ(shards_of_environment(place().plan), (std::vector<int>{1, 3}));
    for (const char* name :
         {"LSB_JOBINDEX", "SLURM_ARRAY_TASK_ID", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"})
        unsetenv(name);
}

TEST_F(TilesTest, squares_in_which_nothing_has_changed_are_not_drawn) {
    // A project of its own with one incident, which moves.
    const auto with_incident_at = [&](double lon, const std::string& tiles,
                                      const TileOptions& options) {
        write_file(in("one.csv"), fmt::format("date,type,latitude,longitude,place\n"
                                              "2025-10-01,ambush,13.0,{},Here\n",
                                              lon));
        write_file(in("one.toml"), "[map]\nbbox = [-12, 10, 4, 24]\nas_of = "
                                   "2025-10-30\n[data]\nincidents = \"one.csv\"\n");
        RenderOptions map;
        map.inputs = {in("one.toml").string()};
        return make_tiles(map, options, in(tiles).string(), {}, reporter_);
    };
    TileOptions first = zooms(4, 8);
    first.manifest = in("first.json");
    const TileOutcome all = with_incident_at(-8.0, "tiles", first);
    TileOptions next = zooms(4, 8);
    next.changed_since = in("first.json");
    next.manifest = in("next.json");
    const TileOutcome some = with_incident_at(-7.99, "tiles", next);
    EXPECT_GT(some.changed.size(), 0U);
    EXPECT_GT(some.kept, 0U);
    EXPECT_LE(some.changed.size() + some.kept, all.tiles);
    // The same files and the same list as if all had been drawn.
    TileOptions anew = zooms(4, 8);
    anew.manifest = in("anew.json");
    (void)with_incident_at(-7.99, "anew", anew);
    // (But for the files, among which are those that this process opened before.)
    const auto drawn = [&](const std::string& manifest) {
        const std::string text = read_file(in(manifest));
        return text.substr(0, text.find("\"files\""));
    };
    EXPECT_EQ(drawn("next.json"), drawn("anew.json"));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(in("anew"))) {
        if (entry.path().extension() != ".png") continue;
        const auto tile = entry.path().lexically_relative(in("anew"));
        EXPECT_EQ(read_file(in("tiles") / tile), read_file(entry.path())) << tile;
    }
    // Other settings: the squares are no help.
    next.pyramid.compression = 3;
    EXPECT_EQ(with_incident_at(-7.99, "tiles", next).kept, 0U);
}

TEST_F(TilesTest, a_run_that_can_only_repeat_another_draws_nothing) {
    write_file(in("one.csv"), "date,type,latitude,longitude\n2025-10-01,ambush,13.0,-8.0\n");
    RenderOptions map;
    map.inputs = {in("one.csv").string()};
    TileOptions first = zooms(4, 6);
    // Libraries that the first drawing of a process loads count as another environment.
    (void)make_tiles(map, zooms(4, 4), in("before").string(), {}, reporter_);
    first.manifest = in("first.json");
    const TileOutcome all = make_tiles(map, first, in("tiles").string(), {}, reporter_);
    const TileManifest manifest = read_tile_manifest(in("first.json"));
    TileOptions next = zooms(4, 6);
    next.changed_since = in("first.json");
    EXPECT_TRUE(is_rerun(manifest, asked_for(map, next)));
    // Not even read.
    const TileOutcome same = make_tiles(
        map, next, in("none").string(), [](const TileProgress&) { FAIL() << "a job"; }, reporter_);
    EXPECT_EQ(same.kept, all.tiles);
    EXPECT_FALSE(fs::exists(in("none")));
    // Another request, another content, a file that is gone.
    TileOptions wider = next;
    wider.box = geom::LonLatBox{-10, 11, -6, 15};
    EXPECT_FALSE(is_rerun(manifest, asked_for(map, wider)));
    TileOptions bare = next;
    bare.record = false;
    EXPECT_FALSE(is_rerun(manifest, asked_for(map, bare)));
    write_file(in("one.csv"), "date,type,latitude,longitude\n2025-10-01,ambush,13.0,-8.1\n");
    EXPECT_FALSE(is_rerun(manifest, asked_for(map, next)));
    fs::remove(in("one.csv"));
    EXPECT_FALSE(is_rerun(manifest, asked_for(map, next)));
}

TEST_F(TilesTest, every_container_carries_the_same_record) {
    const TileOptions options = zooms(3, 5);
    for (const char* name : {"map.pmtiles", "map.mbtiles", "map"})
        (void)make_tiles(bamako(), options, in(name).string(), {}, reporter_);
    const std::string record =
        data::open_tiles(in("map.pmtiles").string())->metadata(tile::record_key);
    EXPECT_THAT(record, HasSubstr("examples/bamako-2025/map.toml"));
    EXPECT_THAT(record, HasSubstr(R"("zoom":[3,5])"));
    EXPECT_EQ(data::open_tiles(in("map.mbtiles").string())->metadata(tile::record_key), record);
    const Json folder = parse_json(read_file(in("map") / "tiles.json"), "tiles.json");
    ASSERT_NE(folder.find(tile::record_key), nullptr);
    EXPECT_EQ(to_text(*folder.find(tile::record_key)), record);
    const fs::path inputs = fs::path(bamako().inputs.front()).parent_path();
    for (const char* name : {"map.pmtiles", "map.mbtiles", "map"}) {
        const RecordCheck check = check_record(in(name), {inputs, ""}, reporter_);
        EXPECT_TRUE(check.matches()) << name;
        EXPECT_GT(check.inputs.size(), 5U);
    }
    const std::string map = bamako().inputs.front();
    EXPECT_TRUE(check_record(in("map.pmtiles"), {{}, map}, reporter_).matches());
    TileOptions bare = options;
    bare.record = false;
    (void)make_tiles(bamako(), bare, in("bare.pmtiles").string(), {}, reporter_);
    EXPECT_THROW((void)check_record(in("bare.pmtiles"), {}, reporter_), Error);
    // A plan says so, too.
    ASSERT_EQ(plan_tiles(bamako(), bare, 1, place().plan, reporter_).shards, 1);
    (void)render_shard(place(), 0, 1, {}, reporter_);
    (void)merge_shards(place(), in("merged.pmtiles").string());
    EXPECT_TRUE(read_file(in("merged.pmtiles")) == read_file(in("bare.pmtiles")));
}

TEST_F(TilesTest, a_manifest_tells_changed_tiles_and_seams) {
    TileOptions options = zooms(4, 6);
    options.manifest = in("first.json");
    RenderOptions map = bamako();
    const std::string folder = in("tiles").string();
    (void)make_tiles(map, zooms(4, 4), in("before").string(), {}, reporter_); // loads libraries
    const TileOutcome all = make_tiles(map, options, folder, {}, reporter_);
    const TileCheckOutcome good = check_tiles({folder, in("first.json")}, reporter_);
    EXPECT_THAT(good.faults, testing::IsEmpty());
    EXPECT_EQ(good.stored, all.tiles);
    EXPECT_GT(good.drawn, 4U);

    // The same map again: nothing is written.
    options.manifest.clear();
    options.changed_since = in("first.json");
    options.manifest = in("again.json");
    const TileOutcome same = make_tiles(map, options, in("none").string(), {}, reporter_);
    EXPECT_THAT(same.changed, testing::IsEmpty());
    EXPECT_EQ(same.kept, all.tiles) << "nothing is drawn";
    EXPECT_EQ(read_file(in("again.json")), read_file(in("first.json")));
    options.manifest.clear();
    // Another language: only tiles with other names.
    map.lang = Language::fr;
    const std::string part = in("part").string();
    const TileOutcome some = make_tiles(map, options, part, {}, reporter_);
    EXPECT_GT(some.changed.size(), 0U);
    EXPECT_LT(some.changed.size(), all.tiles);
    EXPECT_EQ(some.tiles, some.changed.size());
    EXPECT_THAT(some.gone, testing::IsEmpty());
    for (const std::string& tile : some.changed)
        EXPECT_NE(read_file(in("tiles") / (tile + ".png")), read_file(in("part") / (tile + ".png")))
            << tile;

    write_file(in("tiles") / (some.changed.front() + ".png"), "damaged");
    const TileCheckOutcome bad = check_tiles({folder, in("first.json"), 0, 1}, reporter_);
    EXPECT_THAT(bad.faults, testing::ElementsAre("tile " + some.changed.front() +
                                                 " is not the one of the manifest"));
}

} // namespace
} // namespace cordon::app
