// SPDX-License-Identifier: MIT
#include "geom/point_clusters.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace cordon::geom {

namespace {

/// Finds points within a distance. Cells are as wide as the circle, so that it touches four at
/// most; they are hashed into about as many buckets as there are points, and the points of a bucket
/// lie one after the other.
class Grid {
  public:
    struct Entry {
        SquarePoint at;
        std::uint32_t index = 0;
    };

    Grid(std::span<const Entry> points, double radius)
        : scale_(1.0 / std::max(2.0 * radius, smallest_cell)), radius_(radius),
          mask_(std::bit_ceil(std::max<std::size_t>(points.size(), 2)) - 1), begin_(mask_ + 2),
          entries_(points.size()) {
        std::vector<std::uint32_t> bucket_of(points.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            const SquarePoint at = points[i].at;
            bucket_of[i] = static_cast<std::uint32_t>(bucket(number(at.x), number(at.y)));
            ++begin_[bucket_of[i] + 1];
        }
        std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        for (std::size_t i = 0; i < points.size(); ++i) entries_[next[bucket_of[i]]++] = points[i];
    }

    /// Calls `visit(index)` for each point within the radius of `at` until it says true, for some
    /// perhaps twice: when two of the cells share a bucket. Has it said true?
    template <typename Visit>
    [[nodiscard]] bool any_near(SquarePoint at, Visit visit) const {
        const std::int32_t right = number(at.x + radius_);
        const std::int32_t below = number(at.y + radius_);
        for (std::int32_t row = number(at.y - radius_); row <= below; ++row)
            for (std::int32_t column = number(at.x - radius_); column <= right; ++column)
                if (any_in(bucket(column, row), at, visit)) return true;
        return false;
    }

  private:
    /// Column or row of a cell.
    [[nodiscard]] std::int32_t number(double v) const {
        return static_cast<std::int32_t>(std::clamp(std::floor(v * scale_), -2e9, 2e9));
    }
    /// Cells side by side are in buckets side by side: one read from memory for both.
    [[nodiscard]] std::size_t bucket(std::int32_t column, std::int32_t row) const {
        constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U; // Knuth, TAOCP 3, 6.4
        const std::uint64_t start = static_cast<std::uint32_t>(row) * golden;
        return ((start >> 20U) + static_cast<std::uint32_t>(column)) & mask_;
    }
    template <typename Visit>
    [[nodiscard]] bool any_in(std::size_t bucket, SquarePoint at, Visit visit) const {
        for (std::uint32_t k = begin_[bucket]; k < begin_[bucket + 1]; ++k) {
            const Entry& entry = entries_[k];
            const double dx = entry.at.x - at.x;
            const double dy = entry.at.y - at.y;
            if (dx * dx + dy * dy <= radius_ * radius_ && visit(entry.index)) return true;
        }
        return false;
    }

    /// Positions of the world are told apart down to four centimetres, within 32 bits.
    static constexpr double smallest_cell = 1e-9;

    double scale_;
    double radius_;
    std::size_t mask_;
    std::vector<std::uint32_t> begin_; ///< of each bucket in entries_, and the end
    std::vector<Entry> entries_;
};

} // namespace

/// Makes one level out of the next deeper one.
class PointClusters::Gathering {
  public:
    Gathering(PointClusters& all, int zoom)
        : all_(all), zoom_(zoom), above_(all.levels_.back()), taken_(above_.size()) {}

    [[nodiscard]] std::vector<Node> run() {
        const Grid grid(restless(), std::ldexp(all_.options_.radius, -zoom_));
        out_.reserve(above_.size());
        for (std::uint32_t i = 0; i < above_.size(); ++i) {
            if (taken_[i] != 0) continue;
            if (all_.is_calm(above_[i])) {
                out_.push_back(above_[i]);
                continue;
            }
            take_neighbours(grid, i);
            const bool enough = free_.size() > 1 && points_ >= all_.options_.min_points;
            enough ? add_cluster() : keep_single();
        }
        return std::move(out_);
    }

  private:
    /// The places of those that may have neighbours.
    [[nodiscard]] std::vector<Grid::Entry> restless() const {
        std::vector<Grid::Entry> out;
        for (std::uint32_t i = 0; i < above_.size(); ++i)
            if (!all_.is_calm(above_[i])) out.push_back({all_.at_[above_[i]], i});
        return out;
    }

