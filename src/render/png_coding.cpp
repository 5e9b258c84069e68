// SPDX-License-Identifier: MIT
#include "render/png_coding.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace cordon::render {

namespace {

static_assert(std::endian::native == std::endian::little, "pixels are read as words");

constexpr std::uint32_t opaque_mask = 0xFF000000U;

/// Pixels that are looked at together: most of a map is of one colour for longer than that.
constexpr int run = 8;
using Run = std::array<std::uint32_t, run>;

unsigned alpha_of(std::uint32_t pixel) {
    return pixel >> 24U;
}

/// Red for blue: an opaque pixel of Cairo becomes a straight one.
std::uint32_t swapped(std::uint32_t p) {
    return (p & 0xFF00FF00U) | (p >> 16U & 0xFFU) | (p & 0xFFU) << 16U;
}

bool is_opaque(const std::uint8_t* row, int width) {
    std::uint32_t all = opaque_mask;
    for (int x = 0; x < width; ++x) {
        std::uint32_t p = 0;
        std::memcpy(&p, row + std::ptrdiff_t{4} * x, 4);
        all &= p;
    }
    return (all & opaque_mask) == opaque_mask;
}

/// A row as words: where it lies, or straightened in a buffer.
class Row {
  public:
    Row(const PixelSource& pixels, int y, std::vector<std::uint32_t>& buffer)
        : bytes_(pixels.data + static_cast<std::size_t>(y) * pixels.stride), width_(pixels.width),
          opaque_(is_opaque(bytes_, pixels.width)) {
        if (pixels.layout == PixelSource::Layout::rgba) return;
        if (opaque_) {
            swap_ = true;
            return;
        }
        buffer.resize(static_cast<std::size_t>(pixels.width));
        pixels.read_row(y, buffer.data());
        bytes_ = reinterpret_cast<const std::uint8_t*>(buffer.data());
    }
    [[nodiscard]] bool opaque() const { return opaque_; }
    /// The straight colour of a word of the row.
    [[nodiscard]] std::uint32_t color(std::uint32_t word) const {
        return swap_ ? swapped(word) : word;
    }
    [[nodiscard]] std::uint32_t word(int x) const {
        std::uint32_t p = 0;
        std::memcpy(&p, bytes_ + std::ptrdiff_t{4} * x, 4);
        return p;
    }
    [[nodiscard]] int whole_runs() const { return width_ / run; }
    [[nodiscard]] Run words(int k) const {
        Run out;
        std::memcpy(out.data(), bytes_ + std::ptrdiff_t{4} * run * k, sizeof out);
        return out;
    }
    /// Are all pixels of a run equal to its first?
    [[nodiscard]] static bool is_plain(const Run& words) {
        std::uint32_t differing = 0;
        for (const std::uint32_t word : words) differing |= word ^ words[0];
        return differing == 0;
    }

  private:
    const std::uint8_t* bytes_;
    int width_;
    bool opaque_;
    bool swap_ = false;
};

/// Adds the colours of a row; false when they are too many.
bool add_colors(const Row& row, int width, ColorTable& table) {
    std::uint32_t last = ~row.word(0);
    const auto add = [&](std::uint32_t word) {
        if (word == last) return true;
        last = word;
        return table.add(row.color(word));
    };
    for (int k = 0; k < row.whole_runs(); ++k) {
        const Run words = row.words(k);
        if (words[0] == last && Row::is_plain(words)) continue;
        for (const std::uint32_t word : words)
            if (!add(word)) return false;
    }
    for (int x = row.whole_runs() * run; x < width; ++x)
        if (!add(row.word(x))) return false;
    return true;
}

/// Packs the indices of a row: a run fills as many bytes as a sample has bits.
class IndexPacker {
  public:
    IndexPacker(const Row& row, const ColorTable& table, unsigned depth)
        : row_(row), table_(table), depth_(depth), last_(~row.word(0)) {}

    void pack(int width, std::uint8_t* out) {
        constexpr std::array<unsigned, 9> repeated{0, 0xFF, 0x55, 0, 0x11, 0, 0, 0, 1};
        for (int k = 0; k < row_.whole_runs(); ++k, out += depth_) {
            const Run words = row_.words(k);
            if (Row::is_plain(words))
                std::memset(out, static_cast<int>(index(words[0]) * repeated.at(depth_)), depth_);
            else
                add(words, run, out);
        }
        const int rest = width - row_.whole_runs() * run;
        Run words{};
        for (int x = 0; x < rest; ++x)
            words[static_cast<std::size_t>(x)] = row_.word(row_.whole_runs() * run + x);
        add(words, rest, out);
    }

