// SPDX-License-Identifier: MIT
#pragma once

#include "render/direct_target.hpp"
#include "render/glyph_outlines.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <vector>

namespace cordon::render {

/// Coverage of letters and of their halos, drawn once for each of 4 x 4 sub-pixel positions and
/// kept: a haloed label costs a tenth of stroking its outlines. For level, opaque letters of
/// ordinary size; everything else goes by outlines.
class GlyphMasks {
  public:
    explicit GlyphMasks(GlyphOutlines& outlines) : outlines_(outlines) {}

    /// Draws halo and letters directly. False (and nothing drawn) when the text is not of that kind
    /// or not wholly where `target` may be written.
    bool draw(const scene::Text& text, const DirectTarget& target, double scale);

    static GlyphMasks& for_this_thread();

  private:
    struct Key {
        int face = 0;
        std::uint32_t glyph = 0;
        double size = 0; ///< device pixels an em
        double halo = 0; ///< device pixels; 0 = the letter itself
        double blur = 0; ///< device pixels
        int column = 0;  ///< sub-pixel position
        int row = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Mask {
        int left = 0; ///< from the letter's whole pixel
        int top = 0;
        int width = 0;
        int height = 0;
        std::vector<std::uint8_t> coverage;
    };
    struct Placed {
        const Mask* mask = nullptr;
        int x = 0;
        int y = 0;
        DirectTarget::Area part{}; ///< that lies on the surface
    };
    [[nodiscard]] const Mask& mask(const scene::Font& font, const Key& key);
    [[nodiscard]] static Mask make(const Path& outline, const Key& key);
    /// Masks of all letters, or of their halos; false when one may not be written.
    bool place(const scene::Text& text, const DirectTarget& target, double scale,
               const scene::Halo* halo);
    void paint(const DirectTarget& target, const Color& color) const;

    GlyphOutlines& outlines_;
    std::map<Key, Mask> masks_;
    std::size_t bytes_ = 0;
    std::vector<Placed> halos_;
    std::vector<Placed> placed_;
};

} // namespace cordon::render
