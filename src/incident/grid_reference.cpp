// SPDX-License-Identifier: MIT
#include "incident/grid_reference.hpp"

#include "core/ascii.hpp"
#include "place/expression/mgrs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace cordon::incident {

namespace {

tl::unexpected<Diagnostic> failure(std::string message, std::string hint) {
    return tl::unexpected(Diagnostic{Severity::warning, std::move(message), {}, {std::move(hint)}});
}

/// Capitals without spaces.
std::string compact(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
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
    const double across = width * std::cos(middle.y * std::numbers::pi / 180.0);
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

} // namespace

bool is_band_letter(std::string_view zone) {
    const auto read = read_zone(zone);
    return read && read->letter != 0 && read->letter != 'N' && read->letter != 'S';
}

Result<std::optional<GridPosition>> read_grid_reference(std::string_view text) {
    text = trimmed(text);
    const std::string plain = compact(text);
    if (const auto cell = place::expression::read_mgrs(plain); cell && cell->length == plain.size())
        return GridPosition{cell->position, cell->error};
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

Result<geom::LonLat> utm_position(std::string_view zone, double easting, double northing,
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
    if (!fits)
        return failure(
            fmt::format("easting {} and northing {} are no metres of UTM", easting, northing),
            "an easting lies between 100,000 and 999,999 metres");
    return place::expression::from_utm(read->number, north, easting, northing);
}

} // namespace cordon::incident
