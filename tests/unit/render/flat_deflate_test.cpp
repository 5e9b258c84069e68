// SPDX-License-Identifier: MIT
#include "decode.hpp"

#include "render/flat_deflate.hpp"
#include "render/huffman.hpp"
#include "render/png.hpp"

#include <algorithm>
#include <cmath>
#include <random>

using namespace cordon;
using render::Bitmap;

namespace {

/// Plain rectangles with a rim of mixed colours, as areas on a map have.
Bitmap areas(int side, unsigned seed, std::uint8_t alpha = 255) {
    std::mt19937 random(seed);
    Bitmap bitmap{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 4))};
    for (int k = 0; k < 60; ++k) {
        const int x0 = static_cast<int>(random() % static_cast<unsigned>(side));
        const int y0 = static_cast<int>(random() % static_cast<unsigned>(side));
        const auto color = static_cast<std::uint32_t>(random());
        for (int y = y0; y < std::min(side, y0 + 90); ++y)
            for (int x = x0; x < std::min(side, x0 + 70); ++x) {
                const std::uint32_t c =
                    x == x0 || y == y0 ? static_cast<std::uint32_t>(random()) : color;
                std::uint8_t* pixel = bitmap.rgba.data() + (std::ptrdiff_t{4} * (y * side + x));
                pixel[0] = static_cast<std::uint8_t>(c);
                pixel[1] = static_cast<std::uint8_t>(c >> 8U);
                pixel[2] = static_cast<std::uint8_t>(c >> 16U);
            }
    }
    for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4)
        bitmap.rgba[i] = i < bitmap.rgba.size() / 2 ? 255 : alpha;
    return bitmap;
}

} // namespace

TEST(FlatDeflate, ComesBackWhateverTheSamples) {
    for (const int side : {1, 2, 3, 64, 256, 301}) {
        for (const std::uint8_t alpha : {std::uint8_t{255}, std::uint8_t{90}}) {
            for (unsigned seed = 1; seed < 6; ++seed) {
                const Bitmap bitmap = areas(side, seed, alpha);
                const std::string png = encode_png(bitmap, {.compression = 1});
                EXPECT_EQ(render::test::decode_png(png).rgba, bitmap.rgba)
                    << side << " px, alpha " << int{alpha} << ", seed " << seed;
            }
        }
    }
}

TEST(FlatDeflate, IsNotLargerThanASearchByMuch) {
    for (unsigned seed = 1; seed < 6; ++seed) {
        const Bitmap bitmap = areas(256, seed);
        const auto flat = static_cast<double>(encode_png(bitmap, {.compression = 1}).size());
        const auto searched = static_cast<double>(encode_png(bitmap, {.compression = 2}).size());
        EXPECT_LT(flat / searched, 1.1) << "seed " << seed;
    }
}

TEST(FlatDeflate, LeavesNoiseAndFinePatternsToASearch) {
    std::vector<std::uint8_t> noise(65536);
    std::mt19937 random(3); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same noise every time
    for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>(random());
    EXPECT_FALSE(render::deflate_flat({noise, 256, 1}));
    std::vector<std::uint8_t> hatch(65536);
    for (std::size_t i = 0; i < hatch.size(); ++i) hatch[i] = (i % 256 + i / 256) % 8 < 2 ? 9 : 200;
    EXPECT_FALSE(render::deflate_flat({hatch, 256, 1}));
    EXPECT_FALSE(render::deflate_flat({noise, 40000, 3})) << "rows farther than deflate can point";
    EXPECT_FALSE(render::deflate_flat({{}, 256, 1}));
}

TEST(Huffman, CodesAreCompleteAndNoneIsTooLong) {
    std::mt19937 random(11); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same counts every time
    std::vector<std::vector<std::uint32_t>> cases{{0, 0, 0, 0}, {0, 7, 0}, {1, 1}, {5, 0, 9, 0}};
    std::vector<std::uint32_t> fibonacci{1, 1}; // the deepest tree that counts can make
    while (fibonacci.size() < 40)
        fibonacci.push_back(fibonacci.back() + fibonacci[fibonacci.size() - 2]);
    cases.push_back(fibonacci);
    for (int k = 0; k < 50; ++k) {
        std::vector<std::uint32_t> counts(286);
        for (std::uint32_t& count : counts)
            count = random() % 3 == 0
                        ? 0
                        : static_cast<std::uint32_t>(random() % (1U << (random() % 24)));
        cases.push_back(std::move(counts));
    }
    for (const auto& counts : cases) {
        const render::HuffmanCode code = render::huffman_code(counts, 15);
        double sum = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0) {
                EXPECT_GT(code.lengths[i], 0);
            }
            EXPECT_LE(code.lengths[i], 15);
            if (code.lengths[i] > 0) sum += std::ldexp(1.0, -code.lengths[i]);
        }
        EXPECT_EQ(sum, 1.0);
    }
}
