// SPDX-License-Identifier: MIT
#pragma once

#include "render/path_walk.hpp"

#include <cstdint>
#include <string>

namespace cordon::render {

/// Appends `value` / 10^decimals without needless zeros: `12.5`, `.5`, `-.25`, `0`; never `-0`.
/// `decimals` 0..4.
void append_scaled(std::string& out, std::int64_t value, int decimals);
/// Appends a number rounded to `decimals` digits (0..4). Infinite and NaN become 0.
void append_number(std::string& out, double value, int decimals);
[[nodiscard]] std::string number_text(double value, int decimals);

/// Writes SVG path data (SVG 1.1 section 8.3) as short as its grammar allows: relative, h and v,
/// letters and blanks left out where they may be. Differences are taken between rounded positions,
/// so that rounding does not add up.
class PathText {
  public:
    /// Appends to `out`; `decimals` 0..4.
    PathText(std::string& out, int decimals);

    /// Path data of a part of a path, from a fresh start.
    void append(const Path& path, const PathRange& range);

    void move(PagePoint p);
    void line(PagePoint p);
    void cubic(PagePoint a, PagePoint b, PagePoint p);
    void close();

  private:
    struct Place {
        std::int64_t x = 0;
        std::int64_t y = 0;
    };
    [[nodiscard]] Place rounded(PagePoint p) const;
    void command(char letter);
    void number(std::int64_t value);
    void flush_move();
    void finish_dot();

    std::string& out_;
    int decimals_;
    double scale_;
    Place at_;    ///< last position written
    Place start_; ///< of the sub-path
    Place moved_; ///< waiting move
    bool move_waits_ = false;
    bool dot_ = false;        ///< the sub-path has a line of no length and nothing else
    char last_ = 0;           ///< letter that a further number would repeat
    bool need_blank_ = false; ///< a digit stands before
    bool had_point_ = false;  ///< the number before has a decimal point
    std::size_t line_mark_ =
        0;               ///< where the last line's text begins; 0 = the last segment is no line
    char line_last_ = 0; ///< `last_` before that line
};

} // namespace cordon::render
