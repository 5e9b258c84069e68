// SPDX-License-Identifier: MIT
#include "compose/map_painter.hpp"

#include "compose/label_report.hpp"
#include "compose/layer_work.hpp"
#include "compose/page_layers.hpp"
#include "compose/raster_painter.hpp"
#include "compose/theme.hpp"
#include "compose/web_mercator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <functional>
#include <iterator>
#include <map>
#include <ranges>

namespace cordon::compose {

using style::LayerType;
using style::Property;

class MapPainter::Impl {
  public:
    Impl(const Inputs& inputs, const MapFrame& frame)
        : in_(inputs), paper_(theme_of(inputs.style, frame.box().width()).page), frame_(frame),
          pages_(inputs.layers, frame_, {inputs.manner, inputs.pixel_ratio}), placer_(frame_.box()),
          hidden_(frame_.box()), subject_(frame_.box()), has_image_(image_finder(inputs.images)) {}

    void draw_shapes() {
        // A small world map lies below zoom 0, where no style draws: it is drawn as at 0.
        style::EvaluationContext context{std::max(0.0, frame_.zoom()), nullptr, in_.language};
        context.has_image = &has_image_;
        for (const style::Layer& layer : in_.style.layers) {
            if (!layer.shown_at(context.zoom)) continue;
            draw_layer(layer, context);
        }
        for (const LayerWork& work : works_)
            if (work.page != nullptr)
                drawn_.push_back({work.layer, work.page->features, work.features});
    }

    [[nodiscard]] double hidden_by(const geom::PageBox& box) const { return hidden_.cost(box); }
    [[nodiscard]] double subject_hidden_by(const geom::PageBox& box) const {
        return subject_.cost(box);
    }
    void block(const geom::PageBox& box) {
        placer_.block(box);
        furniture_.push_back(box);
    }

    scene::Group finish() {
        if (in_.nudges != nullptr && !in_.nudges->empty()) place_nudged();
        place_keeping();
        for (const LayerWork& work : std::views::reverse(works_)) count(work);
        std::reverse(dropped_.begin(), dropped_.end());
        if (in_.explain_labels) report_ = explain_labels(works_, furniture_, frame_.box());
        scene::Group map;
        map.id = "map";
        map.role = scene::Role::map;
        for (LayerWork* work : painting_order()) {
            if (work->layer->type == LayerType::symbol)
                paint_symbols(work->view(), work->symbols, work->group);
            report_problems(*work, in_.reporter);
            if (!work->group.children.empty()) map.add(std::move(work->group));
        }
        return map;
    }

    [[nodiscard]] const std::vector<DrawnLayer>& drawn() const { return drawn_; }
    [[nodiscard]] const std::vector<std::pair<std::string, int>>& dropped() const {
        return dropped_;
    }
    [[nodiscard]] int placed() const { return placed_; }
    [[nodiscard]] const std::vector<std::string>& label_report() const { return report_; }
    [[nodiscard]] const std::set<std::size_t>& nudges_used() const { return nudges_used_; }

  private:
    /// The layer drawn last comes first.
    void place_all() {
        preview_labels(works_, placer_);
        for (LayerWork& work : std::views::reverse(works_))
            place_symbols(work.symbols, placer_of(work));
    }

    /// What was placed at a time, to go back to.
    struct Snapshot {
        Placer placer;
        std::map<std::string, Placer> by_source;
        std::vector<std::vector<Symbol>> symbols; ///< by layer
    };

    [[nodiscard]] Snapshot snapshot() const {
        Snapshot now{placer_, by_source_, {}};
        for (const LayerWork& work : works_) now.symbols.push_back(work.symbols);
        return now;
    }

    void go_back(Snapshot to) {
        for (std::size_t k = 0; k < works_.size(); ++k)
            works_[k].symbols = std::move(to.symbols[k]);
        placer_ = std::move(to.placer);
        by_source_ = std::move(to.by_source);
    }

