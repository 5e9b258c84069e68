// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "tile/digest.hpp"
#include "tile/pmtiles_reader.hpp"
#include "tile/sink.hpp"
#include "tile/webp.hpp"
#include "unit/data/tile_bytes.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <random>

namespace cordon::tile {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

fs::path scratch(const std::string& name) {
    return fs::temp_directory_path() / fmt::format("cordon-{}-{}", getpid(), name);
}

TilesetInfo info() {
    TilesetInfo info;
    info.name = "Test";
    info.attribution = "© somebody";
    info.min_zoom = 0;
    info.max_zoom = 8;
    info.bounds = {-12.5, 10, -4, 16};
    return info;
}

/// Many different contents with repeats, by a fixed rule.
std::string content(std::uint64_t id) {
    return id % 3 == 0 ? "sea" : fmt::format("tile {}", id * 2654435761U % 50021);
}

TEST(Directory, reads_back_what_it_wrote) {
    constexpr unsigned seed = 20260101;
    std::mt19937_64 random(seed);
    std::vector<Entry> entries;
    std::uint64_t id = 0;
    for (int i = 0; i < 5000; ++i) {
        id += 1 + random() % 300;
        entries.push_back({id, random() % (1ULL << 40U), std::uint32_t(1 + random() % 100000),
                           std::uint32_t(random() % 5)});
    }
    EXPECT_EQ(parse_directory(serialise(entries)), entries) << "seed " << seed;
}

TEST(Directory, refuses_damage_instead_of_reading_on) {
    const std::string good = serialise({{5, 0, 10, 1}, {9, 10, 20, 2}});
    for (std::size_t length = 0; length < good.size(); ++length)
        EXPECT_THROW((void)parse_directory(good.substr(0, length)), Error) << length;
    EXPECT_THROW((void)parse_directory("\xFF\xFF\xFF\xFF\x7F"), Error) << "billions of entries";
}

TEST(Pmtiles, tells_the_first_hundred_of_many_faults) {
    std::vector<Entry> entries;
    for (std::uint64_t id = 0; id < 500; ++id) entries.push_back({id, 7 * id + 1000, 1, 1});
    const fs::path path = scratch("faults.pmtiles");
    write_file(path, tile_bytes::pmtiles(serialise(entries), "", "x"));
    const std::vector<std::string> faults = PmtilesReader(path).faults();
    EXPECT_THAT(faults, testing::Contains(HasSubstr("tile 3 lies beyond the tile data")));
    EXPECT_GE(faults.size(), 100U);
    EXPECT_LT(faults.size(), 120U);
    fs::remove(path);
}

TEST(Pmtiles, holds_every_tile_and_no_fault) {
    const fs::path path = scratch("a.pmtiles");
    const auto sink = pmtiles_sink(path);
    for (std::uint64_t id = 0; id < first_id(9); ++id) sink->add(id, content(id));
    const SinkCounts counts = sink->finish(info());
    const PmtilesReader reader(path);
    EXPECT_THAT(reader.faults(), IsEmpty());
    EXPECT_GT(reader.header().leaves_length, 0U) << "the root alone would not hold so many";
    EXPECT_EQ(counts.tiles, first_id(9));
    EXPECT_EQ(counts.bytes, fs::file_size(path));
    for (std::uint64_t id = 0; id < first_id(9); id += 97) EXPECT_EQ(reader.tile(id), content(id));
    EXPECT_EQ(reader.tile(first_id(9)), std::nullopt);
    EXPECT_EQ(parse_json(reader.metadata(), "m").text_or("attribution", ""), "© somebody");
    fs::remove(path);
}

TEST(Pmtiles, without_tiles_is_an_error_and_leaves_no_file) {
    const fs::path path = scratch("none.pmtiles");
    {
        const auto sink = pmtiles_sink(path);
        EXPECT_THROW((void)sink->finish(info()), Error);
    }
    EXPECT_FALSE(fs::exists(path));
    for (const auto& entry : fs::directory_iterator(path.parent_path()))
        EXPECT_FALSE(entry.path().string().starts_with(path.string())) << entry.path();
}

TEST(Pmtiles, refuses_tiles_out_of_order) {
    const auto sink = pmtiles_sink(scratch("order.pmtiles"));
    sink->add(7, "a");
    EXPECT_THROW(sink->add(7, "b"), Error);
    EXPECT_THROW(sink->add(3, "b"), Error);
}

TEST(Pmtiles, every_cut_off_archive_is_noticed) {
    const fs::path path = scratch("cut.pmtiles");
    const auto sink = pmtiles_sink(path);
    for (std::uint64_t id = 0; id < 85; ++id) sink->add(id, content(id));
    (void)sink->finish(info());
    const std::string whole = read_file(path);
    for (const std::size_t length :
         {0UL, 50UL, 127UL, 300UL, whole.size() - 400, whole.size() - 1}) {
        write_file(path, whole.substr(0, length));
        bool noticed = false;
        try {
            noticed = !PmtilesReader(path).faults().empty();
        } catch (const Error&) {
            noticed = true;
        }
        EXPECT_TRUE(noticed) << length << " of " << whole.size() << " bytes";
    }
    fs::remove(path);
}

TEST(Pmtiles, is_read_by_the_javascript_reader) {
    setenv("NODE_PATH", CORDON_SOURCE_DIR "/build/npm/node_modules", 0); // scripts/test fetches it
    if (std::system("node -e \"require('pmtiles')\" 2>/dev/null") != 0) {
        fmt::print("skipped: node or its package pmtiles is not there\n");
        GTEST_SKIP();
    }
    const fs::path path = scratch("js.pmtiles");
    const auto sink = pmtiles_sink(path);
    for (std::uint64_t id = 0; id < first_id(7); ++id) sink->add(id, content(id));
    (void)sink->finish(info());
    const std::string script = scratch("js.cjs").string();
    write_file(script, R"(const {PMTiles} = require('pmtiles'); const fs = require('fs');
class File { constructor(p) { this.fd = fs.openSync(p); this.p = p; } getKey() { return this.p; }
  async getBytes(offset, length) { const b = Buffer.alloc(length);
    const n = fs.readSync(this.fd, b, 0, length, offset);
    return {data: b.buffer.slice(b.byteOffset, b.byteOffset + n)}; } }
(async () => { const a = new PMTiles(new File(process.argv[2])); let n = 0;
  for (let z = 0; z < 7; ++z) for (let x = 0; x < 2**z; ++x) for (let y = 0; y < 2**z; ++y)
    if ((await a.getZxy(z, x, y)).data.byteLength > 0) ++n;
  process.exit(n === 5461 ? 0 : 1); })();)");
    EXPECT_EQ(std::system(fmt::format("node {} {}", script, path.string()).c_str()), 0);
    fs::remove(path);
    fs::remove(script);
}

/// First column of the first row.
std::string query(const fs::path& path, const std::string& sql) {
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::string out;
    if (sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        out = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return out;
}

TEST(Mbtiles, has_the_view_the_metadata_and_the_application_id) {
    const fs::path path = scratch("a.mbtiles");
    const auto sink = mbtiles_sink(path);
    for (std::uint64_t id = 0; id < first_id(5); ++id) sink->add(id, content(id));
    const SinkCounts counts = sink->finish(info());
    EXPECT_EQ(query(path, "PRAGMA application_id"), std::to_string(0x4d504258));
    EXPECT_EQ(query(path, "SELECT count(*) FROM tiles"), "341");
    EXPECT_EQ(query(path, "SELECT count(*) FROM tiles_data"), std::to_string(counts.distinct));
    EXPECT_EQ(query(path, "SELECT value FROM metadata WHERE name='attribution'"), "© somebody");
    EXPECT_EQ(query(path, "SELECT value FROM metadata WHERE name='format'"), "png");
    const TileId tile{4, 3, 2};
    EXPECT_EQ(query(path, "SELECT CAST(tile_data AS TEXT) FROM tiles WHERE zoom_level=4 AND "
                          "tile_column=3 AND tile_row=13"),
              content(hilbert_id(tile)))
        << "rows count from the south";
    fs::remove(path);
}

/// Standard output of a command.
std::string output_of(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    if (pipe == nullptr) return out;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
    pclose(pipe);
    return out;
}

TEST(Mbtiles, is_read_by_gdal) {
    if (std::system("gdalinfo --version >/dev/null 2>&1") != 0) {
        fmt::print("skipped: gdalinfo is not installed\n");
        GTEST_SKIP();
    }
    const fs::path path = scratch("gdal.mbtiles");
    const auto sink = mbtiles_sink(path);
    const render::Bitmap red = [] {
        render::Bitmap bitmap;
        bitmap.width = bitmap.height = 256;
        for (int i = 0; i < 256 * 256; ++i)
            for (const int part : {200, 30, 30, 255})
                bitmap.rgba.push_back(static_cast<std::uint8_t>(part));
        return bitmap;
    }();
    const std::string tile = encode_webp(red);
    TilesetInfo facts = info();
    facts.format = TileFormat::webp;
    facts.max_zoom = 3;
    for (std::uint64_t id = 0; id < first_id(4); ++id) sink->add(id, tile);
    (void)sink->finish(facts);
    const std::string told = output_of("gdalinfo " + path.string() + " 2>&1");
    EXPECT_THAT(told, HasSubstr("Driver: MBTiles/MBTiles"));
    EXPECT_THAT(told, HasSubstr("Pseudo-Mercator"));
    const std::string pixel = output_of("gdallocationinfo -valonly " + path.string() + " 5 5");
    EXPECT_THAT(pixel, testing::StartsWith("200\n30\n30\n"));
    fs::remove(path);
}

TEST(Folder, writes_rows_from_the_north_or_the_south) {
    const fs::path folder = scratch("folder");
    for (const RowOrder order : {RowOrder::xyz, RowOrder::tms}) {
        const auto sink = folder_sink(folder, TileFormat::png, order);
        for (std::uint64_t id = 0; id < first_id(3); ++id) sink->add(id, content(id));
        (void)sink->finish(info());
        const int row = order == RowOrder::xyz ? 1 : 2;
        EXPECT_EQ(read_file(folder / fmt::format("2/3/{}.png", row)),
                  content(hilbert_id({2, 3, 1})));
        fs::remove_all(folder);
    }
}

TEST(Digest, gzip_has_no_time_and_comes_back) {
    const std::string text(10000, 'x');
    const std::string packed = gzip(text);
    EXPECT_EQ(packed.substr(4, 4), std::string(4, '\0'));
    EXPECT_EQ(gunzip(packed, 20000), text);
    EXPECT_THROW((void)gunzip(packed, 100), Error) << "a bomb";
    EXPECT_THROW((void)gunzip(packed.substr(0, 20), 20000), Error);
    EXPECT_EQ(crc32_of("123456789"), 0xCBF43926U);
}

} // namespace
} // namespace cordon::tile
