// SPDX-License-Identifier: MIT
#include "render/png.hpp"

#include "core/handle.hpp"
#include "render/utf8.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>

namespace cordon::render {

namespace {

static_assert(std::endian::native == std::endian::little, "pixels are read as words");

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

/// How pixels become samples.
struct Coding {
    bool opaque = true;
    std::vector<std::uint32_t> palette; ///< translucent colours first; empty = true colour

    [[nodiscard]] int depth() const {
        if (palette.empty() || palette.size() > 16) return 8;
        return palette.size() > 4 ? 4 : palette.size() > 2 ? 2 : 1;
    }
    [[nodiscard]] char color_type() const {
        return static_cast<char>(palette.empty() ? (opaque ? 2 : 6) : 3);
    }
    [[nodiscard]] std::size_t row_bytes(int width) const {
        const auto w = static_cast<std::size_t>(width);
        if (palette.empty()) return w * (opaque ? 3 : 4);
        return (w * static_cast<std::size_t>(depth()) + 7) / 8;
    }
};

/// Up to 256 colours with open addressing.
class ColorTable {
  public:
    /// False when the table is full and the colour is not in it.
    bool add(std::uint32_t color) {
        const std::size_t at = slot(color);
        if (used_[at]) return true;
        if (colors_.size() == 256) return false;
        used_[at] = true;
        keys_[at] = color;
        colors_.push_back(color);
        return true;
    }
    [[nodiscard]] std::uint8_t index(std::uint32_t color) const { return values_[slot(color)]; }
    /// Sorts translucent colours first (tRNS then needs no entries for the others) and numbers
    /// them.
    std::vector<std::uint32_t> number() {
        std::sort(colors_.begin(), colors_.end(), [](std::uint32_t a, std::uint32_t b) {
            const bool a_opaque = alpha_of(a) == 255;
            const bool b_opaque = alpha_of(b) == 255;
            return a_opaque != b_opaque ? b_opaque : a < b;
        });
        for (std::size_t i = 0; i < colors_.size(); ++i)
            values_[slot(colors_[i])] = static_cast<std::uint8_t>(i);
        return colors_;
    }

