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

/// Finds points within a distance. Cells are as wide as the circle, so that it touches four at most;
/// they are hashed into about as many buckets as there are points, and the points of a bucket lie
/// one after the other.
class Grid {
  public:
    Grid(std::span<const SquarePoint> points, double radius)
        : scale_(1.0 / std::max(2.0 * radius, smallest_cell)), radius_(radius),
          mask_(std::bit_ceil(std::max<std::size_t>(points.size(), 2)) - 1), begin_(mask_ + 2),
          entries_(points.size()) {
        std::vector<std::uint32_t> bucket_of(points.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            bucket_of[i] =
                static_cast<std::uint32_t>(bucket(number(points[i].x), number(points[i].y)));
            ++begin_[bucket_of[i] + 1];
        }
        std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        for (std::size_t i = 0; i < points.size(); ++i)
            entries_[next[bucket_of[i]]++] = {points[i], static_cast<std::uint32_t>(i)};
    }

    /// Calls `visit(index)` for each point within the radius of `at`, for some perhaps twice: when
    /// two of the cells share a bucket.
    template <typename Visit>
    void near(SquarePoint at, Visit visit) const {
        const std::int32_t right = number(at.x + radius_);
        const std::int32_t below = number(at.y + radius_);
        for (std::int32_t row = number(at.y - radius_); row <= below; ++row)
            for (std::int32_t column = number(at.x - radius_); column <= right; ++column)
                near_in(bucket(column, row), at, visit);
    }

  private:
    struct Entry {
        SquarePoint at;
        std::uint32_t index = 0;
    };

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
    void near_in(std::size_t bucket, SquarePoint at, Visit visit) const {
        for (std::uint32_t k = begin_[bucket]; k < begin_[bucket + 1]; ++k) {
            const Entry& entry = entries_[k];
            const double dx = entry.at.x - at.x;
            const double dy = entry.at.y - at.y;
            if (dx * dx + dy * dy <= radius_ * radius_) visit(entry.index);
        }
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
        : all_(all), zoom_(zoom), above_(all.levels_.back()), positions_(above_.size()),
          taken_(above_.size()) {
        for (std::size_t i = 0; i < above_.size(); ++i) positions_[i] = all.at_[above_[i]];
    }

    [[nodiscard]] std::vector<Node> run() {
        const Grid grid(positions_, std::ldexp(all_.options_.radius, -zoom_));
        out_.reserve(above_.size());
        for (std::uint32_t i = 0; i < above_.size(); ++i) {
            if (taken_[i] != 0) continue;
            take_neighbours(grid, i);
            const bool enough = free_.size() > 1 && points_ >= all_.options_.min_points;
            enough ? add_cluster() : keep_single();
        }
        return std::move(out_);
    }

  private:
    /// Sets `free_` to place `i` and the free places near it, in their order.
    void take_neighbours(const Grid& grid, std::uint32_t i) {
        taken_[i] = 1;
        free_.assign(1, i);
        points_ = all_.sizes_[above_[i]];
        grid.near(positions_[i], [&](std::uint32_t k) {
            if (taken_[k] != 0) return;
            taken_[k] = 1;
            points_ += all_.sizes_[above_[k]];
            free_.push_back(k);
        });
        std::sort(free_.begin() + 1, free_.end());
    }

    void keep_single() {
        for (const std::uint32_t k : free_) out_.push_back(above_[k]);
    }

    void add_cluster() {
        SquarePoint sum;
        for (const std::uint32_t k : free_) {
            const double weight = all_.sizes_[above_[k]];
            sum.x += positions_[k].x * weight;
            sum.y += positions_[k].y * weight;
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
    const std::vector<Node>& above_; ///< the next deeper level
    std::vector<SquarePoint> positions_;
    std::vector<std::uint8_t> taken_;
    std::vector<std::uint32_t> free_; ///< places in above_; scratch
    std::uint32_t points_ = 0;        ///< of free_
    std::vector<Node> out_;
};

PointClusters::PointClusters(std::span<const SquarePoint> points, const ClusterOptions& options)
    : options_(options), point_count_(points.size()), at_(points.begin(), points.end()),
      sizes_(points.size(), 1), first_(1, 0), levels_(1) {
    if (points.size() > std::numeric_limits<Node>::max() / 2)
        throw Error(fmt::format("{} points are too many to be gathered", points.size()));
    options_.max_zoom = std::clamp(options.max_zoom, -1, 30);
    levels_.front().resize(points.size());
    std::iota(levels_.front().begin(), levels_.front().end(), 0U);
    levels_.reserve(static_cast<std::size_t>(options_.max_zoom) + 2); // Gathering keeps a reference
}

std::span<const PointClusters::Node> PointClusters::level(int zoom) {
    const auto wanted =
        static_cast<std::size_t>(options_.max_zoom + 1 - std::clamp(zoom, 0, options_.max_zoom + 1));
    while (levels_.size() <= wanted) {
        const int next = options_.max_zoom + 1 - static_cast<int>(levels_.size());
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
