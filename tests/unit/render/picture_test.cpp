// SPDX-License-Identifier: MIT
#include "decode.hpp"
#include "support.hpp"

#include "render/render.hpp"

#include <array>
#include <cmath>

using namespace cordon;
using render::Bitmap;
using render::to_bitmap;
using render::to_pdf;
using render::to_png;
using render::to_svg;
using scene::Group;
using scene::Path;
using scene::Shape;

namespace {

using Pixel = std::array<int, 4>;

Pixel at(const Bitmap& bitmap, int x, int y) {
    const std::size_t i = (static_cast<std::size_t>(y) * bitmap.width + x) * 4;
    return {bitmap.rgba[i], bitmap.rgba[i + 1], bitmap.rgba[i + 2], bitmap.rgba[i + 3]};
}

scene::Scene scene_with(Group root, Color background = {1, 1, 1, 1}) {
    return {.width = 60,
            .height = 40,
            .background = background,
            .root = std::move(root),
            .metadata = {}};
}

Shape box(const scene::PageBox& where, Color color) {
    return {.path = Path::rectangle(where), .fill = scene::Fill{.color = color}};
}

/// Stamps over the whole scene, some beyond its edges.
scene::Stamps dots(std::size_t n, double radius) {
    scene::Stamps stamps{.path = Path::circle({}, radius),
                         .fill = scene::Fill{.color = {0.9, 0.2, 0.1, 0.4}},
                         .stroke = scene::Stroke{.color = {0, 0, 0.4, 0.8}, .width = 0.7}};
    for (std::size_t i = 0; i < n; ++i)
        stamps.at.push_back({std::fmod(static_cast<double>(i) * 37.77, 70) - 5,
                             std::fmod(static_cast<double>(i) * 11.13, 50) - 5});
    return stamps;
}

} // namespace

TEST(Picture, AgreesWithAnotherRendererOfTheSvg) {
    if (!render::test::has_fonts())
        GTEST_SKIP() << "fonts-inter or fonts-noto-core is not installed";
    const scene::Scene scene = render::test::rich_scene();
    for (const double ratio : {1.0, 2.0}) {
        const Bitmap ours = to_bitmap(scene, ratio);
        for (const auto text : {render::SvgText::live, render::SvgText::outline}) {
            const Bitmap theirs =
                render::test::draw_svg(to_svg(scene, {.text = text}), ours.width, ours.height);
            const auto difference = render::test::compare(theirs, ours);
            const bool live = text == render::SvgText::live;
            EXPECT_LT(difference.mean, live ? 1.0 : 0.7);
            EXPECT_LT(difference.strong_share,
                      live ? 0.006 : 0.0005); // librsvg puts live letters on whole pixels
            if (HasFailure())
                GTEST_FAIL() << render::test::write_comparison("svg.png", theirs, ours);
        }
    }
}

TEST(Picture, IsRgbPngWhenOpaque) {
    const std::string png = to_png(render::test::rich_scene(), {});
    EXPECT_EQ(int{png[25]}, 2);
    EXPECT_EQ(render::test::decode_png(png).rgba, to_bitmap(render::test::rich_scene(), 1).rgba);
}

TEST(Picture, KeepsATransparentBackground) {
    Group root;
    root.add(box({10, 10, 20, 20}, {1, 0, 0, 0.5}));
    const Bitmap bitmap = to_bitmap(scene_with(std::move(root), {0, 0, 0, 0}), 1);
    EXPECT_EQ(at(bitmap, 5, 5), (Pixel{0, 0, 0, 0}));
    EXPECT_EQ(at(bitmap, 15, 15), (Pixel{255, 0, 0, 128}));
}

TEST(Picture, HasOnePixelMoreForABrokenSize) {
    scene::Scene scene = scene_with({});
    scene.width = 60.4;
    EXPECT_EQ(to_bitmap(scene, 1).width, 61);
    EXPECT_EQ(to_bitmap(scene, 2.5).height, 100);
}

TEST(Picture, PaintsPiecesOneByOneSoThatOverlapsShow) {
    Group root;
    Shape& shape = root.add(Shape{.fill = scene::Fill{.color = {0, 0, 0, 0.5}}});
    for (const double x : {5.0, 15.0}) {
        shape.path.append(Path::rectangle({x, 5, x + 20, 30}));
        shape.end_piece();
    }
    const Bitmap bitmap = to_bitmap(scene_with(std::move(root)), 1);
    EXPECT_EQ(at(bitmap, 8, 10)[0], 127);
    EXPECT_EQ(at(bitmap, 20, 10)[0], 63);
}

