// SPDX-License-Identifier: MIT
#include "app/place_lookup.hpp"

#include "app/chosen_places.hpp"
#include "core/file.hpp"
#include "core/unicode.hpp"
#include "data/reader.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::app {

namespace {

/// False when the first letter alone tells that `name` cannot fold to `wanted`: saves nearly all of
/// the work over a gazetteer.
bool may_fold_to(std::string_view name, std::string_view wanted) {
    const char first = name.empty() ? '\0' : name.front();
    const bool upper = first >= 'A' && first <= 'Z';
    const bool lower = first >= 'a' && first <= 'z';
    if (wanted.empty() || (!upper && !lower)) return true;
    return wanted.front() == (upper ? static_cast<char>(first - 'A' + 'a') : first);
}

/// Does one of the feature's names read like `wanted` (folded)?
bool is_named(const data::FeatureLayer& places, std::size_t i, const std::string& wanted) {
    constexpr std::array<const char*, 4> columns = {"name", "name_en", "name_fr", "ascii"};
    return std::any_of(columns.begin(), columns.end(), [&](const char* column) {
        const std::string_view name = places.text(i, column);
        return !name.empty() && may_fold_to(name, wanted) && fold_name(name) == wanted;
    });
}

} // namespace

FoundPlace find_town(const std::string& name, Reporter& reporter,
                     const std::filesystem::path& chosen) {
    data::ReadOptions options;
    options.columns = {"name", "name_en", "name_fr", "ascii", "country", "rank", "population"};
    const data::FeatureLayer places =
        data::read_layer(data_folder() / "geodata" / "places.fgb", options, reporter);
    const std::string wanted = fold_name(name);
    if (const auto known = chosen_place(read_chosen_places(chosen), wanted)) {
        for (std::size_t i = 0; i < places.size(); ++i)
            if (is_named(places, i, wanted) &&
                place::is_chosen(*known, places.shapes[i].part(0).front()))
                return {known->at, places.number(i, "population", 0.0)};
        return {known->at, 0.0};
    }
    std::optional<std::size_t> best;
    std::size_t others = 0;
    const auto weight = [&](std::size_t i) {
        return std::make_pair(places.number(i, "rank", 99), -places.number(i, "population", 0));
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!is_named(places, i, wanted)) continue;
        if (best) ++others;
        if (!best || weight(i) < weight(*best)) best = i;
    }
    if (!best) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < places.size(); ++i) names.emplace_back(places.text(i, "name"));
        const std::string near = did_you_mean(name, names);
        Diagnostic diagnostic{
            Severity::error, fmt::format("place '{}' is not in the gazetteer", name), {}, {}};
        if (!near.empty()) diagnostic.hints.push_back(near);
        diagnostic.hints.emplace_back(
            "give its position: --centre LATITUDE,LONGITUDE, or lat and lon in the map file");
        throw Error(std::move(diagnostic));
    }
    const geom::LonLat at = places.shapes[*best].part(0).front();
    if (others > 0) {
        reporter.note(
            fmt::format("{} places are called '{}'; the one at {:.2f}, {:.2f} ({}) was taken",
                        others + 1, name, at.y, at.x, places.text(*best, "country")));
    }
    return {at, places.number(*best, "population", 0.0)};
}

} // namespace cordon::app
