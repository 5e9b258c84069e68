// SPDX-License-Identifier: MIT
#include "compose/symbol_text.hpp"

#include "core/unicode.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

namespace {

/// The text is pushed away from the point on the side that the anchor names, by so much on each
/// axis.
PagePoint pushed(const std::string& name, PagePoint by) {
    PagePoint offset;
    if (name.ends_with("left")) offset.x = by.x;
    if (name.ends_with("right")) offset.x = -by.x;
    if (name.starts_with("top")) offset.y = by.y;
    if (name.starts_with("bottom")) offset.y = -by.y;
    return offset;
}

} // namespace

std::vector<TextAnchor> text_anchors(const style::BoundLayer& bound, const style::Layer& layer,
                                     std::size_t i) {
    const double em = bound.number(Property::text_size, i);
    const auto names = bound.texts(Property::text_variable_anchor, i);
    // With one anchor a radius of 0 leaves text-offset as it is; with several it counts as said.
    const double radius = std::max(0.0, bound.number(Property::text_radial_offset, i));
    const bool radial = layer.has(Property::text_radial_offset) && (!names.empty() || radius > 0.0);
    const double distance = radius * em;
    const auto offset = bound.numbers(Property::text_offset, i);
    const PagePoint given =
        offset.size() == 2 ? PagePoint{offset[0] * em, offset[1] * em} : PagePoint{};
    std::vector<TextAnchor> out;
    // Pairs of anchor and offset say all themselves.
    for (const style::LabelAnchor& pair : bound.anchors(Property::text_variable_anchor_offset, i))
        out.push_back({pair.anchor, PagePoint{pair.x * em, pair.y * em}});
    if (!out.empty()) return out;
    const auto add = [&](const std::string& name) {
        TextAnchor anchor{name, given, !radial && names.empty()};
        if (radial || !names.empty()) {
            // By the radius in any direction, or along each axis by the offset's amount.
            const bool diagonal = name.find('-') != std::string::npos;
            const double reach = diagonal ? distance * std::numbers::sqrt2 / 2 : distance;
            anchor.offset = pushed(name, radial ? PagePoint{reach, reach}
                                                : PagePoint{std::abs(given.x), std::abs(given.y)});
        }
        out.push_back(std::move(anchor));
    };
    for (const std::string& name : names) add(name);
    if (out.empty()) add(std::string(bound.text(Property::text_anchor, i)));
    return out;
}

TextAnchor line_anchor(const style::BoundLayer& bound, const style::Layer& layer, std::size_t i) {
    if (layer.has(Property::text_variable_anchor) ||
        layer.has(Property::text_variable_anchor_offset))
        return {std::string(bound.text(Property::text_anchor, i)), {}, true};
    return text_anchors(bound, layer, i).front();
}

text::Align align_at(std::string_view side) {
    if (side.ends_with("left")) return text::Align::left;
    return side.ends_with("right") ? text::Align::right : text::Align::center;
}

namespace {

std::string transformed(std::string text, std::string_view how) {
    if (how == "uppercase") return to_upper(text);
    if (how == "lowercase") return to_lower(text);
    return text;
}

/// Number of bytes of the character that begins here; 1 for a wrong byte.
std::size_t character_size(unsigned char first) {
    if (first >= 0xF0) return 4;
    if (first >= 0xE0) return 3;
    return first >= 0xC0 ? 2 : 1;
}

char32_t character_of(std::string_view bytes) {
    const auto byte = [&](std::size_t k) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[k]));
    };
    switch (bytes.size()) {
    case 2: return (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU);
    case 3: return (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    case 4:
        return (byte(0) & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
               (byte(3) & 0x3FU);
    default: return byte(0);
    }
}

/// Does a character stand upright in vertical text? East Asian blocks of Unicode Technical Report
/// 50.
bool is_upright(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 8> blocks{{{0x1100, 0x11FF},
                                                                   {0x2E80, 0xA4CF},
                                                                   {0xA960, 0xA97F},
                                                                   {0xAC00, 0xD7FF},
                                                                   {0xF900, 0xFAFF},
                                                                   {0xFE30, 0xFE4F},
                                                                   {0xFF01, 0xFF60},
                                                                   {0x20000, 0x3FFFF}}};
    return std::any_of(blocks.begin(), blocks.end(),
                       [c](const auto& block) { return c >= block.first && c <= block.second; });
}

/// Marks that belong to the character before them.
bool is_mark(char32_t c) {
    return c == 0x3099 || c == 0x309A || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0100 && c <= 0xE01EF);
}

text::Align align_of(const style::BoundLayer& bound, const style::Layer& layer, std::size_t i) {
    const std::string_view word = bound.text(Property::text_justify, i);
    if (word == "auto") return align_at(text_anchors(bound, layer, i).front().name);
    return align_at(word);
}

