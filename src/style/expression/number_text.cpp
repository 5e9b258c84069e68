// SPDX-License-Identifier: MIT
#include "style/expression/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace cordon::style {

namespace {

/// Digits without point and the exponent n of 0.digits * 10^n.
struct Decimal {
    std::string digits;
    int point = 0;
};

Decimal decimal(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::scientific);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const std::size_t e = text.find('e');
    Decimal out;
    std::copy_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e),
                 std::back_inserter(out.digits), [](char c) { return c != '.'; });
    int exponent = 0;
    const std::size_t first = text[e + 1] == '+' ? e + 2 : e + 1;
    std::from_chars(text.data() + first, text.data() + text.size(), exponent);
    out.point = exponent + 1;
    return out;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// White space and line ends of ECMA-262 that stand at the start of `text`, in bytes.
std::size_t leading_space(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
    constexpr std::array<std::string_view, 6> others = {"\u00A0", "\u2028", "\u2029",
                                                        "\u202F", "\u3000", "\uFEFF"};
    for (const std::string_view space : others)
        if (text.substr(0, space.size()) == space) return space.size();
    const bool en_quad = text.size() >= 3 && text.substr(0, 2) == "\xE2\x80" &&
                         static_cast<unsigned char>(text[2]) >= 0x80 &&
                         static_cast<unsigned char>(text[2]) <= 0x8A;
    return en_quad ? 3 : 0;
}

std::string_view trimmed(std::string_view text) {
    while (const std::size_t space = leading_space(text)) text.remove_prefix(space);
    for (;;) {
        std::size_t start = text.size();
        while (start > 0 && is_continuation(text[start - 1])) --start;
        if (start == 0) return text;
        const std::size_t last = start - 1;
        if (leading_space(text.substr(last)) != text.size() - last) return text;
        text = text.substr(0, last);
    }
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double radix_number(std::string_view digits, int base) {
    double value = 0.0;
    if (digits.empty()) return not_a_number;
    for (const char c : digits) {
        int digit = 0;
        const auto read = std::from_chars(&c, &c + 1, digit, base);
        if (read.ec != std::errc()) return not_a_number;
        value = value * base + digit;
    }
    return value;
}

} // namespace

std::string number_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
    if (value == 0.0) return "0";
    if (value < 0) return "-" + number_text(-value);
    const auto [digits, n] = decimal(value);
    const int k = static_cast<int>(digits.size());
    if (n > 21 || n <= -6) {
        const int exponent = n - 1;
        std::string out = digits.substr(0, 1);
        if (k > 1) out += "." + digits.substr(1);
        return out + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
    }
    if (n <= 0) return "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
    if (k <= n) return digits + std::string(static_cast<std::size_t>(n - k), '0');
    return digits.substr(0, static_cast<std::size_t>(n)) + "." +
           digits.substr(static_cast<std::size_t>(n));
}

double text_number(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return 0.0;
    if (text.size() > 2 && text[0] == '0') {
        const char mark = static_cast<char>(text[1] | 0x20);
        if (mark == 'x') return radix_number(text.substr(2), 16);
        if (mark == 'o') return radix_number(text.substr(2), 8);
        if (mark == 'b') return radix_number(text.substr(2), 2);
    }
    const bool negative = text[0] == '-';
    if (negative || text[0] == '+') text.remove_prefix(1);
    const double sign = negative ? -1.0 : 1.0;
    if (text == "Infinity") return sign * std::numeric_limits<double>::infinity();
    // from_chars also knows `inf` and `nan`, which are no numbers here.
    if (text.empty() || (text[0] != '.' && (text[0] < '0' || text[0] > '9'))) return not_a_number;
    double value = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ptr != text.data() + text.size()) return not_a_number;
    if (read.ec == std::errc::result_out_of_range) {
        const bool tiny = text.find("e-") != std::string_view::npos ||
                          text.find("E-") != std::string_view::npos || text[0] == '0';
        return tiny ? sign * 0.0 : sign * std::numeric_limits<double>::infinity();
    }
    return read.ec == std::errc() ? sign * value : not_a_number;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::size_t offset_of(std::string_view text, std::size_t index) {
    std::size_t offset = 0;
    for (; offset < text.size(); ++offset) {
        if (is_continuation(text[offset])) continue;
        if (index == 0) return offset;
        --index;
    }
    return offset;
}

std::size_t offset_of_utf16(std::string_view text, std::size_t index) {
    std::size_t units = 0;
    for (std::size_t offset = 0; offset < text.size(); ++offset) {
        if (is_continuation(text[offset])) continue;
        if (units >= index) return offset;
        // Four bytes of UTF-8 are a pair of surrogates.
        units += static_cast<unsigned char>(text[offset]) >= 0xF0 ? 2 : 1;
    }
    return text.size();
}

int compare_utf16(std::string_view a, std::string_view b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() || y == b.end())
        return static_cast<int>(x != a.end()) - static_cast<int>(y != b.end());
    auto first = static_cast<unsigned char>(*x);
    auto second = static_cast<unsigned char>(*y);
    // Surrogates (four bytes of UTF-8) sort below U+E000..U+FFFF (0xEE, 0xEF), else the order of
    // bytes is the same.
    const bool pair = (first >= 0xF0) != (second >= 0xF0);
    if (pair && first >= 0xEE && second >= 0xEE) return first >= 0xF0 ? -1 : 1;
    return first < second ? -1 : 1;
}

} // namespace cordon::style
