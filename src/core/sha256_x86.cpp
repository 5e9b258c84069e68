// SPDX-License-Identifier: MIT
#include "core/sha256.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

/// SHA-256 by the SHA extensions of x86-64 ("Intel SHA Extensions", 2013): sha256rnds2 does two
/// rounds on a state that is kept as ABEF and CDGH, sha256msg1 and sha256msg2 the message schedule.
namespace cordon::sha256_blocks {

#if defined(__x86_64__)

bool has_instructions() {
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    constexpr unsigned ssse3_and_sse41 = 1U << 9U | 1U << 19U;
    constexpr unsigned sha = 1U << 29U;
    if (__get_cpuid(1, &eax, &ebx, &ecx, &edx) == 0) return false;
    if ((ecx & ssse3_and_sse41) != ssse3_and_sse41) return false;
    return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0 && (ebx & sha) != 0;
}

namespace {

/// The state as the instructions want it.
struct Halves {
    __m128i abef;
    __m128i cdgh;
};

[[gnu::target("sha,sse4.1,ssse3")]] Halves to_halves(const Sha256::State& state) {
    const auto* words = reinterpret_cast<const __m128i*>(state.data());
    const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
    const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
    return {_mm_alignr_epi8(badc, hgfe, 8), _mm_blend_epi16(hgfe, badc, 0xF0)};
}

[[gnu::target("sha,sse4.1,ssse3")]] void from_halves(const Halves& halves, Sha256::State& state) {
    auto* words = reinterpret_cast<__m128i*>(state.data());
    const __m128i abef = _mm_shuffle_epi32(halves.abef, 0x1B);
    const __m128i ghcd = _mm_shuffle_epi32(halves.cdgh, 0xB1);
    _mm_storeu_si128(words, _mm_blend_epi16(abef, ghcd, 0xF0));
    _mm_storeu_si128(words + 1, _mm_alignr_epi8(ghcd, abef, 8));
}

/// The 64 rounds of one block of each of `N` messages. A round waits for the one before it; rounds
/// of two messages fill each other's waits.
template <std::size_t N>
[[gnu::target("sha,sse4.1,ssse3")]] inline void
take_in_blocks(std::array<Halves, N>& halves, const std::array<const std::uint8_t*, N>& blocks) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const auto* k = reinterpret_cast<const __m128i*>(constants.data());
    const std::array<Halves, N> before = halves;
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-c-arrays, modernize-avoid-c-arrays): registers
    __m128i w[N][4];
#pragma GCC unroll 16
    for (std::size_t four = 0; four < 16; ++four) {
#pragma GCC unroll 2
        for (std::size_t n = 0; n < N; ++n) {
            __m128i& now = w[n][four & 3U];
            if (four < 4) {
                const auto* input = reinterpret_cast<const __m128i*>(blocks[n]);
                now = _mm_shuffle_epi8(_mm_loadu_si128(input + four), big_endian);
            } else {
                const __m128i last = w[n][(four + 3) & 3U];
                const __m128i seven_back = _mm_alignr_epi8(last, w[n][(four + 2) & 3U], 4);
                now = _mm_add_epi32(_mm_sha256msg1_epu32(now, w[n][(four + 1) & 3U]), seven_back);
                now = _mm_sha256msg2_epu32(now, last);
            }
            const __m128i sum = _mm_add_epi32(now, _mm_loadu_si128(k + four));
            Halves& h = halves[n];
            h.cdgh = _mm_sha256rnds2_epu32(h.cdgh, h.abef, sum);
            h.abef = _mm_sha256rnds2_epu32(h.abef, h.cdgh, _mm_shuffle_epi32(sum, 0x0E));
        }
    }
    for (std::size_t n = 0; n < N; ++n) {
        halves[n].abef = _mm_add_epi32(halves[n].abef, before[n].abef);
        halves[n].cdgh = _mm_add_epi32(halves[n].cdgh, before[n].cdgh);
    }
}

} // namespace

[[gnu::target("sha,sse4.1,ssse3")]] void by_instructions(Sha256::State& state,
                                                         std::span<const std::uint8_t> blocks) {
    std::array<Halves, 1> halves = {to_halves(state)};
    for (; !blocks.empty(); blocks = blocks.subspan(Sha256::block_size))
        take_in_blocks<1>(halves, {blocks.data()});
    from_halves(halves[0], state);
}

[[gnu::target("sha,sse4.1,ssse3")]] void two_by_instructions(Sha256::State& a, Sha256::State& b,
                                                             std::span<const std::uint8_t> of_a,
                                                             std::span<const std::uint8_t> of_b) {
    std::array<Halves, 2> halves = {to_halves(a), to_halves(b)};
    for (std::size_t at = 0; at < std::min(of_a.size(), of_b.size()); at += Sha256::block_size)
        take_in_blocks<2>(halves, {of_a.data() + at, of_b.data() + at});
    from_halves(halves[0], a);
    from_halves(halves[1], b);
}

#else

bool has_instructions() {
    return false;
}
void by_instructions(Sha256::State& state, std::span<const std::uint8_t> blocks) {
    plain(state, blocks);
}
void two_by_instructions(Sha256::State& a, Sha256::State& b, std::span<const std::uint8_t> of_a,
                         std::span<const std::uint8_t> of_b) {
    plain(a, of_a);
    plain(b, of_b);
}

#endif

} // namespace cordon::sha256_blocks
