// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"
#include "style/style.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace cordon::app {

/// A style as it was found.
struct OpenStyle {
    std::shared_ptr<const style::Style> style;
    std::shared_ptr<const style::Style>
        locator;                  ///< from `metadata` → `cordon:locator`; null when it has none
    std::filesystem::path folder; ///< its relative urls start here
    std::string sha256;
};

/// Opens a shipped style by name or a style file. Throws Error when it is missing (naming the
/// shipped ones) or broken; findings that let it be drawn are reported. `where` is the place at
/// which the style was named.
[[nodiscard]] OpenStyle open_style(const FilePath& style, Reporter& reporter, Where where = {});

/// Opens the style of a map file, with the values that the file gives to the style's global state.
/// Throws Error as open_style(), and for a value that the style has no state for.
[[nodiscard]] OpenStyle open_style_of(const MapDocument& document, Reporter& reporter);

/// Where a shipped style or a style file lies. Throws Error when a shipped name is not known.
[[nodiscard]] std::filesystem::path find_style(const FilePath& style, Where where = {});

/// Names of the shipped styles, sorted.
[[nodiscard]] std::vector<std::string> shipped_styles();

} // namespace cordon::app
