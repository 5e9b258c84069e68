// SPDX-License-Identifier: MIT
#include "compose/field_icon.hpp"
#include "compose/symbol.hpp"
#include "compose/symbol_poses.hpp"
#include "core/language.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

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

/// A picture round the origin, turned and put to its place.
scene::Picture moved(scene::Picture picture, PagePoint to, double angle) {
    const double a = angle * std::numbers::pi / 180.0;
    const PagePoint middle = picture.box.center();
    const PagePoint at{to.x + middle.x * std::cos(a) - middle.y * std::sin(a),
                       to.y + middle.x * std::sin(a) + middle.y * std::cos(a)};
    const double width = picture.box.width() / 2;
    const double height = picture.box.height() / 2;
    picture.box = {at.x - width, at.y - height, at.x + width, at.y + height};
    picture.angle = std::remainder(angle, 360.0);
    return picture;
}

/// Icons that are shown pixel by pixel stand between device pixels, as web maps put them.
scene::Picture snapped(scene::Picture picture, const PaintContext& context) {
    const double ratio = context.pixel_ratio;
    const bool exact = std::abs(picture.box.width() * ratio - picture.width) < 1e-6 &&
                       std::abs(picture.box.height() * ratio - picture.height) < 1e-6;
    if (context.manner == Manner::sheet || !exact || picture.angle != 0 || context.bearing != 0)
        return picture;
    const auto whole = [&](double v) { return std::ceil(v * ratio - 0.5) / ratio; };
    const double x = whole(picture.box.min_x);
    const double y = whole(picture.box.min_y);
    picture.box = {x, y, x + picture.width / ratio, y + picture.height / ratio};
    picture.smooth = false;
    return picture;
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

/// The line from a place to its name, in the colours of the name.
void paint_call_out(const Symbol& symbol, const Pose& pose, scene::Group& out) {
    constexpr double width = 0.6;
    scene::Path path;
    path.move_to(pose.call_out->first);
    path.line_to(pose.call_out->second);
    scene::Shape line;
    line.path = std::move(path);
    line.stroke = scene::Stroke{.color = symbol.ink.color, .width = width};
    if (symbol.ink.halo) {
        scene::Shape under = line;
        under.stroke->color = symbol.ink.halo->color;
        under.stroke->width = width + 2 * std::min(1.0, symbol.ink.halo->width);
        out.add(std::move(under));
    }
    out.add(std::move(line));
}

/// The end of a leader: a dot where the place is known, a ring where nobody said how well, nothing
/// on areas.
void paint_leader_end(const BoundPageLayer& layer, const Symbol& symbol, const Pose& pose,
                      scene::Group& out) {
    const data::FeatureLayer& features = *layer.page.features;
    const bool known = features.boolean(symbol.feature, "exact", false);
    if (!known && features.boolean(symbol.feature, "radius_known", true)) return;
    scene::Shape end;
    end.path = scene::Path::circle(*pose.leader, known ? 1.8 : 2.4);
    end.fill = scene::Fill{known ? symbol.icon_ink.color : symbol.icon_ink.paper};
    end.stroke = scene::Stroke{.color = symbol.icon_ink.color, .width = 0.9};
    out.add(std::move(end));
}

/// What a symbol for several incidents says of them.
void add_cluster_data(const data::FeatureLayer& features, std::size_t feature,
                      scene::Group& group) {
    const auto number = [&](const char* key, const char* column) {
        if (std::holds_alternative<std::monostate>(features.value(feature, column))) return;
        group.data.emplace_back(
            key, format_number_short(features.number(feature, column, 0.0), 2, Language::en));
    };
    const auto text = [&](const char* key, const char* column) {
        const std::string_view value = features.text(feature, column);
        if (!value.empty()) group.data.emplace_back(key, std::string(value));
    };
    number("count", "count");
    text("from", "date_from");
    text("to", "date_to");
    text("classes", "classes");
    text("claims", "claims");
    number("spread-km", "spread_km");
    number("uncertainty-km", "uncertainty_km");
    number("precision-not-stated", "unknown_radius");
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
    const std::string_view urls = features.text(feature, "source_urls");
    if (!urls.empty()) group.data.emplace_back("source-url", std::string(urls));
    if (!features.text(feature, "claims").empty()) add_cluster_data(features, feature, group);
    return group;
}

/// The same for a border crossing: its title says the status, with source and date.
scene::Group crossing_group(const BoundPageLayer& layer, std::size_t feature) {
    const data::FeatureLayer& features = *layer.page.features;
    scene::Group group;
    group.id = "crossing-" + std::string(features.text(feature, "id"));
    group.title = std::string(features.text(feature, "description"));
    for (const char* key : {"status", "source", "date"})
        if (const std::string_view value = features.text(feature, key); !value.empty())
            group.data.emplace_back(key, std::string(value));
    return group;
}

} // namespace

