// SPDX-License-Identifier: MIT
#pragma once

#include "render/glyph_outlines.hpp"
#include "render/path_text.hpp"
#include "render/render.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace cordon::render {

/// One SVG element's attributes under construction; `name` and string values are escaped, numbers
/// rounded.
using Attributes = std::string;

/// Writes a scene as SVG 1.1. One use: `SvgWriter(scene, options).write()`.
class SvgWriter {
  public:
    SvgWriter(const scene::Scene& scene, const SvgOptions& options);
    [[nodiscard]] std::string write();

  private:
    // svg.cpp: the document and its groups
    void head();
    void write(const scene::Group& group);
    [[nodiscard]] Attributes group_attributes(const scene::Group& group);
    [[nodiscard]] std::string clip_id(const scene::Group& group);
    [[nodiscard]] std::string unique_id(std::string_view wanted);
    void children(const std::vector<scene::Node>& nodes);
    void element_text(std::string_view name, std::string_view text);
    // svg_shapes.cpp
    void write(const scene::Shape& shape);
    void write(const scene::Stamps& stamps);
    void write(const scene::Picture& picture);
    [[nodiscard]] static Attributes paint_attributes(const Path& path,
                                                     const std::optional<scene::Fill>& fill,
                                                     const std::optional<scene::Stroke>& stroke);
    /// Writes the pattern's definition; the attributes that use it.
    [[nodiscard]] Attributes pattern_fill(const scene::Fill& fill);
    /// Writes the drawing's definition before its first use.
    void define(const scene::Artwork& art);
    void write_art(const scene::Picture& picture);
    void path_element(const Path& path, const PathRange& range, std::string_view attributes);
    // svg_text.cpp
    void write_texts(std::span<const scene::Node> nodes);
    void write_live(const scene::Text& text, std::string_view attributes);
    void write_curved(const scene::Text& text, std::string_view attributes);
    void write_outline(const scene::Text& text, std::string_view attributes);
    [[nodiscard]] static Attributes outline_attributes(const scene::Text& text);
    /// Draws the halo of the group that it opens: all texts of one style, referred to by name.
    void open_haloed(const scene::Halo& halo);
    [[nodiscard]] Attributes font_attributes(const scene::Text& text) const;
    /// Texts in fonts that no reader's machine has are drawn in every mode.
    [[nodiscard]] bool is_outlined(const scene::Text& text) const;
    [[nodiscard]] std::size_t same_style(std::span<const scene::Node> nodes) const;
    /// Start of `<text`: position of its baseline start, turned by `angle` degrees.
    void open_text(PagePoint at, double angle);

    [[nodiscard]] std::string coordinate(double value) const {
        return number_text(value, decimals_);
    }
    void attribute(std::string_view name, double value, int decimals);

    const scene::Scene& scene_;
    SvgText mode_;
    int decimals_;
    std::string out_;
    std::string owner_;       ///< id of the nearest group, from which ids of its parts are made
    std::string font_family_; ///< written on the root, inherited
    std::set<std::string> ids_;
    std::map<std::string, std::string> clips_; ///< path data -> id
    std::set<std::string> artworks_;           ///< ids of those that are defined
};

/// CSS value of `font-family` for the faces of a text, with a generic family at the end. Empty
/// without faces.
[[nodiscard]] std::string css_families(const scene::Text& text);
/// Appends ` name="#rgb"` and, below 1, ` name-opacity="…"`.
void append_color(std::string& out, std::string_view name, const Color& color);

} // namespace cordon::render
