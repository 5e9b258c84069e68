// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::app {

/// Names of the shipped styles in a folder, sorted; empty when there are none.
[[nodiscard]] std::vector<std::string> style_names(const std::filesystem::path& styles_folder);

/// The file of the document's style: a bare name is a shipped style in `styles_folder`, anything with a folder or the
/// ending `.json` is a file of the user's. Throws Error with the key's line and the names that exist.
[[nodiscard]] std::filesystem::path style_file(const MapDocument& document,
                                               const std::filesystem::path& styles_folder);

} // namespace cordon::app
