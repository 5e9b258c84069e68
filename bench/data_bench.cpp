// SPDX-License-Identifier: MIT
// Reading speed on seeded data of the sizes that maps have. FlatGeobuf and GeoPackage copies are
// made once with ogr2ogr in the folder for temporary files; without it those runs are skipped.
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "data/csv.hpp"
#include "data/csv_layer.hpp"
#include "data/reader.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <numbers>
#include <random>

using namespace cordon;
using namespace cordon::data;
namespace fs = std::filesystem;

namespace {

constexpr unsigned seed = 2025;

fs::path folder() {
    const fs::path path = fs::temp_directory_path() / "cordon_data_bench";
    fs::create_directories(path);
    return path;
}

std::string collection(int features, const std::function<std::string(int)>& feature) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < features; ++i) text += (i == 0 ? "\n" : ",\n") + feature(i);
    return text + "]}";
}

/// 250 polygons of 2,180 vertices: the size of Natural Earth's countries at 1:10 million.
std::string countries() {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(-170, 170);
    std::uniform_real_distribution<double> lat(-70, 70);
    std::uniform_real_distribution<double> noise(0.9, 1.1);
    return collection(250, [&](int i) {
        const double x = lon(random);
        const double y = lat(random);
        std::string ring;
        for (int k = 0; k < 2180; ++k) {
            const double angle = 2 * std::numbers::pi * k / 2180;
            const double radius = 8 * noise(random);
            ring += fmt::format("[{:.7f},{:.7f}],", x + radius * std::cos(angle),
                                y + radius * std::sin(angle));
        }
        ring += ring.substr(0, ring.find(']') + 1);
        return fmt::format(
            R"({{"type":"Feature","properties":{{"id":"{:03}","name":"Country {}"}},)"
            R"("geometry":{{"type":"Polygon","coordinates":[[{}]]}}}})",
            i, i, ring);
    });
}

/// 60,000 roads of 20 vertices between 10 and 16 degrees north: the density of an OpenStreetMap
/// extract.
std::string roads() {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(-12.5, -4);
    std::uniform_real_distribution<double> lat(10, 16);
    std::uniform_real_distribution<double> step(-0.004, 0.004);
    return collection(60000, [&](int i) {
        double x = lon(random);
        double y = lat(random);
        std::string line;
        for (int k = 0; k < 20; ++k) {
            line += fmt::format("{}[{:.6f},{:.6f}]", k == 0 ? "" : ",", x, y);
            x += step(random);
            y += step(random);
        }
        return fmt::format(R"({{"type":"Feature","properties":{{"class":"{}","length":{}}},)"
                           R"("geometry":{{"type":"LineString","coordinates":[{}]}}}})",
                           i % 7 == 0 ? "trunk" : "track", i, line);
    });
}

std::string events() {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(-12.5, -4);
    std::uniform_real_distribution<double> lat(10, 16);
    std::string text = "id,longitude,latitude,date,deaths,actor\n";
    for (int i = 0; i < 1'000'000; ++i)
        text += fmt::format("{},{:.5f},{:.5f},2025-{:02}-{:02},{},group {}\n", i, lon(random),
                            lat(random), 1 + i % 12, 1 + i % 28, i % 40, i % 300);
    return text;
}

/// The file, written or converted when it is not there yet; empty when ogr2ogr is missing.
fs::path file(const std::string& name, const std::function<std::string()>& make,
              const std::string& ending) {
    const fs::path source = folder() / (name + ".geojson");
    if (!fs::exists(source)) write_file(source, make());
    const fs::path path = folder() / (name + ending);
    if (fs::exists(path)) return path;
    const std::string command =
        fmt::format("ogr2ogr {} {} >/dev/null 2>&1", path.string(), source.string());
    return std::system(command.c_str()) == 0 ? path : fs::path();
}

void read(benchmark::State& state, const fs::path& path, const ReadOptions& options) {
    if (path.empty()) return state.SkipWithError("ogr2ogr is not installed");
    CollectingReporter reporter;
    std::size_t features = 0;
    std::size_t points = 0;
    for (auto _ : state) {
        const FeatureLayer layer = read_layer(path, options, reporter);
        features = layer.size();
        points = layer.shapes.points().size();
    }
    state.counters["features"] = static_cast<double>(features);
    state.counters["points"] = static_cast<double>(points);
    state.SetBytesProcessed(static_cast<std::int64_t>(fs::file_size(path)) * state.iterations());
}

ReadOptions window(double degrees) {
    ReadOptions options;
    options.window = geom::LonLatBox{-8.5, 12, -8.5 + degrees, 12 + degrees};
    return options;
}

void countries_fgb(benchmark::State& state) {
    read(state, file("countries", countries, ".fgb"), {});
}
void countries_geojson(benchmark::State& state) {
    read(state, file("countries", countries, ".geojson"), {});
}
void countries_gpkg(benchmark::State& state) {
    read(state, file("countries", countries, ".gpkg"), {});
}
void countries_shp(benchmark::State& state) {
    read(state, file("countries", countries, ".shp"), {});
}
void roads_fgb(benchmark::State& state) {
    read(state, file("roads", roads, ".fgb"), {});
}
void roads_fgb_geometry(benchmark::State& state) {
    ReadOptions options;
    options.geometry_only = true;
    read(state, file("roads", roads, ".fgb"), options);
}
void roads_fgb_window_1(benchmark::State& state) {
    read(state, file("roads", roads, ".fgb"), window(1));
}
void roads_fgb_window_tenth(benchmark::State& state) {
    read(state, file("roads", roads, ".fgb"), window(0.1));
}
void roads_geojson(benchmark::State& state) {
    read(state, file("roads", roads, ".geojson"), {});
}
void roads_gpkg(benchmark::State& state) {
    read(state, file("roads", roads, ".gpkg"), {});
}
void roads_gpkg_window_1(benchmark::State& state) {
    read(state, file("roads", roads, ".gpkg"), window(1));
}

void events_csv_table(benchmark::State& state) {
    const std::string text = events();
    CollectingReporter reporter;
    for (auto _ : state) benchmark::DoNotOptimize(read_csv(text, "events.csv", reporter));
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void events_csv_layer(benchmark::State& state) {
    const std::string text = events();
    CollectingReporter reporter;
    for (auto _ : state) {
        const CsvTable table = read_csv(text, "events.csv", reporter);
        benchmark::DoNotOptimize(csv_layer(table, "events.csv", {}, reporter));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

BENCHMARK(countries_fgb)->Unit(benchmark::kMillisecond);
BENCHMARK(countries_geojson)->Unit(benchmark::kMillisecond);
BENCHMARK(countries_gpkg)->Unit(benchmark::kMillisecond);
BENCHMARK(countries_shp)->Unit(benchmark::kMillisecond);
BENCHMARK(roads_fgb)->Unit(benchmark::kMillisecond);
BENCHMARK(roads_fgb_geometry)->Unit(benchmark::kMillisecond);
BENCHMARK(roads_fgb_window_1)->Unit(benchmark::kMillisecond);
BENCHMARK(roads_fgb_window_tenth)->Unit(benchmark::kMillisecond);
BENCHMARK(roads_geojson)->Unit(benchmark::kMillisecond);
BENCHMARK(roads_gpkg)->Unit(benchmark::kMillisecond);
BENCHMARK(roads_gpkg_window_1)->Unit(benchmark::kMillisecond);
BENCHMARK(events_csv_table)->Unit(benchmark::kMillisecond);
BENCHMARK(events_csv_layer)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
