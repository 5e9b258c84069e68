// SPDX-License-Identifier: MIT
#include "compose/sheet.hpp"

#include "compose/corners.hpp"
#include "compose/locator.hpp"
#include "compose/sheet_texts.hpp"
#include "compose/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr double block_gap = 9.0;     ///< pixels between header, map, key and notes
constexpr double corner_margin = 7.0; ///< between furniture and frame
constexpr double panel_padding = 6.0;
/// On a narrower map inset and arrow would hide more than they tell.
constexpr double narrow_map = 340.0;

/// Builds one sheet; a member for each step.
class SheetBuilder {
  public:
    explicit SheetBuilder(const SheetRequest& request)
        : in_(request), theme_(theme_of(*request.style, request.width)),
          shop_{theme_, *request.shaper, request.language, request.images}, texts_(request, shop_) {
    }

    Sheet build() {
        header_ = texts_.header(body_width());
        settle();
        draw_map();
        if (legend_below_) make_room_for_legend();
        finish_scene();
        return std::move(sheet_);
    }

  private:
    [[nodiscard]] double left() const { return in_.margins[3]; }
    [[nodiscard]] double body_width() const { return in_.width - in_.margins[1] - in_.margins[3]; }
    /// Room for the graticule's labels beside and below the frame.
    [[nodiscard]] double label_room() const {
        return in_.graticule && in_.panels.empty() ? theme_.small + 4.0 : 0.0;
    }

    Piece set_notes() {
        return texts_.notes(body_width(), sheet_.notes_cut ? SheetTexts::Notes::short_ones
                                                           : SheetTexts::Notes::all);
    }

    /// Arranges the sheet, and again while its texts change with what the frame shows.
    void settle() {
        constexpr int most_rounds = 3; // texts change the frame and the frame the texts
        for (int round = 0; round < most_rounds; ++round) {
            arrange();
            if (!in_.words_for) return;
            auto words = in_.words_for(MapFrame::fit(*in_.projection, map_, in_.extent).map_box());
            if (!words) return;
            texts_.change(std::move(*words));
        }
        arrange();
    }

    /// Chooses between a key below the map and a key beside it, and sets the map's box.
    void arrange() {
        sheet_.key_left_out = sheet_.key_cut = key_beside_ = false;
        const double top =
            in_.margins[0] + (header_.height > 0 ? header_.height + block_gap * 0.6 : 0.0);
        const double room = label_room();
        notes_ = set_notes();
        timeline_ = make_strip();
        const bool fixed = in_.height > 0;
        const bool beside = in_.panels.empty() && fixed && in_.width > in_.height * 1.2 &&
                            in_.width > 560 && texts_.has_key();
        if (beside) return arrange_beside(top, room);
        key_ = texts_.key(body_width(), key_columns());
        const double below = (key_.height > 0 ? key_.height + block_gap : 0.0) + notes_.height +
                             room + (notes_.height > 0 ? block_gap : 0.0) + in_.margins[2];
        double map_height = in_.height - top - below - strip_room();
        if (!in_.panels.empty()) {
            layout_ = layout_panels(
                [&](double width) { return panel_title_height(shop_, in_.panels, width); },
                in_.panels.size(), body_width(), fixed ? make_room(map_height) : 0.0,
                in_.extent.height() / std::max(in_.extent.width(), 1e-9));
            map_height = layout_.height();
        } else if (!fixed) {
            const double aspect = in_.extent.height() / std::max(in_.extent.width(), 1e-9);
            map_height =
                std::clamp((body_width() - room) * aspect, body_width() * 0.5, body_width() * 1.15);
        } else {
            map_height = make_room(map_height);
        }
        map_height = std::max(map_height, 40.0);
        map_ = {left() + room, top, left() + body_width(), top + map_height};
        double y = map_.max_y + room + block_gap + strip_room();
        if (key_.height > 0) {
            key_at_ = {left(), y};
            y += key_.height + block_gap;
        }
        notes_at_ = {left(), y};
        page_height_ = fixed ? in_.height : y + notes_.height + in_.margins[2];
        if (fixed) notes_at_.y = std::max(y, in_.height - in_.margins[2] - notes_.height);
    }

