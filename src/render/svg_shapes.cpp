// SPDX-License-Identifier: MIT
#include "render/png.hpp"
#include "render/svg_writer.hpp"
#include "render/xml.hpp"

#include <fmt/format.h>

namespace cordon::render {

using scene::Fill;
using scene::Stroke;

namespace {

constexpr int style_decimals = 3; ///< of widths, dashes and opacities

void append_stroke(std::string& out, const Stroke& stroke) {
    append_color(out, "stroke", stroke.color);
    if (stroke.width != 1)
        out += fmt::format(" stroke-width=\"{}\"", number_text(stroke.width, style_decimals));
    if (stroke.cap != scene::Cap::butt)
        out += fmt::format(" stroke-linecap=\"{}\"",
                           stroke.cap == scene::Cap::round ? "round" : "square");
    if (stroke.join != scene::Join::miter)
        out += fmt::format(" stroke-linejoin=\"{}\"",
                           stroke.join == scene::Join::round ? "round" : "bevel");
    else if (stroke.miter_limit != 4) // SVG's initial value
        out += fmt::format(" stroke-miterlimit=\"{}\"",
                           number_text(std::max(1.0, stroke.miter_limit), style_decimals));
    if (!has_dashes(stroke)) return;
    out += " stroke-dasharray=\"";
    for (std::size_t i = 0; i < stroke.dashes.size(); ++i) {
        if (i > 0) out += ' ';
        append_number(out, stroke.dashes[i], style_decimals);
    }
    out += '"';
    if (stroke.dash_offset != 0)
        out += fmt::format(" stroke-dashoffset=\"{}\"",
                           number_text(stroke.dash_offset, style_decimals));
}

} // namespace

Attributes SvgWriter::paint_attributes(const Path& path, const std::optional<Fill>& fill,
                                       const std::optional<Stroke>& stroke) {
    Attributes out;
    const bool fills = fill && fill->color.a > 0;
    if (!fills) out += " fill=\"none\"";
    if (fills && !(fill->color == Color{0, 0, 0, 1})) append_color(out, "fill", fill->color);
    // The rules agree on rectangles and circles; SVG's initial one is non-zero.
    const bool simple = as_rectangle(path) || as_circle(path);
    if (fills && fill->rule == scene::FillRule::even_odd && !simple)
        out += " fill-rule=\"evenodd\"";
    if (fills && !fill->antialias) out += " shape-rendering=\"crispEdges\"";
    if (stroke && is_visible(*stroke)) append_stroke(out, *stroke);
    return out;
}

void SvgWriter::path_element(const Path& path, const PathRange& range,
                             std::string_view attributes) {
    const std::size_t start = out_.size();
    out_ += "<path";
    out_ += attributes;
    out_ += " d=\"";
    const std::size_t data = out_.size();
    PathText(out_, decimals_).append(path, range);
    if (out_.size() == data) return out_.resize(start); // nothing is left after rounding
    out_ += "\"/>\n";
}

namespace {

/// A bitmap as a `data:` address.
std::string data_url(const std::vector<std::uint8_t>& rgba, int width, int height) {
    const PixelSource pixels{rgba.data(), width, height, static_cast<std::size_t>(width) * 4,
                             PixelSource::Layout::rgba};
    return "data:image/png;base64," + base64(write_png(pixels, {}, nullptr));
}

bool is_whole(const std::shared_ptr<const std::vector<std::uint8_t>>& rgba, int width, int height) {
    const auto bytes = static_cast<std::size_t>(std::max(0, width)) *
                       static_cast<std::size_t>(std::max(0, height)) * 4;
    return bytes != 0 && rgba && rgba->size() == bytes;
}

} // namespace

void SvgWriter::define(const scene::Artwork& art) {
    if (!artworks_.insert(art.id).second) return;
    out_ += fmt::format("<defs><symbol id=\"{}\" viewBox=\"0 0 {} {}\" "
                        "preserveAspectRatio=\"none\">{}</symbol></defs>\n",
                        art.id, number_text(art.width, 3), number_text(art.height, 3), art.svg);
}

Attributes SvgWriter::pattern_fill(const Fill& fill) {
    const scene::Pattern& pattern = *fill.pattern;
    if (!is_whole(pattern.rgba, pattern.width, pattern.height)) return " fill=\"none\"";
    if (pattern.art) define(*pattern.art);
    const std::string content =
        pattern.art
            ? fmt::format("<use width=\"{}\" height=\"{}\" color=\"{}\" "
                          "xlink:href=\"#{}\"/>",
                          pattern.width, pattern.height, to_hex(pattern.ink), pattern.art->id)
            : fmt::format("<image width=\"{}\" height=\"{}\" xlink:href=\"{}\"/>", pattern.width,
                          pattern.height, data_url(*pattern.rgba, pattern.width, pattern.height));
    const std::string id = unique_id(owner_.empty() ? "pattern" : owner_ + "-pattern");
    out_ +=
        fmt::format("<pattern id=\"{}\" patternUnits=\"userSpaceOnUse\" width=\"{}\" height=\"{}\" "
                    "patternTransform=\"matrix({} {} {} {} {} {})\">{}</pattern>\n",
                    id, pattern.width, pattern.height, number_text(pattern.right.x, 4),
                    number_text(pattern.right.y, 4), number_text(pattern.down.x, 4),
                    number_text(pattern.down.y, 4), number_text(pattern.origin.x, 3),
                    number_text(pattern.origin.y, 3), content);
    Attributes out = fmt::format(" fill=\"url(#{})\"", id);
    if (fill.color.a < 1) out += fmt::format(" fill-opacity=\"{}\"", number_text(fill.color.a, 3));
    if (fill.rule == scene::FillRule::even_odd) out += " fill-rule=\"evenodd\"";
    return out;
}

void SvgWriter::write(const scene::Shape& shape) {
    const bool fills = shape.fill && shape.fill->color.a > 0;
    const bool strokes = shape.stroke && is_visible(*shape.stroke);
    if (!fills && !strokes) return;
    const bool patterned = fills && shape.fill->pattern;
    Attributes paint = patterned ? pattern_fill(*shape.fill)
                                 : paint_attributes(shape.path, shape.fill, shape.stroke);
    if (patterned && strokes) append_stroke(paint, *shape.stroke);
    const bool several = shape.pieces.size() > 1;
    if (several) out_ += "<g" + paint + ">\n";
    for_each_piece(shape, [&](const PathRange& range) {
        path_element(shape.path, range, several ? "" : paint);
    });
    if (several) out_ += "</g>\n";
}

void SvgWriter::write(const scene::Stamps& stamps) {
    const bool fills = stamps.fill && stamps.fill->color.a > 0;
    const bool strokes = stamps.stroke && is_visible(*stamps.stroke);
    const PathRange range = PathRange::whole(stamps.path);
    if ((!fills && !strokes) || stamps.at.empty() || range.empty() ||
        !is_finite(stamps.path, range))
        return;
    const auto circle = as_circle(stamps.path);
    std::string element;
    if (circle) {
        element = fmt::format("\" r=\"{}\"/>\n", number_text(circle->radius, style_decimals));
    } else {
        const std::string id = unique_id(owner_.empty() ? "stamp" : owner_ + "-stamp");
        out_ += fmt::format(R"(<defs><path id="{}" d=")", id);
        PathText(out_, std::max(decimals_, 2)).append(stamps.path, range);
        out_ += "\"/></defs>\n";
        element = fmt::format("\" xlink:href=\"#{}\"/>\n", id);
    }
    const PagePoint center = circle ? circle->center : PagePoint{};
    out_ += "<g" + paint_attributes(stamps.path, stamps.fill, stamps.stroke) + ">\n";
    for (const PagePoint at : stamps.at) {
        out_ += circle ? "<circle cx=\"" : "<use x=\"";
        append_number(out_, at.x + center.x, decimals_);
        out_ += circle ? "\" cy=\"" : "\" y=\"";
        append_number(out_, at.y + center.y, decimals_);
        out_ += element;
    }
    out_ += "</g>\n";
}

void SvgWriter::write_art(const scene::Picture& picture) {
    if (picture.box.empty() || !(picture.opacity > 0)) return;
    define(*picture.art);
    const bool tinted = picture.art->tinted;
    out_ += "<use";
    attribute("x", picture.box.min_x, decimals_);
    attribute("y", picture.box.min_y, decimals_);
    attribute("width", picture.box.width(), decimals_);
    attribute("height", picture.box.height(), decimals_);
    if (tinted) out_ += fmt::format(" color=\"{}\"", to_hex(picture.ink));
    const double opacity = picture.opacity * (tinted ? picture.ink.a : 1.0);
    if (opacity < 1) out_ += fmt::format(" opacity=\"{}\"", number_text(std::max(0.0, opacity), 3));
    if (picture.angle != 0) {
        const PagePoint middle = picture.box.center();
        out_ += fmt::format(" transform=\"rotate({} {} {})\"", number_text(picture.angle, 2),
                            coordinate(middle.x), coordinate(middle.y));
    }
    out_ += fmt::format(" xlink:href=\"#{}\"/>\n", picture.art->id);
}

void SvgWriter::write(const scene::Picture& picture) {
    if (picture.art) return write_art(picture);
    if (!is_whole(picture.rgba, picture.width, picture.height) || picture.box.empty()) return;
    out_ += "<image preserveAspectRatio=\"none\"";
    attribute("x", picture.box.min_x, decimals_);
    attribute("y", picture.box.min_y, decimals_);
    attribute("width", picture.box.width(), decimals_);
    attribute("height", picture.box.height(), decimals_);
    if (!picture.smooth) out_ += " style=\"image-rendering:pixelated\"";
    if (picture.opacity < 1)
        out_ += fmt::format(" opacity=\"{}\"", number_text(std::max(0.0, picture.opacity), 3));
    if (picture.angle != 0) {
        const PagePoint middle = picture.box.center();
        out_ += fmt::format(" transform=\"rotate({} {} {})\"", number_text(picture.angle, 2),
                            coordinate(middle.x), coordinate(middle.y));
    }
    out_ += " xlink:href=\"" + data_url(*picture.rgba, picture.width, picture.height) + "\"/>\n";
}

} // namespace cordon::render
