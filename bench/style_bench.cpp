// SPDX-License-Identifier: MIT
// Reading of styles and evaluation of data-driven values. Targets: a style of 200 layers in less
// than 20 ms, 100,000 data-driven colours in less than 20 ms.
#include "style/style.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace {

using namespace cordon;

constexpr std::size_t feature_count = 100'000;

/// A style of the size of a published base map: filters, zoom curves, data-driven colours and
/// labels.
Json base_map_style(int layer_count) {
    std::string layers;
    for (int i = 0; i < layer_count; ++i) {
        if (i > 0) layers += ',';
        layers += fmt::format(
            R"({{"id":"layer-{0}","type":"{1}","source":"s","source-layer":"roads","minzoom":4,
                "filter":["all",["==","$type","LineString"],["in","class","primary","secondary","trunk"],["!=","brunnel","tunnel"]],
                "layout":{2},"paint":{3}}})",
            i, i % 3 == 0 ? "symbol" : "line",
            i % 3 == 0
                ? R"({"text-field":["coalesce",["get","name:fr"],["get","name"]],"text-font":["Noto Sans Regular"],"text-size":{"base":1.2,"stops":[[5,10],[12,16]]}})"
                : R"({"line-cap":"round","line-join":"round"})",
            i % 3 == 0
                ? R"({"text-color":"#776655","text-halo-color":"#ffffffcc","text-halo-width":1.5})"
                : R"({"line-color":["match",["get","class"],"primary","#fa0",["secondary","trunk"],"#fc8","#ccc"],"line-width":["interpolate",["exponential",1.4],["zoom"],5,0.5,18,["*",2,["to-number",["get","lanes"]]]]})");
    }
    return parse_json(R"({"version":8,"sources":{"s":{"type":"vector","url":"x"}},"layers":[)" +
                          layers + "]}",
                      "bench.json");
}

data::FeatureLayer make_roads() {
    data::FeatureLayer layer("roads");
    constexpr std::array<std::string_view, 4> classes = {"primary", "secondary", "trunk",
                                                         "residential"};
    for (std::size_t i = 0; i < feature_count; ++i) {
        layer.shapes.begin(geom::Kind::line);
        layer.set("class", classes.at(i % classes.size()));
        layer.set("lanes", static_cast<double>(i % 5));
        layer.set("deaths", static_cast<double>(i % 100));
        layer.finish_feature();
    }
    return layer;
}

style::ParsedStyle with_paint(const std::string& type, const std::string& paint) {
    const std::string text = fmt::format(
        R"({{"version":8,"sources":{{"s":{{"type":"geojson","data":"x"}}}},"layers":[{{"id":"l","type":"{}","source":"s","paint":{}}}]}})",
        type, paint);
    return style::parse_style(parse_json(text, "bench.json"), "bench.json");
}

void parse_200_layers(benchmark::State& state) {
    const std::string text = to_text(base_map_style(200));
    for (auto _ : state)
        benchmark::DoNotOptimize(style::parse_style(parse_json(text, "bench.json"), "bench.json"));
}
BENCHMARK(parse_200_layers)->Unit(benchmark::kMillisecond);

void evaluate_colors(benchmark::State& state, const std::string& type, const std::string& paint,
                     style::Property property) {
    static const data::FeatureLayer roads = make_roads();
    const auto parsed = with_paint(type, paint);
    for (auto _ : state) {
        const style::BoundLayer bound(parsed.style->layers[0], &roads, {.zoom = 8.0});
        double sum = 0.0;
        for (std::size_t i = 0; i < roads.size(); ++i) sum += bound.color(property, i).r;
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK_CAPTURE(
    evaluate_colors, match_class, "line",
    R"({"line-color":["match",["get","class"],"primary","#fa0",["secondary","trunk"],"#fc8","#ccc"]})",
    style::Property::line_color)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(
    evaluate_colors, interpolate_number, "circle",
    R"({"circle-color":["interpolate",["linear"],["get","deaths"],0,"#fee",20,"#f88",100,"#800"]})",
    style::Property::circle_color)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(
    evaluate_colors, case_with_conditions, "line",
    R"({"line-color":["case",["all",["has","lanes"],[">",["get","lanes"],2]],"#f00",["==",["get","class"],"trunk"],"#0f0","#00f"]})",
    style::Property::line_color)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(evaluate_colors, constant, "line", R"({"line-color":"#123456"})",
                  style::Property::line_color)
    ->Unit(benchmark::kMillisecond);

void filter_features(benchmark::State& state) {
    static const data::FeatureLayer roads = make_roads();
    const style::ParsedStyle parsed = style::parse_style(base_map_style(2), "bench.json");
    for (auto _ : state) {
        const style::BoundLayer bound(parsed.style->layers[1], &roads, {.zoom = 8.0});
        std::size_t passed = 0;
        for (std::size_t i = 0; i < roads.size(); ++i) passed += bound.matches(i) ? 1 : 0;
        benchmark::DoNotOptimize(passed);
    }
}
BENCHMARK(filter_features)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
