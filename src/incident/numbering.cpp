// SPDX-License-Identifier: MIT
#include "incident/numbering.hpp"

#include "incident/regions.hpp"

#include <algorithm>
#include <tuple>

namespace cordon::incident {

bool is_drawn(const Incident& incident, Pending pending) {
    if (incident.review == Review::rejected) return false;
    if (incident.review == Review::pending && pending == Pending::hidden) return false;
    return is_located(incident.location) || is_located(incident.location.said);
}

std::vector<int> number_incidents(const IncidentSet& set, Pending pending, int first) {
    struct Entry {
        std::size_t index;
        double longitude;
    };
    std::vector<Entry> drawn;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        if (!is_drawn(set.incidents[i], pending)) continue;
        const auto anchor = anchor_of(set.incidents[i].location);
        drawn.push_back({i, anchor ? anchor->x : 0.0});
    }
    // Those without a date come last: nothing says that they were first.
    const auto rank = [&](const Entry& entry) {
        const Incident& incident = set.incidents[entry.index];
        return std::tuple(incident.date_precision == DatePrecision::unknown, incident.date.from,
                          incident.date.to, entry.longitude, std::string_view(incident.id));
    };
    std::sort(drawn.begin(), drawn.end(),
              [&](const Entry& a, const Entry& b) { return rank(a) < rank(b); });
    std::vector<int> numbers(set.incidents.size(), 0);
    int number = first - 1;
    for (const Entry& entry : drawn) numbers[entry.index] = ++number;
    return numbers;
}

} // namespace cordon::incident
