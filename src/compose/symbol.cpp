// SPDX-License-Identifier: MIT
#include "compose/symbol.hpp"

#include "compose/polyline.hpp"
#include "compose/sprite_icon.hpp"
#include "compose/symbol_poses.hpp"
#include "compose/symbol_text.hpp"
#include "compose/web_line_icons.hpp"
#include "geom/measure.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

namespace {

std::array<double, 4> four(std::span<const double> v) {
    return v.size() == 4 ? std::array{v[0], v[1], v[2], v[3]} : std::array<double, 4>{};
}

/// `…-overlap`, or the older switch where it is not set.
Overlap overlap_of(const style::BoundLayer& bound, Property overlap, Property legacy,
                   std::size_t i) {
    const std::string_view word = bound.text(overlap, i);
    if (word == "cooperative") return Overlap::cooperative;
    const bool always = word.empty() ? bound.boolean(legacy, i) : word == "always";
    return always ? Overlap::always : Overlap::never;
}

SymbolLayout layout_for(const BoundPageLayer& layer, std::size_t i, double icon_size) {
    const style::BoundLayer& bound = layer.bound;
    SymbolLayout layout;
    layout.anchors = text_anchors(bound, layer.layer, i);
    layout.line_anchor = line_anchor(bound, layer.layer, i);
    const std::string_view fit = bound.text(Property::icon_text_fit, i);
    layout.fit_icon = fit_from(fit);
    layout.fit_padding = four(bound.numbers(Property::icon_text_fit_padding, i));
    layout.justify_auto = bound.text(Property::text_justify, i) == "auto";
    layout.text_padding = bound.number(Property::text_padding, i);
    layout.text_rules = {overlap_of(bound, Property::text_overlap, Property::text_allow_overlap, i),
                         !bound.boolean(Property::text_ignore_placement, i)};
    layout.icon_rules = {overlap_of(bound, Property::icon_overlap, Property::icon_allow_overlap, i),
                         !bound.boolean(Property::icon_ignore_placement, i)};
    const auto padding = bound.numbers(Property::icon_padding, i);
    if (padding.size() == 4) layout.icon_padding = four(padding);
    const auto offset = bound.numbers(Property::icon_offset, i);
    // Images of a sprite carry their offset, because it turns with them.
    if (offset.size() == 2 && layer.context.image(bound.text(Property::icon_image, i)) == nullptr)
        layout.icon_offset = PagePoint{offset[0], offset[1]} * (icon_size / marker_size);
    layout.leader = leader_rules(layer.layer);
    if (layout.leader && !layout.leader->beside.empty())
        layout.leader->nearest +=
            std::max(0.0, layer.page.features->number(i, layout.leader->beside, 0.0));
    return layout;
}

/// The properties of a halo.
struct HaloProperties {
    Property color;
    Property width;
    Property blur;
    Property opacity;
};

std::optional<scene::Halo> halo(const style::BoundLayer& bound, const HaloProperties& use,
                                std::size_t i) {
    const double width = bound.number(use.width, i);
    const Color color = with_opacity(bound.color(use.color, i), bound.number(use.opacity, i));
    if (width <= 0 || color.a <= 0) return std::nullopt;
    constexpr double spread = 1.19; // pixels to either side a pixel of blur, in MapLibre GL
    return scene::Halo{color, width, spread * std::max(0.0, bound.number(use.blur, i))};
}

/// The sprite's image of the feature's icon, unless it is stretched round the text later.
void add_sprite_icon(const BoundPageLayer& layer, Symbol& symbol) {
    const style::BoundLayer& bound = layer.bound;
    const std::size_t i = symbol.feature;
    symbol.image = layer.context.image(symbol.icon_name);
    if (symbol.image == nullptr) return;
    const std::string_view fit = bound.text(Property::icon_text_fit, i);
    if (symbol.text != nullptr && !fit.empty() && fit != "none") return;
    const auto offset = bound.numbers(Property::icon_offset, i);
    const std::string anchor(bound.text(Property::icon_anchor, i));
    SpritePose pose;
    if (offset.size() == 2) pose.offset = {offset[0], offset[1]};
    pose.size = bound.number(Property::icon_size, i);
    pose.opacity = bound.number(Property::icon_opacity, i);
    pose.anchor = anchor;
    symbol.icon = make_sprite_icon(*symbol.image, symbol.icon_ink, pose);
}

Symbol start_symbol(const BoundPageLayer& layer, std::size_t i, SymbolContext& context) {
    const style::BoundLayer& bound = layer.bound;
    Symbol symbol;
    symbol.feature = i;
    symbol.own_text = shape_sections(layer, i, context);
    symbol.text = symbol.own_text ? symbol.own_text.get() : shape_text(layer, i, context);
    symbol.ink.color =
        with_opacity(bound.color(Property::text_color, i), bound.number(Property::text_opacity, i));
    symbol.ink.halo = halo(bound,
                           {Property::text_halo_color, Property::text_halo_width,
                            Property::text_halo_blur, Property::text_opacity},
                           i);
    symbol.icon_name = std::string(bound.text(Property::icon_image, i));
    symbol.icon_size = marker_size * bound.number(Property::icon_size, i);
    symbol.icon_ink.color =
        with_opacity(bound.color(Property::icon_color, i), bound.number(Property::icon_opacity, i));
    symbol.icon_ink.halo = halo(bound,
                                {Property::icon_halo_color, Property::icon_halo_width,
                                 Property::icon_halo_blur, Property::icon_opacity},
                                i);
    symbol.icon_ink.paper = context.paper;
    symbol.icon = make_marker(symbol.icon_name, symbol.icon_ink, symbol.icon_size);
    if (!symbol.icon) add_sprite_icon(layer, symbol);
    const Overlap text_over =
        overlap_of(bound, Property::text_overlap, Property::text_allow_overlap, i);
    const Overlap icon_over =
        overlap_of(bound, Property::icon_overlap, Property::icon_allow_overlap, i);
    const auto both = [&](Overlap wanted) {
        return (symbol.text == nullptr || text_over == wanted) &&
               (symbol.icon_name.empty() || icon_over == wanted);
    };
    symbol.rules.may_overlap = both(Overlap::always);
    symbol.rules.cooperative = both(Overlap::cooperative);
    symbol.rules.blocks_others = !(bound.boolean(Property::text_ignore_placement, i) ||
                                   bound.boolean(Property::icon_ignore_placement, i));
    symbol.rules.inside_frame =
        bound.boolean(Property::symbol_avoid_edges, i) ||
        (!symbol.rules.may_overlap && layer.context.manner == Manner::sheet);
    return symbol;
}

using Lines = std::vector<std::vector<PagePoint>>;

Lines parts_of(const geom::PageView& shape) {
    Lines lines;
    for (std::size_t p = 0; p < shape.part_count(); ++p) {
        const auto part = shape.part(p);
        if (part.size() >= 2) lines.emplace_back(part.begin(), part.end());
    }
    return lines;
}

/// Icons along a line at a fixed spacing, each placed whatever lies there (cross ticks).
void add_repeated_icons(const BoundPageLayer& layer, std::size_t i, const Symbol& model,
                        std::vector<Symbol>& out) {
    const double spacing = std::max(2.0, layer.bound.number(Property::symbol_spacing, i));
    for (const auto& line : parts_of(layer.page.shape(i))) {
        const double total = length(line);
        // Centred, so that both ends look alike; the phase hangs on the stretch, not on the frame.
        const auto count = static_cast<int>(total / spacing);
        for (int k = 0; k < count; ++k) {
            const OnLine on = place_on(line, (total - (count - 1) * spacing) / 2 + k * spacing);
            Symbol symbol = model;
            Pose pose;
            pose.icon_at = on.at;
            pose.icon_angle = on.angle;
            symbol.poses.push_back(std::move(pose));
            symbol.candidates.push_back(
                {{geom::PageBox(model.icon->box).grown(0)}, 0.0, std::nullopt});
            symbol.rules = {.may_overlap = true, .blocks_others = false, .inside_frame = false};
            out.push_back(std::move(symbol));
        }
    }
}

/// One symbol for each `symbol-spacing` of a line, each with poses along its share of the line.
void add_line_symbols(const BoundPageLayer& layer, const Symbol& model,
                      const std::vector<PagePoint>& line, std::vector<Symbol>& out) {
    const style::BoundLayer& bound = layer.bound;
    const std::size_t i = model.feature;
    const double total = length(line);
    const double needed = model.text->width + 8.0; // a little room at both ends
    if (total < needed) return;
    const std::string_view alignment = bound.text(Property::text_rotation_alignment, i);
    const bool follows = alignment != "viewport";
    const SymbolLayout layout = layout_for(layer, i, model.icon_size);
    const bool centered = bound.text(Property::symbol_placement, i) == "line-center";
    const bool icon_turns = bound.text(Property::icon_rotation_alignment, i) != "viewport";
    const double spacing = std::max(needed, bound.number(Property::symbol_spacing, i));
    const int slots = centered ? 1 : std::max(1, static_cast<int>(total / spacing));
    constexpr double step = 9.0; // pixels between poses; less than a letter's width changes nothing
    for (int slot = 0; slot < slots; ++slot) {
        Symbol symbol = model;
        // Each may slide along its share of the line, but not up to its neighbour, nor to the end
        // of the same line in another tile.
        symbol.apart = bound.number(Property::symbol_spacing, i) / 2;
        double from = total * slot / slots + needed / 2 * (slots == 1 ? 1.0 : 0.5);
        double to = total * (slot + 1) / slots - needed / 2 * (slots == 1 ? 1.0 : 0.5);
        const double middle = (from + to) / 2;
        if (centered) from = to = middle;
        const int last = static_cast<int>((to + 0.01 - from) / step);
        for (int k = 0; k <= last && from <= to + 0.01; ++k) {
            const double at = from + k * step;
            const double off_middle = std::abs(at - middle) / std::max(1.0, total) * 3.0;
            const std::size_t before = symbol.candidates.size();
            if (follows) {
                add_pose_along_line(symbol, layout, line,
                                    {at, bound.number(Property::text_max_angle, i),
                                     bound.boolean(Property::text_keep_upright, i), icon_turns,
                                     alignment != "viewport-glyph"});
            } else {
                add_poses_on_line(symbol, layout, line, at, 0.0);
            }
            if (symbol.candidates.size() > before) symbol.candidates.back().cost += off_middle;
        }
        if (!symbol.poses.empty()) out.push_back(std::move(symbol));
    }
}

/// A symbol belongs at its point unless the feature says that it is not exact; a place of which
/// nobody said how exact it is has no other.
bool stands_at_its_point(const data::FeatureLayer& features, std::size_t i) {
    return features.boolean(i, "exact", true) || !features.boolean(i, "radius_known", true);
}

/// Points at which web maps put a feature's symbols: each point, the beginning of each line, the
/// innermost place of each area.
std::vector<PagePoint> web_points(const geom::PageView& shape) {
    std::vector<PagePoint> out;
    if (shape.kind() == geom::Kind::polygon) {
        if (const auto place = geom::label_point(shape, 1.0)) out.push_back(place->point);
        return out;
    }
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        const auto points = shape.part(part);
        if (shape.kind() == geom::Kind::line) {
            if (!points.empty()) out.push_back(points.front());
        } else {
            out.insert(out.end(), points.begin(), points.end());
        }
    }
    return out;
}

