// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace cordon::app {

/// A project file as read: the document holds every value that was right.
struct ParsedMap {
    MapDocument document;
    Diagnostics diagnostics; ///< errors and warnings, in the order of the file
};

/// Where a project file comes from.
struct MapPlace {
    std::string file;             ///< the name used in messages
    std::filesystem::path folder; ///< names in it are relative to this one
};

/// Reads the text of a project file. `file` is the name used in messages; names in it are relative
/// to `folder`. Throws Error for text that is not TOML; everything else is collected.
[[nodiscard]] ParsedMap parse_map(std::string_view text, const std::string& file,
                                  const std::filesystem::path& folder);

/// Reads `map.toml` (at most 1 MB; "-" = standard input). All findings go to the reporter; throws
/// Error when one of them is an error.
[[nodiscard]] MapDocument read_map(const std::filesystem::path& path, Reporter& reporter);

/// The same for a tree that was read already; `file` is the name used in messages.
[[nodiscard]] MapDocument read_map_tree(const Json& tree, const MapPlace& place,
                                        Reporter& reporter);

/// The tree of a project file ("-" = standard input), before its keys are looked at.
[[nodiscard]] Json read_map_file(const std::filesystem::path& path);
[[nodiscard]] MapPlace place_of_map(const std::filesystem::path& path);

/// The faults of a document that no single key has: reversed windows, a status without evidence, a
/// width without a centre … Options of the command line are judged by it too.
[[nodiscard]] Diagnostics rule_faults(const MapDocument& document);

/// The document as a project file that reads back the same; values equal to their default are left
/// out.
[[nodiscard]] std::string to_map_toml(const MapDocument& document);

} // namespace cordon::app
