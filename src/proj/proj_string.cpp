// SPDX-License-Identifier: MIT
#include "proj/proj_string.hpp"

#include <algorithm>
#include <charconv>

namespace cordon::proj {

std::optional<ProjString> ProjString::parse(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    ProjString result;
    std::size_t at = text.find_first_not_of(blanks);
    while (at != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        std::string_view token = text.substr(at, end - at);
        if (token.starts_with('+')) token.remove_prefix(1);
        const std::size_t equals = token.find('=');
        const std::string_view key = token.substr(0, equals);
        const bool plain = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_';
        });
        if (!plain) return std::nullopt;
        result.parameters_.emplace_back(
            key, equals == std::string_view::npos ? std::string_view() : token.substr(equals + 1));
        at = text.find_first_not_of(blanks, end);
    }
    if (result.get("proj").empty()) return std::nullopt;
    return result;
}

bool ProjString::has(std::string_view key) const {
    return std::any_of(parameters_.begin(), parameters_.end(),
                       [key](const auto& p) { return p.first == key; });
}

std::string_view ProjString::get(std::string_view key) const {
    for (const auto& [name, value] : parameters_)
        if (name == key) return value;
    return {};
}

std::optional<double> ProjString::number(std::string_view key) const {
    const std::string_view text = get(key);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool ProjString::only(const std::vector<std::string_view>& keys) const {
    return std::all_of(parameters_.begin(), parameters_.end(), [&keys](const auto& p) {
        return std::find(keys.begin(), keys.end(), p.first) != keys.end();
    });
}

std::string ProjString::without(const std::vector<std::string_view>& keys) const {
    std::string text;
    for (const auto& [name, value] : parameters_) {
        if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
        if (!text.empty()) text += ' ';
        text += '+' + name;
        if (!value.empty()) text += '=' + value;
    }
    return text;
}

} // namespace cordon::proj
