// SPDX-License-Identifier: MIT
#include "incident/grid_reference.hpp"

#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace cordon::incident {

namespace {

tl::unexpected<Diagnostic> failure(std::string message, std::string hint) {
    return tl::unexpected(Diagnostic{Severity::warning, std::move(message), {}, {std::move(hint)}});
}

/// Capitals without spaces.
std::string compact(std::string_view text) {
    std::string out;
    for (const char c : lower_ascii(text))
        if (c != ' ') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Open Location Code 1.0: ten digits in pairs of base 20, then a grid of 4 columns and 5 rows each.
constexpr std::string_view plus_digits = "23456789CFGHJMPQRVWX";

/// Is a text in capitals an Open Location Code, full or short?
bool is_plus_code(std::string_view text) {
    const std::size_t plus = text.find('+');
    if (plus == std::string_view::npos || plus < 2 || plus > 8 || plus % 2 != 0) return false;
    if (text.size() - plus == 2 || text.size() - plus > 8) return false; // one digit is none
    const std::string_view digits = text.substr(0, plus);
    const std::size_t padding = std::min(digits.find('0'), digits.size());
    const auto all_of = [](std::string_view part, std::string_view allowed) {
        return part.find_first_not_of(allowed) == std::string_view::npos;
    };
    return all_of(digits.substr(0, padding), plus_digits) && all_of(digits.substr(padding), "0") &&
           all_of(text.substr(plus + 1), plus_digits);
}

GridPosition from_plus_code(std::string_view code) {
    double lat = -90.0;
    double lon = -180.0;
    double height = 400.0;
    double width = 400.0;
    std::size_t read = 0;
    for (const char c : code) {
        if (c == '+' || c == '0') continue;
        const auto value = static_cast<double>(plus_digits.find(c));
        constexpr std::size_t in_pairs = 10;
        if (read >= in_pairs) {
            height /= 5.0;
            width /= 4.0;
            lat += std::floor(value / 4.0) * height;
            lon += std::fmod(value, 4.0) * width;
        } else if (read % 2 == 0) {
            height /= 20.0;
            lat += value * height;
        } else {
            width /= 20.0;
            lon += value * width;
        }
        ++read;
    }
    constexpr double metres_a_degree = 111320.0;
    const geom::LonLat middle{lon + width / 2.0, lat + height / 2.0};
    const double across = width * std::cos(middle.y * 3.14159265358979323846 / 180.0);
    return {middle, Metres(std::hypot(height, across) / 2.0 * metres_a_degree)};
}

/// `///filled.count.soap`, or three words with dots between them in a cell of their own.
bool is_three_words(std::string_view text) {
    if (text.starts_with("///")) text.remove_prefix(3);
    std::size_t words = 1;
    std::size_t letters = 0;
    for (const char c : text) {
        if (c == '.') {
            if (letters < 3) return false;
            ++words;
            letters = 0;
        } else if (c == ' ' || c == ',' || c == '/' || is_digit(c)) {
            return false;
        } else {
            ++letters;
        }
    }
    return words == 3 && letters >= 3;
}

/// Zone and letter of `36N`, `UTM 36 P`, `18S`.
struct Zone {
    int number = 0;
    char letter = 0;
};

std::optional<Zone> read_zone(std::string_view text) {
    const std::string plain = compact(text);
    std::size_t at = plain.find_first_of("0123456789");
    if (at == std::string::npos) return std::nullopt;
    Zone zone;
    while (at < plain.size() && is_digit(plain[at]) && zone.number < 100)
        zone.number = zone.number * 10 + (plain[at++] - '0');
    if (zone.number < 1 || zone.number > 60) return std::nullopt;
    if (at < plain.size()) zone.letter = plain[at];
    return zone;
}

constexpr std::string_view bands = "CDEFGHJKLMNPQRSTUVWX"; // of 8 degrees from 80 south

} // namespace

bool is_band_letter(std::string_view zone) {
    const auto read = read_zone(zone);
    return read && read->letter != 0 && read->letter != 'N' && read->letter != 'S';
}

std::optional<geom::LonLat> GridReader::inverse(int zone, bool north, double easting,
                                                double northing) {
    const int code = (north ? 32600 : 32700) + zone; // EPSG
    auto found = projections_.find(code);
    if (found == projections_.end())
        found = projections_.emplace(code, proj::Projection(fmt::format("EPSG:{}", code))).first;
    return found->second.inverse({easting, northing});
}

/// A square named by its south-west corner: zone, band, two letters of the 100 km square, and an
/// even number of digits.
std::optional<GridPosition> GridReader::from_mgrs(std::string_view reference) {
    std::size_t at = 0;
    int zone = 0;
    while (at < reference.size() && at < 2 && is_digit(reference[at]))
        zone = zone * 10 + (reference[at++] - '0');
    if (at == 0 || zone < 1 || zone > 60 || reference.size() < at + 3) return std::nullopt;
    const std::size_t band = bands.find(reference[at]);
    constexpr std::array<std::string_view, 3> columns = {"ABCDEFGH", "JKLMNPQR", "STUVWXYZ"};
    constexpr std::string_view rows = "ABCDEFGHJKLMNPQRSTUV";
    const std::size_t column =
        columns.at(static_cast<std::size_t>((zone - 1) % 3)).find(reference[at + 1]);
    const std::size_t row = rows.find(reference[at + 2]);
    const std::string_view digits = reference.substr(at + 3);
    constexpr auto none = std::string_view::npos;
    if (band == none || column == none || row == none || digits.size() > 10 || digits.size() < 2 ||
        digits.size() % 2 != 0 || digits.find_first_not_of("0123456789") != none)
        return std::nullopt;
    const std::size_t half = digits.size() / 2;
    const double side = std::pow(10.0, 5.0 - static_cast<double>(half));
    const auto part = [&](std::string_view text) {
        double value = 0.0;
        for (const char c : text) value = value * 10.0 + (c - '0');
        return value * side + side / 2.0;
    };
    const double easting =
        100000.0 * static_cast<double>(column + 1) + part(digits.substr(0, half));
    const std::size_t first_row = zone % 2 == 0 ? 15 : 0; // rows of even zones begin with F
    const double northing =
        100000.0 * static_cast<double>((row + first_row) % 20) + part(digits.substr(half));
    const double south = -80.0 + 8.0 * static_cast<double>(band);
    const double north = band + 1 == bands.size() ? 84.0 : south + 8.0;
    const bool is_north = south >= 0.0;
    for (int turn = 0; turn < 5; ++turn) { // rows repeat every 2000 km
        const auto found = inverse(zone, is_north, easting, northing + 2e6 * turn);
        constexpr double over_the_edge = 1.0; // squares are whole where bands end
        if (found && found->y > south - over_the_edge && found->y < north + over_the_edge)
            return GridPosition{*found, Metres(side * std::sqrt(0.5))};
    }
    return std::nullopt;
}

Result<std::optional<GridPosition>> GridReader::read(std::string_view text) {
    text = trimmed(text);
    const std::string plain = compact(text);
    if (const auto square = from_mgrs(plain)) return square;
    const std::string_view code = text.substr(0, text.find(' '));
    if (const std::string capitals = compact(code); is_plus_code(capitals)) {
        if (capitals.find('+') == 8) return from_plus_code(capitals);
        return failure(fmt::format("'{}' is a short plus code, which names a place only together "
                                   "with a town",
                                   text),
                       "write the full code with eight digits before the +: 6GCRMQPX+9G");
    }
    if (is_three_words(text))
        return failure(fmt::format("'{}' is an address of what3words: only that company's service "
                                   "can say where it is",
                                   text),
                       "give latitude and longitude, a plus code or the place in words");
    return std::nullopt;
}

Result<geom::LonLat> GridReader::from_utm(std::string_view zone, double easting, double northing,
                                          ZoneLetters letters) {
    const auto read = read_zone(zone);
    if (!read)
        return failure(fmt::format("UTM zone '{}' cannot be read", zone),
                       "write the zone with its hemisphere: 36N");
    if (read->letter == 0)
        return failure(fmt::format("UTM zone '{}' does not say north or south", zone),
                       "write the zone with its hemisphere: 36N or 36S");
    const bool north = letters == ZoneLetters::bands ? read->letter >= 'N' : read->letter == 'N';
    const bool fits =
        easting >= 100000.0 && easting < 1000000.0 && northing >= 0.0 && northing < 1e7;
    const auto at = fits ? inverse(read->number, north, easting, northing) : std::nullopt;
    if (!at)
        return failure(
            fmt::format("easting {} and northing {} are no metres of UTM", easting, northing),
            "an easting lies between 100,000 and 999,999 metres");
    return *at;
}

} // namespace cordon::incident
