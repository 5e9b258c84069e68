// SPDX-License-Identifier: MIT
#include "incident/same_place.hpp"

#include "incident/regions.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace cordon::incident {

namespace {

/// Point positions of an incident, each once. Said positions count: they are what a source printed.
std::set<SharedPositions::Key> keys_of(const Incident& incident) {
    std::set<SharedPositions::Key> keys;
    for (const PlaceLeaf& leaf : places_of(incident.location)) {
        const auto* point = std::get_if<Point>(&leaf.location->said);
        if (point == nullptr) continue;
        keys.emplace(std::llround(point->at.x * 1e5), std::llround(point->at.y * 1e5));
    }
    return keys;
}

} // namespace

void SharedPositions::add(const Incident& incident, std::size_t index) {
    for (const Key& key : keys_of(incident)) incidents_[key].push_back(index);
}

bool SharedPositions::contains(const Incident& incident) const {
    const std::set<Key> keys = keys_of(incident);
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
        const auto found = incidents_.find(key);
        return found != incidents_.end() && found->second.size() > 1;
    });
}

std::vector<std::vector<std::size_t>> SharedPositions::groups() const {
    std::vector<std::vector<std::size_t>> groups;
    for (const auto& [key, indices] : incidents_)
        if (indices.size() > 1) groups.push_back(indices);
    return groups;
}

SharedPositions shared_positions(const IncidentSet& set) {
    SharedPositions shared;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) shared.add(set.incidents[i], i);
    return shared;
}

} // namespace cordon::incident
