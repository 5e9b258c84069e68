// SPDX-License-Identifier: MIT
#pragma once

#include "data/bitmap_file.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::conformance {

/// One render fixture of the index.
struct RenderFixture {
    std::string id;
    std::string group; ///< V, I, R, D, H or P
    double threshold = 0.1285;
    double allowed = 0.00025;
    bool flat = false; ///< an image of one colour would pass
};

/// What came of it.
struct RenderResult {
    double share = 1.0;    ///< of pixels that differ from the best expected image
    std::string trouble{}; ///< why nothing was drawn; empty otherwise
    data::RgbaBitmap actual{};
    data::RgbaBitmap expected{};
};

/// The fixtures of `render/index.json`, in its order.
[[nodiscard]] std::vector<RenderFixture> render_fixtures(const std::filesystem::path& folder);

/// Draws a fixture and compares it.
[[nodiscard]] RenderResult run_fixture(const std::filesystem::path& folder,
                                       const RenderFixture& fixture);

} // namespace cordon::conformance
