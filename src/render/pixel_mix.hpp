// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace cordon::render {

/// a + (b - a) * t / 255 on all four bytes of two pixels, rounded, two bytes at a time; t: 0..255.
[[nodiscard]] inline std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t t) {
    constexpr std::uint32_t pair = 0x00FF00FFU;
    const auto mix = [t](std::uint32_t low, std::uint32_t high) {
        const std::uint32_t sum = low * (255 - t) + high * t + 0x00800080U;
        return ((sum + ((sum >> 8U) & pair)) >> 8U) & pair;
    };
    return mix(a & pair, b & pair) | mix(a >> 8U & pair, b >> 8U & pair) << 8U;
}

/// Each of the four bytes times t / 255, rounded.
[[nodiscard]] inline std::uint32_t scaled(std::uint32_t color, std::uint32_t t) {
    return mixed(0, color, t);
}

} // namespace cordon::render
