// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"
#include "geom/point.hpp"
#include "geom/shapes.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cordon::proj {

/// A map projection of WGS 84: the only door between longitude/latitude and metres on the map.
/// Cheap to copy; each thread gets its own PROJ context inside.
class Projection {
  public:
    /// `definition`: `EPSG:…`, another authority's code, a PROJ string, WKT or PROJJSON of a
    /// projected CRS in metres or feet. Throws Error with near matches for an unknown code, and for
    /// a geographic CRS (drawing in degrees is refused with the hint to name a projection).
    explicit Projection(const std::string& definition);

    /// The definition as given.
    [[nodiscard]] const std::string& definition() const;
    /// Name for the notes: `Lambert azimuthal equal-area, centre 13.0° N 8.5° W, WGS 84`.
    [[nodiscard]] std::string description(Language language) const;
    /// True for Web Mercator (EPSG:3857), which has a closed form here.
    [[nodiscard]] bool is_web_mercator() const;

    /// Metres on the map; empty where the projection is not defined.
    [[nodiscard]] std::optional<geom::Projected> forward(geom::LonLat position) const;
    [[nodiscard]] std::optional<geom::LonLat> inverse(geom::Projected position) const;
    /// Projects an array by PROJ itself; positions without an image become NaN.
    void forward(std::span<const geom::LonLat> in, std::span<geom::Projected> out) const;

    /// Longitude along which the map may be cut (the antimeridian of its centre), -180..180; empty
    /// when it is not cut along a meridian (azimuthal projections).
    [[nodiscard]] std::optional<double> seam_longitude() const;
    /// Angle of true north at a place on the map, degrees clockwise from up.
    [[nodiscard]] double north_angle(geom::LonLat position) const;
    /// Map metres for a ground metre along the parallel at a place.
    [[nodiscard]] double scale_along_parallel(geom::LonLat position) const;

    struct Impl; ///< private to the module

  private:
    friend struct ProjectionAccess;
    std::shared_ptr<const Impl> impl_;
};

/// What was chosen and why, for the notes and `--explain projection`.
struct ProjectionChoice {
    std::string definition; ///< PROJ string
    std::string reason_en;  ///< one sentence
    std::string reason_fr;
};

/// A suitable projection for an extent: Lambert azimuthal equal-area or Albers conic for regions,
/// UTM only when the extent is small and stays inside one zone, polar azimuthal near a pole, Equal
/// Earth for the world. `extent` may have max_x > 180 when it crosses the antimeridian.
[[nodiscard]] ProjectionChoice choose_projection(const geom::LonLatBox& extent);

/// Cuts features at the projection's seam, densifies long segments along geodesics so that the
/// drawn line stays within `tolerance` map metres of the true one, and projects. Parts without an
/// image are dropped. Only features whose box touches `window` (longitude/latitude, may cross the
/// antimeridian) are kept, as the others become empty features, so that indices stay.
[[nodiscard]] geom::ProjectedShapes project(const geom::LonLatShapes& shapes,
                                            const Projection& projection,
                                            const geom::LonLatBox& window, double tolerance);

/// The longitude/latitude box that covers a box on the map (edges and interior sampled); may exceed
/// ±180 at the antimeridian; covers all longitudes when a pole lies inside.
[[nodiscard]] geom::LonLatBox geographic_extent(const Projection& projection,
                                                const geom::ProjectedBox& box);

/// The box on the map that covers a longitude/latitude box (edges and interior sampled).
[[nodiscard]] geom::ProjectedBox projected_extent(const Projection& projection,
                                                  const geom::LonLatBox& box);

} // namespace cordon::proj
