// SPDX-License-Identifier: MIT
#include "compose/corners.hpp"

#include <array>
#include <limits>

namespace cordon::compose {

using geom::PageBox;
using Place = Standing::Place;

namespace {

/// Where a piece can stand: shares of the free width and height left of and above it.
struct Spot {
    double right = 0.0;
    double down = 0.0;
    Place place = Place::automatic; ///< the wish that names it; automatic = the middle of a side
};

constexpr std::array<Spot, 8> spots = {{{0, 1, Place::bottom_left},
                                        {1, 0, Place::top_right},
                                        {1, 1, Place::bottom_right},
                                        {0, 0, Place::top_left},
                                        {0.5, 1},
                                        {0.5, 0},
                                        {0, 0.5},
                                        {1, 0.5}}};

/// What the middle of a side costs: a corner is better unless it hides an incident there.
constexpr double off_corner = 60.0;

PageBox box_in(const PageBox& frame, double margin, const CornerPiece& piece, const Spot& spot) {
    const double x = frame.min_x + margin + spot.right * (frame.width() - 2 * margin - piece.width);
    const double y =
        frame.min_y + margin + spot.down * (frame.height() - 2 * margin - piece.height);
    return {x, y, x + piece.width, y + piece.height};
}

/// Depth-first search over the places of all pieces; few pieces, four corners each.
class Search {
  public:
    Search(const PageBox& frame, double margin, const std::vector<CornerPiece>& pieces,
           const std::function<double(const PageBox&)>& hidden_by)
        : frame_(frame), margin_(margin), pieces_(pieces), hidden_by_(hidden_by),
          now_(pieces.size()), best_(pieces.size()) {}

    std::vector<PageBox> run() {
        step(0, 0.0);
        return best_;
    }

  private:
    void step(std::size_t index, double cost) {
        if (cost >= best_cost_) return;
        if (index == pieces_.size()) {
            best_cost_ = cost;
            best_ = now_;
            return;
        }
        const CornerPiece& piece = pieces_[index];
        double order = 0.0; // a slight preference for the first corners keeps sheets alike
        for (const Spot& spot : spots) {
            order += 0.01;
            if (piece.wish != Place::automatic && piece.wish != spot.place) continue;
            if (spot.place == Place::automatic && !piece.may_leave_corners) continue;
            const double here = order + (spot.place == Place::automatic ? off_corner : 0.0);
            if (cost + here >= best_cost_) continue;
            const PageBox box = box_in(frame_, margin_, piece, spot);
            if (!frame_.contains(box) || !is_free(box, index)) continue;
            now_[index] = box;
            step(index + 1, cost + hidden_by_(box) + here);
        }
        // Leaving a piece out is the last resort.
        now_[index] = PageBox();
        constexpr double left_out = 1e7;
        step(index + 1, cost + left_out);
    }

    [[nodiscard]] bool is_free(const PageBox& box, std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i)
            if (!now_[i].empty() && now_[i].grown(margin_ / 2).intersects(box)) return false;
        return true;
    }

    PageBox frame_;
    double margin_;
    const std::vector<CornerPiece>& pieces_;
    const std::function<double(const PageBox&)>& hidden_by_;
    std::vector<PageBox> now_;
    std::vector<PageBox> best_;
    double best_cost_ = std::numeric_limits<double>::infinity();
};

} // namespace

std::vector<PageBox> choose_corners(const PageBox& frame, double margin,
                                    const std::vector<CornerPiece>& pieces,
                                    const std::function<double(const PageBox&)>& hidden_by) {
    return Search(frame, margin, pieces, hidden_by).run();
}

} // namespace cordon::compose
