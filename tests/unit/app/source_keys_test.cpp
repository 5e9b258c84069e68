// SPDX-License-Identifier: MIT
#include "app/credits.hpp"
#include "app/source_keys.hpp"
#include "core/json.hpp"

using namespace cordon;

namespace {

/// Five towns with a number, as a source with these keys gives them.
data::FeatureLayer towns(const std::string& keys, CollectingReporter& reporter) {
    data::FeatureLayer layer("towns");
    for (int i = 0; i < 5; ++i) {
        layer.shapes.add_point({-8.0 + i, 12.0});
        layer.set("n", static_cast<double>(i));
        layer.finish_feature();
    }
    style::Source source;
    source.id = "s";
    source.type = "geojson";
    source.definition = parse_json("{\"type\":\"geojson\"" + keys + "}", "test.json");
    return app::with_source_keys(std::move(layer), source, reporter);
}

} // namespace

TEST(SourceKeys, AFilterKeepsWhatItLetsThrough) {
    CollectingReporter reporter;
    EXPECT_EQ(towns("", reporter).size(), 5U);
    EXPECT_EQ(towns(R"(,"filter":[">",["get","n"],2])", reporter).size(), 2U);
    EXPECT_EQ(towns(R"(,"filter":["in","n",1,4])", reporter).size(), 2U) << "the legacy syntax";
    EXPECT_EQ(towns(R"(,"filter":[">",["get","no"],2])", reporter).size(), 0U);
    EXPECT_TRUE(reporter.diagnostics.empty());
}

TEST(SourceKeys, AWrongFilterIsNamedAndLetsAllThrough) {
    CollectingReporter reporter;
    EXPECT_EQ(towns(R"(,"filter":["nonsense"])", reporter).size(), 5U);
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_THAT(reporter.diagnostics[0].message, testing::HasSubstr("sources.s.filter"));
}

TEST(SourceKeys, IdsArePromotedOrCounted) {
    CollectingReporter reporter;
    const data::FeatureLayer promoted = towns(R"(,"promoteId":"n")", reporter);
    EXPECT_EQ(promoted.number(3, "id", -1), 3.0);
    const data::FeatureLayer counted = towns(R"(,"generateId":true)", reporter);
    EXPECT_EQ(counted.number(4, "id", -1), 4.0);
    EXPECT_FALSE(towns(R"(,"generateId":false)", reporter).column("id"));
}

TEST(Credits, HtmlOfTileSourcesIsPrintedAsText) {
    EXPECT_EQ(app::plain_credit("<a href=\"https://x.org\" target='_blank'>&copy; OpenMapTiles</a> "
                                "<a href='y'>&copy; OpenStreetMap contributors</a>"),
              "© OpenMapTiles © OpenStreetMap contributors");
    EXPECT_EQ(app::plain_credit("Places: A &amp; B, 2 < 3 > 1"), "Places: A & B, 2 < 3 > 1");
    EXPECT_EQ(app::plain_credit("<br>"), "");
    EXPECT_EQ(app::plain_credit("open <tag"), "open <tag");
}
