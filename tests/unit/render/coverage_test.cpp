// SPDX-License-Identifier: MIT
#include "render/bitmap_painter.hpp"
#include "render/dashes.hpp"
#include "render/render.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <numbers>
#include <random>

using namespace cordon;
using render::Bitmap;
using scene::PagePoint;
using scene::Path;
using scene::Shape;

namespace {

/// The same scene drawn by Cairo alone.
class OnlyCairo final : public render::CairoPainter {
  public:
    explicit OnlyCairo(cairo_t* cr) : CairoPainter(cr, 8e6) {}

  protected:
    using CairoPainter::draw;
    void draw(const scene::Text& /*text*/) override {}
};

scene::Scene scene_of(std::vector<Shape> shapes, double width = 200, double height = 160) {
    scene::Scene out{.width = width, .height = height, .background = {1, 1, 1, 1}};
    for (Shape& shape : shapes) out.root.add(std::move(shape));
    return out;
}

std::vector<std::uint8_t> pixels_of(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const unsigned char* rows = cairo_image_surface_get_data(surface);
    const auto size = static_cast<std::size_t>(cairo_image_surface_get_stride(surface)) *
                      static_cast<std::size_t>(cairo_image_surface_get_height(surface));
    return {rows, rows + size};
}

std::vector<std::uint8_t> by_cairo(const scene::Scene& scene) {
    const render::Surface surface(cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, static_cast<int>(scene.width), static_cast<int>(scene.height)));
    const render::Context cr(cairo_create(surface.get()));
    OnlyCairo painter(cr.get());
    painter.paint_background(scene);
    painter.paint_content(scene);
    return pixels_of(surface.get());
}

std::vector<std::uint8_t> by_us(const scene::Scene& scene) {
    const render::Surface surface = render::paint_bitmap(scene, 1);
    return pixels_of(surface.get());
}

struct Difference {
    double mean = 0;
    int largest = 0;
};
Difference difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    Difference out;
    EXPECT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const int d = std::abs(a[i] - b[i]);
        out.mean += d;
        out.largest = std::max(out.largest, d);
    }
    out.mean /= static_cast<double>(a.size());
    return out;
}

class Random {
  public:
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(engine_()) / 4294967295.0;
    }
    int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
    PagePoint place() { return {between(-30, 230), between(-30, 190)}; }
    Color color() { return {between(0, 1), between(0, 1), between(0, 1), between(0.3, 1)}; }
    /// A line of mixed segments, some closed, some curved, some with corners in one place.
    Path path(int n) {
        Path out;
        out.move_to(place());
        for (int i = 1; i < n; ++i) {
            const int kind = below(8);
            if (kind == 0)
                out.cubic_to(place(), place(), place());
            else if (kind == 1)
                out.line_to(out.points.back());
            else
                out.line_to(place());
        }
        if (below(2) == 0) out.close();
        return out;
    }
    /// A wandering line of short segments, as roads are.
    Path road() {
        Path out;
        PagePoint at = place();
        double angle = between(0, 6);
        out.move_to(at);
        for (int i = 0; i < 60; ++i) {
            angle += between(-0.6, 0.6);
            at = at + PagePoint{3 * std::cos(angle), 3 * std::sin(angle)};
            out.line_to(at);
        }
        return out;
    }
    scene::Stroke stroke() {
        scene::Stroke out{.color = color(), .width = between(0.3, 12)};
        out.cap = static_cast<scene::Cap>(below(3));
        out.join = static_cast<scene::Join>(below(3));
        out.miter_limit = between(1, 10);
        if (below(3) == 0)
            for (int i = 0; i < 1 + below(4); ++i) out.dashes.push_back(between(0.5, 20));
        out.dash_offset = between(-30, 30);
        return out;
    }

  private:
    std::mt19937 engine_{7};
};

Shape filled(Path path, Color color, scene::FillRule rule = scene::FillRule::even_odd) {
    return {.path = std::move(path), .fill = scene::Fill{.color = color, .rule = rule}};
}

