// SPDX-License-Identifier: MIT
#include "scene/legibility.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace cordon::scene {

namespace {

std::string_view role_name(Role role) {
    switch (role) {
    case Role::title: return "title";
    case Role::subtitle: return "subtitle";
    case Role::paragraph: return "paragraph";
    case Role::list: return "list";
    case Role::legend: return "legend";
    case Role::scale_bar: return "scale-bar";
    case Role::north_arrow: return "north-arrow";
    case Role::inset: return "inset";
    default: return {};
    }
}

/// Walks the drawing with the name of the part that it is in.
class Walk {
  public:
    explicit Walk(const LegibilityLimits& limits) : limits_(limits) {}

    void group(const Group& group, std::string_view outer) {
        if (group.opacity <= 0) return;
        children(group, part_of(group, outer));
    }

    void children(const Group& group, std::string_view part) {
        for (const Node& node : group.children) {
            if (const auto* child = std::get_if<Group>(&node.item)) this->group(*child, part);
            if (const auto* text = std::get_if<Text>(&node.item)) check(*text, part);
            if (const auto* shape = std::get_if<Shape>(&node.item)) check(shape->stroke, part);
            if (const auto* stamps = std::get_if<Stamps>(&node.item)) check(stamps->stroke, part);
        }
    }

    SmallParts found;

  private:
    /// Layers and furniture are parts; the incidents of a layer and the rows of a list are not.
    static std::string_view part_of(const Group& group, std::string_view outer) {
        const bool detail = group.role == Role::incident || group.role == Role::list_item;
        if (detail && !outer.empty()) return outer;
        if (!group.id.empty()) return group.id;
        const std::string_view name = role_name(group.role);
        return name.empty() || !outer.empty() ? outer : name;
    }

    void check(const Text& text, std::string_view part) {
        if (text.color.a <= 0 || text.text.empty()) return;
        std::optional<double> size;
        for (const GlyphRun& run : text.runs)
            if (!run.glyphs.empty()) size = std::min(size.value_or(run.size), run.size);
        if (size) add(*size, limits_.min_text, part, found.texts);
    }
    /// Styles let lines fade in and grow from nothing as the map is enlarged; such a line is not
    /// meant to be seen yet.
    void check(const std::optional<Stroke>& stroke, std::string_view part) {
        constexpr double unseen = 0.1; // of the limit
        if (stroke && stroke->color.a > 0 &&
            stroke->width * limits_.points_per_pixel > unseen * limits_.min_line)
            add(stroke->width, limits_.min_line, part, found.lines);
    }

    void add(double pixels, double limit, std::string_view part,
             std::vector<SmallPart>& parts) const {
        constexpr double rounding = 1e-6; // a size that is the limit itself is large enough
        const double points = pixels * limits_.points_per_pixel;
        if (points >= limit - rounding) return;
        const std::string_view name = part.empty() ? "furniture" : part;
        auto at = std::find_if(parts.begin(), parts.end(),
                               [&](const SmallPart& known) { return known.name == name; });
        if (at == parts.end()) at = parts.insert(at, {std::string(name), points, 0});
        at->smallest = std::min(at->smallest, points);
        ++at->count;
    }

    const LegibilityLimits& limits_;
};

} // namespace

SmallParts small_parts(const Scene& scene, const LegibilityLimits& limits) {
    Walk walk(limits);
    walk.children(scene.root, {}); // the root's id names no part
    return std::move(walk.found);
}

} // namespace cordon::scene
