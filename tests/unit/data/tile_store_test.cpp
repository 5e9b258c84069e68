// SPDX-License-Identifier: MIT
#include "support.hpp"
#include "tile_bytes.hpp"

#include "core/file.hpp"
#include "data/tile_store.hpp"

#include <libdeflate.h>

#include <memory>

using namespace cordon;

namespace {

std::string packed(const std::string& text) {
    struct Free {
        void operator()(libdeflate_compressor* handle) const { libdeflate_free_compressor(handle); }
    };
    const std::unique_ptr<libdeflate_compressor, Free> handle(libdeflate_alloc_compressor(6));
    std::string out(libdeflate_gzip_compress_bound(handle.get(), text.size()), '\0');
    out.resize(
        libdeflate_gzip_compress(handle.get(), text.data(), text.size(), out.data(), out.size()));
    return out;
}

/// A directory: numbers of tiles one after the other, then runs, lengths and offsets.
struct DirectoryEntry {
    std::uint64_t tile = 0;
    std::uint64_t run = 1;
    std::uint64_t length = 0;
    std::uint64_t offset = 0;
};

std::string directory(const std::vector<DirectoryEntry>& entries) {
    std::string out = tile_bytes::varint(entries.size());
    std::uint64_t last = 0;
    for (const DirectoryEntry& e : entries) {
        out += tile_bytes::varint(e.tile - last);
        last = e.tile;
    }
    for (const DirectoryEntry& e : entries) out += tile_bytes::varint(e.run);
    for (const DirectoryEntry& e : entries) out += tile_bytes::varint(e.length);
    for (const DirectoryEntry& e : entries) out += tile_bytes::varint(e.offset + 1);
    return out;
}

std::filesystem::path file_of(const std::string& bytes) {
    const auto path = temporary_folder("tile_store") / "tiles.pmtiles";
    write_file(path, bytes);
    return path;
}

} // namespace

TEST(TileFolder, FindsTilesByTheirPattern) {
    const auto folder = temporary_folder("tile_folder");
    std::filesystem::create_directories(folder / "1/0");
    write_file(folder / "1/0/1.pbf", "tile");
    EXPECT_EQ(data::open_tiles((folder / "{z}/{x}/{y}.pbf").string())->read({1, 0, 1}), "tile");
    EXPECT_EQ(data::open_tiles((folder / "{z}/{x}/{-y}.pbf").string())->read({1, 0, 0}), "tile");
    EXPECT_EQ(data::open_tiles(folder.string())->read({1, 0, 1}), "tile") << "the ending is found";
    EXPECT_FALSE(data::open_tiles(folder.string())->read({1, 0, 0}));
}

TEST(TileStore, UnpacksGzipAndLeavesTheRest) {
    const std::string text(1000, 'x');
    EXPECT_EQ(data::unpacked(packed(text)), text);
    EXPECT_EQ(data::unpacked("plain bytes of no gzip"), "plain bytes of no gzip");
}

TEST(TileStore, RefusesBrokenAndOversizedGzip) {
    std::string bytes = packed(std::string(1000, 'x'));
    std::string torn = bytes;
    torn[12] = static_cast<char>(torn[12] ^ 0x55);
    EXPECT_THROW((void)data::unpacked(torn), Error);
    bytes.replace(bytes.size() - 4, 4, "\xFF\xFF\xFF\xFF"); // says 4 GiB
    EXPECT_THROW((void)data::unpacked(bytes), Error);
}

TEST(Pmtiles, ReadsTilesOfRootAndLeaves) {
    const std::string leaf = directory({{1, 2, 2, 3}});
    const std::string root = directory({{0, 1, 3, 0}, {1, 0, leaf.size(), 0}});
    const auto store = data::open_tiles(file_of(tile_bytes::pmtiles(root, leaf, "topab")).string());
    EXPECT_EQ(store->read({0, 0, 0}), "top");
    EXPECT_EQ(store->read({1, 0, 0}), "ab");
    EXPECT_EQ(store->read({1, 0, 1}), "ab") << "a run of two tiles";
    EXPECT_FALSE(store->read({1, 1, 1}));
    EXPECT_EQ(store->description().number_or("maxzoom", 0), 1);
}

TEST(Pmtiles, EndsWhereADirectoryLeadsToItself) {
    const std::string leaf = directory({{0, 0, 5, 0}});
    ASSERT_EQ(leaf.size(), 5U);
    const auto store = data::open_tiles(
        file_of(tile_bytes::pmtiles(directory({{0, 0, 5, 0}}), leaf, "")).string());
    EXPECT_THROW((void)store->read({0, 0, 0}), Error);
}

TEST(Pmtiles, RefusesHostileDirectories) {
    const auto opens = [](const std::string& root) {
        (void)data::open_tiles(file_of(tile_bytes::pmtiles(root, "", "")).string());
    };
    EXPECT_THROW(opens(tile_bytes::varint(std::uint64_t{1} << 62U)), Error) << "a huge count";
    EXPECT_THROW(opens(tile_bytes::varint(3)), Error) << "entries that are not there";
    EXPECT_THROW(opens(std::string(20, '\xFF')), Error) << "a number without end";
    EXPECT_THROW(opens(""), Error);
    const std::string large = tile_bytes::varint(4'500'000) + std::string(18'000'000, '\1');
    EXPECT_THROW(opens(large), Error) << "entries that are there, but too many to keep";
}

TEST(Pmtiles, RefusesEveryTruncation) {
    const std::string root = directory({{0, 1, 3, 0}});
    const std::string whole = tile_bytes::pmtiles(root, "", "top");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto path = file_of(whole.substr(0, length));
        EXPECT_THROW((void)data::open_tiles(path.string())->read({0, 0, 0}), Error)
            << length << " bytes";
    }
}

TEST(Mbtiles, RefusesWhatIsNoDatabase) {
    const auto path = temporary_folder("mbtiles") / "tiles.mbtiles";
    write_file(path, std::string(4096, 'x'));
    EXPECT_THROW((void)data::open_tiles(path.string()), Error);
    EXPECT_THROW((void)data::open_mbtiles(path.parent_path() / "absent.mbtiles"), Error);
}

TEST(Mbtiles, CountsRowsFromTheSouth) {
    const auto path = temporary_folder("mbtiles_rows") / "tiles.mbtiles";
    const std::string sql = "CREATE TABLE metadata (name text, value text);"
                            "INSERT INTO metadata VALUES ('maxzoom', '1'), ('name', 'test');"
                            "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
                            "INSERT INTO tiles VALUES (1, 0, 1, 'north'), (1, 0, 0, 'south');";
    if (std::system(("sqlite3 '" + path.string() + "' \"" + sql + "\" 2>/dev/null").c_str()) != 0)
        GTEST_SKIP() << "sqlite3 is not installed";
    const auto store = data::open_tiles(path.string());
    EXPECT_EQ(store->read({1, 0, 0}), "north");
    EXPECT_EQ(store->read({1, 0, 1}), "south");
    EXPECT_FALSE(store->read({1, 1, 1}));
    EXPECT_EQ(store->description().number_or("maxzoom", 0), 1);
}
