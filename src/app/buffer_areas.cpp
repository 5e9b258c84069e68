// SPDX-License-Identifier: MIT
#include "app/buffer_areas.hpp"

#include "core/diagnostic.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace cordon::app {

using data::FeatureLayer;
using geom::Kind;
using geom::LonLatShape;
using geom::LonLatView;

namespace {

/// Places at which the outlines of one run are measured, and the fewest of one outline.
constexpr std::size_t measured_places = 20'000;
constexpr std::size_t least_places = 16;

constexpr std::array<std::string_view, 3> own_columns = {"buffer_km", "buffer_from_km", "grade"};

/// What is buffered as one: the features of each kind joined, so that borders between them vanish.
using Group = std::vector<LonLatShape>;

/// Buffers groups and remembers how exact that was.
class Ground {
  public:
    explicit Ground(std::size_t outlines)
        : most_places_(
              std::max(least_places, measured_places / std::max<std::size_t>(1, outlines))) {}

    /// All places within `distance` of a group; the group's own areas without a distance.
    LonLatShape around(const Group& group, std::optional<Metres> distance) {
        if (!distance) return united(group);
        std::vector<LonLatShape> buffers;
        std::vector<LonLatView> views;
        for (const LonLatShape& shape : group) {
            views.push_back(shape.view());
            buffers.push_back(proj::buffer(shape.view(), *distance));
        }
        LonLatShape outline =
            buffers.size() == 1 ? std::move(buffers.front()) : proj::unite(buffers);
        const proj::OutlineError error =
            proj::outline_error(views, outline, *distance, most_places_);
        places += error.places;
        largest = std::max(largest, error.largest);
        if (error.largest > proj::buffer_error_limit)
            throw Error(fmt::format("a buffer of {} m is off by {} %, more than the {} % allowed",
                                    distance->value(), error_percent(error.largest),
                                    proj::buffer_error_limit * 100),
                        "split the feature into smaller ones");
        return outline;
    }

    double largest = 0.0;
    std::size_t places = 0;

  private:
    static LonLatShape united(const Group& group) {
        std::vector<LonLatShape> areas;
        for (const LonLatShape& shape : group)
            if (shape.kind() == Kind::polygon) areas.push_back(shape);
        return proj::unite(areas);
    }
    std::size_t most_places_;
};

bool is_usable(const LonLatView& shape, const std::optional<Metres>& distance) {
    if (shape.empty() || shape.kind() == Kind::none) return false;
    return distance || shape.kind() == Kind::polygon;
}

/// One group of all usable features.
Group joined(const FeatureLayer& layer, const std::optional<Metres>& distance) {
    Group group;
    std::vector<LonLatShape> areas;
    for (const Kind kind : {Kind::point, Kind::line}) {
        LonLatShape all(kind);
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const LonLatView shape = layer.shapes[i];
            if (shape.kind() != kind || !is_usable(shape, distance)) continue;
            for (std::size_t part = 0; part < shape.part_count(); ++part)
                all.add_part(shape.part(part));
        }
        if (!all.empty()) group.push_back(std::move(all));
    }
    // Polygons that touch or overlap are united first: their parts must not cross.
    for (std::size_t i = 0; i < layer.size(); ++i)
        if (layer.shapes[i].kind() == Kind::polygon && !layer.shapes[i].empty())
            areas.emplace_back(layer.shapes[i]);
    if (areas.size() == 1) group.push_back(std::move(areas.front()));
    if (areas.size() > 1) group.push_back(proj::unite(areas));
    return group;
}

struct Grade {
    std::optional<Metres> from; ///< empty = from the features on
    std::optional<Metres> to;
};

std::vector<Grade> grades_of(const AreaRequest& request) {
    if (request.rings.empty() || !request.distance) return {{std::nullopt, request.distance}};
    std::vector<double> factors = request.rings;
    std::sort(factors.begin(), factors.end());
    factors.erase(std::unique(factors.begin(), factors.end()), factors.end());
    std::vector<Grade> grades;
    for (const double factor : factors) {
        Grade grade;
        if (!grades.empty()) grade.from = grades.back().to;
        grade.to = *request.distance * factor;
        grades.push_back(grade);
    }
    return grades;
}

/// Builds the result feature by feature.
class AreaBuilder {
  public:
    explicit AreaBuilder(const AreaRequest& request)
        : request_(request), grades_(grades_of(request)), ground_(outline_count()) {
        out_.areas.name = request.layer.name;
        out_.areas.metadata = request.layer.metadata;
    }

    AreaResult build() {
        if (request_.with != nullptr)
            other_ = ground_.around(group_of_other(), request_.with_distance);
        is_one() ? add_all() : add_each();
        if (out_.without == request_.layer.size())
            throw Error(
                request_.distance
                    ? fmt::format("layer '{}' has no feature to buffer", request_.layer.name)
                    : fmt::format("layer '{}' has no areas to combine", request_.layer.name),
                request_.distance ? "it has no geometry"
                                  : "points and lines need a buffer distance");
        out_.error = ground_.largest;
        out_.places = ground_.places;
        return std::move(out_);
    }

