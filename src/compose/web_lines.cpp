// SPDX-License-Identifier: MIT
#include "compose/web_lines.hpp"

#include "compose/line_ink.hpp"
#include "compose/line_ribbon.hpp"
#include "compose/line_values.hpp"
#include "compose/pixel_canvas.hpp"
#include "compose/polyline.hpp"
#include "compose/tile_square.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

namespace {

/// How one feature's band is painted.
struct BandPaint {
    Color color{};
    double opacity = 1.0;
    double width = 1.0;
    double measure = 1.0; ///< width at the whole zoom, by which dashes and images are measured
    double gap = 0.0;
    double offset = 0.0;
    double blur = 0.0;
    RibbonStyle ribbon{};
    const StyleImage* image = nullptr;
    const DashPicture* dashes = nullptr;
};

class WebLines {
  public:
    explicit WebLines(const BoundPageLayer& layer)
        : layer_(layer), context_(layer.context), grid_(*layer.context.grid),
          whole_(context_.whole_zoom != nullptr ? *context_.whole_zoom : layer.bound),
          canvas_(grid_.frame, context_.pixel_ratio),
          shift_(translation(layer.bound, Property::line_translate, Property::line_translate_anchor,
                             context_)),
          patterned_(layer.layer.has(Property::line_pattern) && context_.images != nullptr) {
        if (layer.layer.has(Property::line_gradient))
            ramp_.emplace([&bound = layer.bound](
                              double at) { return bound.ramp(Property::line_gradient, at); },
                          is_stepped(layer.layer));
    }

    void draw_tiles() {
        for (const DrawnTile& drawn : drawn_tiles(*layer_.page.features, context_)) {
            const TileNumber& number = drawn.number;
            const TileSquare tile(context_, number.zoom, number.column, number.row);
            begin_tile(tile, drawn.margin);
            for (const std::size_t i : layer_.features)
                if (i >= drawn.first && i < drawn.last) draw(i, tile, drawn.margin);
        }
    }

    [[nodiscard]] scene::Picture picture() const { return canvas_.picture(); }

  private:
    static bool is_stepped(const style::Layer& layer) {
        const Json* paint = layer.definition.find("paint");
        const Json* value = paint == nullptr ? nullptr : paint->find("line-gradient");
        return value != nullptr && value->is_array() && !value->items().empty() &&
               value->items()[0].is_string() && value->items()[0].string() == "step";
    }

    void begin_tile(const TileSquare& tile, double margin) {
        canvas_.clip_to(tile.corners());
        if (!ramp_) return;
        double longest = 0.0; // tile units
        for (const std::size_t i : layer_.features) {
            const geom::PageView shape = layer_.page.shape(i);
            if (shape.kind() != geom::Kind::line) continue;
            for (std::size_t part = 0; part < shape.part_count(); ++part)
                for (const TilePiece& piece : pieces_of(shape.part(part), tile, margin))
                    longest = std::max(longest, length(piece.points));
        }
        // Beyond the last zoom of its tiles a web map may grow a tile up to its own largest zoom.
        constexpr double largest_zoom = 22.0;
        const double growth = tile.zoom() == grid_.most_zoom
                                  ? std::exp2(std::max(0.0, largest_zoom - tile.zoom()))
                                  : 1.0;
        ramp_->set_coverage(longest / TileSquare::extent * growth);
    }

    void draw(std::size_t i, const TileSquare& tile, double margin) {
        const geom::PageView shape = layer_.page.shape(i);
        if (shape.kind() != geom::Kind::line && shape.kind() != geom::Kind::polygon) return;
        auto paint = paint_of(i, tile);
        if (!paint) return;
        const bool ring = shape.kind() == geom::Kind::polygon;
        paint->ribbon.closed = ring;
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            const auto line = shape.part(part);
            if (line.size() < 2 || !belongs(shape, part, tile)) continue;
            for (const TilePiece& piece :
                 ring ? ring_of(line, tile, margin) : pieces_of(line, tile, margin))
                draw_piece(piece, *paint, tile);
        }
    }

