// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// What to look for.
struct SearchOptions {
    std::string country;       ///< ISO code, any case; empty = all
    std::string feature_class; ///< `P`, or a code or its beginning (`PPL`, `ADM1`); empty = all
    std::size_t limit = 20;
};

/// A place that was found.
struct SearchHit {
    std::uint32_t place = 0; ///< for Gazetteer::place()
    NameRank rank = NameRank::primary;
    std::string matched; ///< the folded name that was looked up: another one than asked for when
                         ///< the spelling was mended
    bool exact = true;   ///< false: the spelling differs, see `matched`
};

/// The places of a name, most prominent first (feature code, population, number of other names).
/// When there is none, those of the nearest spellings.
[[nodiscard]] std::vector<SearchHit> search(const Gazetteer& gazetteer, std::string_view name,
                                            const SearchOptions& options = {});

/// One place in words: `Kati (PPLA2, Koulikoro, ML) 12.7441 N 8.0726 W, 42,922 people`.
[[nodiscard]] std::string describe(const Place& place);

/// A candidate of a resolved name with what decides between it and the others: the description, its
/// score and the distance to the best one in km.
[[nodiscard]] std::string describe(const Gazetteer& gazetteer, std::uint32_t place, double score,
                                   std::uint32_t best);

} // namespace cordon::place
