// SPDX-License-Identifier: MIT
#include "proj/disc_cover.hpp"

#include "proj/nearby.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double earth_radius = 6371008.8; ///< mean radius, for shares of a distance only

/// Cells of about one size on the globe: rows of latitude, each cut into as many columns as fit.
class GlobeCells {
  public:
    using Cell = std::uint64_t;
    explicit GlobeCells(double metres) : step_(metres / (earth_radius * degree)) {}

    [[nodiscard]] Cell at(geom::LonLat place) const {
        const double row = std::floor((std::clamp(place.y, -90.0, 90.0) + 90.0) / step_);
        const double columns =
            std::max(1.0, std::floor(360.0 / step_ * cosine((row + 0.5) * step_ - 90.0)));
        const double turn = (place.x + 180.0) / 360.0;
        const double column = std::floor((turn - std::floor(turn)) * columns);
        return (static_cast<Cell>(row) << 32U) | static_cast<Cell>(column);
    }
    /// A place so many cells to the east and north.
    [[nodiscard]] geom::LonLat moved(geom::LonLat place, int east, int north) const {
        return {place.x + east * step_ / std::max(1e-3, cosine(place.y)), place.y + north * step_};
    }

  private:
    static double cosine(double latitude) { return std::max(0.0, std::cos(latitude * degree)); }
    double step_; ///< degrees of latitude
};

/// Which directions round a place are covered by the discs of others, in 64 equal parts.
class Horizon {
  public:
    /// The place, a circle of radius `reach` round it, and discs of `radius`.
    Horizon(const EarthPoint& place, double reach, double radius)
        : place_(place), reach_(reach), radius_(radius) {
        const double across = std::hypot(place[0], place[1]);
        const double length = std::hypot(across, place[2]);
        east_ = across > 0.0 ? EarthPoint{-place[1] / across, place[0] / across, 0.0}
                             : EarthPoint{0.0, 1.0, 0.0};
        const EarthPoint up{place[0] / length, place[1] / length, place[2] / length};
        north_ = {up[1] * east_[2] - up[2] * east_[1], up[2] * east_[0] - up[0] * east_[2],
                  up[0] * east_[1] - up[1] * east_[0]};
    }

    /// Marks what the disc round `center` covers of the circle. Discs without the place are passed
    /// over: those that hold it are convex, so that what they cover of the circle they cover of all
    /// that lies between it and the place.
    void add(const EarthPoint& center) {
        const EarthPoint d{center[0] - place_[0], center[1] - place_[1], center[2] - place_[2]};
        const double x = d[0] * east_[0] + d[1] * east_[1] + d[2] * east_[2];
        const double y = d[0] * north_[0] + d[1] * north_[1] + d[2] * north_[2];
        const double away2 = x * x + y * y;
        if (away2 >= radius_ * radius_ || away2 == 0.0) return;
        const double away = std::sqrt(away2);
        const double cosine = (away2 + reach_ * reach_ - radius_ * radius_) / (2.0 * away * reach_);
        if (cosine >= 1.0) return;
        const double half = std::acos(std::max(-1.0, cosine)) / part;
        const double middle = std::atan2(y, x) / part;
        const auto first = static_cast<int>(std::ceil(middle - half));
        const auto last = static_cast<int>(std::floor(middle + half)); // one past the last part
        for (int k = first; k < std::min(last, first + parts); ++k)
            covered_ |= std::uint64_t{1} << static_cast<unsigned>((k + 4 * parts) % parts);
    }
    [[nodiscard]] bool is_covered() const { return covered_ == ~std::uint64_t{0}; }

  private:
    static constexpr int parts = 64;
    static constexpr double part = 2.0 * std::numbers::pi / parts;
    EarthPoint place_;
    EarthPoint east_{};
    EarthPoint north_{};
    double reach_;
    double radius_;
    std::uint64_t covered_ = 0;
};

/// Leaves out centres in ever finer cells. One centre of each cell stays and speaks for it: where
/// those of cells round about cover all that the other centres of a cell can reach, these go.
class Thinning {
  public:
    Thinning(std::span<const geom::LonLat> centers, double radius)
        : centers_(centers), radius_(radius), stays_(centers.size()) {
        points_.reserve(centers.size());
        for (const geom::LonLat& center : centers) points_.push_back(earth_point(center));
        find_distinct();
    }

    std::vector<geom::LonLat> run() {
        constexpr int levels = 10;
        for (int k = 0; k < levels && !left_.empty(); ++k) thin(radius_ / 2.0 / std::exp2(k));
        for (const std::uint32_t i : left_) stays_[i] = true;
        drop_speakers();
        std::vector<geom::LonLat> out;
        for (std::size_t i = 0; i < centers_.size(); ++i)
            if (stays_[i]) out.push_back(centers_[i]);
        return out;
    }

  private:
    using Cell = GlobeCells::Cell;
    struct Level {
        GlobeCells cells;
        std::unordered_map<Cell, std::uint32_t> speakers;
    };

