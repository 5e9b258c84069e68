// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"
#include "data/reader.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cordon::data {

/// Whether the bytes begin like a FlatGeobuf file of any version.
[[nodiscard]] bool is_flatgeobuf(std::string_view bytes);

/// Name of the layer in a FlatGeobuf file. Throws Error when the header is damaged.
[[nodiscard]] std::string flatgeobuf_layer_name(std::string_view bytes, const std::string& file);

/// Reads a FlatGeobuf file of version 3 (flatgeobuf.org, specification): with a window only the
/// features that the packed R-tree finds are looked at, with `columns` only those values. Empty
/// when the file needs GDAL: another CRS than WGS 84, or curves. `file` is the name used in
/// messages. Throws Error when the file is damaged.
[[nodiscard]] std::optional<FeatureLayer> parse_flatgeobuf(std::string_view bytes,
                                                           const std::string& file,
                                                           const ReadOptions& options,
                                                           Reporter& reporter);

} // namespace cordon::data
