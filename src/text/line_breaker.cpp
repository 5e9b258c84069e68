// SPDX-License-Identifier: MIT
#include "text/line_breaker.hpp"

#include <algorithm>
#include <cmath>
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

/// The rule of MapLibre GL: the sum of squared differences from an even width is least; blanks do
/// not count as width. The last line may rather be short than long.
class Balancer {
  public:
    Balancer(std::span<const Stop> stops, double max_width, WholeText whole)
        : stops_(stops), ends_text_(whole.ends), badness_(stops.size(), 0.0),
          from_(stops.size(), 0) {
        const double total = whole.width > 0 ? whole.width : stops.back().end - stops.front().start;
        const double lines = max_width > 0 ? std::max(1.0, std::ceil(total / max_width - tolerance))
                                           : std::numeric_limits<double>::infinity();
        even_ = total / lines;
        for (std::size_t end = 1; end < stops.size(); ++end) choose(end);
    }

    [[nodiscard]] std::vector<std::size_t> ends() const {
        std::vector<std::size_t> ends;
        for (std::size_t end = stops_.size() - 1; end > 0; end = from_[end]) ends.push_back(end);
        std::reverse(ends.begin(), ends.end());
        return ends;
    }

  private:
    void choose(std::size_t end) {
        const bool last = ends_text_ && end + 1 == stops_.size();
        for (std::size_t begin = 0; begin < end; ++begin) {
            const double off = stops_[end].ink - stops_[begin].ink - even_;
            double badness = off * off;
            if (last) badness *= off < 0 ? 0.5 : 2.0;
            badness += badness_[begin];
            if (begin > 0 && badness > badness_[end]) continue;
            badness_[end] = badness;
            from_[end] = begin;
        }
    }

    std::span<const Stop> stops_;
    double even_ = 0.0; ///< width that all lines would have
    bool ends_text_ = true;
    std::vector<double> badness_;
    std::vector<std::size_t> from_;
};

} // namespace

std::vector<std::size_t> break_lines(std::span<const Stop> stops, double max_width, Fill fill,
                                     WholeText whole) {
    if (fill == Fill::full || stops.size() > max_balanced_stops || stops.size() < 2)
        return fill_lines(stops, max_width);
    return Balancer(stops, max_width, whole).ends();
}

} // namespace cordon::text
