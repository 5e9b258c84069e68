// SPDX-License-Identifier: MIT
#include "place/coordinate_reader.hpp"
#include "place/expression/mgrs.hpp"
#include "place/expression/reader.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::place::expression {

namespace {

constexpr double metres_per_degree = 111'320.0;

using Angle = CoordinateReader::Angle;

/// Half of the last digit's unit, as a distance on the ground: the corner of the cell.
Metres error_of(const Angle& latitude, const Angle& longitude) {
    const double y = latitude.precision / 2.0 * metres_per_degree;
    const double x = longitude.precision / 2.0 * metres_per_degree *
                     std::cos(latitude.value * std::numbers::pi / 180.0);
    return Metres(std::hypot(x, y));
}

std::optional<Clause> clause_of(Angle first, Angle second) {
    const bool swapped =
        first.axis == 'E' || first.axis == 'W' || second.axis == 'N' || second.axis == 'S';
    if (swapped) std::swap(first, second);
    const bool named = first.axis != 0 && second.axis != 0;
    // Two bare numbers are coordinates only with decimals enough to be nothing else: three, or two
    // and a minus sign ("28.10, 29.10" are days).
    const double coarsest = first.value < 0.0 || second.value < 0.0 ? 0.011 : 0.0011;
    const bool decimals = first.is_decimal && second.is_decimal && first.precision <= coarsest &&
                          second.precision <= coarsest;
    if (!named && !decimals && !(first.has_sign && second.has_sign)) return std::nullopt;
    if (std::abs(first.value) > 90.0 || std::abs(second.value) > 180.0) return std::nullopt;
    Clause clause;
    clause.rule = "37-coordinates";
    clause.position = geom::LonLat{second.value, first.value};
    clause.position_error = error_of(first, second);
    return clause;
}

std::size_t token_behind(const Tape& tape, std::uint32_t byte) {
    return tape.text().token_at(byte - 1) + 1;
}

} // namespace

std::optional<Read<Clause>> read_coordinates(const Tape& tape, std::size_t at) {
    const std::uint32_t start = tape.token(at).span.begin;
    const std::string_view rest = std::string_view(tape.text().text).substr(start, 80);
    if (const auto mgrs = read_mgrs(rest)) {
        Clause clause;
        clause.rule = "37-coordinates";
        clause.position = mgrs->position;
        clause.position_error = mgrs->error;
        const auto end = static_cast<std::uint32_t>(start + mgrs->length);
        return Read<Clause>{std::move(clause), std::min(token_behind(tape, end), tape.size())};
    }
    const char c = rest.front();
    const bool opens = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == 'N' || c == 'S' ||
                       c == 'E' || c == 'W' || rest.starts_with("−");
    if (!opens) return std::nullopt;
    CoordinateReader reader(rest);
    const auto first = reader.angle();
    if (!first) return std::nullopt;
    static_cast<void>(reader.separator());
    const auto second = reader.angle();
    if (!second || !reader.ends_here()) return std::nullopt;
    auto clause = clause_of(*first, *second);
    if (!clause) return std::nullopt;
    const auto end = static_cast<std::uint32_t>(start + reader.at());
    return Read<Clause>{std::move(*clause), std::min(token_behind(tape, end), tape.size())};
}

} // namespace cordon::place::expression
