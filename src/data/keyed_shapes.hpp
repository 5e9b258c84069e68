// SPDX-License-Identifier: MIT
#pragma once

#include "data/mapped_file.hpp"
#include "geom/shapes.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Shapes of a FlatGeobuf file by the text of one attribute: for a few outlines of a world of them.
/// All keys are read when it is opened, a shape when it is asked for.
class KeyedShapes {
  public:
    /// Throws Error when the file is missing or damaged, or no FlatGeobuf on WGS 84.
    KeyedShapes(const std::filesystem::path& path, const std::string& column);

    /// Those of all features with that key, in the order of the file; what read_layer() would leave
    /// out is left out. Throws Error when they are damaged or curves.
    [[nodiscard]] geom::LonLatShapes of(std::string_view key) const;

  private:
    void read_keys(const std::string& column);

    std::string name_; ///< of the file, for messages
    MappedFile file_;
    std::string_view features_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> offsets_; ///< in features_, by key
};

} // namespace cordon::data
