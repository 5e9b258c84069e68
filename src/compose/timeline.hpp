// SPDX-License-Identifier: MIT
#pragma once

#include "compose/furniture.hpp"
#include "core/date.hpp"

#include <string>
#include <vector>

namespace cordon::compose {

/// One incident on a timeline.
struct TimelineMark {
    DateInterval date;
    Json properties;    ///< attributes for the style's marker layer
    bool below = false; ///< passages stand below the axis, everything else above
    std::string title;  ///< for readers of the SVG
};

/// What a timeline strip shows: the days of a window and what happened on them.
struct TimelineRequest {
    DateInterval window;
    std::vector<TimelineMark> marks;      ///< in the order of their dates
    const style::Layer* marker = nullptr; ///< draws the marks; null = dots
};

/// A strip of `width` pixels: an axis with months or weeks, marks stacked where days crowd, a bar
/// under the marks of inexact dates. Empty for a window of less than three days or without marks.
[[nodiscard]] Piece make_timeline(Workshop& shop, const TimelineRequest& request, double width);

} // namespace cordon::compose
