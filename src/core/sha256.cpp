// SPDX-License-Identifier: MIT
#include "core/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace cordon {

namespace sha256_blocks {

const std::array<std::uint32_t, 64> constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

namespace {

/// Big-endian 32-bit word.
std::uint32_t word_at(const std::uint8_t* p) {
    return std::uint32_t{p[0]} << 24U | std::uint32_t{p[1]} << 16U | std::uint32_t{p[2]} << 8U |
           std::uint32_t{p[3]};
}

/// The message schedule W of FIPS 180-4, section 6.2.2.
std::array<std::uint32_t, 64> schedule(const std::uint8_t* block) {
    std::array<std::uint32_t, 64> w{};
    for (std::size_t t = 0; t < 16; ++t) w[t] = word_at(block + 4 * t);
    for (std::size_t t = 16; t < 64; ++t) {
        const std::uint32_t a = w[t - 15];
        const std::uint32_t b = w[t - 2];
        const std::uint32_t s0 = std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3U);
        const std::uint32_t s1 = std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10U);
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    return w;
}

} // namespace

void plain(Sha256::State& state, std::span<const std::uint8_t> blocks) {
    for (; !blocks.empty(); blocks = blocks.subspan(Sha256::block_size)) {
        const std::array<std::uint32_t, 64> w = schedule(blocks.data());
        auto [a, b, c, d, e, f, g, h] = state;
        for (std::size_t t = 0; t < 64; ++t) {
            const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
            const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
            const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
            const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        const Sha256::State round = {a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < round.size(); ++i) state[i] += round[i];
    }
}

} // namespace sha256_blocks

namespace {

bool is_quick() {
    static const bool quick = sha256_blocks::has_instructions();
    return quick;
}

void take_in(Sha256::State& state, std::span<const std::uint8_t> blocks) {
    is_quick() ? sha256_blocks::by_instructions(state, blocks)
               : sha256_blocks::plain(state, blocks);
}

} // namespace

void Sha256::add(std::span<const std::uint8_t> bytes) {
    const std::size_t filled = length_ % block_size;
    length_ += bytes.size();
    if (filled > 0) {
        const std::size_t missing = std::min(block_size - filled, bytes.size());
        std::copy_n(bytes.begin(), missing, rest_.begin() + static_cast<std::ptrdiff_t>(filled));
        bytes = bytes.subspan(missing);
        if (filled + missing < block_size) return;
        take_in(state_, rest_);
    }
    const std::size_t whole = bytes.size() - bytes.size() % block_size;
    if (whole > 0) take_in(state_, bytes.first(whole));
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(whole), bytes.end(), rest_.begin());
}

void Sha256::add(std::string_view bytes) {
    add(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

void Sha256::add_both(Sha256& a, std::span<const std::uint8_t> of_a, Sha256& b,
                      std::span<const std::uint8_t> of_b) {
    if (is_quick() && a.length_ % block_size == 0 && b.length_ % block_size == 0) {
        std::size_t common = std::min(of_a.size(), of_b.size());
        common -= common % block_size;
        sha256_blocks::two_by_instructions(a.state_, b.state_, of_a.first(common),
                                           of_b.first(common));
        a.length_ += common;
        b.length_ += common;
        of_a = of_a.subspan(common);
        of_b = of_b.subspan(common);
    }
    a.add(of_a);
    b.add(of_b);
}

std::string Sha256::hex() {
    const std::uint64_t bits = length_ * 8;
    // One bit, zeros, and the length at the end of a block (section 5.1.1).
    std::array<std::uint8_t, 2 * block_size> end{0x80};
    const std::size_t filled = length_ % block_size;
    const std::size_t size = (filled < block_size - 8 ? block_size : 2 * block_size) - filled;
    for (std::size_t i = 0; i < 8; ++i)
        end.at(size - 1 - i) = static_cast<std::uint8_t>(bits >> (8 * i));
    add(std::span(end).first(size));
    std::string out;
    for (const std::uint32_t word : state_) out += fmt::format("{:08x}", word);
    return out;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace cordon
