// SPDX-License-Identifier: MIT
#include "scene/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace cordon::scene {

void Path::append(const Path& other) {
    verbs.insert(verbs.end(), other.verbs.begin(), other.verbs.end());
    points.insert(points.end(), other.points.begin(), other.points.end());
}

PageBox Path::box() const {
    PageBox box;
    for (const PagePoint& p : points) box.add(p);
    return box;
}

Path Path::rectangle(const PageBox& box) {
    Path path;
    path.move_to({box.min_x, box.min_y});
    path.line_to({box.max_x, box.min_y});
    path.line_to({box.max_x, box.max_y});
    path.line_to({box.min_x, box.max_y});
    path.close();
    return path;
}

namespace {
/// Control length of a cubic that stands for a quarter circle; largest radial error 0.027 %
/// (Goldapp 1991).
constexpr double quarter = 0.5519150244935106;
} // namespace

Path Path::circle(PagePoint center, double radius) {
    return rounded_rectangle(
        {center.x - radius, center.y - radius, center.x + radius, center.y + radius}, radius);
}

Path Path::rounded_rectangle(const PageBox& b, double radius) {
    const double r = std::min({radius, b.width() / 2, b.height() / 2});
    const double c = r * (1 - quarter);
    Path path;
    path.move_to({b.min_x + r, b.min_y});
    path.line_to({b.max_x - r, b.min_y});
    path.cubic_to({b.max_x - c, b.min_y}, {b.max_x, b.min_y + c}, {b.max_x, b.min_y + r});
    path.line_to({b.max_x, b.max_y - r});
    path.cubic_to({b.max_x, b.max_y - c}, {b.max_x - c, b.max_y}, {b.max_x - r, b.max_y});
    path.line_to({b.min_x + r, b.max_y});
    path.cubic_to({b.min_x + c, b.max_y}, {b.min_x, b.max_y - c}, {b.min_x, b.max_y - r});
    path.line_to({b.min_x, b.min_y + r});
    path.cubic_to({b.min_x, b.min_y + c}, {b.min_x + c, b.min_y}, {b.min_x + r, b.min_y});
    path.close();
    return path;
}

bool has_own_font(const Text& text) {
    return std::any_of(text.runs.begin(), text.runs.end(),
                       [](const GlyphRun& run) { return run.font && !run.font->installed; });
}

std::vector<Ring> rings_of(const Halo& halo, double step) {
    if (!(halo.blur > 0)) return {{halo.width, 1.0}};
    constexpr double most = 12.0; // strokes; more cannot be told apart
    const double outer = halo.width + halo.blur;
    const double inner = std::max(0.0, halo.width - halo.blur);
    const double count = std::clamp(std::ceil((outer - inner) / step), 2.0, most);
    const auto strength = [&](double reach) { // as web maps fade distance fields
        const double t = std::clamp((outer - reach) / (2 * halo.blur), 0.0, 1.0);
        return t * t * (3 - 2 * t);
    };
    std::vector<Ring> rings;
    double below = 0.0; // strength of what the wider strokes paint
    for (double k = 0; k < count; ++k) {
        const double band = (outer - inner) / count;
        const double wanted = k + 1 < count ? strength(outer - (k + 1.0) * band)
                                            : strength(inner); // the last one is what remains
        const double alpha = below < 1 ? (wanted - below) / (1 - below) : 0.0;
        if (alpha > 0) rings.push_back({outer - (k + 0.5) * band, alpha});
        below = std::max(below, wanted);
    }
    return rings;
}

namespace {

void move(Path& path, PagePoint by) {
    for (PagePoint& p : path.points) p = p + by;
}
void move(Shape& shape, PagePoint by) {
    move(shape.path, by);
    if (!shape.fill || !shape.fill->pattern) return;
    auto pattern = std::make_shared<Pattern>(*shape.fill->pattern);
    pattern->origin = pattern->origin + by;
    shape.fill->pattern = std::move(pattern);
}
void move(Stamps& stamps, PagePoint by) {
    for (PagePoint& p : stamps.at) p = p + by;
}
void move(Text& text, PagePoint by) {
    text.origin = text.origin + by;
}
void move(Picture& picture, PagePoint by) {
    picture.box = {picture.box.min_x + by.x, picture.box.min_y + by.y, picture.box.max_x + by.x,
                   picture.box.max_y + by.y};
}
void move(Group& group, PagePoint by) {
    translate(group, by);
}

} // namespace

