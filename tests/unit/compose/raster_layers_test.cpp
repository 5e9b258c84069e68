// SPDX-License-Identifier: MIT
#include "compose/line_texture.hpp"
#include "compose/raster_painter.hpp"
#include "compose/relief.hpp"
#include "compose/sprite_icon.hpp"
#include "compose/web_mercator.hpp"
#include "core/json.hpp"
#include "proj/projection.hpp"

using namespace cordon;
using namespace cordon::compose;
using geom::PagePoint;

namespace {

style::ParsedStyle style_of(const std::string& layer) {
    const std::string text = R"({"version":8,"sources":{"s":{"type":"geojson","data":"x"},
        "r":{"type":"raster","tiles":["x"]},"d":{"type":"raster-dem","tiles":["x"]}},"layers":[)" +
                             layer + "]}";
    return style::parse_style(parse_json(text, "test.json"), "test.json");
}

/// The whole square world in 64 pixels.
MapFrame small_world() {
    return {proj::Projection("EPSG:3857"), {0, 0, 64, 64}, {0, 0}, world_metres / 64};
}

std::shared_ptr<Raster> world_raster(int width, int height) {
    auto raster = std::make_shared<Raster>();
    raster->width = width;
    raster->height = height;
    raster->corners = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
    return raster;
}

std::array<int, 4> pixel(const scene::Picture& picture, int x, int y) {
    const std::uint8_t* p = &(*picture.rgba)[4 * static_cast<std::size_t>(y * picture.width + x)];
    return {p[0], p[1], p[2], p[3]};
}

const scene::Picture& only_picture(const scene::Group& group) {
    return std::get<scene::Picture>(group.children.at(0).item);
}

StyleImage grey_image(int width, int height, const std::vector<std::uint8_t>& alpha) {
    StyleImage image;
    image.width = width;
    image.height = height;
    auto rgba = std::make_shared<std::vector<std::uint8_t>>();
    for (const std::uint8_t a : alpha) rgba->insert(rgba->end(), {128, 128, 128, a});
    image.rgba = rgba;
    return image;
}

} // namespace

TEST(RasterPainter, BringsABitmapToTheFrame) {
    const auto parsed = style_of(
        R"({"id":"a","type":"raster","source":"r","paint":{"raster-opacity":0.5,"raster-resampling":"nearest"}})");
    ASSERT_TRUE(parsed.style);
    const style::BoundLayer bound(parsed.style->layers[0], nullptr, {});
    const MapFrame frame = small_world();
    RasterView view{frame, 1.0, {}, Manner::sheet};
    auto raster = world_raster(2, 1);
    raster->rgba = {255, 0, 0, 255, 0, 0, 255, 255};
    view.set.parts.push_back(raster);
    scene::Group out;
    paint_raster(parsed.style->layers[0], bound, view, out);
    const scene::Picture& picture = only_picture(out);
    EXPECT_EQ(picture.width, 64);
    EXPECT_EQ(pixel(picture, 10, 30), (std::array<int, 4>{255, 0, 0, 128}));
    EXPECT_EQ(pixel(picture, 50, 30), (std::array<int, 4>{0, 0, 255, 128}));
}

TEST(RasterPainter, GivesElevationsTheirColour) {
    const auto parsed = style_of(R"({"id":"a","type":"color-relief","source":"d","paint":{
        "color-relief-color":["interpolate",["linear"],["elevation"],0,"#000000",100,"#ffffff"]}})");
    ASSERT_TRUE(parsed.style);
    const style::BoundLayer bound(parsed.style->layers[0], nullptr, {});
    const MapFrame frame = small_world();
    RasterView view{frame, 1.0, {}, Manner::sheet};
    auto raster = world_raster(2, 2);
    raster->metres = {100, 100, 0, std::numeric_limits<float>::quiet_NaN()};
    view.set.parts.push_back(raster);
    scene::Group out;
    paint_raster(parsed.style->layers[0], bound, view, out);
    EXPECT_EQ(pixel(only_picture(out), 8, 4), (std::array<int, 4>{255, 255, 255, 255}));
    EXPECT_EQ(pixel(only_picture(out), 60, 60)[3], 0) << "unknown ground stays free";
}

TEST(Relief, ReadsTheNeighbourBeyondAnEdge) {
    RasterSet set;
    for (int column : {0, 1}) {
        auto raster = world_raster(2, 2);
        raster->zoom = 1;
        raster->column = column;
        raster->metres.assign(4, column == 0 ? 10.0F : 20.0F);
        set.parts.push_back(raster);
    }
    const ElevationGrid grid(set);
    EXPECT_EQ(grid.at(*set.parts[0], 2, 0), 20.0);
    EXPECT_EQ(grid.at(*set.parts[1], -1, 1), 10.0);
    EXPECT_EQ(grid.at(*set.parts[0], 0, -1), 10.0) << "no neighbour: the edge goes on";
}