    /// Sets `free_` to place `i` and the free places near it, in their order.
    void take_neighbours(const Grid& grid, std::uint32_t i) {
        taken_[i] = 1;
        free_.assign(1, i);
        points_ = all_.sizes_[above_[i]];
        (void)grid.any_near(all_.at_[above_[i]], [&](std::uint32_t k) {
            if (taken_[k] == 0) {
                taken_[k] = 1;
                points_ += all_.sizes_[above_[k]];
                free_.push_back(k);
            }
            return false;
        });
        std::sort(free_.begin() + 1, free_.end());
    }

    void keep_single() {
        for (const std::uint32_t k : free_) out_.push_back(above_[k]);
    }

    void add_cluster() {
        SquarePoint sum;
        for (const std::uint32_t k : free_) {
            const SquarePoint at = all_.at_[above_[k]];
            const double weight = all_.sizes_[above_[k]];
            sum.x += at.x * weight;
            sum.y += at.y * weight;
            all_.members_.push_back(above_[k]);
        }
        const auto points = static_cast<double>(points_);
        out_.push_back(static_cast<Node>(all_.at_.size()));
        all_.at_.push_back({sum.x / points, sum.y / points});
        all_.sizes_.push_back(points_);
        all_.first_.push_back(all_.members_.size());
        // A number that no point has and no other zoom: place and zoom of the one that gathered.
        all_.ids_.push_back((std::uint64_t{free_.front()} << 5U) +
                            static_cast<std::uint64_t>(zoom_ + 1) + all_.point_count_);
    }

    PointClusters& all_;
    int zoom_;
    const std::vector<Node>& above_;  ///< the next deeper level
    std::vector<std::uint8_t> taken_; ///< of the places in above_
    std::vector<std::uint32_t> free_; ///< places in above_; scratch
    std::uint32_t points_ = 0;        ///< of free_
    std::vector<Node> out_;
};

PointClusters::PointClusters(std::span<const SquarePoint> points, const ClusterOptions& options)
    : options_(options), point_count_(points.size()), at_(points.begin(), points.end()),
      sizes_(points.size(), 1), first_(1, 0), levels_(1), calm_(points.size()) {
    if (points.size() > std::numeric_limits<Node>::max() / 2)
        throw Error(fmt::format("{} points are too many to be gathered", points.size()));
    options_.max_zoom = std::clamp(options.max_zoom, -1, 30);
    calm_from_ = options_.max_zoom + 1;
    levels_.front().resize(points.size());
    std::iota(levels_.front().begin(), levels_.front().end(), 0U);
    levels_.reserve(static_cast<std::size_t>(options_.max_zoom) + 2); // Gathering keeps a reference
}

// Most points of deep zooms have no neighbour for many zooms; one look finds them for four zooms.
// A cluster of zoom z lies within 2 r(z+1) + 2 r(z+2) + … < 2 r(z) of each of its points, because
// it lies in the circle of radius r round the one that took the others, as they do. So at zoom z a
// point has neighbours only if another point lies within 3 r(z).
void PointClusters::find_calm(int zoom) {
    constexpr int zooms = 4;
    calm_from_ = std::max(0, zoom + 1 - zooms);
    std::vector<Grid::Entry> points(point_count_);
    for (std::uint32_t i = 0; i < point_count_; ++i) points[i] = {at_[i], i};
    const Grid grid(points, 3.0 * std::ldexp(options_.radius, -calm_from_));
    std::fill(calm_.begin(), calm_.end(), std::uint8_t{0});
    std::size_t found = 0;
    for (const Node node : levels_.back()) {
        if (is_cluster(node)) continue;
        const bool calm = !grid.any_near(at_[node], [&](Node other) { return other != node; });
        calm_[node] = calm ? 1 : 0;
        found += calm ? 1 : 0;
    }
    constexpr std::size_t worth = 4; // of which share a look costs less than it saves
    if (found * worth < levels_.back().size()) calm_.clear();
}

std::span<const PointClusters::Node> PointClusters::level(int zoom) {
    const auto wanted = static_cast<std::size_t>(options_.max_zoom + 1 -
                                                 std::clamp(zoom, 0, options_.max_zoom + 1));
    while (levels_.size() <= wanted) {
        const int next = options_.max_zoom + 1 - static_cast<int>(levels_.size());
        if (next < calm_from_ && !calm_.empty()) find_calm(next);
        std::vector<Node> made = Gathering(*this, next).run();
        levels_.push_back(std::move(made));
    }
    return levels_[wanted];
}

std::span<const PointClusters::Node> PointClusters::members(Node cluster) const {
    const std::size_t k = cluster - point_count_;
    return std::span(members_).subspan(first_[k], first_[k + 1] - first_[k]);
}

} // namespace cordon::geom
