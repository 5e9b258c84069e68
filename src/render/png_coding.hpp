// SPDX-License-Identifier: MIT
#pragma once

#include "render/png.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

/// From pixels to the samples of a PNG file: which colours there are, and how they are packed.
namespace cordon::render {

/// Up to 256 colours with open addressing. Colours are straight, red in the lowest byte.
class ColorTable {
  public:
    /// False when the table is full and the colour is not in it.
    bool add(std::uint32_t color);
    [[nodiscard]] std::uint8_t index(std::uint32_t color) const { return values_[slot(color)]; }
    /// Sorts translucent colours first (tRNS then needs no entries for the others) and numbers
    /// them.
    std::vector<std::uint32_t> number();

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

/// Are 256 colours enough? Looks at the pixels until they are not; `opaque` is then a guess from
/// what was seen.
[[nodiscard]] Coding choose_coding(const PixelSource& pixels, ColorTable& table);

/// All rows, each behind a filter byte 0. Not a vector: its bytes would be set to 0 first for
/// nothing.
struct Samples {
    // NOLINTNEXTLINE(*-avoid-c-arrays): a heap array, uninitialised on purpose
    std::unique_ptr<std::uint8_t[]> own;
    const std::uint8_t* bytes = nullptr; ///< in `own`, or in the picture itself
    std::size_t size = 0;
};

/// Clears `coding.opaque` when a pixel is not.
[[nodiscard]] Samples samples_of(const PixelSource& pixels, Coding& coding,
                                 const ColorTable& table);

/// Three bytes a pixel from `width` pixels of four; false when one is not opaque. One byte more
/// than 3 x width may be written. `out` may be the memory of `row` itself, or lie before it.
bool pack_rgb(const std::uint8_t* row, int width, PixelSource::Layout layout, std::uint8_t* out);

} // namespace cordon::render
