// SPDX-License-Identifier: MIT
#include "compose/painter.hpp"

#include <algorithm>
#include <string>

namespace cordon::compose {

using geom::PagePoint;
using scene::Shape;
using style::Property;

std::vector<std::size_t> visible_features(const style::Layer& layer, const style::BoundLayer& bound,
                                          const PageLayer& page, Property sort_key) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < page.shapes.size(); ++i)
        if (!page.shape(i).empty() && bound.matches(i)) out.push_back(i);
    if (!layer.has(sort_key)) return out;
    std::vector<std::pair<double, std::size_t>> keyed;
    keyed.reserve(out.size());
    for (const std::size_t i : out) keyed.emplace_back(bound.number(sort_key, i), i);
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), out.begin(),
                   [](const auto& entry) { return entry.second; });
    return out;
}

void append_shape(const geom::PageView& shape, scene::Path& path) {
    if (shape.kind() == geom::Kind::point) return;
    const bool closed = shape.kind() == geom::Kind::polygon;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        auto part = shape.part(i);
        if (part.size() < 2) continue;
        if (closed && part.front() == part.back()) part = part.first(part.size() - 1);
        path.move_to(part.front());
        for (const PagePoint& p : part.subspan(1)) path.line_to(p);
        if (closed) path.close();
    }
}

void paint_background(const style::BoundLayer& bound, const geom::PageBox& frame,
                      const PaintContext& context, scene::Group& out) {
    const double opacity = bound.number(Property::background_opacity, 0);
    Color color = with_opacity(bound.color(Property::background_color, 0), opacity);
    const std::string name(bound.text(Property::background_pattern, 0));
    const StyleImage* image = context.image(name);
    if (image != nullptr) color = {0, 0, 0, opacity};
    if (color.a <= 0 || (!name.empty() && image == nullptr)) return;
    Shape shape;
    shape.path = scene::Path::rectangle(frame);
    shape.fill = scene::Fill{color};
    if (image != nullptr) shape.fill->pattern = make_pattern(*image, context, frame.center());
    out.add(std::move(shape));
}

} // namespace cordon::compose
