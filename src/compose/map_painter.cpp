// SPDX-License-Identifier: MIT
#include "compose/map_painter.hpp"

#include "compose/page_layers.hpp"
#include "compose/painter.hpp"
#include "compose/symbol.hpp"
#include "compose/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <ranges>

namespace cordon::compose {

using style::LayerType;
using style::Property;

namespace {

/// One layer on its way from style to scene.
struct LayerWork {
    const style::Layer* layer = nullptr;
    const PageLayer* page = nullptr; ///< null for background
    std::unique_ptr<style::BoundLayer> bound;
    std::vector<std::size_t> features;
    std::vector<Symbol> symbols;
    scene::Group group;

    [[nodiscard]] BoundPageLayer view() const { return {*layer, *bound, *page, features}; }
};

Property sort_key_of(LayerType type) {
    switch (type) {
    case LayerType::fill: return Property::fill_sort_key;
    case LayerType::line: return Property::line_sort_key;
    case LayerType::circle: return Property::circle_sort_key;
    default: return Property::symbol_sort_key;
    }
}

bool is_drawable(LayerType type) {
    return type == LayerType::background || type == LayerType::fill || type == LayerType::line ||
           type == LayerType::circle || type == LayerType::symbol;
}

/// `cordon:obstacle`: how much labels and furniture should keep off what the layer draws; 0 = not
/// at all.
int obstacle_weight(const style::Layer& layer) {
    return static_cast<int>(layer.definition.number_or("cordon:obstacle", 0.0));
}

} // namespace

class MapPainter::Impl {
  public:
    Impl(const Inputs& inputs, const MapFrame& frame)
        : in_(inputs), paper_(theme_of(inputs.style, frame.box().width()).page), frame_(frame),
          pages_(inputs.layers, frame_), placer_(frame_.box()), hidden_(frame_.box()) {}

    void draw_shapes() {
        // A small world map lies below zoom 0, where no style draws: it is drawn as at 0.
        const style::EvaluationContext context{std::max(0.0, frame_.zoom()), nullptr, in_.language};
        for (const style::Layer& layer : in_.style.layers) {
            if (!layer.shown_at(context.zoom)) continue;
            if (!is_drawable(layer.type)) {
                in_.reporter.warn(fmt::format(
                    "layer '{}' is of a type that cannot be drawn yet; it was left out", layer.id));
                continue;
            }
            draw_layer(layer, context);
        }
        for (const LayerWork& work : works_)
            if (work.page != nullptr)
                drawn_.push_back({work.layer, work.page->features, work.features});
    }

    [[nodiscard]] double hidden_by(const geom::PageBox& box) const { return hidden_.cost(box); }
    void block(const geom::PageBox& box) { placer_.block(box); }

    scene::Group finish() {
        preview_labels();
        for (LayerWork& layer_work : std::views::reverse(works_)) {
            LayerWork* work = &layer_work;
            place_symbols(work->symbols, placer_);
            count_dropped(*work);
        }
        std::reverse(dropped_.begin(), dropped_.end());
        scene::Group map;
        map.id = "map";
        map.role = scene::Role::map;
        for (LayerWork& work : works_) {
            if (work.layer->type == LayerType::symbol)
                paint_symbols(work.view(), work.symbols, work.group);
            report_problems(work);
            if (!work.group.children.empty()) map.add(std::move(work.group));
        }
        return map;
    }

    [[nodiscard]] const std::vector<DrawnLayer>& drawn() const { return drawn_; }
    [[nodiscard]] const std::vector<std::pair<std::string, int>>& dropped() const {
        return dropped_;
    }

  private:
    void draw_layer(const style::Layer& layer, const style::EvaluationContext& context) {
        const PageLayer* page = nullptr;
        if (layer.type != LayerType::background) {
            page = pages_.get(layer.source, layer.source_layer);
            if (page == nullptr) return;
        }
        LayerWork& work = works_.emplace_back();
        work.layer = &layer;
        work.page = page;
        work.bound = std::make_unique<style::BoundLayer>(
            layer, page == nullptr ? nullptr : page->features.get(), context);
        work.group.id = "layer-" + layer.id;
        work.group.role = scene::Role::layer;
        if (page == nullptr) return paint_background(*work.bound, frame_.box(), work.group);
        work.features = visible_features(layer, *work.bound, *page, sort_key_of(layer.type));
        switch (layer.type) {
        case LayerType::fill: paint_fill(work.view(), work.group); break;
        case LayerType::line: paint_line(work.view(), work.group); break;
        case LayerType::circle: paint_circle(work.view(), work.group); break;
        default: prepare_symbols(work); break;
        }
        if (layer.type != LayerType::symbol) mark_obstacles(work);
    }

