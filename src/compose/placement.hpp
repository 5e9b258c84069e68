// SPDX-License-Identifier: MIT
#pragma once

#include "compose/obstacle_mask.hpp"
#include "geom/point.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cordon::compose {

/// What a box may do to other labels.
enum class Overlap : std::uint8_t {
    never,
    cooperative, ///< lies over those that allow it too
    always
};

/// How one box of a label behaves: icon and text of a symbol have rules of their own.
struct BoxRules {
    Overlap overlap = Overlap::never;
    bool blocks = true; ///< later labels keep off

    friend bool operator==(const BoxRules&, const BoxRules&) = default;
};

/// One way to place a label: the boxes that it needs, what it costs, and the leader line that it
/// would draw.
struct Candidate {
    std::vector<geom::PageBox> boxes;
    double cost = 0.0; ///< of the position itself; 0 = the best one
    std::optional<std::pair<geom::PagePoint, geom::PagePoint>> leader;
    std::vector<BoxRules> rules{}; ///< one a box; empty = all boxes keep to the label's rules
};

/// Does the leader of a candidate, if it has one, run through a box?
[[nodiscard]] bool leader_meets(const Candidate& candidate, const geom::PageBox& box);

/// How a label behaves among others.
struct PlacementRules {
    bool may_overlap = false;  ///< is placed whatever lies there
    bool cooperative = false;  ///< may overlap those that allow it too
    bool blocks_others = true; ///< later labels keep off
    bool inside_frame = true;  ///< is dropped rather than cut
    double mask_weight = 1.0;  ///< how much linework below it counts
};

/// Places labels one after the other, each where it costs least among what is still free. The order
/// of calls is the priority; the same calls give the same positions.
class Placer {
  public:
    explicit Placer(const geom::PageBox& frame);

    /// Keeps labels out of a box (furniture, markers); `soft` ones let cooperative labels overlap.
    void block(const geom::PageBox& box, bool soft = false);
    /// Linework to keep off.
    [[nodiscard]] ObstacleMask& mask() { return mask_; }
    /// Takes the cheapest free candidate and blocks its boxes; empty when none is free.
    std::optional<std::size_t> place(const std::vector<Candidate>& candidates,
                                     const PlacementRules& rules);
    /// Is the box free of everything placed so far?
    [[nodiscard]] bool is_free(const geom::PageBox& box, bool cooperative = false) const;
    [[nodiscard]] const geom::PageBox& frame() const { return frame_; }

  private:
    [[nodiscard]] bool fits(const Candidate& candidate, const PlacementRules& rules) const;
    [[nodiscard]] double total_cost(const Candidate& candidate, const PlacementRules& rules) const;
    [[nodiscard]] std::size_t bucket(double x, double y) const;

    using Segment = std::pair<geom::PagePoint, geom::PagePoint>;
    /// Later leaders do not cross it and names do not cover it.
    void keep_leader_free(const Segment& leader);
    geom::PageBox frame_;
    ObstacleMask mask_;
    std::vector<geom::PageBox> taken_;
    std::vector<bool> soft_; ///< by taken box
    std::vector<Segment> leaders_;
    std::size_t columns_;
    std::size_t rows_;
    /// Taken boxes by grid cell; the page of a tile zoom has too many cells for an array.
    std::unordered_map<std::size_t, std::vector<std::uint32_t>> buckets_;
};

} // namespace cordon::compose
