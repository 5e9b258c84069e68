// SPDX-License-Identifier: MIT
#include "incident/coarsen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::incident {

namespace {

constexpr double degree_m = 111'320.0; // of the equator: never too short

double middle_of_cell(double value, double grid) {
    return (std::floor(value / grid) + 0.5) * grid;
}

/// True when something was moved.
bool coarsen(Location& location, double grid);

bool coarsen(LocationModel& model, double grid) {
    if (auto* point = std::get_if<Point>(&model)) {
        if (point->radius && *point->radius > exact_radius) return false;
        point->at = {middle_of_cell(point->at.x, grid), middle_of_cell(point->at.y, grid)};
        // Half the diagonal of a cell: what the move may have added.
        const Metres moved(grid * degree_m * std::sqrt(0.5));
        point->radius = point->radius.value_or(Metres(0.0)) + moved;
        return true;
    }
    bool any = false;
    const auto each = [&](std::vector<Location>& places) {
        for (Location& place : places) any = coarsen(place, grid) || any;
    };
    if (auto* rivals = std::get_if<Alternatives>(&model)) each(rivals->places);
    if (auto* several = std::get_if<Several>(&model)) each(several->places);
    return any;
}

bool coarsen(Location& location, double grid) {
    bool any = coarsen(location.said, grid);
    if (location.credible) any = coarsen(*location.credible, grid) || any;
    return any;
}

} // namespace

const Location* Coarsened::of(std::size_t incident) const {
    const auto found = std::find_if(locations.begin(), locations.end(),
                                    [&](const auto& shown) { return shown.first == incident; });
    return found == locations.end() ? nullptr : &found->second;
}

Coarsened coarsen(const IncidentSet& set, const CoarsenOptions& options) {
    Coarsened out{{}, "none", options};
    if (options.profile == Profile::internal || options.grid_deg <= 0.0) return out;
    out.rule = fmt::format("{} degrees", options.grid_deg);
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        const Incident& incident = set.incidents[i];
        const bool dated = incident.date_precision != DatePrecision::unknown;
        const bool young =
            options.as_of && dated && *options.as_of - incident.date.to < options.age_days;
        if (!young && !incident.has_flag("aid_workers")) continue;
        Location shown = incident.location;
        if (coarsen(shown, options.grid_deg)) out.locations.emplace_back(i, std::move(shown));
    }
    return out;
}

void swap_locations(IncidentSet& set, Coarsened& coarsened) {
    for (auto& [i, location] : coarsened.locations) std::swap(set.incidents[i].location, location);
}

} // namespace cordon::incident
