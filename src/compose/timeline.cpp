// SPDX-License-Identifier: MIT
#include "compose/timeline.hpp"

#include "compose/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace cordon::compose {

using geom::PageBox;
using scene::Path;
using scene::Shape;

namespace {

constexpr double lane_height = 14.5; ///< pixels: a marker and a gap
constexpr double mark_width = 15.0;  ///< marks nearer than that are stacked
constexpr double tick_height = 4.0;

/// A mark with its place on the strip.
struct PlacedMark {
    const TimelineMark* mark = nullptr;
    double x = 0.0;
    double x_from = 0.0; ///< ends of its interval
    double x_to = 0.0;
    int lane = 0; ///< 0 is nearest to the axis
};

class Strip {
  public:
    Strip(Workshop& shop, const TimelineRequest& request, double width)
        : shop_(shop), in_(request), width_(width),
          days_(static_cast<double>(request.window.length_days())) {}

    Piece build() {
        const std::vector<PlacedMark> above = stack(false);
        const std::vector<PlacedMark> below = stack(true);
        const double up = lanes(above) * lane_height;
        const double down = lanes(below) * lane_height;
        axis_ = up + (up > 0 ? 2.0 : 0.0);
        piece_.width = width_;
        piece_.group.id = "timeline";
        draw_axis();
        const double label_height = draw_ticks();
        draw_marks(above, -1.0, 0.0);
        draw_marks(below, 1.0, label_height);
        piece_.height = axis_ + tick_height + label_height + (down > 0 ? down + 3.0 : 0.0);
        return std::move(piece_);
    }

  private:
    [[nodiscard]] double x_of(Date day, double share) const {
        return (day - in_.window.from + share) / days_ * width_;
    }

    [[nodiscard]] std::vector<PlacedMark> stack(bool below) const {
        std::vector<PlacedMark> out;
        std::vector<double> ends; // right edge of the last mark of each lane
        for (const TimelineMark& mark : in_.marks) {
            if (mark.below != below || !mark.date.touches(in_.window)) continue;
            const DateInterval shown{std::max(mark.date.from, in_.window.from),
                                     std::min(mark.date.to, in_.window.to)};
            PlacedMark placed{&mark, 0, x_of(shown.from, 0.0), x_of(shown.to, 1.0)};
            placed.x = std::clamp((placed.x_from + placed.x_to) / 2, mark_width / 2,
                                  width_ - mark_width / 2);
            while (placed.lane < static_cast<int>(ends.size()) &&
                   ends[static_cast<std::size_t>(placed.lane)] > placed.x - mark_width)
                ++placed.lane;
            const auto lane = static_cast<std::size_t>(placed.lane);
            if (lane == ends.size()) ends.push_back(0.0);
            ends[lane] = placed.x;
            out.push_back(placed);
        }
        return out;
    }

    static int lanes(const std::vector<PlacedMark>& marks) {
        int highest = 0;
        for (const PlacedMark& mark : marks) highest = std::max(highest, mark.lane + 1);
        return highest;
    }

    void line(geom::PagePoint a, geom::PagePoint b, const Color& color, double width) {
        Shape shape;
        shape.path.move_to(a);
        shape.path.line_to(b);
        shape.stroke = scene::Stroke{.color = color, .width = width};
        piece_.group.add(std::move(shape));
    }

    void draw_axis() { line({0, axis_}, {width_, axis_}, shop_.theme.frame, 0.8); }

    /// Months with their names; weeks as small ticks; the first and last day at the ends.
    double draw_ticks() {
        const text::TextStyle style = text_style(shop_.theme, Weight::regular, shop_.theme.small);
        const auto words_for = [&](const std::string& text) {
            return make_text(shop_, text, style, shop_.theme.muted);
        };
        const double label_y = axis_ + tick_height - 1.0;
        constexpr double beside = 1.5; // pixels between a tick and its label
        constexpr double gap = 6.0;
        Piece last = words_for(format_day(in_.window.to, shop_.language));
        const double last_left = width_ - last.width - beside;
        const double height = last.height;
        put(piece_.group, std::move(last), {last_left, label_y});
        double free_from = 0.0; // right end of the label before
        const auto label = [&](double x, const std::string& text) {
            Piece words = words_for(text);
            const double right = x + beside + words.width + gap;
            if (x + beside < free_from || right > last_left) return;
            free_from = right;
            put(piece_.group, std::move(words), {x + beside, label_y});
        };
        const auto tick = [&](double x, double length, double width) {
            line({x, axis_}, {x, axis_ + length}, shop_.theme.frame, width);
        };
        const bool by_week = days_ <= 45;
        tick(0.0, tick_height + 2, 0.6);
        tick(width_, tick_height + 2, 0.6);
        label(0.0, format_day(in_.window.from, shop_.language));
        for (Date day = in_.window.from + 1; day <= in_.window.to; day = day + 1) {
            const bool month = day.day() == 1;
            const bool week = day.weekday() == 0 && days_ <= 200;
            if (!month && !week) continue;
            const double x = x_of(day, 0.0);
            tick(x, month ? tick_height + 2 : tick_height - 1.5, month ? 0.6 : 0.4);
            if (month)
                label(x, std::string(month_name(day.month(), shop_.language)));
            else if (by_week && day < in_.window.to) // the last day is named at the end
                label(x, format_day(day, shop_.language));
        }
        return height;
    }

    void draw_marks(const std::vector<PlacedMark>& marks, double side, double offset) {
        const double base = axis_ + (side > 0 ? tick_height + offset + 2.0 : -2.0);
        for (const PlacedMark& placed : marks) {
            const double y = base + side * (placed.lane + 0.5) * lane_height;
            scene::Group group;
            group.title = placed.mark->title;
            // A line is an interval: one day is none, however wide it is drawn.
            if (placed.mark->date.from < placed.mark->date.to &&
                placed.x_to - placed.x_from > mark_width) {
                Shape bar;
                bar.path.move_to({placed.x_from, y});
                bar.path.line_to({placed.x_to, y});
                bar.stroke = scene::Stroke{.color = shop_.theme.muted, .width = 1.0};
                group.add(std::move(bar));
            }
            const PageBox box{placed.x - mark_width / 2, y - lane_height / 2,
                              placed.x + mark_width / 2, y + lane_height / 2};
            if (in_.marker != nullptr) {
                draw_sample(shop_, *in_.marker, placed.mark->properties, box, {8.0}, group);
            } else {
                Shape dot;
                dot.path = Path::circle(box.center(), 3.0);
                dot.fill = scene::Fill{shop_.theme.accent};
                group.add(std::move(dot));
            }
            piece_.group.add(std::move(group));
        }
    }

    Workshop& shop_;
    const TimelineRequest& in_;
    double width_;
    double days_;
    double axis_ = 0.0;
    Piece piece_;
};

} // namespace

Piece make_timeline(Workshop& shop, const TimelineRequest& request, double width) {
    constexpr int least_days = 3;
    const bool any =
        std::any_of(request.marks.begin(), request.marks.end(),
                    [&](const TimelineMark& mark) { return mark.date.touches(request.window); });
    if (!any || request.window.length_days() < least_days) return {};
    return Strip(shop, request, width).build();
}

} // namespace cordon::compose
