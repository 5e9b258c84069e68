// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "geom/clip.hpp"
#include "proj/cap.hpp"
#include "proj/edge.hpp"
#include "proj/emitter.hpp"
#include "proj/sheet.hpp"
#include "proj/sphere_rings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::proj {

namespace {

/// Between course points this far apart (degrees) a straight line in longitude and latitude stands
/// for the geodesic while geometry is cut outside the window.
constexpr double course_step = 1.0;
/// Lines that wind round the globe more often are not followed further: such data is broken.
constexpr double most_turns = 8.0;
/// The grid may add this share of the tolerance.
constexpr double grid_share = 0.1;

/// True when all coordinates are places on the globe.
bool is_sound(const geom::LonLatView& shape) {
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        for (const geom::LonLat& p : shape.part(i))
            if (!(std::abs(p.x) <= 360.0 * most_turns) || !(std::abs(p.y) <= 90.0 + 1e-6))
                return false;
    return true;
}

/// Cuts and projects features one after another.
class Projector {
  public:
    Projector(const Sheet& sheet, Emitter emitter) : sheet_(sheet), emitter_(std::move(emitter)) {
        if (sheet.capped) cap_.emplace(sheet);
    }

    void add(const geom::LonLatView& shape, const geom::LonLatBox& box) {
        emitter_.out().begin(shape.kind());
        const bool broken =
            std::abs(box.min_x) > 360.0 * most_turns || std::abs(box.max_x) > 360.0 * most_turns;
        if (broken || !touches(box, sheet_.window)) return;
        if (const std::optional<double> shift = plain_shift(box)) return emit_plain(shape, *shift);
        if (!is_sound(shape)) return;
        if (shape.kind() == geom::Kind::point)
            add_points(shape);
        else if (shape.kind() == geom::Kind::line)
            add_lines(shape);
        else if (cap_)
            add_polygon(cap_->polygon(shape).view());
        else
            add_polygon(shape);
    }
    [[nodiscard]] geom::ProjectedShapes& out() { return emitter_.out(); }
    [[nodiscard]] geom::ProjectedShapes take() { return std::move(emitter_.out()); }

