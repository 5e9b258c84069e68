// SPDX-License-Identifier: MIT
#include "incident/same_place.hpp"

#include "incident/regions.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::incident {

SharedPositions::SharedPositions(const IncidentSet& set) : shared_(set.incidents.size()) {
    std::vector<Entry> all;
    all.reserve(set.incidents.size());
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        for (const PlaceLeaf& leaf : places_of(set.incidents[i].location)) {
            const auto* point = std::get_if<Point>(&leaf.location->said);
            if (point == nullptr) continue;
            all.push_back({{std::llround(point->at.x * 1e5), std::llround(point->at.y * 1e5)}, i});
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (std::size_t k = 0; k < all.size(); ++k) {
        const bool with_next = k + 1 < all.size() && all[k + 1].first == all[k].first;
        const bool with_last = k > 0 && all[k - 1].first == all[k].first;
        if (!with_next && !with_last) continue;
        entries_.push_back(all[k]);
        shared_[all[k].second] = true;
    }
}

std::vector<std::vector<std::size_t>> SharedPositions::groups() const {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t k = 0; k < entries_.size(); ++k) {
        if (k == 0 || entries_[k].first != entries_[k - 1].first) groups.emplace_back();
        groups.back().push_back(entries_[k].second);
    }
    return groups;
}

} // namespace cordon::incident