    /// The timeline with a map wide enough to carry it.
    Piece make_strip() {
        if (!in_.timeline || body_width() < narrow_map) return {};
        TimelineRequest request = *in_.timeline;
        request.marker = marker_layer(*in_.style);
        return make_timeline(shop_, request, body_width() - label_room());
    }

    /// A map that is smaller than its texts is a text: on a small sheet the key goes first (the
    /// caller says so), then the notes that can be missed.
    double make_room(double map_height) {
        const double enough = in_.height * 0.42;
        if (map_height < enough && key_.height > 0) {
            const double without = map_height + key_.height;
            take_shorter_key(body_width(), key_columns(), without - enough);
            map_height = without + (key_.height > 0 ? -key_.height : block_gap);
        }
        if (map_height < enough && timeline_.height > 0) {
            map_height += timeline_.height + block_gap;
            timeline_ = Piece();
        }
        if (map_height < enough && !texts_.words().short_notes.empty()) {
            const double before = notes_.height;
            sheet_.notes_cut = true;
            notes_ = set_notes();
            map_height += before - notes_.height;
        }
        return map_height;
    }

    [[nodiscard]] int key_columns() const { return std::clamp(int(body_width() / 250.0), 1, 3); }
    /// The list with shorter rows, or none when even that is higher than `most`.
    void take_shorter_key(double width, int columns, double most) {
        key_ = texts_.short_key(width, columns, most);
        sheet_.key_left_out = !(sheet_.key_cut = key_.height > 0);
    }

    /// The key beside the map, in as few columns as hold it, on less than half of the width.
    void arrange_beside(double top, double room) {
        const double column = std::clamp(body_width() * 0.3, 170.0, 300.0);
        const double gap = 14.0;
        const double bottom =
            in_.height - in_.margins[2] - notes_.height - block_gap - strip_room();
        double side = column;
        for (int columns = 1;; ++columns) {
            key_ = texts_.key(side, columns);
            if (key_.height <= bottom - top) break;
            side = (columns + 1) * column + columns * gap;
            if (side > body_width() * 0.45) {
                take_shorter_key(column, 1, bottom - top);
                break;
            }
        }
        const double taken = sheet_.key_left_out ? 0.0 : key_.width + gap;
        map_ = {left() + room, top, left() + body_width() - taken, bottom - room};
        key_at_ = {left() + body_width() - key_.width, top};
        key_beside_ = !sheet_.key_left_out;
        notes_at_ = {left(), in_.height - in_.margins[2] - notes_.height};
        page_height_ = in_.height;
    }

    /// The legend below a key that stands beside the map; empty where there is no room.
    Piece strip_below_key() {
        if (!key_beside_) return {};
        LegendOptions options = legend_options_;
        options.max_width = key_.width;
        options.max_rows = 4;
        Piece strip = make_legend(shop_, entries_of_legend(), options);
        const bool fits = key_at_.y + key_.height + 2 * block_gap + strip.height < map_.max_y;
        return fits ? std::move(strip) : Piece();
    }

    /// Height that legend and timeline below the map take, with their gaps.
    [[nodiscard]] double strip_room() const {
        return legend_room() + (timeline_.height > 0 ? timeline_.height + block_gap : 0.0);
    }
    [[nodiscard]] double legend_room() const {
        return strip_.height > 0 && !strip_below_key_ ? strip_.height + block_gap : 0.0;
    }

    /// What the layers declare, with the nested circles before the other rows of their group.
    std::vector<LegendEntry> entries_of_legend() {
        const auto& layers = in_.legend_of.empty() ? sheet_.drawn : in_.legend_of;
        std::vector<LegendEntry> entries = legend_entries(layers, in_.language);
        if (!in_.sizes) return entries;
        const auto same =
            std::find_if(entries.begin(), entries.end(),
                         [&](const LegendEntry& entry) { return entry.group == in_.sizes->group; });
        entries.insert(same, *in_.sizes);
        return entries;
    }

