// SPDX-License-Identifier: MIT
#pragma once

#include "app/pipeline.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace cordon::app {

/// Where finished maps are kept.
struct CacheOptions {
    std::filesystem::path folder;  ///< made when it is missing
    std::filesystem::path ignored; ///< a file whose place and time do not matter; may be empty
    std::uintmax_t max_bytes = std::uintmax_t{500} << 20U; ///< what was not used longest goes first
};

/// Finished maps on disk. A map is found again by everything that it was made from: its document,
/// the options, the program with its libraries, the installed fonts, and the content of every file
/// that was opened when it was drawn. Several processes may share the folder; what is damaged is
/// drawn anew.
class RenderCache {
  public:
    explicit RenderCache(CacheOptions options);

    /// The map as it was drawn before, with its findings; empty when it has to be drawn.
    [[nodiscard]] std::optional<DrawnMap> find(const MapDocument& document,
                                               const RenderRequest& request);
    /// Keeps the map that the last find() had to have drawn. A full disk or a folder that cannot be
    /// written is reported as a note: the map is there nevertheless.
    void store(const MapDocument& document, const DrawnMap& map, Reporter& reporter);

    /// Files that the map of the last find() or store() depends on, absolute.
    [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return files_; }

  private:
    CacheOptions options_;
    std::string key_;          ///< of the last find()
    std::int64_t started_ = 0; ///< files that change from here on are not trusted
    std::vector<std::filesystem::path> files_;
};

/// The folder for a name on the command line: `auto` = that of the user (`XDG_CACHE_HOME`, else
/// `~/.cache`, then `cordon/maps`). Throws Error when the user has none.
[[nodiscard]] std::filesystem::path cache_folder(std::string_view name);

/// Draws through the cache, when there is one, and writes. Findings of a map that was found are
/// reported as if it had been drawn.
[[nodiscard]] RenderOutcome render_cached(const MapDocument& document, const RenderRequest& request,
                                          RenderCache* cache, Reporter& reporter);

} // namespace cordon::app
