// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cordon {

/// Upper and lower case by the rules of a language (BCP 47), ICU's full case mapping. UTF-8; broken
/// bytes become U+FFFD.
[[nodiscard]] std::string to_upper(std::string_view text, const std::string& language = "en");
[[nodiscard]] std::string to_lower(std::string_view text, const std::string& language = "en");

/// The key under which a name is looked up: NFKD, combining marks dropped, lower case, œ→oe, æ→ae,
/// ß→ss, ø→o, ł→l, đ→d, ı→i; apostrophes, hyphens and other punctuation become single spaces, none
/// at the ends. "Ouélessébougou-l’Est" → "ouelessebougou l est".
[[nodiscard]] std::string fold_name(std::string_view text);

/// The text with its first letter in upper case.
[[nodiscard]] std::string capitalised(std::string_view text, const std::string& language = "en");

/// Apostrophes as print has them: `N'Djamena` with U+2019. Only between letters, so that minutes,
/// feet and quotes stay as they are.
[[nodiscard]] std::string with_apostrophes(std::string_view text);

/// A word as it was written and folded.
struct Word {
    std::string given;
    std::string folded;
};

/// The words of a text, runs of letters, digits and marks; apostrophes, hyphens, spaces and
/// punctuation part them. Soft hyphens and zero-width characters do not.
[[nodiscard]] std::vector<Word> split_words(std::string_view text);

} // namespace cordon
