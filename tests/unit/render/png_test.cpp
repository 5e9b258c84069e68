// SPDX-License-Identifier: MIT
#include "decode.hpp"

#include "render/png.hpp"
#include "render/render.hpp"

#include <random>

using namespace cordon;
using render::Bitmap;
using render::encode_png;

namespace {

/// `colors` different colours in a fixed order over the pixels.
Bitmap bitmap_of(int width, int height, unsigned colors, std::uint8_t alpha = 255) {
    Bitmap bitmap{width, height, {}};
    for (int i = 0; i < width * height; ++i) {
        const unsigned c = static_cast<unsigned>(i) % colors;
        bitmap.rgba.insert(bitmap.rgba.end(),
                           {static_cast<std::uint8_t>(c), static_cast<std::uint8_t>(c >> 8U), 77,
                            c == 0 ? alpha : std::uint8_t{255}});
    }
    return bitmap;
}

struct Chunk {
    std::string type;
    std::string data;
};

std::vector<Chunk> chunks_of(const std::string& png) {
    std::vector<Chunk> chunks;
    for (std::size_t at = 8; at + 12 <= png.size();) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = length << 8U | static_cast<unsigned char>(png[at + i]);
        chunks.push_back({png.substr(at + 4, 4), png.substr(at + 8, length)});
        at += 12 + length;
    }
    return chunks;
}

std::string types_of(const std::string& png) {
    std::string out;
    for (const Chunk& chunk : chunks_of(png)) out += chunk.type + " ";
    return out;
}

int bit_depth(const std::string& png) {
    return png[24];
}
int color_type(const std::string& png) {
    return png[25];
}

} // namespace

TEST(Png, ComesBackPixelForPixelWhateverItsKind) {
    for (const unsigned colors : {1U, 2U, 3U, 4U, 16U, 17U, 256U, 257U, 5000U}) {
        for (const std::uint8_t alpha : {std::uint8_t{255}, std::uint8_t{128}, std::uint8_t{0}}) {
            const Bitmap bitmap = bitmap_of(101, 67, colors, alpha);
            EXPECT_EQ(render::test::decode_png(encode_png(bitmap, {})).rgba, bitmap.rgba)
                << colors << " colours, alpha " << int{alpha};
        }
    }
}

TEST(Png, TakesAPaletteOnlyWhenItIsExact) {
    const auto depth_of = [](unsigned colors) {
        const std::string png = encode_png(bitmap_of(300, 10, colors), {});
        return std::pair(color_type(png), bit_depth(png));
    };
    EXPECT_EQ(depth_of(2), std::pair(3, 1));
    EXPECT_EQ(depth_of(4), std::pair(3, 2));
    EXPECT_EQ(depth_of(16), std::pair(3, 4));
    EXPECT_EQ(depth_of(256), std::pair(3, 8));
    EXPECT_EQ(depth_of(257), std::pair(2, 8));
    EXPECT_EQ(color_type(encode_png(bitmap_of(300, 10, 1000, 10), {})), 6);
}

TEST(Png, HasItsChunksInAFixedOrderAndNoTime) {
    scene::Metadata metadata;
    metadata.title = "Carte <é>";
    metadata.description = "Text";
    metadata.author = "A";
    metadata.keywords = {"a", "b"};
    metadata.record = "{}";
    EXPECT_EQ(types_of(encode_png(bitmap_of(20, 20, 4, 9), {}, &metadata)),
              "IHDR sRGB pHYs PLTE tRNS iTXt iTXt iTXt iTXt iTXt iTXt IDAT IEND ");
    const std::string png = encode_png(bitmap_of(20, 20, 400), {}, &metadata);
    EXPECT_EQ(types_of(png), "IHDR sRGB pHYs iTXt iTXt iTXt iTXt iTXt iTXt IDAT IEND ");
    EXPECT_EQ(chunks_of(png)[3].data, std::string("Title\0\0\0\0\0Carte <é>", 20));
    EXPECT_EQ(chunks_of(png)[8].data, std::string("cordon:record\0\0\0\0\0{}", 20));
}

TEST(Png, SaysHowLargeItIsOnPaper) {
    const std::string png = encode_png(bitmap_of(20, 20, 400), {.dpi = 300});
    EXPECT_EQ(chunks_of(png)[2].data,
              std::string("\0\0\x2E\x23\0\0\x2E\x23\1", 9)); // 11811 a metre
}

TEST(Png, WritesOneTileOfABitmap) {
    const Bitmap bitmap = bitmap_of(64, 48, 5000);
    const Bitmap tile =
        render::test::decode_png(encode_png({bitmap, 16, 8, 32, 24}, {.compression = 1}));
    ASSERT_EQ(tile.width, 32);
    ASSERT_EQ(tile.height, 24);
    for (int y = 0; y < 24; ++y)
        for (int x = 0; x < 32 * 4; ++x)
            ASSERT_EQ(tile.rgba[y * 128 + x], bitmap.rgba[(y + 8) * 256 + 64 + x]);
}

TEST(Png, RefusesALevelThatTheCompressorLacks) {
    try {
        (void)encode_png(bitmap_of(2, 2, 1), {.compression = 13});
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "PNG compression level 13 is not possible: it must be 1 to 12");
    }
}

TEST(Png, KeepsNoiseWithRandomAlpha) {
    const unsigned seed = 7;
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    Bitmap bitmap{33, 21, {}};
    for (int i = 0; i < 33 * 21 * 4; ++i)
        bitmap.rgba.push_back(static_cast<std::uint8_t>(random()));
    EXPECT_EQ(render::test::decode_png(encode_png(bitmap, {})).rgba, bitmap.rgba);
}

TEST(Png, PackedInPlaceHasTheSameBytes) {
    struct Size {
        int width;
        int height;
    };
    for (const Size size : {Size{1, 700}, Size{2, 300}, Size{3, 200}, Size{700, 1}, Size{97, 31}}) {
        Bitmap bitmap = bitmap_of(size.width, size.height, 600);
        for (const auto layout :
             {render::PixelSource::Layout::rgba, render::PixelSource::Layout::cairo_argb}) {
            std::vector<std::uint8_t> pixels = bitmap.rgba;
            render::PixelSource source{pixels.data(), size.width, size.height,
                                       static_cast<std::size_t>(size.width) * 4, layout};
            const std::string copied = render::write_png(source, {}, nullptr);
            source.scratch = pixels.data();
            EXPECT_EQ(render::write_png(source, {}, nullptr), copied)
                << size.width << " x " << size.height;
        }
    }
}

TEST(Png, OnePixelThatIsNotOpaqueBringsAnAlphaChannelHoweverLateItComes) {
    Bitmap bitmap = bitmap_of(64, 64, 4096);
    bitmap.rgba[bitmap.rgba.size() - 1] = 128;
    const std::string png = encode_png(bitmap, {});
    EXPECT_EQ(color_type(png), 6);
    EXPECT_EQ(render::test::decode_png(png).rgba, bitmap.rgba);
}
