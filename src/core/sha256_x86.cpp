// SPDX-License-Identifier: MIT
#include "core/sha256.hpp"

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

/// The 64 rounds of one block.
[[gnu::target("sha,sse4.1,ssse3")]] void take_in_block(Halves& halves, const std::uint8_t* block) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const auto* input = reinterpret_cast<const __m128i*>(block);
    const auto* k = reinterpret_cast<const __m128i*>(constants.data());
    const Halves before = halves;
    __m128i w[4]; // NOLINT(cppcoreguidelines-avoid-c-arrays, modernize-avoid-c-arrays): registers
#pragma GCC unroll 16
    for (int four = 0; four < 16; ++four) {
        __m128i& now = w[four & 3];
        if (four < 4) {
            now = _mm_shuffle_epi8(_mm_loadu_si128(input + four), big_endian);
        } else {
            const __m128i last = w[(four + 3) & 3];
            const __m128i seven_back = _mm_alignr_epi8(last, w[(four + 2) & 3], 4);
            now = _mm_add_epi32(_mm_sha256msg1_epu32(now, w[(four + 1) & 3]), seven_back);
            now = _mm_sha256msg2_epu32(now, last);
        }
        const __m128i sum = _mm_add_epi32(now, _mm_loadu_si128(k + four));
        halves.cdgh = _mm_sha256rnds2_epu32(halves.cdgh, halves.abef, sum);
        halves.abef = _mm_sha256rnds2_epu32(halves.abef, halves.cdgh, _mm_shuffle_epi32(sum, 0x0E));
    }
    halves.abef = _mm_add_epi32(halves.abef, before.abef);
    halves.cdgh = _mm_add_epi32(halves.cdgh, before.cdgh);
}

} // namespace

[[gnu::target("sha,sse4.1,ssse3")]] void by_instructions(Sha256::State& state,
                                                         std::span<const std::uint8_t> blocks) {
    Halves halves = to_halves(state);
    for (; !blocks.empty(); blocks = blocks.subspan(Sha256::block_size))
        take_in_block(halves, blocks.data());
    from_halves(halves, state);
}

#else

bool has_instructions() {
    return false;
}
void by_instructions(Sha256::State& state, std::span<const std::uint8_t> blocks) {
    plain(state, blocks);
}

#endif

} // namespace cordon::sha256_blocks
