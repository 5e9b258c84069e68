// SPDX-License-Identifier: MIT
#include "app/byte_cache.hpp"
#include "app/watched_files.hpp"
#include "serve/assets.hpp"
#include "serve/respond.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cordon::serve {
namespace {

using testing::HasSubstr;

TEST(TilePath, IsReadWithAndWithoutDoubledPixels) {
    const auto plain = parse_tile("/tile/3/7/60/58.png");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->z, 7);
    EXPECT_EQ(plain->x, 60U);
    EXPECT_EQ(plain->y, 58U);
    EXPECT_EQ(plain->scale, 1);
    const auto sharp = parse_tile("/tile/3/7/60/58@2x.png");
    ASSERT_TRUE(sharp);
    EXPECT_EQ(sharp->scale, 2);
}

TEST(TilePath, IsRefusedWhenItIsWrittenOtherwise) {
    for (const char* path :
         {"/tile/1/7/60/58", "/tile/1/7/60/58.png/", "/tile/1/7/60/58@3x.png", "/tile/1/7/60.png",
          "/tile/1/-7/60/58.png", "/tile/1/31/60/58.png", "/tile/1/7/99999999999/58.png",
          "/tile/1/7/60/58.png/../../etc/passwd", "/tile//7/60/58.png", "/tile/", "/tile",
          "/tile/1/7/0x3c/58.png", "/tile/1/7/60/ 58.png"})
        EXPECT_FALSE(parse_tile(path)) << path;
}

TEST(Host, IsThisMachinesOwnNameWithThePort) {
    EXPECT_TRUE(is_own_host("127.0.0.1:8700", 8700));
    EXPECT_TRUE(is_own_host("localhost:8700", 8700));
    for (const char* host : {"", "127.0.0.1", "127.0.0.1:8701", "evil.example", "evil.example:8700",
                             "localhost:8700.evil.example", "localhost.evil.example:8700"})
        EXPECT_FALSE(is_own_host(host, 8700)) << host;
}

TEST(Respond, SaysWhyThereIsNothing) {
    const LiveMap map{app::RenderOptions{}}; // not started: nothing is drawn
    const auto ask = [&](std::string_view method, std::string_view path, std::string_view host) {
        return respond({method, path, host, 8700}, map, "map");
    };
    EXPECT_EQ(ask("GET", "/", "evil.example:8700").status, 403);
    EXPECT_EQ(ask("POST", "/", "localhost:8700").status, 405);
    EXPECT_EQ(ask("GET", "/sheet.png", "localhost:8700").status, 503);
    EXPECT_EQ(ask("GET", "/tile/0/1/0/0.png", "localhost:8700").status, 503);
    for (const char* path : {"/map.toml", "/../map.toml", "//", "/page.css/", "/etc/passwd",
                             "/leaflet.js\n", "/index.html", "/src/serve/page/page.js", ""})
        EXPECT_EQ(ask("GET", path, "localhost:8700").status, 404) << path;
    EXPECT_EQ(ask("GET", "/page.css", "localhost:8700").status, 200);
}

TEST(Respond, PutsTheStateIntoThePage) {
    const LiveMap map{app::RenderOptions{}};
    const Answer page = respond({"GET", "/", "localhost:8700", 8700}, map, "map");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr(R"("revision":0)"));
    EXPECT_THAT(page.body, testing::Not(HasSubstr("@STATE@")));
}

TEST(Assets, AreWholeAndTheLicenceIsAmongThem) {
    EXPECT_THAT(std::string(asset("page.js")), HasSubstr("EventSource"));
    EXPECT_EQ(asset("page.js").back(), '\n');
    EXPECT_TRUE(asset("nothing").empty());
    if (!asset("leaflet.js").empty()) {
        EXPECT_THAT(std::string(asset("LICENSE")), HasSubstr("BSD 2-Clause"));
    }
}

TEST(ByteCache, ForgetsWhatWasNotAskedForLongest) {
    app::ByteCache<int> cache(1000);
    cache.put(1, std::string(300, 'a'));
    cache.put(2, std::string(300, 'b'));
    EXPECT_TRUE(cache.find(1)); // now 2 is the oldest
    cache.put(3, std::string(300, 'c'));
    EXPECT_EQ(cache.size(), 2U);
    EXPECT_TRUE(cache.find(1));
    EXPECT_FALSE(cache.find(2));
    EXPECT_LE(cache.bytes(), 1000U);
}

TEST(ByteCache, DoesNotKeepWhatAloneIsTooMuch) {
    app::ByteCache<int> cache(1000);
    cache.put(1, std::string(100, 'a'));
    cache.put(1, std::string(2000, 'a'));
    EXPECT_FALSE(cache.find(1));
    EXPECT_EQ(cache.bytes(), 0U);
}

TEST(WatchedFiles, AreTheMapItsDataAndItsStyle) {
    app::RenderOptions map;
    const std::string folder = CORDON_SOURCE_DIR "/examples/bamako-2025/";
    map.inputs = {folder + "map.toml"};
    std::vector<std::string> names;
    for (const auto& file : app::watched_files(map)) names.push_back(file.filename().string());
    EXPECT_THAT(names,
                testing::UnorderedElementsAre("map.toml", "incidents.geojson", "press.json"));
    map.inputs = {"no-such.toml"};
    EXPECT_THAT(app::watched_files(map), testing::ElementsAre("no-such.toml"));
}

} // namespace
} // namespace cordon::serve
