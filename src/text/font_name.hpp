// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cordon::text {

/// How a face looks within its family.
struct FaceStyle {
    int weight = 400;     ///< OpenType: 100 thin .. 900 black
    bool slanted = false; ///< italic or oblique
    int width = 100;      ///< per cent of normal: 50 ultra condensed .. 200 ultra expanded

    friend bool operator==(const FaceStyle&, const FaceStyle&) = default;
};

/// A family and the style that is wanted of it.
struct FaceQuery {
    std::string family;
    FaceStyle style;

    friend bool operator==(const FaceQuery&, const FaceQuery&) = default;
};

/// A font's name without blanks and hyphens, in lower-case ASCII: `Semi Bold` and `SemiBold` are
/// one name.
[[nodiscard]] std::string name_key(std::string_view name);

/// The ways to read a full name as family + style, longest family first: `Open Sans Condensed Bold`
/// is the family itself, `Open Sans Condensed` in bold, or `Open Sans` in bold and condensed. At
/// least one, and the last has no style word left at its end.
[[nodiscard]] std::vector<FaceQuery> readings_of(std::string_view full_name);

} // namespace cordon::text
