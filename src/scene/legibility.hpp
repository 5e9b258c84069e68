// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <string>
#include <vector>

namespace cordon::scene {

/// How small things may become on paper.
struct LegibilityLimits {
    double points_per_pixel = 0.75; ///< size on paper of a page pixel; more than 0
    double min_text = 5.5;          ///< points an em; 0 = any
    double min_line = 0.25;         ///< points; 0 = any
};

/// A part of the drawing with something too small in it.
struct SmallPart {
    std::string name;      ///< id of the layer or piece of furniture, else its role: `subtitle`
    double smallest = 0.0; ///< points on paper
    int count = 0;         ///< texts or lines below the limit
};

struct SmallParts {
    std::vector<SmallPart> texts; ///< in the order of the drawing
    std::vector<SmallPart> lines;
};

/// Texts and lines that are visible and below the limits, by part. Letters of no colour and lines
/// without width do not count. A text with runs of several sizes counts with its smallest.
[[nodiscard]] SmallParts small_parts(const Scene& scene, const LegibilityLimits& limits);

} // namespace cordon::scene