TEST(Picture, FillsEvenOddOrNonZeroAsAsked) {
    for (const auto rule : {scene::FillRule::even_odd, scene::FillRule::non_zero}) {
        Group root;
        Shape shape = box({5, 5, 35, 35}, {0, 0, 0, 1});
        shape.path.append(Path::rectangle({10, 10, 30, 30}));
        shape.fill->rule = rule;
        root.add(std::move(shape));
        EXPECT_EQ(at(to_bitmap(scene_with(std::move(root)), 1), 20, 20)[0],
                  rule == scene::FillRule::even_odd ? 255 : 0);
    }
}

TEST(Picture, AppliesGroupOpacityOnceAndBlendsAsNamed) {
    Group root;
    root.add(box({0, 0, 60, 40}, {0.5, 0.5, 0.5, 1}));
    Group& faint = root.add(Group{.opacity = 0.5});
    faint.add(box({0, 0, 20, 20}, {0, 0, 0, 1}));
    faint.add(box({10, 0, 30, 20}, {0, 0, 0, 1}));
    const std::array blends = {scene::Blend::multiply, scene::Blend::screen,
                               scene::Blend::plus_lighter};
    for (std::size_t i = 0; i < blends.size(); ++i) {
        Group& group = root.add(Group{.blend = blends[i]});
        group.add(box({20.0 * static_cast<double>(i), 20, 20.0 * static_cast<double>(i) + 20, 40},
                      {0.6, 0.6, 0.6, 1}));
    }
    const Bitmap bitmap = to_bitmap(scene_with(std::move(root)), 1);
    EXPECT_NEAR(at(bitmap, 15, 10)[0], 64, 1);
    EXPECT_NEAR(at(bitmap, 10, 30)[0], 255 * 0.5 * 0.6, 1.5);
    EXPECT_NEAR(at(bitmap, 30, 30)[0], 255 * (1 - 0.5 * 0.4), 1.5);
    EXPECT_NEAR(at(bitmap, 50, 30)[0], 255, 1.5);
}

TEST(Picture, ClipsToTheGroupsPath) {
    Group root;
    Group& group = root.add(Group{.clip = Path::circle({30, 20}, 10)});
    group.add(box({0, 0, 60, 40}, {0, 0, 0, 1}));
    root.add(box({0, 0, 2, 2}, {1, 0, 0, 1}));
    const Bitmap bitmap = to_bitmap(scene_with(std::move(root)), 1);
    EXPECT_EQ(at(bitmap, 30, 20)[0], 0);
    EXPECT_EQ(at(bitmap, 30, 35)[0], 255);
    EXPECT_EQ(at(bitmap, 1, 1), (Pixel{255, 0, 0, 255}));
}

TEST(Picture, DrawsManyStampsAsItDrawsFew) {
    for (const bool round_clip : {false, true}) {
        Group fast;
        Group slow;
        const Path clip =
            round_clip ? Path::circle({30, 20}, 18) : Path::rectangle({4.5, 4.5, 55.5, 36.5});
        for (Group* root : {&fast, &slow}) root->add(Group{.clip = clip, .opacity = 0.9});
        std::get<Group>(fast.children[0].item).add(dots(200, 3.3));
        const scene::Stamps all = dots(200, 3.3);
        for (const scene::PagePoint p : all.at) {
            scene::Stamps one = all;
            one.at = {p};
            std::get<Group>(slow.children[0].item).add(std::move(one));
        }
        const Bitmap expected = to_bitmap(scene_with(std::move(slow)), 2);
        const Bitmap actual = to_bitmap(scene_with(std::move(fast)), 2);
        const auto difference = render::test::compare(expected, actual);
        EXPECT_LT(difference.mean, 3.0)
            << render::test::write_comparison("stamps.png", expected, actual);
        EXPECT_LT(difference.strong_share, 0.01);
        EXPECT_GT(difference.mean, 0.0); // the sprites were used
    }
}

