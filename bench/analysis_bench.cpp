// SPDX-License-Identifier: MIT
// Roads to a network, and the questions that a thousand draws ask. A run on the shipped corridors
// asks some 20,000 times for ways and flows (1000 draws, 18 rows of the sensitivity table).
#include "analysis/situation.hpp"
#include "analysis/suppliers.hpp"
#include "data/reader.hpp"
#include "proj/geodesic.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <filesystem>
#include <random>

namespace {

using namespace cordon;
using namespace cordon::analysis;
namespace fs = std::filesystem;

using States = std::vector<SupplyGraph::StretchState>;
constexpr geom::LonLat bamako{-8.0, 12.65};
const Centre centre{"Bamako", bamako, kilometres(10)};

/// A grid of streets of `count` lines in all, ten points each, with names, classes and one-way
/// roads; ends meet exactly but for one in fifty, which stops 5 m short.
data::FeatureLayer streets(std::size_t count) {
    std::mt19937 random(20251030);
    std::uniform_real_distribution<double> unit(0, 1);
    const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(count) / 2));
    const double cell = 10.0 / static_cast<double>(side);
    data::FeatureLayer layer("streets");
    const auto place = [&](std::size_t i, std::size_t k) {
        return geom::LonLat{-12 + cell * static_cast<double>(i), 8 + cell * static_cast<double>(k)};
    };
    const auto add = [&](geom::LonLat a, geom::LonLat b) {
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.begin_part();
        if (unit(random) < 0.02) b = b + (a - b) * (0.00005 / cell);
        for (int k = 0; k < 10; ++k) {
            const double t = k / 9.0;
            const double bend = k == 0 || k == 9 ? 0.0 : 0.1 * cell * unit(random);
            layer.shapes.add({a.x + (b.x - a.x) * t + bend, a.y + (b.y - a.y) * t + bend});
        }
        layer.set("highway", std::string_view(unit(random) < 0.2 ? "primary" : "residential"));
        layer.set("oneway", std::string_view(unit(random) < 0.1 ? "yes" : "no"));
        layer.finish_feature();
    };
    for (std::size_t i = 0; i < side; ++i)
        for (std::size_t k = 0; k < side; ++k) {
            add(place(i, k), place(i + 1, k));
            add(place(i, k), place(i, k + 1));
        }
    return layer;
}

void BM_BuildNetwork(benchmark::State& state) {
    const data::FeatureLayer layer = streets(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        CollectingReporter reporter;
        benchmark::DoNotOptimize(build_network(layer, {}, reporter));
    }
}
BENCHMARK(BM_BuildNetwork)->Arg(5000)->Arg(50'000)->Arg(500'000)->Unit(benchmark::kMillisecond);

void BM_NearestRoad(benchmark::State& state) {
    CollectingReporter reporter;
    const Network network =
        build_network(streets(static_cast<std::size_t>(state.range(0))), {}, reporter);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    for (auto _ : state)
        benchmark::DoNotOptimize(nearest_road(
            network, {-12 + 10 * unit(random), 8 + 10 * unit(random)}, kilometres(50)));
}
BENCHMARK(BM_NearestRoad)->Arg(5000)->Arg(500'000)->Unit(benchmark::kMicrosecond);

/// Ten routes over a network of 500,000 roads.
void BM_MakeRoutes(benchmark::State& state) {
    CollectingReporter reporter;
    const Network network =
        build_network(streets(static_cast<std::size_t>(state.range(0))), {}, reporter);
    std::vector<RouteRequest> requests;
    requests.reserve(10);
    for (int i = 0; i < 10; ++i)
        requests.push_back(
            {std::to_string(i),
             "",
             "",
             {{"Centre", {-7.0, 13.0}},
              {"End", {-7.0 + 4 * std::cos(0.63 * i), 13.0 + 4 * std::sin(0.63 * i)}}}});
    for (auto _ : state) {
        Network copy = network;
        make_routes(copy, requests, kilometres(10), reporter);
        benchmark::DoNotOptimize(copy.routes.data());
    }
}
BENCHMARK(BM_MakeRoutes)->Arg(5000)->Arg(500'000)->Unit(benchmark::kMillisecond);

/// What is asked with suppliers in place.
struct Case {
    Network network;
    std::vector<Supplier> suppliers;
};

Case corridors() {
    CollectingReporter reporter;
    const fs::path folder = fs::path(CORDON_SOURCE_DIR) / "geodata";
    Case result;
    result.network =
        network_of_legs(data::read_layer(folder / "corridor_legs.fgb", {}, reporter),
                        data::read_layer(folder / "corridors.fgb", {}, reporter), {}, reporter);
    result.suppliers = border_suppliers(result.network, centre);
    return result;
}

const fs::path clip = fs::path(CORDON_SHARED_DIR) / "data" / "roads" / "wafrica_osm_roads.geojson";

Case extract() {
    CollectingReporter reporter;
    Case result;
    result.network = build_network(data::read_layer(clip, {}, reporter), {}, reporter);
    result.suppliers = {{.id = "dakar", .name = "Dakar", .at = {-17.44406, 14.6937}},
                        {.id = "abidjan", .name = "Abidjan", .at = {-4.02, 5.34}},
                        {.id = "conakry", .name = "Conakry", .at = {-13.68, 9.54}},
                        {.id = "nouakchott", .name = "Nouakchott", .at = {-15.98, 18.09}},
                        {.id = "lome", .name = "Lomé", .at = {1.22, 6.13}},
                        {.id = "tema", .name = "Tema", .at = {0.0, 5.67}}};
    snap_suppliers(result.network, result.suppliers, farthest_snap, reporter);
    return result;
}

std::vector<States> draws(const Case& given) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<States> result(64, States(given.network.stretches.size()));
    for (States& states : result)
        for (SupplyGraph::StretchState& state : states) {
            state.closed = unit(random) < 0.1;
            if (unit(random) < 0.3) {
                state.cost_factor = 1 + 4 * unit(random);
                state.capacity_factor = unit(random);
            }
        }
    return result;
}

enum class Question { ways, flow, closures };

void ask(benchmark::State& state, bool whole_extract, Question question) {
    if (whole_extract && !fs::exists(clip)) {
        state.SkipWithError("the extract is not there");
        return;
    }
    const Case given = whole_extract ? extract() : corridors();
    const SupplyGraph supply(given.network, centre, given.suppliers);
    const std::vector<States> states = draws(given);
    std::size_t i = 0;
    for (auto _ : state) {
        const States& draw = states[i++ % states.size()];
        if (question == Question::ways)
            benchmark::DoNotOptimize(supply.ways(draw));
        else if (question == Question::flow)
            benchmark::DoNotOptimize(supply.max_flow(draw));
        else
            benchmark::DoNotOptimize(supply.further_closures(draw));
    }
}
BENCHMARK_CAPTURE(ask, corridors_ways, false, Question::ways)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, corridors_flow, false, Question::flow)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, corridors_closures, false, Question::closures)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, extract_ways, true, Question::ways)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, extract_flow, true, Question::flow)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, extract_closures, true, Question::closures)->Unit(benchmark::kMicrosecond);

