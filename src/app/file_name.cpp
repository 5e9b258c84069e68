// SPDX-License-Identifier: MIT
#include "app/file_name.hpp"

#include "app/values.hpp"
#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace cordon::app {

namespace {

constexpr std::array<std::pair<double, double>, 7> a_series{
    {{841, 1189}, {594, 841}, {420, 594}, {297, 420}, {210, 297}, {148, 210}, {105, 148}}};

/// Letters and digits as they are, other signs as hyphens.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool keeps =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (keeps)
            out += c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (out.ends_with('-')) out.pop_back();
    return out;
}

/// The user's short name, else the first words of the title.
std::string short_name_of(const MapDocument& document) {
    const std::string& own = document.sheet.short_name;
    constexpr std::size_t longest = 30; // a list of files stays readable
    std::string name =
        plain(own.empty() ? fold_name(document.map.title.in(document.map.lang)) : own);
    if (!own.empty() || name.size() <= longest) return name;
    const std::size_t cut = name.rfind('-', longest);
    name.resize(cut == std::string::npos ? longest : cut);
    return name;
}

} // namespace

std::string paper_name(const MapSection& map) {
    const SheetSize size = map.size.value_or(SheetSize{.width = 180.0});
    if (size.unit == SheetSize::Unit::pixels)
        return fmt::format("{:.0f}x{:.0f}px", size.width, size.height);
    if (size.height <= 0.0) return fmt::format("{:.0f}mm", size.width);
    const auto [low, high] = std::minmax(size.width, size.height);
    for (std::size_t i = 0; i < a_series.size(); ++i)
        if (std::abs(low - a_series.at(i).first) < 0.5 &&
            std::abs(high - a_series.at(i).second) < 0.5)
            return fmt::format("A{}", i);
    return fmt::format("{:.0f}x{:.0f}mm", size.width, size.height);
}

std::string file_name_of(const MapDocument& document) {
    const std::string number = plain(document.sheet.map_number);
    const auto lacks = [&](const char* what, const char* hint) {
        return Error(
            {Severity::error,
             fmt::format("the file cannot be named by OCHA's convention: the map has no {}", what),
             document.where("sheet.name"),
             {hint}});
    };
    if (number.empty()) throw lacks("number", R"(give [sheet] map_number = "MLI012")");
    const std::string name = short_name_of(document);
    if (name.empty()) throw lacks("short name", R"(give [sheet] short_name = "roads")");
    const std::optional<Date> day = day_of(document.map);
    if (!day)
        throw lacks("date",
                    "give [map] created = 2025-10-30, or the cut-off of the data (--as-of)");
    std::string digits = to_iso(*day);
    std::erase(digits, '-');
    return fmt::format("{}_{}_{}_{}", number, name, paper_name(document.map), digits);
}

std::string footer_number(const MapDocument& document) {
    const std::string& number = document.sheet.map_number;
    if (number.empty() || document.sheet.name != FileNaming::ocha) return number;
    const std::optional<Date> day = day_of(document.map);
    return fmt::format("{} · {}{}", number, paper_name(document.map),
                       day ? " · " + format_date(*day, document.map.lang) : "");
}

} // namespace cordon::app
