// SPDX-License-Identifier: MIT
// How fast scenes become files. The scenes are made from a fixed seed: a map like those that peers
// are measured with (1600 x 1200 px, about 15,000 vertices, haloed labels), a dense one (1.2
// million vertices) and a million translucent dots.
#include "render/bitmap_painter.hpp"
#include "render/png.hpp"
#include "render/render.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>
#include <random>

namespace {

using namespace cordon;
using scene::PagePoint;
using scene::Path;

constexpr double width = 1600;
constexpr double height = 1200;

class Maker {
  public:
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(random_()) / 4294967295.0;
    }
    /// A closed line round `center` with `n` points, rough like a coast.
    Path coast(PagePoint center, double radius, int n) {
        Path path;
        double r = radius;
        for (int i = 0; i < n; ++i) {
            r = std::clamp(r + between(-0.06, 0.06) * radius, 0.5 * radius, 1.5 * radius);
            const double angle = 2 * std::numbers::pi * i / n;
            const PagePoint p{center.x + r * std::cos(angle), center.y + r * std::sin(angle)};
            if (i == 0)
                path.move_to(p);
            else
                path.line_to(p);
        }
        path.close();
        return path;
    }
    /// A wandering line with `n` points `step` pixels apart.
    Path road(int n, double step) {
        Path path;
        PagePoint p{between(0, width), between(0, height)};
        double angle = between(0, 2 * std::numbers::pi);
        path.move_to(p);
        for (int i = 1; i < n; ++i) {
            angle += between(-0.5, 0.5);
            p = p + PagePoint{step * std::cos(angle), step * std::sin(angle)};
            path.line_to(p);
        }
        return path;
    }
    PagePoint place() { return {between(0, width), between(0, height)}; }

  private:
    std::mt19937 random_{20251030};
};

scene::Scene empty_map() {
    return {.width = width, .height = height, .background = {0.78, 0.86, 0.92, 1}};
}

void add_roads(scene::Group& group, Maker& maker, int lines, int vertices, double step) {
    scene::Shape roads{.stroke = scene::Stroke{.color = {0.6, 0.3, 0.2, 1},
                                               .width = 1.2,
                                               .cap = scene::Cap::round,
                                               .join = scene::Join::round}};
    for (int i = 0; i < lines; ++i) {
        roads.path.append(maker.road(vertices, step));
        roads.end_piece();
    }
    group.add(std::move(roads));
}

/// Labels of letters from the face itself (no shaping): glyphs 10..21.
void add_labels(scene::Group& group, Maker& maker, int count) {
    const auto font = std::make_shared<scene::Font>(scene::Font{
        .family = "Inter", .file = "/usr/share/fonts/opentype/inter/Inter-Regular.otf"});
    for (int i = 0; i < count; ++i) {
        scene::Text text{.text = "abcdefghijkl", .origin = maker.place(), .color = {0, 0, 0, 1}};
        text.halo = scene::Halo{{1, 1, 1, 1}, 1.5};
        scene::GlyphRun run{.font = font, .size = 12};
        for (std::uint32_t g = 0; g < 12; ++g)
            run.glyphs.push_back({.id = 300 + g, .x = 7.3 * g, .cluster = g});
        text.runs.push_back(std::move(run));
        group.add(std::move(text));
    }
}

scene::Scene base_map(int labels = 39) {
    Maker maker;
    scene::Scene scene = empty_map();
    scene::Shape land{.fill = scene::Fill{.color = {0.95, 0.93, 0.87, 1}},
                      .stroke = scene::Stroke{.color = {0.5, 0.5, 0.5, 1}, .width = 0.8}};
    for (int i = 0; i < 40; ++i) {
        land.path.append(maker.coast(maker.place(), maker.between(40, 220), 200));
        land.end_piece();
    }
    scene.root.add(std::move(land));
    add_roads(scene.root, maker, 370, 20, 9);
    add_labels(scene.root, maker, labels);
    return scene;
}

scene::Scene dense_map() {
    Maker maker;
    scene::Scene scene = base_map();
    add_roads(scene.root, maker, 60000, 20, 1.1);
    return scene;
}

scene::Scene dots_map() {
    Maker maker;
    scene::Scene scene = base_map();
    scene::Stamps dots{.path = Path::circle({}, 3),
                       .fill = scene::Fill{.color = {0.8, 0.1, 0.1, 0.3}}};
    for (int i = 0; i < 1000000; ++i) dots.at.push_back(maker.place());
    scene.root.add(std::move(dots));
    return scene;
}

const scene::Scene& scene_of(long number) {
    static const std::array scenes = {base_map(), dense_map(), dots_map()};
    return scenes.at(static_cast<std::size_t>(number));
}

void paint(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(render::paint_bitmap(scene_of(state.range(0)), 1));
}
BENCHMARK(paint)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void labels_only(benchmark::State& state) {
    scene::Scene scene = empty_map();
    Maker maker;
    add_labels(scene.root, maker, 1000);
    for (auto _ : state) benchmark::DoNotOptimize(render::paint_bitmap(scene, 1));
}
BENCHMARK(labels_only)->Unit(benchmark::kMillisecond);

void png(benchmark::State& state) {
    const render::Surface surface = render::paint_bitmap(scene_of(state.range(0)), 1);
    const render::PixelSource pixels{
        cairo_image_surface_get_data(surface.get()), static_cast<int>(width),
        static_cast<int>(height),
        static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())),
        render::PixelSource::Layout::cairo_argb};
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes =
            render::write_png(pixels, {.compression = static_cast<int>(state.range(1))}, nullptr)
                .size();
    state.counters["kB"] = static_cast<double>(bytes) / 1000;
}
BENCHMARK(png)->ArgsProduct({{0, 1}, {1, 6}})->Unit(benchmark::kMillisecond);

void tile(benchmark::State& state) {
    const render::Bitmap bitmap = render::to_bitmap(scene_of(state.range(0)), 1);
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = render::encode_png({bitmap, 512, 512, 256, 256}, {.compression = 1}).size();
    state.counters["kB"] = static_cast<double>(bytes) / 1000;
}
BENCHMARK(tile)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void svg(benchmark::State& state) {
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes =
            render::to_svg(scene_of(state.range(0)), {.decimals = static_cast<int>(state.range(1))})
                .size();
    state.counters["kB"] = static_cast<double>(bytes) / 1000;
}
BENCHMARK(svg)->ArgsProduct({{0, 1}, {1, 2}})->Unit(benchmark::kMillisecond);

void pdf(benchmark::State& state) {
    std::size_t bytes = 0;
    for (auto _ : state) bytes = render::to_pdf(scene_of(state.range(0))).size();
    state.counters["kB"] = static_cast<double>(bytes) / 1000;
}
BENCHMARK(pdf)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
