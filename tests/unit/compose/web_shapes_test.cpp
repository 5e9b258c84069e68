// SPDX-License-Identifier: MIT
#include "compose/line_ink.hpp"
#include "compose/line_ribbon.hpp"
#include "compose/pixel_canvas.hpp"
#include "compose/tile_square.hpp"
#include "compose/web_anchors.hpp"
#include "core/diagnostic.hpp"

#include <numbers>

using namespace cordon;
using namespace cordon::compose;
using geom::PagePoint;

namespace {

PaintContext world_of_one_tile() {
    PaintContext context;
    context.grid.emplace();
    context.grid->frame = {0, 0, 512, 512};
    return context;
}

/// Alpha of a pixel, 0..255.
int alpha(const scene::Picture& picture, int x, int y) {
    return (
        *picture.rgba)[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                            static_cast<std::size_t>(x)) +
                       3];
}

} // namespace

TEST(LineRibbon, MitresAreSharedAndBevelsAreNot) {
    const std::vector<PagePoint> bend{{0, 0}, {100, 0}, {150, 87}}; // by 60 degrees
    RibbonStyle style;
    const Ribbon miter = ribbon_of(bend, style);
    ASSERT_EQ(miter.vertices.size(), 6U);
    EXPECT_EQ(miter.triangles.size(), 4U);
    EXPECT_NEAR(std::hypot(miter.vertices[2].extrude.x, miter.vertices[2].extrude.y),
                1.0 / std::cos(std::numbers::pi / 6), 0.02);
    style.join = scene::Join::bevel;
    EXPECT_EQ(ribbon_of(bend, style).triangles.size(), 6U);
}

TEST(LineRibbon, SquareEndsReachHalfAWidthBeyond) {
    RibbonStyle style;
    style.cap = scene::Cap::square;
    const Ribbon ribbon = ribbon_of(std::vector<PagePoint>{{0, 0}, {100, 0}}, style);
    ASSERT_EQ(ribbon.vertices.size(), 4U);
    EXPECT_NEAR(ribbon.vertices.front().extrude.x, -1.0, 1e-9);
    EXPECT_NEAR(ribbon.vertices.back().extrude.x, 1.0, 1e-9);
    EXPECT_EQ(ribbon.vertices.back().so_far, 100.0);
}

TEST(LineRibbon, LinesWithoutLengthAreNothing) {
    EXPECT_TRUE(ribbon_of({}, {}).triangles.empty());
    EXPECT_TRUE(ribbon_of(std::vector<PagePoint>{{5, 5}, {5, 5}, {5, 5}}, {}).triangles.empty());
}

TEST(DashPicture, IsPositiveInsideOfDashesAndRepeats) {
    const std::vector<double> dashes{2, 2};
    const DashPicture picture(dashes, false);
    EXPECT_EQ(picture.length(), 4.0);
    EXPECT_GT(picture.at(0.25, 0), 0.5);
    EXPECT_LT(picture.at(0.75, 0), 0.5);
    EXPECT_DOUBLE_EQ(picture.at(0.25, 0), picture.at(7.25, 0));
}

TEST(DashPicture, OddListsBeginAndEndWithADash) {
    const std::vector<double> dashes{1, 2, 1};
    const DashPicture picture(dashes, false);
    EXPECT_GT(picture.at(0.0, 0), 0.5);
    EXPECT_LT(picture.at(0.5, 0), 0.5);
    EXPECT_GT(picture.at(0.99, 0), 0.5);
}

TEST(DashPicture, RoundDashesAreNarrowerAtTheirSides) {
    const std::vector<double> dashes{1, 3};
    const DashPicture picture(dashes, true);
    EXPECT_GT(picture.at(0.30, 0.0), 0.5) << "the round end reaches beyond the dash";
    EXPECT_LT(picture.at(0.30, 0.95), 0.5);
}

TEST(LineRamp, RunsOverThePieceThatIsDrawn) {
    LineRamp ramp([](double at) { return Color{at, 0, 0, 1}; }, false);
    ramp.take_piece(0.5, 1.0);
    EXPECT_NEAR(ramp.at(0.0).r, 0.5, 0.01);
    EXPECT_NEAR(ramp.at(1.0).r, 1.0, 0.01);
    LineRamp steps([](double at) { return Color{at < 0.5 ? 0.0 : 1.0, 0, 0, 1}; }, true);
    steps.take_piece(0.0, 1.0);
    EXPECT_EQ(steps.at(0.49).r, 0.0);
    EXPECT_EQ(steps.at(0.51).r, 1.0);
}

