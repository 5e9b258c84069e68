// SPDX-License-Identifier: MIT
#include "incident/location.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

bool any_located(const std::vector<Location>& places) {
    return std::any_of(places.begin(), places.end(),
                       [](const Location& place) { return is_located(place); });
}

struct Located {
    bool operator()(const Unknown& /*model*/) const { return false; }
    bool operator()(const Point& /*model*/) const { return true; }
    bool operator()(const Ring& /*model*/) const { return true; }
    bool operator()(const Stretch& model) const { return model.line.size() >= 2; }
    bool operator()(const Area& model) const { return !model.polygon.empty(); }
    bool operator()(const Sector& model) const { return model.reach.has_value(); }
    bool operator()(const Alternatives& model) const { return any_located(model.places); }
    bool operator()(const Several& model) const { return any_located(model.places); }
};

} // namespace

bool is_located(const LocationModel& model) {
    return std::visit(Located{}, model);
}

std::string_view model_name(const LocationModel& model) {
    // In the order of the variant.
    constexpr std::array<std::string_view, std::variant_size_v<LocationModel>> names = {
        "unknown", "point", "ring", "stretch", "area", "sector", "alternatives", "several"};
    return names.at(model.index());
}

} // namespace cordon::incident
