// SPDX-License-Identifier: MIT
#include "compose/level_map.hpp"

#include "compose/exact_clip.hpp"
#include "compose/layer_work.hpp"
#include "compose/level_parts.hpp"
#include "compose/level_reader.hpp"
#include "compose/page_shape.hpp"
#include "compose/raster_painter.hpp"
#include "compose/theme.hpp"
#include "compose/web_mercator.hpp"
#include "geom/index.hpp"
#include "geom/simplify.hpp"
#include "proj/projection.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numbers>
#include <ranges>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;
using style::LayerType;
using style::Property;

namespace {

constexpr double half_world = world_metres / 2;
constexpr double last_latitude = 85.06; ///< where the square ends, rounded up
constexpr auto not_drawn = std::numeric_limits<std::uint32_t>::max();
/// What text, icons and halos may reach beyond the boxes that are kept free for them, in pixels.
constexpr double ink_margin = 16.0;

double snapped(double pixels, double steps) {
    return std::round(pixels * steps) / steps;
}

PagePoint snapped(PagePoint p) {
    constexpr double steps = 64.0; // a pixel; letters are drawn at quarters
    return {snapped(p.x, steps), snapped(p.y, steps)};
}

/// A source layer on the page, and what draws a window of it.
struct LevelPage {
    PageLayer whole;
    geom::BoxIndex<geom::PageSpace> index;
    double reach = 1.0;                 ///< pixels that strokes and circles go beyond the shapes
    KeepLength keep = KeepLength::no;   ///< a dashed layer draws it
    PageLayer window;                   ///< the part that is being drawn
    std::vector<std::uint32_t> touched; ///< features in it
    std::vector<LevelTile> tiles;       ///< of vector tiles; else empty
};

/// A layer, its features by their place in the drawing order, and its symbols' boxes.
struct LevelWork {
    LevelPage* page = nullptr;
    std::vector<std::uint32_t> rank; ///< of each feature; not_drawn when the filter drops it
    geom::BoxIndex<geom::PageSpace> symbols;
};

/// How far a layer's paint may reach beyond its features.
double reach_of(const LayerWork& work) {
    const style::BoundLayer& bound = *work.bound;
    double reach = 1.0;
    const auto shift = [&](Property property) {
        double most = 0.0;
        for (const double by : bound.numbers(property, 0)) most = std::max(most, std::abs(by));
        return most;
    };
    for (const std::size_t i : work.features) {
        if (work.layer->type == LayerType::line) {
            const double width = bound.number(Property::line_width, i);
            const bool pointed = bound.text(Property::line_join, i) == "miter";
            const double limit =
                pointed ? std::max(1.5, bound.number(Property::line_miter_limit, i)) : 1.5;
            reach = std::max(reach, width / 2 * limit + bound.number(Property::line_gap_width, i) +
                                        2 * std::abs(bound.number(Property::line_offset, i)));
        } else if (work.layer->type == LayerType::circle) {
            reach = std::max(reach, bound.number(Property::circle_radius, i) +
                                        bound.number(Property::circle_stroke_width, i) + 1);
        } else if (work.layer->type == LayerType::heatmap) {
            constexpr double wide = 2.5; // radii: where the heaviest weights can no longer be seen
            reach = std::max(reach, wide * bound.number(Property::heatmap_radius, i));
        }
    }
    constexpr double outline = 2.0; // of areas, one pixel wide
    const Property moved = work.layer->type == LayerType::line     ? Property::line_translate
                           : work.layer->type == LayerType::circle ? Property::circle_translate
                                                                   : Property::fill_translate;
    return reach + outline + shift(moved);
}

PageBox ink_box(const Symbol& symbol) {
    const Candidate& chosen = symbol.candidates[*symbol.chosen];
    const Pose& pose = symbol.poses[*symbol.chosen];
    PageBox box;
    for (const PageBox& part : chosen.boxes) box.add(part);
    if (pose.leader) box.add(*pose.leader);
    if (pose.leader) box.add(pose.icon_at);
    const double height = symbol.text == nullptr ? 0.0 : symbol.text->height;
    return box.grown(ink_margin + std::max(symbol.icon_size, height / 2));
}

/// Puts a chosen pose on the pixel grid of the world.
void snap(Pose& pose) {
    pose.icon_at = snapped(pose.icon_at);
    pose.text_corner = snapped(pose.text_corner);
    if (pose.leader) pose.leader = snapped(*pose.leader);
    if (pose.along) pose.along->origin = snapped(pose.along->origin);
}

} // namespace