    /// The legend as wide as the map, with as many rows in a block as make it lowest.
    Piece lowest_strip() {
        LegendOptions options = legend_options_;
        options.max_width = map_.width();
        const auto entries = entries_of_legend();
        Piece lowest;
        for (options.max_rows = 3; options.max_rows <= 5; ++options.max_rows) {
            Piece strip = make_legend(shop_, entries, options);
            if (lowest.empty() || strip.height < lowest.height - 1) lowest = std::move(strip);
        }
        return lowest;
    }

    /// The legend would hide too much of the map: it goes below, over the sheet's whole width.
    void make_room_for_legend() {
        strip_ = strip_below_key();
        strip_below_key_ = !strip_.empty();
        if (!strip_below_key_) strip_ = lowest_strip();
        if (in_.height <= 0) {
            const double down = legend_room();
            key_at_.y += down;
            notes_at_.y += down;
            page_height_ += down;
            return;
        }
        map_group_ = {};
        furniture_ = {};
        graticule_labels_ = {};
        settle();
        draw_map();
    }

    /// Several maps: their legend always stands below.
    void draw_grid() {
        PanelGrid grid = draw_panels(shop_, in_, layout_, {map_.min_x, map_.min_y});
        sheet_.drawn = std::move(grid.drawn);
        sheet_.dropped = std::move(grid.dropped);
        sheet_.placed = grid.placed;
        sheet_.label_report = std::move(grid.label_report);
        sheet_.nudges_used = std::move(grid.nudges_used);
        map_group_ = std::move(grid.group);
        legend_options_.group_titles = in_.legend_titles;
        legend_options_.zoom =
            MapFrame::fit(*in_.projection, layout_.map(0, {}), in_.extent).zoom();
        legend_below_ = in_.legend.wanted;
    }

    [[nodiscard]] MapPainter::Inputs painter_inputs() const {
        MapPainter::Inputs inputs{*in_.style, *in_.layers, *in_.shaper, *in_.reporter,
                                  std::string(code(in_.language))};
        inputs.images = in_.images;
        inputs.pixel_ratio = in_.pixel_ratio;
        inputs.nudges = &in_.nudges;
        inputs.explain_labels = in_.explain_labels;
        return inputs;
    }

    void draw_map() {
        if (!in_.panels.empty()) return draw_grid();
        const MapFrame frame = MapFrame::fit(*in_.projection, map_, in_.extent);
        MapPainter painter(painter_inputs(), frame);
        painter.draw_shapes();
        sheet_.drawn = painter.drawn();
        const bool was_below = legend_below_;
        place_furniture(frame, painter);
        // The legend goes below and takes room from the map, which is drawn anew.
        if (legend_below_ && !was_below && in_.height > 0) return;
        Graticule graticule;
        if (in_.graticule) {
            graticule = make_graticule(shop_, frame, graticule_request(painter));
            for (const PageBox& label : graticule.inside) painter.block(label);
        }
        map_group_ = painter.finish();
        sheet_.dropped = painter.dropped();
        sheet_.placed = painter.placed();
        sheet_.label_report = painter.label_report();
        sheet_.nudges_used = painter.nudges_used();
        map_group_.clip = scene::Path::rectangle(map_);
        map_group_.title = in_.title;
        map_group_.description = texts_.words().description;
        if (in_.graticule) {
            graticule_labels_ = std::move(graticule.labels);
            insert_graticule(std::move(graticule.lines));
        }
    }

    [[nodiscard]] GraticuleRequest graticule_request(const MapPainter& painter) const {
        return {in_.graticule_spacing, [this, &painter](const PageBox& box) {
                    const bool on_furniture =
                        std::any_of(furniture_boxes_.begin(), furniture_boxes_.end(),
                                    [&](const PageBox& other) { return other.intersects(box); });
                    return on_furniture ? std::numeric_limits<double>::infinity()
                                        : painter.hidden_by(box);
                }};
    }

