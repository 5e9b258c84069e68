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

namespace {

/// A few centimetres of a thin line; no incident, no route.
constexpr double bearable = 60.0;

} // namespace

std::size_t CornerPlan::add(const CornerPiece& piece) {
    pieces_.push_back(piece);
    left_out_.push_back(false);
    boxes_.emplace_back();
    return pieces_.size() - 1;
}

void CornerPlan::choose() {
    std::vector<CornerPiece> standing;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
        if (!left_out_[i]) standing.push_back(pieces_[i]);
    const std::vector<PageBox> chosen = choose_corners(frame_, margin_, standing, hidden_);
    std::size_t next = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
        boxes_[i] = left_out_[i] ? PageBox() : chosen[next++];
}

bool CornerPlan::stands_badly(std::size_t piece) const {
    return boxes_[piece].empty() || hidden_(boxes_[piece]) > bearable;
}

bool CornerPlan::hides_incidents(const PageBox& box) const {
    return !box.empty() && incidents_(box) > bearable;
}

bool CornerPlan::hides_incidents(std::size_t piece) const {
    return hides_incidents(boxes_[piece]);
}

bool CornerPlan::is_crowded_out(std::size_t piece, std::size_t other) const {
    if (!may_give_way(piece) || !hides_incidents(piece)) return false;
    CornerPlan without = *this;
    return without.leave_out(other) && !without.hides_incidents(piece);
}

bool CornerPlan::leave_out(std::size_t piece) {
    if (!may_give_way(piece)) return false;
    left_out_[piece] = true;
    choose();
    return true;
}

void CornerPlan::let_leave_corners(std::size_t piece) {
    pieces_[piece].may_leave_corners = true;
    choose();
}

} // namespace cordon::compose
