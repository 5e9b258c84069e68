// SPDX-License-Identifier: MIT
#include "compose/placement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr double bucket_size = 48.0; // pixels; about the size of a label

/// What covering one cell of weight 1 costs against a step down in the list of positions (= 1).
constexpr double mask_cost = 0.04;
/// A leader through a label or another leader is worse than any distance.
constexpr double crossing_cost = 40.0;

double cross(PagePoint a, PagePoint b, PagePoint c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool segments_cross(PagePoint a, PagePoint b, PagePoint c, PagePoint d) {
    return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
}

bool segment_meets_box(PagePoint a, PagePoint b, const PageBox& box) {
    if (box.contains(a) || box.contains(b)) return true;
    const PagePoint p{box.min_x, box.min_y};
    const PagePoint q{box.max_x, box.min_y};
    const PagePoint r{box.max_x, box.max_y};
    const PagePoint s{box.min_x, box.max_y};
    return segments_cross(a, b, p, r) || segments_cross(a, b, q, s);
}

} // namespace

bool leader_meets(const Candidate& candidate, const PageBox& box) {
    return candidate.leader &&
           segment_meets_box(candidate.leader->first, candidate.leader->second, box);
}

Placer::Placer(const PageBox& frame)
    : frame_(frame), mask_(frame),
      columns_(static_cast<std::size_t>(frame.width() / bucket_size) + 1),
      rows_(static_cast<std::size_t>(frame.height() / bucket_size) + 1) {}

std::size_t Placer::bucket(double x, double y) const {
    const auto cell = [](double at, std::size_t count) {
        return static_cast<std::size_t>(
            std::clamp(at / bucket_size, 0.0, static_cast<double>(count - 1)));
    };
    return cell(y - frame_.min_y, rows_) * columns_ + cell(x - frame_.min_x, columns_);
}

void Placer::block(const PageBox& box, bool soft) {
    if (box.empty()) return;
    const auto index = static_cast<std::uint32_t>(taken_.size());
    taken_.push_back(box);
    soft_.push_back(soft);
    const std::size_t first = bucket(box.min_x, box.min_y);
    const std::size_t last = bucket(box.max_x, box.max_y);
    const std::size_t width = columns_;
    for (std::size_t row = first / width; row <= last / width; ++row)
        for (std::size_t column = first % width; column <= last % width; ++column)
            buckets_[row * width + column].push_back(index);
}

bool Placer::is_free(const PageBox& box, bool cooperative) const {
    const std::size_t first = bucket(box.min_x, box.min_y);
    const std::size_t last = bucket(box.max_x, box.max_y);
    const std::size_t width = columns_;
    for (std::size_t row = first / width; row <= last / width; ++row) {
        for (std::size_t column = first % width; column <= last % width; ++column) {
            const auto bucket = buckets_.find(row * width + column);
            if (bucket == buckets_.end()) continue;
            for (const std::uint32_t index : bucket->second)
                if (taken_[index].intersects(box) && !(cooperative && soft_[index])) return false;
        }
    }
    return true;
}

namespace {

BoxRules rules_of(const Candidate& candidate, std::size_t box, const PlacementRules& rules) {
    if (box < candidate.rules.size()) return candidate.rules[box];
    const Overlap cooperative = rules.cooperative ? Overlap::cooperative : Overlap::never;
    return {rules.may_overlap ? Overlap::always : cooperative, rules.blocks_others};
}

} // namespace

bool Placer::fits(const Candidate& candidate, const PlacementRules& rules) const {
    for (std::size_t i = 0; i < candidate.boxes.size(); ++i) {
        const Overlap overlap = rules_of(candidate, i, rules).overlap;
        if (rules.inside_frame && !frame_.contains(candidate.boxes[i])) return false;
        if (overlap == Overlap::always) continue;
        if (!is_free(candidate.boxes[i], overlap == Overlap::cooperative)) return false;
    }
    return true;
}

double Placer::total_cost(const Candidate& candidate, const PlacementRules& rules) const {
    double cost = candidate.cost;
    for (const PageBox& box : candidate.boxes)
        cost += mask_cost * rules.mask_weight * mask_.cost(box);
    if (!candidate.leader) return cost;
    const auto& [from, to] = *candidate.leader;
    for (const Segment& other : leaders_)
        if (segments_cross(from, to, other.first, other.second)) cost += crossing_cost;
    for (const PageBox& box : taken_)
        if (segment_meets_box(from, to, box)) cost += crossing_cost;
    return cost;
}

void Placer::keep_leader_free(const Segment& leader) {
    leaders_.push_back(leader);
    const PagePoint step = leader.second - leader.first;
    const double length = std::hypot(step.x, step.y);
    constexpr double spacing = 4.0; // pixels between the small boxes that stand for the line
    constexpr double half = 1.5;
    const int count = static_cast<int>(std::ceil(length / spacing));
    for (int k = 0; k <= count; ++k) { // both ends
        const PagePoint p = leader.first + step * (count > 0 ? 1.0 * k / count : 0.0);
        block({p.x - half, p.y - half, p.x + half, p.y + half});
    }
}

std::optional<std::size_t> Placer::place(const std::vector<Candidate>& candidates,
                                         const PlacementRules& rules) {
    std::optional<std::size_t> best;
    double best_cost = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].cost >= best_cost || !fits(candidates[i], rules)) continue;
        const double cost = total_cost(candidates[i], rules);
        if (cost < best_cost) {
            best_cost = cost;
            best = i;
        }
    }
    if (!best) return best;
    const Candidate& chosen = candidates[*best];
    for (std::size_t i = 0; i < chosen.boxes.size(); ++i) {
        const BoxRules box = rules_of(chosen, i, rules);
        if (box.blocks) block(chosen.boxes[i], box.overlap != Overlap::never);
    }
    if (candidates[*best].leader) keep_leader_free(*candidates[*best].leader);
    return best;
}

} // namespace cordon::compose
