// SPDX-License-Identifier: MIT
#include "render/coverage.hpp"

#include "render/pixel_mix.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace cordon::render {

namespace {

constexpr std::int32_t one = Coverage::one;
/// Twice the area of a pixel in units of 1/256 px squared.
constexpr std::int32_t whole = 2 * one * one;
/// Cells of a band: with a megabyte it stays in the cache of one core.
constexpr std::size_t band_cells = 1 << 18;
/// Of a wide picture a band is higher than that: all edges are looked at for each.
constexpr std::size_t band_rows = 64;

/// To the nearest whole number, modulo 2^32, without a call: adding this constant leaves no room
/// for fractions.
std::uint32_t rounded(double value) {
    constexpr double no_fractions = 6755399441055744.0; // 1.5 * 2^52
    return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(value + no_fractions));
}
int rounded_int(double value) {
    return static_cast<int>(rounded(value));
}

/// Premultiplied ARGB as Cairo makes it of the same colour.
std::uint32_t premultiplied(const Color& color) {
    const double alpha = std::clamp(color.a, 0.0, 1.0);
    const auto byte = [](double value) {
        const double v = std::clamp(value, 0.0, 1.0);
        return static_cast<std::uint32_t>(v * 65536.0 - (v >= 1 ? 1 : 0)) >> 8U;
    };
    return byte(alpha) << 24U | byte(color.r * alpha) << 16U | byte(color.g * alpha) << 8U |
           byte(color.b * alpha);
}

/// 0..255 of what the windings of a pixel add up to.
std::uint32_t alpha_of(std::int32_t area, Winding winding) {
    std::int32_t a = area < 0 ? -area : area;
    if (winding == Winding::even_odd) {
        a &= 2 * whole - 1;
        if (a > whole) a = 2 * whole - a;
    }
    // Half a step is added so that a pixel that is covered by 254.5 of 255 is whole.
    return (static_cast<std::uint32_t>(std::min(a, whole)) * 255U + whole / 2) / whole;
}

void blend(std::uint32_t* pixels, int n, std::uint32_t paint, std::uint32_t coverage) {
    const std::uint32_t source = coverage == 255 ? paint : scaled(paint, coverage);
    const std::uint32_t keep = 255 - (source >> 24U);
    if (keep == 0)
        std::fill_n(pixels, n, source);
    else
        for (int i = 0; i < n; ++i) pixels[i] = source + scaled(pixels[i], keep);
}

/// One past the last of the cells that follow `at` and are 0; at most `end`.
int end_of_zeros(const std::uint32_t* cells, int at, int end) {
    constexpr int step = 4;
    while (at + step <= end) {
        std::array<std::uint64_t, 2> two{};
        std::memcpy(two.data(), cells + at, sizeof two);
        if ((two[0] | two[1]) != 0) break;
        at += step;
    }
    while (at < end && cells[at] == 0) ++at;
    return at;
}

} // namespace

Coverage::Coverage() : cells_(band_cells, 0) {}

Coverage& Coverage::for_this_thread() {
    thread_local Coverage coverage;
    return coverage;
}

std::int32_t Coverage::fixed(double pixels) {
    constexpr double limit = 8e6;
    return rounded_int(std::clamp(pixels, -limit, limit) * one);
}

void Coverage::begin(const FixedBox& clip) {
    clip_ = clip;
    edges_.clear();
    start_ = at_ = {};
    box_ = {clip.max_x, clip.max_y, clip.min_x, clip.min_y};
}

void Coverage::move_to_fixed(std::int32_t x, std::int32_t y) {
    add_edge(at_, start_);
    start_ = at_ = {x, y};
}

void Coverage::line_to_fixed(std::int32_t x, std::int32_t y) {
    add_edge(at_, {x, y});
    at_ = {x, y};
}

void Coverage::add_edge(Point from, Point to) {
    if (from.y == to.y) return;
    const int sign = from.y < to.y ? 1 : -1;
    if (sign < 0) std::swap(from, to);
    if (to.y <= clip_.min_y || from.y >= clip_.max_y) return;
    // Right of whole pixels nothing is covered by it.
    if (from.x >= clip_.max_x && to.x >= clip_.max_x && clip_.max_x % one == 0) return;
    edges_.push_back({from, to, sign});
    box_.min_x = std::min({box_.min_x, from.x, to.x});
    box_.max_x = std::max({box_.max_x, from.x, to.x});
    box_.min_y = std::min(box_.min_y, from.y);
    box_.max_y = std::max(box_.max_y, to.y);
}

void Coverage::paint(const DirectTarget& target, const Color& color, Winding winding) {
    add_edge(at_, start_);
    start_ = at_ = {};
    if (edges_.empty()) return;
    box_ = {std::max(box_.min_x, clip_.min_x), std::max(box_.min_y, clip_.min_y),
            std::min(box_.max_x, clip_.max_x), std::min(box_.max_y, clip_.max_y)};
    const int top = box_.min_y >> bits;
    const int bottom = (box_.max_y + one - 1) >> bits;
    left_ = std::min(box_.min_x, clip_.max_x) >> bits;
    // An edge on the border of two pixels may touch the right one, and adds to the next.
    stride_ = (std::max(box_.max_x, box_.min_x) >> bits) - left_ + 3;
    const auto needed = static_cast<std::size_t>(stride_) *
                        std::min(static_cast<std::size_t>(std::max(1, bottom - top)), band_rows);
    if (needed > cells_.size()) cells_.resize(needed, 0);
    const int rows = static_cast<int>(static_cast<std::ptrdiff_t>(cells_.size()) / stride_);
    const std::uint32_t paint = premultiplied(color);
    for (band_top_ = top; band_top_ < bottom; band_top_ = band_bottom_) {
        band_bottom_ = std::min(bottom, band_top_ + rows);
        const Extent nothing{left_ + static_cast<int>(stride_), left_ - 1};
        extents_.assign(static_cast<std::size_t>(band_bottom_ - band_top_), nothing);
        for (const Edge& edge : edges_) rasterize(edge);
        for (int row = band_top_; row < band_bottom_; ++row) sweep(row, target, paint, winding);
    }
}