double Level::resolution() const {
    return world_metres / world;
}

PagePoint Level::to_page(geom::Projected p) const {
    constexpr double steps = 256.0; // what rasterisers count in
    return {snapped((p.x + half_world) / resolution(), steps) - static_cast<double>(left),
            snapped((half_world - p.y) / resolution(), steps) - static_cast<double>(top)};
}

geom::LonLatBox Level::window(double margin) const {
    const auto lon = [&](double x) {
        return std::clamp((static_cast<double>(left) + x) / world * 360.0 - 180.0, -180.0, 180.0);
    };
    const auto lat = [&](double y) {
        const double latitude = square_latitude((static_cast<double>(top) + y) / world);
        return std::clamp(latitude * 180.0 / std::numbers::pi, -last_latitude, last_latitude);
    };
    return {lon(-margin), lat(height + margin), lon(width + margin), lat(-margin)};
}

class LevelMap::Impl {
  public:
    Impl(const MapPainter::Inputs& inputs, const Level& level, Team* team)
        : in_(inputs), level_(level),
          box_{0, 0, static_cast<double>(level.width), static_cast<double>(level.height)},
          window_(level.window(PageLayers::margin)),
          paper_(theme_of(inputs.style, sheet_width).page) {
        style::EvaluationContext context{std::max(0.0, level.zoom), nullptr, in_.language};
        context.has_image = &has_image_;
        std::vector<const style::Layer*> shown;
        for (const style::Layer& layer : in_.style.layers)
            if (layer.shown_at(context.zoom)) shown.push_back(&layer);
        LevelReader reader(in_.layers, view_of(level_, box_, PageLayers::margin), shown, team);
        for (const style::Layer* layer : shown) add_layer(*layer, context, reader, team);
        place_labels();
        for (std::size_t k = 0; k < works_.size(); ++k) index_symbols(works_[k], levels_[k]);
    }

    [[nodiscard]] const Level& level() const { return level_; }

    scene::Group draw(const PageBox& window) {
        scene::Group map;
        map.id = "map";
        map.role = scene::Role::map;
        for (auto& [key, page] : pages_)
            if (page) cut(*page, window);
        for (std::size_t k = 0; k < works_.size(); ++k) {
            scene::Group group = draw_layer(works_[k], levels_[k], window);
            if (!group.children.empty()) map.add(std::move(group));
        }
        return map;
    }

    [[nodiscard]] bool touches(const PageBox& window) const {
        std::vector<std::uint32_t> ids;
        for (std::size_t k = 0; k < works_.size(); ++k) {
            const LevelWork& work = levels_[k];
            if (is_raster(works_[k].layer->type)) return true;
            if (work.page == nullptr) continue;
            if (works_[k].layer->type == LayerType::symbol) {
                work.symbols.query(window, ids);
                if (!ids.empty()) return true;
                continue;
            }
            work.page->index.query(window.grown(work.page->reach), ids);
            if (std::any_of(ids.begin(), ids.end(),
                            [&](std::uint32_t i) { return work.rank[i] != not_drawn; }))
                return true;
        }
        return false;
    }

    [[nodiscard]] std::pair<std::size_t, std::size_t> label_counts() const {
        std::pair<std::size_t, std::size_t> counts{0, left_out_};
        for (const LayerWork& work : works_)
            for (const Symbol& symbol : work.symbols)
                ++(symbol.chosen ? counts.first : counts.second);
        return counts;
    }

