// SPDX-License-Identifier: MIT
// Setting labels. Targets: start < 15 ms, a label that is known < 1 µs, a new short label < 60 µs.
#include "core/diagnostic.hpp"
#include "text/shaper.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using namespace cordon;
using text::Shaper;
using text::TextStyle;

/// Opening the font list and the first font.
void start(benchmark::State& state) {
    for (auto _ : state) {
        CollectingReporter reporter;
        Shaper shaper(reporter);
        benchmark::DoNotOptimize(shaper.shape("Niafunké", {}).width);
    }
}
BENCHMARK(start)->Unit(benchmark::kMillisecond);

void known_label(benchmark::State& state) {
    CollectingReporter reporter;
    Shaper shaper(reporter);
    const TextStyle style;
    for (auto _ : state) benchmark::DoNotOptimize(shaper.shape("Niafunké", style).width);
}
BENCHMARK(known_label);

/// Labels that differ each time, so that none is in the cache.
void new_label(benchmark::State& state, const std::string& name, const TextStyle& style) {
    CollectingReporter reporter;
    Shaper shaper(reporter);
    int number = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(shaper.shape(name + std::to_string(++number), style).width);
}
BENCHMARK_CAPTURE(new_label, latin, "Niafunké ", TextStyle{})->Iterations(20'000);
BENCHMARK_CAPTURE(new_label, arabic, "تمبكتو ", TextStyle{})->Iterations(20'000);
BENCHMARK_CAPTURE(new_label, mixed, "Tombouctou تمبكتو ", TextStyle{})->Iterations(20'000);
BENCHMARK_CAPTURE(new_label, balanced, "Réserve de biosphère du Ferlo ",
                  TextStyle{.max_width = 100.0, .balanced = true})
    ->Iterations(20'000);

void paragraph(benchmark::State& state) {
    CollectingReporter reporter;
    Shaper shaper(reporter);
    std::string words;
    for (int i = 0; i < 200; ++i) words += "Saraféré et Niafunké, ";
    int number = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            shaper.shape(words + std::to_string(++number), {.max_width = 400.0}).height);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(words.size()));
}
BENCHMARK(paragraph)->Iterations(200)->Unit(benchmark::kMillisecond);

void along_a_path(benchmark::State& state) {
    CollectingReporter reporter;
    Shaper shaper(reporter);
    std::vector<geom::PagePoint> path;
    for (int i = 0; i < 200; ++i) path.push_back({i * 5.0, (i % 7) * 0.3});
    const text::ShapedText& shaped = shaper.shape("Niger River", {});
    for (auto _ : state)
        benchmark::DoNotOptimize(place_along(shaped, path, 500.0, 45.0, {}).has_value());
}
BENCHMARK(along_a_path);

} // namespace

BENCHMARK_MAIN();