    void prepare_symbols(LayerWork& work) {
        SymbolContext context{in_.shaper, frame_.box(), in_.language, paper_};
        work.symbols = make_symbols(work.view(), context);
        const int weight = obstacle_weight(*work.layer);
        if (weight == 0) return;
        for (const Symbol& symbol : work.symbols)
            for (const geom::PageBox& box : symbol.candidates.front().boxes)
                hidden_.add_box(box, weight);
    }

    void mark_obstacles(const LayerWork& work) {
        const int weight = obstacle_weight(*work.layer);
        if (weight == 0) return;
        const bool lines = work.layer->type == LayerType::line;
        for (const std::size_t i : work.features) {
            const geom::PageView shape = work.page->shapes[i];
            const double width = lines ? work.bound->number(Property::line_width, i) : 1.0;
            for (std::size_t part = 0; part < shape.part_count(); ++part) {
                if (shape.kind() == geom::Kind::point) {
                    for (const geom::PagePoint& p : shape.part(part))
                        add_obstacle({p.x - 4, p.y - 4, p.x + 4, p.y + 4}, weight);
                } else {
                    placer_.mask().add_line(shape.part(part), width, weight);
                    hidden_.add_line(shape.part(part), width, weight);
                }
            }
        }
    }

    void add_obstacle(const geom::PageBox& box, int weight) {
        placer_.mask().add_box(box, weight);
        hidden_.add_box(box, weight);
    }

    /// Symbols with leaders are placed first but should not take the places that the names below
    /// them want: a trial placement of the names marks those places.
    void preview_labels() {
        Placer trial = placer_;
        std::vector<std::pair<geom::PageBox, double>> wanted; // places and what covering them costs
        for (LayerWork& layer_work : std::views::reverse(works_)) {
            LayerWork* work = &layer_work;
            if (leader_rules(*work->layer)) continue;
            for (const Symbol& symbol : work->symbols) {
                const auto chosen = trial.place(symbol.candidates, symbol.rules);
                if (!chosen || symbol.rules.may_overlap) continue;
                // A covered name is worse than a longer leader; the capital's is the worst.
                const double weight = 4.0 + obstacle_weight(*work->layer);
                for (const geom::PageBox& box : symbol.candidates[*chosen].boxes)
                    wanted.emplace_back(box, weight);
            }
        }
        for (auto& work : works_) {
            if (!leader_rules(*work.layer) || work.symbols.empty()) continue;
            for (const auto& [box, weight] : wanted)
                for (Symbol& symbol : work.symbols) add_overlap_cost(symbol, box, weight);
        }
    }

    static void add_overlap_cost(Symbol& symbol, const geom::PageBox& box, double weight) {
        for (Candidate& candidate : symbol.candidates)
            for (const geom::PageBox& mine : candidate.boxes)
                if (mine.intersects(box)) candidate.cost += weight;
    }

    void count_dropped(const LayerWork& work) {
        const auto lost = std::count_if(work.symbols.begin(), work.symbols.end(),
                                        [](const Symbol& symbol) { return !symbol.chosen; });
        if (lost > 0) dropped_.emplace_back(work.layer->id, static_cast<int>(lost));
    }

    void report_problems(const LayerWork& work) {
        for (const Diagnostic& problem : work.bound->problems()) in_.reporter.report(problem);
    }

    Inputs in_;
    Color paper_; ///< shows inside hollow markers
    MapFrame frame_;
    PageLayers pages_;
    Placer placer_;
    ObstacleMask hidden_;
    std::deque<LayerWork> works_;
    std::vector<DrawnLayer> drawn_;
    std::vector<std::pair<std::string, int>> dropped_;
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

} // namespace cordon::compose
