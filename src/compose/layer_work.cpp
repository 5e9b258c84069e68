// SPDX-License-Identifier: MIT
#include "compose/layer_work.hpp"

#include "compose/sprite_icon.hpp"
#include "geom/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <string_view>

namespace cordon::compose {

using style::LayerType;
using style::Property;

Property sort_key_of(LayerType type) {
    switch (type) {
    case LayerType::fill: return Property::fill_sort_key;
    case LayerType::line: return Property::line_sort_key;
    case LayerType::circle: return Property::circle_sort_key;
    default: return Property::symbol_sort_key;
    }
}

bool is_raster(LayerType type) {
    return type == LayerType::raster || type == LayerType::hillshade ||
           type == LayerType::color_relief;
}

namespace {

scene::Blend blend_from(std::string_view name) {
    constexpr std::array<std::string_view, 7> names = {
        "normal", "multiply", "color", "luminosity", "plus-lighter", "screen", "overlay"};
    const auto* found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? scene::Blend::normal
                                : static_cast<scene::Blend>(found - names.begin());
}

} // namespace

void set_layer_paint(const style::Layer& layer, const style::BoundLayer& bound,
                     scene::Group& group) {
    if (layer.type == LayerType::fill) {
        group.opacity = bound.number(Property::fill_layer_opacity, 0);
        group.blend = blend_from(bound.text(Property::fill_layer_blend, 0));
    } else if (layer.type == LayerType::line) {
        group.opacity = bound.number(Property::line_layer_opacity, 0);
        group.blend = blend_from(bound.text(Property::line_layer_blend, 0));
    } else if (layer.type == LayerType::raster) {
        group.blend = blend_from(bound.text(Property::raster_layer_blend, 0));
    }
}

void paint_shapes(const BoundPageLayer& view, scene::Group& out) {
    switch (view.layer.type) {
    case LayerType::fill: return paint_fill(view, out);
    case LayerType::fill_extrusion: return paint_footprint(view, out);
    case LayerType::line: return paint_line(view, out);
    case LayerType::circle: return paint_circle(view, out);
    default: return;
    }
}

int obstacle_weight(const style::Layer& layer) {
    return static_cast<int>(layer.definition.number_or("cordon:obstacle", 0.0));
}

bool is_kept(const style::Layer& layer) {
    const Json* keep = layer.definition.find("cordon:keep");
    return keep != nullptr && keep->is_bool() && keep->boolean();
}

namespace {

/// The box of an outline that is drawn as a dot (a place known to a few kilometres on the map of a
/// country); empty for others.
geom::PageBox dot_box(std::span<const geom::PagePoint> outline) {
    constexpr double largest = 16.0; // pixels
    geom::PageBox box;
    for (const geom::PagePoint& p : outline) box.add(p);
    const bool closed = outline.size() > 3 && outline.front() == outline.back();
    return closed && box.width() <= largest && box.height() <= largest ? box : geom::PageBox{};
}

} // namespace

void mark_obstacles(const LayerWork& work, ObstacleMask& mask) {
    const int weight = obstacle_weight(*work.layer);
    if (weight == 0) return;
    const bool lines = work.layer->type == LayerType::line;
    for (const std::size_t i : work.features) {
        const geom::PageView shape = work.page->shape(i);
        const double width = lines ? work.bound->number(Property::line_width, i) : 1.0;
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            if (shape.kind() != geom::Kind::point) {
                // A name may cross an outline, but should not hide a dot.
                const geom::PageBox dot = dot_box(shape.part(part));
                if (!dot.empty()) mask.add_box(dot, std::min(255, 8 * weight));
                mask.add_line(shape.part(part), width, weight);
                continue;
            }
            constexpr double half = 4.0; // pixels round a point
            for (const geom::PagePoint& p : shape.part(part))
                mask.add_box({p.x - half, p.y - half, p.x + half, p.y + half}, weight);
        }
    }
}

