// SPDX-License-Identifier: MIT
#include "compose/line_ink.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

namespace {

Color premultiplied(const Color& c) {
    return {c.r * c.a, c.g * c.a, c.b * c.a, c.a};
}
Color straight(const Color& c) {
    if (!(c.a > 0)) return {0, 0, 0, 0};
    return {std::min(1.0, c.r / c.a), std::min(1.0, c.g / c.a), std::min(1.0, c.b / c.a), c.a};
}
Color mix(const Color& a, const Color& b, double t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t,
            a.a + (b.a - a.a) * t};
}

} // namespace

DashPicture::DashPicture(std::span<const double> dashes, bool round) : half_rows_(round ? 7 : 0) {
    for (const double d : dashes) length_ += d;
    values_.resize(static_cast<std::size_t>(columns) *
                   static_cast<std::size_t>(2 * half_rows_ + 1));
    const double stretch = columns / length_;
    std::vector<Range> ranges = ranges_of(dashes, stretch);
    round ? draw_round(ranges, stretch) : draw_plain(std::move(ranges));
}

std::vector<DashPicture::Range> DashPicture::ranges_of(std::span<const double> dashes,
                                                       double stretch) {
    std::vector<Range> out;
    double passed = 0.0;
    bool dash = true;
    for (const double d : dashes) {
        out.push_back({passed * stretch, (passed + d) * stretch, dash, d == 0});
        passed += d;
        dash = !dash;
    }
    // An odd list begins and ends with a dash: both are one where it repeats.
    if (dashes.size() % 2 == 1) out.front().left = -dashes.back() * stretch;
    return out;
}

void DashPicture::put(int row, int column, double distance) {
    values_[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)] =
        static_cast<std::uint8_t>(std::clamp(distance + 128.0, 0.0, 255.0));
}

void DashPicture::draw_plain(std::vector<Range> ranges) {
    std::vector<Range> joined;
    for (const Range& range : ranges) {
        if (range.empty) continue;
        if (!joined.empty() && joined.back().dash == range.dash) {
            joined.back().right = range.right;
        } else {
            joined.push_back(range);
        }
    }
    if (joined.empty()) return;
    if (joined.front().dash == joined.back().dash) {
        const double first_right = joined.front().right;
        joined.front().left = joined.back().left - columns;
        joined.back().right = first_right + columns;
    }
    std::size_t k = 0;
    for (int x = 0; x < columns; ++x) {
        while (x > joined[k].right && k + 1 < joined.size()) ++k;
        const double distance =
            std::min(std::abs(x - joined[k].left), std::abs(x - joined[k].right));
        put(0, x, joined[k].dash ? distance : -distance);
    }
}

void DashPicture::draw_round(const std::vector<Range>& ranges, double stretch) {
    const double half = stretch / 2;
    for (int y = -half_rows_; y <= half_rows_; ++y) {
        std::size_t k = 0;
        for (int x = 0; x < columns; ++x) {
            while (x > ranges[k].right && k + 1 < ranges.size()) ++k;
            const double end =
                std::min(std::abs(x - ranges[k].left), std::abs(x - ranges[k].right));
            const double middle = static_cast<double>(y) / half_rows_ * (half + 1);
            put(half_rows_ + y, x,
                ranges[k].dash ? std::hypot(end, half - std::abs(middle))
                               : half - std::hypot(end, middle));
        }
    }
}

double DashPicture::at(double along, double across) const {
    const double x = (along - std::floor(along)) * columns - 0.5;
    const double y = std::clamp(half_rows_ - across * half_rows_, 0.0, 2.0 * half_rows_);
    const double fx = std::floor(x);
    const double fy = std::floor(y);
    const auto value = [&](double column, double row) {
        const int c = (static_cast<int>(column) + columns) % columns;
        const int r = std::min(static_cast<int>(row), 2 * half_rows_);
        return static_cast<double>(
            values_[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)]);
    };
    const double upper = value(fx, fy) + (value(fx + 1, fy) - value(fx, fy)) * (x - fx);
    const double lower = value(fx, fy + 1) + (value(fx + 1, fy + 1) - value(fx, fy + 1)) * (x - fx);
    return (upper + (lower - upper) * (y - fy)) / 255.0;
}

LineRamp::LineRamp(Function function, bool stepped)
    : function_(std::move(function)), stepped_(stepped) {}

void LineRamp::set_coverage(double tiles) {
    if (!stepped_) return;
    constexpr double most = 16384.0;
    const double wanted = std::clamp(tiles * 1024.0, 256.0, most);
    const int steps = 1 << static_cast<int>(std::ceil(std::log2(wanted)));
    if (steps != steps_) colors_.clear();
    steps_ = steps;
}

void LineRamp::take_piece(double first, double last) {
    if (first == first_ && last == last_ && !colors_.empty()) return;
    first_ = first;
    last_ = last;
    colors_.clear();
    for (int i = 0; i < steps_; ++i)
        colors_.push_back(premultiplied(
            function_(first + (last - first) * static_cast<double>(i) / (steps_ - 1))));
}

Color LineRamp::at(double share) const {
    const double last = static_cast<double>(colors_.size()) - 1;
    const double place = share * static_cast<double>(colors_.size());
    if (stepped_) return straight(colors_[static_cast<std::size_t>(std::clamp(place, 0.0, last))]);
    const double x = std::clamp(place - 0.5, 0.0, last);
    const auto k = static_cast<std::size_t>(x);
    const std::size_t next = std::min(k + 1, colors_.size() - 1);
    return straight(mix(colors_[k], colors_[next], x - static_cast<double>(k)));
}

Color pattern_at(const StyleImage& image, double along, double across) {
    // Web maps show the image with a pixel more on each side, where it goes on.
    const double x = along * (image.width + 2) - 1.5;
    const double y = across * (image.height + 2) - 1.5;
    const double fx = std::floor(x);
    const double fy = std::floor(y);
    const auto texel = [&](double column, double row) {
        if (column < -1 || row < -1 || column > image.width || row > image.height)
            return Color{0, 0, 0, 0};
        const int c = (static_cast<int>(column) + image.width) % image.width;
        const int r = (static_cast<int>(row) + image.height) % image.height;
        const std::uint8_t* p =
            &(*image.rgba)[(static_cast<std::size_t>(r) * static_cast<std::size_t>(image.width) +
                            static_cast<std::size_t>(c)) *
                           4];
        return premultiplied({p[0] / 255.0, p[1] / 255.0, p[2] / 255.0, p[3] / 255.0});
    };
    const Color upper = mix(texel(fx, fy), texel(fx + 1, fy), x - fx);
    const Color lower = mix(texel(fx, fy + 1), texel(fx + 1, fy + 1), x - fx);
    return straight(mix(upper, lower, y - fy));
}

} // namespace cordon::compose