void translate(Group& group, PagePoint by) {
    if (group.clip) move(*group.clip, by);
    for (Node& node : group.children) std::visit([&](auto& item) { move(item, by); }, node.item);
}

namespace {

constexpr std::array<std::string_view, 13> role_names = {
    "group", "map",   "layer",    "incident",  "legend", "scale-bar", "north-arrow",
    "inset", "title", "subtitle", "paragraph", "list",   "list-item"};

std::string text_of(const Color& color) {
    return color.a >= 1.0 ? to_hex(color) : fmt::format("{}/{:.2f}", to_hex(color), color.a);
}

std::string text_of(const PageBox& box) {
    return fmt::format("[{:.1f} {:.1f} {:.1f} {:.1f}]", box.min_x, box.min_y, box.max_x, box.max_y);
}

std::string paint_text(const std::optional<Fill>& fill, const std::optional<Stroke>& stroke) {
    std::string out;
    if (fill) out += " fill " + text_of(fill->color);
    if (!stroke) return out;
    out += fmt::format(" stroke {} {:.2f}", text_of(stroke->color), stroke->width);
    if (!stroke->dashes.empty()) out += fmt::format(" dash {:.2f}", fmt::join(stroke->dashes, ","));
    return out;
}

/// Writes one line a node, two spaces a level.
class TextWriter {
  public:
    std::string take() { return std::move(out_); }

    void write(const Group& group, int depth) {
        line(depth,
             fmt::format("{} \"{}\"{}{}{}", role_names.at(static_cast<std::size_t>(group.role)),
                         group.id, group.title.empty() ? "" : " title \"" + group.title + "\"",
                         group.clip ? " clip " + text_of(group.clip->box()) : "",
                         group.opacity < 1 ? fmt::format(" opacity {:.2f}", group.opacity) : ""));
        for (const Node& node : group.children)
            std::visit([&](const auto& item) { write(item, depth + 1); }, node.item);
    }

  private:
    void write(const Shape& shape, int depth) {
        line(depth,
             fmt::format("shape {} points{} {}{}", shape.path.points.size(),
                         shape.pieces.empty() ? "" : fmt::format(" {} pieces", shape.pieces.size()),
                         text_of(shape.path.box()), paint_text(shape.fill, shape.stroke)));
    }
    void write(const Stamps& stamps, int depth) {
        line(depth, fmt::format("stamps {} of {}{}", stamps.at.size(), text_of(stamps.path.box()),
                                paint_text(stamps.fill, stamps.stroke)));
    }
    void write(const Text& text, int depth) {
        const Font* font = text.runs.empty() ? nullptr : text.runs.front().font.get();
        line(depth,
             fmt::format(
                 "text \"{}\" at {:.1f} {:.1f} width {:.1f}{} {} {} {:.2f}{}{} {}{}", text.text,
                 text.origin.x, text.origin.y, text.width,
                 text.curved       ? " curved"
                 : text.angle != 0 ? fmt::format(" angle {:.1f}", text.angle)
                                   : "",
                 font != nullptr ? font->family : "no font", font != nullptr ? font->weight : 0,
                 text.runs.empty() ? 0.0 : text.runs.front().size,
                 font != nullptr && font->italic ? " italic" : "", text.right_to_left ? " rtl" : "",
                 text_of(text.color),
                 text.halo ? fmt::format(
                                 " halo {} {:.2f}{}", text_of(text.halo->color), text.halo->width,
                                 text.halo->blur > 0 ? fmt::format(" blur {:.2f}", text.halo->blur)
                                                     : std::string())
                           : ""));
    }
    void write(const Picture& picture, int depth) {
        line(depth,
             picture.art
                 ? fmt::format("artwork {} {}{}", picture.art->id, text_of(picture.box),
                               picture.art->tinted ? " ink " + text_of(picture.ink) : std::string())
                 : fmt::format("picture {}x{} {}", picture.width, picture.height,
                               text_of(picture.box)));
    }
    void line(int depth, const std::string& text) {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        out_ += text;
        out_ += '\n';
    }
    std::string out_;
};

} // namespace

std::string to_text(const Scene& scene) {
    TextWriter writer;
    writer.write(scene.root, 0);
    return fmt::format("scene {:.1f} x {:.1f} {} {}\n", scene.width, scene.height,
                       text_of(scene.background), code(scene.metadata.language)) +
           writer.take();
}

} // namespace cordon::scene
