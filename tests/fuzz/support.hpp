// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <filesystem>
#include <string_view>

/// What the fuzz targets share. A target is one file that defines run(); libFuzzer calls it with
/// bytes of its own. A cordon::Error is a right answer to them, any other exception is a fault,
/// and so are what the sanitizers find, hangs and memory beyond the limits of scripts/fuzz.
namespace cordon::fuzz {

/// Reads an input in the way that the target tests.
void run(std::string_view input);

/// Ends the run with a sentence when what must hold does not.
void require(bool holds, std::string_view sentence);

/// All coordinates of a layer are numbers, and each column has one value for each feature.
void require_whole(const data::FeatureLayer& layer);

/// Points, a line and a polygon with attributes of all types, for expressions and styles.
[[nodiscard]] const data::FeatureLayer& sample_features();

/// Bytes as a file that lies in memory only.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes);
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    MemoryFile(MemoryFile&&) = delete;
    MemoryFile& operator=(MemoryFile&&) = delete;
    ~MemoryFile();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    int descriptor_ = -1;
    std::filesystem::path path_;
};

} // namespace cordon::fuzz
