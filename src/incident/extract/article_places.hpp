// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"
#include "incident/location.hpp"
#include "place/gazetteer.hpp"
#include "place/region.hpp"
#include "place/toponym.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cordon::incident {

/// How large the place of an expression is.
enum class PlaceScale : std::uint8_t { none, local, division, country };

/// The places of an article.
struct ArticlePlaces {
    std::vector<place::Toponym> toponyms; ///< rejected ones too
    std::vector<place::PlaceExpression> expressions;
    std::vector<PlaceScale> scales; ///< of the expressions
    /// Of the expressions: nothing but names of capitals, which may stand for their governments.
    std::vector<bool> capitals;
    /// Of the expressions: country and first-level division of the first name that is known,
    /// `ML.01`.
    std::vector<std::string> divisions;
    /// Of the expressions: country of the first name that is known, `ML`.
    std::vector<std::string> countries;
};

/// Scale of an expression by the best candidates of its names: the finest one. Expressions of
/// which every clause is a role ("vers X"), an exclusion or without a resolved name have none.
[[nodiscard]] PlaceScale scale_of(const place::PlaceExpression& expression,
                                  const std::vector<place::Toponym>& toponyms,
                                  const place::Gazetteer& gazetteer);

/// Two of the expressions have a name in common, be it of a place that no gazetteer has.
[[nodiscard]] bool share_a_name(const ArticlePlaces& places, std::size_t a, std::size_t b);

/// Country and first-level division of the first known name of an expression, `ML.01`; else empty.
[[nodiscard]] std::string division_of(const place::PlaceExpression& expression,
                                      const std::vector<place::Toponym>& toponyms,
                                      const place::Gazetteer& gazetteer);

/// Country of the first known name of an expression, `ML`; else empty.
[[nodiscard]] std::string country_of(const place::PlaceExpression& expression,
                                     const std::vector<place::Toponym>& toponyms,
                                     const place::Gazetteer& gazetteer);

/// All names are capitals of countries, without a preposition: "Paris, Rome et Washington".
[[nodiscard]] bool names_capitals(const place::PlaceExpression& expression,
                                  const std::vector<place::Toponym>& toponyms,
                                  const place::Gazetteer& gazetteer);

/// The only place that a clause names; nullptr when it names none or several.
[[nodiscard]] const place::Place* meant(const ArticlePlaces& places, const place::Clause& clause,
                                        const place::Gazetteer& gazetteer);

/// Each clause has a name that no gazetteer knows.
[[nodiscard]] bool has_only_unknown_names(const place::PlaceExpression& expression);

/// Nothing but divisions and districts, named as such: "en territoire de Mambasa (Ituri)", "in
/// Rakhine State".
[[nodiscard]] bool names_area(const ArticlePlaces& places, std::size_t expression);

/// What the regions of an expression are written from.
struct LocationInput {
    const place::PlaceExpression& expression;
    const ArticlePlaces& places;
    const place::Gazetteer& gazetteer;
    const place::TokenizedText& text;
};

/// The regions of an expression (several for "X et Y", rivals for "X ou Y") as the location: the
/// model of the strongest clause where that says nearly the same (95 % of the area), else the
/// outline. Countries become areas without an outline: their event is not located.
[[nodiscard]] Location location_of(const std::vector<place::Region>& regions,
                                   const LocationInput& input);

} // namespace cordon::incident
