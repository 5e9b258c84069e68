// SPDX-License-Identifier: MIT
#include "proj/buffer.hpp"

#include "core/diagnostic.hpp"
#include "geom/measure.hpp"
#include "geom/overlay.hpp"
#include "geom/shape_memo.hpp"
#include "geom/simplify.hpp"
#include "proj/disc_cover.hpp"
#include "proj/distance_field.hpp"
#include "proj/edge.hpp"
#include "proj/geodesic.hpp"
#include "proj/local_frame.hpp"
#include "proj/nearby.hpp"
#include "proj/radius.hpp"
#include "proj/stadium.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace cordon::proj {

namespace {

/// What a buffer may cost in exactness, and how it is made.
struct Precision {
    /// Features are cut into pieces that lie within this many metres of their first point, which
    /// bounds the error of a frame (see LocalFrame).
    double piece_reach;
    /// Shares of the radius that thinning the input and straight edges may each cost.
    double thinning_share;
    double edge_share;
    double limit; ///< largest relative error of the radius
    /// By one buffer in the plane instead of one stadium for each edge: GEOS fills dents that are
    /// shallower than 1 % of the radius.
    bool by_plane;
};
/// The frame's error is below 0.01 %.
constexpr Precision exact{150e3, 3e-4, 1e-4, buffer_error_limit, false};
/// The frame's error is below 0.3 %.
constexpr Precision rough{800e3, 3e-3, 1e-3, rough_buffer_error_limit, true};
/// Chords of a rough buffer's arcs lose 0.3 % of the radius.
constexpr int rough_quad_segments = 10;
/// Places of an outline at which a finished buffer is checked.
constexpr std::size_t checked_places = 16;
/// Vertices of an input beyond which a buffer would take minutes.
constexpr std::size_t most_vertices = 2'000'000;

/// Collects the buffers of a feature's pieces in one common frame.
class BufferBuilder {
  public:
    BufferBuilder(const FrameFit& fit, double radius, double highest_latitude,
                  const Precision& precision)
        : precision_(precision), common_(fit.frame), radius_(radius),
          course_step_(
              longest_edge(precision.thinning_share / 4 * radius, precision.piece_reach, 0.0)),
          edge_step_(
              longest_edge(precision.edge_share * radius, fit.reach + radius, highest_latitude)) {}

    void add_point(geom::LonLat place) { add_piece(std::span(&place, 1)); }

    /// The buffer of a line's course, cut into pieces that share their end points.
    void add_line(std::span<const geom::LonLat> line, bool closed) {
        const std::vector<geom::LonLat> dense = course(line, closed, course_step_);
        for (std::size_t first = 0; first < dense.size();) {
            std::size_t last =
                first + 1; // the piece is [first, last], at least one segment where there is one
            const EarthPoint start = earth_point(dense[first]);
            while (last + 1 < dense.size() && is_within_piece(dense[first], start, dense[last + 1]))
                ++last;
            last = std::min(last, dense.size() - 1);
            add_piece(std::span(dense).subspan(first, last - first + 1));
            if (last + 1 == dense.size()) break;
            first = last;
        }
    }
    void add_area(const geom::LonLatView& polygon) {
        const geom::ProjectedShape area = to_plane(polygon, common_, edge_step_);
        pieces_.add_shape(area.view());
    }
    [[nodiscard]] geom::LonLatShape result() {
        // A single piece stays in its own frame: the common one is for those that meet.
        if (first_ && pieces_.empty()) common_ = first_->frame;
        if (first_) add_outline(*first_);
        first_.reset();
        const geom::ProjectedShape all = geom::unite(pieces_);
        return to_lonlat(without_slivers(all.view()).view(), common_);
    }

