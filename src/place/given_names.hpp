// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"
#include "place/toponym.hpp"

#include <span>
#include <vector>

namespace cordon::place {

/// Reads and resolves names whose spans are known: a person, or another program, has marked them.
/// No filter rejects any of them, and no other name of the text counts. In the order of `spans`,
/// one toponym for each:
///
/// - the name that recognize() finds there, or the longest one within the span that is a name and
///   not only a word for the kind (`downtown Bamako`, `North London`);
/// - else, and where all places of the name lie far from all others of the text, the place of the
///   nearest other name, with the rule `near-others`: a street or a village that the gazetteer does
///   not have is most often where the text plays;
/// - without candidates when the text has no other place.
///
/// `spans` in order, not overlapping, within the text.
[[nodiscard]] std::vector<Toponym> resolve_spans(const TokenizedText& text,
                                                 const Gazetteer& gazetteer,
                                                 std::span<const Span> spans,
                                                 const ResolveOptions& options = {});

} // namespace cordon::place
