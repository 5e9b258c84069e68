// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

/// Folders of files that can be made again, on which several processes may work at once.
namespace cordon {

/// `cordon` in `XDG_CACHE_HOME`, else in `~/.cache`; empty when the user has neither.
[[nodiscard]] std::filesystem::path user_cache_folder();

/// Where a file lies: in a folder of the first two letters of its name, a digest.
[[nodiscard]] std::filesystem::path place_in_cache(const std::filesystem::path& folder,
                                                   const std::string& name,
                                                   const std::string& ending);

/// Marks a file as used now: the order in which files leave a full folder.
void mark_used(const std::filesystem::path& path);

/// Removes what was not used for the longest time from a folder of more than `max_bytes`, until a
/// fifth of the room is free.
void trim_cache(const std::filesystem::path& folder, std::uintmax_t max_bytes);

/// Does a file lie in a folder or below it? In the folder without a name none does.
[[nodiscard]] bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder);

} // namespace cordon
