// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cordon {

/// The value of a JSON number (RFC 8259, section 6), correctly rounded, by the standard library: a
/// number below the smallest double is 0, `-0` too. Empty when it is above the largest double or
/// no number.
[[nodiscard]] std::optional<double> json_number(std::string_view text);

/// Base of RapidJSON's handlers that take all numbers as text (kParseNumbersAsStringsFlag): the
/// events of parsed numbers have to be there, but are not called.
struct NumbersAsText {
    // NOLINTBEGIN(readability-identifier-naming, readability-named-parameter)
    static bool Int(int) { return false; }
    static bool Uint(unsigned) { return false; }
    static bool Int64(std::int64_t) { return false; }
    static bool Uint64(std::uint64_t) { return false; }
    static bool Double(double) { return false; }
    // NOLINTEND(readability-identifier-naming, readability-named-parameter)
};

} // namespace cordon
