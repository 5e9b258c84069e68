// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"

#include <string_view>

/// Values as people write them, in the project file and on the command line alike. Each function
/// gives the value or a diagnostic whose message names what was expected.
namespace cordon::app {

/// `180mmx120mm`, `18cmx12cm`, `1600x1200`, `1600x1200px`, `A4`, `A5-landscape`. Paper 20..5000 mm,
/// pixels 16..20000.
[[nodiscard]] Result<SheetSize> parse_size(std::string_view text);

/// `10km`, `500 m`: a distance on the ground, 1 m .. 5,000 km. A unit is required; degrees are
/// refused.
[[nodiscard]] Result<Metres> parse_distance(std::string_view text);

/// The same, or a number in units of a CRS that nobody has looked at yet: `0.1`, `0.1deg`, `0.1°`.
[[nodiscard]] Result<GivenDistance> parse_given_distance(std::string_view text);

/// `west,south,east,north` in degrees; west > east crosses the antimeridian and comes back with
/// east > 180.
[[nodiscard]] Result<geom::LonLatBox> parse_box(std::string_view text);
/// The same from four numbers.
[[nodiscard]] Result<geom::LonLatBox> make_box(double west, double south, double east,
                                               double north);

/// One day, `2025-10-28`.
[[nodiscard]] Result<Date> parse_day(std::string_view text);

/// `2025-10-30`, `2025-10-30T18:00`, `2025-10-30T19:00:00+01:00`; without an offset the time is
/// UTC.
[[nodiscard]] Result<Moment> parse_moment(std::string_view text);

/// `2025-09-01/2025-10-30`, or one day, month or year.
[[nodiscard]] Result<DateInterval> parse_window(std::string_view text);

/// `Bamako`, or `12.65,-8.0` (latitude, longitude).
[[nodiscard]] Result<NamedPlace> parse_place(std::string_view text);

/// A finite decimal number, the whole text.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// `10 km` or `500 m`, in the form that parse_distance reads.
[[nodiscard]] std::string to_text(Metres distance);
/// `180mmx120mm` or `1600x1200`.
[[nodiscard]] std::string to_text(const SheetSize& size);
/// `2025-10-30` or `2025-10-30T18:00Z`.
[[nodiscard]] std::string to_text(const Moment& moment);

} // namespace cordon::app
