// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"
#include "place/region.hpp"
#include "place/tokens.hpp"
#include "place/toponym.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace cordon::place {

/// Reads the place expressions of a text: clauses of the 38 rows (and row 39, coasts) of the
/// geocoding card, section 6, round the accepted names, clauses that hold at the same time in one
/// expression. In the order of their spans, which do not overlap; names without a clause are
/// expressions of row 1.
///
/// With a gazetteer the names' best candidates tell countries and divisions from towns ("Kati,
/// Mali" is one place); without, only their type words do.
[[nodiscard]] std::vector<PlaceExpression> parse_expressions(const TokenizedText& text,
                                                             const std::vector<Toponym>& toponyms,
                                                             const Gazetteer* gazetteer = nullptr);

/// The same before and after the names are resolved: the words are read once.
class ClauseReader {
  public:
    /// Keeps references to both; the names may be resolved meanwhile.
    ClauseReader(const TokenizedText& text, const std::vector<Toponym>& toponyms);
    ClauseReader(const ClauseReader&) = delete;
    ClauseReader& operator=(const ClauseReader&) = delete;
    ClauseReader(ClauseReader&&) = delete;
    ClauseReader& operator=(ClauseReader&&) = delete;
    ~ClauseReader();

    /// What parse_expressions() makes of the names as they are now.
    [[nodiscard]] std::vector<PlaceExpression>
    expressions(const Gazetteer* gazetteer = nullptr) const;

  private:
    struct Read;
    /// What the reader looks at of a name.
    struct Name {
        std::size_t first_token = 0;
        std::size_t token_count = 0;
        NameRole role = NameRole::place;
        std::string type_word;
        friend bool operator==(const Name&, const Name&) = default;
    };
    [[nodiscard]] std::vector<Name> names() const;

    const TokenizedText& text_;
    const std::vector<Toponym>& toponyms_;
    std::vector<Name> names_; ///< when the clauses were read
    std::unique_ptr<const Read> read_;
};

/// What the expressions say about how far apart their places are, for the resolver: of "50 km from
/// Kati, not far from Bamako" the Kati is meant that is near Bamako. Each pair in both directions.
[[nodiscard]] std::vector<DistanceHint>
distance_hints(const std::vector<PlaceExpression>& expressions);

} // namespace cordon::place