Path dot_path(PagePoint at) {
    Path out;
    out.move_to(at);
    out.line_to(at);
    return out;
}

} // namespace

TEST(Coverage, FillsAsCairoDoes) {
    Random random;
    for (int i = 0; i < 60; ++i) {
        const auto rule = i % 2 == 0 ? scene::FillRule::even_odd : scene::FillRule::non_zero;
        const Path path = i % 3 == 0 ? Path::circle(random.place(), random.between(1, 90))
                                     : random.path(3 + random.below(4));
        const scene::Scene scene = scene_of({filled(path, random.color(), rule)});
        const Difference found = difference(by_cairo(scene), by_us(scene));
        EXPECT_LT(found.mean, 0.3) << i;
        EXPECT_LT(found.largest, 100) << i; // where edges cross within a pixel
    }
}

TEST(Coverage, StrokesAsCairoDoes) {
    Random random;
    for (int i = 0; i < 150; ++i) {
        const scene::Stroke stroke = random.stroke();
        const scene::Scene scene =
            scene_of({Shape{.path = random.road(), .stroke = stroke},
                      Shape{.path = random.path(2 + random.below(4)), .stroke = stroke}});
        const Difference found = difference(by_cairo(scene), by_us(scene));
        EXPECT_LT(found.mean, 0.4)
            << i << " width " << stroke.width << " dashes " << stroke.dashes.size();
    }
}

TEST(Coverage, IsTheExactAreaOfAPixel) {
    const scene::Scene scene =
        scene_of({filled(Path::rectangle({10.25, 20.5, 12.5, 21.75}), {0, 0, 0, 1})});
    const Bitmap drawn = render::to_bitmap(scene, 1);
    const auto darkness = [&](int x, int y) {
        return 255 - drawn.rgba[4 * (static_cast<std::size_t>(y) * drawn.width + x)];
    };
    EXPECT_EQ(darkness(10, 20), std::lround(255 * 0.75 * 0.5));
    EXPECT_EQ(darkness(11, 20), std::lround(255 * 0.5));
    EXPECT_EQ(darkness(12, 20), std::lround(255 * 0.5 * 0.5));
    EXPECT_EQ(darkness(11, 21), std::lround(255 * 0.75));
    EXPECT_EQ(darkness(9, 20), 0);
    EXPECT_EQ(darkness(13, 20), 0);
    EXPECT_EQ(darkness(11, 22), 0);
}

TEST(Coverage, TranslucentStrokesDoNotDarkenWhereTheyCrossThemselves) {
    Path path; // crosses itself, turns sharply, runs back over itself
    for (const PagePoint p : {PagePoint{20, 80}, {180, 80}, {100, 20}, {100, 140}, {100, 60}})
        path.empty() ? path.move_to(p) : path.line_to(p);
    const scene::Stroke stroke{
        .color = {0, 0, 0, 0.5}, .width = 10, .join = scene::Join::round, .dashes = {}};
    const Bitmap drawn = render::to_bitmap(scene_of({Shape{.path = path, .stroke = stroke}}), 1);
    int darkest = 255;
    for (std::size_t i = 0; i < drawn.rgba.size(); i += 4)
        darkest = std::min<int>(darkest, drawn.rgba[i]);
    EXPECT_NEAR(darkest, 128, 1);
}

TEST(Coverage, MovesByWholePixelsWithoutAChange) {
    Random random;
    for (int i = 0; i < 40; ++i) {
        Shape shape{.path = random.path(5),
                    .fill = scene::Fill{.color = random.color()},
                    .stroke = random.stroke()};
        // On multiples of 1/64: sums with whole numbers are exact.
        for (PagePoint& p : shape.path.points)
            p = {std::round(p.x * 64) / 64 + 60, std::round(p.y * 64) / 64 + 60};
        Shape moved = shape;
        for (PagePoint& p : moved.path.points) p = p + PagePoint{-37, 21};
        const auto crop = [](const Bitmap& from, int x, int y) {
            std::vector<std::uint8_t> out;
            for (int row = y; row < y + 120; ++row) {
                const auto* start =
                    from.rgba.data() + 4 * (static_cast<std::size_t>(row) * from.width + x);
                out.insert(out.end(), start, start + 480);
            }
            return out;
        };
        const Bitmap a = render::to_bitmap(scene_of({std::move(shape)}, 400, 400), 1);
        const Bitmap b = render::to_bitmap(scene_of({std::move(moved)}, 400, 400), 1);
        // A sum with other whole numbers may round to the other 1/256 px once in a long while.
        const Difference found = difference(crop(a, 100, 60), crop(b, 63, 81));
        EXPECT_LE(found.largest, 1) << i;
        EXPECT_LT(found.mean, 1e-4) << i;
    }
}