    /// A symbol of a layer.
    struct SymbolKey {
        std::size_t layer = 0;
        std::size_t symbol = 0;
    };
    [[nodiscard]] Symbol& symbol_of(const SymbolKey& key) {
        return works_[key.layer].symbols[key.symbol];
    }
    [[nodiscard]] static geom::PagePoint place_of(const LayerWork& work, const Symbol& symbol) {
        return work.page->shape(symbol.feature).part(0).front();
    }

    /// What must not be lost for another name: symbols with leaders and names with `cordon:keep`,
    /// as far as they have a place.
    [[nodiscard]] std::vector<SymbolKey> placed_of_weight() const {
        std::vector<SymbolKey> keys;
        for (std::size_t k = 0; k < works_.size(); ++k) {
            const style::Layer& layer = *works_[k].layer;
            if (!is_kept(layer) && !leader_rules(layer)) continue;
            for (std::size_t i = 0; i < works_[k].symbols.size(); ++i)
                if (works_[k].symbols[i].chosen) keys.push_back({k, i});
        }
        return keys;
    }

    /// Names with `cordon:keep` of places where something happened that a symbol with a leader is
    /// about.
    [[nodiscard]] std::vector<SymbolKey> kept_beside_leaders() const {
        constexpr double same_place = 9.0; // pixels
        std::vector<geom::PagePoint> events;
        for (const LayerWork& work : works_)
            if (leader_rules(*work.layer))
                for (const Symbol& symbol : work.symbols) events.push_back(place_of(work, symbol));
        std::vector<SymbolKey> kept;
        for (std::size_t k = works_.size(); k-- > 0;) {
            if (!is_kept(*works_[k].layer)) continue;
            for (std::size_t i = 0; i < works_[k].symbols.size(); ++i) {
                const Symbol& symbol = works_[k].symbols[i];
                const auto is_near = [&, at = place_of(works_[k], symbol)](geom::PagePoint event) {
                    return std::hypot(event.x - at.x, event.y - at.y) <= same_place;
                };
                if (std::any_of(events.begin(), events.end(), is_near)) kept.push_back({k, i});
            }
        }
        return kept;
    }

    /// Does the leader of another symbol run through the text of a placed one?
    [[nodiscard]] bool is_crossed(const Symbol& name) const {
        if (!name.chosen) return true;
        const geom::PageBox& text = name.candidates[*name.chosen].boxes.back();
        return std::any_of(works_.begin(), works_.end(), [&](const LayerWork& work) {
            return std::any_of(work.symbols.begin(), work.symbols.end(), [&](const Symbol& symbol) {
                return symbol.chosen && leader_meets(symbol.candidates[*symbol.chosen], text);
            });
        });
    }

    /// Places all; a name that is lost to the very symbol of an event in its town comes before the
    /// symbols with leaders, which may stand elsewhere, as long as nothing of weight is lost for
    /// it.
    void place_keeping() {
        std::vector<SymbolKey> lost = kept_beside_leaders();
        if (lost.empty()) return place_all();
        constexpr std::size_t most_tries = 8;
        constexpr double most_longer = 40.0; // pixels that a leader may grow
        Snapshot before = snapshot();
        place_all();
        std::erase_if(lost, [this](const SymbolKey& key) { return symbol_of(key).chosen; });
        lost.resize(std::min(lost.size(), most_tries));
        for (const SymbolKey& key : lost) {
            const std::vector<SymbolKey> weighty = placed_of_weight();
            std::vector<double> leaders; // of these
            leaders.reserve(weighty.size());
            for (const SymbolKey& other : weighty)
                leaders.push_back(leader_length(symbol_of(other)));
            Snapshot best = snapshot();
            go_back(before);
            Symbol& symbol = symbol_of(key);
            if (!move_off_fixed_symbols(works_, symbol)) {
                go_back(std::move(best));
                continue;
            }
            symbol.chosen = placer_of(works_[key.layer]).place(symbol.candidates, symbol.rules);
            symbol.placed_first = symbol.chosen.has_value();
            Snapshot with_name = snapshot();
            place_all();
            bool keeps_all = true;
            for (std::size_t i = 0; i < weighty.size(); ++i) {
                const Symbol& other = symbol_of(weighty[i]);
                keeps_all =
                    keeps_all && other.chosen && leader_length(other) <= leaders[i] + most_longer;
            }
            if (keeps_all && !is_crossed(symbol_of(key)))
                before = std::move(with_name);
            else
                go_back(std::move(best));
        }
    }

