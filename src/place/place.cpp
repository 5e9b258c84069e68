// SPDX-License-Identifier: MIT
#include "place/gazetteer.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace cordon::place {

namespace {

// Seats of divisions are towns even where their population is not known (Nara, Niono, San: 0).
constexpr std::pair<std::string_view, double> least_population[] = {
    // NOLINT(*-avoid-c-arrays)
    {"PPLC", 300'000.0}, {"PPLA", 50'000.0}, {"PPLA2", 10'000.0},
    {"PPLA3", 3'000.0},  {"PPLA4", 1'000.0},
};

/// Radius of places that are no towns, in km; classes as in GeoNames.
double radius_km_of_class(const Place& place) {
    switch (place.feature_class) {
    case 'A':
        if (place.feature_code.starts_with("PCL")) return 400.0;
        return place.feature_code == "ADM1" ? 100.0 : place.feature_code == "ADM2" ? 40.0 : 15.0;
    case 'L': return place.feature_code == "CONT" ? 3000.0 : 30.0;
    case 'H':
    case 'T':
    case 'V': return 20.0;
    default: return 1.0;
    }
}

} // namespace

double Place::effective_population() const {
    if (feature_code.size() < 4 || population >= 300'000.0)
        return population; // plain towns, cities
    for (const auto& [code, least] : least_population)
        if (feature_code == code) return std::max(population, least);
    return population;
}

Metres Place::radius() const {
    if (feature_class != 'P') return kilometres(radius_km_of_class(*this));
    return kilometres(std::max(1.0, 0.9 * std::sqrt(effective_population() / 1e4)));
}

} // namespace cordon::place
