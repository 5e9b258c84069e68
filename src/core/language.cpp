// SPDX-License-Identifier: MIT
#include "core/language.hpp"

#include "core/color.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon {

std::string_view code(Language language) {
    return language == Language::fr ? "fr" : "en";
}

std::optional<Language> language_from(std::string_view code) {
    if (code == "en") return Language::en;
    if (code == "fr") return Language::fr;
    return std::nullopt;
}

std::string format_number(double value, int decimals, Language language) {
    const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t mark = std::min(digits.find('.'), digits.size());
    std::string out;
    for (std::size_t i = 0; i < mark; ++i) {
        if (i > 0 && (mark - i) % 3 == 0) {
            out += language == Language::fr ? std::string(thin_space) : std::string(",");
        }
        out += digits[i];
    }
    if (mark < digits.size()) {
        out += language == Language::fr ? ',' : '.';
        out += digits.substr(mark + 1);
    }
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    return value < 0 && !zero ? "\u2212" + out : out;
}

std::string format_number_short(double value, int max_decimals, Language language) {
    int decimals = max_decimals;
    while (decimals > 0) {
        const double scale = std::pow(10.0, decimals - 1);
        if (std::abs(std::round(value * scale) / scale - value) >
            0.5 * std::pow(10.0, -max_decimals))
            break;
        --decimals;
    }
    return format_number(value, decimals, language);
}

std::string to_hex(const Color& color) {
    const auto byte = [](double part) {
        return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * 255.0));
    };
    return fmt::format("#{:02x}{:02x}{:02x}", byte(color.r), byte(color.g), byte(color.b));
}

} // namespace cordon
