// SPDX-License-Identifier: MIT
#include "compose/symbol.hpp"
#include "compose/symbol_poses.hpp"

#include <cmath>
#include <numbers>
#include <ranges>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

namespace {

scene::Shape moved(scene::Shape shape, PagePoint to, double angle) {
    const double a = angle * std::numbers::pi / 180.0;
    const double c = std::cos(a);
    const double s = std::sin(a);
    for (PagePoint& p : shape.path.points) p = {to.x + p.x * c - p.y * s, to.y + p.x * s + p.y * c};
    return shape;
}

void paint_leader(const Symbol& symbol, const Pose& pose, double width, scene::Group& out) {
    scene::Path path;
    path.move_to(*pose.leader);
    path.line_to(pose.icon_at);
    if (symbol.icon_ink.halo) {
        scene::Shape under;
        under.path = path;
        under.stroke =
            scene::Stroke{.color = symbol.icon_ink.halo->color,
                          .width = width + 2 * std::min(1.0, symbol.icon_ink.halo->width),
                          .cap = scene::Cap::round};
        out.add(std::move(under));
    }
    scene::Shape line;
    line.path = std::move(path);
    line.stroke =
        scene::Stroke{.color = symbol.icon_ink.color, .width = width, .cap = scene::Cap::round};
    out.add(std::move(line));
}

/// The end of a leader: a dot where the place is known, a ring where nobody said how well, nothing
/// on areas.
void paint_leader_end(const BoundPageLayer& layer, const Symbol& symbol, const Pose& pose,
                      scene::Group& out) {
    const data::FeatureLayer& features = *layer.page.features;
    const auto flag = [&](const char* column) {
        const data::Value value = features.value(symbol.feature, column);
        const bool* found = std::get_if<bool>(&value);
        return found == nullptr ? std::nullopt : std::optional(*found);
    };
    const bool known = flag("exact").value_or(false);
    if (!known && flag("radius_known").value_or(true)) return;
    scene::Shape end;
    end.path = scene::Path::circle(*pose.leader, known ? 1.8 : 2.4);
    end.fill = scene::Fill{known ? symbol.icon_ink.color : symbol.icon_ink.paper};
    end.stroke = scene::Stroke{.color = symbol.icon_ink.color, .width = 0.9};
    out.add(std::move(end));
}

/// A group of its own for what the style calls an incident: readers of the file find it by id,
/// title and sources.
scene::Group incident_group(const BoundPageLayer& layer, std::size_t feature) {
    const data::FeatureLayer& features = *layer.page.features;
    scene::Group group;
    group.role = scene::Role::incident;
    group.id = "incident-" + std::string(features.text(feature, "id"));
    if (const std::string_view letter = features.text(feature, "alternative"); !letter.empty())
        group.id += "-" + std::string(letter);
    group.title = std::string(features.text(feature, "description"));
    const std::string_view sources = features.text(feature, "source_ids");
    if (!sources.empty()) group.data.emplace_back("source", std::string(sources));
    return group;
}

} // namespace

void paint_symbol(const BoundPageLayer& layer, const Symbol& symbol, const Pose& pose,
                  scene::Group& out) {
    const SymbolLayout layout{
        .fit_icon = layer.bound.text(Property::icon_text_fit, symbol.feature) != "none",
        .fit_padding = [&] {
            std::array<double, 4> padding{};
            const auto given = layer.bound.numbers(Property::icon_text_fit_padding, symbol.feature);
            std::copy_n(given.begin(), std::min<std::size_t>(4, given.size()), padding.begin());
            return padding;
        }()};
    if (pose.leader) {
        paint_leader(symbol, pose, leader_rules(layer.layer).value_or(LeaderRules{}).width, out);
        paint_leader_end(layer, symbol, pose, out);
    }
    if (auto icon = icon_for(symbol, layout, pose)) {
        const double turn =
            pose.icon_angle + layer.bound.number(Property::icon_rotate, symbol.feature);
        for (scene::Shape& shape : icon->shapes)
            out.add(moved(std::move(shape), pose.icon_at, turn));
    }
    if (symbol.text == nullptr) return;
    if (pose.along) {
        out.add(scene::Text(*pose.along));
        return;
    }
    for (scene::Text& text : text::place(*symbol.text, pose.text_corner, symbol.ink))
        out.add(std::move(text));
}

void paint_symbols(const BoundPageLayer& layer, const std::vector<Symbol>& symbols,
                   scene::Group& out) {
    const Json* role = layer.layer.definition.find("cordon:role");
    const bool incidents = role != nullptr && role->is_string() && role->string() == "incident";
    // Lower priority is drawn first, so that the more important symbol lies on top where overlaps
    // are allowed.
    for (const Symbol& placed : std::views::reverse(symbols)) {
        const Symbol* symbol = &placed;
        if (!symbol->chosen) continue;
        const Pose& pose = symbol->poses[*symbol->chosen];
        if (incidents) {
            paint_symbol(layer, *symbol, pose, out.add(incident_group(layer, symbol->feature)));
        } else {
            paint_symbol(layer, *symbol, pose, out);
        }
    }
}

} // namespace cordon::compose
