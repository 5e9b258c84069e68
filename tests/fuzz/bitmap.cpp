// SPDX-License-Identifier: MIT
// A picture: PNG, JPEG or WebP.
#include "data/bitmap_file.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    constexpr std::size_t most_pixels = std::size_t{1} << 20U;
    const data::RgbaBitmap bitmap = data::decode_bitmap(input, "input", most_pixels);
    require(bitmap.width > 0 && bitmap.height > 0, "a picture without pixels");
    require(bitmap.rgba.size() == std::size_t{4} * static_cast<std::size_t>(bitmap.width) *
                                      static_cast<std::size_t>(bitmap.height),
            "a picture has not as many pixels as it says");
}

} // namespace cordon::fuzz