    /// Is a part of a tile's feature that of this copy of the world? Lines hold the parts of each
    /// copy in turn; areas, which are cut before, tell by their middle.
    [[nodiscard]] bool belongs(const geom::PageView& shape, std::size_t part,
                               const TileSquare& tile) const {
        if (layer_.page.tiles.empty()) return true;
        if (shape.kind() == geom::Kind::line) {
            const auto copies = static_cast<std::size_t>(grid_.last_copy - grid_.first_copy + 1);
            const std::size_t each = std::max<std::size_t>(1, shape.part_count() / copies);
            return tile.copy() - grid_.first_copy == static_cast<std::int64_t>(part / each);
        }
        geom::PageBox box;
        for (const PagePoint& p : shape.part(part)) box.add(tile.to_units(p));
        const double world = TileSquare::extent * std::ldexp(1.0, tile.zoom());
        return std::abs(box.center().x - TileSquare::extent / 2) < world / 2 + TileSquare::extent;
    }

    /// Empty when nothing shows.
    std::optional<BandPaint> paint_of(std::size_t i, const TileSquare& tile) {
        const style::BoundLayer& bound = layer_.bound;
        BandPaint paint;
        paint.opacity = bound.number(Property::line_opacity, i);
        paint.width = bound.number(Property::line_width, i);
        if (!(paint.width > 0) || !(paint.opacity > 0)) return std::nullopt;
        paint.color = bound.color(Property::line_color, i);
        paint.measure = whole_.number(Property::line_width, i);
        paint.gap = bound.number(Property::line_gap_width, i);
        paint.offset = bound.number(Property::line_offset, i);
        paint.blur = bound.number(Property::line_blur, i);
        paint.ribbon.cap = cap_from(whole_.text(Property::line_cap, i));
        paint.ribbon.join = join_from(whole_.text(Property::line_join, i));
        paint.ribbon.miter_limit = whole_.number(Property::line_miter_limit, i);
        paint.ribbon.round_limit = whole_.number(Property::line_round_limit, i);
        paint.ribbon.measured = ramp_.has_value();
        const double overscaling = std::exp2(std::floor(grid_.zoom) - tile.zoom());
        if (overscaling <= 16)
            paint.ribbon.corner = 15.0 * TileSquare::extent / (512.0 * std::max(1.0, overscaling));
        if (patterned_ && !ramp_) {
            const std::string name(bound.text(Property::line_pattern, i));
            if (!name.empty()) {
                paint.image = context_.image(name);
                if (paint.image == nullptr) return std::nullopt;
                return paint;
            }
        }
        if (!ramp_ && !(paint.color.a > 0)) return std::nullopt;
        paint.dashes = dashes_of(i, paint.ribbon.cap == scene::Cap::round);
        return paint;
    }

    const DashPicture* dashes_of(std::size_t i, bool round) {
        const auto list = whole_.numbers(Property::line_dasharray, i);
        std::vector<double> key(list.begin(), list.end());
        const bool drawn = std::any_of(key.begin(), key.end(), [](double d) { return d > 0; });
        if (!drawn) return nullptr;
        const auto known = dashes_.find({key, round});
        if (known != dashes_.end()) return &known->second;
        DashPicture made(key, round);
        return &dashes_.emplace(std::pair(std::move(key), round), std::move(made)).first->second;
    }

