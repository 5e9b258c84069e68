// SPDX-License-Identifier: MIT
#include "data/layer_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::data {

namespace {

constexpr std::size_t shown_warnings = 10; ///< of one sort; the rest is counted

/// Points below which a part draws nothing; a ring repeats its first point.
std::size_t least_points(geom::Kind kind) {
    switch (kind) {
    case geom::Kind::polygon: return 4;
    case geom::Kind::line: return 2;
    case geom::Kind::point:
    case geom::Kind::none: break;
    }
    return 1;
}

/// Twice the signed area of a closed ring, positive when it runs counter-clockwise.
double doubled_area(std::span<const geom::LonLat> ring) {
    double sum = 0.0;
    const geom::LonLat origin = ring.front(); // near the ring, so that products stay small
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const geom::LonLat a = ring[i - 1] - origin;
        const geom::LonLat b = ring[i] - origin;
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

} // namespace

LayerBuilder::LayerBuilder(const std::string& file, const ReadOptions& options, Reporter& reporter)
    : file_(file), options_(options), reporter_(reporter) {
    layer_.metadata.source = file;
    layer_.metadata.crs = "WGS 84";
}

std::optional<std::size_t> LayerBuilder::column(std::string_view name) {
    if (options_.geometry_only) return std::nullopt;
    const std::vector<Column>& columns = layer_.columns();
    if (next_column_ >= columns.size()) next_column_ = 0;
    if (next_column_ < columns.size() && columns[next_column_].name() == name)
        return next_column_++;
    const auto& asked = options_.columns;
    if (!asked.empty() && std::find(asked.begin(), asked.end(), name) == asked.end())
        return std::nullopt;
    if (const auto known = layer_.column(name)) {
        next_column_ = *known + 1;
        return known;
    }
    constexpr std::size_t most_columns = 4096;
    if (columns.size() >= most_columns)
        throw Error({Severity::error,
                     fmt::format("has more than {} attributes", most_columns),
                     {file_, line_, 0, {}},
                     {}});
    (void)layer_.make_column(name);
    next_column_ = columns.size();
    return columns.size() - 1;
}

void LayerBuilder::begin(int line) {
    ++seen_;
    line_ = line;
    parts_.clear();
    points_.clear();
    values_.clear();
    texts_.clear();
    jsons_.clear();
    id_.clear();
}

void LayerBuilder::begin_part(geom::Kind kind, bool hole) {
    parts_.push_back({kind, hole, points_.size(), 0});
}

std::span<geom::LonLat> LayerBuilder::add_points(std::size_t count) {
    const std::size_t first = points_.size();
    points_.resize(first + count);
    parts_.back().count += count;
    return std::span(points_).subspan(first);
}

void LayerBuilder::set(std::size_t column, std::string_view value) {
    values_.push_back({column, Text{texts_.size(), value.size()}});
    texts_ += value;
}

void LayerBuilder::set(std::size_t column, Json value) {
    values_.push_back({column, jsons_.size()});
    jsons_.push_back(std::move(value));
}

void LayerBuilder::set_json(std::size_t column, std::string_view text) {
    try {
        set(column, parse_json(text, file_));
    } catch (const Error&) {
        set(column, text);
    }
}

bool LayerBuilder::wanted(const geom::LonLatBox& box) const {
    if (!options_.window) return true;
    if (options_.window->intersects(box)) return true;
    constexpr double turn = 360.0;
    geom::LonLatBox west = *options_.window;
    west.min_x -= turn;
    west.max_x -= turn;
    geom::LonLatBox east = *options_.window;
    east.min_x += turn;
    east.max_x += turn;
    return west.intersects(box) || east.intersects(box);
}

/// The points of a part as they are kept: rings closed, outer ones counter-clockwise and holes
/// clockwise (RFC 7946, section 3.1.6), so that the same polygon is the same from every format.
/// Empty when the part draws nothing.
std::span<const geom::LonLat> LayerBuilder::usable_points(const Part& part) {
    std::span<const geom::LonLat> points = std::span(points_).subspan(part.first, part.count);
    const bool ring = part.kind == geom::Kind::polygon;
    if (ring && points.size() > 2 && points.front() != points.back()) {
        ++closed_rings_;
        ring_.assign(points.begin(), points.end());
        ring_.push_back(ring_.front());
        points = ring_;
    }
    if (points.size() < least_points(part.kind)) {
        if (!points.empty()) ++short_parts_;
        return {};
    }
    const double area = ring ? doubled_area(points) : 0.0;
    if (part.hole ? area > 0.0 : area < 0.0) {
        std::vector<geom::LonLat> turned(points.rbegin(), points.rend());
        ring_.swap(turned);
        points = ring_;
    }
    return points;
}

/// The points of a line or ring that differ by more than options.detail from the one before. So a
/// world of roads never lies in memory as a whole when a
/// picture of 256 pixels is wanted.
std::span<const geom::LonLat> LayerBuilder::thinned(std::span<const geom::LonLat> points,
                                                    geom::Kind kind) {
    if (options_.detail <= 0 || points.size() <= least_points(kind)) return points;
    thin_.assign(1, points.front());
    for (const geom::LonLat& p : points.subspan(1, points.size() - 2)) {
        // Degrees of latitude are longer on the map, by 1 / cosine; 1 - |lat|/90 is below it.
        const double across = options_.detail * (1.0 - std::abs(p.y) / 90.0);
        const geom::LonLat step = p - thin_.back();
        if (std::abs(step.x) > options_.detail || std::abs(step.y) > across) thin_.push_back(p);
    }
    thin_.push_back(points.back());
    if (thin_.size() >= least_points(kind)) return thin_;
    // A ring below the detail: three of its corners stand for it.
    const std::size_t last = points.size() - 1;
    thin_ = {points[0], points[last / 3], points[last * 2 / 3], points[last]};
    return thin_;
}

void LayerBuilder::end() {
    const CoordinateCheck::Finding finding = check_.look_at(points_);
    if (!finding.why.empty()) return drop(finding.why);
    if (!wanted(finding.box)) return;
    bool kept = false;
    for (const geom::Kind kind : {geom::Kind::polygon, geom::Kind::line, geom::Kind::point}) {
        const bool present = std::any_of(parts_.begin(), parts_.end(),
                                         [&](const Part& part) { return part.kind == kind; });
        if (present) keep(kind);
        kept = kept || present;
    }
    if (!kept && !options_.window) keep(geom::Kind::none);
}

/// Adds the parts of one kind as a feature.
void LayerBuilder::keep(geom::Kind kind) {
    geom::LonLatShapes& shapes = layer_.shapes;
    if (shapes.size() >= options_.max_features)
        throw Error({Severity::error,
                     fmt::format("holds more than {} features", options_.max_features),
                     {file_, 0, 0, {}},
                     {"cut the file to the area that you need first"}});
    if (shapes.points().size() + points_.size() + parts_.size() >
        std::numeric_limits<std::uint32_t>::max())
        throw Error({Severity::error,
                     "holds more than four thousand million points",
                     {file_, 0, 0, {}},
                     {"cut the file to the area that you need first"}});
    shapes.begin(kind);
    if (kind == geom::Kind::point) shapes.begin_part(); // points of one feature are one set
    bool outer_dropped = false;
    for (const Part& part : parts_) {
        if (part.kind != kind || (part.hole && outer_dropped)) continue;
        const std::span<const geom::LonLat> points = usable_points(part);
        if (!part.hole) outer_dropped = points.empty();
        if (kind == geom::Kind::point) {
            for (const geom::LonLat& p : points) shapes.add(p);
        } else if (!points.empty()) {
            shapes.add_part(thinned(points, kind), part.hole);
        }
    }
    keep_values();
    check_size();
}

/// A column has a place for each feature. A file in which each feature has attributes of its own
/// would take memory by the square of its size.
void LayerBuilder::check_size() {
    constexpr std::size_t always = 10'000'000;
    constexpr std::size_t places_for_a_value = 64;
    const std::size_t columns = layer_.columns().size();
    kept_values_ += values_.size();
    if (columns * layer_.size() <= always + places_for_a_value * kept_values_) return;
    throw Error({Severity::error,
                 fmt::format("has {} attributes, but its {} features have only {} values", columns,
                             layer_.size(), kept_values_),
                 {file_, line_, 0, {}},
                 {"keep the attributes that you need, or split the file by kind of feature"}});
}

void LayerBuilder::keep_values() {
    const std::size_t row = layer_.size() - 1;
    // Backwards, so that of a key that is given twice the last value stays, as everywhere in JSON.
    for (std::size_t i = values_.size(); i-- > 0;) {
        const Pending& pending = values_[i];
        Column& column = layer_.column_at(pending.column);
        if (column.size() > row) continue;
        column.fill(row);
        if (const auto* flag = std::get_if<bool>(&pending.value)) {
            column.push(*flag);
        } else if (const auto* number = std::get_if<double>(&pending.value)) {
            column.push(*number);
        } else if (const auto* text = std::get_if<Text>(&pending.value)) {
            column.push(std::string_view(texts_).substr(text->first, text->size));
        } else {
            column.push(Json(jsons_[std::get<std::size_t>(pending.value)]));
        }
    }
}

void LayerBuilder::reject(std::string_view why) {
    drop(std::string(why));
}

void LayerBuilder::drop(std::string why) {
    if (++dropped_ > shown_warnings) return;
    const std::string id = id_.empty() ? "" : fmt::format(" (id {})", id_);
    findings_.push_back({Severity::warning,
                         fmt::format("feature {}{} was left out: {}", seen_, id, why),
                         {file_, line_, 0, {}},
                         {}});
}

FeatureLayer LayerBuilder::finish() {
    const Where where{file_, 0, 0, {}};
    check_.demand_degrees(file_);
    for (const Diagnostic& finding : findings_) reporter_.report(finding);
    if (dropped_ > shown_warnings)
        reporter_.warn(fmt::format("{} more features were left out for such reasons",
                                   dropped_ - shown_warnings),
                       where);
    check_.report(file_, reporter_);
    if (closed_rings_ > 0)
        reporter_.note(fmt::format("{} polygon ring{} not closed; closed", closed_rings_,
                                   closed_rings_ == 1 ? " was" : "s were"),
                       where);
    if (short_parts_ > 0)
        reporter_.warn(fmt::format("{} line{} or ring{} with too few points left out", short_parts_,
                                   short_parts_ == 1 ? "" : "s", short_parts_ == 1 ? "" : "s"),
                       where);
    if (seen_ == 0 && !options_.window) reporter_.warn("holds no features", where);
    layer_.finish_feature();
    return std::move(layer_);
}

} // namespace cordon::data
