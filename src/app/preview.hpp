// SPDX-License-Identifier: MIT
#pragma once

#include "app/drawing.hpp"
#include "app/findings.hpp"
#include "app/render_options.hpp"
#include "core/diagnostic.hpp"
#include "geom/point.hpp"

#include <memory>
#include <optional>
#include <string>

namespace cordon::app {

/// What a page has to know to show a map.
struct PreviewFacts {
    std::string title;  ///< as printed
    double width = 0.0; ///< of the sheet, CSS pixels
    double height = 0.0;
    geom::LonLatBox box; ///< of the tiles
    int min_zoom = 0;
    int max_zoom = 0;
    int tile_size = 256;
};

/// A tile to draw; `scale` 1 or 2.
struct PreviewTile {
    int z = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    int scale = 1;
};

/// A map in memory: its sheet in every format, its tiles on demand. What was drawn is kept, tiles
/// up to a number of bytes. Several threads may ask at once; one draws at a time.
class Preview {
  public:
    /// Reads and composes everything. Throws Error. Drawing tiles may add to `findings`.
    Preview(const RenderOptions& map, std::shared_ptr<Findings> findings);
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;
    Preview(Preview&&) = delete;
    Preview& operator=(Preview&&) = delete;

    [[nodiscard]] const PreviewFacts& facts() const;
    /// The bytes of the sheet. Throws Error.
    [[nodiscard]] std::string sheet(OutputFormat format, SvgTexts texts = SvgTexts::live);
    /// The PNG of a tile, the same bytes as `cordon tiles` writes; empty when there is none.
    [[nodiscard]] std::optional<std::string> tile(const PreviewTile& wanted);
    /// Credits of the data in the tiles that were drawn so far.
    [[nodiscard]] std::string tile_credits();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::app