void BM_MakeSupplyGraph(benchmark::State& state) {
    CollectingReporter reporter;
    Case given;
    given.network = build_network(streets(static_cast<std::size_t>(state.range(0))), {}, reporter);
    given.suppliers = {{.id = "w", .name = "W", .at = {-11.9, 13.0}},
                       {.id = "e", .name = "E", .at = {-2.1, 13.0}},
                       {.id = "s", .name = "S", .at = {-7.0, 8.1}}};
    snap_suppliers(given.network, given.suppliers, farthest_snap, reporter);
    for (auto _ : state)
        benchmark::DoNotOptimize(SupplyGraph(given.network, centre, given.suppliers));
}
BENCHMARK(BM_MakeSupplyGraph)->Arg(5000)->Arg(500'000)->Unit(benchmark::kMillisecond);

void BM_Gateways(benchmark::State& state) {
    CollectingReporter reporter;
    const Network network =
        build_network(streets(static_cast<std::size_t>(state.range(0))), {}, reporter);
    for (auto _ : state) benchmark::DoNotOptimize(gateways(network, centre, kilometres(100)));
}
BENCHMARK(BM_Gateways)->Arg(5000)->Arg(500'000)->Unit(benchmark::kMillisecond);

/// Attacks all over the extract: half of them within 2 km, a quarter in rings, a quarter somewhere
/// in 25 km.
incident::IncidentSet attacks(std::size_t count) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0, 1);
    const Date last = *Date::from_civil(2025, 10, 30);
    incident::IncidentSet set;
    for (std::size_t i = 0; i < count; ++i) {
        incident::Incident one;
        one.id = "e" + std::to_string(i);
        one.type = incident::Type::attack_on_traffic;
        const Date day = last + -static_cast<int>(60 * unit(random));
        one.date = {day, day};
        const geom::LonLat at{-12 + 8 * unit(random), 10.5 + 5 * unit(random)};
        if (i % 4 == 0)
            one.location.said = incident::Ring{at, kilometres(10), kilometres(30), {}, {}};
        else
            one.location.said = incident::Point{at, kilometres(i % 4 == 1 ? 25 : 2), {}};
        one.sources = {incident::Source{.id = "s", .publisher = "p" + std::to_string(i % 50)}};
        set.incidents.push_back(std::move(one));
    }
    return set;
}

/// A whole analysis with its 18 rows of sensitivity on one core: incidents, draws.
void BM_Analyse(benchmark::State& state) {
    if (!fs::exists(clip)) {
        state.SkipWithError("the extract is not there");
        return;
    }
    Case given = extract();
    CollectingReporter reporter;
    std::vector<RouteRequest> requests;
    for (const Supplier& supplier : given.suppliers)
        requests.push_back(
            {supplier.id, supplier.name, "", {{"Bamako", bamako}, {supplier.name, supplier.at}}});
    make_routes(given.network, requests, kilometres(10), reporter);
    const incident::IncidentSet set = attacks(static_cast<std::size_t>(state.range(0)));
    Inputs inputs{.incidents = &set,
                  .network = &given.network,
                  .centre = centre,
                  .suppliers = given.suppliers,
                  .threads = 1};
    inputs.window = {*Date::from_civil(2025, 9, 1), *Date::from_civil(2025, 10, 30)};
    inputs.parameters = read_parameters(Json());
    inputs.parameters.draws = static_cast<int>(state.range(1));
    for (auto _ : state) benchmark::DoNotOptimize(analyse(inputs));
}
BENCHMARK(BM_Analyse)
    ->Args({20, 1000})
    ->Args({200, 1000})
    ->Args({2000, 1000})
    ->Args({1000, 0})
    ->Args({10'000, 0})
    ->Args({100'000, 0})
    ->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
