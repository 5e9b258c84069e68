// SPDX-License-Identifier: MIT
#include "app/division_outlines.hpp"

#include "core/sha256.hpp"
#include "data/reader.hpp"
#include "incident/regions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace cordon::app {

namespace {

using incident::Area;
using incident::IncidentSet;
using incident::LocationModel;

/// A level of divisions, and how messages name it.
struct Level {
    const char* name;
    const char* one;
    const char* several;
};
constexpr Level regions{"admin1", "region", "regions"};
constexpr Level districts{"admin2", "district", "districts"};

/// Areas of one level without an outline, and where in the world they may lie.
struct Wanted {
    std::size_t count = 0;
    int line = 0; ///< of the first incident
    geom::LonLatBox window;
};

const Area* without_outline(const LocationModel& model, const Level& level) {
    const auto* area = std::get_if<Area>(&model);
    return area != nullptr && area->polygon.empty() && area->level == level.name ? area : nullptr;
}

/// The area of a place whose outline is wanted, if any.
const Area* wanted_area(const incident::Location& place, const Level& level) {
    const Area* area = without_outline(place.said, level);
    return area == nullptr && place.credible ? without_outline(*place.credible, level) : area;
}

/// Round the places that are known, where a name is more likely to be the only one.
geom::LonLatBox surroundings(const IncidentSet& set) {
    constexpr double around = 2.0; // degrees
    geom::LonLatBox known;
    for (const incident::Incident& incident : set.incidents)
        for (const incident::PlaceLeaf& leaf : incident::places_of(incident.location))
            if (const auto at = incident::anchor_of(*leaf.location)) known.add(*at);
    return known.empty() ? known : known.grown(around);
}

Wanted wanted_of(const IncidentSet& set, const Level& level) {
    Wanted wanted;
    bool by_name = false;
    for (const incident::Incident& incident : set.incidents) {
        for (const incident::PlaceLeaf& leaf : incident::places_of(incident.location)) {
            const Area* area = wanted_area(*leaf.location, level);
            if (area == nullptr) continue;
            if (wanted.count++ == 0) wanted.line = incident.line;
            if (area->reported_at)
                wanted.window.add(*area->reported_at);
            else
                by_name = true;
        }
    }
    if (by_name) wanted.window.add(surroundings(set));
    return wanted;
}

data::ReadOptions read_options(const Wanted& wanted) {
    data::ReadOptions options;
    if (!wanted.window.empty()) options.window = wanted.window;
    return options;
}

void tell_missing(const IncidentSet& set, const Wanted& wanted, const Level& level,
                  const std::string& why, std::vector<std::string> hints, Reporter& reporter) {
    const bool one = wanted.count == 1;
    reporter.warn(
        fmt::format("{} {} known by {} only and {} not drawn: {}", wanted.count,
                    one ? "place is" : "places are",
                    one ? fmt::format("its {}", level.one) : fmt::format("their {}", level.several),
                    one ? "is" : "are", why),
        {set.file, wanted.line, 0, {}}, std::move(hints));
}

/// Fills the areas of one level and tells of those that are left.
std::vector<incident::RenamedArea> fill(IncidentSet& set, const Level& level,
                                        const data::FeatureLayer& outlines,
                                        const std::string& name_column, const std::string& from,
                                        Reporter& reporter) {
    incident::AreaJoinResult result =
        incident::fill_areas(set, outlines, {level.name, name_column});
    const Wanted left = wanted_of(set, level);
    if (left.count > 0)
        tell_missing(set, left, level, fmt::format("{} has no outline for them", from),
                     {"give the outline as \"polygon\" of the area, or the position that the "
                      "source printed"},
                     reporter);
    return std::move(result.renamed);
}

/// Where Natural Earth's divisions are smaller than the country's regions (provinces of Burkina
/// Faso), its own name decides which is meant, else the larger one.
std::vector<incident::RenamedArea> fill_regions(IncidentSet& set, const data::ReadOptions& options,
                                                Reporter& reporter) {
    const data::FeatureLayer divisions = data::read_shipped_layer("admin1.fgb", options);
    const data::FeatureLayer joined = data::read_shipped_layer("admin1_joined.fgb", options);
    incident::fill_areas(set, divisions,
                         {regions.name, "name", incident::AreaMatch::position_and_name});
    std::vector<incident::RenamedArea> renamed =
        incident::fill_areas(set, joined, {regions.name, "name", incident::AreaMatch::position})
            .renamed;
    for (incident::RenamedArea& one :
         fill(set, regions, divisions, "name", "Natural Earth", reporter))
        renamed.push_back(std::move(one));
    return renamed;
}

/// Natural Earth has some districts, as the provinces of Burkina Faso. Returns what is left.
Wanted fill_shipped_districts(IncidentSet& set, const Wanted& wanted, DivisionOutlines& out) {
    data::ReadOptions options = read_options(wanted);
    options.columns = {"name"};
    const incident::AreaJoinResult result =
        incident::fill_areas(set, data::read_shipped_layer("admin1.fgb", options),
                             {districts.name, "name", incident::AreaMatch::position_and_name});
    if (result.filled > 0 && out.attributions.empty())
        out.attributions.emplace_back("Natural Earth");
    return result.filled > 0 ? wanted_of(set, districts) : wanted;
}

/// The first of the usual names of columns that the layer has; empty = none.
std::string name_column_of(const data::FeatureLayer& layer) {
    constexpr std::array<const char*, 8> usual = {"name",      "NAME",   "ADM2_EN",   "ADM2_FR",
                                                  "shapeName", "NAME_2", "adm2_name", "admin2Name"};
    for (const char* name : usual)
        for (const data::Column& column : layer.columns())
            if (column.name() == name) return name;
    return {};
}

} // namespace

DivisionOutlines find_outlines(IncidentSet& set, const DataSection& data, Reporter& reporter) {
    DivisionOutlines out;
    if (const Wanted wanted = wanted_of(set, regions); wanted.count > 0) {
        data::ReadOptions options = read_options(wanted);
        options.columns = {"name"};
        out.renamed = fill_regions(set, options, reporter);
        out.attributions.emplace_back("Natural Earth");
    }
    Wanted wanted = wanted_of(set, districts);
    if (wanted.count == 0) return out;
    if (!data.districts) {
        wanted = fill_shipped_districts(set, wanted, out);
        if (wanted.count == 0) return out;
        tell_missing(set, wanted, districts, "no outlines of these districts are shipped",
                     {"name a file with them: --districts FILE, or districts = \"FILE\" under "
                      "[data]"},
                     reporter);
        return out;
    }
    const LayerSource& source = *data.districts;
    data::ReadOptions options = read_options(wanted);
    options.layer = source.layer;
    const data::FeatureLayer layer = data::read_layer(source.file.resolved, options, reporter);
    std::vector<incident::RenamedArea> renamed =
        fill(set, districts, layer, name_column_of(layer), source.file.given, reporter);
    std::move(renamed.begin(), renamed.end(), std::back_inserter(out.renamed));
    out.attributions.push_back(source.attribution.empty() ? layer.metadata.attribution
                                                          : source.attribution);
    out.inputs.emplace_back(source.file.given, sha256_file(source.file.resolved));
    return out;
}

} // namespace cordon::app
