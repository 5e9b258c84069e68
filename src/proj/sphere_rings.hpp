// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <span>
#include <vector>

/// Rings without the cuts that plate carrée data need, for the .cpp files of this module; not part
/// of its interface.
namespace cordon::proj {

/// A ring on the globe. Longitudes are continuous: no step between neighbours is larger than half a
/// turn.
struct SphereRing {
    std::vector<geom::LonLat> points; ///< the first point is not repeated
    int turns =
        0; ///< whole turns round the axis from the first point back to it; 1 or -1 encloses a pole
    double pole = 0.0; ///< latitude of the enclosed pole, 90 or -90; 0 when not known
    bool hole = false;
    bool everything = false; ///< the whole globe; `points` is empty
};

/// Whether edges along the antimeridian and along the poles are cuts that are to be mended.
enum class Cuts : bool { keep, mend };

/// The rings of a polygon feature. With `Cuts::mend`, edges along ±180 and along the poles are
/// taken out and the loose ends joined across the antimeridian where the latitudes agree, so that
/// Fiji is one ring and Antarctica goes once round the pole; features whose ends do not match stay
/// as they are. Mended rings come first.
[[nodiscard]] std::vector<SphereRing> sphere_rings(const geom::LonLatView& polygon, Cuts cuts);

/// A line with continuous longitudes, beginning where its first point is.
void unwrap(std::span<const geom::LonLat> line, std::vector<geom::LonLat>& out);

/// The ring as a closed one in the longitude-latitude plane: a ring that goes round a pole is cut
/// at longitude `seam` and closed along the pole.
[[nodiscard]] std::vector<geom::LonLat> planar_ring(const SphereRing& ring, double seam);

/// Latitude of the pole that a ring with turns encloses: as known, else the nearer one.
[[nodiscard]] double enclosed_pole(const SphereRing& ring);

} // namespace cordon::proj
