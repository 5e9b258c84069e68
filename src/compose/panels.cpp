// SPDX-License-Identifier: MIT
#include "compose/panels.hpp"

#include "compose/corners.hpp"
#include "compose/sheet.hpp"
#include "compose/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr double panel_gap = 10.0;
constexpr double title_gap = 4.0;     ///< between a title and its map
constexpr double least_width = 130.0; ///< a narrower map carries no names

/// Height of the two lines above a map.
double lines_height(const Theme& theme) {
    constexpr double line_height = 1.3;
    return (theme.heading + theme.small) * line_height + title_gap;
}

/// Title and subtitle of a panel, as wide as its map.
std::pair<Piece, Piece> set_titles(Workshop& shop, const PanelRequest& panel, double width) {
    return {make_text(shop, panel.title,
                      text_style(shop.theme, Weight::semibold, shop.theme.heading, width),
                      shop.theme.ink),
            make_text(shop, panel.subtitle,
                      text_style(shop.theme, Weight::regular, shop.theme.small, width),
                      shop.theme.muted)};
}

/// One panel: its title, its map, its frame.
class PanelDrawing {
  public:
    PanelDrawing(Workshop& shop, const SheetRequest& request, PanelGrid& grid)
        : shop_(shop), in_(request), grid_(grid) {}

    void draw(const PanelRequest& panel, const PageBox& box, bool with_scale) {
        const MapFrame frame = MapFrame::fit(*in_.projection, box, in_.extent);
        MapPainter::Inputs inputs{*in_.style, *panel.layers, *in_.shaper, *in_.reporter,
                                  std::string(code(in_.language))};
        inputs.images = in_.images;
        inputs.pixel_ratio = in_.pixel_ratio;
        inputs.nudges = &in_.nudges;
        inputs.explain_labels = in_.explain_labels;
        MapPainter painter(inputs, frame);
        painter.draw_shapes();
        grid_.drawn.insert(grid_.drawn.end(), painter.drawn().begin(), painter.drawn().end());
        scene::Group furniture;
        if (with_scale && in_.scale_bar.wanted) place_scale(frame, painter, furniture);
        scene::Group map = painter.finish();
        for (const auto& [layer, count] : painter.dropped()) dropped_[layer] += count;
        grid_.placed += painter.placed();
        for (const std::string& line : painter.label_report())
            grid_.label_report.push_back(panel.title + ": " + line);
        grid_.nudges_used.insert(painter.nudges_used().begin(), painter.nudges_used().end());
        map.clip = scene::Path::rectangle(box);
        map.title = panel.title;
        map.description = panel.subtitle;
        map.id = fmt::format("panel-{}", ++count_);
        prefix_ids(map, map.id + "-");
        put_title(panel, box);
        grid_.group.add(std::move(map));
        put_frame(box);
        for (scene::Node& node : furniture.children)
            grid_.group.children.push_back(std::move(node));
    }

    void finish() { grid_.dropped.assign(dropped_.begin(), dropped_.end()); }

  private:
    /// Ids are unique on a sheet: those of a panel's groups begin with the panel's own.
    static void prefix_ids(scene::Group& group, const std::string& prefix) {
        for (scene::Node& node : group.children) {
            auto* child = std::get_if<scene::Group>(&node.item);
            if (child == nullptr) continue;
            if (!child->id.empty()) child->id = prefix + child->id;
            prefix_ids(*child, prefix);
        }
    }

    void put_title(const PanelRequest& panel, const PageBox& box) {
        auto [title, subtitle] = set_titles(shop_, panel, box.width());
        const double subtitle_y = box.min_y - title_gap - subtitle.height;
        const PagePoint title_at{box.min_x, subtitle_y - title.height};
        put(grid_.group, std::move(title), title_at);
        put(grid_.group, std::move(subtitle), {box.min_x, subtitle_y});
    }

    void put_frame(const PageBox& box) {
        if (!in_.frame) return;
        scene::Shape edge;
        edge.path = scene::Path::rectangle(box);
        edge.stroke = scene::Stroke{.color = shop_.theme.frame, .width = shop_.theme.frame_width};
        grid_.group.add(std::move(edge));
    }

