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
        DateInterval date;
        double longitude = 0.0;
        std::size_t index = 0;
        bool undated = false;
    };
    std::vector<Entry> drawn;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        const Incident& incident = set.incidents[i];
        if (!is_drawn(incident, pending)) continue;
        const auto anchor = anchor_of(incident.location);
        drawn.push_back({incident.date, anchor ? anchor->x : 0.0, i,
                         incident.date_precision == DatePrecision::unknown});
    }
    // Those without a date come last: nothing says that they were first.
    const auto rank = [&](const Entry& entry) {
        return std::tuple(entry.undated, entry.date.from, entry.date.to, entry.longitude);
    };
    std::sort(drawn.begin(), drawn.end(), [&](const Entry& a, const Entry& b) {
        const auto one = rank(a);
        const auto other = rank(b);
        return one != other ? one < other : set.incidents[a.index].id < set.incidents[b.index].id;
    });
    std::vector<int> numbers(set.incidents.size(), 0);
    int number = first - 1;
    for (const Entry& entry : drawn) numbers[entry.index] = ++number;
    return numbers;
}

} // namespace cordon::incident
