// SPDX-License-Identifier: MIT
#include "compose/soft_stroke.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

std::vector<scene::Stroke> soft_strokes(const scene::Stroke& stroke, double blur) {
    if (!(blur > 0) || !(stroke.width > 0)) return {stroke};
    const double half = stroke.width / 2;
    const double fade = std::min(blur, half); // that shows: the rest would lie beyond the middle
    constexpr double step = 0.4;              // pixels; finer steps cannot be told apart
    constexpr double most = 16.0;
    const double count = std::clamp(std::round(fade / step), 1.0, most);
    const double band = fade / count;
    std::vector<scene::Stroke> out;
    double below = 0.0; // strength of what the wider strokes paint
    for (double k = 0; k < count; ++k) {
        // Strength rises evenly from the edge inwards (the rule of MapLibre GL's shader).
        const double wanted = stroke.color.a * std::min(1.0, (k + 1.0) * band / blur);
        scene::Stroke ring = stroke;
        ring.width = 2 * (half - (k + 0.5) * band);
        ring.color.a = below < 1 ? (wanted - below) / (1 - below) : 0.0;
        below = std::max(below, wanted);
        if (ring.width > 0 && ring.color.a > 0) out.push_back(std::move(ring));
    }
    return out;
}

} // namespace cordon::compose