    /// Moves by hand count from where a symbol stands without them: a trial placement tells. What
    /// is moved is placed before all others.
    void place_nudged() {
        struct Moved {
            LayerWork* work;
            std::size_t symbol;
            std::size_t nudge;
            Symbol trial{}; ///< with the place that it takes by itself
        };
        std::vector<Moved> found;
        const NudgeFinder finder(*in_.nudges);
        for (LayerWork& work : std::views::reverse(works_))
            for (std::size_t i = 0; i < work.symbols.size(); ++i)
                if (const auto nudge = finder.find(work, work.symbols[i]))
                    found.push_back({&work, i, *nudge, {}});
        if (found.empty()) return;
        Snapshot before = snapshot();
        place_all();
        for (Moved& moved : found) moved.trial = moved.work->symbols[moved.symbol];
        go_back(std::move(before));
        for (Moved& moved : found) {
            Symbol& symbol = moved.work->symbols[moved.symbol];
            if (!moved.trial.poses.empty()) symbol = std::move(moved.trial);
            nudge_symbol(symbol, *moved.work, (*in_.nudges)[moved.nudge]);
            symbol.chosen = placer_of(*moved.work).place(symbol.candidates, symbol.rules);
            symbol.placed_first = true;
            nudges_used_.insert(moved.nudge);
        }
    }

    void draw_layer(const style::Layer& layer, const style::EvaluationContext& context) {
        const PageLayer* page = nullptr;
        const bool raster = is_raster(layer.type);
        if (layer.type != LayerType::background && !raster) {
            page = pages_.get(layer.source, layer.source_layer);
            if (page == nullptr) return;
        }
        LayerWork& work = works_.emplace_back();
        work.layer = &layer;
        work.page = page;
        const data::FeatureLayer* features = page == nullptr ? nullptr : page->features.get();
        work.bound = std::make_unique<style::BoundLayer>(layer, features, context);
        work.group.id = "layer-" + layer.id;
        work.group.role = scene::Role::layer;
        set_layer_paint(layer, *work.bound, work.group);
        set_context(work, features, context);
        if (raster) return draw_raster(work);
        if (page == nullptr)
            return paint_background(*work.bound, frame_.box(), work.context, work.group);
        work.features = visible_features(layer, *work.bound, *page, sort_key_of(layer.type));
        switch (layer.type) {
        case LayerType::line:
        case LayerType::fill:
        case LayerType::fill_extrusion: draw_by_tiles(work); break;
        case LayerType::circle: paint_circle(work.view(), work.group); break;
        case LayerType::heatmap: draw_heat(work); break;
        default: prepare_symbols(work); break;
        }
        if (layer.type == LayerType::symbol || layer.type == LayerType::heatmap) return;
        mark_obstacles(work, placer_.mask());
        mark_obstacles(work, hidden_);
        mark_interiors(work, frame_.box(), hidden_);
        if (is_subject(layer)) {
            mark_obstacles(work, subject_);
            mark_interiors(work, frame_.box(), subject_);
        }
    }

    /// Does a layer show what the map is about: neither base map nor a source of the style's own?
    [[nodiscard]] bool is_subject(const style::Layer& layer) const {
        const style::Source* source = in_.style.source(layer.source);
        return source != nullptr && source->url.starts_with("cordon:") &&
               source->url != "cordon:basemap";
    }

    /// Do web maps draw the layer before all that is translucent?
    [[nodiscard]] static bool is_solid(const LayerWork& work) {
        const style::BoundLayer& bound = *work.bound;
        const auto solid = [&](Property color, Property opacity, Property pattern) {
            return !work.layer->has(pattern) && bound.is_constant(color) &&
                   bound.is_constant(opacity) && bound.number(opacity, 0) >= 1 &&
                   bound.color(color, 0).a >= 1;
        };
        if (work.layer->type == LayerType::background)
            return solid(Property::background_color, Property::background_opacity,
                         Property::background_pattern);
        return work.layer->type == LayerType::fill &&
               solid(Property::fill_color, Property::fill_opacity, Property::fill_pattern);
    }

