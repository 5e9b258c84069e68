// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What copying and pasting does to a text, undone before it is read.
namespace cordon::incident {

/// A text without soft hyphens and characters of no width, and with the words in one piece that the
/// end of a line had parted: "enregis-⏎trée". Hyphens of compounds stay ("quatre-vingts").
struct MendedText {
    std::string text;
    /// Pairs of offsets, text and input, ascending; empty when nothing was changed.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> origins;
};
[[nodiscard]] MendedText mend_text(std::string text);

/// Bytes of a character at the front of the text that has no width; 0 when it has one.
[[nodiscard]] std::size_t width_of_unseen(std::string_view text);

/// Puts spaces for lines that point to other articles ("Lire aussi : …") and for lists below
/// "Related articles" and the like. Returns how many lines.
std::size_t blank_pointers(std::string& text);

/// Bytes of the front matter that a Markdown file begins with, between lines of `---` or `+++`; 0
/// without one.
[[nodiscard]] std::size_t front_matter_end(std::string_view text);

/// The day of publication that front matter gives: `date: 2025-09-16`.
[[nodiscard]] std::optional<Date> front_matter_date(std::string_view front_matter);

} // namespace cordon::incident