  private:
    /// The turns to add to a feature that lies wholly inside what is kept and needs no cutting or
    /// mending.
    [[nodiscard]] std::optional<double> plain_shift(const geom::LonLatBox& box) const {
        if (box.width() > 180.0 || sheet_.capped) return std::nullopt;
        const bool at_cut = box.min_x <= -180.0 + 1e-9 || box.max_x >= 180.0 - 1e-9;
        if (at_cut && sheet_.mend) return std::nullopt;
        for (const double turn : {0.0, 360.0, -360.0})
            if (sheet_.keep.contains(
                    geom::LonLatBox{box.min_x + turn, box.min_y, box.max_x + turn, box.max_y}))
                return turn;
        return std::nullopt;
    }
    void emit(geom::Kind kind, std::span<const geom::LonLat> part, bool hole, double shift) {
        if (kind == geom::Kind::point)
            emitter_.points(part, shift);
        else if (kind == geom::Kind::line)
            emitter_.line(part, shift);
        else
            emitter_.ring(part, hole, shift);
    }
    void emit_plain(const geom::LonLatView& shape, double shift) {
        for (std::size_t i = 0; i < shape.part_count(); ++i)
            emit(shape.kind(), shape.part(i), shape.is_hole(i), shift);
    }
    void add_points(const geom::LonLatView& shape) {
        for (std::size_t i = 0; i < shape.part_count(); ++i) {
            chain_.clear();
            for (const geom::LonLat& p : shape.part(i)) {
                const geom::LonLat q{place(p.x), p.y};
                const bool shown =
                    !sheet_.capped || angle_between(q, sheet_.cap_center) <= sheet_.cap;
                if (sheet_.keep.contains(q) && shown) chain_.push_back(q);
            }
            emitter_.points(chain_, 0.0);
        }
    }
    /// A longitude inside the strip; both ends of the strip count.
    [[nodiscard]] double place(double lon) const {
        if (sheet_.round || (lon >= sheet_.seam && lon <= sheet_.seam + 360.0)) return lon;
        return wrap_from(lon, sheet_.seam);
    }
    void add_lines(const geom::LonLatView& shape) {
        for (std::size_t i = 0; i < shape.part_count(); ++i) {
            unwrap(shape.part(i), chain_);
            add_course_points(chain_, course_step, course_);
            if (!cap_) {
                emit_cut(geom::Kind::line, course_, false);
                continue;
            }
            const geom::LonLatShape shown = cap_->line(course_);
            for (std::size_t k = 0; k < shown.view().part_count(); ++k) {
                const auto part = shown.view().part(k);
                course_.assign(part.begin(), part.end());
                emit_cut(geom::Kind::line, course_, false);
            }
        }
    }
    void add_polygon(const geom::LonLatView& shape) {
        if (sheet_.round) return add_round_polygon(shape);
        for (const SphereRing& ring : sphere_rings(shape, sheet_.mend ? Cuts::mend : Cuts::keep)) {
            add_course_points(planar_ring(ring, sheet_.seam), course_step, course_);
            emit_cut(geom::Kind::polygon, course_, ring.hole);
        }
    }
    /// Cuts one part to what is kept, in each of the turns that it reaches.
    void emit_cut(geom::Kind kind, const std::vector<geom::LonLat>& part, bool hole) {
        if (part.empty()) return;
        geom::LonLatBox extent;
        for (const geom::LonLat& p : part) extent.add(p);
        const bool one = sheet_.round;
        const double first =
            one ? 0.0 : std::max(-most_turns, std::floor((extent.min_x - sheet_.seam) / 360.0));
        const double last =
            one ? 0.0 : std::min(most_turns, std::floor((extent.max_x - sheet_.seam) / 360.0));
        for (int turn = static_cast<int>(first); turn <= static_cast<int>(last); ++turn) {
            whole_.clear();
            whole_.begin(kind);
            whole_.begin_part();
            for (const geom::LonLat& p : part) whole_.add({p.x - 360.0 * turn, p.y});
            pieces_.clear();
            geom::clip(whole_[0], sheet_.keep, pieces_);
            for (std::size_t i = 0; i < pieces_[0].part_count(); ++i)
                emit(kind, pieces_[0].part(i), hole, 0.0);
        }
    }
    /// All longitudes are in view of an azimuthal projection: only latitudes are cut.
    void add_round_polygon(const geom::LonLatView& shape) {
        std::vector<SphereRing> rings = sphere_rings(shape, Cuts::mend);
        if (cap_ && !rings.empty() && rings.front().everything) {
            // What remains of the globe is bounded by the ring round the hidden disc; it becomes
            // the outer one.
            rings.erase(rings.begin());
            const auto rim =
                std::find_if(rings.begin(), rings.end(), [this](const SphereRing& ring) {
                    return cap_->surrounds_hidden(planar_ring(ring, -180.0));
                });
            if (rim == rings.end()) return;
            rim->hole = false;
            std::rotate(rings.begin(), rim, rim + 1);
        }
        for (SphereRing& ring : rings) add_round_ring(ring);
    }
    void add_round_ring(SphereRing& ring) {
        const bool south = sheet_.cap_center.y < 0.0;
        const double last_parallel = south ? sheet_.keep.max_y : sheet_.keep.min_y;
        if (ring.everything) return emit_parallel(last_parallel);
        std::vector<geom::LonLat> closed = std::move(ring.points);
        const geom::LonLat first = closed.front();
        closed.push_back({first.x + 360.0 * ring.turns, first.y});
        if (ring.turns == 0) {
            add_course_points(closed, course_step, course_);
            return emit_cut(geom::Kind::polygon, course_, ring.hole);
        }
        // The area between the ring and the far pole is the area inside the last parallel less the
        // ring's.
        ring.points = closed;
        const bool far = (enclosed_pole(ring) < 0.0) != south;
        if (far) emit_parallel(last_parallel);
        for (geom::LonLat& p : closed) p.y = std::clamp(p.y, sheet_.keep.min_y, sheet_.keep.max_y);
        emitter_.ring(closed, ring.hole != far, 0.0);
    }
    void emit_parallel(double lat) {
        chain_.clear();
        for (int i = 0; i <= 360; ++i) chain_.push_back({-180.0 + i, lat});
        emitter_.ring(chain_, false, 0.0);
    }

    const Sheet& sheet_;
    Emitter emitter_;
    std::optional<Cap> cap_;
    std::vector<geom::LonLat> chain_;
    std::vector<geom::LonLat> course_;
    geom::LonLatShapes whole_;
    geom::LonLatShapes pieces_;
};

} // namespace

geom::ProjectedShapes project(const geom::LonLatShapes& shapes, const Projection& projection,
                              const geom::LonLatBox& window, double tolerance) {
    if (!(tolerance > 0.0) || !std::isfinite(tolerance))
        throw Error(
            fmt::format("cannot project with a tolerance of {} m: it must be positive", tolerance));
    if (window.empty() || !std::isfinite(window.width()) || !std::isfinite(window.height()))
        throw Error("cannot project: the map's window is empty");
    const Sheet sheet = make_sheet(ProjectionAccess::impl(projection), window);
    std::size_t count = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (touches(shapes.box(i), window)) count += shapes[i].point_count();
    std::optional<ProjectionGrid> grid;
    if (!projection.is_web_mercator()) {
        geom::LonLatBox region = sheet.keep;
        if (sheet.round) {
            region.min_x = -180.0;
            region.max_x = 180.0;
        }
        grid = ProjectionGrid::build(projection, region, grid_share * tolerance, count);
    }
    Projector projector(sheet, Emitter(projection, tolerance, std::move(grid)));
    projector.out().reserve(shapes.size(), count);
    for (std::size_t i = 0; i < shapes.size(); ++i) projector.add(shapes[i], shapes.box(i));
    return projector.take();
}

} // namespace cordon::proj