TEST(Coverage, AClipCutsAsAnExactIntersection) {
    Random random;
    for (int i = 0; i < 20; ++i) {
        const scene::PageBox box{random.between(20, 60), random.between(20, 60),
                                 random.between(90, 150), random.between(90, 150)};
        scene::Group clipped;
        clipped.clip = Path::rectangle(box);
        clipped.add(filled(Path::rectangle({-50, -50, 250, 250}), {0, 0, 0, 1}));
        scene::Scene scene = scene_of({});
        scene.root.add(std::move(clipped));
        const scene::Scene plain = scene_of({filled(Path::rectangle(box), {0, 0, 0, 1})});
        EXPECT_EQ(by_us(scene), by_us(plain)) << i;
    }
}

TEST(Coverage, AClippedDrawingIsThatOfCairo) {
    Random random;
    for (int i = 0; i < 30; ++i) {
        scene::Group clipped;
        clipped.clip = Path::rectangle({30.3, 20.6, 140.2, 120.8});
        clipped.opacity = i % 2 == 0 ? 1.0 : 0.6;
        clipped.add(filled(random.path(6), random.color()));
        clipped.add(Shape{.path = random.path(4), .stroke = random.stroke()});
        scene::Scene scene = scene_of({});
        scene.root.add(std::move(clipped));
        EXPECT_LT(difference(by_cairo(scene), by_us(scene)).mean, 0.4) << i;
    }
}

TEST(Coverage, TallShapesAreDrawnInBandsWithoutASeam) {
    // 3000 columns leave room for 87 rows in a band.
    Random random;
    Shape shape{.path = {},
                .fill = scene::Fill{.color = {0.1, 0.4, 0.2, 1}},
                .stroke = scene::Stroke{.color = {0, 0, 0, 1}, .width = 7, .dashes = {}}};
    for (int i = 0; i < 200; ++i) {
        const PagePoint p{random.between(0, 3000), random.between(0, 400)};
        i == 0 ? shape.path.move_to(p) : shape.path.line_to(p);
    }
    const scene::Scene scene = scene_of({shape}, 3000, 400);
    EXPECT_LT(difference(by_cairo(scene), by_us(scene)).mean, 1.0);
    // A column of the same drawing needs one band only.
    scene::Scene column = scene_of({}, 100, 400);
    for (PagePoint& p : shape.path.points) p = p + PagePoint{-1500, 0};
    column.root.add(std::move(shape));
    const Bitmap wide = render::to_bitmap(scene, 1);
    const Bitmap narrow = render::to_bitmap(column, 1);
    int largest = 0;
    for (int y = 0; y < 400; ++y)
        for (int k = 4; k < 396; ++k)
            largest = std::max(largest,
                               std::abs(wide.rgba[static_cast<std::size_t>(y) * 12000 + 6000 + k] -
                                        narrow.rgba[static_cast<std::size_t>(y) * 400 + k]));
    EXPECT_LE(largest, 2);
}