/// Icons and texts that may be missing get poses without them, which are taken last. No text stands
/// without an icon that only the `frame` cuts off: nothing would say where it belongs.
void add_optional_poses(const BoundPageLayer& layer, const SymbolLayout& layout,
                        const geom::PageBox& frame, Symbol& symbol) {
    if (symbol.text == nullptr) return;
    const bool no_text = layer.bound.boolean(Property::text_optional, symbol.feature);
    const bool no_icon = layer.bound.boolean(Property::icon_optional, symbol.feature);
    constexpr double last_resort = 1000.0;
    const std::size_t count = symbol.poses.size();
    for (const bool drops_text : {true, false}) {
        if (drops_text ? !no_text : !no_icon) continue;
        for (std::size_t k = 0; k < count; ++k) {
            auto candidate = part_of_pose(symbol, layout, k, drops_text ? Part::icon : Part::text);
            if (!candidate) continue;
            if (!drops_text && !frame.contains(symbol.candidates[k].boxes.front())) continue;
            Pose pose = symbol.poses[k];
            (drops_text ? pose.shows_text : pose.shows_icon) = false;
            candidate->cost += last_resort;
            symbol.poses.push_back(std::move(pose));
            symbol.candidates.push_back(std::move(*candidate));
            if (drops_text) break; // the icon stands where it stands
        }
    }
}

