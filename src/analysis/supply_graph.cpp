// SPDX-License-Identifier: MIT
#include "analysis/flow_graph.hpp"
#include "analysis/measures.hpp"
#include "analysis/supply_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::analysis {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// A supplier that takes part in flows.
struct Feed {
    std::uint32_t node = 0;
    std::optional<double> capacity;
};

} // namespace

struct SupplyGraph::Impl {
    Impl(const Network& network, const Centre& centre, std::span<const Supplier> suppliers);

    void check(std::span<const StretchState> states) const;
    void find_costs(std::span<const StretchState> states);
    void search();
    [[nodiscard]] double flow();

    /// A step of the search from the centre outwards, against the traffic.
    struct Step {
        std::uint32_t arc = 0;
        std::uint32_t node = 0; ///< from which the arc leads here
    };
    struct Entry {
        double cost = 0.0;
        std::uint32_t node = 0;
        [[nodiscard]] bool operator<(const Entry& other) const { // the heap's top is the cheapest
            return cost != other.cost ? cost > other.cost : node > other.node;
        }
    };

    SupplyNetwork net;
    std::vector<std::uint32_t> starts; ///< of each node in `steps`
    std::vector<Step> steps;
    std::vector<double> arc_lengths;
    std::vector<Feed> feeds;
    FlowGraph flows; ///< nodes of `net`, then one that feeds the suppliers

    // Scratch that keeps its memory from question to question.
    std::vector<double> arc_costs; ///< infinite on closed arcs
    std::vector<double> costs;     ///< of each node to the centre
    std::vector<double> lengths;
    std::vector<std::uint8_t> border; ///< the way from each node touches the border
    std::vector<Entry> heap;
    std::vector<double> arc_capacities;
    std::vector<FlowGraph::Capacity> capacities; ///< of the arcs, then of the feeds
};

SupplyGraph::Impl::Impl(const Network& network, const Centre& centre,
                        std::span<const Supplier> suppliers)
    : net(reduce(network, centre, suppliers)), starts(net.node_count + 1, 0),
      arc_costs(net.arcs.size()), costs(net.node_count), lengths(net.node_count),
      border(net.node_count), arc_capacities(net.arcs.size()) {
    for (const SupplyNetwork::Arc& arc : net.arcs) {
        if (arc.forward) ++starts[arc.b + 1];
        if (arc.backward) ++starts[arc.a + 1];
        double length = 0.0;
        for (const SupplyNetwork::Part& part : net.parts_of(arc)) length += part.length_m;
        arc_lengths.push_back(length);
    }
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    steps.resize(starts.back());
    std::vector<std::uint32_t> fill(starts.begin(), starts.end() - 1);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t i = 0; i < net.arcs.size(); ++i) {
        const SupplyNetwork::Arc& arc = net.arcs[i];
        if (arc.forward) steps[fill[arc.b]++] = {i, arc.a};
        if (arc.backward) steps[fill[arc.a]++] = {i, arc.b};
        pairs.emplace_back(arc.a, arc.b);
    }
    for (std::size_t i = 0; i < suppliers.size(); ++i) {
        const std::uint32_t node = net.supplier_nodes[i];
        if (node == SupplyNetwork::nowhere || node == SupplyNetwork::centre) continue;
        feeds.push_back({node, suppliers[i].capacity});
        pairs.emplace_back(net.node_count, node);
    }
    flows = FlowGraph(net.node_count + 1, pairs);
    capacities.resize(pairs.size());
}

void SupplyGraph::Impl::check(std::span<const StretchState> states) const {
    if (states.size() < net.stretch_count)
        throw Error(
            fmt::format("{} states are given for {} stretches", states.size(), net.stretch_count));
}

void SupplyGraph::Impl::find_costs(std::span<const StretchState> states) {
    check(states);
    for (std::size_t i = 0; i < net.arcs.size(); ++i) {
        double cost = 0.0;
        for (const SupplyNetwork::Part& part : net.parts_of(net.arcs[i])) {
            const StretchState& state = states[part.stretch];
            if (state.closed) {
                cost = infinite;
                break;
            }
            cost += part.length_m * state.cost_factor;
        }
        arc_costs[i] = cost;
    }
}