void mark_interiors(const LayerWork& work, const geom::PageBox& frame, ObstacleMask& mask) {
    const int weight = 8 * obstacle_weight(*work.layer); // names cross an area, furniture hides it
    if (weight == 0 || work.layer->type != LayerType::fill) return;
    constexpr double cell = ObstacleMask::cell;
    for (const std::size_t i : work.features) {
        const geom::PageView shape = work.page->shape(i);
        if (shape.kind() != geom::Kind::polygon) continue;
        const geom::PageBox box = shape.box();
        const double left = std::max(box.min_x, frame.min_x);
        const double top = std::max(box.min_y, frame.min_y);
        const int columns = static_cast<int>((std::min(box.max_x, frame.max_x) - left) / cell) + 1;
        const int rows = static_cast<int>((std::min(box.max_y, frame.max_y) - top) / cell) + 1;
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                const geom::PagePoint p{left + column * cell, top + row * cell};
                if (geom::contains(shape, p)) mask.add_box({p.x, p.y, p.x, p.y}, weight);
            }
    }
}

namespace {

void add_overlap_cost(Symbol& symbol, const geom::PageBox& box, double weight) {
    for (Candidate& candidate : symbol.candidates)
        for (const geom::PageBox& mine : candidate.boxes)
            if (mine.intersects(box)) candidate.cost += weight;
}

/// The dot of a name stands at its place, wherever the name goes.
std::optional<geom::PageBox> dot_of(const Symbol& symbol) {
    const Candidate& first = symbol.candidates.front();
    if (first.boxes.size() < 2 || !symbol.poses.front().shows_icon) return std::nullopt;
    return first.boxes.front();
}

/// Properties that name an image, and in which layers.
struct ImageProperty {
    LayerType type;
    Property property;
    std::string_view name;
};
constexpr std::array<ImageProperty, 5> image_properties{
    {{LayerType::symbol, Property::icon_image, "icon-image"},
     {LayerType::fill, Property::fill_pattern, "fill-pattern"},
     {LayerType::fill_extrusion, Property::fill_extrusion_pattern, "fill-extrusion-pattern"},
     {LayerType::line, Property::line_pattern, "line-pattern"},
     {LayerType::background, Property::background_pattern, "background-pattern"}}};

/// Names of images that the layer's features ask for and that are not there.
std::set<std::string> missing_images(const LayerWork& work, Property property) {
    constexpr std::size_t most = 20'000; // features that are looked at; a style shows itself sooner
    const auto exists = image_finder(work.context.images);
    std::set<std::string> out;
    std::set<std::string, std::less<>> known;
    const auto look = [&](std::size_t i) {
        const std::string_view name = work.bound->text(property, i);
        if (name.empty() || known.contains(name)) return;
        if (!exists(*known.emplace(name).first)) out.emplace(name);
    };
    if (work.layer->type == LayerType::background) look(0);
    for (std::size_t k = 0; k < std::min(most, work.features.size()); ++k) look(work.features[k]);
    return out;
}

/// The first of the names, and how many there are beyond.
std::string some_of(const std::set<std::string>& names) {
    constexpr std::size_t most = 8;
    std::vector<std::string> first;
    for (const std::string& name : names)
        if (first.size() < most) first.push_back(name);
    std::string out = fmt::format("{}", fmt::join(first, ", "));
    if (names.size() > most) out += fmt::format(" and {} more", names.size() - most);
    return out;
}

/// One line for a layer whose images are missing. A style without any images was spoken of when it
/// was read.
void report_missing_images(const LayerWork& work, Reporter& reporter) {
    if (work.context.images == nullptr || work.context.images->empty()) return;
    for (const ImageProperty& use : image_properties) {
        if (use.type != work.layer->type || !work.layer->has(use.property)) continue;
        const auto names = missing_images(work, use.property);
        if (names.empty()) continue;
        const std::string words = fmt::format("layer '{}': {}: not in the sprite: {}",
                                              work.layer->id, use.name, some_of(names));
        // A name that features give (`{class}_11`) may well have no image; one that the style
        // gives is a fault of the style.
        if (work.bound->is_constant(use.property)) {
            reporter.warn(words);
        } else {
            reporter.note(words);
        }
    }
}

} // namespace

void report_problems(const LayerWork& work, Reporter& reporter) {
    for (const Diagnostic& problem : work.bound->problems()) reporter.report(problem);
    report_missing_images(work, reporter);
    const auto lost =
        std::find_if(work.symbols.begin(), work.symbols.end(), [](const Symbol& symbol) {
            return symbol.image != nullptr && symbol.icon_ink.halo && !takes_halo(*symbol.image);
        });
    if (lost != work.symbols.end())
        reporter.note(fmt::format("layer '{}': icon '{}' has colours of its own and therefore no "
                                  "halo (icon-halo-width)",
                                  work.layer->id, lost->icon_name));
}