TEST(Picture, EnlargesABitmapSmoothlyOrInSquares) {
    const std::vector<std::uint8_t> pixels = {0, 0, 0, 255, 255, 255, 255, 255};
    for (const bool smooth : {false, true}) {
        Group root;
        root.add(scene::Picture{.rgba = std::make_shared<std::vector<std::uint8_t>>(pixels),
                                .width = 2,
                                .height = 1,
                                .box = {0, 0, 60, 40},
                                .smooth = smooth});
        const Bitmap bitmap = to_bitmap(scene_with(std::move(root), {1, 0, 0, 1}), 1);
        EXPECT_EQ(at(bitmap, 0, 20)[0], 0);
        EXPECT_EQ(at(bitmap, 28, 20)[1] > 60, smooth);
        EXPECT_EQ(at(bitmap, 59, 39)[1], 255);
    }
}

TEST(Picture, RefusesSizesThatCannotBeDrawn) {
    scene::Scene scene = scene_with({});
    scene.width = 20001;
    try {
        (void)to_bitmap(scene, 1);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "a bitmap of 20001 x 40 px is too large: the limit is 20000 px a side\n"
                     "  hint: choose a smaller size or scale, or write SVG or PDF");
    }
    scene.width = std::nan("");
    EXPECT_THROW((void)to_bitmap(scene, 1), Error);
    EXPECT_THROW((void)to_svg(scene, {}), Error);
    EXPECT_THROW((void)to_pdf(scene), Error);
    EXPECT_THROW((void)to_bitmap(scene_with({}), 0), Error);
}

TEST(Picture, SurvivesBrokenShapesAndStillDrawsTheOthers) {
    Group root;
    Shape& broken =
        root.add(Shape{.fill = scene::Fill{}, .stroke = scene::Stroke{.dashes = {0, 0}}});
    broken.path.line_to({std::nan(""), 3});
    broken.path.verbs.push_back(scene::Verb::cubic);
    broken.pieces = {{7, 90}, {1, 1}};
    Shape& dashed = root.add(
        Shape{.path = Path::circle({30, 20}, 10), .stroke = scene::Stroke{.dashes = {3, -1}}});
    dashed.stroke->miter_limit = -3;
    root.add(scene::Picture{.width = 100000, .height = 3, .box = {0, 0, 9, 9}});
    root.add(Group{.clip = Path::circle({std::nan(""), 3}, 9), .opacity = std::nan("")});
    Group& hidden = root.add(Group{.clip = Path()});
    hidden.add(box({0, 0, 60, 40}, {0, 0, 0, 1}));
    root.add(box({0, 0, 9, 9}, {0, 0, 1, 1}));
    const scene::Scene scene = scene_with(std::move(root));
    EXPECT_EQ(at(to_bitmap(scene, 1), 4, 4), (Pixel{0, 0, 255, 255}));
    EXPECT_EQ(at(to_bitmap(scene, 1), 55, 35), (Pixel{255, 255, 255, 255}));
    EXPECT_FALSE(to_pdf(scene).empty());
    EXPECT_EQ(at(render::test::draw_svg(to_svg(scene, {}), 60, 40), 55, 35),
              (Pixel{255, 255, 255, 255}));
}

TEST(Picture, NamesAFontThatIsMissing) {
    Group root;
    scene::Text& text = root.add(scene::Text{.text = "A", .origin = {5, 20}});
    text.runs.push_back(
        {std::make_shared<scene::Font>(scene::Font{.family = "Gone", .file = "/no/such.otf"}),
         12,
         {{.id = 3}}});
    try {
        (void)to_bitmap(scene_with(std::move(root)), 1);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "font 'Gone' cannot be opened from '/no/such.otf' (face 0)\n"
                                   "  hint: install the font again or choose another in the style");
    }
}

TEST(Picture, IsTheSameEveryTimeInEveryProcessZoneAndLocale) {
    const auto run = [](const std::string& name, const std::string& environment) {
        const std::string folder = testing::TempDir() + "cordon_render_" + name;
        (void)render::test::output_of("mkdir -p " + folder + " && cd " + folder + " && env " +
                                      environment + " " + CORDON_RENDER_SAMPLE " " + folder);
        return render::test::output_of(
            "cd " + folder + " && sha256sum sample.png sample.svg outline.svg sample.pdf");
    };
    const std::string one = run("a", "TZ=Africa/Bamako LC_ALL=C");
    const std::string two =
        run("b", "TZ=Asia/Tokyo LC_ALL=fr_FR.UTF-8 LANG=ar_SA.UTF-8 SOURCE_DATE_EPOCH=86400");
    EXPECT_EQ(std::count(one.begin(), one.end(), '\n'), 4);
    EXPECT_EQ(one, two);
}
