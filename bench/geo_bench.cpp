// SPDX-License-Identifier: MIT
// Projection, cutting, thinning and buffers. Targets (design, performance.md 5d): Web Mercator 25
// ns a point, the grid below 10 ns a point at a hundredth of the cost of a map, PROJ itself 100 to
// 200 ns.
#include "geom/clip.hpp"
#include "geom/index.hpp"
#include "geom/simplify.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"
#include "proj/projection.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

namespace {

using namespace cordon;
using geom::Kind;
using geom::LonLat;

constexpr geom::LonLatBox west_africa{-18, 4, 5, 25};
const char* const lambert = "+proj=laea +lat_0=14.5 +lon_0=-6.5 +datum=WGS84 +units=m +no_defs";

/// `count` wandering roads of `length` points, about 2 km apart.
geom::LonLatShapes roads(int count, int length) {
    std::mt19937 random(20251030);
    std::uniform_real_distribution<double> unit(0, 1);
    geom::LonLatShapes out;
    for (int i = 0; i < count; ++i) {
        LonLat p{-17 + 21 * unit(random), 5 + 19 * unit(random)};
        double angle = 6.28 * unit(random);
        out.begin(Kind::line);
        out.begin_part();
        for (int k = 0; k < length; ++k) {
            out.add(p);
            angle += unit(random) - 0.5;
            p = p + LonLat{0.02 * std::cos(angle), 0.02 * std::sin(angle)};
        }
    }
    return out;
}

void per_point(benchmark::State& state, std::size_t points) {
    state.counters["per_point"] = benchmark::Counter(static_cast<double>(points),
                                                     benchmark::Counter::kIsIterationInvariantRate |
                                                         benchmark::Counter::kInvert);
}

void project_with(benchmark::State& state, const char* definition, double tolerance) {
    const geom::LonLatShapes shapes = roads(static_cast<int>(state.range(0)), 100);
    const proj::Projection projection(definition);
    for (auto _ : state)
        benchmark::DoNotOptimize(proj::project(shapes, projection, west_africa, tolerance));
    per_point(state, shapes.points().size());
}
void BM_ProjectMercator(benchmark::State& state) {
    project_with(state, "EPSG:3857", 350.0);
}
BENCHMARK(BM_ProjectMercator)->Arg(10000)->Unit(benchmark::kMillisecond);
void BM_ProjectLambertByGrid(benchmark::State& state) {
    project_with(state, lambert, 350.0);
}
BENCHMARK(BM_ProjectLambertByGrid)->Arg(100)->Arg(10000)->Unit(benchmark::kMillisecond);
void BM_ProjectUtmByGrid(benchmark::State& state) {
    project_with(state, "EPSG:32629", 350.0);
}
BENCHMARK(BM_ProjectUtmByGrid)->Arg(10000)->Unit(benchmark::kMillisecond);

void forward_with(benchmark::State& state, const char* definition) {
    const geom::LonLatShapes shapes = roads(1000, 100);
    const proj::Projection projection(definition);
    std::vector<geom::Projected> out(shapes.points().size());
    for (auto _ : state) {
        projection.forward(shapes.points(), out);
        benchmark::DoNotOptimize(out.data());
    }
    per_point(state, out.size());
}
void BM_ForwardMercator(benchmark::State& state) {
    forward_with(state, "EPSG:3857");
}
BENCHMARK(BM_ForwardMercator)->Unit(benchmark::kMillisecond);
void BM_ForwardLambertByProj(benchmark::State& state) {
    forward_with(state, lambert);
}
BENCHMARK(BM_ForwardLambertByProj)->Unit(benchmark::kMillisecond);
void BM_ForwardUtmByProj(benchmark::State& state) {
    forward_with(state, "EPSG:32629");
}
BENCHMARK(BM_ForwardUtmByProj)->Unit(benchmark::kMillisecond);

/// Set-up of a projection: without and with PROJ's database.
void BM_MakeLambert(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(proj::Projection(lambert));
}
BENCHMARK(BM_MakeLambert)->Unit(benchmark::kMicrosecond);
void BM_MakeUtmByCode(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(proj::Projection("EPSG:32629"));
}
BENCHMARK(BM_MakeUtmByCode)->Unit(benchmark::kMicrosecond);

/// A million points, cut to a quarter of the map.
void BM_Clip(benchmark::State& state) {
    const geom::ProjectedShapes map =
        proj::project(roads(10000, 100), proj::Projection("EPSG:3857"), west_africa, 350.0);
    const geom::ProjectedBox box{-1.5e6, 0.8e6, -0.3e6, 1.8e6};
    for (auto _ : state) benchmark::DoNotOptimize(geom::clip(map, box));
    per_point(state, map.points().size());
}
BENCHMARK(BM_Clip)->Unit(benchmark::kMillisecond);

void BM_ClipPolygons(benchmark::State& state) {
    geom::PageShapes shapes;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int i = 0; i < 10000; ++i) {
        const geom::PagePoint c{2000 * unit(random), 2000 * unit(random)};
        shapes.begin(Kind::polygon);
        shapes.begin_part();
        for (int k = 0; k <= 100; ++k)
            shapes.add(c + geom::PagePoint{50 * std::cos(k % 100 * 0.0628),
                                           50 * std::sin(k % 100 * 0.0628)});
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(geom::clip(shapes, geom::PageBox{500, 500, 1500, 1500}));
    per_point(state, shapes.points().size());
}
BENCHMARK(BM_ClipPolygons)->Unit(benchmark::kMillisecond);

/// Thinning to `range` metres.
void BM_Simplify(benchmark::State& state) {
    const geom::ProjectedShapes map =
        proj::project(roads(10000, 100), proj::Projection("EPSG:3857"), west_africa, 350.0);
    std::size_t kept = 0;
    for (auto _ : state)
        kept = geom::simplify(map, static_cast<double>(state.range(0))).points().size();
    per_point(state, map.points().size());
    state.counters["kept"] = static_cast<double>(kept) / static_cast<double>(map.points().size());
}
BENCHMARK(BM_Simplify)->Arg(100)->Arg(350)->Arg(3500)->Unit(benchmark::kMillisecond);

void BM_IndexQuery(benchmark::State& state) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<geom::PageBox> boxes;
    for (int i = 0; i < 100000; ++i) {
        const double x = 1600 * unit(random);
        const double y = 1200 * unit(random);
        boxes.push_back({x, y, x + 2, y + 2});
    }
    const geom::BoxIndex<geom::PageSpace> index(boxes);
    std::vector<std::uint32_t> ids;
    for (auto _ : state) {
        const double x = 1600 * unit(random);
        index.query({x, 600, x + 20, 620}, ids);
        benchmark::DoNotOptimize(ids.data());
    }
}
BENCHMARK(BM_IndexQuery);

/// A road of `range(0)` points 2 km apart by `range(1)` km.
void BM_BufferRoad(benchmark::State& state) {
    const geom::LonLatShapes road = roads(1, static_cast<int>(state.range(0)));
    const Metres radius = kilometres(static_cast<double>(state.range(1)));
    for (auto _ : state) benchmark::DoNotOptimize(proj::buffer(road[0], radius));
    per_point(state, road.points().size());
}
BENCHMARK(BM_BufferRoad)
    ->ArgsProduct({{100, 1000}, {2, 5, 20, 100}})
    ->Unit(benchmark::kMillisecond);

void BM_Disc(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(proj::disc({-8.0, 12.65}, kilometres(10)));
}
BENCHMARK(BM_Disc)->Unit(benchmark::kMicrosecond);

/// The union of `range` discs of 5 km.
void BM_UniteDiscs(benchmark::State& state) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<geom::LonLatShape> discs;
    for (int i = 0; i < state.range(0); ++i)
        discs.push_back(proj::disc({-10 + 4 * unit(random), 11 + 4 * unit(random)}, kilometres(5)));
    for (auto _ : state) benchmark::DoNotOptimize(proj::unite(discs));
}
BENCHMARK(BM_UniteDiscs)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
