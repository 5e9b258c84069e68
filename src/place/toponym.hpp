// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"
#include "place/tokens.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// A possible meaning of a name, with its score (geocoding card, section 3).
struct Candidate {
    std::uint32_t place = 0; ///< for Gazetteer::place()
    NameRank rank = NameRank::primary;
    double score = 0.0; ///< higher is better; only differences mean something
};

/// Rule of a demonym that speaks of its country: "the Malian government".
inline constexpr std::string_view demonym_rule = "demonym";
/// Rules of demonyms that do not: of people ("Americans"), of a continent ("European"), in the name
/// of an organisation ("British Airways").
inline constexpr std::string_view people_rule = "inhabitants";
inline constexpr std::string_view continent_rule = "continent";
inline constexpr std::string_view organisation_rule = "organisation-name";
/// Rule of a village in a country that nothing else in the text points to: no place name.
inline constexpr std::string_view far_village_rule = "far-village";

/// What a name stands for in its sentence.
enum class NameRole : std::uint8_t {
    place,        ///< an ordinary place
    demonym,      ///< "malien", "Turkish": evidence for a country, not a place
    organisation, ///< "ambassade des États-Unis": the place is part of a name
    person,       ///< rejected: a person
    other         ///< rejected for another reason, see `rule`
};

/// A name of a place in a text.
struct Toponym {
    Span span; ///< of the name, type words included ("cercle de Kita")
    std::size_t first_token = 0;
    std::size_t token_count = 0;
    std::string folded;    ///< key that was looked up
    std::string type_word; ///< folded type word ("cercle", "county"), empty = none
    NameRole role = NameRole::place;
    std::string rule;                  ///< id of the rule that accepted or rejected it
    bool has_cue = false;              ///< a locative preposition or another cue stands before it
    std::vector<Candidate> candidates; ///< best first, at most 60 while resolving, 5 in the output
    double margin = 0.0; ///< score of the best minus that of the second; large when single
    [[nodiscard]] bool is_resolved() const {
        return role == NameRole::place && !candidates.empty();
    }
    /// margin < 0.5 (geocoding card, section 3).
    [[nodiscard]] bool is_ambiguous() const { return candidates.size() > 1 && margin < 0.5; }
};

/// Whether a name counts as a place name of the text: places, those in the names of organisations,
/// and adjectives that speak of a country.
[[nodiscard]] inline bool is_place_name(const Toponym& toponym) {
    if (toponym.role == NameRole::demonym) return toponym.rule == demonym_rule;
    return toponym.role == NameRole::place || toponym.role == NameRole::organisation;
}

/// A meaning that a person has chosen for a name.
struct ChosenPlace {
    std::string name; ///< folded (cordon::fold_name)
    geom::LonLat at{};
    std::optional<std::int64_t> id{}; ///< geonameid; without one the position decides
};

/// Does a place lie where the chosen one does? Gazetteers differ by some kilometres on a town.
[[nodiscard]] bool is_chosen(const ChosenPlace& chosen, geom::LonLat at);

/// What is known beside the text.
struct ResolveOptions {
    std::vector<std::string> countries; ///< ISO codes that the user expects, strongest first
    /// Names that mean one place only, where it is among their candidates; the last one of a name
    /// counts.
    std::vector<ChosenPlace> chosen{};
    std::size_t keep_candidates = 5;
    bool keep_rejected = true; ///< rejected names stay in the list with role and rule
};

/// A wish of the geometry: the true place of toponym `index` lies at about `distance` from toponym
/// `other` (or near it). Distance clauses disambiguate (the Kati that is 13 km from Bamako).
struct DistanceHint {
    std::size_t index = 0; ///< of the toponym that the clause measures from
    std::size_t other = 0; ///< another toponym of the same place expression
    Metres at_most{};      ///< the two lie at most this far apart
};

/// Finds the names of places in a text (section 2), rejected ones too when asked for. In the order
/// of their spans; spans do not overlap.
[[nodiscard]] std::vector<Toponym> recognize(const TokenizedText& text, const Gazetteer& gazetteer,
                                             const ResolveOptions& options = {});

/// Chooses a candidate for each recognised name (section 3): scores, one sense per discourse,
/// candidates best first.
void resolve(const TokenizedText& text, const Gazetteer& gazetteer, std::vector<Toponym>& toponyms,
             const ResolveOptions& options = {}, const std::vector<DistanceHint>& hints = {});

} // namespace cordon::place
