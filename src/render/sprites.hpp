// SPDX-License-Identifier: MIT
#pragma once

#include "render/direct_target.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace cordon::render {

/// A stamp drawn once for each of 4 x 4 sub-pixel positions, then copied: about 50 times faster
/// than a path. Positions are rounded to a quarter of a device pixel, so that the picture differs
/// from the path's by at most an eighth of a pixel.
class Sprites {
  public:
    /// Side in device pixels beyond which copies gain nothing.
    static constexpr int max_side = 128;

    /// Side in device pixels that a stamp needs at `scale` device pixels in a page pixel.
    [[nodiscard]] static int side_of(const scene::Stamps& stamps, double scale);

    Sprites(const scene::Stamps& stamps, double scale);

    /// Draws all stamps: directly where the clip is open, through Cairo at its edges.
    void draw_all(cairo_t* cr, const scene::PageBox& open_box);

  private:
    /// Rows of whole blocks of 16 bytes, trimmed to what is painted.
    struct Sprite {
        Surface surface; ///< untrimmed, for Cairo
        int left = 0;    ///< of the trimmed part, from the stamp's whole pixel
        int top = 0;
        int blocks = 0; ///< in a row
        int rows = 0;
        std::vector<std::uint8_t> paint; ///< premultiplied
        std::vector<std::uint8_t> keep;  ///< 255 - alpha, once for each byte of `paint`
    };
    [[nodiscard]] const Sprite& sprite(int column, int row);
    void trim(Sprite& sprite) const;
    void draw(cairo_t* cr, const DirectTarget& target, PagePoint at);

    const scene::Stamps& stamps_;
    double scale_;
    int side_;
    std::array<Sprite, 16> sprites_;
};

} // namespace cordon::render
