// SPDX-License-Identifier: MIT
#pragma once

#include "compose/style_images.hpp"
#include "core/color.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

/// What web maps paint a line's band with, at a place given by how far along the line it lies
/// and by -1..1 across.
namespace cordon::compose {

/// Dashes as web maps keep them: distances from the nearest end of a dash in a picture of 256
/// columns, one row for butt ends, 15 for round ones.
class DashPicture {
  public:
    /// `dashes`: on, off, … in line widths, sum > 0.
    DashPicture(std::span<const double> dashes, bool round);
    /// Sum of the dashes in line widths.
    [[nodiscard]] double length() const { return length_; }
    /// 0..1; half is the edge of a dash. `along` in turns of the whole list, `across` -1..1.
    [[nodiscard]] double at(double along, double across) const;

  private:
    struct Range {
        double left = 0.0;
        double right = 0.0;
        bool dash = true;
        bool empty = false;
    };
    [[nodiscard]] static std::vector<Range> ranges_of(std::span<const double> dashes,
                                                      double stretch);
    void draw_plain(std::vector<Range> ranges);
    void draw_round(const std::vector<Range>& ranges, double stretch);
    void put(int row, int column, double distance);

    static constexpr int columns = 256;
    int half_rows_;
    double length_ = 0.0;
    std::vector<std::uint8_t> values_;
};

/// A colour ramp over a line as a row of colours.
class LineRamp {
  public:
    using Function = std::function<Color(double)>;
    /// `function`: colour at 0..1. Neighbouring colours are mixed unless `stepped`.
    LineRamp(Function function, bool stepped);
    /// How fine a stepped ramp is: fit for a line that covers so many tiles of 1024 pixels.
    void set_coverage(double tiles);
    /// Of the piece of the line from `first` to `last` (0..1): the colour at `share` of the piece.
    void take_piece(double first, double last);
    [[nodiscard]] Color at(double share) const;

  private:
    Function function_;
    bool stepped_;
    int steps_ = 256;
    double first_ = 0.0;
    double last_ = -1.0;
    std::vector<Color> colors_; ///< premultiplied
};

/// A place in an image that repeats along the line: both 0..1, over the image and a pixel round
/// it. Straight alpha.
[[nodiscard]] Color pattern_at(const StyleImage& image, double along, double across);

} // namespace cordon::compose
