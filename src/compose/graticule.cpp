// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace cordon::compose {

using geom::LonLat;
using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr int samples =
    64; ///< points along a side or a line; the curve between them is below a pixel

/// Spacing that gives three to six lines over an extent of `degrees`.
double nice_spacing(double degrees) {
    constexpr std::array<double, 15> steps = {0.05, 0.1, 0.25, 0.5, 1,  2,  5,  10,
                                              15,   20,  30,   45,  60, 90, 180};
    for (const double step : steps)
        if (degrees / step <= 5.5) return step;
    return steps.back();
}

/// The multiples of `step` from `low` to `high`, both included.
std::vector<double> multiples(double low, double high, double step) {
    std::vector<double> out;
    const auto first = static_cast<int>(std::ceil(low / step));
    for (int k = first; k * step <= high; ++k) out.push_back(k * step);
    return out;
}

std::string degree_text(double value, bool is_latitude, Language language) {
    const double size = std::abs(value);
    std::string text = format_number_short(size, 2, language) + "°";
    if (size == 0 || (!is_latitude && size == 180)) return text;
    const char* west = language == Language::fr ? "O" : "W";
    const char* side = is_latitude ? (value > 0 ? "N" : "S") : (value > 0 ? "E" : west);
    return text + std::string(no_break_space) + side;
}

/// Where a side of the frame crosses round values of longitude or latitude.
struct SideCrossing {
    PagePoint at;
    double value;
};

std::vector<SideCrossing> crossings(const MapFrame& frame, PagePoint from, PagePoint to,
                                    double spacing, bool latitude) {
    std::vector<SideCrossing> out;
    double before = std::numeric_limits<double>::quiet_NaN(); // where the side leaves the map
    PagePoint before_at;
    for (int i = 0; i <= samples; ++i) {
        const PagePoint at = from + (to - from) * (static_cast<double>(i) / samples);
        const auto place = frame.projection().inverse(frame.to_map(at));
        double now = !place     ? std::numeric_limits<double>::quiet_NaN()
                     : latitude ? place->y
                                : place->x;
        // Comparisons with NaN are false. Across the antimeridian longitudes go on beyond 180.
        if (now - before > 180.0) now -= 360.0;
        if (before - now > 180.0) now += 360.0;
        if (std::abs(now - before) < 90.0) {
            const double low = std::min(before, now);
            const double high = std::max(before, now);
            for (const double v : multiples(low, high, spacing)) {
                if (v == high) continue; // the next piece begins there
                const double t = (v - before) / (now - before);
                const double value = latitude ? v : std::remainder(v, 360.0);
                out.push_back({before_at + (at - before_at) * t, value == 0 ? 0.0 : value});
            }
        }
        before = now;
        before_at = at;
    }
    return out;
}

/// Points along a line: the curve between them is below a pixel.
void add_line(const MapFrame& frame, LonLat from, LonLat to, scene::Shape& shape,
              int points = samples) {
    bool open = false;
    const PageBox keep = frame.box().grown(40);
    for (int i = 0; i <= points; ++i) {
        const LonLat place = from + (to - from) * (static_cast<double>(i) / points);
        const auto projected = frame.projection().forward(place);
        const bool usable = projected && keep.contains(frame.to_page(*projected));
        if (!usable) {
            open = false;
            continue;
        }
        const PagePoint p = frame.to_page(*projected);
        open ? shape.path.line_to(p) : shape.path.move_to(p);
        open = true;
    }
}

/// Puts the labels of a graticule to their places.
class Labels {
  public:
    Labels(Workshop& shop, const MapFrame& frame, Graticule& out)
        : shop_(shop), box_(frame.box()),
          style_(text_style(shop.theme, Weight::regular, shop.theme.small * 0.92)), out_(out) {
        style_.language = std::string(code(shop.language));
    }

    void below(const std::vector<SideCrossing>& crossings, bool latitude) {
        double taken = box_.min_x - apart();
        for (const SideCrossing& c : crossings) {
            Piece text = make_text(shop_, words(c.value, latitude), style_, shop_.theme.muted);
            const double x = c.at.x - text.width / 2;
            if (x <= box_.min_x || x + text.width >= box_.max_x || x < taken + apart()) continue;
            taken = x + text.width;
            put(out_.labels, std::move(text), {x, box_.max_y + 1.5});
        }
    }

