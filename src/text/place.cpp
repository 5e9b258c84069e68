// SPDX-License-Identifier: MIT
#include "text/shaper.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::text {
namespace {

using geom::PagePoint;

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

/// `p` turned clockwise round the origin (y points down).
PagePoint turned(PagePoint p, double degrees) {
    if (degrees == 0.0) return p;
    const double c = std::cos(degrees / degrees_per_radian);
    const double s = std::sin(degrees / degrees_per_radian);
    return {p.x * c - p.y * s, p.x * s + p.y * c};
}

bool is_blank(const Line::Segment& segment) {
    return segment.text.find_first_not_of(' ') == std::string::npos || segment.runs.empty();
}

/// Everything of a scene text but its glyphs and place.
scene::Text text_of(const Line::Segment& segment, const ShapedText& shaped, const Ink& ink) {
    scene::Text text;
    text.text = segment.text;
    text.language = shaped.language;
    text.right_to_left = segment.right_to_left;
    text.width = segment.width;
    text.letter_spacing = shaped.letter_spacing;
    text.color = segment.color.value_or(ink.color);
    text.halo = ink.halo;
    return text;
}

/// A polyline that is walked by length.
class Track {
  public:
    /// Leaves out points that repeat the one before.
    explicit Track(const std::vector<PagePoint>& path) {
        points_.reserve(path.size());
        length_.reserve(path.size());
        for (const PagePoint& p : path) {
            const double step = points_.empty() ? 0.0 : distance(points_.back(), p);
            if (!points_.empty() && !(step > 0.0)) continue;
            length_.push_back(points_.empty() ? 0.0 : length_.back() + step);
            points_.push_back(p);
        }
    }

    [[nodiscard]] double length() const { return length_.empty() ? 0.0 : length_.back(); }
    [[nodiscard]] bool is_line() const { return points_.size() > 1; }

    [[nodiscard]] PagePoint at(double s) const {
        const std::size_t i = segment(s);
        const double t = (s - length_[i]) / (length_[i + 1] - length_[i]);
        return points_[i] + (points_[i + 1] - points_[i]) * t;
    }
    /// Direction at `s` in degrees clockwise from the x axis.
    [[nodiscard]] double angle_at(double s) const {
        const std::size_t i = segment(s);
        return angle(points_[i], points_[i + 1]);
    }
    /// Direction from the point at `from` to the point at `to`; the path's own where both fall
    /// together.
    [[nodiscard]] double chord(double from, double to) const {
        const PagePoint a = at(from);
        const PagePoint b = at(to);
        return distance(a, b) > 1e-9 ? angle(a, b) : angle_at((from + to) / 2);
    }

    [[nodiscard]] Track reversed() const {
        std::vector<PagePoint> points(points_.rbegin(), points_.rend());
        return Track(points);
    }

  private:
    /// Pixels are neither so large nor so small that std::hypot's care would be needed.
    static double distance(PagePoint a, PagePoint b) {
        const PagePoint d = b - a;
        return std::sqrt(d.x * d.x + d.y * d.y);
    }
    static double angle(PagePoint a, PagePoint b) {
        return std::atan2(b.y - a.y, b.x - a.x) * degrees_per_radian;
    }
    [[nodiscard]] std::size_t segment(double s) const {
        const auto next = std::upper_bound(length_.begin() + 1, length_.end() - 1, s);
        return static_cast<std::size_t>(next - length_.begin()) - 1;
    }

    std::vector<PagePoint> points_;
    std::vector<double> length_; ///< from the start, one a point
};

/// Text reads from left to right, and upwards where the path is vertical.
bool is_upside_down(const Track& track, double begin, double end) {
    const PagePoint way = track.at(end) - track.at(begin);
    return way.x < -1e-6 || (way.x <= 1e-6 && way.y > 0.0);
}

double bend(double a, double b) {
    return std::abs(std::remainder(b - a, 360.0));
}

bool bends_too_much(const Track& track, const Line& line, double begin, double max_angle) {
    for (std::size_t i = 1; i < line.clusters.size(); ++i) {
        const auto middle = [&](const Line::Cluster& c) { return begin + c.x + c.width / 2; };
        const double before = track.angle_at(middle(line.clusters[i - 1]));
        if (bend(before, track.angle_at(middle(line.clusters[i]))) > max_angle) return true;
    }
    return false;
}

/// Moves each cluster of the line onto the track.
class Bender {
  public:
    struct Place {
        double begin = 0.0; ///< of the line on the track
        double below = 0.0; ///< of the baseline, pixels from the track
        bool turned = true; ///< letters turn with the track
    };
    Bender(const Track& track, const Line& line, Place place)
        : track_(track), line_(line), place_(place) {}

