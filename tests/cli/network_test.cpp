// SPDX-License-Identifier: MIT
// --allow-network, with a server on this machine.
#include "cli/program.hpp"
#include "support/file_server.hpp"

#include <cstdlib>

using namespace cordon::test;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

constexpr const char* zone = R"({"type":"FeatureCollection","features":[{"type":"Feature",
  "properties":{},"geometry":{"type":"Polygon",
  "coordinates":[[[-9,12],[-6,12],[-6,14],[-9,14],[-9,12]]]}}]})";

class Network : public testing::Test {
  protected:
    Network() {
        for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
            ::unsetenv(name);
        ::setenv("XDG_CACHE_HOME", (place_.folder() / ".run" / "cache").c_str(), 1);
    }
    ~Network() override { ::unsetenv("XDG_CACHE_HOME"); }

    [[nodiscard]] std::string hosts() const {
        return "--allow-network=127.0.0.1:" + std::to_string(server_.port());
    }
    /// A style with one source that a fill draws; `more` are further members of the root.
    [[nodiscard]] static std::string style(const std::string& source,
                                           const std::string& more = {}) {
        return R"({"version":8,"center":[-7.5,13],"zoom":6,)" + more + R"("sources":{"a":)" +
               source +
               R"(},"layers":[{"id":"paper","type":"background","paint":{"background-color":"#fff"}},
  {"id":"a","type":"fill","source":"a","paint":{"fill-color":"#0f0"}}]})";
    }
    [[nodiscard]] std::string geojson_style(const std::string& path) const {
        return style(R"({"type":"geojson","attribution":"The office","data":")" +
                     server_.address(path) + R"("})");
    }
    RunResult render(const std::vector<std::string>& more) {
        std::vector<std::string> all = {"render", "style.json", "-o", "a.svg"};
        all.insert(all.end(), more.begin(), more.end());
        return place_.cordon(all);
    }

    FileServer server_;
    Workplace place_{Data::shipped};
};

} // namespace

TEST_F(Network, IsNotUsedUnlessItIsAllowed) {
    server_.put("/zone.geojson", zone);
    place_.put("style.json", geojson_style("/zone.geojson?key=SECRET"));
    for (const char* command : {"render", "check"}) {
        const RunResult result =
            command == std::string("render") ? render({}) : place_.cordon({"check", "style.json"});
        EXPECT_EQ(result.code, command == std::string("render") ? 1 : 0);
        EXPECT_THAT(result.err, AllOf(HasSubstr("--allow-network fetches it"),
                                      HasSubstr("or download the data and name the file"),
                                      HasSubstr("key=***"), Not(HasSubstr("SECRET"))));
    }
    EXPECT_THAT(server_.requests(), IsEmpty());
    EXPECT_FALSE(place_.has(".run/cache/cordon/network"));
}

