// SPDX-License-Identifier: MIT
#include "render/path_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace cordon::render {

namespace {

constexpr std::array<std::int64_t, 5> powers = {1, 10, 100, 1000, 10000};
/// Largest page coordinate written; far beyond any sheet and safely inside viewers' single
/// precision.
constexpr double coordinate_limit = 1e6;

int valid(int decimals) {
    return std::clamp(decimals, 0, 4);
}

std::int64_t scaled(double value, int decimals) {
    if (!std::isfinite(value)) return 0;
    return std::llround(std::clamp(value, -1e9, 1e9) *
                        static_cast<double>(powers[static_cast<std::size_t>(decimals)]));
}

/// Writes digits of `value` / 10^decimals at `p`; returns the end. `point` tells whether a decimal
/// point was needed.
char* write(char* p, std::int64_t value, int decimals, bool& point) {
    if (value < 0) *p++ = '-';
    const auto magnitude = static_cast<std::uint64_t>(value < 0 ? -value : value);
    const auto power = static_cast<std::uint64_t>(powers[static_cast<std::size_t>(decimals)]);
    const std::uint64_t whole = magnitude / power;
    std::uint64_t rest = magnitude % power;
    point = rest != 0;
    if (whole != 0 || !point) p = std::to_chars(p, p + 24, whole).ptr;
    if (!point) return p;
    *p++ = '.';
    for (std::uint64_t digit = power / 10; rest != 0; digit /= 10) {
        *p++ = static_cast<char>('0' + rest / digit);
        rest %= digit;
    }
    return p;
}

} // namespace

void append_scaled(std::string& out, std::int64_t value, int decimals) {
    std::array<char, 64> buffer{};
    bool point = false;
    out.append(buffer.data(), write(buffer.data(), value, valid(decimals), point));
}

void append_number(std::string& out, double value, int decimals) {
    append_scaled(out, scaled(value, valid(decimals)), decimals);
}

std::string number_text(double value, int decimals) {
    std::string out;
    append_number(out, value, decimals);
    return out;
}

PathText::PathText(std::string& out, int decimals)
    : out_(out), decimals_(valid(decimals)),
      scale_(static_cast<double>(powers[static_cast<std::size_t>(decimals_)])) {}

void PathText::append(const Path& path, const PathRange& range) {
    at_ = start_ = {};
    last_ = 0;
    line_mark_ = 0;
    move_waits_ = dot_ = need_blank_ = had_point_ = false;
    walk(path, range, coordinate_limit, *this);
    finish_dot();
}

PathText::Place PathText::rounded(PagePoint p) const {
    // Not llround: floor(x + 0.5) is one instruction and rounds the same on all machines.
    return {static_cast<std::int64_t>(std::floor(p.x * scale_ + 0.5)),
            static_cast<std::int64_t>(std::floor(p.y * scale_ + 0.5))};
}

void PathText::command(char letter) {
    if (letter == last_) return;
    out_ += letter;
    last_ = letter;
    need_blank_ = had_point_ = false;
}

void PathText::number(std::int64_t value) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): filled below, hot
    std::array<char, 40> buffer;
    bool point = false;
    char* begin = buffer.data() + 1;
    char* end = write(begin, value, decimals_, point);
    // A minus separates by itself, and so does a point behind a number that has one already.
    if (need_blank_ && *begin != '-' && !(*begin == '.' && had_point_)) *--begin = ' ';
    out_.append(begin, end);
    need_blank_ = true;
    had_point_ = point;
}

void PathText::flush_move() {
    if (!move_waits_) return;
    move_waits_ = false;
    last_ = 0; // a repeated letter would be a line
    command('m');
    number(moved_.x - at_.x);
    number(moved_.y - at_.y);
    last_ = 'l';
    at_ = start_ = moved_;
}

void PathText::finish_dot() {
    if (dot_) { // a round cap makes a visible dot of it
        flush_move();
        command('h');
        number(0);
    }
    dot_ = false;
}

void PathText::move(PagePoint p) {
    finish_dot();
    moved_ = rounded(p);
    move_waits_ = true;
    line_mark_ = 0;
}

void PathText::line(PagePoint p) {
    const Place to = rounded(p);
    const Place from = move_waits_ ? moved_ : at_;
    const std::int64_t dx = to.x - from.x;
    const std::int64_t dy = to.y - from.y;
    if (dx == 0 && dy == 0) {
        dot_ = dot_ || move_waits_;
        return;
    }
    dot_ = false;
    flush_move();
    line_mark_ = out_.size();
    line_last_ = last_;
    if (dy == 0) {
        command('h');
        number(dx);
    } else if (dx == 0) {
        command('v');
        number(dy);
    } else {
        command('l');
        number(dx);
        number(dy);
    }
    at_ = to;
}

void PathText::cubic(PagePoint a, PagePoint b, PagePoint p) {
    const Place from = move_waits_ ? moved_ : at_;
    const std::array<Place, 3> to = {rounded(a), rounded(b), rounded(p)};
    const bool still =
        std::all_of(to.begin(), to.end(), [&](Place q) { return q.x == from.x && q.y == from.y; });
    if (still) {
        dot_ = dot_ || move_waits_;
        return;
    }
    dot_ = false;
    flush_move();
    command('c');
    for (const Place q : to) {
        number(q.x - at_.x);
        number(q.y - at_.y);
    }
    at_ = to[2];
    line_mark_ = 0;
}

void PathText::close() {
    finish_dot();
    if (move_waits_) return; // nothing but a move
    const bool returned = at_.x == start_.x && at_.y == start_.y;
    if (returned && line_mark_ != 0) { // the closing line is implied
        out_.resize(line_mark_);
        last_ = line_last_;
    }
    out_ += 'z';
    at_ = start_;
    last_ = 0;
    need_blank_ = had_point_ = false;
    line_mark_ = 0;
}

} // namespace cordon::render
