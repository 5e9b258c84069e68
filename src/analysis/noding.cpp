// SPDX-License-Identifier: MIT
#include "analysis/noding.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace cordon::analysis {

namespace {

constexpr std::uint32_t nothing = 0xffffffffU;

/// Numbers places in the order of their first appearance: open addressing, at most half full.
class PlaceTable {
  public:
    explicit PlaceTable(std::size_t most)
        : slots_(std::bit_ceil(2 * most + 1), Slot{0, nothing}), mask_(slots_.size() - 1) {}

    /// The number of a place; `next` when it is new.
    std::uint32_t number(std::uint64_t key, std::uint32_t next) {
        // The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
        std::uint64_t hash = key + 0x9e3779b97f4a7c15U;
        hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
        hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
        hash ^= hash >> 31U;
        for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
            Slot& slot = slots_[i];
            if (slot.id == nothing) {
                slot = {key, next};
                return next;
            }
            if (slot.key == key) return slot.id;
        }
    }

  private:
    struct Slot {
        std::uint64_t key;
        std::uint32_t id;
    };
    std::vector<Slot> slots_;
    std::size_t mask_;
};

void number_places(const RoadLines& roads, Vertices& vertices) {
    PlaceTable table(roads.points.size());
    vertices.of_point.reserve(roads.points.size());
    for (const geom::LonLat& p : roads.points) {
        const auto next = static_cast<std::uint32_t>(vertices.places.size());
        const std::uint32_t id = table.number(place_key(p), next);
        if (id == next) vertices.places.push_back(p);
        vertices.of_point.push_back(id);
    }
}

} // namespace

Vertices find_vertices(const RoadLines& roads) {
    Vertices vertices;
    number_places(roads, vertices);
    const std::size_t count = vertices.places.size();
    vertices.is_junction.assign(count, 0);
    vertices.end_count.assign(count, 0);
    vertices.through_count.assign(count, 0);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> neighbours(count, {nothing, nothing});
    for (const PointRange& line : roads.lines) {
        const std::span<const std::uint32_t> ids =
            std::span(vertices.of_point).subspan(line.first, line.count);
        for (const std::uint32_t end : {ids.front(), ids.back()}) {
            vertices.is_junction[end] = 1;
            ++vertices.end_count[end];
        }
        for (std::size_t k = 1; k + 1 < ids.size(); ++k) {
            const auto pair = std::minmax({ids[k - 1], ids[k + 1]});
            ++vertices.through_count[ids[k]];
            if (neighbours[ids[k]].first == nothing)
                neighbours[ids[k]] = pair;
            else if (neighbours[ids[k]] != std::pair<std::uint32_t, std::uint32_t>(pair))
                vertices.is_junction[ids[k]] = 1;
        }
    }
    return vertices;
}

} // namespace cordon::analysis
