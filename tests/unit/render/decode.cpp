// SPDX-License-Identifier: MIT
#include "decode.hpp"

#include "core/file.hpp"

#include <cairo.h>
#include <gtest/gtest.h>
#include <librsvg/rsvg.h>
#include <png.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace cordon::render::test {

Bitmap decode_png(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        throw std::runtime_error(std::string("not a PNG: ") + image.message);
    image.format = PNG_FORMAT_RGBA;
    Bitmap bitmap{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    bitmap.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, bitmap.rgba.data(), 0, nullptr) == 0)
        throw std::runtime_error(std::string("damaged PNG: ") + image.message);
    return bitmap;
}

Bitmap draw_svg(const std::string& svg, int width, int height) {
    GError* error = nullptr;
    RsvgHandle* handle =
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error);
    if (handle == nullptr) {
        const std::string reason = error->message;
        g_error_free(error);
        throw std::runtime_error(reason);
    }
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t* cr = cairo_create(surface);
    const RsvgRectangle viewport{0, 0, static_cast<double>(width), static_cast<double>(height)};
    rsvg_handle_render_document(handle, cr, &viewport, nullptr);
    cairo_destroy(cr);
    g_object_unref(handle);
    cairo_surface_flush(surface);
    Bitmap bitmap{width, height, {}};
    const unsigned char* rows = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y) {
        const auto* row =
            reinterpret_cast<const std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < width;
             ++x) { // compared on opaque backgrounds: no need to divide by alpha
            for (const unsigned shift : {16U, 8U, 0U, 24U})
                bitmap.rgba.push_back(static_cast<std::uint8_t>(row[x] >> shift));
        }
    }
    cairo_surface_destroy(surface);
    return bitmap;
}

Difference compare(const Bitmap& a, const Bitmap& b) {
    if (a.width != b.width || a.height != b.height)
        throw std::runtime_error("pictures of different size");
    double sum = 0;
    std::size_t strong = 0;
    const std::size_t pixels = a.rgba.size() / 4;
    for (std::size_t i = 0; i < pixels; ++i) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            const int d = std::abs(a.rgba[4 * i + c] - b.rgba[4 * i + c]);
            sum += d;
            most = std::max(most, d);
        }
        strong += most > 48 ? 1 : 0;
    }
    const auto n = static_cast<double>(pixels);
    return {sum / (3 * n), static_cast<double>(strong) / n};
}

std::string write_comparison(const std::string& name, const Bitmap& expected,
                             const Bitmap& actual) {
    Bitmap out{3 * expected.width, expected.height, {}};
    for (int y = 0; y < expected.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const std::size_t at =
                (static_cast<std::size_t>(y) * expected.width + x % expected.width) * 4;
            for (std::size_t c = 0; c < 3; ++c) {
                const int e = expected.rgba[at + c];
                const int a = actual.rgba[at + c];
                const int shown = x < expected.width       ? e
                                  : x < 2 * expected.width ? 255 - std::abs(e - a)
                                                           : a;
                out.rgba.push_back(static_cast<std::uint8_t>(shown));
            }
            out.rgba.push_back(255);
        }
    }
    return temporary_file(name, encode_png(out, {}));
}

std::string output_of(const std::string& command) {
    FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return {};
    std::string out;
    char buffer[4096];
    for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
    return pclose(pipe) == 0 ? out : std::string();
}

std::string temporary_file(const std::string& name, const std::string& bytes) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / "cordon_render";
    std::filesystem::create_directories(folder);
    write_file(folder / name, bytes);
    return (folder / name).string();
}

} // namespace cordon::render::test
