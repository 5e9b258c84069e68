// SPDX-License-Identifier: MIT
#include "support.hpp"

#include "data/bitmap_file.hpp"

#include <array>

using namespace cordon;

namespace {

/// A PNG of 2 x 1 pixels: red, and blue at half opacity.
constexpr std::array<unsigned char, 71> two_pixels{
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0xF4,
    0x22, 0x7F, 0x8A, 0x00, 0x00, 0x00, 0x0E, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8,
    0xCF, 0xC0, 0x00, 0x42, 0x0D, 0x00, 0x0F, 0x7A, 0x03, 0x7E, 0x77, 0xE9, 0x7F, 0x97, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

std::string bytes() {
    return {two_pixels.begin(), two_pixels.end()};
}

} // namespace

TEST(BitmapFile, ReadsStraightColours) {
    const data::RgbaBitmap bitmap = data::decode_bitmap(bytes(), "two");
    EXPECT_EQ(bitmap.width, 2);
    EXPECT_EQ(bitmap.height, 1);
    EXPECT_EQ(bitmap.rgba, (std::vector<std::uint8_t>{255, 0, 0, 255, 0, 0, 255, 128}));
}

TEST(BitmapFile, RefusesOtherFilesAndTruncations) {
    EXPECT_THROW((void)data::decode_bitmap("", "nothing"), Error);
    EXPECT_THROW((void)data::decode_bitmap("GIF89a of another kind", "gif"), Error);
    EXPECT_THROW((void)data::decode_bitmap("\xFF\xD8\xFF\xE0 cut", "jpeg"), Error);
    EXPECT_THROW((void)data::decode_bitmap("RIFF\x10WEBPVP8 ", "webp"), Error);
    const std::string whole = bytes();
    for (std::size_t length = 0; length + 12 < whole.size(); length += 3) // without its last chunk
        EXPECT_THROW((void)data::decode_bitmap(whole.substr(0, length), "torn"), Error)
            << length << " bytes";
}

TEST(BitmapFile, RefusesMorePixelsThanAllowed) {
    EXPECT_THROW((void)data::decode_bitmap(bytes(), "two", 1), Error);
    std::string huge = bytes();
    huge.replace(16, 8, std::string("\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF", 8));
    EXPECT_THROW((void)data::decode_bitmap(huge, "huge"), Error);
}
