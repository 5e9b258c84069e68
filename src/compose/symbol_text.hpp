// SPDX-License-Identifier: MIT
#pragma once

#include "compose/symbol_poses.hpp"

#include <memory>
#include <vector>

/// The texts of symbol layers: what is set, in which letters, and on which side of the place.
namespace cordon::compose {

/// Where a feature's text may stand, in order of preference (text-anchor, text-variable-anchor,
/// text-variable-anchor-offset, text-offset, text-radial-offset).
[[nodiscard]] std::vector<TextAnchor> text_anchors(const style::BoundLayer& bound,
                                                   const style::Layer& layer, std::size_t i);

/// The same of a text that follows a line: text-variable-anchor does not hold there.
[[nodiscard]] TextAnchor line_anchor(const style::BoundLayer& bound, const style::Layer& layer,
                                     std::size_t i);

/// On which side lines begin, from `left`, `center`, `right` or the name of an anchor.
[[nodiscard]] text::Align align_at(std::string_view side);

/// The feature's text in one font, size and colour; null when there is none.
[[nodiscard]] const text::ShapedText* shape_text(const BoundPageLayer& layer, std::size_t i,
                                                 SymbolContext& context);

/// The same in the second mode of `text-writing-mode`, for where the first finds no place; null
/// when there is none or it looks the same.
[[nodiscard]] const text::ShapedText* shape_second_mode(const BoundPageLayer& layer, std::size_t i,
                                                        SymbolContext& context);

/// A text of `format` sections that differ in font, size or colour; null when they do not.
[[nodiscard]] std::shared_ptr<const text::ShapedText>
shape_sections(const BoundPageLayer& layer, std::size_t i, SymbolContext& context);

/// One letter below the other, as for `text-writing-mode: vertical`; empty when some letter does
/// not stand upright in vertical text. `text`: UTF-8.
[[nodiscard]] std::string in_column(std::string_view text);

} // namespace cordon::compose