    void place_scale(const MapFrame& frame, MapPainter& painter, scene::Group& out) {
        Piece bar = on_panel(
            shop_.theme,
            make_scale_bar(shop_, frame, std::clamp(frame.box().width() * 0.4, 40.0, 120.0)), 4.0);
        const auto hidden = [&](const PageBox& box) { return painter.hidden_by(box); };
        const std::vector<PageBox> boxes = choose_corners(
            frame.box(), 5.0, {{bar.width, bar.height, in_.scale_bar.place}}, hidden);
        if (boxes.front().empty()) return;
        painter.block(boxes.front().grown(2.0));
        put(out, std::move(bar), {boxes.front().min_x, boxes.front().min_y});
    }

    Workshop& shop_;
    const SheetRequest& in_;
    PanelGrid& grid_;
    int count_ = 0;
    std::map<std::string, int> dropped_;
};

} // namespace

PageBox PanelLayout::map(std::size_t i, PagePoint at) const {
    const auto column = static_cast<double>(i % static_cast<std::size_t>(columns));
    const auto row = static_cast<double>(i / static_cast<std::size_t>(columns));
    const double x = at.x + column * (map_width + gap);
    const double y = at.y + row * (title_height + map_height + gap) + title_height;
    return {x, y, x + map_width, y + map_height};
}

namespace {

/// Larger maps are better; but a layout whose scale is not much smaller is, when it leaves much
/// less paper empty.
bool is_better(const PanelLayout& layout, const PanelLayout& than, double shape) {
    constexpr double nearly = 1.25;
    constexpr double fuller = 1.4;
    const auto scale = [&](const PanelLayout& l) {
        return std::min(l.map_width, l.map_height / shape);
    };
    const auto area = [](const PanelLayout& l) { return l.map_width * l.map_height; };
    const bool comparable =
        scale(layout) < nearly * scale(than) && scale(than) < nearly * scale(layout);
    if (comparable && area(layout) > fuller * area(than)) return true;
    if (comparable && area(than) > fuller * area(layout)) return false;
    return scale(layout) > scale(than);
}

} // namespace

PanelLayout layout_panels(const std::function<double(double)>& title_height, std::size_t count,
                          double width, double height, double aspect) {
    PanelLayout best;
    const double shape = std::clamp(aspect, 0.4, 1.6);
    for (int columns = 1; columns <= static_cast<int>(count); ++columns) {
        PanelLayout layout;
        layout.columns = columns;
        layout.rows = (static_cast<int>(count) + columns - 1) / columns;
        layout.gap = columns > 1 || layout.rows > 1 ? panel_gap : 0.0;
        layout.map_width = (width - (columns - 1) * layout.gap) / columns;
        layout.title_height = title_height(layout.map_width);
        layout.map_height = layout.map_width * shape;
        if (height > 0.0) {
            const double room =
                (height - (layout.rows - 1) * layout.gap) / layout.rows - layout.title_height;
            layout.map_height = std::min(layout.map_height, room);
        } else if (layout.height() > width * 1.25 && columns < static_cast<int>(count) &&
                   (width - columns * panel_gap) / (columns + 1) >= least_width) {
            continue; // higher than a page: more columns
        }
        if (best.map_width > 0.0 && layout.map_width < least_width) break;
        if (best.map_width <= 0.0 || is_better(layout, best, shape)) best = layout;
    }
    return best;
}

double panel_title_height(Workshop& shop, const std::vector<PanelRequest>& panels, double width) {
    double height = lines_height(shop.theme);
    for (const PanelRequest& panel : panels) {
        const auto [title, subtitle] = set_titles(shop, panel, width);
        height = std::max(height, title.height + subtitle.height + title_gap);
    }
    return height;
}

PanelGrid draw_panels(Workshop& shop, const SheetRequest& request, const PanelLayout& layout,
                      PagePoint at) {
    PanelGrid grid;
    grid.group.id = "panels";
    PanelDrawing drawing(shop, request, grid);
    for (std::size_t i = 0; i < request.panels.size(); ++i)
        drawing.draw(request.panels[i], layout.map(i, at), i + 1 == request.panels.size());
    drawing.finish();
    return grid;
}

} // namespace cordon::compose
