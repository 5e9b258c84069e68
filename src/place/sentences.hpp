// SPDX-License-Identifier: MIT
#pragma once

#include "place/tokens.hpp"

namespace cordon::place {

/// Fills paragraphs and sentences, and each token's place in them. Lines are paragraphs unless the
/// text is wrapped (many lines go on in lower case): then blank and short lines end paragraphs.
void split_sentences(TokenizedText& text);

/// Whether a stop behind the folded word does not end a sentence: `dr`, `sen`, `dec`.
[[nodiscard]] bool is_abbreviation(std::string_view folded);

} // namespace cordon::place