    /// Of centres at one place the first one is enough.
    void find_distinct() {
        left_.resize(centers_.size());
        std::iota(left_.begin(), left_.end(), 0U);
        const auto place = [&](std::uint32_t i) { return std::pair(centers_[i].x, centers_[i].y); };
        std::sort(left_.begin(), left_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(place(a), a) < std::pair(place(b), b);
        });
        const auto end =
            std::unique(left_.begin(), left_.end(),
                        [&](std::uint32_t a, std::uint32_t b) { return place(a) == place(b); });
        left_.erase(end, left_.end());
    }

    void thin(double size) {
        Level& level = levels_.emplace_back(Level{GlobeCells(size), {}});
        std::vector<std::pair<Cell, std::uint32_t>> rows;
        rows.reserve(left_.size());
        for (const std::uint32_t i : left_) rows.emplace_back(level.cells.at(centers_[i]), i);
        std::sort(rows.begin(), rows.end());
        for (const auto& [cell, i] : rows)
            if (level.speakers.try_emplace(cell, i).second) stays_[i] = true;
        left_.clear();
        for (std::size_t first = 0; first < rows.size();) {
            std::size_t end = first + 1;
            while (end < rows.size() && rows[end].first == rows[first].first) ++end;
            // The first one speaks for the cell; the others need it no more when they are covered.
            const std::span others = std::span(rows).subspan(first + 1, end - first - 1);
            if (!others.empty() && !is_covered(others))
                for (const auto& [cell, i] : others) left_.push_back(i);
            first = end;
        }
    }

    /// Do speakers cover all that the discs of these centres of one cell reach?
    [[nodiscard]] bool is_covered(std::span<const std::pair<Cell, std::uint32_t>> centers) const {
        EarthPoint middle{};
        for (const auto& [cell, i] : centers)
            for (std::size_t k = 0; k < 3; ++k)
                middle.at(k) += points_[i].at(k) / static_cast<double>(centers.size());
        double spread = 0.0;
        for (const auto& [cell, i] : centers) {
            const EarthPoint& p = points_[i];
            spread =
                std::max(spread, std::hypot(p[0] - middle[0], p[1] - middle[1], p[2] - middle[2]));
        }
        Horizon horizon = horizon_at(middle, spread);
        const geom::LonLat place = centers_[centers.front().second];
        for (const Level& level : levels_) {
            constexpr int rings = 2;
            for (int north = -rings; north <= rings; ++north) {
                for (int east = -rings; east <= rings; ++east) {
                    const auto found =
                        level.speakers.find(level.cells.at(level.cells.moved(place, east, north)));
                    if (found != level.speakers.end()) horizon.add(points_[found->second]);
                }
            }
            if (horizon.is_covered()) return true;
        }
        return false;
    }

    /// Of a place with all that discs within `spread` of it reach.
    [[nodiscard]] Horizon horizon_at(const EarthPoint& place, double spread) const {
        // Chords of drawn discs lose 0.03 % of the radius; a plane for the globe costs the square
        // of the share that the radius has of the earth's.
        const double curved = radius_ / earth_radius;
        const double safe = radius_ * (1.0 - 0.0005 - curved * curved);
        return {place, (radius_ + spread) * (1.0 + curved * curved), safe};
    }

    /// Of those that stayed, one after the other goes that the others cover.
    void drop_speakers() {
        constexpr int rings = 2;
        constexpr std::size_t enough = 16; // of one cell; more would only take time
        const GlobeCells cells(radius_ / rings);
        std::unordered_map<Cell, std::vector<std::uint32_t>> by_cell;
        for (std::uint32_t i = 0; i < centers_.size(); ++i)
            if (stays_[i]) by_cell[cells.at(centers_[i])].push_back(i);
        for (std::uint32_t i = 0; i < centers_.size(); ++i) {
            if (!stays_[i]) continue;
            Horizon horizon = horizon_at(points_[i], 0.0);
            for (int k = 0; k < (2 * rings + 1) * (2 * rings + 1); ++k) {
                const auto found = by_cell.find(cells.at(cells.moved(
                    centers_[i], k % (2 * rings + 1) - rings, k / (2 * rings + 1) - rings)));
                if (found == by_cell.end()) continue;
                const std::vector<std::uint32_t>& others = found->second;
                for (std::size_t n = 0; n < std::min(enough, others.size()); ++n)
                    if (others[n] != i) horizon.add(points_[others[n]]);
            }
            if (!horizon.is_covered()) continue;
            stays_[i] = false;
            std::erase(by_cell.at(cells.at(centers_[i])), i);
        }
    }

    std::span<const geom::LonLat> centers_;
    double radius_;
    std::vector<EarthPoint> points_;
    std::vector<bool> stays_;
    std::vector<std::uint32_t> left_; ///< neither gone nor sure to stay
    std::vector<Level> levels_;
};

} // namespace

std::vector<geom::LonLat> needed_centers(std::span<const geom::LonLat> centers, Metres radius) {
    return Thinning(centers, radius.value()).run();
}

} // namespace cordon::proj
