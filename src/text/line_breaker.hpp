// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace cordon::text {

/// A place where a line may end and the next one begin, in pixels from the paragraph's start as if
/// it were one line.
struct Stop {
    double end = 0.0;         ///< right edge of a line that ends here, without its trailing spaces
    double start = 0.0;       ///< left edge of a line that begins here
    bool inside_word = false; ///< used only by a line that has no other stop
    double ink = 0.0;         ///< width of everything before it without blanks
};

enum class Fill {
    full,     ///< each line as long as it may be: paragraphs
    balanced, ///< lines of about equal length, as MapLibre GL breaks labels; may exceed the width
};

/// The text that a paragraph belongs to: lines of a label are balanced over all its paragraphs.
struct WholeText {
    double width = 0.0; ///< of all paragraphs, each on one line; 0 = the paragraph is alone
    bool ends = true;   ///< the paragraph is the last one
};

/// Chooses where lines end. `stops[0]` is the paragraph's begin and the last one its end. Returns
/// the index of the stop at which each line ends, ascending, the last stop last. A word wider than
/// `max_width` gets a line of its own.
[[nodiscard]] std::vector<std::size_t> break_lines(std::span<const Stop> stops, double max_width,
                                                   Fill fill, WholeText whole = {});

} // namespace cordon::text
