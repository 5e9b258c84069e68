// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::compose {

/// An image of a style: from a sprite or given by a program.
struct StyleImage {
    std::shared_ptr<const std::vector<std::uint8_t>> rgba{}; ///< straight alpha, rows from the top
    int width = 0;                                           ///< bitmap pixels
    int height = 0;                                          ///< bitmap pixels
    double pixel_ratio = 1.0;                                ///< bitmap pixels in a CSS pixel
    bool sdf = false; ///< alpha is a signed distance field: takes icon-color and halo
    std::vector<std::pair<double, double>> stretch_x{}; ///< bitmap pixels that may grow
    std::vector<std::pair<double, double>> stretch_y{};
    std::optional<std::array<double, 4>> content{}; ///< left, top, right, bottom, bitmap pixels
    std::string fit_width{};                        ///< stretchOrShrink, stretchOnly, proportional
    std::string fit_height{};

    [[nodiscard]] double css_width() const { return width / pixel_ratio; }
    [[nodiscard]] double css_height() const { return height / pixel_ratio; }
};

/// The images that a style can name.
class StyleImages {
  public:
    /// Null when there is none of that name.
    [[nodiscard]] const StyleImage* find(std::string_view name) const;
    void add(std::string name, StyleImage image);
    void remove(const std::string& name) { images_.erase(name); }
    [[nodiscard]] bool empty() const { return images_.empty(); }

    /// The images of a sprite: its index and its bitmap (straight RGBA). `prefix` is put before the
    /// names: `id:`, or nothing for the sprite `default`. Entries that do not lie inside the bitmap
    /// are left out. Throws Error above 64 million pixels of all images together.
    void add_sprite(const Json& index, const std::vector<std::uint8_t>& rgba, int width, int height,
                    const std::string& prefix);

  private:
    std::map<std::string, StyleImage, std::less<>> images_;
};

} // namespace cordon::compose
