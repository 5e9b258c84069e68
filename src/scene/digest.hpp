// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <map>
#include <mutex>
#include <string>

namespace cordon::scene {

/// Tells whether two scenes give the same pixels, before anything is painted.
class Digester {
  public:
    /// SHA-256 of everything that decides the pixels: shapes, paints, glyphs with the content of
    /// their font files, bitmaps, and their order. Titles, ids and metadata do not count. Several
    /// threads may ask at once. Throws Error when a font file cannot be read.
    [[nodiscard]] std::string pixels_of(const Scene& scene);

  private:
    /// SHA-256 of a file, which is read once.
    [[nodiscard]] std::string file_digest(const std::string& file);

    std::mutex mutex_;
    std::map<std::string, std::string> files_; ///< digests by path
};

} // namespace cordon::scene