/// Adds the poses of the text in its second writing mode, which are taken where the first has no
/// place.
void add_second_mode(Symbol& symbol, const SymbolLayout& layout, PagePoint at,
                     const text::ShapedText* text) {
    if (text == nullptr) return;
    constexpr double second_choice = 500.0;
    Symbol other = symbol;
    other.text = text;
    other.poses.clear();
    other.candidates.clear();
    add_point_poses(other, layout, at, true);
    for (std::size_t k = 0; k < other.poses.size(); ++k) {
        other.poses[k].text = text;
        other.candidates[k].cost += second_choice;
        symbol.poses.push_back(std::move(other.poses[k]));
        symbol.candidates.push_back(std::move(other.candidates[k]));
    }
}

void add_web_points(const BoundPageLayer& layer, const Symbol& model, const SymbolLayout& layout,
                    SymbolContext& context, std::vector<Symbol>& out) {
    const bool fixed = layer.bound.text(Property::icon_rotation_alignment, model.feature) == "map";
    constexpr double beyond = 128.0; // pixels outside of which a symbol does not reach the frame
    for (const PagePoint& at : web_points(layer.page.shapes[model.feature])) {
        if (!context.frame.grown(beyond).contains(at)) continue;
        Symbol symbol = model;
        add_point_poses(symbol, layout, at, true);
        if (symbol.text != nullptr)
            add_second_mode(symbol, layout, at, shape_second_mode(layer, symbol.feature, context));
        for (Pose& pose : symbol.poses) pose.icon_angle = fixed ? -layer.context.bearing : 0.0;
        add_optional_poses(layer, layout, context.frame.grown(beyond), symbol);
        out.push_back(std::move(symbol));
    }
}

