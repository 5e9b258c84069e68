// SPDX-License-Identifier: MIT
#include "place/expression/mgrs.hpp"

#include "core/ascii.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace cordon::place::expression {

namespace {

/// Position in an alphabet without I and O; -1 for other letters.
int letter_index(char c) {
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    const std::size_t at = letters.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// Northing of a point at a latitude on a zone's central meridian, counted from the equator.
double meridian_northing(double latitude_deg) {
    constexpr double a = 6'378'137.0;
    constexpr double e2 = 0.006'694'379'990'14;
    const double phi = latitude_deg * std::numbers::pi / 180.0;
    const double m =
        (1 - e2 / 4 - 3 * e2 * e2 / 64 - 5 * e2 * e2 * e2 / 256) * phi -
        (3 * e2 / 8 + 3 * e2 * e2 / 32 + 45 * e2 * e2 * e2 / 1024) * std::sin(2 * phi) +
        (15 * e2 * e2 / 256 + 45 * e2 * e2 * e2 / 1024) * std::sin(4 * phi) -
        (35 * e2 * e2 * e2 / 3072) * std::sin(6 * phi);
    return 0.9996 * a * m;
}

struct Reference {
    int zone = 0;
    int band = 0; ///< 0 = C
    int column = 0;
    int row = 0;
    double easting = 0.0; ///< within the square of 100 km, of the cell's corner
    double northing = 0.0;
    double cell = 100'000.0;
};

std::optional<geom::LonLat> locate(const Reference& r) {
    constexpr double square = 100'000.0;
    const int first_column = ((r.zone - 1) % 3) * 8;
    const int column = r.column - first_column;
    if (column < 0 || column > 7) return std::nullopt;
    const double easting = (column + 1) * square + r.easting + r.cell / 2;
    const int shift = r.zone % 2 == 0 ? 5 : 0;
    double northing = ((r.row - shift + 20) % 20) * square + r.northing + r.cell / 2;
    // Rows repeat every 2,000 km: the band of 8 degrees says which one it is.
    const bool north = r.band >= 10;
    const double middle = -80.0 + 8.0 * r.band + 4.0;
    const double wanted = meridian_northing(middle) + (north ? 0.0 : 10'000'000.0);
    northing += std::round((wanted - northing) / 2'000'000.0) * 2'000'000.0;
    const geom::LonLat place = from_utm(r.zone, north, easting, northing);
    constexpr double over_the_edge = 1.0; // squares are whole where bands end
    constexpr int last_band = 19;         // X reaches to 84 degrees
    const double top = middle + (r.band == last_band ? 8.0 : 4.0);
    if (place.y < middle - 4.0 - over_the_edge || place.y > top + over_the_edge)
        return std::nullopt;
    return place;
}

} // namespace

geom::LonLat from_utm(int zone, bool north, double easting, double northing) {
    constexpr double a = 6'378'137.0;
    constexpr double f = 1.0 / 298.257'223'563;
    constexpr double n = f / (2 - f);
    constexpr double radius = a / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64);
    constexpr std::array beta{n / 2 - 2 * n * n / 3 + 37 * n * n * n / 96,
                              n * n / 48 + n * n * n / 15, 17 * n * n * n / 480};
    constexpr std::array delta{2 * n - 2 * n * n / 3 - 2 * n * n * n,
                               7 * n * n / 3 - 8 * n * n * n / 5, 56 * n * n * n / 15};
    const double xi = (northing - (north ? 0.0 : 10'000'000.0)) / (0.9996 * radius);
    const double eta = (easting - 500'000.0) / (0.9996 * radius);
    double xi_prime = xi;
    double eta_prime = eta;
    for (std::size_t j = 0; j < beta.size(); ++j) {
        const double k = 2.0 * static_cast<double>(j + 1);
        xi_prime -= beta[j] * std::sin(k * xi) * std::cosh(k * eta);
        eta_prime -= beta[j] * std::cos(k * xi) * std::sinh(k * eta);
    }
    const double chi = std::asin(std::sin(xi_prime) / std::cosh(eta_prime));
    double phi = chi;
    for (std::size_t j = 0; j < delta.size(); ++j)
        phi += delta[j] * std::sin(2.0 * static_cast<double>(j + 1) * chi);
    const double lambda = std::atan2(std::sinh(eta_prime), std::cos(xi_prime));
    constexpr double degrees = 180.0 / std::numbers::pi;
    return {std::remainder(zone * 6.0 - 183.0 + lambda * degrees, 360.0), phi * degrees};
}

std::optional<MgrsCell> read_mgrs(std::string_view text) {
    std::size_t at = 0;
    Reference r;
    while (at < text.size() && at < 2 && is_digit(text[at]))
        r.zone = r.zone * 10 + (text[at++] - '0');
    if (r.zone < 1 || r.zone > 60 || at + 3 > text.size()) return std::nullopt;
    r.band = letter_index(text[at]) - 2;
    if (r.band < 0 || r.band > 19) return std::nullopt;
    ++at;
    if (text[at] == ' ') ++at;
    if (at + 2 > text.size()) return std::nullopt;
    r.column = letter_index(text[at]);
    r.row = letter_index(text[at + 1]);
    if (r.column < 0 || r.row < 0 || r.row > 19) return std::nullopt;
    at += 2;
    std::string digits;
    std::size_t end = at;
    for (std::size_t i = at; i < text.size() && digits.size() <= 10; ++i) {
        if (text[i] == ' ' && i + 1 < text.size() && is_digit(text[i + 1])) continue;
        if (!is_digit(text[i])) break;
        digits += text[i];
        end = i + 1;
    }
    if (digits.size() < 2 || digits.size() > 10 || digits.size() % 2 != 0) return std::nullopt;
    const std::size_t half = digits.size() / 2;
    for (std::size_t i = 0; i < half; ++i) {
        r.cell /= 10.0;
        r.easting += (digits[i] - '0') * r.cell;
        r.northing += (digits[half + i] - '0') * r.cell;
    }
    const auto place = locate(r);
    if (!place) return std::nullopt;
    return MgrsCell{*place, Metres(r.cell / 2.0 * std::numbers::sqrt2), end};
}

} // namespace cordon::place::expression
