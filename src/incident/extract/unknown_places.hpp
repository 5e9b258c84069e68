// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/article_places.hpp"
#include "incident/extract/event_context.hpp"

#include <cstddef>
#include <optional>

namespace cordon::incident {

/// What is known of a place expression with a name that no gazetteer has: the neighbourhood of the
/// known end of its road, else the area that its sentence names, else the last one before it in its
/// paragraph. Empty when the text says none of these.
[[nodiscard]] std::optional<place::PlaceExpression>
wider_place(const WordsView& words, const ArticlePlaces& places, std::size_t expression);

/// "Birak, à une quarantaine de kilomètres au nord d'Adré", where the gazetteer has a Birak in
/// Libya only: a name far from where its own expression says becomes one that no gazetteer has.
void doubt_far_names(ArticlePlaces& places, const place::TokenizedText& text,
                     const place::Gazetteer& gazetteer);

/// A road or stretch of which the text names one end that is known, and one that is not.
[[nodiscard]] bool has_known_end(const place::PlaceExpression& expression);

/// The sentence of a place expression, or its paragraph before it, names an area that holds it.
[[nodiscard]] bool is_framed(const WordsView& words, const ArticlePlaces& places,
                             std::size_t expression);

/// The area of the heading that a list stands under: a line that holds nothing else ("Territoire de
/// Masisi"), above the paragraph of token `at`, with no other heading between them.
[[nodiscard]] std::optional<std::size_t> heading_area(const WordsView& words,
                                                      const ArticlePlaces& places, std::size_t at);

} // namespace cordon::incident