TEST(Coverage, LinesWithoutLengthAreDots) {
    const auto ink = [](scene::Cap cap) {
        const scene::Stroke stroke{.color = {0, 0, 0, 1}, .width = 10, .cap = cap, .dashes = {}};
        const Bitmap drawn =
            render::to_bitmap(scene_of({Shape{.path = dot_path({50, 50}), .stroke = stroke}}), 1);
        double sum = 0;
        for (std::size_t i = 0; i < drawn.rgba.size(); i += 4) sum += 255 - drawn.rgba[i];
        return sum / 255;
    };
    EXPECT_EQ(ink(scene::Cap::butt), 0);
    EXPECT_NEAR(ink(scene::Cap::round), 25 * std::numbers::pi, 0.6);
    EXPECT_EQ(ink(scene::Cap::square), 100);
}

TEST(Coverage, SurvivesWhatNoMapHolds) {
    const double inf = std::numeric_limits<double>::infinity();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const scene::Scene empty = scene_of({});
    for (const PagePoint odd : {PagePoint{nan, 5}, {5, inf}, {-inf, nan}}) {
        Path path = dot_path({10, 10});
        path.line_to(odd);
        const scene::Stroke stroke{.color = {0, 0, 0, 1}, .width = 3, .dashes = {}};
        EXPECT_EQ(by_us(scene_of({Shape{.path = path, .stroke = stroke}})), by_us(empty));
    }
    // A line through the page from places far beyond what fixed point can say.
    Path far;
    far.move_to({-1e12, 80});
    far.line_to({1e12, 80});
    const Bitmap drawn = render::to_bitmap(
        scene_of({Shape{.path = far,
                        .stroke = scene::Stroke{.color = {0, 0, 0, 1}, .width = 4, .dashes = {}}}}),
        1);
    EXPECT_EQ(drawn.rgba[4 * (80 * 200 + 100)], 0);
    EXPECT_EQ(drawn.rgba[4 * (90 * 200 + 100)], 255);
    // Dashes too small to see are a solid line.
    Path across = dot_path({10, 30});
    across.line_to({190, 30});
    const scene::Scene fine = scene_of(
        {Shape{.path = across,
               .stroke = scene::Stroke{.color = {0, 0, 0, 1}, .width = 4, .dashes = {1e-9}}}});
    EXPECT_EQ(render::to_bitmap(fine, 1).rgba[4 * (30 * 200 + 100)], 0);
}

TEST(Dashes, CoverTheShareOfTheLineThatThePatternSays) {
    const scene::Stroke stroke{.dashes = {3, 2, 1}, .dash_offset = -4.5};
    render::Dashes dashes(stroke, 2);
    std::vector<PagePoint> line;
    for (int i = 0; i <= 240; ++i) line.push_back({i * 1.0, 0});
    ASSERT_TRUE(dashes.cut(line, false));
    double sum = 0;
    for (const auto& dash : dashes.dashes())
        sum += dashes.points()[dash.end - 1].x - dashes.points()[dash.begin].x;
    EXPECT_NEAR(sum, 120, 1e-9); // odd patterns are on and off alike in two rounds, of 24 px
    // 9 px before a round ends it is off for 3 px more, then on for 4.
    EXPECT_NEAR(dashes.points()[dashes.dashes()[0].begin].x, 3, 1e-9);
    EXPECT_NEAR(dashes.points()[dashes.dashes()[0].end - 1].x, 7, 1e-9);
}

TEST(Dashes, ADashOverTheStartOfARingIsOne) {
    const std::vector<PagePoint> ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    render::Dashes dashes(scene::Stroke{.dashes = {6, 4}, .dash_offset = 3}, 1);
    ASSERT_TRUE(dashes.cut(ring, true));
    ASSERT_EQ(dashes.dashes().size(), 4U);
    const auto& last = dashes.dashes().back();
    const std::vector<PagePoint> expected{{0, 3}, {0, 0}, {3, 0}};
    const auto begin = dashes.points().begin();
    EXPECT_EQ(std::vector<PagePoint>(begin + static_cast<std::ptrdiff_t>(last.begin),
                                     begin + static_cast<std::ptrdiff_t>(last.end)),
              expected);
    render::Dashes endless(scene::Stroke{.dashes = {100, 4}}, 1);
    EXPECT_FALSE(endless.cut(ring, true));
}