void Coverage::rasterize(const Edge& edge) {
    const std::int32_t first = std::max({edge.top.y, band_top_ * one, clip_.min_y});
    const std::int32_t last = std::min({edge.bottom.y, band_bottom_ * one, clip_.max_y});
    if (first >= last) return;
    const double dy = static_cast<double>(edge.bottom.y) - edge.top.y;
    const double slope = (static_cast<double>(edge.bottom.x) - edge.top.x) / dy;
    // Each crossing is computed from the edge's own end: where bands and clips begin does not
    // change it.
    const auto x_at = [&](std::int32_t y) {
        if (y == edge.bottom.y) return edge.bottom.x;
        const std::uint32_t along = rounded(slope * (static_cast<double>(y) - edge.top.y));
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(edge.top.x) + along);
    };
    std::int32_t y = first;
    std::int32_t x = x_at(y);
    while (y < last) {
        const int row = y >> bits;
        const std::int32_t next_y = std::min((row + 1) * one, last);
        const std::int32_t next_x = x_at(next_y);
        add_in_row(row, {x, next_x, edge.sign * (next_y - y)});
        x = next_x;
        y = next_y;
    }
}

void Coverage::add_in_row(int row, Stretch stretch) {
    if (stretch.x0 > stretch.x1) std::swap(stretch.x0, stretch.x1);
    const std::int32_t low = clip_.min_x;
    const std::int32_t high = clip_.max_x;
    if (stretch.x1 <= low) return add_upright(row, low, stretch.height);
    if (stretch.x0 >= high) return add_upright(row, high, stretch.height);
    add_cells(row, stretch);
}

void Coverage::add_upright(int row, std::int32_t x, int height) {
    if (height != 0) add_cells(row, {x, x, height});
}

void Coverage::add_cells(int row, Stretch stretch) {
    std::uint32_t* cells = cells_of(row);
    Extent& extent = extents_[static_cast<std::size_t>(row - band_top_)];
    const auto add = [cells](int column, std::int32_t from, std::int32_t to, int height) {
        const std::int32_t right_of_it = (from + to - 2 * column * one) * height;
        cells[column] += static_cast<std::uint32_t>(2 * one * height - right_of_it);
        cells[column + 1] += static_cast<std::uint32_t>(right_of_it);
    };
    const std::int32_t begin = std::max(stretch.x0, clip_.min_x);
    const std::int32_t end = std::min(stretch.x1, clip_.max_x);
    const int first = begin >> bits;
    const int last = end >> bits;
    extent.first = std::min(extent.first, first);
    extent.last = std::max(extent.last, last + 1);
    if (first == last && end - begin == stretch.x1 - stretch.x0)
        return add(first, begin, end, stretch.height);
    // Heights are counted from the stretch's own start: where the clip begins does not change them.
    const double per_x =
        stretch.height / (static_cast<double>(stretch.x1) - static_cast<double>(stretch.x0));
    const auto height_to = [&](std::int32_t x) {
        return x == stretch.x1 ? stretch.height
                               : rounded_int(per_x * (static_cast<double>(x) - stretch.x0));
    };
    std::int32_t x = begin;
    int done = height_to(begin);
    if (done != 0) add(first, begin, begin, done); // beyond the clip: a part of its border
    for (int column = first; column < last; ++column) {
        const std::int32_t border = (column + 1) * one;
        const int until = height_to(border);
        add(column, x, border, until - done);
        x = border;
        done = until;
    }
    const int until = height_to(end);
    add(last, x, end, until - done);
    if (until != stretch.height) add(last, end, end, stretch.height - until);
}

void Coverage::sweep(int row, const DirectTarget& target, std::uint32_t paint, Winding winding) {
    const Extent extent = extents_[static_cast<std::size_t>(row - band_top_)];
    if (extent.last < extent.first) return;
    std::uint32_t* cells = cells_of(row);
    const int limit = (clip_.max_x + one - 1) >> bits;
    const int end = std::min(extent.last + 1, limit);
    auto* pixels = reinterpret_cast<std::uint32_t*>(target.at(extent.first, row)) - extent.first;
    std::uint32_t area = 0;
    for (int column = extent.first; column < end;) {
        area += cells[column];
        cells[column] = 0;
        int next = end_of_zeros(cells, column + 1, end);
        // Edges beyond the clip were left out: what is open there reaches its border.
        if (next == end && area != 0) next = limit;
        const std::uint32_t alpha = alpha_of(static_cast<std::int32_t>(area), winding);
        if (alpha != 0) blend(pixels + column, next - column, paint, alpha);
        column = next;
    }
    for (int column = std::max(end, extent.first); column <= extent.last; ++column)
        cells[column] = 0;
}

} // namespace cordon::render
