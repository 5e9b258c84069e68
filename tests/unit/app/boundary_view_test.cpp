// SPDX-License-Identifier: MIT
#include "app/boundary_view.hpp"
#include "core/diagnostic.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

/// Three lines as Natural Earth 5 classes them: one for all, one by view, one that is no border.
data::FeatureLayer lines() {
    data::FeatureLayer layer("lines");
    layer.metadata.source = "ne.shp";
    const auto add = [&](std::string_view all, std::string_view india) {
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.add_part(std::vector<geom::LonLat>{{75, 34}, {76, 35}});
        layer.set("FEATURECLA", all);
        if (!india.empty()) layer.set("FCLASS_IN", india);
        layer.set("FCLASS_PK", std::string_view("Disputed (please verify)"));
        layer.finish_feature();
    };
    add("International boundary (verify)", "");
    add("Line of control (please verify)", "Unrecognized");
    add("Lease limit", "Lease limit");
    return layer;
}

std::vector<std::string> kinds(const data::FeatureLayer& layer) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < layer.size(); ++i) out.emplace_back(layer.text(i, "kind"));
    return out;
}

} // namespace

TEST(BoundaryView, DecidesWhichLinesAreDrawnAndDashed) {
    using testing::ElementsAre;
    EXPECT_THAT(kinds(seen_from(lines(), "neutral")), ElementsAre("international", "disputed"));
    EXPECT_THAT(kinds(seen_from(lines(), "IN")), ElementsAre("international"));
    EXPECT_THAT(kinds(seen_from(lines(), "pk")), ElementsAre("disputed", "disputed", "disputed"));
}

TEST(BoundaryView, ThatIsNotThereIsRefusedWithThoseThatAre) {
    try {
        (void)seen_from(lines(), "XX");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().message, "has no point of view 'XX'");
        EXPECT_EQ(error.diagnostic().hints.front(), "it has: neutral, IN, PK");
    }
    data::FeatureLayer plain("plain");
    EXPECT_THROW((void)seen_from(plain, "IN"), Error);
    EXPECT_THROW((void)seen_from(plain, "neutral"), Error) << "it has no classes";
}

TEST(BoundaryView, IsNamedInTheNotes) {
    MapDocument document;
    EXPECT_EQ(view_sentence(document), "");
    document.map.boundary_view = "neutral";
    EXPECT_EQ(view_sentence(document),
              "Disputed boundaries are dashed; no point of view is taken.");
    document.map.boundary_view = "in";
    document.data.boundaries.emplace();
    document.data.boundaries->name = "ne_10m";
    EXPECT_EQ(view_sentence(document),
              "Boundaries from the point of view IN (ne_10m); disputed ones are dashed.");
}
