// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "app/pipeline.hpp"
#include "core/diagnostic.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Words that stand for a value on the command line.
namespace cordon::cli {

/// `png`, `svg`, `pdf` or `scene`.
[[nodiscard]] Result<app::OutputFormat> parse_format(std::string_view text);
/// Format by the ending of a file name; empty when it has none of ours.
[[nodiscard]] std::optional<app::OutputFormat> format_of(std::string_view path);
[[nodiscard]] Result<Language> parse_language(std::string_view text);
[[nodiscard]] Result<app::Profile> parse_profile(std::string_view text);
[[nodiscard]] Result<app::ExtentFrom> parse_extent(std::string_view text);
/// `none`, or presets separated by commas.
[[nodiscard]] Result<std::vector<app::Disclaimer>> parse_disclaimer(std::string_view text);
/// `10km` for all types, or `checkpoint=2km`; type empty = all.
[[nodiscard]] Result<std::pair<std::string, Metres>> parse_buffer(std::string_view text);
/// `0.5,1,2`: factors more than 0 and at most 10.
[[nodiscard]] Result<std::vector<double>> parse_factors(std::string_view text);
[[nodiscard]] Result<app::Colour> parse_colour(std::string_view text);
[[nodiscard]] Result<app::FileNaming> parse_naming(std::string_view text);
/// `3mm` or `3`: 0..50 mm beyond the cut.
[[nodiscard]] Result<double> parse_bleed(std::string_view text);
/// A number in a range.
[[nodiscard]] Result<double> parse_in_range(std::string_view text, double min, double max);

} // namespace cordon::cli
