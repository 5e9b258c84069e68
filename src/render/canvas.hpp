// SPDX-License-Identifier: MIT
#pragma once

#include "render/render.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace cordon::render {

/// A scene drawn once, of which parts are encoded without a copy (the tiles of a metatile).
class Canvas {
  public:
    /// Throws Error when the size is not drawable.
    Canvas(const scene::Scene& scene, double pixel_ratio);
    ~Canvas();
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// A rectangle of device pixels; it must lie on the canvas.
    struct Part {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
    };
    /// The colour when all pixels of the part have it: premultiplied, alpha in the highest byte.
    [[nodiscard]] std::optional<std::uint32_t> only_color(const Part& part) const;
    /// A PNG file as encode_png() writes it.
    [[nodiscard]] std::string png(const Part& part, const PngOptions& options) const;
    /// A copy as straight RGBA.
    [[nodiscard]] Bitmap bitmap(const Part& part) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::render
