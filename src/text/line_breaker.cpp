// SPDX-License-Identifier: MIT
#include "text/line_breaker.hpp"

#include <algorithm>
#include <limits>

namespace cordon::text {
namespace {

// Widths are sums of many advances; a text set to its own width must not break because of the last
// bit.
constexpr double tolerance = 1e-6;

// Balancing takes time and memory of the square of the number of words; longer texts are
// paragraphs, not labels.
constexpr std::size_t max_balanced_stops = 400;

double width(std::span<const Stop> stops, std::size_t from, std::size_t to) {
    return stops[to].end - stops[from].start;
}

std::vector<std::size_t> fill_lines(std::span<const Stop> stops, double max_width) {
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    std::size_t between_words = 0; // the last stop of that kind
    for (std::size_t i = 1; i < stops.size(); ++i) {
        while (i - begin > 1 && width(stops, begin, i) > max_width + tolerance) {
            begin = between_words > begin ? between_words : i - 1;
            ends.push_back(begin);
        }
        if (!stops[i].inside_word) between_words = i;
    }
    ends.push_back(stops.size() - 1);
    return ends;
}

/// Dynamic programming over (number of lines, stop): the sum of squared differences from the mean
/// width is least.
class Balancer {
  public:
    Balancer(std::span<const Stop> stops, double max_width, std::size_t lines)
        : stops_(stops), max_width_(max_width),
          mean_((stops.back().end - stops.front().start) / static_cast<double>(lines)),
          cost_((lines + 1) * stops.size(), std::numeric_limits<double>::infinity()),
          from_(cost_.size()) {
        cost_[0] = 0.0;
        for (std::size_t line = 1; line <= lines; ++line)
            for (std::size_t end = line; end < stops.size(); ++end) choose(line, end);
    }

    [[nodiscard]] std::vector<std::size_t> ends() const {
        std::vector<std::size_t> ends(cost_.size() / stops_.size() - 1);
        std::size_t end = stops_.size() - 1;
        for (std::size_t line = ends.size(); line > 0; --line) {
            ends[line - 1] = end;
            end = from_[line * stops_.size() + end];
        }
        return ends;
    }

  private:
    void choose(std::size_t line, std::size_t end) {
        double& best = cost_[line * stops_.size() + end];
        for (std::size_t begin = end; begin-- > line - 1;) {
            const double w = width(stops_, begin, end);
            if (w > max_width_ + tolerance && begin + 1 < end) break;
            const double cost =
                cost_[(line - 1) * stops_.size() + begin] + (w - mean_) * (w - mean_);
            if (cost < best) {
                best = cost;
                from_[line * stops_.size() + end] = begin;
            }
        }
    }

    std::span<const Stop> stops_;
    double max_width_;
    double mean_;
    std::vector<double> cost_;
    std::vector<std::size_t> from_;
};

} // namespace

std::vector<std::size_t> break_lines(std::span<const Stop> stops, double max_width, Fill fill) {
    std::vector<std::size_t> ends = fill_lines(stops, max_width);
    if (fill == Fill::full || ends.size() == 1 || stops.size() > max_balanced_stops) return ends;
    return Balancer(stops, max_width, ends.size()).ends();
}

} // namespace cordon::text
