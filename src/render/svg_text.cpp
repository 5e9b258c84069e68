// SPDX-License-Identifier: MIT
#include "render/clusters.hpp"
#include "render/svg_writer.hpp"
#include "render/utf8.hpp"
#include "render/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::render {

using scene::Node;
using scene::Text;

namespace {

constexpr int angle_decimals =
    3; ///< degrees; 0.001 moves the end of a 500 px label by less than 0.01 px

const scene::GlyphRun* first_run(const Text& text) {
    for (const scene::GlyphRun& run : text.runs)
        if (run.font) return &run;
    return nullptr;
}

bool names(const std::string& family, std::string_view word) {
    return family.find(word) != std::string::npos;
}

/// A family name in single quotes, unless it is one plain CSS identifier.
std::string quoted(const std::string& family) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (!family.empty() && std::all_of(family.begin(), family.end(), plain)) return family;
    std::string out = "'";
    for (const char c : clean_utf8(family)) {
        if (c == '\n' || c == '\r' || c == '\t') continue; // not allowed inside a CSS string
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

/// One line of characters: tabs and line ends become blanks.
std::string one_line(std::string_view text) {
    std::string out = clean_utf8(text);
    for (char& c : out)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return out;
}

/// Whether XML white-space handling would drop blanks.
bool needs_preserve(const std::string& text) {
    return text.starts_with(' ') || text.ends_with(' ') || text.find("  ") != std::string::npos;
}

void append_content(std::string& out, std::string_view text) {
    const std::string line = one_line(text);
    if (needs_preserve(line)) out += " xml:space=\"preserve\"";
    out += '>';
    append_xml_text(out, line);
    out += "</text>\n";
}

bool has_halo(const Text& text) {
    return text.halo && text.halo->width > 0 && text.halo->color.a > 0;
}

bool same_halo(const Text& a, const Text& b) {
    if (!has_halo(a) || !has_halo(b)) return has_halo(a) == has_halo(b);
    return a.halo->color == b.halo->color && a.halo->width == b.halo->width;
}

} // namespace

std::string css_families(const Text& text) {
    std::vector<std::string> families;
    for (const scene::GlyphRun& run : text.runs) {
        if (!run.font || run.font->family.empty()) continue;
        if (std::find(families.begin(), families.end(), run.font->family) == families.end())
            families.push_back(run.font->family);
    }
    if (families.empty()) return {};
    const std::string first = families.front();
    std::string generic = "sans-serif";
    if (names(first, "Mono"))
        generic = "monospace";
    else if (names(first, "Serif"))
        generic = "serif";
    const std::string fallback = generic == "serif" ? "Noto Serif" : "Noto Sans";
    if (std::find(families.begin(), families.end(), fallback) == families.end())
        families.push_back(fallback);
    std::string out;
    for (const std::string& family : families) out += quoted(family) + ",";
    return out + generic;
}

Attributes SvgWriter::font_attributes(const Text& text) const {
    Attributes out;
    const scene::GlyphRun* run = first_run(text);
    if (run != nullptr) {
        const std::string families = css_families(text);
        if (!families.empty() && families != font_family_)
            append_attribute(out, "font-family", families);
        if (run->font->weight != 400) out += fmt::format(" font-weight=\"{}\"", run->font->weight);
        if (run->font->italic) out += " font-style=\"italic\"";
        out += fmt::format(" font-size=\"{}\"", number_text(run->size, 3));
    }
    if (text.letter_spacing != 0)
        out += fmt::format(" letter-spacing=\"{}\"", number_text(text.letter_spacing, 3));
    if (!(text.color == Color{0, 0, 0, 1})) append_color(out, "fill", text.color);
    if (text.right_to_left) out += " direction=\"rtl\"";
    if (!text.language.empty() && text.language != code(scene_.metadata.language))
        append_attribute(out, "xml:lang", text.language);
    return out;
}

bool SvgWriter::is_outlined(const Text& text) const {
    return mode_ == SvgText::outline || scene::has_own_font(text);
}

std::size_t SvgWriter::same_style(std::span<const Node> nodes) const {
    const Text& first = std::get<Text>(nodes[0].item);
    const std::string style = font_attributes(first);
    const bool outlined = is_outlined(first);
    const auto fits = [&](const Node& node) {
        const Text* text = std::get_if<Text>(&node.item);
        return text != nullptr && same_halo(*text, first) && font_attributes(*text) == style &&
               is_outlined(*text) == outlined;
    };
    std::size_t count = 1;
    while (count < nodes.size() && fits(nodes[count])) ++count;
    return count;
}

void SvgWriter::write_texts(std::span<const Node> nodes) {
    const Text& first = std::get<Text>(nodes[0].item);
    const bool outlined = is_outlined(first);
    Attributes style = outlined ? outline_attributes(first) : font_attributes(first);
    const bool haloed = has_halo(first);
    const bool wrapped = haloed || (nodes.size() > 1 && !style.empty());
    if (wrapped) {
        out_ += "<g" + style + ">\n";
        style.clear();
    }
    if (haloed) open_haloed(*first.halo);
    for (const Node& node : nodes) {
        const Text& text = std::get<Text>(node.item);
        if (outlined)
            write_outline(text, style);
        else if (text.curved)
            write_curved(text, style);
        else
            write_live(text, style);
    }
    if (haloed) out_ += "</g>\n";
    if (wrapped) out_ += "</g>\n";
}

// Half of all readers know no `paint-order`: a stroke of the text's own would cover its letters. So
// the same text is drawn twice, by reference: it stands in the file once, to be read, searched and
// edited once.
void SvgWriter::open_haloed(const scene::Halo& halo) {
    const std::string id = unique_id(owner_.empty() ? "text" : owner_ + "-text");
    out_ += fmt::format("<use xlink:href=\"#{}\" aria-hidden=\"true\" fill=\"none\"", id);
    append_color(out_, "stroke", halo.color);
    out_ += fmt::format(" stroke-width=\"{}\" stroke-linejoin=\"round\"/>\n<g id=\"{}\">\n",
                        number_text(2 * halo.width, 3), id);
}

void SvgWriter::open_text(PagePoint at, double angle) {
    out_ += "<text";
    const std::string turn = number_text(angle, angle_decimals);
    if (turn == "0") {
        attribute("x", at.x, decimals_);
        attribute("y", at.y, decimals_);
        return;
    }
    out_ += fmt::format(" transform=\"translate({} {})rotate({})\"", coordinate(at.x),
                        coordinate(at.y), turn);
}

void SvgWriter::write_live(const Text& text, std::string_view attributes) {
    PagePoint at = text.origin;
    if (text.right_to_left) { // SVG starts such a line at its right end
        const double angle = text.angle * std::numbers::pi / 180;
        at = at + PagePoint{text.width * std::cos(angle), text.width * std::sin(angle)};
    }
    open_text(at, text.angle);
    out_ += attributes;
    append_content(out_, text.text);
}

void SvgWriter::write_curved(const Text& text, std::string_view attributes) {
    const std::vector<Cluster> clusters = clusters_of(text);
    // Without clusters no letter can be placed by itself, and letters of a joining script would
    // lose their forms.
    if (clusters.empty() || text.right_to_left) return write_outline(text, attributes);
    out_ += "<g role=\"img\"";
    append_attribute(out_, "aria-label", one_line(text.text));
    out_ += attributes;
    out_ += ">\n";
    for (const Cluster& cluster : clusters) {
        const scene::Glyph& glyph = text.runs[cluster.run].glyphs[cluster.first_glyph];
        const std::string_view letters = std::string_view(text.text).substr(
            cluster.text_begin, cluster.text_end - cluster.text_begin);
        if (letters.find_first_not_of(" \t\n\u00A0") == std::string_view::npos) continue;
        const GlyphPlace place = place_of(text, glyph, 1);
        open_text({place.x0, place.y0}, text.angle + glyph.angle);
        append_content(out_, letters);
    }
    out_ += "</g>\n";
}

Attributes SvgWriter::outline_attributes(const Text& text) {
    Attributes out;
    if (!(text.color == Color{0, 0, 0, 1})) append_color(out, "fill", text.color);
    return out;
}

void SvgWriter::write_outline(const Text& text, std::string_view style) {
    const Path path = outline_of(text, GlyphOutlines::for_this_thread());
    const PathRange range = PathRange::whole(path);
    if (range.empty() || !is_finite(path, range)) return;
    Attributes attributes = " role=\"img\"";
    append_attribute(attributes, "aria-label", one_line(text.text));
    attributes += style;
    path_element(path, range, attributes);
}

} // namespace cordon::render
