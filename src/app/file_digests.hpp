// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cordon::app {

/// A file with its digest, and its state at that time: while size, inode and both times stay the
/// same, the content does, so that large files are not read again for each map.
struct KnownFile {
    std::string path;   ///< absolute
    std::string state;  ///< empty = not to be trusted, the content decides
    std::string sha256; ///< `absent` when there is no such file
};

/// Nanoseconds since 1970, for comparison with times of files.
[[nodiscard]] std::int64_t file_time_now();
/// Last change of content or inode in the same unit; 0 when the file is not there.
[[nodiscard]] std::int64_t changed_at(const std::string& path);

/// Digests of files as they are now.
[[nodiscard]] std::vector<KnownFile> digest_files(const std::vector<std::filesystem::path>& files);
/// Brings the digests up to date; true when anything has changed, states included.
bool refresh(std::vector<KnownFile>& files);

[[nodiscard]] Json files_json(const std::vector<KnownFile>& files);
[[nodiscard]] std::vector<KnownFile> read_files(const Json& json);

} // namespace cordon::app
