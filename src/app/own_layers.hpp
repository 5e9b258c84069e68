// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"
#include "data/reader.hpp"

#include <string>
#include <string_view>

/// Files that a map names itself, and how the shipped styles draw them (`cordon:layers`).
namespace cordon::app {

/// Reads a file of the map, with the attribution that the map gives it.
[[nodiscard]] data::FeatureLayer read_source(const LayerSource& source, data::ReadOptions options,
                                             Reporter& reporter);

/// How a layer of the user's own is called and counted; `name` is empty where its features have
/// labels, because they were made here.
struct OwnLayer {
    std::string name;
    double order = 1.0;
};

/// Appends the features of a kind (`areas`, their `edges`, `lines`, `points`) with `label`, `made`,
/// `order` (1 = first layer of the map file) and `grade`, points of files with their `name` from
/// the first of the usual columns that there is.
void append_kind(const data::FeatureLayer& layer, std::string_view kind, const OwnLayer& own,
                 data::FeatureLayer& out);

} // namespace cordon::app
