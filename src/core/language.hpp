// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cordon {

/// The language of a map: governs dates, numbers, legend words, disclaimers and alternative text.
enum class Language { en, fr };

/// `en` or `fr`.
[[nodiscard]] std::string_view code(Language language);
/// The language with that code; empty when it is not one of ours.
[[nodiscard]] std::optional<Language> language_from(std::string_view code);

/// U+202F, the thin space that does not break (French thousands, units, before `:`).
inline constexpr std::string_view thin_space = "\u202F";
/// U+00A0, the space that does not break.
inline constexpr std::string_view no_break_space = "\u00A0";

/// A number with `decimals` digits after the mark: `1,400` in English, `1 400` with thin no-break
/// spaces in French.
/// `-0` is written as `0`.
[[nodiscard]] std::string format_number(double value, int decimals, Language language);

/// A number without needless zeros, at most `max_decimals` digits after the mark.
[[nodiscard]] std::string format_number_short(double value, int max_decimals, Language language);

} // namespace cordon
