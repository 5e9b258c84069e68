// SPDX-License-Identifier: MIT
#include "compose/corners.hpp"

#include <array>
#include <limits>

namespace cordon::compose {

using geom::PageBox;
using Place = Standing::Place;

namespace {

constexpr std::array<Place, 4> corners = {Place::bottom_left, Place::top_right, Place::bottom_right,
                                          Place::top_left};

PageBox box_in(const PageBox& frame, double margin, const CornerPiece& piece, Place place) {
    const bool left = place == Place::top_left || place == Place::bottom_left;
    const bool top = place == Place::top_left || place == Place::top_right;
    const double x = left ? frame.min_x + margin : frame.max_x - margin - piece.width;
    const double y = top ? frame.min_y + margin : frame.max_y - margin - piece.height;
    return {x, y, x + piece.width, y + piece.height};
}

/// Depth-first search over the corners of all pieces; few pieces, four corners each.
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
        for (const Place place : corners) {
            order += 0.01;
            if (piece.wish != Place::automatic && piece.wish != place) continue;
            const PageBox box = box_in(frame_, margin_, piece, place);
            if (!frame_.contains(box) || !is_free(box, index)) continue;
            now_[index] = box;
            step(index + 1, cost + hidden_by_(box) + order);
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
