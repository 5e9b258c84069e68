// SPDX-License-Identifier: MIT
#pragma once

#include "app/render_options.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <vector>

namespace cordon::app {

/// The user's files that a map is made from: the inputs, and when they can be read, what the
/// project file and the style name. Sorted, each once; never throws for faults of the files.
[[nodiscard]] std::vector<std::filesystem::path> watched_files(const RenderOptions& map);

/// What tells that a file has changed, without reading it. Equal stamps, equal file.
struct FileStamp {
    std::int64_t modified = 0; ///< clock of the file system
    std::uintmax_t bytes = 0;
    bool exists = false;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
using FileStamps = std::map<std::filesystem::path, FileStamp>;
[[nodiscard]] FileStamps stamps_of(const std::vector<std::filesystem::path>& files);

} // namespace cordon::app
