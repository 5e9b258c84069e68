// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_work.hpp"

#include <deque>
#include <string>
#include <vector>

namespace cordon::compose {

/// Why each symbol without a place has none, one line each: what lies where it would stand first,
/// as layer and name; the order is that of the placement. Then, one line a layer, the names of
/// those with a place. `furniture` are the boxes that were kept free, `frame` is the map's.
[[nodiscard]] std::vector<std::string> explain_labels(const std::deque<LayerWork>& works,
                                                      const std::vector<geom::PageBox>& furniture,
                                                      const geom::PageBox& frame);

} // namespace cordon::compose