void paint_symbol(const BoundPageLayer& layer, const Symbol& symbol, const Pose& pose,
                  scene::Group& out) {
    const SymbolLayout layout{
        .fit_icon = fit_from(layer.bound.text(Property::icon_text_fit, symbol.feature)),
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
    if (pose.call_out) paint_call_out(symbol, pose, out);
    auto icon = pose.shows_icon ? icon_for(symbol, layout, pose) : std::nullopt;
    if (icon) {
        const double turn =
            pose.icon_angle + layer.bound.number(Property::icon_rotate, symbol.feature);
        const PagePoint at =
            pose.icon_at + translation(layer.bound, Property::icon_translate,
                                       Property::icon_translate_anchor, layer.context);
        const bool field = symbol.image != nullptr && symbol.image->sdf && symbol.icon &&
                           layer.context.manner == Manner::web;
        if (field) {
            scene::Picture picture =
                field_picture(*symbol.image, symbol.icon_ink,
                              layer.bound.number(Property::icon_halo_blur, symbol.feature),
                              {symbol.icon->box, at, turn, layer.context.pixel_ratio});
            if (picture.rgba) out.add(std::move(picture));
            icon->shapes.clear();
        }
        for (scene::Shape& shape : icon->shapes) out.add(moved(std::move(shape), at, turn));
        for (scene::Picture& picture : icon->pictures)
            out.add(snapped(moved(std::move(picture), at, turn), layer.context));
    }
    if (symbol.text == nullptr || !pose.shows_text) return;
    const PagePoint shift = translation(layer.bound, Property::text_translate,
                                        Property::text_translate_anchor, layer.context);
    if (pose.along) {
        scene::Text text(*pose.along);
        text.origin = text.origin + shift;
        out.add(std::move(text));
        return;
    }
    const bool with_map =
        layer.bound.text(Property::text_rotation_alignment, symbol.feature) == "map" &&
        layer.bound.text(Property::symbol_placement, symbol.feature) == "point";
    const double turn = layer.bound.number(Property::text_rotate, symbol.feature) -
                        (with_map ? layer.context.bearing : 0.0);
    const text::ShapedText& own = *text_in(symbol, pose);
    const bool anew = pose.align && own.lines.size() > 1;
    const text::ShapedText set = anew ? text::aligned(own, *pose.align) : text::ShapedText();
    for (scene::Text& text : text::place(anew ? set : own, pose.text_corner + shift, symbol.ink,
                                         turn, pose.icon_at + shift))
        out.add(std::move(text));
}

namespace {

/// Symbols from the lowest to the uppermost.
std::vector<Symbol*> painting_order(const BoundPageLayer& layer, std::vector<Symbol>& symbols) {
    std::vector<Symbol*> out;
    out.reserve(symbols.size());
    for (Symbol& symbol : symbols) out.push_back(&symbol);
    if (leader_rules(layer.layer)) {
        // Leaders of the less important symbols pass below the others.
        std::reverse(out.begin(), out.end());
        return out;
    }
    const std::string_view order = layer.bound.text(Property::symbol_z_order, 0);
    const bool keyed = layer.layer.has(Property::symbol_sort_key);
    const bool overlaps = std::any_of(symbols.begin(), symbols.end(), [](const Symbol& symbol) {
        return symbol.rules.may_overlap || !symbol.rules.blocks_others;
    });
    const bool by_height = order == "viewport-y" || (order != "source" && !keyed);
    if (by_height && overlaps)
        std::stable_sort(out.begin(), out.end(), [](const Symbol* a, const Symbol* b) {
            const auto y = [](const Symbol* s) {
                return s->poses.empty() ? 0.0 : s->poses[0].icon_at.y;
            };
            return y(a) < y(b);
        });
    return out;
}

} // namespace

void paint_symbols(const BoundPageLayer& layer, std::vector<Symbol>& symbols, scene::Group& out) {
    const Json* role = layer.layer.definition.find("cordon:role");
    const auto has_role = [&](std::string_view name) {
        return role != nullptr && role->is_string() && role->string() == name;
    };
    const bool incidents = has_role("incident");
    const bool crossings = has_role("crossing");
    for (Symbol* symbol : painting_order(layer, symbols)) {
        if (!symbol->chosen) continue;
        const Pose& pose = symbol->poses[*symbol->chosen];
        if (incidents) {
            paint_symbol(layer, *symbol, pose, out.add(incident_group(layer, symbol->feature)));
        } else if (crossings) {
            paint_symbol(layer, *symbol, pose, out.add(crossing_group(layer, symbol->feature)));
        } else {
            paint_symbol(layer, *symbol, pose, out);
        }
        // Of a million symbols the one half makes room for the other.
        symbol->poses = {};
        symbol->candidates = {};
        symbol->icon.reset();
    }
}

} // namespace cordon::compose
