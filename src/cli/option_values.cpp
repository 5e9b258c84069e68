// SPDX-License-Identifier: MIT
#include "cli/option_values.hpp"

#include "app/map_fields.hpp"
#include "app/values.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>

namespace cordon::cli {

namespace {

using FormatName = std::pair<std::string_view, app::OutputFormat>;
constexpr std::array formats{
    FormatName{"png", app::OutputFormat::png}, FormatName{"svg", app::OutputFormat::svg},
    FormatName{"pdf", app::OutputFormat::pdf}, FormatName{"scene", app::OutputFormat::scene}};

/// The value of a word, or an error that lists the words.
template <typename Table>
auto word(std::string_view text, const Table& table)
    -> Result<std::decay_t<decltype(table.front().second)>> {
    std::vector<std::string> names;
    for (const auto& [name, value] : table) {
        if (name == text) return value;
        names.emplace_back(name);
    }
    const std::string near = did_you_mean(text, names);
    return tl::unexpected(Diagnostic{Severity::error,
                                     fmt::format("'{}' is not known here", text),
                                     {},
                                     {near.empty() ? "expected " + app::one_of(names) : near}});
}

} // namespace

Result<app::OutputFormat> parse_format(std::string_view text) {
    return word(text, formats);
}

std::optional<app::OutputFormat> format_of(std::string_view path) {
    std::string ending = std::filesystem::path(path).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (path.size() >= 9 && path.substr(path.size() - 9) == "scene.txt")
        return app::OutputFormat::scene;
    for (const auto& [name, format] : formats)
        if (ending == "." + std::string(name)) return format;
    return std::nullopt;
}

Result<Language> parse_language(std::string_view text) {
    return word(text, app::Names<Language>::all);
}
Result<app::Profile> parse_profile(std::string_view text) {
    return word(text, app::Names<app::Profile>::all);
}
Result<app::ExtentFrom> parse_extent(std::string_view text) {
    return word(text, app::Names<app::ExtentFrom>::all);
}
Result<app::Colour> parse_colour(std::string_view text) {
    return word(text, app::Names<app::Colour>::all);
}
Result<app::FileNaming> parse_naming(std::string_view text) {
    return word(text, app::Names<app::FileNaming>::all);
}

Result<double> parse_bleed(std::string_view text) {
    constexpr double most = 50.0; // as in the project file
    std::string_view number = text;
    if (number.ends_with("mm")) number.remove_suffix(2);
    const auto length = app::parse_number(number);
    if (length && *length >= 0.0 && *length <= most) return *length;
    return tl::unexpected(Diagnostic{Severity::error,
                                     fmt::format("'{}' is not a bleed from 0 to {} mm", text, most),
                                     {},
                                     {"write millimetres, such as 3mm"}});
}

Result<std::vector<app::Disclaimer>> parse_disclaimer(std::string_view text) {
    std::vector<app::Disclaimer> all;
    if (text == "none") return all;
    for (;;) {
        const std::size_t comma = text.find(',');
        const auto one = word(text.substr(0, comma), app::Names<app::Disclaimer>::all);
        if (!one) return tl::unexpected(one.error());
        all.push_back(*one);
        if (comma == std::string_view::npos) return all;
        text.remove_prefix(comma + 1);
    }
}

Result<std::pair<std::string, Metres>> parse_buffer(std::string_view text) {
    const std::size_t equals = text.find('=');
    const bool typed = equals != std::string_view::npos;
    const auto radius = app::parse_distance(typed ? text.substr(equals + 1) : text);
    if (!radius) return tl::unexpected(radius.error());
    return std::pair(std::string(typed ? text.substr(0, equals) : std::string_view()), *radius);
}

Result<std::vector<double>> parse_factors(std::string_view text) {
    std::vector<double> factors;
    for (;;) {
        const std::size_t comma = text.find(',');
        const auto one = app::parse_number(text.substr(0, comma));
        if (!one || *one <= 0.0 || *one > 10.0)
            return tl::unexpected(
                Diagnostic{Severity::error,
                           fmt::format("'{}' is not a factor from 0 to 10", text.substr(0, comma)),
                           {},
                           {"write factors with commas between, for example 0.5,1,2"}});
        factors.push_back(*one);
        if (comma == std::string_view::npos) return factors;
        text.remove_prefix(comma + 1);
    }
}

Result<double> parse_in_range(std::string_view text, double min, double max) {
    const auto number = app::parse_number(text);
    if (number && *number >= min && *number <= max) return *number;
    return tl::unexpected(
        Diagnostic{Severity::error,
                   fmt::format("'{}' is not a number from {} to {}", text, min, max),
                   {},
                   {}});
}

} // namespace cordon::cli
