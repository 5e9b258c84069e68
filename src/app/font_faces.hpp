// SPDX-License-Identifier: MIT
#pragma once

#include "app/style_sources.hpp"
#include "core/diagnostic.hpp"
#include "scene/scene.hpp"
#include "style/style.hpp"
#include "text/font_files.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

/// A style as an input of its own: the name it was given by, for messages, and where its addresses
/// lead.
struct StylePlace {
    std::string name;
    FileFinder files;
    net::FetcherPtr network{}; ///< that of `files`, for hints; null = nothing is fetched
};

/// The fonts that a style brings along.
struct FontFaces {
    text::FontFilesPtr files; ///< null when there are none
    std::vector<std::pair<std::string, std::string>>
        inputs; ///< address and SHA-256 of each file, each once
};

/// Opens the files that `font-faces` of a style names, in its order: TTF, OTF, TTC, WOFF, WOFF2 on
/// this machine. What cannot be used (an address of a network, a file that is missing, too large,
/// damaged or no font) is a warning with its place in the style, and its texts are set in the next
/// font.
[[nodiscard]] FontFaces read_font_faces(const style::Style& style, const StylePlace& place,
                                        Reporter& reporter);

/// Are texts of the scene set in fonts that the style brings along? An SVG has them as outlines.
[[nodiscard]] bool has_own_fonts(const scene::Group& group);

/// Addresses of all files that `font-faces` names.
[[nodiscard]] std::vector<std::string> font_addresses(const style::Style& style);

} // namespace cordon::app
