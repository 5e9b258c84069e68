// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"
#include "incident/incident.hpp"

#include <cstddef>
#include <optional>

namespace cordon::incident {

/// A number of things as a text states it: `15`, "au moins 15", "une quarantaine", "4 ou 5",
/// "more than 20", "several".
struct Quantity {
    CountRange range{};
    double stated = 0.0;       ///< the number itself, the lower one of two
    bool is_exact = false;     ///< a plain number
    bool is_vague = false;     ///< "several", "quelques", "des": no number is named
    std::size_t end = 0;       ///< index of the first token behind it, "de" included
    std::size_t number_at = 0; ///< index of the first word of the number itself
};

/// A number in digits or words, without hedges; `end` = 0 when there is none. French and English
/// words up to 999 999, `3 000`, `1,5`, `70.000`.
struct PlainNumber {
    double value = 0.0;
    std::size_t end = 0;
};
[[nodiscard]] PlainNumber read_number(const WordsView& words, std::size_t i);

/// The quantity whose first word is token `i`; empty when none begins there. Widths follow the
/// geocoding card, section 5: -aine forms ±5 (dizaine ±2, centaine ±10), "about N" ±10 %,
/// "nearly N" [0.9 N, N].
[[nodiscard]] std::optional<Quantity> read_quantity(const WordsView& words, std::size_t i);

} // namespace cordon::incident
