// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "place/expression/options.hpp"
#include "place/gazetteer.hpp"
#include "place/region.hpp"
#include "place/tokens.hpp"
#include "place/toponym.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::place {

/// How a text is located.
struct LocateOptions {
    std::optional<TextLanguage> language; ///< empty = by its words
    ResolveOptions resolve;
    RegionOptions region; ///< without countries of its own it takes those of `resolve`
    /// Expressions that are one bare name without a preposition, and those that only name a
    /// direction of travel, are drawn too.
    bool draw_bare_names = true;
};

/// An expression with its regions: one, or one for each place of several.
struct LocatedExpression {
    PlaceExpression expression;
    std::vector<Region> regions;
};

/// A text with all that was found in it.
struct LocatedText {
    TokenizedText text;
    std::vector<Toponym> toponyms;
    std::vector<LocatedExpression> expressions; ///< in the order of the text
    std::vector<DistanceHint> hints;            ///< what the expressions told the resolver
};

/// The whole way from a text to regions: tokens, names, clauses, hints, resolution, clauses again
/// (now that divisions are known from towns), shapes. Deterministic. Throws Error for a text above
/// 16 MiB and for geodata that cannot be read.
[[nodiscard]] LocatedText locate(std::string text, const Gazetteer& gazetteer,
                                 const LocateOptions& options = {});

/// A FeatureCollection of RFC 7946 with one feature for each region, see to_geojson(Region).
[[nodiscard]] Json to_geojson(const LocatedText& located, const Gazetteer& gazetteer);

} // namespace cordon::place
