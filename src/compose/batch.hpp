// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

namespace cordon::compose {

/// Collects pieces and writes one Shape for each run of equal paint.
class Batch {
  public:
    explicit Batch(scene::Group& out) : out_(out) {}
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;
    Batch(Batch&&) = delete;
    Batch& operator=(Batch&&) = delete;
    ~Batch() { flush(); } // NOLINT(bugprone-exception-escape): out of memory only

    /// The path to append one piece with this paint to.
    scene::Path& piece(scene::Shape paint) {
        if (!current_.path.empty() && !same_paint(current_, paint)) flush();
        if (current_.path.empty()) current_ = std::move(paint);
        return current_.path;
    }
    void end_piece() { current_.end_piece(); }

  private:
    static bool same_paint(const scene::Shape& a, const scene::Shape& b);
    void flush() {
        if (current_.path.empty()) return;
        if (current_.pieces.size() == 1) current_.pieces.clear();
        out_.add(std::move(current_));
        current_ = scene::Shape();
    }
    scene::Group& out_;
    scene::Shape current_;
};

/// Moves the points from number `first` on.
void move_by(scene::Path& path, std::size_t first, geom::PagePoint by);

} // namespace cordon::compose
