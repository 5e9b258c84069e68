// SPDX-License-Identifier: MIT
#include "app/focus_countries.hpp"

#include "app/label_names.hpp"
#include "core/units.hpp"
#include "data/reader.hpp"
#include "geom/measure.hpp"
#include "geom/polygon_bands.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace cordon::app {

using data::FeatureLayer;

std::optional<std::size_t> country_at(const FeatureLayer& countries, geom::LonLat place) {
    for (std::size_t i = 0; i < countries.size(); ++i)
        if (countries.shapes.box(i).contains(place) && geom::contains(countries.shapes[i], place))
            return i;
    return std::nullopt;
}

namespace {

/// The outlines of countries, for many places.
class Outlines {
  public:
    explicit Outlines(const FeatureLayer& countries)
        : countries_(countries), bands_(countries.size()) {}

    /// As country_at().
    [[nodiscard]] std::optional<std::size_t> at(geom::LonLat place) {
        for (std::size_t i = 0; i < countries_.size(); ++i)
            if (countries_.shapes.box(i).contains(place) && holds(i, place)) return i;
        return std::nullopt;
    }
    [[nodiscard]] bool holds(std::size_t country, geom::LonLat place) {
        std::optional<geom::PolygonBands>& bands = bands_[country];
        if (!bands) bands.emplace(countries_.shapes[country]);
        return bands->contains(place);
    }

  private:
    const FeatureLayer& countries_;
    std::vector<std::optional<geom::PolygonBands>> bands_;
};

/// Does a country lie within some three kilometres of a place? The shipped borders are not better.
bool is_beside(Outlines& outlines, std::size_t country, geom::LonLat place) {
    constexpr double reach = 3.0 / km_per_degree; // degrees
    const double shrunk = std::max(0.02, std::cos(place.y * std::numbers::pi / 180.0));
    for (int k = 0; k < 8; ++k) {
        const double angle = k * std::numbers::pi / 4.0;
        const geom::LonLat near{place.x + reach / shrunk * std::cos(angle),
                                place.y + reach * std::sin(angle)};
        if (outlines.holds(country, near)) return true;
    }
    return false;
}

std::size_t country_of_most(const std::map<std::size_t, std::size_t>& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// Country → places in it. Places that lie beside the country of most of them count for that one:
/// a town on a border river is on its bank.
std::map<std::size_t, std::size_t> count_by_country(const FeatureLayer& countries,
                                                    const std::vector<geom::LonLat>& places) {
    Outlines outlines(countries);
    std::map<std::size_t, std::size_t> counts;
    std::vector<std::optional<std::size_t>> at;
    at.reserve(places.size());
    for (const geom::LonLat& place : places) {
        at.push_back(outlines.at(place));
        if (at.back()) ++counts[*at.back()];
    }
    if (counts.size() < 2) return counts;
    const std::size_t most = country_of_most(counts);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!at[i] || *at[i] == most || !is_beside(outlines, most, places[i])) continue;
        ++counts[most];
        if (--counts[*at[i]] == 0) counts.erase(*at[i]);
    }
    return counts;
}

/// The country that a map with a centre is about: the one that holds the centre, but for a centre
/// beside the country of most places that one. Shipped borders run kilometres beside the true ones.
std::optional<std::size_t> home_of(const FeatureLayer& countries,
                                   const std::map<std::size_t, std::size_t>& counts,
                                   geom::LonLat centre) {
    const auto held = country_at(countries, centre);
    if (!held || counts.empty()) return held;
    const std::size_t most = country_of_most(counts);
    Outlines outlines(countries);
    return *held != most && is_beside(outlines, most, centre) ? most : held;
}

} // namespace

Focus focus_countries(const Evidence& evidence, const MapDocument& document) {
    geom::LonLatBox window;
    std::vector<geom::LonLat> places;
    const data::FeatureLayer& points = evidence.layers.points;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!points.shapes[i].empty()) places.push_back(points.shapes[i].part(0).front());
    std::optional<geom::LonLat> centre;
    if (document.map.centre) centre = document.map.centre->position;
    if (centre) places.push_back(*centre);
    for (const geom::LonLat& place : places) window.add(place);
    if (window.empty()) return {};
    data::ReadOptions options;
    options.window = window;
    options.columns = {"iso_a2", "name", "name_fr"};
    // Each place is looked for in each outline: those of many places are the shorter ones.
    constexpr std::size_t few_places = 1000;
    const char* scale = places.size() <= few_places ? "world_10m" : "world_50m";
    FeatureLayer countries =
        data::read_shipped_layer(std::string(scale) + "/countries.fgb", options);
    countries.name = "countries";
    std::map<std::size_t, std::size_t> counts = count_by_country(countries, places);
    auto home = centre ? home_of(countries, counts, *centre) : std::nullopt;
    // A centre on a border can lie in the neighbour by a hair; a map of incidents that are all on
    // the other side is about that one.
    if (home && counts[*home] <= 1 && places.size() > 1) {
        counts.erase(*home);
        places.pop_back(); // the centre
        home.reset();
    }
    // A quarter of the places each, and half of them together: else the map is of a sea or of many
    // countries, and none stands out.
    std::size_t together = 0;
    for (const auto& [country, count] : counts)
        if (count * 4 >= places.size()) together += count;
    Focus focus;
    std::vector<std::pair<std::size_t, std::size_t>> ranked(counts.begin(), counts.end());
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [country, count] : ranked) {
        const bool wanted =
            home ? country == *home : count * 4 >= places.size() && together * 2 >= places.size();
        const std::string code(countries.text(country, "iso_a2"));
        if (!wanted || code.empty()) continue;
        focus.codes.insert(code);
        focus.names.emplace_back(name_in(countries, country, label_languages(document)));
    }
    return focus;
}

} // namespace cordon::app