AreaOutlines outlines_of(const BoundPageLayer& layer) {
    AreaOutlines areas;
    for (const std::size_t i : layer.features)
        if (const geom::PageView shape = layer.page.shape(i); shape.kind() == geom::Kind::polygon)
            areas.add(i, shape);
    return areas;
}

void add_point_symbols(const BoundPageLayer& layer, std::size_t i, SymbolContext& context,
                       std::vector<Symbol>& out) {
    const geom::PageView shape = layer.page.shape(i);
    Symbol symbol = start_symbol(layer, i, context);
    if (symbol.text == nullptr && !symbol.icon) return;
    SymbolLayout layout = layout_for(layer, i, symbol.icon_size);
    if (!context.leaders) layout.leader.reset();
    if (layer.context.manner == Manner::web)
        return add_web_points(layer, symbol, layout, context, out);
    const bool exact = stands_at_its_point(*layer.page.features, i);
    if (shape.kind() == geom::Kind::polygon) {
        const std::function<bool(PagePoint)> is_elsewhere = [&](PagePoint p) {
            if (!context.areas) context.areas = outlines_of(layer);
            return context.areas->other_holds(i, p);
        };
        add_area_poses(symbol, layout, {shape, context.frame, is_elsewhere});
    } else if (shape.kind() == geom::Kind::line) {
        for (const auto& line : parts_of(shape))
            add_poses_on_line(symbol, layout, line, length(line) / 2, 0.0);
    } else if (context.frame.contains(shape.part(0).front())) {
        add_point_poses(symbol, layout, shape.part(0).front(), exact);
        if (symbol.text != nullptr && exact && !layout.leader)
            add_second_mode(symbol, layout, shape.part(0).front(),
                            shape_second_mode(layer, i, context));
        if (!layout.leader) add_optional_poses(layer, layout, context.frame, symbol);
    }
    if (!symbol.poses.empty()) out.push_back(std::move(symbol));
}

