// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/extraction.hpp"
#include "incident/incident.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

/// Whether two articles speak of one event.
namespace cordon::incident {

/// An incident of an article with what it is compared by.
struct MatchItem {
    const Incident* incident = nullptr;
    const EventRecord* event = nullptr;
    std::size_t article = 0;                         ///< number of its article
    std::set<std::string> names;                     ///< folded names of its place
    std::set<std::string> words;                     ///< of its quotation, those that carry content
    std::string quote;                               ///< folded
    geom::LonLatShape said{geom::Kind::polygon};     ///< empty when it is not located
    geom::LonLatShape credible{geom::Kind::polygon}; ///< as `said`
    double area_km2 = 0.0;                           ///< of `credible`
    [[nodiscard]] bool is_located() const { return !credible.empty(); }
    [[nodiscard]] bool has_day() const {
        return incident->date_precision != DatePrecision::unknown;
    }
    /// A person or the text gave the date, not only the days before the article.
    [[nodiscard]] bool has_stated_day() const;
};

[[nodiscard]] MatchItem match_item(const Extraction& extraction, std::size_t incident,
                                   std::size_t article);

/// How two incidents go together.
enum class Likeness : std::uint8_t {
    different,  ///< they contradict each other
    compatible, ///< nothing speaks against one event, not enough for it
    same
};

struct MatchVerdict {
    Likeness likeness = Likeness::different;
    double score = 0.0; ///< of `same`: higher is surer
};

/// Compares incidents of different articles. The same one: kinds of one family, dates that overlap
/// or are at most a day apart, and places that agree. Credible regions that meet agree; where one
/// of them is wider than 20,000 km², a date is assumed or longer than a week, or one is not
/// located, something else must be shared as well: a named actor, a count, a place name, a road, or
/// half of the words of the quotation. Regions at most 50 km apart are rival places of one event
/// when day and kind are equal and two such things are shared. A quotation that is word for word
/// the same is the same incident.
[[nodiscard]] MatchVerdict match(const MatchItem& a, const MatchItem& b);

/// Regions of one event: they share at least 2 % of the smaller one.
[[nodiscard]] bool regions_meet(const MatchItem& a, const MatchItem& b);

} // namespace cordon::incident