void preview_labels(std::deque<LayerWork>& works, Placer& placer) {
    Placer trial = placer;
    constexpr int heaviest = 255;
    std::vector<std::pair<geom::PageBox, double>> wanted; // places and what covering them costs
    for (const LayerWork& work : std::views::reverse(works)) {
        if (leader_rules(*work.layer)) continue;
        for (const Symbol& symbol : work.symbols) {
            if (symbol.placed_first) continue;
            const auto chosen = trial.place(symbol.candidates, symbol.rules);
            if (!chosen || symbol.rules.may_overlap) continue;
            if (const auto dot = dot_of(symbol)) placer.mask().add_box(*dot, heaviest);
            // A covered name is worse than a longer leader; the capital's is the worst.
            const double weight = 4.0 + obstacle_weight(*work.layer);
            for (const geom::PageBox& box : symbol.candidates[*chosen].boxes)
                wanted.emplace_back(box, weight);
        }
    }
    for (LayerWork& work : works) {
        if (!leader_rules(*work.layer) || work.symbols.empty()) continue;
        for (const auto& [box, weight] : wanted)
            for (Symbol& symbol : work.symbols) add_overlap_cost(symbol, box, weight);
    }
}

double leader_length(const Symbol& symbol) {
    if (!symbol.chosen || !symbol.candidates[*symbol.chosen].leader) return 0.0;
    const auto& [from, to] = *symbol.candidates[*symbol.chosen].leader;
    return std::hypot(to.x - from.x, to.y - from.y);
}

namespace {

/// Boxes of symbols that stand at their places whatever lies there.
std::vector<geom::PageBox> fixed_boxes(const std::deque<LayerWork>& works) {
    std::vector<geom::PageBox> out;
    for (const LayerWork& work : works)
        for (const Symbol& symbol : work.symbols)
            if (symbol.rules.may_overlap && symbol.rules.blocks_others)
                out.insert(out.end(), symbol.candidates.front().boxes.begin(),
                           symbol.candidates.front().boxes.end());
    return out;
}

/// How far a text goes to clear a box that covers it: away from `place`, along the side on which it
/// stands.
geom::PagePoint way_off(const geom::PageBox& text, const geom::PageBox& box,
                        geom::PagePoint place) {
    constexpr double gap = 1.5; // pixels
    if (text.min_x >= place.x) return {box.max_x + gap - text.min_x, 0.0};
    if (text.max_x <= place.x) return {box.min_x - gap - text.max_x, 0.0};
    if (text.center().y < place.y) return {0.0, box.min_y - gap - text.max_y};
    return {0.0, box.max_y + gap - text.min_y};
}

geom::PageBox moved(const geom::PageBox& box, geom::PagePoint by) {
    return {box.min_x + by.x, box.min_y + by.y, box.max_x + by.x, box.max_y + by.y};
}

} // namespace

bool move_off_fixed_symbols(const std::deque<LayerWork>& works, Symbol& name) {
    constexpr double farthest = 40.0; // pixels: then it would seem to belong to something else
    const std::vector<geom::PageBox> fixed = fixed_boxes(works);
    const auto cover_of = [&](const geom::PageBox& text) {
        return std::find_if(fixed.begin(), fixed.end(),
                            [&](const geom::PageBox& box) { return box.intersects(text); });
    };
    std::vector<geom::PagePoint> ways;
    std::vector<bool> clear;
    for (std::size_t i = 0; i < name.poses.size(); ++i) {
        geom::PageBox text = name.candidates[i].boxes.back();
        geom::PagePoint way;
        constexpr int most_steps = 4;
        for (int step = 0; step < most_steps && cover_of(text) != fixed.end(); ++step) {
            const geom::PagePoint by = way_off(text, *cover_of(text), name.poses[i].icon_at);
            way = {way.x + by.x, way.y + by.y};
            text = moved(text, by);
        }
        ways.push_back(way);
        clear.push_back(cover_of(text) == fixed.end() && std::hypot(way.x, way.y) <= farthest);
    }
    if (std::none_of(clear.begin(), clear.end(), [](bool one) { return one; })) return false;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        geom::PageBox& text = name.candidates[i].boxes.back();
        text = moved(text, ways[i]);
        name.poses[i].text_corner.x += ways[i].x;
        name.poses[i].text_corner.y += ways[i].y;
    }
    keep_poses(name, 0, [&](std::size_t i) { return clear[i]; });
    return true;
}

} // namespace cordon::compose
