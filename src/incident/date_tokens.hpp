// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// A word or a number of a text, with its place in it.
struct DateToken {
    std::string folded;    ///< as fold_name() writes it
    std::size_t begin = 0; ///< byte offset
    std::size_t end = 0;   ///< byte offset behind it
};

/// The words and numbers of a text in their order; everything else only parts them.
[[nodiscard]] std::vector<DateToken> date_tokens(std::string_view text);

/// Month 1..12 for an English or French name or its usual abbreviation, folded.
[[nodiscard]] std::optional<int> month_of(std::string_view folded);
/// Weekday 0..6 (Monday = 0) for an English or French name, folded.
[[nodiscard]] std::optional<int> weekday_of(std::string_view folded);
/// Day 1..31: `28`, `1er`, `28th`.
[[nodiscard]] std::optional<int> day_of(std::string_view folded);
/// Year of four digits, 1900..2199.
[[nodiscard]] std::optional<int> year_of(std::string_view folded);

} // namespace cordon::incident