  private:
    [[nodiscard]] bool is_one() const {
        return request_.dissolve || request_.combine == Combine::unite;
    }
    [[nodiscard]] std::size_t outline_count() const {
        return (is_one() ? 1 : request_.layer.size()) * grades_.size() +
               (request_.with != nullptr ? 1 : 0);
    }
    [[nodiscard]] Group group_of_other() const {
        Group group = joined(*request_.with, request_.with_distance);
        if (group.empty())
            throw Error(fmt::format("layer '{}' has no areas to combine with", request_.with->name),
                        "points and lines need a buffer distance");
        return group;
    }

    void add_all() {
        const Group group = joined(request_.layer, request_.distance);
        count_unusable();
        if (!group.empty()) add_grades(group, std::nullopt);
    }
    void add_each() {
        for (std::size_t i = 0; i < request_.layer.size(); ++i) {
            const LonLatView shape = request_.layer.shapes[i];
            if (!is_usable(shape, request_.distance)) {
                ++out_.without;
                continue;
            }
            add_grades({LonLatShape(shape)}, i);
        }
    }
    void count_unusable() {
        for (std::size_t i = 0; i < request_.layer.size(); ++i)
            if (!is_usable(request_.layer.shapes[i], request_.distance)) ++out_.without;
    }

    void add_grades(const Group& group, std::optional<std::size_t> feature) {
        LonLatShape inner(Kind::polygon);
        for (std::size_t g = 0; g < grades_.size(); ++g) {
            LonLatShape outer = ground_.around(group, grades_[g].to);
            LonLatShape area = inner.empty() ? outer : proj::subtract(outer, inner);
            add_area(combined(area), g, feature);
            inner = std::move(outer);
        }
    }
    [[nodiscard]] LonLatShape combined(const LonLatShape& area) const {
        if (request_.with == nullptr) return area;
        switch (*request_.combine) {
        case Combine::unite: return proj::unite({area, other_});
        case Combine::intersect: return proj::intersect(area, other_);
        case Combine::difference: return proj::subtract(area, other_);
        }
        return area;
    }
    /// Nothing is added where nothing is left of a feature.
    void add_area(const LonLatShape& area, std::size_t grade, std::optional<std::size_t> feature) {
        if (area.empty()) return;
        FeatureLayer& areas = out_.areas;
        areas.shapes.add_shape(area.view());
        out_.square_km += proj::area_m2(area.view()) / 1e6;
        if (feature) copy_attributes(*feature);
        if (grades_[grade].to) areas.set("buffer_km", grades_[grade].to->value() / 1000.0);
        if (grades_.size() > 1) {
            areas.set("buffer_from_km",
                      grades_[grade].from ? grades_[grade].from->value() / 1000.0 : 0.0);
            areas.set("grade", static_cast<double>(grade + 1));
        }
        areas.finish_feature();
    }
    void copy_attributes(std::size_t feature) {
        for (const data::Column& column : request_.layer.columns()) {
            const bool own = std::find(own_columns.begin(), own_columns.end(), column.name()) !=
                             own_columns.end();
            if (own) continue;
            data::Column& target = out_.areas.make_column(column.name());
            if (target.size() < out_.areas.size()) target.push_value(column[feature]);
        }
    }

    const AreaRequest& request_;
    std::vector<Grade> grades_;
    Ground ground_;
    LonLatShape other_{Kind::polygon};
    AreaResult out_;
};

/// Each area has hundreds of points: more of them fill the memory and no screen.
constexpr std::size_t most_areas = 100'000;

void check_size(const AreaRequest& request) {
    const bool as_one = request.dissolve || request.combine == Combine::unite;
    const std::size_t grades = std::max<std::size_t>(1, request.rings.size());
    if (as_one || !request.distance || request.layer.size() <= most_areas / grades) return;
    throw Error(fmt::format("{} features of layer '{}' with {} {} are more than {} areas",
                            request.layer.size(), request.layer.name, grades,
                            grades == 1 ? "distance" : "distances", most_areas),
                "take a part of the file, or dissolve the areas into one");
}

void check(const AreaRequest& request) {
    check_size(request);
    const bool needs_other =
        request.combine == Combine::intersect || request.combine == Combine::difference;
    if (needs_other && request.with == nullptr)
        throw Error(fmt::format("layer '{}' has nothing to be combined with", request.layer.name),
                    "name the other layer");
    if (request.with != nullptr && !request.combine)
        throw Error(fmt::format("it is not said how the areas of '{}' are combined with '{}'",
                                request.layer.name, request.with->name),
                    "say union, intersection or difference");
    if (request.with != nullptr && request.combine == Combine::unite && !request.rings.empty())
        throw Error("rings and the union with another layer exclude each other",
                    "unite without rings, or use intersection or difference");
}

} // namespace

AreaResult make_areas(const AreaRequest& request) {
    check(request);
    return AreaBuilder(request).build();
}

std::string error_percent(double error) {
    constexpr double unit = 0.0001; // a hundredth of a percent
    return fmt::format("{:.2f}", std::max(0.0, std::ceil(error / unit - 1e-9)) * unit * 100.0);
}

} // namespace cordon::app
