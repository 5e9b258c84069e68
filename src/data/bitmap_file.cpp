// SPDX-License-Identifier: MIT
#include "data/bitmap_file.hpp"

#include "core/diagnostic.hpp"
#include "data/jpeg_errors.hpp"

#include <fmt/format.h>
#include <png.h>
#include <webp/decode.h>

#include <memory>

namespace cordon::data {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
    throw Error(fmt::format("image '{}' cannot be read: {}", name, why));
}

/// Room for the pixels, after the size was found sensible.
RgbaBitmap room_for(long long width, long long height, const std::string& name,
                    std::size_t max_pixels) {
    if (width <= 0 || height <= 0 || width > 65535 || height > 65535 ||
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height) > max_pixels)
        refuse(name, fmt::format("{} x {} pixels are outside of what is allowed", width, height));
    RgbaBitmap out{static_cast<int>(width), static_cast<int>(height), {}};
    out.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    return out;
}

RgbaBitmap read_png(std::string_view bytes, const std::string& name, std::size_t max_pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    struct Release {
        png_image* image;
        ~Release() { png_image_free(image); }
        Release(png_image* owned) : image(owned) {} // NOLINT(google-explicit-constructor)
        Release(const Release&) = delete;
        Release& operator=(const Release&) = delete;
        Release(Release&&) = delete;
        Release& operator=(Release&&) = delete;
    };
    const Release release(&image);
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        refuse(name, static_cast<const char*>(image.message));
    image.format = PNG_FORMAT_RGBA;
    RgbaBitmap out = room_for(image.width, image.height, name, max_pixels);
    if (png_image_finish_read(&image, nullptr, out.rgba.data(), 0, nullptr) == 0)
        refuse(name, static_cast<const char*>(image.message));
    return out;
}

/// Rows of an opened image; false when it is broken. Holds nothing that a jump would leak.
bool read_rows(jpeg_decompress_struct& jpeg, JpegErrors& errors, RgbaBitmap& out) {
    if (setjmp(errors.back) != 0) return false; // NOLINT(cert-err52-cpp)
    jpeg.out_color_space = JCS_EXT_RGBA;
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = out.rgba.data() + static_cast<std::size_t>(jpeg.output_scanline) *
                                             static_cast<std::size_t>(out.width) * 4;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    return true;
}

bool read_header(jpeg_decompress_struct& jpeg, JpegErrors& errors, std::string_view bytes) {
    if (setjmp(errors.back) != 0) return false; // NOLINT(cert-err52-cpp)
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return jpeg_read_header(&jpeg, TRUE) == JPEG_HEADER_OK;
}

RgbaBitmap read_jpeg(std::string_view bytes, const std::string& name, std::size_t max_pixels) {
    JpegErrors errors;
    jpeg_decompress_struct jpeg{};
    jpeg.err = &errors.manager;
    jpeg_create_decompress(&jpeg);
    struct Release {
        jpeg_decompress_struct* jpeg;
        explicit Release(jpeg_decompress_struct* owned) : jpeg(owned) {}
        ~Release() { jpeg_destroy_decompress(jpeg); }
        Release(const Release&) = delete;
        Release& operator=(const Release&) = delete;
        Release(Release&&) = delete;
        Release& operator=(Release&&) = delete;
    };
    const Release release(&jpeg);
    if (!read_header(jpeg, errors, bytes)) refuse(name, "its header is not that of a JPEG image");
    RgbaBitmap out = room_for(jpeg.image_width, jpeg.image_height, name, max_pixels);
    if (!read_rows(jpeg, errors, out)) refuse(name, "its data are broken");
    return out;
}

RgbaBitmap read_webp(std::string_view bytes, const std::string& name, std::size_t max_pixels) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    int width = 0;
    int height = 0;
    if (WebPGetInfo(data, bytes.size(), &width, &height) == 0)
        refuse(name, "its header is not that of a WebP image");
    RgbaBitmap out = room_for(width, height, name, max_pixels);
    if (WebPDecodeRGBAInto(data, bytes.size(), out.rgba.data(), out.rgba.size(), width * 4) ==
        nullptr)
        refuse(name, "its data are broken");
    return out;
}

} // namespace

RgbaBitmap decode_bitmap(std::string_view bytes, const std::string& name, std::size_t max_pixels) {
    constexpr std::string_view png = "\x89PNG";
    constexpr std::string_view jpeg = "\xFF\xD8\xFF";
    if (bytes.starts_with(png)) return read_png(bytes, name, max_pixels);
    if (bytes.starts_with(jpeg)) return read_jpeg(bytes, name, max_pixels);
    if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP")
        return read_webp(bytes, name, max_pixels);
    refuse(name, "it is neither PNG nor JPEG nor WebP");
}

} // namespace cordon::data
