// SPDX-License-Identifier: MIT
#include "compose/theme.hpp"

#include "core/units.hpp"
#include "style/expression/color_parse.hpp"

#include <algorithm>
#include <array>

namespace cordon::compose {

namespace {

void read_color(const Json& json, const char* key, Color& out) {
    const Json* member = json.find(key);
    if (member == nullptr || !member->is_string()) return;
    if (const auto color = style::parse_color(member->string())) out = *color;
}

} // namespace

Theme theme_of(const style::Style& style, double width) {
    Theme theme;
    // Card: title 10–12 pt for a column, more where the sheet is wide enough to carry it.
    const double width_mm = width / pixels_per_mm;
    theme.title = std::clamp(width_mm * 0.082, 11.0, 16.0) * pixels_per_point;
    theme.subtitle = std::clamp(width_mm * 0.046, 7.5, 8.5) * pixels_per_point;
    const Json* metadata = style.definition.find("metadata");
    const Json* json = metadata == nullptr ? nullptr : metadata->find("cordon:theme");
    if (json == nullptr) return theme;
    theme.font = json->text_or("font", theme.font);
    read_color(*json, "page", theme.page);
    read_color(*json, "ink", theme.ink);
    read_color(*json, "muted", theme.muted);
    read_color(*json, "accent", theme.accent);
    read_color(*json, "panel", theme.panel);
    read_color(*json, "panel-edge", theme.panel_edge);
    read_color(*json, "frame", theme.frame);
    read_color(*json, "graticule", theme.graticule);
    theme.frame_width = json->number_or("frame-width", theme.frame_width);
    return theme;
}

text::TextStyle text_style(const Theme& theme, Weight weight, double size, double max_width) {
    constexpr std::array<const char*, 4> names = {" Regular", " Medium", " Semi Bold", " Bold"};
    text::TextStyle style;
    style.fonts = {theme.font + names.at(static_cast<std::size_t>(weight))};
    style.size = size;
    style.line_height = 1.3;
    style.max_width = max_width;
    return style;
}

} // namespace cordon::compose
