// SPDX-License-Identifier: MIT
#include "style/expression/color_parse.hpp"

#include "style/expression/color_space.hpp"
#include "style/expression/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace cordon::style {

namespace {

struct NamedColor {
    std::string_view name;
    unsigned rgb;
};

constexpr std::array<NamedColor, 148> named_colors = {{
#include "style/expression/color_names.inc"
}};

Color from_bytes(unsigned rgb) {
    return {(rgb >> 16U & 255U) / 255.0, (rgb >> 8U & 255U) / 255.0, (rgb & 255U) / 255.0, 1.0};
}

std::optional<Color> parse_name(std::string_view text) {
    if (text == "transparent") return Color{0.0, 0.0, 0.0, 0.0};
    const auto* found =
        std::lower_bound(named_colors.begin(), named_colors.end(), text,
                         [](const NamedColor& a, std::string_view name) { return a.name < name; });
    if (found == named_colors.end() || found->name != text) return std::nullopt;
    return from_bytes(found->rgb);
}

std::optional<Color> parse_hex(std::string_view digits) {
    const std::size_t n = digits.size();
    if (n != 3 && n != 4 && n != 6 && n != 8) return std::nullopt;
    const std::size_t width = n <= 4 ? 1 : 2;
    std::array<double, 4> parts{0.0, 0.0, 0.0, 1.0};
    for (std::size_t i = 0; i * width < n; ++i) {
        unsigned value = 0;
        const char* begin = digits.data() + i * width;
        const auto read = std::from_chars(begin, begin + width, value, 16);
        if (read.ptr != begin + width) return std::nullopt;
        parts.at(i) = (width == 1 ? value * 17U : value) / 255.0;
    }
    return Color{parts[0], parts[1], parts[2], parts[3]};
}

/// One number of a colour function, with what follows it.
struct Component {
    double value = 0.0;
    bool percent = false;
    bool degrees = false;
    char separator = ' '; ///< before it: space, comma or slash
};

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

/// The numbers between the brackets of a colour function; empty when the grammar is broken.
std::vector<Component> components(std::string_view text) {
    std::vector<Component> out;
    std::size_t at = skip_spaces(text, 0);
    while (at < text.size()) {
        Component component;
        if (!out.empty()) {
            const std::size_t mark = skip_spaces(text, at);
            if (mark == text.size()) break;
            const bool separated = text[mark] == ',' || text[mark] == '/';
            if (separated) component.separator = text[mark];
            // After `%` or `deg` a number may follow only behind a separator.
            if (!separated && mark == at) return {};
            at = separated ? skip_spaces(text, mark + 1) : mark;
        }
        const std::size_t end = std::min(text.find_first_not_of("0123456789e.+-", at), text.size());
        if (end == at) return {};
        component.value = text_number(text.substr(at, end - at));
        at = end;
        if (text.substr(at, 1) == "%") {
            component.percent = true;
            ++at;
        } else if (text.substr(at, 3) == "deg") {
            component.degrees = true;
            at += 3;
        }
        if (std::isnan(component.value) || out.size() == 4) return {};
        out.push_back(component);
    }
    return out;
}

/// Either commas everywhere or nowhere; alpha comes after a comma or after a slash.
bool well_separated(const std::vector<Component>& parts) {
    if (parts.size() < 3 || parts[1].separator == '/' || parts[1].separator != parts[2].separator)
        return false;
    if (parts.size() == 3) return true;
    return parts[3].separator == (parts[1].separator == ',' ? ',' : '/') && !parts[3].degrees;
}

double alpha_of(const std::vector<Component>& parts) {
    if (parts.size() < 4) return 1.0;
    return std::clamp(parts[3].percent ? parts[3].value / 100.0 : parts[3].value, 0.0, 1.0);
}

std::optional<Color> parse_rgb(const std::vector<Component>& parts) {
    const bool percent = parts[0].percent;
    std::array<double, 3> rgb{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (parts[i].percent != percent || parts[i].degrees) return std::nullopt;
        rgb.at(i) = std::clamp(parts[i].value / (percent ? 100.0 : 255.0), 0.0, 1.0);
    }
    return Color{rgb[0], rgb[1], rgb[2], alpha_of(parts)};
}

std::optional<Color> parse_hsl(const std::vector<Component>& parts) {
    if (parts[0].percent || !parts[1].percent || !parts[2].percent) return std::nullopt;
    return hsl_to_rgb(parts[0].value, std::clamp(parts[1].value, 0.0, 100.0) / 100.0,
                      std::clamp(parts[2].value, 0.0, 100.0) / 100.0, alpha_of(parts));
}

} // namespace

std::optional<Color> parse_color(std::string_view input) {
    // No colour is written longer; a bound keeps hostile data from costing time.
    constexpr std::size_t longest = 200;
    if (input.size() > longest) return std::nullopt;
    while (!input.empty() && is_space(input.front())) input.remove_prefix(1);
    while (!input.empty() && is_space(input.back())) input.remove_suffix(1);
    std::string text(input);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (text.empty()) return std::nullopt;
    if (text[0] == '#') return parse_hex(std::string_view(text).substr(1));
    const std::size_t bracket = text.find('(');
    if (bracket == std::string::npos) return parse_name(text);
    if (text.back() != ')') return std::nullopt;
    const std::string_view name = std::string_view(text).substr(0, bracket);
    const auto parts =
        components(std::string_view(text).substr(bracket + 1, text.size() - bracket - 2));
    if (!well_separated(parts)) return std::nullopt;
    if (name == "rgb" || name == "rgba") return parse_rgb(parts);
    if (name == "hsl" || name == "hsla") return parse_hsl(parts);
    return std::nullopt;
}

} // namespace cordon::style