  private:
    static constexpr std::size_t size = 1024;
    [[nodiscard]] std::size_t slot(std::uint32_t color) const {
        std::size_t at = (color * 2654435761U) >> 22U; // Fibonacci hashing to 10 bits
        while (used_[at] && keys_[at] != color) at = (at + 1) % size;
        return at;
    }
    std::array<bool, size> used_{};
    std::array<std::uint32_t, size> keys_{};
    std::array<std::uint8_t, size> values_{};
    std::vector<std::uint32_t> colors_;
};

/// Are 256 colours enough? Looks at the pixels until they are not; `opaque` is then a guess from
/// what was seen.
Coding choose_coding(const PixelSource& pixels, ColorTable& table) {
    Coding coding;
    bool few = true;
    std::vector<std::uint32_t> row(static_cast<std::size_t>(pixels.width));
    for (int y = 0; y < pixels.height && few; ++y) {
        pixels.read_row(y, row.data());
        std::uint32_t all = opaque_mask;
        std::uint32_t last = ~row[0];
        for (const std::uint32_t pixel : row) {
            all &= pixel;
            if (!few || pixel == last) continue;
            few = table.add(pixel);
            last = pixel;
        }
        coding.opaque = coding.opaque && (all & opaque_mask) == opaque_mask;
    }
    if (few) coding.palette = table.number();
    return coding;
}

void pack_indices(const std::vector<std::uint32_t>& row, const ColorTable& table, unsigned depth,
                  std::uint8_t* out) {
    unsigned byte = 0;
    unsigned bits = 0;
    std::uint32_t last = ~row[0];
    unsigned index = 0;
    for (const std::uint32_t pixel : row) {
        if (pixel != last) index = table.index(pixel);
        last = pixel;
        byte = byte << depth | index;
        bits += depth;
        if (bits < 8) continue;
        *out++ = static_cast<std::uint8_t>(byte);
        byte = bits = 0;
    }
    if (bits > 0) *out = static_cast<std::uint8_t>(byte << (8 - bits));
}

void pack_translucent(const std::vector<std::uint32_t>& row, std::uint8_t* out) {
    for (const std::uint32_t p : row)
        for (const unsigned shift : {0U, 8U, 16U, 24U})
            *out++ = static_cast<std::uint8_t>(p >> shift);
}

/// Three bytes a pixel straight from the picture; false when one is not opaque. Four bytes are
/// stored at a time, so the row needs one more byte of room.
bool pack_opaque(const PixelSource& pixels, const std::uint8_t* row, std::uint8_t* out) {
    const bool swapped = pixels.layout != PixelSource::Layout::rgba;
    std::uint32_t all = opaque_mask;
    for (int x = 0; x < pixels.width; ++x, row += 4, out += 3) {
        std::uint32_t p = 0;
        std::memcpy(&p, row, 4);
        all &= p;
        if (swapped) p = __builtin_bswap32(p) >> 8U;
        std::memcpy(out, &p, 4);
    }
    return (all & opaque_mask) == opaque_mask;
}

/// All rows, each behind a filter byte 0. Not a vector: its bytes would be set to 0 first for
/// nothing.
struct Samples {
    // NOLINTNEXTLINE(*-avoid-c-arrays): a heap array, uninitialised on purpose
    std::unique_ptr<std::uint8_t[]> own;
    const std::uint8_t* bytes = nullptr; ///< in `own`, or in the picture itself
    std::size_t size = 0;
};

/// Packs a picture of opaque pixels where it is. Row y begins at y * (3w + 1), never behind its
/// pixels at y * 4w; only in row 0 its filter byte and the fourth byte stored would meet pixels
/// that are still to be read, so that row is packed from a copy.
Samples packed_in_place(const PixelSource& pixels, std::size_t row_bytes) {
    std::uint8_t* const start = pixels.scratch;
    const std::vector<std::uint8_t> first(start, start + pixels.stride);
    std::vector<std::uint8_t> packed(row_bytes + 1);
    (void)pack_opaque(pixels, first.data(), packed.data() + 1);
    std::copy_n(packed.begin(), row_bytes, start);
    for (int y = 1; y < pixels.height; ++y) {
        std::uint8_t* out = start + row_bytes * static_cast<std::size_t>(y);
        const std::uint8_t* row = start + pixels.stride * static_cast<std::size_t>(y);
        // Four bytes are stored at a time: the last one is the next row's filter byte.
        (void)pack_opaque(pixels, row, out + 1);
        *out = 0;
    }
    return {nullptr, start, row_bytes * static_cast<std::size_t>(pixels.height)};
}

/// Clears `coding.opaque` when a pixel is not.
Samples samples_of(const PixelSource& pixels, Coding& coding, const ColorTable& table) {
    const std::size_t row_bytes = coding.row_bytes(pixels.width) + 1;
    constexpr int narrowest = 2; // pixels: rows of one would overtake themselves
    const bool in_place = pixels.scratch != nullptr && pixels.width >= narrowest;
    if (in_place && coding.palette.empty() && coding.opaque)
        return packed_in_place(pixels, row_bytes);
    Samples samples;
    samples.size = row_bytes * static_cast<std::size_t>(pixels.height);
    // NOLINTNEXTLINE(*-avoid-c-arrays)
    samples.own = std::make_unique_for_overwrite<std::uint8_t[]>(samples.size + 1);
    samples.bytes = samples.own.get();
    std::vector<std::uint32_t> row(static_cast<std::size_t>(pixels.width));
    for (int y = 0; y < pixels.height; ++y) {
        std::uint8_t* out = samples.own.get() + row_bytes * static_cast<std::size_t>(y);
        *out++ = 0;
        if (coding.palette.empty() && coding.opaque) {
            const std::uint8_t* in = pixels.data + static_cast<std::size_t>(y) * pixels.stride;
            if (pack_opaque(pixels, in, out)) continue;
            coding.opaque = false; // the guess was wrong: once more, with an alpha channel
            return samples_of(pixels, coding, table);
        }
        pixels.read_row(y, row.data());
        if (coding.palette.empty())
            pack_translucent(row, out);
        else
            pack_indices(row, table, static_cast<unsigned>(coding.depth()), out);
    }
    return samples;
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

std::string compress(const Samples& samples, int level) {
    const Compressor compressor(libdeflate_alloc_compressor(level));
    if (!compressor)
        throw Error(
            fmt::format("PNG compression level {} is not possible: it must be 1 to 12", level));
    const std::size_t bound = libdeflate_zlib_compress_bound(compressor.get(), samples.size);
    // NOLINTNEXTLINE(*-avoid-c-arrays): uninitialised on purpose
    const auto buffer = std::make_unique_for_overwrite<char[]>(bound);
    const std::size_t size = libdeflate_zlib_compress(compressor.get(), samples.bytes, samples.size,
                                                      buffer.get(), bound);
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
    const std::string data = compress(samples_of(pixels, coding, table), options.compression);
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
