// SPDX-License-Identifier: MIT
#include "analysis/random.hpp"

namespace cordon::analysis {

std::uint64_t stream_key(std::string_view name) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3ULL;
    }
    // FNV changes the upper bits little for short names; mixed as in splitmix64.
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

Stream::Stream(std::uint64_t seed, std::string_view key, std::uint32_t draw)
    : Stream(seed, stream_key(key), draw) {}

Stream::Stream(std::uint64_t seed, std::uint64_t key, std::uint32_t draw) {
    key_[0] = static_cast<std::uint32_t>(seed);
    key_[1] = static_cast<std::uint32_t>(seed >> 32U);
    counter_[1] = draw;
    counter_[2] = static_cast<std::uint32_t>(key);
    counter_[3] = static_cast<std::uint32_t>(key >> 32U);
}

void Stream::fill() {
    // Constants of the paper: two multipliers and two Weyl steps of the key.
    constexpr std::uint64_t multiplier_a = 0xD2511F53U;
    constexpr std::uint64_t multiplier_b = 0xCD9E8D57U;
    constexpr std::uint32_t step_a = 0x9E3779B9U;
    constexpr std::uint32_t step_b = 0xBB67AE85U;
    constexpr int rounds = 10;
    std::uint32_t c0 = counter_[0];
    std::uint32_t c1 = counter_[1];
    std::uint32_t c2 = counter_[2];
    std::uint32_t c3 = counter_[3];
    std::uint32_t k0 = key_[0];
    std::uint32_t k1 = key_[1];
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t a = multiplier_a * c0;
        const std::uint64_t b = multiplier_b * c2;
        c0 = static_cast<std::uint32_t>(b >> 32U) ^ c1 ^ k0;
        c1 = static_cast<std::uint32_t>(b);
        c2 = static_cast<std::uint32_t>(a >> 32U) ^ c3 ^ k1;
        c3 = static_cast<std::uint32_t>(a);
        k0 += step_a;
        k1 += step_b;
    }
    block_[0] = c0;
    block_[1] = c1;
    block_[2] = c2;
    block_[3] = c3;
    ++counter_[0];
    used_ = 0;
}

std::uint32_t Stream::next() {
    if (used_ == 4) fill();
    return block_[used_++];
}

double Stream::uniform() {
    const std::uint64_t high = next() >> 5U; // 27 bits
    const std::uint64_t low = next() >> 6U;  // 26 bits
    return static_cast<double>((high << 26U) | low) * 0x1p-53;
}

std::uint32_t Stream::below(std::uint32_t count) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next()) * count) >> 32U);
}

} // namespace cordon::analysis