    scene::GlyphRun moved(const scene::GlyphRun& run) {
        scene::GlyphRun out = {run.font, run.size, {}};
        for (const scene::Glyph& glyph : run.glyphs) {
            while (used_ == line_.clusters[cluster_].glyphs) {
                ++cluster_;
                used_ = 0;
            }
            ++used_;
            const Line::Cluster& c = line_.clusters[cluster_];
            const double left = place_.begin + c.x;
            const double angle = place_.turned ? track_.chord(left, left + c.width) : 0.0;
            const PagePoint offset = {glyph.x - c.x - c.width / 2, glyph.y + place_.below};
            const PagePoint p = track_.at(left + c.width / 2) + turned(offset, angle);
            out.glyphs.push_back({glyph.id, p.x, p.y, angle, glyph.cluster});
        }
        return out;
    }

  private:
    const Track& track_;
    const Line& line_;
    Place place_;
    std::size_t cluster_ = 0;
    std::uint32_t used_ = 0; ///< glyphs of the current cluster that are placed
};

/// The glyphs' places relative to the first one, which becomes the text's origin.
void set_origin_at_first_glyph(scene::Text& text) {
    if (text.runs.empty() || text.runs.front().glyphs.empty()) return;
    const scene::Glyph& first = text.runs.front().glyphs.front();
    text.origin = {first.x, first.y};
    for (scene::GlyphRun& run : text.runs) {
        for (scene::Glyph& glyph : run.glyphs) {
            glyph.x -= text.origin.x;
            glyph.y -= text.origin.y;
        }
    }
}

} // namespace

ShapedText aligned(ShapedText shaped, Align align) {
    for (Line& line : shaped.lines) {
        const double room = shaped.width - line.width;
        if (align == Align::left) line.x = 0.0;
        if (align == Align::center) line.x = room / 2;
        if (align == Align::right) line.x = room;
    }
    return shaped;
}

std::vector<scene::Text> place(const ShapedText& shaped, PagePoint corner, const Ink& ink,
                               double angle, PagePoint pivot) {
    std::vector<scene::Text> texts;
    for (const Line& line : shaped.lines) {
        for (const Line::Segment& segment : line.segments) {
            if (is_blank(segment)) continue;
            scene::Text text = text_of(segment, shaped, ink);
            const PagePoint start = corner + PagePoint{line.x + segment.start, line.baseline};
            text.origin = pivot + turned(start - pivot, angle);
            if (angle == 0.0) text.origin = start;
            text.angle = angle;
            text.runs = segment.runs;
            for (scene::GlyphRun& run : text.runs)
                for (scene::Glyph& glyph : run.glyphs) glyph.x -= segment.start;
            texts.push_back(std::move(text));
        }
    }
    return texts;
}

std::optional<scene::Text> place_along(const ShapedText& shaped, const std::vector<PagePoint>& path,
                                       double distance, double max_angle, const Ink& ink,
                                       AlongPath how) {
    if (shaped.lines.size() != 1 || shaped.lines.front().segments.empty()) return std::nullopt;
    const Line& line = shaped.lines.front();
    Track track(path);
    double begin = distance - line.width / 2;
    if (!track.is_line()) return std::nullopt;
    if (how.upright && is_upside_down(track, begin, begin + line.width)) {
        begin = track.length() - begin - line.width;
        track = track.reversed();
    }
    begin += how.ahead;
    if (!(begin >= 0.0) || begin + line.width > track.length()) return std::nullopt;
    if (bends_too_much(track, line, begin, max_angle)) return std::nullopt;

    scene::Text text = text_of(line.segments.front(), shaped, ink);
    text.curved = true;
    text.width = line.width;
    text.text.clear();
    Bender bender(track, line, {begin, shaped.cap_height / 2 + how.drop, how.turned});
    const bool backwards = text.right_to_left;
    for (const Line::Segment& segment : line.segments) {
        const std::size_t first_run = text.runs.size();
        for (const scene::GlyphRun& run : segment.runs) text.runs.push_back(bender.moved(run));
        // In a right-to-left line the text of the segment goes before what is there, else after it.
        const auto before =
            static_cast<std::uint32_t>(backwards ? segment.text.size() : text.text.size());
        const std::size_t begin_run = backwards ? 0 : first_run;
        const std::size_t end_run = backwards ? first_run : text.runs.size();
        for (std::size_t i = begin_run; i < end_run; ++i)
            for (scene::Glyph& glyph : text.runs[i].glyphs) glyph.cluster += before;
        text.text.insert(backwards ? 0 : text.text.size(), segment.text);
    }
    set_origin_at_first_glyph(text);
    return text;
}

} // namespace cordon::text
