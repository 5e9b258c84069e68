// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace cordon::geom {

/// What tells shapes apart: 128 bits of their parts and points.
struct ShapeKey {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    /// Mixes in a number.
    void add(std::uint64_t bits) {
        // Odd constants of SplitMix64 (Steele, Lea and Flood 2014).
        first = (std::rotl(first, 29) ^ bits) * 0x9E3779B97F4A7C15U;
        second = (std::rotl(second, 31) + bits) * 0xBF58476D1CE4E5B9U;
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
        for (const Point<Space>& p : points) {
            key.add(p.x);
            key.add(p.y);
        }
    }
    return key;
}

/// What was computed of the last shapes, by what they are made of. To read a shape is twenty times
/// quicker than to measure it on the ground, and texts name the same places again and again.
template <typename Value>
class ShapeMemo {
  public:
    /// At most so many values; of shapes, points.
    explicit ShapeMemo(std::size_t most) : most_(most) {}

    /// The value of that key; `compute` makes it when it is new. Valid until the next call.
    template <typename Compute>
    const Value& get(const ShapeKey& key, Compute compute) {
        const auto known = values_.find(key);
        if (known != values_.end()) return known->second;
        Value value = compute();
        const std::size_t weight = weight_of(value);
        if (weight_ + weight > most_) {
            values_.clear();
            weight_ = 0;
        }
        weight_ += weight;
        return values_.emplace(key, std::move(value)).first->second;
    }

  private:
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
    std::size_t most_;
    std::size_t weight_ = 0;
    std::unordered_map<ShapeKey, Value, Hash> values_;
};

} // namespace cordon::geom