TEST_F(Network, BringsGeojsonWithItsRecord) {
    server_.put("/zone.geojson?key=SECRET", zone);
    place_.put("style.json", geojson_style("/zone.geojson?key=SECRET"));
    const RunResult result = render({hosts(), "--sidecar", "--depfile", "a.d"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    EXPECT_THAT(result.out, HasSubstr("network: 1 request to 127.0.0.1:"));
    EXPECT_THAT(place_.get("a.svg"), AllOf(HasSubstr("The office"), HasSubstr("#0f0")));
    for (const char* file : {"a.svg", "a.json"})
        EXPECT_THAT(place_.get(file),
                    AllOf(HasSubstr("/zone.geojson?key=***"), Not(HasSubstr("SECRET"))))
            << file;
    EXPECT_THAT(place_.get("a.json"), HasSubstr(R"("crs": "WGS 84")"));
    EXPECT_THAT(place_.get("a.d"), Not(HasSubstr("network")));
}

TEST_F(Network, AsksAgainOnlyWhetherAnAnswerHolds) {
    server_.put("/zone.geojson", zone);
    place_.put("style.json", geojson_style("/zone.geojson"));
    EXPECT_EQ(render({hosts()}).code, 0);
    const std::string first = place_.get("a.svg");
    const RunResult again = render({hosts(), "--cache", "maps"});
    EXPECT_THAT(again.out, HasSubstr("1 unchanged since they were kept"));
    EXPECT_THAT(server_.heads(), HasSubstr("If-None-Match: "));
    EXPECT_EQ(place_.get("a.svg"), first);
    server_.put("/zone.geojson", std::string(R"({"type":"FeatureCollection","features":[]})"));
    EXPECT_EQ(render({hosts(), "--cache", "maps"}).code, 0);
    EXPECT_NE(place_.get("a.svg"), first) << "a map of the cache knows nothing of the network";
    EXPECT_EQ(render({}).code, 1) << "what was kept is not used without the option";
}

TEST_F(Network, ReachesNamedHostsOnly) {
    server_.put("/zone.geojson",
                {302, "", {"Location: http://localhost:" + std::to_string(server_.port()) + "/b"}});
    server_.put("/b", zone);
    place_.put("style.json", geojson_style("/zone.geojson"));
    const RunResult redirected = render({"--allow-network=127.0.0.1"});
    EXPECT_EQ(redirected.code, 1);
    EXPECT_THAT(redirected.err, HasSubstr("leads to the host 'localhost:"));
    EXPECT_EQ(server_.requests().size(), 1U);
    server_.forget();
    const RunResult other = render({"--allow-network=example.org"});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.err, HasSubstr("--allow-network names example.org, not '127.0.0.1:"));
    EXPECT_THAT(server_.requests(), IsEmpty());
    EXPECT_EQ(render({"--allow-network=127.0.0.1,localhost"}).code, 0);
}

TEST_F(Network, RefusesWrongListsOfHosts) {
    place_.put("style.json", geojson_style("/x"));
    EXPECT_EQ(render({"--allow-network="}).code, 2);
    EXPECT_EQ(render({"--allow-network=http://a.org"}).code, 2);
    EXPECT_EQ(render({"--allow-network", "--allow-network=a.org"}).code, 2);
    EXPECT_EQ(place_
                  .cordon({"tiles", "plan", "style.json", "--zoom", "3", "-o", "p.json",
                           "--allow-network"})
                  .code,
              2);
}

TEST_F(Network, SaysWhatAServerAnswers) {
    server_.put("/busy", {503, "", {"Retry-After: 60"}});
    server_.put("/page", {200, "<html>sign in</html>", {"Content-Type: text/html"}});
    place_.put("style.json", geojson_style("/none.geojson"));
    EXPECT_THAT(render({hosts()}).err,
                HasSubstr("/none.geojson' was not fetched: the server answered 404 (not found)"));
    place_.put("style.json", geojson_style("/busy"));
    EXPECT_THAT(render({hosts()}).err, HasSubstr("answered 503 and asks to wait 60 s"));
    place_.put("style.json", geojson_style("/page"));
    const RunResult page = render({hosts()});
    EXPECT_EQ(page.code, 1);
    EXPECT_THAT(page.err, AllOf(HasSubstr(server_.address("/page")), HasSubstr("text/html"),
                                Not(HasSubstr(".run/cache"))));
}

TEST_F(Network, BringsTileJsonAndVectorTiles) {
    place_.put("in.csv", "lat,lon,date,type,place\n12.84,-8.52,2025-10-28,attack,RN24\n");
    EXPECT_EQ(place_
                  .cordon({"tiles", "in.csv", "-o", "t", "--zoom", "4-6", "--bbox", "-10,11,-5,15",
                           "--format", "mvt"})
                  .code,
              0);
    for (const auto& file : std::filesystem::recursive_directory_iterator(place_.folder() / "t"))
        if (file.is_regular_file()) {
            const std::string name = file.path().lexically_relative(place_.folder()).string();
            server_.put("/" + name, place_.get(name));
        }
    server_.put("/own.json", std::string(R"({"tilejson":"3.0.0","tiles":["t/{z}/{x}/{y}.mvt"],)"
                                         R"("minzoom":4,"maxzoom":6,"attribution":"Own tiles"})"));
    std::string text =
        style(R"({"type":"vector","url":")" + server_.address("/own.json") + R"("})");
    const std::string fill = R"("type":"fill","source":"a","paint":{"fill-color":"#0f0"})";
    text.replace(text.find(fill), fill.size(),
                 R"("type":"circle","source":"a","source-layer":"incidents",)"
                 R"("paint":{"circle-color":"#0f0","circle-radius":9})");
    place_.put("style.json", text);
    const RunResult result = render({hosts(), "--sidecar"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(place_.get("a.svg"), AllOf(HasSubstr("Own tiles"), HasSubstr("#0f0")));
    EXPECT_THAT(place_.get("a.json"), HasSubstr("/t/{z}/{x}/{y}.mvt"));
    EXPECT_THAT(server_.requests(), Each(Not(HasSubstr("%7B"))));
}

TEST_F(Network, TakesMissingTilesForEmptyOnes) {
    place_.put("style.json", style(R"({"type":"vector","maxzoom":6,"tiles":[")" +
                                   server_.address("/{z}/{x}/{y}.pbf") + R"("]})"));
    const RunResult result = render({hosts()});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("has no tile of zoom"));
    EXPECT_FALSE(server_.requests().empty());
}

TEST_F(Network, ReadsStylesAndDataOfMapsByTheirAddresses) {
    server_.put("/s/style.json", style(R"({"type":"geojson","data":"../zone.geojson"})"));
    server_.put("/zone.geojson", zone);
    server_.put("/in.csv", std::string("lat,lon,date,type,place,source,claim\n"
                                       "12.84,-8.52,2025-10-28,attack,RN24,X,reported\n"));
    RunResult result =
        place_.cordon({"render", server_.address("/s/style.json"), "-o", "a.svg", hosts()});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(place_.get("a.svg"), HasSubstr("#0f0"));
    place_.put("map.toml", "[data]\nincidents = [\"" + server_.address("/in.csv") + "\"]\n");
    result = place_.cordon({"render", "map.toml", "-o", "b.svg", hosts()});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("1 incident drawn"));
    EXPECT_EQ(place_.cordon({"check", "map.toml", hosts()}).code, 0);
    result = place_.cordon({"render", "map.toml", "-o", "b.svg"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("is on a network and is not fetched"));
    server_.put("/s/style.json", style(R"({"type":"geojson","data":"file:///etc/passwd"})"));
    result = place_.cordon({"render", server_.address("/s/style.json"), "-o", "a.svg", hosts()});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("names 'file:///etc/passwd', which is no address"));
}

TEST_F(Network, FetchesForAnAtlasAndCounts) {
    server_.put("/zone.geojson", zone);
    place_.put("style.json", geojson_style("/zone.geojson"));
    place_.put("rows.csv", "name,bbox\none,\"-9,12,-6,14\"\ntwo,\"-8,12,-6,14\"\n");
    const RunResult result =
        place_.cordon({"render", "style.json", "--each", "rows.csv", "-o", "{name}.svg", hosts()});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("network: 2 requests"));
}
