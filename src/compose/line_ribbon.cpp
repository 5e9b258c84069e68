// SPDX-License-Identifier: MIT
#include "compose/line_ribbon.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace cordon::compose {

using geom::PagePoint;
using scene::Cap;
using scene::Join;

namespace {

double dot(PagePoint a, PagePoint b) {
    return a.x * b.x + a.y * b.y;
}
double cross(PagePoint a, PagePoint b) {
    return a.x * b.y - a.y * b.x;
}
double size(PagePoint v) {
    return std::hypot(v.x, v.y);
}
PagePoint unit(PagePoint v) {
    const double l = size(v);
    return l > 0 ? v * (1.0 / l) : v;
}
PagePoint perpendicular(PagePoint v) {
    return {-v.y, v.x};
}
PagePoint rounded(PagePoint v) {
    return {std::round(v.x), std::round(v.y)};
}

/// Web maps keep an extrusion in a byte of 63rds; what does not fit runs over, and shows.
double in_byte(double part) {
    const auto stored = static_cast<std::uint8_t>(
        static_cast<std::int64_t>(std::clamp(std::round(part * 63.0), -1e6, 1e6)) + 128);
    return (static_cast<double>(stored) - 128.0) / 63.0;
}

/// What a vertex of the line becomes.
enum class Bend : std::uint8_t { miter, bevel, flip_bevel, fan, butt, square, round };

/// A vertex and its neighbourhood.
struct Corner {
    PagePoint at{};
    PagePoint before{}; ///< normal of the segment that ends here
    PagePoint after{};  ///< normal of the segment that begins here
    PagePoint middle{}; ///< unit vector half-way between them, or none
    double miter = 1.0; ///< length of the mitre in half widths
    bool left = false;  ///< the line turns left
    bool has_previous = false;
    bool has_next = false;
};

class RibbonBuilder {
  public:
    RibbonBuilder(std::span<const PagePoint> line, const RibbonStyle& style)
        : style_(style), line_(line),
          miter_limit_(style.join == Join::bevel ? 1.05 : style.miter_limit) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) total_ += size(line[i + 1] - line[i]);
    }

    Ribbon build() {
        std::optional<PagePoint> previous;
        std::optional<PagePoint> current;
        std::optional<PagePoint> before;
        std::optional<PagePoint> after;
        const std::size_t n = line_.size();
        if (style_.closed) {
            current = line_[n - 2];
            after = perpendicular(unit(line_[0] - *current));
        }
        for (std::size_t i = 0; i < n; ++i) {
            std::optional<PagePoint> next;
            if (i + 1 < n) next = line_[i + 1];
            if (i + 1 == n && style_.closed) next = line_[1];
            if (next && *next == line_[i]) continue;
            if (after) before = after;
            if (current) previous = current;
            current = line_[i];
            after = next ? std::optional(perpendicular(unit(*next - *current))) : before;
            if (!before) before = after;
            const Corner corner = corner_at(*current, *before, *after, previous, next);
            constexpr double sharp = 75.0 / 2.0 * std::numbers::pi / 180.0;
            const bool is_sharp = 1.0 / corner.miter < std::cos(sharp) && previous && next;
            if (is_sharp && i > 0) previous = split_before(*previous, *current, *before);
            if (previous) advance(*previous, *current);
            add_corner(corner);
            if (is_sharp && i + 1 < n) current = split_after(*current, *next, *after);
        }
        return std::move(out_);
    }

  private:
    static Corner corner_at(PagePoint at, PagePoint before, PagePoint after,
                            const std::optional<PagePoint>& previous,
                            const std::optional<PagePoint>& next) {
        Corner c{at, before, after};
        c.middle = unit(before + after);
        const double cosine = dot(c.middle, after);
        c.miter = cosine != 0 ? 1.0 / cosine : std::numeric_limits<double>::infinity();
        c.left = cross(before, after) > 0;
        c.has_previous = previous.has_value();
        c.has_next = next.has_value();
        return c;
    }

    [[nodiscard]] Bend bend_of(const Corner& c) const {
        const bool inside = c.has_previous && c.has_next;
        if (!inside) {
            if (style_.closed) return Bend::butt;
            if (style_.cap == Cap::round) return Bend::round;
            return style_.cap == Cap::square ? Bend::square : Bend::butt;
        }
        Bend bend = style_.join == Join::round   ? Bend::round
                    : style_.join == Join::bevel ? Bend::bevel
                                                 : Bend::miter;
        if (bend == Bend::round) {
            if (c.miter < style_.round_limit) {
                bend = Bend::miter;
            } else if (c.miter <= 2) {
                bend = Bend::fan;
            }
        }
        if (bend == Bend::miter && c.miter > miter_limit_) bend = Bend::bevel;
        if (bend != Bend::bevel) return bend;
        // A bevel that would not show is a mitre; a long one needs other triangles.
        if (c.miter < miter_limit_) return Bend::miter;
        return c.miter > 2 ? Bend::flip_bevel : Bend::bevel;
    }

    void add_corner(const Corner& c) {
        switch (bend_of(c)) {
        case Bend::miter: return add(c.at, c.middle * c.miter, 0, 0);
        case Bend::flip_bevel: return add_flip_bevel(c);
        case Bend::bevel: return add_bevel(c, false);
        case Bend::fan: return add_bevel(c, true);
        case Bend::butt: return add(c.at, c.middle, 0, 0);
        case Bend::square: {
            const double reach = c.has_previous ? 1 : -1;
            return add(c.at, c.middle, reach, reach);
        }
        case Bend::round: return add_round(c);
        }
    }

    void add_flip_bevel(const Corner& c) {
        PagePoint to = c.after * -1.0;
        if (c.miter <= 100) {
            const double length = c.miter * size(c.before + c.after) / size(c.before - c.after);
            to = perpendicular(c.middle) * (length * (c.left ? -1.0 : 1.0));
        }
        add(c.at, to, 0, 0);
        add(c.at, to * -1.0, 0, 0);
    }

    void add_bevel(const Corner& c, bool fan) {
        const double inner = -std::sqrt(std::max(0.0, c.miter * c.miter - 1));
        const double a = c.left ? inner : 0;
        const double b = c.left ? 0 : inner;
        if (c.has_previous) add(c.at, c.before, a, b);
        if (fan) add_fan(c);
        if (c.has_next) add(c.at, c.after, -a, -b);
    }

    /// Slices of a pie between the two normals.
    void add_fan(const Corner& c) {
        const double half = 1.0 / c.miter;
        const double angle = 2 * std::sqrt(std::max(0.0, 2 - 2 * half)) * 180.0 / std::numbers::pi;
        const int slices = static_cast<int>(std::round(angle / 20.0));
        const double k = dot(c.before, c.after);
        for (int m = 1; m < slices; ++m) {
            double t = static_cast<double>(m) / slices;
            // Equal angles from equal steps along the chord (polynomial by Jim Blinn's slerp fit).
            const double u = t - 0.5;
            const double f = 1.0904 + k * (-3.2452 + k * (3.55645 - k * 1.43519));
            const double g = 0.848013 + k * (-1.06021 + k * 0.215638);
            if (u != 0) t += t * u * (t - 1) * (f * u * u + g);
            const PagePoint to = unit((c.after - c.before) * t + c.before);
            add_half(c.at, to * (c.left ? -1.0 : 1.0), {0, c.left, 0});
        }
    }

    void add_round(const Corner& c) {
        if (c.has_previous) {
            add(c.at, c.before, 0, 0);
            add(c.at, c.before, 1, 1, true);
        }
        if (c.has_next) {
            add(c.at, c.after, -1, -1, true);
            add(c.at, c.after, 0, 0);
        }
    }

    PagePoint split_before(PagePoint previous, PagePoint current, PagePoint normal) {
        const double length = size(current - previous);
        if (!(length > 2 * style_.corner)) return previous;
        const PagePoint at = current - rounded((current - previous) * (style_.corner / length));
        advance(previous, at);
        add(at, normal, 0, 0);
        return at;
    }

    PagePoint split_after(PagePoint current, PagePoint next, PagePoint normal) {
        const double length = size(next - current);
        if (!(length > 2 * style_.corner)) return current;
        const PagePoint at = current + rounded((next - current) * (style_.corner / length));
        advance(current, at);
        add(at, normal, 0, 0);
        return at;
    }

    void advance(PagePoint from, PagePoint to) {
        const double step = size(to - from);
        distance_ += step;
        passed_ += step;
    }

    /// Both edges at a vertex; `end_left` and `end_right` move them along the line.
    void add(PagePoint at, PagePoint normal, double end_left, double end_right,
             bool round = false) {
        const double r = round ? 1.0 : 0.0;
        add_half(at, {normal.x + normal.y * end_left, normal.y - normal.x * end_left},
                 {r, false, end_left});
        add_half(at, {-normal.x + normal.y * end_right, -normal.y - normal.x * end_right},
                 {r, true, -end_right});
        constexpr double longest = 16384.0; // half of what web maps can store
        if (distance_ <= longest || style_.measured) return;
        distance_ = 0;
        add(at, normal, end_left, end_right, round);
    }

    struct Half {
        double round = 0.0;
        bool up = false;
        double direction = 0.0;
    };

    void add_half(PagePoint at, PagePoint extrude, Half half) {
        RibbonVertex v;
        v.at = at;
        v.extrude = {in_byte(extrude.x), in_byte(extrude.y)};
        v.round = half.round;
        v.side = half.up ? 1.0 : -1.0;
        v.direction = half.direction == 0 ? 0.0 : std::copysign(1.0, half.direction);
        v.share = total_ > 0 ? passed_ / total_ : 0.0;
        constexpr double most = 32767.0;
        const double counted = style_.measured
                                   ? most * (style_.first + (style_.last - style_.first) * v.share)
                                   : distance_;
        v.so_far = std::floor(counted / 2) * 2;
        const auto index = static_cast<std::uint32_t>(out_.vertices.size());
        out_.vertices.push_back(v);
        if (first_ && second_) out_.triangles.push_back({*first_, index, *second_});
        (half.up ? second_ : first_) = index;
    }

    RibbonStyle style_;
    std::span<const PagePoint> line_;
    double miter_limit_;
    double total_ = 0.0;
    double distance_ = 0.0; ///< since the count began
    double passed_ = 0.0;   ///< since the line began
    std::optional<std::uint32_t> first_;
    std::optional<std::uint32_t> second_;
    Ribbon out_;
};

} // namespace

Ribbon ribbon_of(std::span<const PagePoint> line, const RibbonStyle& style) {
    while (line.size() >= 2 && line.back() == line[line.size() - 2])
        line = line.first(line.size() - 1);
    while (line.size() >= 2 && line[0] == line[1]) line = line.subspan(1);
    if (line.size() < (style.closed ? 3U : 2U)) return {};
    return RibbonBuilder(line, style).build();
}

} // namespace cordon::compose