    [[nodiscard]] std::vector<PageBox> label_boxes() const {
        std::vector<PageBox> out;
        for (const LayerWork& work : works_)
            for (const Symbol& symbol : work.symbols)
                if (symbol.chosen)
                    for (const PageBox& box : symbol.candidates[*symbol.chosen].boxes)
                        out.push_back(box);
        return out;
    }

  private:
    /// Whose theme counts for the paper inside hollow markers; a tile has no sheet.
    static constexpr double sheet_width = 1024.0;

    LevelPage* page_of(const style::Layer& layer, LevelReader& reader, Team* team) {
        const LayerKey key{layer.source, layer.source_layer};
        const auto found = pages_.find(key);
        if (found != pages_.end()) return found->second.get();
        std::unique_ptr<LevelPage>& slot = pages_[key];
        data::LayerPtr features = reader.next();
        if (!features) return nullptr;
        slot = std::make_unique<LevelPage>();
        slot->whole.shapes = to_page(*features, team);
        slot->whole.features = std::move(features);
        std::vector<PageBox> boxes(slot->whole.shapes.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) boxes[i] = slot->whole.shapes.box(i);
        slot->index = geom::BoxIndex<geom::PageSpace>(boxes);
        slot->window.features = slot->whole.features;
        slot->tiles = tiles_of(*slot->whole.features, level_);
        slot->window.slots.assign(boxes.size(), 0);
        return slot.get();
    }