TEST(Relief, FlatGroundHasNoShadow) {
    const auto parsed = style_of(R"({"id":"a","type":"hillshade","source":"d"})");
    ASSERT_TRUE(parsed.style);
    const style::BoundLayer bound(parsed.style->layers[0], nullptr, {});
    const Shade shade = make_shade(bound, 0.0);
    EXPECT_NEAR(shade(0, 0).a, 0.0, 1e-9);
    EXPECT_GT(shade(2, 2).a, 0.1);
}

TEST(Heat, IsHighestWhereTheWeightLies) {
    const auto parsed =
        style_of(R"({"id":"a","type":"heatmap","source":"s","paint":{"heatmap-radius":20}})");
    ASSERT_TRUE(parsed.style);
    auto features = std::make_shared<data::FeatureLayer>("points");
    features->shapes.add_point({0, 0});
    features->finish_feature();
    PageLayer page;
    page.features = features;
    page.shapes.add_point(PagePoint{32, 32});
    const style::BoundLayer bound(parsed.style->layers[0], features.get(), {});
    scene::Group out;
    paint_heat({parsed.style->layers[0], bound, page, {0}}, {0, 0, 64, 64}, 1.0, out);
    const scene::Picture& picture = only_picture(out);
    EXPECT_GT(pixel(picture, 32, 32)[3], pixel(picture, 48, 32)[3]);
    EXPECT_EQ(pixel(picture, 1, 1)[3], 0);
}

TEST(LineTexture, CutsALineIntoDashesRoundCorners) {
    const std::vector<PagePoint> line{{0, 0}, {10, 0}, {10, 10}};
    const std::vector<double> dashes{8, 4};
    const auto pieces = dashes_of(line, dashes);
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[0].points.size(), 2U);
    EXPECT_EQ(pieces[1].start, 12.0);
    EXPECT_EQ(pieces[1].points.front(), (PagePoint{10, 2}));
    const std::vector<double> none{0.0, 0.0};
    EXPECT_TRUE(dashes_of(line, none).empty());
}

TEST(SpriteIcon, HangsOnItsAnchor) {
    const StyleImage image = grey_image(4, 2, std::vector<std::uint8_t>(8, 255));
    SpritePose pose;
    pose.size = 2.0;
    pose.anchor = "top-left";
    const Icon icon = make_sprite_icon(image, {}, pose);
    EXPECT_EQ(icon.box.min_x, 0.0);
    EXPECT_EQ(icon.box.max_x, 8.0);
    EXPECT_EQ(icon.box.max_y, 4.0);
    ASSERT_EQ(icon.pictures.size(), 1U);
}

TEST(SpriteIcon, OnlyStretchablePartsGrow) {
    StyleImage image = grey_image(3, 1, {255, 255, 255});
    image.stretch_x = {{1, 2}};
    const Icon icon = make_stretched_icon(image, {}, {0, 0, 10, 1}, 1.0);
    ASSERT_EQ(icon.pictures.size(), 3U);
    EXPECT_EQ(icon.pictures[0].box.width(), 1.0);
    EXPECT_EQ(icon.pictures[1].box.width(), 8.0);
    EXPECT_EQ(icon.pictures[2].box.width(), 1.0);
}

TEST(SpriteIcon, OutlinesADistanceField) {
    std::vector<std::uint8_t> alpha(25, 0);
    alpha[12] = 255; // one pixel in the middle
    const scene::Path path = outline_of_field(grey_image(5, 5, alpha), 0.5);
    const geom::PageBox box = path.box();
    EXPECT_NEAR(box.center().x, 2.5, 1e-9);
    EXPECT_NEAR(box.width(), 1.0, 0.01);
}

TEST(StyleImages, RefuseAnIndexThatNamesOnePartAgainAndAgain) {
    const std::vector<std::uint8_t> rgba(std::size_t{1024} * 1024 * 4);
    std::string index = R"({"0":{"x":0,"y":0,"width":1024,"height":1024})";
    for (int i = 1; i < 65; ++i)
        index += ",\"" + std::to_string(i) + R"(":{"x":0,"y":0,"width":1024,"height":1024})";
    StyleImages images;
    EXPECT_THROW(images.add_sprite(parse_json(index + "}", "i"), rgba, 1024, 1024, ""), Error);
    EXPECT_TRUE(images.empty()) << "refused before anything is copied";
}

TEST(Relief, ElevationsWithoutTilesAreMeasuredByTheirOwnPixels) {
    auto raster = world_raster(8, 8);
    raster->zoom = -1;
    raster->view_zoom = 15.0; // nothing is exaggerated there
    raster->metres_a_pixel = 100.0;
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x) raster->metres.push_back(static_cast<float>(7 * x));
    RasterSet set;
    set.space = Raster::Space::map;
    set.parts.push_back(raster);
    const Slopes slopes = slopes_of(*raster, ElevationGrid(set));
    EXPECT_NEAR(slopes.x[8 * 4 + 4], 0.07, 1e-6) << "7 m in 100 m, in no steps";
    EXPECT_NEAR(slopes.y[8 * 4 + 4], 0.0, 1e-6);
    raster->view_zoom = 5.0;
    EXPECT_NEAR(slopes_of(*raster, ElevationGrid(set)).x[8 * 4 + 4], 0.07 * 8.0, 1e-5)
        << "small zooms are exaggerated";
}