  private:
    /// What lies within the radius of a piece, in the piece's frame.
    struct Outline {
        LocalFrame frame;
        geom::ProjectedShape shape;
    };
    /// Whether a place belongs to a piece that begins at `first`, which is `start` in space. The
    /// geodesic is longer than the straight line, by less than 1 % of it within a piece's reach:
    /// most questions need no geodesic.
    [[nodiscard]] bool is_within_piece(geom::LonLat first, const EarthPoint& start,
                                       geom::LonLat place) const {
        constexpr double longer = 1.01;
        const EarthPoint at = earth_point(place);
        const double straight = std::hypot(at[0] - start[0], at[1] - start[1], at[2] - start[2]);
        if (straight * longer < precision_.piece_reach) return true;
        return straight < precision_.piece_reach &&
               distance(first, place).value() < precision_.piece_reach;
    }
    /// Leaves out holes that rounding tears along shared edges. All places of a hole with area A
    /// lie nearer to its rim than sqrt(A / pi), so that filling it is an error of at most that.
    [[nodiscard]] geom::ProjectedShape without_slivers(const geom::ProjectedView& shape) const {
        const double least = std::numbers::pi * std::pow(precision_.thinning_share * radius_, 2);
        geom::ProjectedShape out(geom::Kind::polygon);
        for (std::size_t i = 0; i < shape.part_count(); ++i)
            if (!shape.is_hole(i) || std::abs(geom::signed_area(shape.part(i))) > least)
                out.add_part(shape.part(i), shape.is_hole(i));
        return out;
    }
    void add_piece(std::span<const geom::LonLat> places) {
        const LocalFrame frame = fit_frame(places).frame;
        geom::ProjectedShape line(geom::Kind::line);
        line.begin_part();
        for (const geom::LonLat& p : places) line.add(frame.to_plane(p));
        geom::ProjectedShapes thinned;
        geom::simplify(line.view(), precision_.thinning_share * radius_, geom::SmallRings::keep,
                       thinned);
        Outline outline{frame, without_slivers(around(thinned[0]).view())};
        if (pieces_.empty() && !first_) {
            first_ = std::move(outline);
            return;
        }
        if (first_) add_outline(*first_);
        first_.reset();
        add_outline(outline);
    }
    [[nodiscard]] geom::ProjectedShape around(const geom::ProjectedView& line) const {
        const auto points = line.part(0);
        if (precision_.by_plane && points.size() > 1) {
            // In two halves: of a closed line GEOS takes the inner side for one of a large ring.
            geom::ProjectedShape halves(geom::Kind::line);
            const std::size_t middle = points.size() / 2;
            if (middle > 0) halves.add_part(points.first(middle + 1));
            if (middle + 1 < points.size()) halves.add_part(points.subspan(middle));
            return geom::planar_buffer(halves.view(), radius_, rough_quad_segments);
        }
        geom::ProjectedShapes parts;
        add_line_buffer(points, radius_, parts);
        return geom::unite(parts);
    }
    /// Adds an outline to the pieces, in the common frame.
    void add_outline(const Outline& outline) {
        const bool is_common = outline.frame.center() == common_.center();
        const auto moved = [&](geom::Projected p) {
            return is_common ? p : common_.to_plane(outline.frame.to_lonlat(p));
        };
        const geom::ProjectedView view = outline.shape.view();
        pieces_.begin(geom::Kind::polygon);
        for (std::size_t k = 0; k < view.part_count(); ++k) {
            pieces_.begin_part(view.is_hole(k));
            const auto ring = view.part(k);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                if (i > 0) add_edge(ring[i - 1], ring[i], moved);
                pieces_.add(moved(ring[i]));
            }
        }
    }
    template <typename Move>
    void add_edge(geom::Projected a, geom::Projected b, Move moved) {
        const geom::Projected d = b - a;
        const int count = piece_count(std::hypot(d.x, d.y), edge_step_);
        for (int k = 1; k < count; ++k)
            pieces_.add(moved(a + d * (static_cast<double>(k) / count)));
    }

    Precision precision_;
    LocalFrame common_;
    double radius_;
    double course_step_;           ///< metres between points of the input's course
    double edge_step_;             ///< metres between points of the outline
    std::optional<Outline> first_; ///< of the pieces, while it is the only one
    geom::ProjectedShapes pieces_;
};

std::vector<geom::LonLat> all_places(const geom::LonLatView& feature) {
    std::vector<geom::LonLat> places;
    for (std::size_t i = 0; i < feature.part_count(); ++i)
        places.insert(places.end(), feature.part(i).begin(), feature.part(i).end());
    if (places.empty()) throw Error("cannot buffer a feature without places");
    if (places.size() > most_vertices)
        throw Error(fmt::format("cannot buffer a feature of {} vertices: at most {} are allowed",
                                places.size(), most_vertices),
                    "simplify it or split it into several features");
    return places;
}

/// The points whose discs make the outline of many.
std::vector<geom::LonLat> discs_of(const std::vector<geom::LonLat>& places, Metres radius) {
    constexpr std::size_t few = 20'000; // are united at once
    constexpr std::size_t most = 200'000;
    if (places.size() <= few) return places;
    std::vector<geom::LonLat> needed = needed_centers(places, radius);
    if (needed.size() > most)
        throw Error(fmt::format("cannot dissolve the buffers of {} points: {} of them lie too far "
                                "apart to be merged, at most {} are allowed",
                                places.size(), needed.size(), most),
                    "take a larger distance or a part of the file");
    return needed;
}

double highest_latitude(const std::vector<geom::LonLat>& places, double radius) {
    constexpr double metres_in_degree = 110.5e3;
    double highest = 0.0;
    for (const geom::LonLat& p : places) highest = std::max(highest, std::abs(p.y));
    return std::min(90.0, highest + radius / metres_in_degree);
}

bool on_cut(geom::LonLat a, geom::LonLat b) {
    return (std::abs(a.x) >= 180.0 && std::abs(b.x) >= 180.0) ||
           (std::abs(a.y) >= 90.0 && std::abs(b.y) >= 90.0);
}

