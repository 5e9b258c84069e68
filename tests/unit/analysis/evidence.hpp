// SPDX-License-Identifier: MIT
#pragma once

#include "helpers.hpp"

#include "analysis/evaluation.hpp"
#include "analysis/situation.hpp"
#include "proj/geodesic.hpp"

#include <memory>

/// Incidents and whole analyses for tests.
namespace cordon::analysis::test {

using incident::Incident;
using incident::Type;

inline Date day(int month, int number) {
    return *Date::from_civil(2025, month, number);
}
/// The window of all tests: 60 days up to 30 October 2025.
inline const DateInterval autumn{day(9, 1), day(10, 30)};

inline incident::Source source(std::string publisher) {
    return {.id = "s1", .publisher = std::move(publisher)};
}

/// An event at an exact place, told by one outlet.
inline Incident event(std::string id, Type type, Date when, geom::LonLat at,
                      std::string publisher = "A") {
    Incident incident;
    incident.id = std::move(id);
    incident.type = type;
    incident.date = {when, when};
    incident.location.said = incident::Point{at, Metres(0.0), {}};
    incident.sources = {source(std::move(publisher))};
    return incident;
}
inline Incident attack(std::string id, Date when, geom::LonLat at, std::string publisher = "A") {
    return event(std::move(id), Type::attack_on_traffic, when, at, std::move(publisher));
}

/// Somewhere between two places.
inline geom::LonLat between(geom::LonLat a, geom::LonLat b, double share = 0.5) {
    return point_between(a, b, share);
}

/// "between A and B" along a straight road.
inline incident::Stretch stretch_of(geom::LonLat a, geom::LonLat b, double half_width_km = 1.0) {
    incident::Stretch stretch;
    stretch.from.at = a;
    stretch.to.at = b;
    stretch.line = {a, b};
    stretch.half_width = kilometres(half_width_km);
    return stretch;
}

/// Rival places, each exact.
inline incident::Alternatives rivals(const std::vector<geom::LonLat>& places) {
    incident::Alternatives out;
    for (const geom::LonLat at : places)
        out.places.push_back({.said = incident::Point{at, Metres(0.0), {}}});
    return out;
}

/// The discs and facts of incidents on drawn roads, as the analysis makes them.
struct Scene {
    Scene(const Network& given, std::vector<Incident> incidents,
          const Parameters& p = read_parameters(Json()), const DateInterval& window = autumn)
        : network(given), parameters(p), roads(network, kilometres(1)) {
        set.incidents = std::move(incidents);
        events = prepare_events(set, roads, network, window, parameters);
        world = std::make_unique<World>(World{network, roads, events, parameters, centre, window});
    }
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;
    Scene(Scene&&) = delete;
    Scene& operator=(Scene&&) = delete;
    ~Scene() = default;

    const Network& network;
    Parameters parameters;
    RoadCover roads;
    incident::IncidentSet set;
    Events events;
    Centre centre{"C", {-8.0, 12.65}, kilometres(5)};
    std::unique_ptr<World> world;
};

/// A town C with a road to each letter; each road is a route with the letter as its id, and each
/// letter supplies.
inline constexpr std::string_view four_spokes = "    N    \n"
                                                "    |    \n"
                                                "    |    \n"
                                                "    |    \n"
                                                "W---C---E\n"
                                                "    |    \n"
                                                "    |    \n"
                                                "    |    \n"
                                                "    S    \n";
inline constexpr std::string_view four_spokes_in_a_ring = "    N    \n"
                                                          "   /|\\   \n"
                                                          "  / | \\  \n"
                                                          " /  |  \\ \n"
                                                          "W---C---E\n"
                                                          " \\  |  / \n"
                                                          "  \\ | /  \n"
                                                          "   \\|/   \n"
                                                          "    S    \n";

/// Spokes of 80 km, all secondary roads, and what happened on them.
struct Town {
    explicit Town(std::string_view drawing = four_spokes, std::string_view ends = "NESW") {
        drawn = draw(
            drawing,
            {.cell_km = 20.0, .origin_at = 'C', .attributes = {{"*", {{"highway", "secondary"}}}}});
        std::vector<RouteRequest> requests;
        for (const char letter : ends) {
            const std::string name(1, letter);
            requests.push_back({name, "road " + name, {}, {{"C", at('C')}, {name, at(letter)}}});
            suppliers.push_back({.id = name, .name = name, .at = at(letter)});
        }
        CollectingReporter reporter;
        make_routes(drawn.network, requests, kilometres(5), reporter);
        for (Supplier& supplier : suppliers) supplier.node = node(drawn.network, supplier.at);
        EXPECT_EQ(all(reporter), "");
        parameters.draws = 200;
        parameters.gateway_radii_km = {25, 50};
    }

    [[nodiscard]] geom::LonLat at(char letter) const { return drawn.roads.at(letter); }
    /// On the road from C to a letter, 40 km out.
    [[nodiscard]] geom::LonLat on(char letter, double share = 0.5) const {
        return between(at('C'), at(letter), share);
    }
    /// Cuts a road: two attacks by rule 1, told by two outlets.
    void cut(char letter, const std::string& a = "A", const std::string& b = "B") {
        const std::string name(1, letter);
        add(attack("cut-" + name + "-1", day(10, 20), on(letter), a));
        add(attack("cut-" + name + "-2", day(10, 25), on(letter, 0.55), b));
    }
    Incident& add(Incident incident) {
        set.incidents.push_back(std::move(incident));
        return set.incidents.back();
    }
    [[nodiscard]] Inputs inputs(int threads = 1) const {
        return {.incidents = &set,
                .network = &drawn.network,
                .centre = {"C", at('C'), kilometres(5)},
                .suppliers = suppliers,
                .window = autumn,
                .parameters = parameters,
                .threads = threads};
    }
    [[nodiscard]] Situation run(int threads = 1) const { return analyse(inputs(threads)); }
    [[nodiscard]] const RouteResult& route(const Situation& situation, char letter) const {
        for (const RouteResult& result : situation.routes)
            if (drawn.network.routes[result.route].id == std::string(1, letter)) return result;
        throw Error("no such road");
    }

    Drawn drawn;
    incident::IncidentSet set;
    std::vector<Supplier> suppliers;
    Parameters parameters = read_parameters(Json());
};

} // namespace cordon::analysis::test
