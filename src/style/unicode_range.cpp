// SPDX-License-Identifier: MIT
#include "style/unicode_range.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace cordon::style {

namespace {

std::uint32_t hexadecimal(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

/// `4??` from `400` to `4FF`.
UnicodeRange wild_range(const std::string& text) {
    const auto filled = [&](char digit) {
        std::string out = text;
        std::replace(out.begin(), out.end(), '?', digit);
        return std::min(hexadecimal(out), last_code_point);
    };
    return {filled('0'), filled('F')};
}

} // namespace

std::optional<UnicodeRange> read_unicode_range(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdefABCDEF";
    constexpr std::size_t most_digits = 6;
    if (text.size() < 3 || (text[0] != 'u' && text[0] != 'U') || text[1] != '+')
        return std::nullopt;
    text.remove_prefix(2);
    const std::size_t digits = std::min(text.find_first_not_of(hex), text.size());
    if (digits > most_digits) return std::nullopt;
    const std::string_view rest = text.substr(digits);
    if (rest.empty()) return UnicodeRange{hexadecimal(text), hexadecimal(text)};
    if (rest.front() == '-' && digits > 0) {
        const std::string_view end = rest.substr(1);
        if (end.empty() || end.size() > most_digits ||
            end.find_first_not_of(hex) != std::string_view::npos)
            return std::nullopt;
        return UnicodeRange{hexadecimal(text.substr(0, digits)), hexadecimal(end)};
    }
    if (rest.find_first_not_of('?') != std::string_view::npos || text.size() > most_digits)
        return std::nullopt;
    return wild_range(std::string(text));
}

} // namespace cordon::style
