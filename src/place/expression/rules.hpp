// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/pattern.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cordon::place::expression {

/// What a rule says about its clause beside the captures.
enum RuleFlag : std::uint32_t {
    plain = 0,
    soft = 1U << 0U,         ///< only its outer contour cuts
    role = 1U << 1U,         ///< not where it happened
    excludes = 1U << 2U,     ///< what lies outside
    named = 1U << 3U,        ///< the place itself
    bare = 1U << 4U,         ///< a name without a preposition
    needs_place = 1U << 5U,  ///< without a place the last one is meant
    country_wide = 1U << 6U, ///< without a place the country of the context is meant
    middle = 1U << 7U,       ///< the central part of an area
    adjective = 1U << 8U     ///< the direction describes: "the southern town of X" is all of X
};

/// A row of the table of place expressions in one language. `id` is `number-name`; "2-distance"
/// stands for the whole family of distances, of which the captures choose one.
struct RuleText {
    std::string_view id;
    std::string_view pattern;
    std::uint32_t flags = plain;
};

struct Rule {
    std::string_view id;
    Pattern pattern;
    std::uint32_t flags = plain;
};

/// The rules of a language, compiled once with the vocabulary(); when two match equally far, the
/// first counts.
[[nodiscard]] const std::vector<Rule>& rules(TextLanguage language);

[[nodiscard]] std::span<const RuleText> french_rules();
[[nodiscard]] std::span<const RuleText> english_rules();

} // namespace cordon::place::expression