/// A text as it is set: lines of labels along lines follow each other, and what ends with a line
/// break has no empty line after it.
std::string clean(std::string text, bool on_line) {
    if (text.ends_with('\n')) text.pop_back();
    if (on_line) {
        std::replace(text.begin(), text.end(), '\n', ' ');
        while (text.ends_with(' ')) text.pop_back();
        text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    }
    return text;
}

text::TextStyle text_style(const BoundPageLayer& layer, std::size_t i,
                           const SymbolContext& context) {
    const style::BoundLayer& bound = layer.bound;
    text::TextStyle style;
    style.fonts = bound.texts(Property::text_font, i);
    style.size = bound.number(Property::text_size, i);
    style.letter_spacing = bound.number(Property::text_letter_spacing, i);
    style.line_height = bound.number(Property::text_line_height, i);
    const bool on_line = bound.text(Property::symbol_placement, i) != "point";
    if (!on_line) style.max_width = bound.number(Property::text_max_width, i) * style.size;
    style.balanced = true;
    style.align = align_of(bound, layer.layer, i);
    style.language = context.language;
    return style;
}

/// Is writing mode number `which` of point labels the vertical one?
bool wants_column(const style::BoundLayer& bound, std::size_t i, std::size_t which = 0) {
    const auto modes = bound.texts(Property::text_writing_mode, i);
    return modes.size() > which && modes[which] == "vertical" &&
           bound.text(Property::symbol_placement, i) == "point";
}

/// The feature's text as it is written, all sections in one.
std::string whole_text(const BoundPageLayer& layer, std::size_t i) {
    const style::BoundLayer& bound = layer.bound;
    std::string text;
    for (const style::TextSection& section : bound.formatted(Property::text_field, i))
        text += section.text;
    text = clean(std::move(text), bound.text(Property::symbol_placement, i) != "point");
    return transformed(std::move(text), bound.text(Property::text_transform, i));
}

const text::ShapedText* shape_column(const std::string& column, text::TextStyle style,
                                     SymbolContext& context) {
    style.line_height = 1.0 + style.letter_spacing; // letters follow each other downwards
    style.letter_spacing = 0.0;
    return &context.shaper.shape(column, style);
}

} // namespace

std::string in_column(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size =
            std::min(character_size(static_cast<unsigned char>(text[at])), text.size() - at);
        const std::string_view bytes = text.substr(at, size);
        const char32_t c = character_of(bytes);
        at += size;
        if (c == U' ' || c == U'\n') continue;
        if (!is_upright(c) && !is_mark(c)) return {};
        if (!out.empty() && !is_mark(c)) out += '\n';
        out += bytes;
    }
    return out;
}

const text::ShapedText* shape_text(const BoundPageLayer& layer, std::size_t i,
                                   SymbolContext& context) {
    const std::string text = whole_text(layer, i);
    if (text.empty()) return nullptr;
    const text::TextStyle style = text_style(layer, i, context);
    if (wants_column(layer.bound, i))
        if (const std::string column = in_column(text); !column.empty())
            return shape_column(column, style, context);
    return &context.shaper.shape(text, style);
}

const text::ShapedText* shape_second_mode(const BoundPageLayer& layer, std::size_t i,
                                          SymbolContext& context) {
    const auto modes = layer.bound.texts(Property::text_writing_mode, i);
    const bool first = wants_column(layer.bound, i, 0);
    const bool second = wants_column(layer.bound, i, 1);
    if (modes.size() < 2 || first == second) return nullptr;
    const std::string text = whole_text(layer, i);
    const std::string column = in_column(text);
    if (column.empty()) return nullptr; // both modes look the same
    const text::TextStyle style = text_style(layer, i, context);
    return second ? shape_column(column, style, context) : &context.shaper.shape(text, style);
}

std::shared_ptr<const text::ShapedText> shape_sections(const BoundPageLayer& layer, std::size_t i,
                                                       SymbolContext& context) {
    const style::BoundLayer& bound = layer.bound;
    const auto sections = bound.formatted(Property::text_field, i);
    const bool plain = std::all_of(sections.begin(), sections.end(), [](const auto& section) {
        return section.scale == 1.0 && section.fonts.empty() && !section.color;
    });
    if (plain || wants_column(bound, i)) return nullptr;
    const std::string_view how = bound.text(Property::text_transform, i);
    const double opacity = bound.number(Property::text_opacity, i);
    std::vector<text::Span> spans;
    for (const style::TextSection& section : sections) {
        if (section.text.empty()) continue;
        text::Span span;
        span.text = transformed(section.text, how);
        span.fonts = section.fonts;
        span.scale = section.scale;
        if (section.color) span.color = with_opacity(*section.color, opacity);
        spans.push_back(std::move(span));
    }
    if (!spans.empty() && spans.back().text.ends_with('\n')) spans.back().text.pop_back();
    if (spans.empty()) return nullptr;
    return std::make_shared<const text::ShapedText>(
        context.shaper.shape(spans, text_style(layer, i, context)));
}

} // namespace cordon::compose
