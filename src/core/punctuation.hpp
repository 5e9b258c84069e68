// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"

namespace cordon {

/// Between the items of a list; French sets a thin space that does not break before it.
[[nodiscard]] constexpr std::string_view semicolon(Language language) {
    return language == Language::fr ? "\u202F; " : "; ";
}
/// Between a heading and its text; French sets a thin space that does not break before it.
[[nodiscard]] constexpr std::string_view colon(Language language) {
    return language == Language::fr ? "\u202F: " : ": ";
}

} // namespace cordon
