// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cordon::place::expression {

/// A part of a pattern that a reader fills.
enum class Slot : std::uint8_t {
    q,           ///< distance
    t,           ///< duration
    dir,         ///< direction
    capital_dir, ///< direction with a capital letter: "le Nord"
    n,           ///< number
    p,     ///< place: a toponym with articles and type words before and behind it, "la capitale"
    pair,  ///< two places joined by a dash: "Bamako-Ségou"
    dem,   ///< a people: "malienne"
    org,   ///< a place, or one that is part of an organisation's name
    road,  ///< `RN24`, "nationale 6"
    water, ///< river or lake with its name
    how,   ///< "par la route", "as the crow flies"
    mode,  ///< "de piste", "walk"
    x,     ///< capitalised words that are no known place
    w,     ///< the same or a place, passed over
    stop   ///< nothing, where no place or direction follows
};

/// The slot of that name; empty when there is none.
[[nodiscard]] std::optional<Slot> slot_of(std::string_view name);

/// A set of slots.
class SlotSet {
  public:
    constexpr SlotSet() = default;
    template <typename... Slots>
    [[nodiscard]] static constexpr SlotSet of(Slots... slots) {
        SlotSet set;
        (set.add(slots), ...);
        return set;
    }
    constexpr void add(Slot slot) { bits_ = static_cast<std::uint16_t>(bits_ | bit(slot)); }
    constexpr void add(SlotSet other) { bits_ = static_cast<std::uint16_t>(bits_ | other.bits_); }
    constexpr void remove(Slot slot) { bits_ = static_cast<std::uint16_t>(bits_ & ~bit(slot)); }
    [[nodiscard]] constexpr bool has(Slot slot) const { return (bits_ & bit(slot)) != 0; }
    [[nodiscard]] constexpr bool has_all(SlotSet slots) const { return common(slots) == slots; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    [[nodiscard]] constexpr SlotSet common(SlotSet other) const {
        SlotSet both;
        both.bits_ = static_cast<std::uint16_t>(bits_ & other.bits_);
        return both;
    }
    /// The first slot; not for an empty set.
    [[nodiscard]] constexpr Slot first() const {
        return static_cast<Slot>(std::countr_zero(bits_));
    }

    /// Calls `use` with each slot.
    template <typename Use>
    constexpr void each(Use use) const {
        for (SlotSet left = *this; !left.empty(); left.remove(left.first())) use(left.first());
    }

    friend constexpr bool operator==(SlotSet, SlotSet) = default;

  private:
    static constexpr unsigned bit(Slot slot) { return 1U << static_cast<unsigned>(slot); }
    std::uint16_t bits_ = 0;
};

} // namespace cordon::place::expression