    /// The layers as they are drawn. On web maps heat does not heed what is solid: it shows above
    /// such layers also where they come later.
    std::vector<LayerWork*> painting_order() {
        std::vector<LayerWork*> out;
        std::vector<LayerWork*> heat; // waits for the last solid layer
        std::size_t last_solid = 0;
        for (std::size_t k = 0; k < works_.size(); ++k)
            if (in_.manner == Manner::web && is_solid(works_[k])) last_solid = k;
        for (std::size_t k = 0; k < works_.size(); ++k) {
            const bool waits = works_[k].layer->type == LayerType::heatmap && k < last_solid;
            (waits ? heat : out).push_back(&works_[k]);
            if (k == last_solid) out.insert(out.end(), heat.begin(), heat.end());
        }
        return out;
    }

    void set_context(LayerWork& work, const data::FeatureLayer* features,
                     style::EvaluationContext evaluation) const {
        PaintContext& context = work.context;
        context.images = in_.images;
        context.manner = in_.manner;
        context.pixel_ratio = in_.pixel_ratio;
        context.bearing = frame_.bearing();
        if (in_.manner != Manner::web) return;
        if (frame_.projection().is_web_mercator()) set_grid(work, evaluation.zoom);
        const double whole = std::floor(evaluation.zoom);
        context.step = std::exp2(evaluation.zoom - whole);
        if (work.layer->type != LayerType::line || context.step == 1.0) return;
        evaluation.zoom = whole;
        work.whole_zoom = std::make_unique<style::BoundLayer>(*work.layer, features, evaluation);
        context.whole_zoom = work.whole_zoom.get();
    }

    void set_grid(LayerWork& work, double zoom) const {
        work.context.origin = frame_.to_page(square_to_metres({0.0, 0.0}));
        const LayerType type = work.layer->type;
        const bool plain_fill = type == LayerType::fill && !work.layer->has(Property::fill_pattern);
        const bool line_icons =
            type == LayerType::symbol && work.bound->text(Property::symbol_placement, 0) != "point";
        if (type != LayerType::line && type != LayerType::circle && !plain_fill && !line_icons)
            return;
        constexpr double margin = 256.0; // pixels of wide lines beyond the frame
        const WorldCopies copies = world_copies(frame_, margin);
        WebGrid grid;
        grid.frame = frame_.box();
        grid.world = world_metres / frame_.resolution();
        grid.zoom = zoom;
        grid.first_copy = copies.first;
        grid.last_copy = copies.last;
        if (const style::Source* source = in_.style.source(work.layer->source)) {
            grid.most_zoom = static_cast<int>(
                std::clamp(source->definition.number_or("maxzoom", grid.most_zoom), 0.0, 24.0));
            grid.margin =
                std::clamp(source->definition.number_or("buffer", grid.margin), 0.0, 512.0);
        }
        work.context.grid = grid;
    }

    /// Features of tiles overlap their neighbours: each tile is drawn inside its own square.
    static void draw_by_tiles(LayerWork& work) {
        BoundPageLayer view = work.view();
        // What knows the grid of tiles draws inside of each itself.
        if (work.page->tiles.empty() || work.context.grid) return paint_shapes(view, work.group);
        for (const PageTile& tile : work.page->tiles) {
            view.features.clear();
            std::copy_if(work.features.begin(), work.features.end(),
                         std::back_inserter(view.features),
                         [&](std::size_t i) { return i >= tile.first && i < tile.last; });
            if (view.features.empty()) continue;
            scene::Group group;
            group.clip = tile.clip;
            paint_shapes(view, group);
            if (!group.children.empty()) work.group.add(std::move(group));
        }
    }

