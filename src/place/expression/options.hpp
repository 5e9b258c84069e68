// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace cordon::place {

class Lines;

/// Everything that the geometry of place expressions assumes (geocoding card, sections 5 and 6).
/// Distances in km, angles in degrees to each side, factors without unit.
struct RegionOptions {
    // Stated distances: people quote road distances, 505 statements were measured.
    double credible_low = 0.63;  ///< true / stated, 5 %
    double credible_high = 1.13; ///< true / stated, 95 %
    double by_road_low = 0.55;   ///< "by road"
    double by_road_high = 1.0;
    double more_than = 1.5;   ///< "more than N" ends at this times N
    double travel_low = 0.5;  ///< of the way at the lowest speed
    double travel_high = 1.2; ///< of the way at the highest speed

    // Stated directions.
    double cardinal_said = 22.5;
    double cardinal_credible = 45.0;
    double intercardinal_said = 22.5;
    double intercardinal_credible = 33.0;
    double sixteenth_said = 11.25;
    double sixteenth_credible = 15.0;

    // Near: no defensible default exists (Quick Reference Guide); said is half of it.
    double near_village = 10.0;
    double near_town = 20.0;  ///< below 50,000 people
    double near_city = 35.0;  ///< below 500,000 people
    double near_large = 60.0; ///< 500,000 people and more, or a capital
    double near_said = 0.5;

    double village = 2.0;        ///< credible radius of a village
    double outskirts_town = 5.0; ///< beyond the edge, below 50,000 people
    double outskirts_city = 10.0;
    double gateway = 3.0;
    double suburb = 8.0;
    double at_level = 5.0;
    double milestone = 2.0;

    // North of a town.
    double beyond_village = 25.0;
    double beyond_town = 50.0;
    double beyond_capital = 100.0;

    // Corridors: half widths.
    double between_least = 5.0;
    double between_share = 0.15; ///< of the distance between the two places
    double known_road = 3.0;
    double named_road = 2.0;
    double halfway_said = 0.1; ///< of the distance, to each side of the middle
    double halfway_credible = 0.2;
    double axes_reach = 150.0; ///< "the roads leading to X"
    double road_detour = 1.8;  ///< a way by road longer than this times the distance is not meant

    // Areas without an outline.
    double region_disc = 60.0;
    double district_disc = 35.0;
    double commune_disc = 15.0;
    double forest = 20.0;
    double park = 30.0;
    double massif = 50.0;
    double lake = 15.0;
    double facility = 2.0;
    double facility_of_town = 10.0; ///< beyond the town's radius

    // Borders and water.
    double border_said = 10.0;
    double border_credible = 30.0;
    double three_borders = 120.0;
    double water_said = 2.0;
    double water_credible = 5.0;
    double stream_reach = 50.0;
    double seaside = 20.0; ///< km inland of "on the Black Sea coast"
    double offshore_said = 10.0;
    double offshore_credible = 50.0;

    double least_overlap = 0.02; ///< of the smallest clause, else the vaguest is left out
    double confidence = 0.9;

    std::vector<std::string> countries; ///< ISO codes that the user expects, strongest first
    const Lines* lines = nullptr;       ///< roads, rivers and borders; null = none are known
};

/// All numbers with their names, in the order of the struct, for `locate --explain` and the notes.
[[nodiscard]] std::vector<std::pair<std::string, double>> parameters(const RegionOptions& options);

/// Changes one number by its name; false when there is no such name.
[[nodiscard]] bool set_parameter(RegionOptions& options, const std::string& name, double value);

} // namespace cordon::place
