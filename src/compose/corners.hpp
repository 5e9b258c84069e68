// SPDX-License-Identifier: MIT
#pragma once

#include "compose/sheet.hpp"

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace cordon::compose {

/// A piece of furniture that looks for a corner of the map.
struct CornerPiece {
    double width = 0.0;
    double height = 0.0;
    Standing::Place wish = Standing::Place::automatic;
    /// A small piece may stand at the middle of a side where each corner hides something.
    bool may_leave_corners = false;
};

/// Where each piece should stand so that together they hide least and do not touch: all
/// combinations of corners are tried. `hidden_by` tells what a box would cost. Pieces that find no
/// room get an empty box.
[[nodiscard]] std::vector<geom::PageBox>
choose_corners(const geom::PageBox& frame, double margin, const std::vector<CornerPiece>& pieces,
               const std::function<double(const geom::PageBox&)>& hidden_by);

/// The pieces of a map and their corners, for deciding which gives way to which. A piece that was
/// wished somewhere never does.
class CornerPlan {
  public:
    using Cost = std::function<double(const geom::PageBox&)>;
    /// `hidden` tells what a box would cost, `incidents` what of it are incidents and routes.
    CornerPlan(const geom::PageBox& frame, double margin, Cost hidden, Cost incidents)
        : frame_(frame), margin_(margin), hidden_(std::move(hidden)),
          incidents_(std::move(incidents)) {}

    /// Its number, counted from 0; it has no corner before choose().
    std::size_t add(const CornerPiece& piece);
    void choose();

    /// Empty when it found no room or was left out.
    [[nodiscard]] const geom::PageBox& box(std::size_t piece) const { return boxes_[piece]; }
    [[nodiscard]] bool is_left_out(std::size_t piece) const { return left_out_[piece]; }
    /// It found no room, or hides more than some names.
    [[nodiscard]] bool stands_badly(std::size_t piece) const;
    [[nodiscard]] bool hides_incidents(std::size_t piece) const;
    /// It hides incidents, and would not without the other piece.
    [[nodiscard]] bool is_crowded_out(std::size_t piece, std::size_t other) const;

    /// The others are chosen anew; false, and nothing done, when it was wished where it stands.
    bool leave_out(std::size_t piece);
    /// It may stand at the middle of a side; all are chosen anew.
    void let_leave_corners(std::size_t piece);

  private:
    [[nodiscard]] bool hides_incidents(const geom::PageBox& box) const;
    [[nodiscard]] bool may_give_way(std::size_t piece) const {
        return !left_out_[piece] && pieces_[piece].wish == Standing::Place::automatic;
    }

    geom::PageBox frame_;
    double margin_;
    Cost hidden_;
    Cost incidents_;
    std::vector<CornerPiece> pieces_;
    std::vector<bool> left_out_;
    std::vector<geom::PageBox> boxes_;
};

} // namespace cordon::compose