TEST(PixelCanvas, PixelsOfASharedEdgeBelongToOneTriangle) {
    PixelCanvas canvas({0, 0, 8, 8}, 1.0);
    const Shader half = [](const std::array<double, 4>&) { return Color{0, 0, 0, 0.5}; };
    const CanvasVertex a{{0, 0}};
    const CanvasVertex b{{8, 0}};
    const CanvasVertex c{{8, 8}};
    const CanvasVertex d{{0, 8}};
    canvas.triangle({a, b, c}, half);
    canvas.triangle({a, c, d}, half);
    const scene::Picture picture = canvas.picture();
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x) EXPECT_EQ(alpha(picture, x, y), 128) << x << ' ' << y;
}

TEST(PixelCanvas, HairlinesStayOffSolidAreas) {
    PixelCanvas canvas({0, 0, 8, 8}, 1.0);
    const std::vector<std::vector<PagePoint>> square{{{2, 2}, {6, 2}, {6, 6}, {2, 6}}};
    canvas.area(square, {1, 0, 0, 0.5}, true);
    canvas.hairline({0, 4.5}, {8, 4.5}, {0, 0, 0, 1}, false);
    const scene::Picture picture = canvas.picture();
    EXPECT_EQ(alpha(picture, 0, 4), 255);
    EXPECT_EQ(alpha(picture, 4, 4), 128);
    EXPECT_EQ(alpha(picture, 0, 0), 0);
}

TEST(PixelCanvas, ClipsAndRefusesWhatIsTooLarge) {
    PixelCanvas canvas({0, 0, 8, 8}, 1.0);
    canvas.clip_to({{0, 0}, {4, 0}, {4, 8}, {0, 8}});
    const std::vector<std::vector<PagePoint>> all{{{-99, -99}, {99, -99}, {99, 99}, {-99, 99}}};
    canvas.area(all, {0, 0, 0, 1}, false);
    EXPECT_EQ(alpha(canvas.picture(), 3, 3), 255);
    EXPECT_EQ(alpha(canvas.picture(), 4, 3), 0);
    EXPECT_THROW(PixelCanvas({0, 0, 1e6, 8}, 1.0), Error);
    EXPECT_FALSE(PixelCanvas({0, 0, 8, 8}, 1.0).picture().rgba);
}

TEST(TileSquare, GoesToThePageAndBackOnTurnedMaps) {
    PaintContext context = world_of_one_tile();
    context.bearing = 30.0;
    context.origin = {10, 20};
    const TileSquare tile(context, 2, 1, 3);
    const PagePoint page = tile.to_page({100, 200});
    const PagePoint units = tile.to_units(page);
    EXPECT_NEAR(units.x, 100, 1e-6);
    EXPECT_NEAR(units.y, 200, 1e-6);
    EXPECT_NEAR(tile.unit(), 128.0 / 8192.0, 1e-12);
}

TEST(TileSquare, LinesAreCutWithTheirShareOfTheWhole) {
    const PaintContext context = world_of_one_tile();
    const TileSquare tile(context, 1, 0, 0); // the upper left quarter
    const std::vector<PagePoint> line{{128, 128}, {384, 128}};
    const auto pieces = pieces_of(line, tile, 0.0);
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_NEAR(pieces[0].last, 0.5, 1e-9);
    EXPECT_EQ(pieces[0].points.back().x, TileSquare::extent);
    EXPECT_TRUE(pieces_of(line, TileSquare(context, 1, 0, 1), 0.0).empty());
}

TEST(TileSquare, CutsTheTilesOfASourceBeyondItsLastZoom) {
    PaintContext context = world_of_one_tile();
    context.grid->zoom = 1.0;
    data::FeatureLayer features("tiles");
    features.tiles.push_back({{0, 0, 0}, 0, 0});
    const auto tiles = drawn_tiles(features, context);
    ASSERT_EQ(tiles.size(), 4U);
    EXPECT_EQ(tiles[0].number.zoom, 1);
    EXPECT_LT(tiles[0].margin, TileSquare::extent) << "what reaches far beyond is cut off";
}

TEST(WebAnchors, BeginAtTheLineOrInTheMiddleOfShortOnes) {
    const PaintContext context = world_of_one_tile();
    const TileSquare tile(context, 0, 0, 0);
    const std::vector<PagePoint> line{{10, 100}, {310, 100}};
    const auto anchors = web_anchors(line, tile, 1.0, {100.0, 20.0, 32.0});
    ASSERT_EQ(anchors.size(), 3U);
    EXPECT_NEAR(anchors[0].at.x, 10 + 42, 0.1);
    EXPECT_NEAR(anchors[1].at.x, 10 + 142, 0.1);
    EXPECT_NEAR(anchors[0].angle, 0.0, 1e-9);
    const std::vector<PagePoint> small{{10, 100}, {40, 100}};
    const auto middle = web_anchors(small, tile, 1.0, {100.0, 20.0, 32.0});
    ASSERT_EQ(middle.size(), 1U);
    EXPECT_NEAR(middle[0].at.x, 25, 0.1);
}
