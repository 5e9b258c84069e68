// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::geom {

/// What a feature is made of; its multi-part form is the same kind with more parts.
enum class Kind : std::uint8_t { none, point, line, polygon };

/// One run of points in a flat array: a point set, a line, or a ring of a polygon.
struct Part {
    std::uint32_t first = 0; ///< index of its first point in the array
    std::uint32_t count = 0; ///< rings repeat their first point at the end
    bool hole = false; ///< rings only: an inner ring of the last part before it that is not a hole
};

/// One feature's geometry, looked at. Valid as long as the container that it came from is not
/// changed.
template <typename Space>
class ShapeView {
  public:
    ShapeView() = default;
    ShapeView(Kind kind, const Point<Space>* points, std::span<const Part> parts)
        : kind_(kind), points_(points), parts_(parts) {}

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool empty() const { return parts_.empty(); }
    [[nodiscard]] std::size_t part_count() const { return parts_.size(); }
    [[nodiscard]] std::span<const Part> parts() const { return parts_; }
    /// Points of part `i`.
    [[nodiscard]] std::span<const Point<Space>> part(std::size_t i) const {
        return {points_ + parts_[i].first, parts_[i].count};
    }
    [[nodiscard]] bool is_hole(std::size_t i) const { return parts_[i].hole; }
    [[nodiscard]] std::size_t point_count() const {
        std::size_t n = 0;
        for (const Part& part : parts_) n += part.count;
        return n;
    }
    [[nodiscard]] Box<Space> box() const {
        Box<Space> box;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            for (const Point<Space>& p : part(i)) box.add(p);
        return box;
    }

  private:
    Kind kind_ = Kind::none;
    const Point<Space>* points_ = nullptr;
    std::span<const Part> parts_;
};

/// Many features' geometries in three flat arrays, with a box for each feature.
template <typename Space>
class Shapes {
  public:
    /// Starts a feature; parts and points follow.
    void begin(Kind kind) {
        features_.push_back({static_cast<std::uint32_t>(parts_.size()), 0, kind});
        boxes_.emplace_back();
    }
    /// Starts a part of the feature that was begun last.
    void begin_part(bool hole = false) {
        parts_.push_back({static_cast<std::uint32_t>(points_.size()), 0, hole});
        ++features_.back().part_count;
    }
    /// Adds a point to the part that was begun last.
    void add(Point<Space> p) {
        points_.push_back(p);
        ++parts_.back().count;
        boxes_.back().add(p);
    }
    void add_part(std::span<const Point<Space>> points, bool hole = false) {
        begin_part(hole);
        points_.insert(points_.end(), points.begin(), points.end());
        parts_.back().count = static_cast<std::uint32_t>(points.size());
        for (const Point<Space>& p : points) boxes_.back().add(p);
    }
    /// Adds a feature of one point.
    void add_point(Point<Space> p) {
        begin(Kind::point);
        begin_part();
        add(p);
    }
    /// Copies a whole feature.
    void add_shape(ShapeView<Space> shape) {
        begin(shape.kind());
        for (std::size_t i = 0; i < shape.part_count(); ++i)
            add_part(shape.part(i), shape.is_hole(i));
    }
    /// Removes the part that was begun last, with its points; its feature's box is computed anew.
    void drop_part() {
        points_.resize(parts_.back().first);
        parts_.pop_back();
        --features_.back().part_count;
        boxes_.back() = (*this)[size() - 1].box();
    }

    [[nodiscard]] std::size_t size() const { return features_.size(); }
    [[nodiscard]] bool empty() const { return features_.empty(); }
    [[nodiscard]] ShapeView<Space> operator[](std::size_t i) const {
        const Feature& f = features_[i];
        return {f.kind, points_.data(), std::span(parts_).subspan(f.first_part, f.part_count)};
    }
    [[nodiscard]] Kind kind(std::size_t i) const { return features_[i].kind; }
    [[nodiscard]] const Box<Space>& box(std::size_t i) const { return boxes_[i]; }
    [[nodiscard]] std::span<const Point<Space>> points() const { return points_; }
    [[nodiscard]] std::span<Point<Space>> points() { return points_; }
    [[nodiscard]] std::span<const Part> parts() const { return parts_; }
    /// Removes everything and keeps the memory, for arrays that are filled again and again.
    void clear() {
        points_.clear();
        parts_.clear();
        features_.clear();
        boxes_.clear();
    }
    void reserve(std::size_t features, std::size_t points) {
        features_.reserve(features);
        boxes_.reserve(features);
        points_.reserve(points);
    }

  private:
    struct Feature {
        std::uint32_t first_part = 0;
        std::uint32_t part_count = 0;
        Kind kind = Kind::none;
    };
    std::vector<Point<Space>> points_;
    std::vector<Part> parts_;
    std::vector<Feature> features_;
    std::vector<Box<Space>> boxes_;
};

/// One feature's geometry, owned: a Shapes with exactly one feature.
template <typename Space>
class Shape {
  public:
    explicit Shape(Kind kind = Kind::none) { shapes_.begin(kind); }
    explicit Shape(ShapeView<Space> view) { shapes_.add_shape(view); }
    [[nodiscard]] Kind kind() const { return shapes_.kind(0); }
    [[nodiscard]] bool empty() const { return view().empty(); }
    [[nodiscard]] ShapeView<Space> view() const { return shapes_[0]; }
    [[nodiscard]] const Box<Space>& box() const { return shapes_.box(0); }
    void begin_part(bool hole = false) { shapes_.begin_part(hole); }
    void add(Point<Space> p) { shapes_.add(p); }
    void add_part(std::span<const Point<Space>> points, bool hole = false) {
        shapes_.add_part(points, hole);
    }

  private:
    Shapes<Space> shapes_;
};

using LonLatShapes = Shapes<GeographicSpace>;
using LonLatShape = Shape<GeographicSpace>;
using LonLatView = ShapeView<GeographicSpace>;
using ProjectedShapes = Shapes<ProjectedSpace>;
using ProjectedShape = Shape<ProjectedSpace>;
using ProjectedView = ShapeView<ProjectedSpace>;
using PageShapes = Shapes<PageSpace>;
using PageShape = Shape<PageSpace>;
using PageView = ShapeView<PageSpace>;

} // namespace cordon::geom
