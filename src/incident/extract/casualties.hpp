// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"
#include "incident/incident.hpp"

#include <cstddef>
#include <vector>

namespace cordon::incident {

/// A count of people or vehicles with what happened to them, as a text states it.
struct StatedCount {
    Count count;      ///< `killed`, `injured`, `tankers_burnt`, `convoy_tankers` …
    place::Span span; ///< from the number to its noun
    std::size_t first_token = 0;
    std::size_t end_token = 0;
    bool of_attackers = false; ///< "96 assaillants neutralisés": of those who attacked
    /// "first reported five dead", "affirme avoir tué 50 soldats": a count that was corrected, or
    /// that one side gives; it counts where there is no other.
    bool is_secondary = false;
};

/// A count that the tokens [first, end) state.
[[nodiscard]] StatedCount stated_count(const WordsView& words, Count count, std::size_t first,
                                       std::size_t end);

/// Counts in the tokens [begin, end) of one sentence: "au moins 15 camions-citernes incendiés",
/// "4 ou 5 morts", "killing 12 people", "un convoi d'une quarantaine de citernes". Numbers in
/// `taken` spans (dates, distances) are not read.
[[nodiscard]] std::vector<StatedCount> find_counts(const WordsView& words, std::size_t begin,
                                                   std::size_t end,
                                                   const std::vector<place::Span>& taken);

} // namespace cordon::incident
