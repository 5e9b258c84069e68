// SPDX-License-Identifier: MIT
#include "compose/map_painter.hpp"

#include "compose/layer_work.hpp"
#include "compose/page_layers.hpp"
#include "compose/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <ranges>

namespace cordon::compose {

using style::LayerType;
using style::Property;

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
        preview_labels(works_, placer_);
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
        if (layer.type == LayerType::symbol) return;
        mark_obstacles(work, placer_.mask());
        mark_obstacles(work, hidden_);
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
