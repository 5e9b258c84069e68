// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cordon::app {

/// Lower case without accents for Latin letters (composed U+00C0..U+017F and combining marks); soft
/// hyphens and zero-width characters are dropped, other letters stay. Input that is not UTF-8 keeps
/// its bytes.
[[nodiscard]] std::string fold(std::string_view text);

/// A word as it was written and folded.
struct Word {
    std::string given;
    std::string folded;
};

/// The words of a text: runs of letters and digits; apostrophes, hyphens, spaces and punctuation
/// part them.
[[nodiscard]] std::vector<Word> split_words(std::string_view text);

} // namespace cordon::app
