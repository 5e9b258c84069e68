// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace cordon::conformance {

/// An image that a fixture adds while it runs.
struct AddedImage {
    std::string file; ///< relative to the assets
    Json options;
};

/// A style as it is after the operations of a fixture.
struct ReplayedStyle {
    Json style;
    double zoom = 0.0;
    double longitude = 0.0;
    double latitude = 0.0;
    double bearing = 0.0;
    std::map<std::string, AddedImage> images{};
    /// source, id as text, name -> value; see state_attribute()
    std::map<std::string, std::map<std::string, std::map<std::string, Json>>> feature_states{};
    std::string unsupported{}; ///< first operation that cannot be replayed; empty = none
};

/// Replays `metadata.test.operations`. `assets` holds the styles that operations name.
[[nodiscard]] ReplayedStyle replay(const Json& style, const std::filesystem::path& assets);

/// Name of the attribute that stands for a feature state: `feature-state` becomes `get` of it.
[[nodiscard]] std::string state_attribute(const std::string& name);

} // namespace cordon::conformance