/// Are the texts of a layer of one size each and written in rows?
bool is_plain_text(const style::Layer& layer) {
    if (layer.has(Property::text_writing_mode)) return false;
    const Json* layout = layer.definition.find("layout");
    const Json* field = layout == nullptr ? nullptr : layout->find("text-field");
    return field == nullptr || to_text(*field).find("font-scale") == std::string::npos;
}

/// Could a text still stand at its point? Its box holds its anchor, whatever it says, or the point
/// half a line's height beside it, so that it has no place where all of these are covered. True
/// where that cannot be told before it is set. `plain` as is_plain_text().
bool may_have_room(const BoundPageLayer& layer, std::size_t i, const Placer& placer, bool plain) {
    const style::BoundLayer& bound = layer.bound;
    const geom::PageView shape = layer.page.shape(i);
    const double padding = bound.number(Property::text_padding, i);
    if (layer.context.manner == Manner::web || shape.kind() != geom::Kind::point ||
        shape.part_count() == 0 || padding < 0 || layer.layer.has(Property::icon_image) ||
        overlap_of(bound, Property::text_overlap, Property::text_allow_overlap, i) !=
            Overlap::never ||
        leader_rules(layer.layer) || !stands_at_its_point(*layer.page.features, i))
        return true;
    const PagePoint at = shape.part(0).front();
    const std::vector<TextAnchor> anchors = text_anchors(bound, layer.layer, i);
    return std::any_of(anchors.begin(), anchors.end(), [&](const TextAnchor& anchor) {
        const bool below = anchor.name.starts_with("top");
        PagePoint p = at + anchor.offset;
        if (anchor.line_boxes && (below || anchor.name.starts_with("bottom"))) {
            if (!plain) return true;
            const double half = bound.number(Property::text_size, i) *
                                bound.number(Property::text_line_height, i) / 2;
            p.y += below ? half : -half; // the middle of the capitals of the nearest line
        }
        const geom::PageBox least = geom::PageBox{p.x, p.y, p.x, p.y}.grown(padding);
        return placer.frame().contains(least) && placer.is_free(least);
    });
}

/// Takes away the poses that come too near to another symbol with the same text.
void keep_apart(Symbol& symbol, PagePoint other) {
    keep_poses(symbol, 0, [&](std::size_t k) {
        const PagePoint way = symbol.poses[k].icon_at - other;
        return std::hypot(way.x, way.y) >= symbol.apart;
    });
}

/// The same for all symbols with the text of number `i`, which stand right before it.
void keep_apart_from_equals(std::vector<Symbol>& symbols, std::size_t i) {
    Symbol& symbol = symbols[i];
    if (symbol.poses.empty()) return;
    const PagePoint first = symbol.poses[0].icon_at;
    double reach = 0.0;
    for (const Pose& pose : symbol.poses)
        reach = std::max(reach, std::hypot(pose.icon_at.x - first.x, pose.icon_at.y - first.y));
    for (std::size_t k = i; k-- > 0 && symbols[k].text == symbol.text;) {
        if (!symbols[k].chosen) continue;
        const PagePoint other = symbols[k].poses[*symbols[k].chosen].icon_at;
        if (std::hypot(other.x - first.x, other.y - first.y) < reach + symbol.apart)
            keep_apart(symbol, other);
    }
}