    /// Runs of features with about as many points: what one thread projects at a time. Those of the
    /// whole world need not lie in memory once more.
    [[nodiscard]] static std::vector<std::size_t> batches_of(const geom::LonLatShapes& shapes) {
        constexpr std::size_t most_points = 100'000;
        std::vector<std::size_t> ends;
        std::size_t points = 0;
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const geom::LonLatView shape = shapes[i];
            for (std::size_t part = 0; part < shape.part_count(); ++part)
                points += shape.part(part).size();
            if (points < most_points && i + 1 < shapes.size()) continue;
            ends.push_back(i + 1);
            points = 0;
        }
        return ends;
    }

    [[nodiscard]] geom::PageShapes to_page(const data::FeatureLayer& features, Team* team) const {
        const std::vector<std::size_t> ends = batches_of(features.shapes);
        const auto make = [&](std::size_t batch, geom::PageShapes& out) {
            geom::LonLatShapes some;
            for (std::size_t i = batch == 0 ? 0 : ends[batch - 1]; i < ends[batch]; ++i)
                some.add_shape(features.shapes[i]);
            add_to_page(some, out);
        };
        geom::PageShapes out;
        if (team == nullptr || ends.size() <= 1) {
            for (std::size_t batch = 0; batch < ends.size(); ++batch) make(batch, out);
            return out;
        }
        // A few batches at a time, so that what has to be joined stays small.
        constexpr std::size_t wave = 8;
        std::vector<geom::PageShapes> made;
        for (std::size_t first = 0; first < ends.size(); first += made.size()) {
            made.assign(std::min(wave, ends.size() - first), {});
            team->for_each_index(made.size(), [&](std::size_t k) { make(first + k, made[k]); });
            for (const geom::PageShapes& some : made)
                for (std::size_t i = 0; i < some.size(); ++i) out.add_shape(some[i]);
        }
        return out;
    }

    void add_to_page(const geom::LonLatShapes& shapes, geom::PageShapes& out) const {
        const double tolerance = PageLayers::tolerance * level_.resolution();
        static const proj::Projection web_mercator("EPSG:3857");
        const geom::ProjectedShapes projected =
            proj::project(shapes, web_mercator, window_, tolerance);
        geom::PageShapes one; // scratch: a feature on the page
        for (std::size_t i = 0; i < projected.size(); ++i) {
            const geom::ProjectedView shape = projected[i];
            if (shape.empty()) {
                out.begin(shape.kind());
                continue;
            }
            one.clear();
            one.begin(shape.kind());
            add_parts(
                shape, [&](geom::Projected p) { return level_.to_page(p); }, one);
            geom::simplify(one[0], PageLayers::tolerance, geom::SmallRings::drop, out);
        }
    }

    void add_layer(const style::Layer& layer, const style::EvaluationContext& context,
                   LevelReader& reader, Team* team) {
        LevelPage* page = nullptr;
        if (has_features(layer)) {
            page = page_of(layer, reader, team);
            if (page == nullptr) return;
        }
        LayerWork& work = works_.emplace_back();
        LevelWork& level = levels_.emplace_back();
        level.page = page;
        work.layer = &layer;
        work.page = page == nullptr ? nullptr : &page->whole;
        work.bound = std::make_unique<style::BoundLayer>(
            layer, page == nullptr ? nullptr : page->whole.features.get(), context);
        work.context.images = in_.images;
        work.context.pixel_ratio = in_.pixel_ratio;
        if (page == nullptr) return;
        work.features = visible_features(layer, *work.bound, page->whole, sort_key_of(layer.type));
        if (layer.type == LayerType::symbol) return; // made when they are placed
        level.rank.assign(page->whole.shapes.size(), not_drawn);
        for (std::size_t k = 0; k < work.features.size(); ++k)
            level.rank[work.features[k]] = static_cast<std::uint32_t>(k);
        page->reach = std::max(page->reach, reach_of(work));
        if (layer.has(Property::line_dasharray)) page->keep = KeepLength::yes;
    }

    /// Symbols with leaders look at the places that all names want, so that all must be there; of a
    /// zoom without them a name lives only when it has found its place.
    void place_symbol_layers(Placer& placer) {
        SymbolContext context{in_.shaper, box_, in_.language, paper_};
        const auto has_symbols = [](const LayerWork& work) {
            return work.layer->type == LayerType::symbol && !work.features.empty();
        };
        const bool leaders = std::any_of(works_.begin(), works_.end(), [&](const LayerWork& work) {
            return has_symbols(work) && leader_rules(*work.layer);
        });
        if (leaders) {
            for (LayerWork& work : works_)
                if (has_symbols(work)) work.symbols = make_symbols(work.view(), context);
            preview_labels(works_, placer);
        }
        for (LayerWork& work : std::views::reverse(works_)) {
            if (leaders) {
                place_symbols(work.symbols, placer);
            } else if (has_symbols(work)) {
                PlacedSymbols placed = make_placed_symbols(work.view(), context, placer);
                work.symbols = std::move(placed.symbols);
                left_out_ += placed.left_out;
            }
        }
    }

    /// In the order of a sheet: what is drawn last is placed first.
    void place_labels() {
        Placer placer(box_);
        for (const LayerWork& work : works_)
            if (work.page != nullptr && work.layer->type != LayerType::symbol &&
                work.layer->type != LayerType::heatmap)
                mark_obstacles(work, placer.mask());
        place_symbol_layers(placer);
        for (const LayerWork& work : works_) report_problems(work, in_.reporter);
    }

    static void index_symbols(LayerWork& work, LevelWork& level) {
        std::vector<PageBox> boxes(work.symbols.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            Symbol& symbol = work.symbols[i];
            if (!symbol.chosen) continue;
            // Of all poses one is wanted from now on; at high zooms they are most of the memory.
            Pose pose = std::move(symbol.poses[*symbol.chosen]);
            Candidate candidate = std::move(symbol.candidates[*symbol.chosen]);
            snap(pose);
            symbol.poses.clear();
            symbol.candidates.clear();
            symbol.poses.push_back(std::move(pose));
            symbol.candidates.push_back(std::move(candidate));
            symbol.chosen = 0;
            boxes[i] = ink_box(symbol);
        }
        level.symbols = geom::BoxIndex<geom::PageSpace>(boxes);
    }

    static void cut(LevelPage& page, const PageBox& window) {
        const PageBox near = window.grown(page.reach);
        page.index.query(near, page.touched);
        page.window.shapes.clear();
        const PagePoint by{-window.min_x, -window.min_y};
        for (std::size_t k = 0; k < page.touched.size(); ++k) {
            const std::uint32_t i = page.touched[k];
            page.window.slots[i] = static_cast<std::uint32_t>(k);
            add_band(page.whole.shapes[i], near.min_y, near.max_y, by, page.keep,
                     page.window.shapes);
        }
    }

    scene::Group draw_layer(LayerWork& work, LevelWork& level, const PageBox& window) {
        scene::Group group;
        group.id = "layer-" + work.layer->id;
        group.role = scene::Role::layer;
        set_layer_paint(*work.layer, *work.bound, group);
        if (is_raster(work.layer->type)) {
            paint_window({*work.layer, *work.bound, level_, in_.pixel_ratio}, in_.layers, window,
                         group);
            return group;
        }
        if (level.page == nullptr) {
            paint_background(*work.bound, {0, 0, window.width(), window.height()}, work.context,
                             group);
            return group;
        }
        if (work.layer->type == LayerType::symbol) {
            draw_symbols(work, level, window, group);
            return group;
        }
        std::vector<std::pair<std::uint32_t, std::size_t>> ranked;
        for (const std::uint32_t i : level.page->touched)
            if (level.rank[i] != not_drawn) ranked.emplace_back(level.rank[i], i);
        std::sort(ranked.begin(), ranked.end());
        std::vector<std::size_t> features;
        features.reserve(ranked.size());
        for (const auto& [rank, feature] : ranked) features.push_back(feature);
        if (work.layer->type == LayerType::fill && work.layer->has(Property::fill_pattern)) {
            // Hatches are counted from the page's corner: drawn there, then moved.
            const BoundPageLayer whole{*work.layer, *work.bound, level.page->whole,
                                       std::move(features), work.context};
            paint_fill(whole, group);
            scene::translate(group, {-window.min_x, -window.min_y});
            return group;
        }
        BoundPageLayer view{*work.layer, *work.bound, level.page->window, std::move(features),
                            work.context};
        view.context.origin = {-window.min_x, -window.min_y}; // patterns run through all tiles
        if (work.layer->type == LayerType::heatmap) {
            paint_heat(view, {0, 0, window.width(), window.height()}, in_.pixel_ratio, group);
            return group;
        }
        paint_by_tiles(view, level.page->tiles, window, group);
        for (scene::Node& node : group.children)
            if (auto* stamps = std::get_if<scene::Stamps>(&node.item))
                stamps->of = work.features.size();
        return group;
    }

    void draw_symbols(LayerWork& work, const LevelWork& level, const PageBox& window,
                      scene::Group& out) {
        level.symbols.query(window, ids_);
        const BoundPageLayer view = work.view();
        for (const std::uint32_t i : std::views::reverse(ids_)) {
            const Symbol& symbol = work.symbols[i];
            paint_symbol(view, symbol, symbol.poses.front(), out);
        }
        scene::translate(out, {-window.min_x, -window.min_y});
    }

    MapPainter::Inputs in_;
    std::function<bool(std::string_view)> has_image_ =
        image_finder(in_.images); ///< for expressions
    Level level_;
    PageBox box_;
    geom::LonLatBox window_;
    Color paper_;
    std::map<LayerKey, std::unique_ptr<LevelPage>> pages_;
    std::deque<LayerWork> works_;
    std::deque<LevelWork> levels_; ///< in step with works_
    std::vector<std::uint32_t> ids_;
    std::size_t left_out_ = 0; ///< symbols without a place that were not kept
};

LevelMap::LevelMap(const MapPainter::Inputs& inputs, const Level& level, Team* team)
    : impl_(std::make_unique<Impl>(inputs, level, team)) {}
LevelMap::~LevelMap() = default;
const Level& LevelMap::level() const {
    return impl_->level();
}
scene::Group LevelMap::draw(const PageBox& window) {
    return impl_->draw(window);
}
bool LevelMap::touches(const PageBox& window) const {
    return impl_->touches(window);
}
std::pair<std::size_t, std::size_t> LevelMap::label_counts() const {
    return impl_->label_counts();
}
std::vector<PageBox> LevelMap::label_boxes() const {
    return impl_->label_boxes();
}

} // namespace cordon::compose
