// SPDX-License-Identifier: MIT
#include "render/png_coding.hpp"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cordon::render {

namespace {

constexpr std::uint32_t opaque_mask = 0xFF000000U;

/// Pixel by pixel, stored as four bytes of which the next pixel overwrites the last.
std::uint32_t by_pixel(const std::uint8_t* row, int width, bool swapped, std::uint8_t* out) {
    std::uint32_t all = opaque_mask;
    for (int x = 0; x < width; ++x, row += 4, out += 3) {
        std::uint32_t p = 0;
        std::memcpy(&p, row, 4);
        all &= p;
        if (swapped) p = __builtin_bswap32(p) >> 8U;
        std::memcpy(out, &p, 4);
    }
    return all;
}

#if defined(__x86_64__)

constexpr int block = 16; ///< pixels: four registers in, three out

/// Whole blocks with the byte shuffle of SSSE3; all of a block is read before any of it is written.
[[gnu::target("ssse3")]] std::uint32_t by_shuffle(const std::uint8_t* row, int blocks, bool swapped,
                                                  std::uint8_t* out) {
    const __m128i order =
        swapped ? _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1)
                : _mm_setr_epi8(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, -1, -1, -1, -1);
    __m128i all = _mm_set1_epi32(-1);
    for (int k = 0; k < blocks; ++k, row += 64, out += 48) {
        const auto* in = reinterpret_cast<const __m128i*>(row);
        __m128i a = _mm_loadu_si128(in);
        __m128i b = _mm_loadu_si128(in + 1);
        __m128i c = _mm_loadu_si128(in + 2);
        __m128i d = _mm_loadu_si128(in + 3);
        all = _mm_and_si128(all, _mm_and_si128(_mm_and_si128(a, b), _mm_and_si128(c, d)));
        a = _mm_shuffle_epi8(a, order);
        b = _mm_shuffle_epi8(b, order);
        c = _mm_shuffle_epi8(c, order);
        d = _mm_shuffle_epi8(d, order);
        auto* to = reinterpret_cast<__m128i*>(out);
        _mm_storeu_si128(to, _mm_or_si128(a, _mm_slli_si128(b, 12)));
        _mm_storeu_si128(to + 1, _mm_or_si128(_mm_srli_si128(b, 4), _mm_slli_si128(c, 8)));
        _mm_storeu_si128(to + 2, _mm_or_si128(_mm_srli_si128(c, 8), _mm_slli_si128(d, 4)));
    }
    all = _mm_and_si128(all, _mm_srli_si128(all, 8));
    all = _mm_and_si128(all, _mm_srli_si128(all, 4));
    return static_cast<std::uint32_t>(_mm_cvtsi128_si32(all));
}

int blocks_of(int width) {
    static const bool can_shuffle = __builtin_cpu_supports("ssse3") != 0;
    return can_shuffle ? width / block : 0;
}

#else

constexpr int block = 1;
std::uint32_t by_shuffle(const std::uint8_t*, int, bool, std::uint8_t*) {
    return opaque_mask;
}
int blocks_of(int) {
    return 0;
}

#endif

} // namespace

bool pack_rgb(const std::uint8_t* row, int width, PixelSource::Layout layout, std::uint8_t* out) {
    const bool swapped = layout != PixelSource::Layout::rgba;
    const int blocks = blocks_of(width);
    const auto done = static_cast<std::ptrdiff_t>(blocks) * block;
    std::uint32_t all = by_shuffle(row, blocks, swapped, out);
    all &= by_pixel(row + done * 4, width - static_cast<int>(done), swapped, out + done * 3);
    return (all & opaque_mask) == opaque_mask;
}

} // namespace cordon::render
