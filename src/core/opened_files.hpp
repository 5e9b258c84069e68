// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

/// Which files this process has opened for reading. What a map depends on is known only when it is
/// drawn (a style names further files, a country its own layers), so every reader notes what it
/// opens here; rules for make and ninja and the cache of finished maps are made from the list. It
/// is one list for the process, because libraries keep files open from one map to the next.
namespace cordon {

/// Notes a file; `-` is ignored. Safe to call from several threads.
void note_opened(const std::filesystem::path& path);
/// The files noted so far: absolute, normal form, sorted, each once.
[[nodiscard]] std::vector<std::filesystem::path> opened_files();
/// Empties the list: a process that was forked for a job of its own.
void forget_opened_files();

} // namespace cordon
