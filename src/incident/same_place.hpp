// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cordon::incident {

/// Positions that several incidents of a set share to within a metre, for the flag "same place".
class SharedPositions {
  public:
    /// Looks at the point positions of all incidents of the set, each once for an incident. Said
    /// positions count: they are what a source printed.
    explicit SharedPositions(const IncidentSet& set);

    /// True when a point of the incident with that index in the set is also a point of another one.
    [[nodiscard]] bool contains(std::size_t incident) const { return shared_[incident]; }
    /// Indices of incidents by position, only positions with at least two.
    [[nodiscard]] std::vector<std::vector<std::size_t>> groups() const;

  private:
    /// Position in units of 1e-5 degrees.
    using Key = std::pair<std::int64_t, std::int64_t>;
    using Entry = std::pair<Key, std::size_t>; ///< position and incident

    std::vector<Entry> entries_; ///< of shared positions only, sorted
    std::vector<bool> shared_;   ///< by incident
};

} // namespace cordon::incident