  private:
    unsigned index(std::uint32_t word) {
        if (word != last_) index_ = table_.index(row_.color(word));
        last_ = word;
        return index_;
    }
    void add(const Run& words, int count, std::uint8_t* out) {
        unsigned byte = 0;
        unsigned bits = 0;
        for (int x = 0; x < count; ++x) {
            byte = byte << depth_ | index(words[static_cast<std::size_t>(x)]);
            bits += depth_;
            if (bits < 8) continue;
            *out++ = static_cast<std::uint8_t>(byte);
            byte = bits = 0;
        }
        if (bits > 0) *out = static_cast<std::uint8_t>(byte << (8 - bits));
    }

    const Row& row_;
    const ColorTable& table_;
    unsigned depth_;
    std::uint32_t last_;
    unsigned index_ = 0;
};

/// Packs a picture of opaque pixels where it is. Row y begins at y * (3w + 1), never behind its
/// pixels at y * 4w; only in row 0 its filter byte and the fourth byte stored would meet pixels
/// that are still to be read, so that row is packed from a copy.
Samples packed_in_place(const PixelSource& pixels, std::size_t row_bytes) {
    std::uint8_t* const start = pixels.scratch;
    const std::vector<std::uint8_t> first(start, start + pixels.stride);
    std::vector<std::uint8_t> packed(row_bytes + 1);
    (void)pack_rgb(first.data(), pixels.width, pixels.layout, packed.data() + 1);
    std::copy_n(packed.begin(), row_bytes, start);
    for (int y = 1; y < pixels.height; ++y) {
        std::uint8_t* out = start + row_bytes * static_cast<std::size_t>(y);
        const std::uint8_t* row = start + pixels.stride * static_cast<std::size_t>(y);
        // The byte that may be written too many is the next row's filter byte.
        (void)pack_rgb(row, pixels.width, pixels.layout, out + 1);
        *out = 0;
    }
    return {nullptr, start, row_bytes * static_cast<std::size_t>(pixels.height)};
}

} // namespace

bool ColorTable::add(std::uint32_t color) {
    const std::size_t at = slot(color);
    if (used_[at]) return true;
    if (colors_.size() == 256) return false;
    used_[at] = true;
    keys_[at] = color;
    colors_.push_back(color);
    return true;
}

std::vector<std::uint32_t> ColorTable::number() {
    std::sort(colors_.begin(), colors_.end(), [](std::uint32_t a, std::uint32_t b) {
        const bool a_opaque = alpha_of(a) == 255;
        const bool b_opaque = alpha_of(b) == 255;
        return a_opaque != b_opaque ? b_opaque : a < b;
    });
    for (std::size_t i = 0; i < colors_.size(); ++i)
        values_[slot(colors_[i])] = static_cast<std::uint8_t>(i);
    return colors_;
}

Coding choose_coding(const PixelSource& pixels, ColorTable& table) {
    Coding coding;
    bool few = true;
    std::vector<std::uint32_t> buffer;
    for (int y = 0; y < pixels.height && few; ++y) {
        const Row row(pixels, y, buffer);
        coding.opaque = coding.opaque && row.opaque();
        few = add_colors(row, pixels.width, table);
    }
    if (few) coding.palette = table.number();
    return coding;
}

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
    std::vector<std::uint32_t> buffer(static_cast<std::size_t>(pixels.width));
    for (int y = 0; y < pixels.height; ++y) {
        std::uint8_t* out = samples.own.get() + row_bytes * static_cast<std::size_t>(y);
        *out++ = 0;
        if (coding.palette.empty() && coding.opaque) {
            const std::uint8_t* in = pixels.data + static_cast<std::size_t>(y) * pixels.stride;
            if (pack_rgb(in, pixels.width, pixels.layout, out)) continue;
            coding.opaque = false; // the guess was wrong: once more, with an alpha channel
            return samples_of(pixels, coding, table);
        }
        if (coding.palette.empty()) {
            pixels.read_row(y, buffer.data());
            std::memcpy(out, buffer.data(), buffer.size() * 4);
        } else {
            const Row row(pixels, y, buffer);
            IndexPacker(row, table, static_cast<unsigned>(coding.depth())).pack(pixels.width, out);
        }
    }
    return samples;
}

} // namespace cordon::render
