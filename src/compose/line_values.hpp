// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <string_view>

namespace cordon::compose {

/// Value of `line-cap`.
[[nodiscard]] inline scene::Cap cap_from(std::string_view name) {
    if (name == "round") return scene::Cap::round;
    return name == "square" ? scene::Cap::square : scene::Cap::butt;
}

/// Value of `line-join`.
[[nodiscard]] inline scene::Join join_from(std::string_view name) {
    if (name == "round") return scene::Join::round;
    return name == "bevel" ? scene::Join::bevel : scene::Join::miter;
}

} // namespace cordon::compose
