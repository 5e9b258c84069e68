// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// The largest flow through a graph whose shape stays while its capacities change. It tells how
/// much flows, never where it is held up (encirclement card, section 12).
class FlowGraph {
  public:
    FlowGraph() = default;
    /// Arcs join two nodes of 0..node_count-1.
    FlowGraph(std::uint32_t node_count,
              std::span<const std::pair<std::uint32_t, std::uint32_t>> arcs);

    /// Capacities of an arc: along it and against it.
    struct Capacity {
        double along = 0.0;
        double against = 0.0;
    };
    /// The maximum flow (Boykov and Kolmogorov 2004, Boost.Graph). One capacity for each arc, not
    /// negative, finite. Not to be called on one object by two threads.
    [[nodiscard]] double max_flow(std::span<const Capacity> capacities, std::uint32_t source,
                                  std::uint32_t sink);

  private:
    struct Shape;
    std::shared_ptr<const Shape> shape_; ///< copies share it
    std::vector<double> capacity_;
    std::vector<double> residual_;
    std::vector<long> distance_; ///< scratch of the search
};

} // namespace cordon::analysis
