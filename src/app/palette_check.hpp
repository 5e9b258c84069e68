// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/language.hpp"
#include "style/style.hpp"

#include <string>
#include <vector>

/// Are the classes of a style's legend told apart by readers with a colour vision deficiency, and
/// in grey?
namespace cordon::app {

/// Colours nearer than this (CIEDE2000) are not told apart in small symbols and thin lines: six
/// times what is just seen on large areas side by side; greys of L* 40 and 46.5 are that near.
inline constexpr double least_difference = 6.0;

/// Two classes of one legend group that look alike, with everything but colour equal.
struct LikePair {
    std::string group; ///< heading
    std::string first; ///< labels
    std::string second;
    double difference = 0.0;          ///< the smallest over `visions`
    std::vector<std::string> visions; ///< in which they are too near, normal vision included
};

/// What the comparison found.
struct PaletteFindings {
    std::vector<LikePair> alike;
    int by_colour = 0; ///< pairs that only colour tells apart
    int by_form = 0;   ///< pairs with another shape, dash or pattern
};

/// Compares the classes that layers of one source declare in one group under `cordon:legend`,
/// drawn as their samples. Two that differ in shape, dash or pattern are told apart by that.
[[nodiscard]] PaletteFindings compare_classes(const style::Style& style, Language language);

/// The same as findings: a warning for each pair that is too near, a note with the numbers.
void check_palette(const style::Style& style, Language language, const std::string& file,
                   Reporter& reporter);

} // namespace cordon::app
