// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace cordon::geom {

/// What tells shapes apart: 128 bits of their parts and points.
struct ShapeKey {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    /// Odd constants of SplitMix64 (Steele, Lea and Flood 2014).
    static constexpr std::uint64_t first_factor = 0x9E3779B97F4A7C15U;
    static constexpr std::uint64_t second_factor = 0xBF58476D1CE4E5B9U;
    /// Mixes in a number.
    void add(std::uint64_t bits) {
        first = (std::rotl(first, 29) ^ bits) * first_factor;
        second = (std::rotl(second, 31) + bits) * second_factor;
    }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    void add(const ShapeKey& other) {
        add(other.first);
        add(other.second);
    }
    friend bool operator==(const ShapeKey&, const ShapeKey&) = default;
};

template <typename Space>
[[nodiscard]] ShapeKey shape_key(const ShapeView<Space>& shape) {
    ShapeKey key;
    key.add(static_cast<std::uint64_t>(shape.kind()));
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        const auto points = shape.part(i);
        key.add(2 * points.size() + (shape.is_hole(i) ? 1 : 0));
        // One half for each coordinate: both are mixed at a time.
        for (const Point<Space>& p : points) {
            key.first = (std::rotl(key.first, 29) ^ std::bit_cast<std::uint64_t>(p.x)) *
                        ShapeKey::first_factor;
            key.second = (std::rotl(key.second, 31) + std::bit_cast<std::uint64_t>(p.y)) *
                         ShapeKey::second_factor;
        }
        key.add(key.first ^ std::rotl(key.second, 17));
    }
    return key;
}

/// What was computed of the last shapes, by what they are made of. To read a shape is twenty times
/// quicker than to measure it on the ground, and texts name the same places again and again. What
/// is asked for again outlives the rest. For several threads at once.
template <typename Value>
class ShapeMemo {
  public:
    /// At most so many values; of shapes, points. One that is larger than half of that is not kept.
    explicit ShapeMemo(std::size_t most) : half_(most / 2) {}

    /// The value of that key; `compute` makes it when it is new, and has to make the same for the
    /// same key: two threads may both call it.
    template <typename Compute>
    Value get(const ShapeKey& key, Compute compute) {
        if (const std::shared_ptr<const Value> known = find(key)) return *known;
        const auto value = std::make_shared<const Value>(compute());
        add(key, value);
        return *value;
    }

  private:
    using Held = std::shared_ptr<const Value>;

    [[nodiscard]] Held find(const ShapeKey& key) {
        const std::lock_guard lock(mutex_);
        if (const auto known = young_.find(key); known != young_.end()) return known->second;
        const auto known = old_.find(key);
        if (known == old_.end()) return nullptr;
        Held value = known->second;
        keep(key, value);
        return value;
    }
    void add(const ShapeKey& key, const Held& value) {
        const std::lock_guard lock(mutex_);
        keep(key, value);
    }
    /// When the young ones fill their half they become the old ones, and the old ones go. The mutex
    /// is held.
    void keep(const ShapeKey& key, const Held& value) {
        const std::size_t weight = weight_of(*value);
        if (weight > half_) return;
        if (weight_ + weight > half_) {
            old_.swap(young_);
            young_.clear();
            weight_ = 0;
        }
        if (young_.emplace(key, value).second) weight_ += weight;
    }
    static std::size_t weight_of(const Value& value) {
        if constexpr (requires { value.view().point_count(); })
            return 1 + value.view().point_count();
        else
            return 1;
    }

    struct Hash {
        std::size_t operator()(const ShapeKey& key) const {
            return static_cast<std::size_t>(key.first ^ (key.second >> 17U));
        }
    };
    using Values = std::unordered_map<ShapeKey, Held, Hash>;
    std::size_t half_;
    std::mutex mutex_;       ///< of what follows
    std::size_t weight_ = 0; ///< of the young ones
    Values young_;
    Values old_;
};

} // namespace cordon::geom