    void draw_piece(const TilePiece& piece, const BandPaint& paint, const TileSquare& tile) {
        RibbonStyle style = paint.ribbon;
        style.first = piece.first;
        style.last = piece.last;
        const Ribbon ribbon = ribbon_of(piece.points, style);
        if (ribbon.triangles.empty()) return;
        if (ramp_) ramp_->take_piece(piece.first, piece.last);
        const double soft = 0.5 / context_.pixel_ratio;
        const double half_gap = paint.gap / 2;
        const double outset = half_gap + paint.width / 2 * (paint.gap > 0 ? 2.0 : 1.0) + soft;
        const double inset = half_gap + (paint.gap > 0 ? soft : 0.0);
        std::vector<CanvasVertex> corners;
        corners.reserve(ribbon.vertices.size());
        for (const RibbonVertex& v : ribbon.vertices)
            corners.push_back(placed(v, tile, outset, paint.offset));
        const Shader shade = shader(paint, tile, outset, inset);
        for (const auto& t : ribbon.triangles)
            canvas_.triangle({corners[t[0]], corners[t[1]], corners[t[2]]}, shade);
    }

    [[nodiscard]] CanvasVertex placed(const RibbonVertex& v, const TileSquare& tile, double outset,
                                      double offset) const {
        // The offset points across the line also where the extrusion leans (round ends).
        const double u = 0.5 * v.direction;
        const double t = 1.0 - std::abs(u);
        const double along = -offset * v.side;
        const PagePoint e = v.extrude;
        const PagePoint moved{along * (e.x * t - e.y * u), along * (e.x * u + e.y * t)};
        CanvasVertex out;
        out.at = tile.to_page(v.at) + tile.turned(moved + e * outset) + shift_;
        out.values = {v.round, v.side, v.so_far, v.share};
        return out;
    }

    [[nodiscard]] Shader shader(const BandPaint& paint, const TileSquare& tile, double outset,
                                double inset) const {
        const double soft = paint.blur + 1.0 / context_.pixel_ratio;
        // Page pixels at the whole zoom in a tile unit.
        const double scale = tile.unit() / context_.step;
        return [=, this, &paint](const std::array<double, 4>& v) {
            const double across = std::hypot(v[0], v[1]) * outset;
            const double edge =
                std::clamp(std::min(across - (inset - soft), outset - across) / soft, 0.0, 1.0);
            double alpha = edge * paint.opacity;
            if (paint.dashes != nullptr) alpha *= dash_alpha(paint, v[2] * scale, v[1]);
            return with_opacity(ink(paint, v, scale), alpha);
        };
    }

    [[nodiscard]] Color ink(const BandPaint& paint, const std::array<double, 4>& v,
                            double scale) const {
        if (ramp_) return ramp_->at(v[3]);
        if (paint.image == nullptr) return paint.color;
        // The image is as high as the line is wide.
        const double period = paint.image->css_width() * paint.measure / paint.image->css_height();
        const double along = v[2] * scale / period;
        return pattern_at(*paint.image, along - std::floor(along), 0.5 * v[1] + 0.5);
    }

    [[nodiscard]] double dash_alpha(const BandPaint& paint, double along, double across) const {
        const double length = paint.dashes->length() * paint.measure;
        const double distance = paint.dashes->at(along / length, across);
        // At a whole zoom the edges are those of dashes half as long, which web maps fade in from.
        const double soft = (context_.step == 1.0 ? 1.0 : 0.5) / (length * context_.pixel_ratio);
        const double t = std::clamp((distance - 0.5 + soft) / (2 * soft), 0.0, 1.0);
        return t * t * (3 - 2 * t);
    }

    const BoundPageLayer& layer_;
    const PaintContext& context_;
    const WebGrid& grid_;
    const style::BoundLayer& whole_;
    PixelCanvas canvas_;
    PagePoint shift_;
    bool patterned_;
    std::optional<LineRamp> ramp_;
    std::map<std::pair<std::vector<double>, bool>, DashPicture> dashes_;
};

} // namespace

void paint_web_lines(const BoundPageLayer& layer, scene::Group& out) {
    WebLines lines(layer);
    lines.draw_tiles();
    scene::Picture picture = lines.picture();
    if (picture.rgba) out.add(std::move(picture));
}

} // namespace cordon::compose