    /// Above the areas, below lines and names.
    void insert_graticule(scene::Group lines) {
        auto& children = map_group_.children;
        const auto first_line =
            std::find_if(children.begin(), children.end(), [&](const scene::Node& node) {
                const auto* group = std::get_if<scene::Group>(&node.item);
                return group != nullptr && type_of(group->id) >= style::LayerType::line;
            });
        children.insert(first_line, scene::Node{std::move(lines)});
    }

    [[nodiscard]] style::LayerType type_of(const std::string& group_id) const {
        for (const style::Layer& layer : in_.style->layers)
            if ("layer-" + layer.id == group_id) return layer.type;
        return style::LayerType::background;
    }

    void place_furniture(const MapFrame& frame, MapPainter& painter) {
        furniture_boxes_.clear();
        std::vector<Piece> pieces;
        CornerPlan plan(
            map_, corner_margin, [&](const PageBox& box) { return painter.hidden_by(box); },
            [&](const PageBox& box) { return painter.subject_hidden_by(box); });
        const auto add = [&](Piece piece, Standing::Place place) -> std::optional<std::size_t> {
            if (piece.empty()) return std::nullopt;
            pieces.push_back(std::move(piece));
            return plan.add({pieces.back().width, pieces.back().height, place});
        };
        std::optional<std::size_t> the_legend;
        if (in_.legend.wanted && !legend_below_) the_legend = add(legend(frame), in_.legend.place);
        std::optional<std::size_t> inset;
        if (in_.inset.wanted && in_.locator && map_.width() > narrow_map)
            inset = add(locator_room(*in_.locator, std::clamp(map_.width() * 0.18, 70.0, 130.0)),
                        in_.inset.place);
        if (in_.rose && in_.rose_standing.wanted && map_.width() > narrow_map)
            add(on_panel(theme_,
                         make_rose(shop_, *in_.rose, std::clamp(map_.width() * 0.1, 46.0, 72.0)),
                         panel_padding),
                in_.rose_standing.place);
        std::optional<std::size_t> scale_bar;
        if (in_.scale_bar.wanted) scale_bar = add(scale_block(frame), in_.scale_bar.place);
        plan.choose();
        // The legend has room below the map, the region round the map has not.
        const bool goes_below = the_legend && (plan.stands_badly(*the_legend) ||
                                               (inset && plan.is_crowded_out(*inset, *the_legend)));
        if (goes_below && plan.leave_out(*the_legend)) {
            legend_below_ = true;
            if (in_.height > 0) return; // the map is drawn anew, and its furniture with it
        }
        // The region round the map is worth the names of some towns, but no incident.
        if (inset && plan.hides_incidents(*inset)) plan.leave_out(*inset);
        // The scale bar leaves the corners before it hides an incident.
        if (scale_bar && plan.hides_incidents(*scale_bar)) plan.let_leave_corners(*scale_bar);
        put_pieces(std::move(pieces), plan, frame, painter);
    }

