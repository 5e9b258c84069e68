// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "compose/furniture.hpp"
#include "core/diagnostic.hpp"
#include "incident/features.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What the keys `size_by`, `shape_by` and `decay` say with the symbols of incidents.
namespace cordon::app {

/// `size_by`: areas in proportion to a number.
struct SizeFacts {
    std::string name;                     ///< in words: `killed`
    std::vector<compose::SizeStep> steps; ///< round values, the largest first; at most three
    double least = 0.0;                   ///< smallest and largest single number that is drawn
    double most = 0.0;
    bool is_count = false; ///< all numbers are whole
    int numbers = 0;       ///< incidents with one number
    int ranges = 0;        ///< incidents whose sources differ by more than a factor of 2
    int at_least = 0;      ///< of `numbers`: only a lowest number is known
    int best = 0;          ///< of `numbers`: the source's best estimate within a range of its own
    int missing = 0;       ///< incidents without a number
};

/// `shape_by`: classes with the number of their incidents, in the order of the legend.
struct ShapeFacts {
    std::string name; ///< in words: `side b`
    std::vector<std::pair<std::string, int>> classes;
    int missing = 0;
};

/// `decay`: lightness by age at the cut-off date, in steps of one half-life.
struct AgeFacts {
    Date cut_off;
    double half_life_days = 0.0;
    bool of_last_incident = false; ///< no cut-off is known: the last incident's day stands for it
    std::array<int, 3> counts{};   ///< weight above 1/2, above 1/4, the rest
    int undated = 0;               ///< drawn like the oldest
};

/// What the symbols of a map say beside class and claim.
struct SymbolFacts {
    std::optional<SizeFacts> sizes;
    std::optional<ShapeFacts> shapes;
    std::optional<AgeFacts> ages;
    /// Symbols stand at their places, one over another: they have sizes, or are too many for
    /// numbers (source layer `incidents/sized` in place of `points`).
    bool in_place = false;
    [[nodiscard]] bool any() const { return sizes || shapes || ages; }
};

/// The largest sources' spread that is still drawn as one size.
inline constexpr double widest_spread = 2.0;
/// More classes cannot be told apart by shape in grey (cartography, section 2).
inline constexpr std::size_t most_shapes = 6;

/// Are there more incidents than get numbers?
enum class Many : bool { no, yes };

/// Does the map ask for any of the keys, and for no clusters in their place?
[[nodiscard]] inline bool asks_for_symbols(const MapSection& map) {
    if (map.cluster) return false;
    return !map.size_by.empty() || !map.shape_by.empty() || map.decay != AgeRule::none;
}

/// Adds to the points of drawn incidents what the keys ask for: `value`, `value_low`, `value_high`,
/// `value_words`, `sized` (value, range or missing), `range_share`, `size` (of the icon), `reach`
/// (its radius in pixels);
/// `shape`, `shape_class`, `shape_rank`; `age_step` (0..2), `age_words`. Throws Error for an
/// unknown column, one that is no number, and more than six classes.
[[nodiscard]] SymbolFacts symbolise(const MapDocument& document, const incident::IncidentSet& set,
                                    Many many, incident::FeatureLayers& layers, Reporter& reporter);

/// Warns when `count` symbols of together `area` square pixels are more than a usual sheet's map
/// holds: most of them are hidden then.
void warn_of_cover(double area, std::size_t count, Reporter& reporter);

/// Headings of the legend's groups that speak of the columns, and the nested circles.
void add_symbol_legend(const SymbolFacts& facts, Language language,
                       std::vector<std::pair<std::string, std::string>>& titles,
                       std::optional<compose::LegendEntry>& sizes);

/// Sentences for notes and alternative text: what size, shape and lightness mean.
[[nodiscard]] std::vector<std::string> symbol_sentences(const SymbolFacts& facts,
                                                        Language language);

} // namespace cordon::app
