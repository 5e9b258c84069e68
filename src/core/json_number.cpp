// SPDX-License-Identifier: MIT
#include "core/json_number.hpp"

#include <charconv>

namespace cordon {

namespace {

/// Does a number that no double can hold lie below the smallest one?
bool is_tiny(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const std::size_t exponent = text.find_first_of("eE");
    if (exponent != std::string_view::npos) return text.substr(exponent + 1).starts_with('-');
    return text.starts_with("0.");
}

} // namespace

std::optional<double> json_number(std::string_view text) {
    if (text == "-0") return 0.0;
    double value = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || failure == std::errc::invalid_argument)
        return std::nullopt;
    if (failure != std::errc::result_out_of_range) return value;
    return is_tiny(text) ? std::optional(0.0) : std::nullopt;
}

} // namespace cordon