    /// Read from below: turned a quarter to the left round the block's middle. The crossings are in
    /// order from the bottom to the top.
    void left(const std::vector<SideCrossing>& crossings, bool latitude) {
        double taken = box_.max_y + apart();
        for (const SideCrossing& c : crossings) {
            const text::ShapedText& shaped = shop_.shaper.shape(words(c.value, latitude), style_);
            const double half = shaped.width / 2;
            if (c.at.y - half < box_.min_y || c.at.y + half > box_.max_y ||
                c.at.y + half > taken - apart())
                continue;
            taken = c.at.y - half;
            const PagePoint middle{box_.min_x - 2.0 - shaped.height / 2, c.at.y};
            const PagePoint corner{middle.x - half, middle.y - shaped.height / 2};
            for (scene::Text& text :
                 text::place(shaped, corner, {shop_.theme.muted, std::nullopt}, -90.0, middle))
                out_.labels.add(std::move(text));
        }
    }

    /// The box of a label on the map whose middle is `at`; moved to lie inside the frame when it
    /// stands on a side.
    [[nodiscard]] PageBox box_at(PagePoint at, double value, bool latitude) {
        const text::ShapedText& shaped = shop_.shaper.shape(words(value, latitude), style_);
        const double x = shaped.width / 2;
        const double y = shaped.height / 2;
        at.x = std::clamp(at.x, box_.min_x + x + inset, box_.max_x - x - inset);
        at.y = std::clamp(at.y, box_.min_y + y + inset, box_.max_y - y - inset);
        return {at.x - x, at.y - y, at.x + x, at.y + y};
    }

    void inside(const PageBox& at, double value, bool latitude) {
        const text::ShapedText& shaped = shop_.shaper.shape(words(value, latitude), style_);
        const scene::Halo halo{.color = shop_.theme.page, .width = 1.5};
        for (scene::Text& text :
             text::place(shaped, {at.min_x, at.min_y}, {shop_.theme.muted, halo}))
            out_.labels.add(std::move(text));
        out_.inside.push_back(at);
    }

  private:
    static constexpr double inset = 2.0; ///< pixels between a side and a label on the map
    /// Pixels between labels; one that would come nearer is left out.
    [[nodiscard]] double apart() const { return style_.size * 0.5; }
    [[nodiscard]] std::string words(double value, bool latitude) const {
        return degree_text(value, latitude, shop_.language);
    }

    Workshop& shop_;
    PageBox box_;
    text::TextStyle style_;
    Graticule& out_;
};

/// Meridians and circles round a pole that lies on the map. The circles carry their latitudes on
/// the map, along the ray on which least is hidden.
class PolarGraticule {
  public:
    PolarGraticule(Workshop& shop, const MapFrame& frame, const GraticuleRequest& request,
                   double pole)
        : frame_(frame), request_(request), pole_(pole), labels_(shop, frame, out_) {
        const geom::LonLatBox window = frame.window();
        const double edge = pole < 0 ? window.max_y : window.min_y;
        const double reach = std::abs(pole - edge);
        const double step = request.spacing > 0 ? request.spacing : nice_spacing(reach);
        for (const double away : multiples(step, reach, step))
            circles_.push_back(pole - std::copysign(away, pole));
        // More meridians than every fifteen degrees are not told apart near a pole.
        if (request.spacing > 0) spread_ = std::max(request.spacing, 15.0);
        meridians_ = multiples(-180.0, 180.0 - spread_ / 2, spread_);
    }

    Graticule make(const Color& color) {
        scene::Shape lines;
        lines.stroke = scene::Stroke{.color = color, .width = 0.5};
        for (const double x : meridians_) {
            // All of them would make a knot at the pole.
            const bool whole = std::fmod(x, 90.0) == 0.0 || circles_.empty();
            add_line(frame_, {x, whole ? pole_ : circles_.front()}, {x, 0.0}, lines, 4 * samples);
        }
        for (const double y : circles_)
            add_line(frame_, {-180.0, y}, {180.0, y}, lines, 4 * samples);
        if (!lines.path.empty()) out_.lines.add(std::move(lines));
        const PageBox& b = frame_.box();
        const PagePoint corner{b.min_x, b.max_y};
        labels_.below(on_side(corner, {b.max_x, b.max_y}), false);
        labels_.left(on_side(corner, {b.min_x, b.min_y}), false);
        for (const SideCrossing& c : on_side({b.min_x, b.min_y}, {b.max_x, b.min_y})) add(c, false);
        for (const SideCrossing& c : on_side({b.max_x, b.max_y}, {b.max_x, b.min_y})) add(c, false);
        for (const SideCrossing& c : best_ray()) add(c, true);
        return std::move(out_);
    }

