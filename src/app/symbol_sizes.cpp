// SPDX-License-Identifier: MIT
#include "app/symbol_columns.hpp"
#include "app/symbol_parts.hpp"
#include "compose/symbol_poses.hpp"
#include "core/unicode.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::app {

namespace {

using incident::Incident;

constexpr double widest = 44.0;       ///< pixels of the largest symbol
constexpr double least_widest = 14.0; ///< the same where there are many
constexpr double smallest = 2.6;      ///< pixels: a smaller dot is lost in print
constexpr double of_missing = 6.0;    ///< pixels of the outline for those without a number

/// One size, a bar, or nothing that could be drawn to scale.
struct Extent {
    double low = 0.0;
    double high = 0.0;
    std::optional<double> best; ///< the source's own figure between both
    [[nodiscard]] bool is_range() const { return !best && high > widest_spread * low; }
    /// What a symbol is as large as: the best estimate, else the middle.
    [[nodiscard]] double figure() const { return best.value_or((low + high) / 2.0); }
};

/// Numbers of 0 have no area: they are drawn as those without a number are, and counted as numbers.
std::optional<Extent> extent_of(const std::optional<incident::CountRange>& range) {
    if (!range) return std::nullopt;
    return Extent{range->low, range->high.value_or(range->low), range->best};
}

/// The largest width, so that all symbols together do not cover the map.
double width_of_largest(const std::vector<double>& values, double most) {
    constexpr double room = 26000.0; // pixels², about a twelfth of a sheet's map
    double sum = 0.0;
    for (const double value : values) sum += value / most;
    const double width = std::sqrt(4.0 * room / std::numbers::pi / std::max(1.0, sum));
    return std::clamp(width, least_widest, widest);
}

/// The largest 1, 2, 3, 4, 5, 6, 8 times a power of ten that is not above `limit`.
double round_below(double limit) {
    const double power = std::pow(10.0, std::floor(std::log10(limit)));
    double best = power;
    for (const double digit : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (digit * power <= limit * (1.0 + 1e-9)) best = digit * power;
    return best;
}

/// Three round values whose circles are about 1, 1/2 and 1/4 as wide as the largest; fewer where
/// whole numbers leave no others.
std::vector<double> legend_values(double most, bool whole) {
    std::vector<double> out;
    for (const double share : {1.0, 0.3, 0.07}) {
        double value = round_below(most * share);
        if (whole) value = std::max(1.0, std::floor(value));
        if (out.empty() || value < out.back()) out.push_back(value);
    }
    return out;
}

/// Numbers of all incidents in one column, and the scale that they set.
class Sizes {
  public:
    /// Both must outlive this.
    Sizes(const std::string& column, const incident::IncidentSet& set, const PointColumns& points)
        : set_(set) {
        numbers_.reserve(set.incidents.size());
        for (const Incident& incident : set.incidents)
            numbers_.push_back(column_number(incident, column));
        std::vector<double> values;
        for (const Incident* incident : points.drawn()) {
            const auto extent = this->extent(*incident);
            if (!extent) continue;
            most_ = std::max(most_, extent->is_range() ? extent->high : extent->figure());
            whole_ = whole_ && extent->low == std::floor(extent->low) &&
                     extent->high == std::floor(extent->high);
            if (!extent->is_range()) values.push_back(extent->figure());
        }
        if (most_ > 0.0) largest_ = width_of_largest(values, most_);
    }

    [[nodiscard]] double most() const { return most_; }
    [[nodiscard]] bool whole() const { return whole_; }
    /// Icon size of a value: area in proportion to it.
    [[nodiscard]] double size_of(double value) const {
        const double pixels = most_ > 0.0 ? largest_ * std::sqrt(value / most_) : 0.0;
        return std::max(smallest, pixels) / compose::marker_size;
    }
    /// What an incident of the set has in the column.
    [[nodiscard]] const std::optional<incident::CountRange>&
    number(const Incident& incident) const {
        return numbers_[static_cast<std::size_t>(&incident - set_.incidents.data())];
    }
    [[nodiscard]] std::optional<Extent> extent(const Incident& incident) const {
        return extent_of(number(incident));
    }
    /// `value`, `range` or `missing`.
    [[nodiscard]] std::string_view kind(const Incident& incident) const {
        const auto extent = this->extent(incident);
        if (!extent) return "missing";
        if (extent->is_range()) return "range";
        return extent->figure() > 0.0 ? "value" : "none";
    }

  private:
    const incident::IncidentSet& set_;
    std::vector<std::optional<incident::CountRange>> numbers_; ///< by incident
    double most_ = 0.0;
    double largest_ = least_widest; ///< pixels
    bool whole_ = true;
};

void add_columns(const Sizes& sizes, const MapDocument& document, PointColumns& points) {
    points.add("sized", [&](const Incident& i) { return std::optional(sizes.kind(i)); });
    points.add("size", [&](const Incident& i) {
        const auto extent = sizes.extent(i);
        if (!extent || extent->high <= 0.0) return std::optional(of_missing / compose::marker_size);
        return std::optional(sizes.size_of(extent->is_range() ? extent->high : extent->figure()));
    });
    points.add("reach", [&](const Incident& i) {
        constexpr double half_bar = 4.2;
        const auto extent = sizes.extent(i);
        if (!extent || extent->high <= 0.0) return std::optional(of_missing / 2.0);
        if (extent->is_range()) return std::optional(half_bar);
        return std::optional(sizes.size_of(extent->figure()) * compose::marker_size / 2.0);
    });
    points.add("range_share", [&](const Incident& i) {
        const auto extent = sizes.extent(i);
        if (!extent || !extent->is_range()) return std::optional<double>();
        return std::optional(
            extent->low > 0.0 ? sizes.size_of(extent->low) / sizes.size_of(extent->high) : 0.0);
    });
    points.add("value", [&](const Incident& i) {
        const auto extent = sizes.extent(i);
        return extent ? std::optional(extent->figure()) : std::nullopt;
    });
    points.add("value_low", [&](const Incident& i) {
        const auto extent = sizes.extent(i);
        return extent ? std::optional(extent->low) : std::nullopt;
    });
    points.add("value_high", [&](const Incident& i) {
        const auto& range = sizes.number(i);
        return range ? range->high : std::nullopt;
    });
    points.add("value_words", [&](const Incident& i) {
        const auto& range = sizes.number(i);
        return range ? std::optional(incident::range_words(*range, 2, document.map.lang))
                     : std::nullopt;
    });
}

} // namespace

SizeFacts add_sizes(const MapDocument& document, const incident::IncidentSet& set,
                    PointColumns& points) {
    const std::string& column = document.map.size_by;
    if (!set.incidents.empty() &&
        !std::any_of(set.incidents.begin(), set.incidents.end(),
                     [&](const Incident& i) { return column_number(i, column).has_value(); }))
        require_column(document, "size_by", column, number_columns(set));
    const Sizes sizes(column, set, points);
    SizeFacts facts;
    facts.name = words_of_column(column, document.map.lang);
    for (const Incident* incident : points.drawn()) {
        const auto extent = sizes.extent(*incident);
        if (!extent) {
            ++facts.missing;
        } else if (extent->is_range()) {
            ++facts.ranges;
        } else {
            const double value = extent->figure();
            facts.least = facts.numbers == 0 ? value : std::min(facts.least, value);
            facts.most = std::max(facts.most, value);
            ++facts.numbers;
            if (extent->best) ++facts.best;
            if (!sizes.number(*incident)->high) ++facts.at_least;
        }
    }
    facts.is_count = sizes.whole();
    if (sizes.most() > 0.0)
        for (const double value : legend_values(sizes.most(), sizes.whole()))
            facts.steps.push_back(
                {sizes.size_of(value), format_number_short(value, 3, document.map.lang)});
    add_columns(sizes, document, points);
    return facts;
}

} // namespace cordon::app
