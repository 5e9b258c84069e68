// SPDX-License-Identifier: MIT
#include "place/resolve_prior.hpp"

#include <cmath>
#include <numbers>

namespace cordon::place {

namespace {

constexpr double country_bonus = 3.0;
constexpr double region_bonus = 1.0;
constexpr double ocean_bonus = 4.0; ///< for the people that it does not have
constexpr double known_feature_bonus =
    2.5; ///< islands, mountains and waters of the world's list: they have no country
constexpr double division_bonus = 0.8;
constexpr double capital_bonus = 1.0;
constexpr double seat_bonus = 0.4;
constexpr double second_division_malus = -0.8;
constexpr double natural_malus = -1.5;
constexpr double quarter_malus = -0.5;
constexpr double stripped_malus = -0.9;
/// `Butte` is not Butte County: in the United States nobody leaves the word out.
constexpr double stripped_county_malus = -2.4;
constexpr double listed_bonus = 0.4; ///< for places that the worldwide gazetteer has, too

bool is_ocean(std::string_view code) {
    return code == "OCN" || code == "SEA";
}

double feature_bonus(const Place& place) {
    const std::string_view code = place.feature_code;
    if (code.starts_with("PCL")) return code == "PCLH" ? 0.0 : country_bonus;
    if (code == "CONT") return country_bonus;
    if (code == "RGN") return region_bonus;
    if (is_ocean(code)) return ocean_bonus;
    if (code == "ADM1") return division_bonus;
    if (code == "PPLC") return capital_bonus;
    if (code == "PPLA") return seat_bonus;
    if (place.feature_class == 'A') return second_division_malus;
    if (code == "PPLX" || code == "PPLQ" || code == "PPLH" || code == "PPLW") return quarter_malus;
    if (place.feature_class == 'P') return 0.0;
    return place.country.empty() ? known_feature_bonus : natural_malus;
}

double rank_malus(const Place& place, NameRank rank) {
    const std::string_view code = place.feature_code;
    // Countries and seas are called by many names; none of them is second-rate.
    if (code.starts_with("PCL") || code == "CONT" || code == "RGN" || is_ocean(code)) return 0.0;
    switch (rank) {
    case NameRank::primary: return 0.0;
    case NameRank::alternate: return score::alternate_malus;
    case NameRank::stripped: break;
    }
    return code == "ADM2" && place.country == "US" ? stripped_county_malus : stripped_malus;
}

} // namespace

double prior_of(const Place& place, NameRank rank) {
    return std::log10(place.effective_population() + 10.0) + feature_bonus(place) +
           (place.listed ? listed_bonus : 0.0) + rank_malus(place, rank);
}

bool is_large(const Place& place) {
    const std::string_view code = place.feature_code;
    return code.starts_with("PCL") || code == "CONT" || code == "RGN" || is_ocean(code);
}

std::array<double, 3> direction_of(geom::LonLat at) {
    const double lon = at.x * std::numbers::pi / 180.0;
    const double lat = at.y * std::numbers::pi / 180.0;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

} // namespace cordon::place