  private:
    /// Where meridians meet a side.
    [[nodiscard]] std::vector<SideCrossing> on_side(PagePoint from, PagePoint to) const {
        return crossings(frame_, from, to, spread_, false);
    }

    void add(const SideCrossing& c, bool latitude) {
        const PageBox box = labels_.box_at(c.at, c.value, latitude);
        if (std::isfinite(request_.hidden_by(box))) labels_.inside(box, c.value, latitude);
    }

    /// Where the circles meet a ray between two meridians, as far as they lie on the map.
    [[nodiscard]] std::vector<SideCrossing> on_ray(double lon) const {
        std::vector<SideCrossing> out;
        constexpr double margin = 14.0; // pixels; the label is no taller
        for (const double y : circles_) {
            const auto projected = frame_.projection().forward({lon, y});
            if (!projected) continue;
            const PagePoint at = frame_.to_page(*projected);
            if (frame_.box().grown(-margin).contains(at)) out.push_back({at, y});
        }
        return out;
    }

    [[nodiscard]] std::vector<SideCrossing> best_ray() {
        std::vector<SideCrossing> best;
        double least = std::numeric_limits<double>::infinity();
        for (const double meridian : meridians_) {
            std::vector<SideCrossing> ray = on_ray(meridian + spread_ / 2);
            // A ray on which a circle has no label is worse than one on which a name is moved.
            constexpr double missing = 1000.0;
            double cost = missing * static_cast<double>(circles_.size() - ray.size());
            for (const SideCrossing& c : ray)
                cost += std::min(missing, request_.hidden_by(labels_.box_at(c.at, c.value, true)));
            if (cost >= least) continue;
            least = cost;
            best = std::move(ray);
        }
        return best;
    }

    const MapFrame& frame_;
    const GraticuleRequest& request_;
    double pole_;
    double spread_ = 30.0;          ///< degrees between meridians
    std::vector<double> meridians_; ///< longitudes, -180 to below 180
    std::vector<double> circles_;   ///< latitudes, from the pole outward
    Graticule out_;
    Labels labels_;
};

} // namespace

Graticule make_graticule(Workshop& shop, const MapFrame& frame, const GraticuleRequest& request) {
    Graticule out;
    if (const std::optional<double> pole = frame.pole())
        out = PolarGraticule(shop, frame, request, *pole).make(shop.theme.graticule);
    out.lines.id = "graticule";
    out.labels.id = "graticule-labels";
    if (frame.pole()) return out;
    const double spacing = request.spacing;
    const geom::LonLatBox window = frame.window();
    const double step_x = spacing > 0 ? spacing : nice_spacing(window.width());
    const double step_y =
        spacing > 0 ? spacing : nice_spacing(std::min(window.height(), window.width()));
    scene::Shape lines;
    lines.stroke = scene::Stroke{.color = shop.theme.graticule, .width = 0.5};
    for (const double x : multiples(window.min_x, window.max_x, step_x))
        add_line(frame, {x, std::max(-90.0, window.min_y)}, {x, std::min(90.0, window.max_y)},
                 lines);
    for (const double y : multiples(window.min_y, window.max_y, step_y))
        if (std::abs(y) < 90) add_line(frame, {window.min_x, y}, {window.max_x, y}, lines);
    if (!lines.path.empty()) out.lines.add(std::move(lines));
    const PageBox& b = frame.box();
    const PagePoint corner{b.min_x, b.max_y};
    Labels labels(shop, frame, out);
    labels.below(crossings(frame, corner, {b.max_x, b.max_y}, step_x, false), false);
    labels.left(crossings(frame, corner, {b.min_x, b.min_y}, step_y, true), true);
    return out;
}

} // namespace cordon::compose
