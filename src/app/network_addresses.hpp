// SPDX-License-Identifier: MIT
#pragma once

#include "app/font_faces.hpp"
#include "core/diagnostic.hpp"
#include "style/style.hpp"

namespace cordon::app {

/// What a style asks of a network. What `place.network` permits is asked for as drawing would,
/// without its tiles, and each failure is a warning. The rest is not fetched: a warning for each
/// `geojson` source with such an address, because a map with it cannot be drawn, and a note for all
/// else, which is left out, and for `glyphs`, in whose place local fonts set the texts. With key
/// path and line; fonts of `font-faces` are told by read_font_faces().
[[nodiscard]] Diagnostics find_network_addresses(const style::Style& style,
                                                 const StylePlace& place);

} // namespace cordon::app
