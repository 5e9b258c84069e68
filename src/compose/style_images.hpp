// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "scene/scene.hpp"

#include <array>
#include <cstdint>
#include <functional>
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
    scene::ArtworkPtr art{};  ///< the same picture as vectors; null = there are none
    int width = 0;            ///< bitmap pixels
    int height = 0;           ///< bitmap pixels
    double pixel_ratio = 1.0; ///< bitmap pixels in a CSS pixel
    bool sdf = false;         ///< alpha is a signed distance field: takes icon-color and halo
    std::vector<std::pair<double, double>> stretch_x{}; ///< bitmap pixels that may grow
    std::vector<std::pair<double, double>> stretch_y{};
    std::optional<std::array<double, 4>> content{}; ///< left, top, right, bottom, bitmap pixels
    std::string fit_width{};                        ///< stretchOrShrink, stretchOnly, proportional
    std::string fit_height{};

    [[nodiscard]] double css_width() const { return art ? art->width : width / pixel_ratio; }
    [[nodiscard]] double css_height() const { return art ? art->height : height / pixel_ratio; }
};

/// The images that a style can name.
class StyleImages {
  public:
    /// Makes the image of a name; empty when there is none.
    using Loader = std::function<std::optional<StyleImage>(const std::string& name)>;

    /// Null when there is none of that name. Safe from several threads at once.
    [[nodiscard]] const StyleImage* find(std::string_view name) const;
    /// Asked once for each name, before the images that are here already.
    void set_loader(Loader loader);
    void add(std::string name, StyleImage image);
    void remove(const std::string& name) { images_.erase(name); }
    [[nodiscard]] bool empty() const { return images_.empty() && !loaded_; }

    /// The images of a sprite: its index and its bitmap (straight RGBA). `prefix` is put before the
    /// names: `id:`, or nothing for the sprite `default`. Entries that do not lie inside the bitmap
    /// are left out. Throws Error above 64 million pixels of all images together.
    void add_sprite(const Json& index, const std::vector<std::uint8_t>& rgba, int width, int height,
                    const std::string& prefix);

  private:
    struct Loaded;
    std::map<std::string, StyleImage, std::less<>> images_;
    std::shared_ptr<Loaded> loaded_; ///< null = no loader
};

/// Tells expressions (`image`, `coalesce`) whether there is an image of a name: of `images` (may be
/// null; must outlive the function) or one that is drawn without a sprite (`marker:…`).
[[nodiscard]] std::function<bool(std::string_view)> image_finder(const StyleImages* images);

} // namespace cordon::compose
