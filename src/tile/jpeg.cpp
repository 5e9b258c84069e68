// SPDX-License-Identifier: MIT
#include "tile/jpeg.hpp"

#include "core/diagnostic.hpp"
#include "data/jpeg_errors.hpp"

#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

namespace cordon::tile {

namespace {

/// RGB over white.
void lay_on_white(const std::uint8_t* from, int width, std::uint8_t* to) {
    constexpr int most = 255;
    for (int x = 0; x < width; ++x, from += 4, to += 3) {
        const int alpha = from[3];
        for (int k = 0; k < 3; ++k)
            to[k] = static_cast<std::uint8_t>((from[k] * alpha + most * (most - alpha) + most / 2) /
                                              most);
    }
}

/// Holds nothing that a jump would leak; false when the library fails.
bool write(jpeg_compress_struct& jpeg, data::JpegErrors& errors, const render::BitmapView& pixels,
           std::vector<std::uint8_t>& row, int quality) {
    if (setjmp(errors.back) != 0) return false; // NOLINT(cert-err52-cpp)
    jpeg.image_width = static_cast<JDIMENSION>(pixels.width);
    jpeg.image_height = static_cast<JDIMENSION>(pixels.height);
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.comp_info[0].h_samp_factor = 1;
    jpeg.comp_info[0].v_samp_factor = 1;
    jpeg.dct_method = JDCT_ISLOW; // whole numbers: the same bytes on every processor
    jpeg.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        lay_on_white(pixels.rgba + static_cast<std::size_t>(jpeg.next_scanline) * pixels.stride,
                     pixels.width, row.data());
        JSAMPROW line = row.data();
        jpeg_write_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_compress(&jpeg);
    return true;
}

} // namespace

std::string encode_jpeg(const render::BitmapView& pixels, int quality) {
    data::JpegErrors errors;
    jpeg_compress_struct jpeg{};
    jpeg.err = &errors.manager;
    unsigned char* bytes = nullptr;
    unsigned long count = 0; // NOLINT(google-runtime-int): the library's type
    std::vector<std::uint8_t> row(3 * static_cast<std::size_t>(std::max(pixels.width, 1)));
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &count);
    const bool good =
        pixels.width > 0 && pixels.height > 0 && write(jpeg, errors, pixels, row, quality);
    jpeg_destroy_compress(&jpeg);
    const std::unique_ptr<unsigned char, decltype(&std::free)> owned(bytes, &std::free);
    if (!good) throw Error("a tile cannot be written as JPEG");
    return {reinterpret_cast<const char*>(bytes), count};
}

} // namespace cordon::tile
