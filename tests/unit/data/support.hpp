// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"
#include "data/reader.hpp"

#include <filesystem>
#include <string>

/// A layer as text, one line a feature: `line (1 2,3 4) hole(…) name='x' count=3`; nulls are not
/// shown.
[[nodiscard]] std::string dump(const cordon::data::FeatureLayer& layer);

/// The findings as the user reads them, each on its line after `! `.
[[nodiscard]] std::string findings(const cordon::CollectingReporter& reporter);

/// read_layer() as text: the layer and then the findings, or the Error's text. `FILE` stands for
/// the path.
[[nodiscard]] std::string read_as_text(const std::filesystem::path& path,
                                       const cordon::data::ReadOptions& options = {});

/// A fresh folder for the files of one test.
[[nodiscard]] std::filesystem::path temporary_folder(const std::string& name);

/// Runs ogr2ogr quietly; false when it is not installed. A failure fails the test.
[[nodiscard]] bool ogr2ogr(const std::string& arguments);

/// The test data beside the source tree; prints a line and returns false when it is not there.
[[nodiscard]] bool available(const std::filesystem::path& path);