std::vector<Symbol> line_symbols(const BoundPageLayer& layer, SymbolContext& context) {
    std::vector<Symbol> out;
    std::map<std::string, std::pair<Symbol, Lines>>
        by_text; // lines of one name are labelled as one
    std::vector<std::string> order;
    std::vector<Symbol> icons;
    for (const std::size_t i : layer.features) {
        Symbol symbol = start_symbol(layer, i, context);
        if (symbol.text == nullptr) {
            if (!symbol.icon) continue;
            const bool centered = layer.bound.text(Property::symbol_placement, i) == "line-center";
            if (layer.context.grid && !centered) {
                icons.push_back(std::move(symbol));
            } else if (layer.context.manner == Manner::web || symbol.image != nullptr) {
                add_web_icons(layer, symbol, out);
            } else {
                add_repeated_icons(layer, i, symbol, out);
            }
            continue;
        }
        const std::string key = symbol.text->lines.empty() || symbol.text->lines[0].segments.empty()
                                    ? std::string()
                                    : symbol.text->lines[0].segments[0].text;
        auto [entry, fresh] = by_text.try_emplace(key, std::move(symbol), Lines());
        if (fresh) order.push_back(key);
        for (auto& line : parts_of(layer.page.shape(i)))
            entry->second.second.push_back(std::move(line));
    }
    if (!icons.empty()) add_tiled_icons(layer, icons, out);
    for (const std::string& key : order) {
        auto& [model, lines] = by_text.at(key);
        Lines joined = join_lines(std::move(lines));
        std::stable_sort(joined.begin(), joined.end(),
                         [](const auto& a, const auto& b) { return length(a) > length(b); });
        for (const auto& line : joined) add_line_symbols(layer, model, line, out);
    }
    return out;
}

} // namespace

std::optional<LeaderRules> leader_rules(const style::Layer& layer) {
    const Json* json = layer.definition.find("cordon:leader");
    if (json == nullptr || !json->is_object()) return std::nullopt;
    LeaderRules rules;
    rules.nearest = json->number_or("nearest", rules.nearest);
    rules.farthest = std::clamp(json->number_or("farthest", rules.farthest), 1.0, 1000.0);
    rules.width = json->number_or("width", rules.width);
    rules.beside = json->text_or("beside", "");
    return rules;
}

std::vector<Symbol> make_symbols(const BoundPageLayer& layer, SymbolContext& context) {
    const bool on_line = layer.bound.text(Property::symbol_placement, 0) != "point";
    if (on_line) return line_symbols(layer, context);
    std::vector<Symbol> out;
    for (const std::size_t i : layer.features) add_point_symbols(layer, i, context, out);
    return out;
}

PlacedSymbols make_placed_symbols(const BoundPageLayer& layer, SymbolContext& context,
                                  Placer& placer) {
    PlacedSymbols out;
    const auto take = [&](std::vector<Symbol>& made) {
        place_symbols(made, placer);
        for (Symbol& symbol : made) {
            if (symbol.chosen)
                out.symbols.push_back(std::move(symbol));
            else
                ++out.left_out;
        }
        made.clear();
    };
    std::vector<Symbol> made;
    if (layer.bound.text(Property::symbol_placement, 0) != "point") {
        made = line_symbols(layer, context);
        take(made);
        return out;
    }
    const bool plain = is_plain_text(layer.layer);
    for (const std::size_t i : layer.features) {
        if (!may_have_room(layer, i, placer, plain)) {
            ++out.left_out;
            continue;
        }
        add_point_symbols(layer, i, context, made);
        take(made);
    }
    return out;
}

void place_symbols(std::vector<Symbol>& symbols, Placer& placer) {
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        Symbol& symbol = symbols[i];
        if (symbol.placed_first) continue;
        if (symbol.apart > 0.0) keep_apart_from_equals(symbols, i);
        symbol.chosen = placer.place(symbol.candidates, symbol.rules);
    }
}

} // namespace cordon::compose
