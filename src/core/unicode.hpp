// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cordon {

/// Upper and lower case by the rules of a language (BCP 47), ICU's full case mapping. UTF-8; broken
/// bytes become U+FFFD.
[[nodiscard]] std::string to_upper(std::string_view text, const std::string& language = "en");
[[nodiscard]] std::string to_lower(std::string_view text, const std::string& language = "en");

} // namespace cordon
