// SPDX-License-Identifier: MIT
#include "render/png.hpp"

#include "core/handle.hpp"
#include "render/flat_deflate.hpp"
#include "render/png_coding.hpp"
#include "render/utf8.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace cordon::render {

namespace {

constexpr std::uint32_t opaque_mask = 0xFF000000U;

unsigned alpha_of(std::uint32_t pixel) {
    return pixel >> 24U;
}

void append_word(std::string& out, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        out += static_cast<char>(value >> shift & 0xFFU);
}

/// Appends a chunk: length, type, data, CRC of type and data (section 5.3).
void append_chunk(std::string& out, std::string_view type, std::string_view data) {
    append_word(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = out.size();
    out += type;
    out += data;
    append_word(out, libdeflate_crc32(0, out.data() + start, out.size() - start));
}

/// Uncompressed international text (section 11.3.4.5); nothing for an empty text.
void append_text(std::string& out, std::string_view keyword, std::string_view text) {
    if (text.empty()) return;
    std::string data(keyword);
    data += std::string_view(
        "\0\0\0\0\0", 5); // end of keyword, not compressed, method 0, no language, no translation
    data += clean_utf8(text);
    append_chunk(out, "iTXt", data);
}

void append_header(std::string& out, const PixelSource& pixels, const Coding& coding, double dpi) {
    std::string header;
    append_word(header, static_cast<std::uint32_t>(pixels.width));
    append_word(header, static_cast<std::uint32_t>(pixels.height));
    header += static_cast<char>(coding.depth());
    header += coding.color_type();
    header += std::string_view("\0\0\0", 3); // deflate, adaptive filtering, not interlaced
    append_chunk(out, "IHDR", header);
    append_chunk(out, "sRGB", std::string_view("\0", 1)); // perceptual
    const double per_metre = std::clamp(dpi / 0.0254, 1.0, 1e9);
    std::string density;
    append_word(density, static_cast<std::uint32_t>(std::lround(per_metre)));
    append_word(density, static_cast<std::uint32_t>(std::lround(per_metre)));
    density += '\1'; // pixels per metre
    append_chunk(out, "pHYs", density);
}

void append_palette(std::string& out, const std::vector<std::uint32_t>& palette) {
    if (palette.empty()) return;
    std::string colors;
    std::string alphas;
    for (const std::uint32_t color : palette) {
        for (const unsigned shift : {0U, 8U, 16U})
            colors += static_cast<char>(color >> shift & 0xFFU);
        if (alpha_of(color) != 255) alphas += static_cast<char>(alpha_of(color));
    }
    append_chunk(out, "PLTE", colors);
    if (!alphas.empty()) append_chunk(out, "tRNS", alphas);
}

void append_metadata(std::string& out, const scene::Metadata& metadata) {
    append_text(out, "Title", metadata.title);
    append_text(out, "Author", metadata.author);
    append_text(out, "Description", metadata.description);
    append_text(out, "Keywords", fmt::format("{}", fmt::join(metadata.keywords, ", ")));
    append_text(out, "Software", "cordon " CORDON_VERSION);
    append_text(out, "cordon:record", metadata.record);
}

using Compressor = CHandle<libdeflate_compressor, libdeflate_free_compressor>;

/// Level 1 is for tiles, thousands of mostly plain pictures: those are coded by their neighbours.
std::string compress(const SampleRows& samples, int level) {
    if (level == 1)
        if (auto flat = deflate_flat(samples)) return std::move(*flat);
    const Compressor compressor(libdeflate_alloc_compressor(level));
    if (!compressor)
        throw Error(
            fmt::format("PNG compression level {} is not possible: it must be 1 to 12", level));
    const std::size_t bound =
        libdeflate_zlib_compress_bound(compressor.get(), samples.bytes.size());
    // NOLINTNEXTLINE(*-avoid-c-arrays): uninitialised on purpose
    const auto buffer = std::make_unique_for_overwrite<char[]>(bound);
    const std::size_t size = libdeflate_zlib_compress(compressor.get(), samples.bytes.data(),
                                                      samples.bytes.size(), buffer.get(), bound);
    return {buffer.get(), size};
}

/// Pixels without alpha 255 come straight: c = premultiplied * 255 / alpha, rounded.
std::uint32_t straight(std::uint32_t argb) {
    const std::uint32_t a = argb >> 24U;
    if (a == 0) return 0;
    const auto channel = [&](unsigned shift) {
        return std::min(255U, ((argb >> shift & 0xFFU) * 255 + a / 2) / a);
    };
    return a << 24U | channel(0) << 16U | channel(8) << 8U | channel(16);
}

} // namespace

void PixelSource::read_row(int y, std::uint32_t* out) const {
    const std::uint8_t* row = data + static_cast<std::size_t>(y) * stride;
    if (layout == Layout::rgba) {
        for (int x = 0; x < width; ++x, row += 4)
            out[x] = static_cast<std::uint32_t>(row[0]) | static_cast<std::uint32_t>(row[1]) << 8U |
                     static_cast<std::uint32_t>(row[2]) << 16U |
                     static_cast<std::uint32_t>(row[3]) << 24U;
        return;
    }
    std::memcpy(out, row, static_cast<std::size_t>(width) * 4);
    std::uint32_t all = opaque_mask;
    for (int x = 0; x < width; ++x) all &= out[x];
    if (all == opaque_mask) {
        for (int x = 0; x < width; ++x)
            out[x] = (out[x] & 0xFF00FF00U) | (out[x] >> 16U & 0xFFU) | (out[x] & 0xFFU) << 16U;
    } else {
        for (int x = 0; x < width; ++x) out[x] = straight(out[x]);
    }
}

std::string write_png(const PixelSource& pixels, const PngOptions& options,
                      const scene::Metadata* metadata) {
    if (pixels.width <= 0 || pixels.height <= 0)
        throw Error("a picture without pixels cannot be written as PNG");
    ColorTable table;
    Coding coding = choose_coding(pixels, table);
    const Samples samples = samples_of(pixels, coding, table);
    const std::size_t step = coding.palette.empty() ? (coding.opaque ? 3 : 4) : 1;
    const std::string data =
        compress({{samples.bytes, samples.size}, coding.row_bytes(pixels.width) + 1, step},
                 options.compression);
    std::string out;
    out.reserve(data.size() + 4096);
    out += "\x89PNG\r\n\x1A\n";
    append_header(out, pixels, coding, options.dpi);
    append_palette(out, coding.palette);
    if (metadata != nullptr) append_metadata(out, *metadata);
    constexpr std::size_t longest = std::size_t{1} << 30U; // chunk lengths end at 2^31 - 1
    for (std::size_t at = 0; at < data.size(); at += longest)
        append_chunk(out, "IDAT", std::string_view(data).substr(at, longest));
    append_chunk(out, "IEND", {});
    return out;
}

std::string encode_png(const BitmapView& pixels, const PngOptions& options,
                       const scene::Metadata* metadata) {
    return write_png(
        {pixels.rgba, pixels.width, pixels.height, pixels.stride, PixelSource::Layout::rgba},
        options, metadata);
}

} // namespace cordon::render
