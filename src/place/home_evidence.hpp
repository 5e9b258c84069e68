// SPDX-License-Identifier: MIT
#pragma once

#include "place/tokens.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// What a text says of the country that it is written in, beside names of places.
struct HomeEvidence {
    struct Share {
        std::string_view country; ///< ISO 3166-1 alpha-2
        std::string_view admin1;  ///< GeoNames' code; empty = the country alone
        double weight = 0.0;      ///< in names of places: 1 is one sure name
    };
    std::vector<Share> shares; ///< in the order of their first mention
    /// `color`, `center` against `colour`, `centre`: +1 the spelling of the United States, -1 that
    /// of the other countries where English is written, 0 not known.
    int spelling = 0;
};

/// Reads institutions that one country has (a sheriff's office and county commissioners, gardaí,
/// the FARDC), telephone numbers with an area code, and the spelling. Words count once.
[[nodiscard]] HomeEvidence home_evidence(const TokenizedText& text);

} // namespace cordon::place