    void put_pieces(std::vector<Piece> pieces, const CornerPlan& plan, const MapFrame& frame,
                    MapPainter& painter) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (plan.is_left_out(i)) continue;
            const PageBox& box = plan.box(i);
            if (box.empty()) {
                in_.reporter->warn(fmt::format("no room on the map for the {}", name_of(pieces[i])),
                                   {}, {"make the sheet larger or switch the piece off"});
                continue;
            }
            painter.block(box.grown(2.0));
            furniture_boxes_.push_back(box.grown(2.0));
            if (pieces[i].group.role == scene::Role::inset)
                pieces[i] = make_locator(shop_, in_, frame, pieces[i].width);
            put(furniture_, std::move(pieces[i]), {box.min_x, box.min_y});
        }
    }

    Piece legend(const MapFrame& frame) {
        const auto entries = entries_of_legend();
        if (entries.empty()) return {};
        LegendOptions& options = legend_options_;
        options = {};
        options.group_titles = in_.legend_titles;
        options.zoom = frame.zoom();
        options.max_width = std::clamp(map_.width() * 0.4, 110.0, 175.0);
        Piece one = make_legend(shop_, entries, options);
        // A legend higher than a third of the map gets a second column, if the map is wide enough
        // to carry it.
        if (one.height > map_.height() * 0.34 && map_.width() > 420) {
            options.columns = 2;
            options.max_width = std::clamp(map_.width() * 0.45, 200.0, 270.0);
            Piece two = make_legend(shop_, entries, options);
            if (two.height < one.height) one = std::move(two);
        }
        return on_panel(theme_, std::move(one), panel_padding);
    }

    Piece scale_block(const MapFrame& frame) {
        Piece bar = make_scale_bar(shop_, frame, std::clamp(map_.width() * 0.25, 60.0, 140.0));
        if (in_.north_arrow.wanted && map_.width() > narrow_map)
            bar = beside(std::move(bar), make_north_arrow(shop_, frame), 10.0);
        return on_panel(theme_, std::move(bar), 5.0);
    }

    void finish_scene() {
        scene::Scene& scene = sheet_.scene;
        scene.width = in_.width;
        scene.height = in_.height > 0 ? in_.height : std::ceil(page_height_);
        scene.background = theme_.page;
        scene.metadata = in_.metadata;
        scene.root.id = "sheet";
        if (in_.border.bleed > 0 && in_.panels.empty()) add_bleed();
        put(scene.root, std::move(header_), {left(), in_.margins[0]});
        scene.root.add(std::move(map_group_));
        if (in_.frame && in_.panels.empty()) {
            scene::Shape edge;
            edge.path = scene::Path::rectangle(map_);
            edge.stroke = scene::Stroke{.color = theme_.frame, .width = theme_.frame_width};
            scene::Group group;
            group.id = "frame";
            group.add(std::move(edge));
            scene.root.add(std::move(group));
        }
        if (!graticule_labels_.children.empty()) scene.root.add(std::move(graticule_labels_));
        for (scene::Node& node : furniture_.children)
            scene.root.children.push_back(std::move(node));
        double y = map_.max_y + label_room() + block_gap;
        if (timeline_.height > 0) {
            const double down = timeline_.height + block_gap;
            put(scene.root, std::move(timeline_), {map_.min_x, y});
            y += down;
        }
        if (strip_.height > 0) {
            const PagePoint below_key{key_at_.x, key_at_.y + key_.height + 2 * block_gap};
            put(scene.root, std::move(strip_),
                strip_below_key_ ? below_key : PagePoint{map_.min_x, y});
        }
        if (key_.height > 0) put(scene.root, std::move(key_), key_at_);
        if (notes_.height > 0) put(scene.root, std::move(notes_), notes_at_);
        sheet_.map_box = map_;
        sheet_.trim = {0, 0, scene.width, scene.height};
    }

    /// Below all else: the map beyond the edges of the sheet that it reaches.
    void add_bleed() {
        scene::Scene& scene = sheet_.scene;
        scene::Group beyond =
            map_bleed(painter_inputs(), MapFrame::fit(*in_.projection, map_, in_.extent),
                      {0, 0, scene.width, scene.height}, in_.border.bleed);
        if (!beyond.children.empty()) scene.root.add(std::move(beyond));
    }

    const SheetRequest& in_;
    Theme theme_;
    Workshop shop_;
    SheetTexts texts_;
    Sheet sheet_;
    Piece header_;
    Piece key_;
    Piece notes_;
    PanelLayout layout_;
    Piece timeline_;
    Piece strip_; ///< the legend when it stands below the map
    bool legend_below_ = false;
    bool key_beside_ = false;      ///< the map
    bool strip_below_key_ = false; ///< not below the map
    LegendOptions legend_options_;
    PageBox map_;
    PagePoint key_at_;
    PagePoint notes_at_;
    double page_height_ = 0.0;
    scene::Group map_group_;
    scene::Group graticule_labels_;
    std::vector<PageBox> furniture_boxes_; ///< on the map, with the room round them
    scene::Group furniture_;
};

} // namespace

Sheet compose_sheet(const SheetRequest& request) {
    return SheetBuilder(request).build();
}

} // namespace cordon::compose