    /// What only a bitmap can show; the run says so once for each layer.
    void note_bitmap(const LayerWork& work) {
        if (in_.manner == Manner::web || work.group.children.empty()) return;
        constexpr double css_dpi = 96.0;
        in_.reporter.note(fmt::format("layer '{}' ({}) is a bitmap of {:.0f} dpi", work.layer->id,
                                      style::layer_type_name(work.layer->type),
                                      css_dpi * in_.pixel_ratio));
    }

    void draw_raster(LayerWork& work) {
        RasterView view{frame_, in_.pixel_ratio, {}, in_.manner};
        view.set = in_.layers.raster(work.layer->source, pages_.view());
        if (!view.set.parts.empty()) paint_raster(*work.layer, *work.bound, view, work.group);
        note_bitmap(work);
    }

    void draw_heat(LayerWork& work) {
        paint_heat(work.view(), frame_.box(), in_.pixel_ratio, work.group);
        note_bitmap(work);
    }

    /// Where a layer's symbols find out what is free.
    Placer& placer_of(const LayerWork& work) {
        if (in_.collide_across_sources) return placer_;
        return by_source_.try_emplace(work.layer->source, placer_).first->second;
    }

    void prepare_symbols(LayerWork& work) {
        SymbolContext context{in_.shaper, frame_.box(), in_.language, paper_};
        work.symbols = make_symbols(work.view(), context);
        const int weight = obstacle_weight(*work.layer);
        if (weight == 0) return;
        const auto hide = [&](const geom::PageBox& box) {
            hidden_.add_box(box, weight);
            if (is_subject(*work.layer)) subject_.add_box(box, weight);
        };
        constexpr double dot = 5.0; // pixels round the place that a leader ends at
        for (const Symbol& symbol : work.symbols) {
            for (const geom::PageBox& box : symbol.candidates.front().boxes) hide(box);
            if (const auto& place = symbol.poses.front().leader)
                hide(geom::PageBox{place->x, place->y, place->x, place->y}.grown(dot));
        }
    }

    void count(const LayerWork& work) {
        const auto lost = std::count_if(work.symbols.begin(), work.symbols.end(),
                                        [](const Symbol& symbol) { return !symbol.chosen; });
        placed_ += static_cast<int>(std::ssize(work.symbols) - lost);
        if (lost > 0) dropped_.emplace_back(work.layer->id, static_cast<int>(lost));
    }

    Inputs in_;
    Color paper_; ///< shows inside hollow markers
    MapFrame frame_;
    PageLayers pages_;
    Placer placer_;
    std::map<std::string, Placer> by_source_; ///< see collide_across_sources
    ObstacleMask hidden_;
    ObstacleMask subject_;                            ///< of it what the map is about
    std::function<bool(std::string_view)> has_image_; ///< for expressions
    std::deque<LayerWork> works_;
    std::vector<DrawnLayer> drawn_;
    std::vector<std::pair<std::string, int>> dropped_;
    int placed_ = 0; ///< symbols of all layers
    std::vector<geom::PageBox> furniture_;
    std::vector<std::string> report_;
    std::set<std::size_t> nudges_used_;
};

MapPainter::MapPainter(const Inputs& inputs, const MapFrame& frame)
    : impl_(std::make_unique<Impl>(inputs, frame)) {}
MapPainter::~MapPainter() = default;
void MapPainter::draw_shapes() {
    impl_->draw_shapes();
}
double MapPainter::hidden_by(const geom::PageBox& box) const {
    return impl_->hidden_by(box);
}
double MapPainter::subject_hidden_by(const geom::PageBox& box) const {
    return impl_->subject_hidden_by(box);
}
void MapPainter::block(const geom::PageBox& box) {
    impl_->block(box);
}
scene::Group MapPainter::finish() {
    return impl_->finish();
}
const std::vector<DrawnLayer>& MapPainter::drawn() const {
    return impl_->drawn();
}
const std::vector<std::pair<std::string, int>>& MapPainter::dropped() const {
    return impl_->dropped();
}
int MapPainter::placed() const {
    return impl_->placed();
}

const std::vector<std::string>& MapPainter::label_report() const {
    return impl_->label_report();
}
const std::set<std::size_t>& MapPainter::nudges_used() const {
    return impl_->nudges_used();
}

} // namespace cordon::compose
