// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/measures.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// The part of a network that lies between suppliers and a centre, chains joined to single arcs.
struct SupplyNetwork {
    /// A part of an arc in one stretch.
    struct Part {
        std::uint32_t stretch = 0;
        double length_m = 0.0;
        double weight = 0.0; ///< the smallest capacity weight on it
    };
    struct Arc {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        std::uint32_t first_part = 0;
        std::uint32_t part_count = 0;
        bool forward = true;  ///< passable from a to b
        bool backward = true; ///< passable from b to a
        bool border = false;  ///< touches the border of the network away from all suppliers
    };

    static constexpr std::uint32_t centre = 0;            ///< its node
    static constexpr std::uint32_t nowhere = 0xffffffffU; ///< node of a supplier without a way

    std::uint32_t node_count = 1;
    std::vector<Arc> arcs;
    std::vector<Part> parts;
    std::vector<std::uint32_t> supplier_nodes; ///< of each supplier
    std::size_t stretch_count = 0;

    [[nodiscard]] std::span<const Part> parts_of(const Arc& arc) const {
        return std::span(parts).subspan(arc.first_part, arc.part_count);
    }
};

/// Reduces a network to what SupplyGraph needs.
[[nodiscard]] SupplyNetwork reduce(const Network& network, const Centre& centre,
                                   std::span<const Supplier> suppliers);

/// The nodes that count as the centre: those inside its inner radius, or the nearest one when
/// neither a node nor a road is inside.
[[nodiscard]] std::vector<std::uint8_t> centre_nodes(const Network& network, const Centre& centre);

} // namespace cordon::analysis
