// SPDX-License-Identifier: MIT
#pragma once

#include "compose/sheet.hpp"

#include <functional>
#include <vector>

namespace cordon::compose {

/// A piece of furniture that looks for a corner of the map.
struct CornerPiece {
    double width = 0.0;
    double height = 0.0;
    Standing::Place wish = Standing::Place::automatic;
    /// A small piece may stand at the middle of a side where each corner hides something.
    bool may_leave_corners = false;
};

/// Where each piece should stand so that together they hide least and do not touch: all
/// combinations of corners are tried. `hidden_by` tells what a box would cost. Pieces that find no
/// room get an empty box.
[[nodiscard]] std::vector<geom::PageBox>
choose_corners(const geom::PageBox& frame, double margin, const std::vector<CornerPiece>& pieces,
               const std::function<double(const geom::PageBox&)>& hidden_by);

} // namespace cordon::compose
