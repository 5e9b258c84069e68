// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/article_places.hpp"
#include "incident/extract/event_context.hpp"
#include "incident/extract/words_view.hpp"

#include <string_view>

/// Names behind "à", "in" and the like that no gazetteer has: villages, mostly.
namespace cordon::incident {

/// Rule of their clauses: a name behind a preposition, which may be no place after all.
constexpr std::string_view unlisted_rule = "1-unlisted";

/// Makes places of the names that no gazetteer has ("à Makoko", "in Brital"), in the order of the
/// text. What stands in apposition holds of the name before: in "à Makoko, une agglomération de la
/// chefferie des Baswagha, dans le territoire de Lubero" the territory becomes a part of the
/// village's expression.
void add_unlisted_names(ArticlePlaces& places, const WordsView& words,
                        const place::Gazetteer& gazetteer);

/// The sentence has a place that no gazetteer knows: "à Korma", "in Brital". A town that was named
/// before is not where it happened then.
[[nodiscard]] bool names_unknown_place(const WordsView& words, const ArticlePlaces& places,
                                       const TokenRange& sentence);

} // namespace cordon::incident
