// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "scene/scene.hpp"
#include "text/font_catalog.hpp"

#include <cstdint>
#include <memory>
#include <unordered_map>

struct hb_font_t;

namespace cordon::text {

/// Heights of a face, in ems above the baseline; `descent` below it. All positive in an ordinary
/// font.
struct FaceMetrics {
    double ascent = 0.0;
    double descent = 0.0;
    double cap_height = 0.0;
};

/// An open font file. Its coordinates are the font's own units, so that advances scale linearly
/// with the size and no hinting or rounding touches them.
class Face {
  public:
    /// Opens the file. Throws Error when it cannot be read or holds no glyphs.
    explicit Face(const FaceInfo& info);

    [[nodiscard]] const scene::FontPtr& font() const { return font_; }
    [[nodiscard]] hb_font_t* handle() const { return handle_.get(); }
    [[nodiscard]] double units_per_em() const { return units_per_em_; }
    [[nodiscard]] const FaceMetrics& metrics() const { return metrics_; }
    /// Box of a glyph's outline in ems round its origin, y down; empty for a space.
    [[nodiscard]] const geom::PageBox& extents(std::uint32_t glyph);

  private:
    scene::FontPtr font_;
    struct Destroy {
        void operator()(hb_font_t* font) const;
    };
    std::unique_ptr<hb_font_t, Destroy>
        handle_; // no CHandle: HarfBuzz's header stays in the .cpp files
    double units_per_em_ = 1000.0;
    FaceMetrics metrics_;
    std::unordered_map<std::uint32_t, geom::PageBox> extents_;
};

} // namespace cordon::text
