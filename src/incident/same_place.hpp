// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace cordon::incident {

/// Positions that several incidents share to within a metre, for the flag "same place".
class SharedPositions {
  public:
    /// Position in units of 1e-5 degrees.
    using Key = std::pair<std::int64_t, std::int64_t>;

    /// Counts an incident once at each of its point positions.
    void add(const Incident& incident, std::size_t index);
    /// True when a point of the incident is also a point of another one.
    [[nodiscard]] bool contains(const Incident& incident) const;
    /// Incidents by position, only positions with at least two.
    [[nodiscard]] std::vector<std::vector<std::size_t>> groups() const;

  private:
    std::map<Key, std::vector<std::size_t>> incidents_;
};

/// The point positions of all incidents of a set.
[[nodiscard]] SharedPositions shared_positions(const IncidentSet& set);

} // namespace cordon::incident