/// Dijkstra's search from the centre outwards; all suppliers are answered at once.
void SupplyGraph::Impl::search() {
    std::fill(costs.begin(), costs.end(), infinite);
    costs[SupplyNetwork::centre] = 0.0;
    lengths[SupplyNetwork::centre] = 0.0;
    border[SupplyNetwork::centre] = 0;
    heap.clear();
    heap.push_back({0.0, SupplyNetwork::centre});
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end());
        const Entry top = heap.back();
        heap.pop_back();
        if (top.cost > costs[top.node]) continue; // a cheaper way was found meanwhile
        for (std::uint32_t k = starts[top.node]; k < starts[top.node + 1]; ++k) {
            const Step& step = steps[k];
            const double cost = top.cost + arc_costs[step.arc];
            if (!(cost < costs[step.node])) continue;
            costs[step.node] = cost;
            lengths[step.node] = lengths[top.node] + arc_lengths[step.arc];
            border[step.node] =
                static_cast<std::uint8_t>(border[top.node] != 0 || net.arcs[step.arc].border);
            heap.push_back({cost, step.node});
            std::push_heap(heap.begin(), heap.end());
        }
    }
}

/// Maximum flow with `arc_capacities` and the first feeds' capacities as they are set.
double SupplyGraph::Impl::flow() {
    for (std::size_t i = 0; i < net.arcs.size(); ++i)
        capacities[i] = {net.arcs[i].forward ? arc_capacities[i] : 0.0,
                         net.arcs[i].backward ? arc_capacities[i] : 0.0};
    return flows.max_flow(capacities, net.node_count, SupplyNetwork::centre);
}

SupplyGraph::SupplyGraph(const Network& network, const Centre& centre,
                         std::span<const Supplier> suppliers)
    : impl_(std::make_unique<Impl>(network, centre, suppliers)) {}

std::vector<SupplyGraph::Way> SupplyGraph::ways(std::span<const StretchState> states) const {
    impl_->find_costs(states);
    impl_->search();
    std::vector<Way> result;
    result.reserve(impl_->net.supplier_nodes.size());
    for (const std::uint32_t node : impl_->net.supplier_nodes) {
        const bool reachable = node != SupplyNetwork::nowhere && impl_->costs[node] < infinite;
        result.push_back(reachable ? Way{true, impl_->costs[node], impl_->lengths[node]} : Way{});
    }
    return result;
}

bool SupplyGraph::touches_border(std::span<const StretchState> states) const {
    impl_->find_costs(states);
    impl_->search();
    return std::any_of(impl_->net.supplier_nodes.begin(), impl_->net.supplier_nodes.end(),
                       [&](std::uint32_t node) {
                           return node != SupplyNetwork::nowhere && impl_->costs[node] < infinite &&
                                  impl_->border[node] != 0;
                       });
}

double SupplyGraph::max_flow(std::span<const StretchState> states) const {
    impl_->check(states);
    double sum = 0.0;
    for (std::size_t i = 0; i < impl_->net.arcs.size(); ++i) {
        double capacity = infinite;
        for (const SupplyNetwork::Part& part : impl_->net.parts_of(impl_->net.arcs[i])) {
            const StretchState& state = states[part.stretch];
            capacity = std::min(capacity, state.closed ? 0.0 : part.weight * state.capacity_factor);
        }
        impl_->arc_capacities[i] = std::max(0.0, capacity);
        sum += impl_->arc_capacities[i];
    }
    const std::size_t first = impl_->net.arcs.size();
    for (std::size_t i = 0; i < impl_->feeds.size(); ++i) // the roads bind: more than all of them
        impl_->capacities[first + i] = {impl_->feeds[i].capacity.value_or(2 * sum + 1.0), 0.0};
    return sum > 0.0 ? impl_->flow() : 0.0;
}

int SupplyGraph::further_closures(std::span<const StretchState> states) const {
    impl_->find_costs(states);
    double sum = 0.0;
    for (std::size_t i = 0; i < impl_->net.arcs.size(); ++i) {
        impl_->arc_capacities[i] = impl_->arc_costs[i] < infinite ? 1.0 : 0.0;
        sum += impl_->arc_capacities[i];
    }
    const std::size_t first = impl_->net.arcs.size();
    for (std::size_t i = 0; i < impl_->feeds.size(); ++i)
        impl_->capacities[first + i] = {
            impl_->feeds[i].capacity.value_or(1.0) > 0.0 ? 2 * sum + 1.0 : 0.0, 0.0};
    return sum > 0.0 ? static_cast<int>(std::lround(impl_->flow())) : 0;
}

SupplyGraph::SupplyGraph(SupplyGraph&& other) noexcept = default;
SupplyGraph& SupplyGraph::operator=(SupplyGraph&& other) noexcept = default;
SupplyGraph::SupplyGraph(const SupplyGraph& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
SupplyGraph& SupplyGraph::operator=(const SupplyGraph& other) {
    if (this != &other) impl_ = std::make_unique<Impl>(*other.impl_);
    return *this;
}
SupplyGraph::~SupplyGraph() = default;

} // namespace cordon::analysis
