// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cordon {

/// The bytes of a file, or of standard input for `-`. Throws Error when it is missing, unreadable
/// or larger than `max_bytes`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    std::size_t max_bytes = std::size_t{512} << 20U);

/// Writes `bytes` under a temporary name beside `path` and renames it, so that an existing file is
/// never damaged.
/// `-` writes to standard output. Throws Error and removes the temporary file when anything fails.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Folders that may be the prefix of this installation, the likeliest first: those above the shared
/// library that this code is in, then the one above the program's folder.
[[nodiscard]] std::vector<std::filesystem::path> install_prefixes();

/// The folder that holds `styles/` and `geodata/`: `CORDON_DATA`, else `share/cordon` of the
/// installation, else (not in packages) the source tree that the program was built from. Throws
/// Error when none exists.
[[nodiscard]] std::filesystem::path data_folder();

} // namespace cordon