/// The largest relative error over the vertices and edge middles of an outline, `stride` apart, by
/// `distance`; edges along the antimeridian and a pole are cuts, not outline.
template <typename Distance>
double largest_error(const geom::LonLatView& outline, double radius, std::size_t stride,
                     Distance distance) {
    double worst = 0.0;
    std::size_t count = 0;
    const auto check = [&](geom::LonLat p) {
        worst = std::max(worst, std::abs(distance(p) - radius) / radius);
    };
    for (std::size_t k = 0; k < outline.part_count(); ++k) {
        const auto ring = outline.part(k);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (on_cut(ring[i], ring[i + 1]) || count++ % stride != 0) continue;
            check(ring[i]);
            check(Edge(ring[i], ring[i + 1]).at(0.5));
        }
    }
    return worst;
}

/// The error of a finished buffer at some places; by quick distances where they cannot hide an
/// error above the limit, else by geodesics.
double checked_error(const DistanceField& field, const geom::LonLatView& outline, double radius,
                     double limit) {
    const std::size_t stride = std::max<std::size_t>(1, outline.point_count() / checked_places);
    constexpr double quick_from = 1e3; // metres; see DistanceField::quick_distance
    constexpr double quick_to = 1e6;
    if (radius >= quick_from && radius <= quick_to) {
        const double quick = largest_error(outline, radius, stride,
                                           [&](geom::LonLat p) { return field.quick_distance(p); });
        if (quick < limit / 2) return quick;
    }
    return largest_error(outline, radius, stride,
                         [&](geom::LonLat p) { return field.distance(p); });
}

geom::LonLatShape compute_buffer(const geom::LonLatView& feature, Metres radius,
                                 const Precision& precision) {
    const std::vector<geom::LonLat> places = all_places(feature);
    const FrameFit fit = fit_frame(places);
    if (fit.reach + radius.value() > farthest_in_frame)
        throw Error(fmt::format("cannot buffer a feature of {:.0f} km by {:.0f} km: together they "
                                "reach round the globe",
                                2 * fit.reach / 1e3, radius.value() / 1e3),
                    "split the feature into several ones");
    BufferBuilder builder(fit, radius.value(), highest_latitude(places, radius.value()), precision);
    if (feature.kind() == geom::Kind::polygon) {
        builder.add_area(feature);
        for (const SphereRing& ring : sphere_rings(feature, Cuts::mend))
            builder.add_line(ring.points, true);
    } else if (feature.kind() == geom::Kind::line) {
        for (std::size_t i = 0; i < feature.part_count(); ++i)
            builder.add_line(feature.part(i), false);
    } else {
        for (const geom::LonLat& p : discs_of(places, radius)) builder.add_point(p);
    }
    geom::LonLatShape outline = builder.result();
    const double error =
        checked_error(DistanceField(feature), outline.view(), radius.value(), precision.limit);
    if (error > precision.limit)
        throw Error(
            fmt::format("the buffer of {} m is off by {:.2f} %, more than the {:.1f} % allowed",
                        radius.value(), error * 100, precision.limit * 100),
            "split the feature into smaller ones");
    return outline;
}

geom::LonLatShape kept_buffer(const geom::LonLatView& feature, Metres radius,
                              const Precision& precision) {
    check_radius(radius);
    // Borders and rivers get the same buffers in each text that names them.
    constexpr std::size_t most_known = std::size_t{1} << 20U; // points: 16 MiB
    static geom::ShapeMemo<geom::LonLatShape> known(most_known);
    geom::ShapeKey key = geom::shape_key(feature);
    key.add(radius.value());
    key.add(precision.limit);
    return known.get(key, [&] { return compute_buffer(feature, radius, precision); });
}

} // namespace

geom::LonLatShape buffer(const geom::LonLatView& feature, Metres radius) {
    return kept_buffer(feature, radius, exact);
}

geom::LonLatShape rough_buffer(const geom::LonLatView& feature, Metres radius) {
    return kept_buffer(feature, radius, rough);
}

double buffer_error(const geom::LonLatView& feature, const geom::LonLatShape& outline,
                    Metres radius) {
    const DistanceField field(feature);
    return largest_error(outline.view(), radius.value(), 1,
                         [&](geom::LonLat p) { return field.distance(p); });
}

OutlineError outline_error(std::span<const geom::LonLatView> features,
                           const geom::LonLatShape& outline, Metres radius,
                           std::size_t most_places) {
    std::vector<DistanceField> fields;
    fields.reserve(features.size());
    for (const geom::LonLatView& feature : features) fields.emplace_back(feature);
    // Two places an edge.
    const std::size_t stride = std::max<std::size_t>(1, 2 * outline.view().point_count() /
                                                            std::max<std::size_t>(1, most_places));
    OutlineError error;
    error.largest = largest_error(outline.view(), radius.value(), stride, [&](geom::LonLat p) {
        ++error.places;
        double least = HUGE_VAL;
        for (const DistanceField& field : fields) least = std::min(least, field.distance(p));
        return least;
    });
    return error;
}

} // namespace cordon::proj
