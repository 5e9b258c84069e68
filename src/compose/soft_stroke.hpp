// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <vector>

namespace cordon::compose {

/// A line that fades from its middle to its edges over `blur` pixels, as strokes one over the
/// other, the widest first. A blur of less than a pixel is one stroke with as much ink. Strokes
/// keep true vectors where a blurred picture would need a bitmap.
[[nodiscard]] std::vector<scene::Stroke> soft_strokes(const scene::Stroke& stroke, double blur);

} // namespace cordon::compose
