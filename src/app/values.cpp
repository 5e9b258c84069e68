// SPDX-License-Identifier: MIT
#include "app/values.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace cordon::app {

namespace {

tl::unexpected<Diagnostic> wrong(std::string message, std::vector<std::string> hints = {}) {
    return tl::unexpected(Diagnostic{Severity::error, std::move(message), {}, std::move(hints)});
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(mark);
        parts.push_back(trimmed(text.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

/// A number with what follows it, for example `180` and `mm`.
struct Measure {
    double value = 0.0;
    std::string_view unit;
};

std::optional<Measure> parse_measure(std::string_view text) {
    text = trimmed(text);
    Measure measure;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), measure.value,
                                             std::chars_format::fixed);
    if (code != std::errc{} || !std::isfinite(measure.value)) return std::nullopt;
    measure.unit = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    return measure;
}

/// Millimetres in a unit of paper; 0 for anything else.
double millimetres_in(std::string_view unit) {
    if (unit == "mm") return 1.0;
    if (unit == "cm") return 10.0;
    if (unit == "in") return 25.4;
    return 0.0;
}

/// ISO 216 sizes, portrait, and US Letter.
std::optional<SheetSize> paper(std::string_view text) {
    struct Paper {
        std::string_view name;
        double width;
        double height;
    };
    static constexpr std::array<Paper, 7> papers{{{"A0", 841, 1189},
                                                  {"A1", 594, 841},
                                                  {"A2", 420, 594},
                                                  {"A3", 297, 420},
                                                  {"A4", 210, 297},
                                                  {"A5", 148, 210},
                                                  {"letter", 215.9, 279.4}}};
    constexpr std::string_view landscape = "-landscape";
    const bool turned =
        text.size() > landscape.size() && text.substr(text.size() - landscape.size()) == landscape;
    if (turned) text.remove_suffix(landscape.size());
    for (const Paper& p : papers) {
        if (p.name != text) continue;
        return turned ? SheetSize{p.height, p.width, SheetSize::Unit::millimetres}
                      : SheetSize{p.width, p.height, SheetSize::Unit::millimetres};
    }
    return std::nullopt;
}

/// Both sides of `180mmx120mm`. `in` and `px` hold no x before their end, so that the first x after
/// a digit or unit that is not part of `px` is the separator.
std::optional<std::pair<std::string_view, std::string_view>> sides(std::string_view text) {
    constexpr std::string_view times = "\u00D7";
    if (const std::size_t at = text.find(times); at != std::string_view::npos)
        return std::pair{text.substr(0, at), text.substr(at + times.size())};
    for (std::size_t i = 1; i < text.size(); ++i)
        if ((text[i] == 'x' || text[i] == 'X') && text[i - 1] != 'p')
            return std::pair{text.substr(0, i), text.substr(i + 1)};
    return std::nullopt;
}

tl::unexpected<Diagnostic> not_a_size(std::string_view given) {
    return wrong(fmt::format("'{}' is not a size", given),
                 {"write WIDTHxHEIGHT: 180mmx120mm for paper, 1600x1200 for the screen, or A4, "
                  "A5-landscape; 180mm leaves the height open"});
}

Result<SheetSize> checked(const SheetSize& size, std::string_view text) {
    const bool on_paper = size.unit == SheetSize::Unit::millimetres;
    const double least = on_paper ? 20.0 : 16.0;
    const double most = on_paper ? 5000.0 : 20000.0;
    const auto fits = [&](double side) { return side >= least && side <= most; };
    if (fits(size.width) && fits(size.height)) return size;
    return wrong(fmt::format("size '{}' is out of range: each side must be {} to {} {}", text,
                             least, most, on_paper ? "mm" : "px"));
}

/// `180mm` or `1600px`: the height is left open. A bare number is not enough, its unit is a guess.
Result<SheetSize> width_only(std::string_view given) {
    const auto width = parse_measure(given);
    if (!width) return not_a_size(given);
    const bool pixels = width->unit == "px";
    const double factor = pixels ? 1.0 : millimetres_in(width->unit);
    if (factor == 0.0) return not_a_size(given);
    SheetSize size{width->value * factor, width->value * factor,
                   pixels ? SheetSize::Unit::pixels : SheetSize::Unit::millimetres};
    if (const auto fits = checked(size, given); !fits) return fits;
    size.height = 0.0;
    return size;
}

} // namespace

std::optional<double> parse_number(std::string_view text) {
    text = trimmed(text);
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    double value = 0.0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

Result<SheetSize> parse_size(std::string_view text) {
    const std::string_view given = trimmed(text);
    if (const auto named = paper(given)) return *named;
    const auto both = sides(given);
    if (!both) return width_only(given);
    const auto width = parse_measure(both->first);
    const auto height = parse_measure(both->second);
    if (!width || !height) return not_a_size(given);
    // `180x120mm`: the last unit serves both.
    const std::string_view unit = height->unit;
    const std::string_view first = width->unit.empty() ? unit : width->unit;
    if (unit.empty() || unit == "px") {
        if (first != unit) return not_a_size(given);
        return checked({width->value, height->value, SheetSize::Unit::pixels}, given);
    }
    const double across = millimetres_in(first);
    const double down = millimetres_in(unit);
    if (across == 0.0 || down == 0.0) return not_a_size(given);
    return checked({width->value * across, height->value * down, SheetSize::Unit::millimetres},
                   given);
}

namespace {

bool is_degrees(std::string_view unit) {
    return unit == "deg" || unit == "\u00B0" || unit == "degrees" || unit == "d";
}

} // namespace

Result<GivenDistance> parse_given_distance(std::string_view text) {
    const auto measure = parse_measure(text);
    if (measure && (measure->unit.empty() || is_degrees(measure->unit)) && measure->value > 0.0)
        return GivenDistance{std::nullopt, measure->value, !measure->unit.empty()};
    const auto metres = parse_distance(text);
    if (!metres) return tl::unexpected(metres.error());
    return GivenDistance{*metres, metres->value(), false};
}

Result<Metres> parse_distance(std::string_view text) {
    const auto measure = parse_measure(text);
    const std::string hint = "write a number and a unit: 10km or 500m";
    if (!measure) return wrong(fmt::format("'{}' is not a distance", text), {hint});
    const std::string_view unit = measure->unit;
    if (unit.empty()) return wrong(fmt::format("distance '{}' has no unit", text), {hint});
    if (is_degrees(unit))
        return wrong(
            fmt::format("distance '{}' is in degrees, which have no fixed length on the ground",
                        text),
            {"give it in kilometres; a degree of latitude is about 111 km"});
    if (unit != "km" && unit != "m")
        return wrong(fmt::format("distance '{}' has the unknown unit '{}'", text, unit), {hint});
    const double metres = measure->value * (unit == "km" ? 1000.0 : 1.0);
    // The limits of the geodesic buffers.
    if (metres < 1.0 || metres > 5e6)
        return wrong(fmt::format("distance '{}' is out of range: 1 m to 5000 km", text));
    return Metres(metres);
}

Result<geom::LonLatBox> make_box(double west, double south, double east, double north) {
    const std::string order = "the order is west, south, east, north in degrees";
    const auto longitude = [](double value) { return value >= -180.0 && value <= 360.0; };
    const auto latitude = [](double value) { return value >= -90.0 && value <= 90.0; };
    if (!longitude(west) || !longitude(east) || west > 180.0)
        return wrong(fmt::format("longitudes {} and {} are out of range", west, east), {order});
    if (!latitude(south) || !latitude(north))
        return wrong(fmt::format("latitudes {} and {} are out of range", south, north), {order});
    if (south >= north)
        return wrong(fmt::format("south {} is not below north {}", south, north), {order});
    if (west == east) return wrong(fmt::format("west and east are both {}", west), {order});
    if (west > east) east += 360.0;
    return geom::LonLatBox{west, south, east, north};
}

Result<geom::LonLatBox> parse_box(std::string_view text) {
    const auto parts = split(text, ',');
    std::vector<double> numbers;
    for (const std::string_view part : parts)
        if (const auto number = parse_number(part)) numbers.push_back(*number);
    if (numbers.size() != 4 || parts.size() != 4)
        return wrong(fmt::format("'{}' is not a bounding box", text),
                     {"write west,south,east,north in degrees: -12,9,-3,16"});
    return make_box(numbers[0], numbers[1], numbers[2], numbers[3]);
}

Result<Date> parse_day(std::string_view text) {
    const auto interval = parse_iso_date(trimmed(text));
    if (!interval || !interval->is_one_day())
        return wrong(fmt::format("'{}' is not a day", text),
                     {"write it as year-month-day: 2025-10-28"});
    return interval->from;
}

namespace {

/// `HH:MM`, `HH:MM:SS` (seconds are dropped) as minutes.
std::optional<int> parse_clock(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    std::array<double, 3> values{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = parse_number(parts[i]);
        if (!number || parts[i].size() < 2 || *number < 0 ||
            (i < 2 && *number != std::floor(*number)))
            return std::nullopt;
        values[i] = *number;
    }
    if (values[0] > 23 || values[1] > 59 || values[2] >= 61) return std::nullopt;
    return static_cast<int>(values[0]) * 60 + static_cast<int>(values[1]);
}

struct Clock {
    int minute = 0; ///< of the day as written
    int offset = 0; ///< minutes east of Greenwich
};

/// A time with its offset: `18:00`, `18:00Z`, `18:00 UTC`, `19:00:00+01:00`.
std::optional<Clock> parse_time(std::string_view text) {
    for (const std::string_view zone : {std::string_view("Z"), std::string_view("UTC")})
        if (text.size() > zone.size() && text.substr(text.size() - zone.size()) == zone)
            text = trimmed(text.substr(0, text.size() - zone.size()));
    Clock clock;
    if (const std::size_t sign = text.find_first_of("+-"); sign != std::string_view::npos) {
        const auto offset = parse_clock(text.substr(sign + 1));
        if (!offset) return std::nullopt;
        clock.offset = text[sign] == '-' ? -*offset : *offset;
        text = text.substr(0, sign);
    }
    const auto minute = parse_clock(text);
    if (!minute) return std::nullopt;
    clock.minute = *minute;
    return clock;
}

} // namespace

Result<Moment> parse_moment(std::string_view text) {
    const std::string_view given = trimmed(text);
    const auto not_a_moment = [&] {
        return wrong(fmt::format("'{}' is not a date or a date and time", given),
                     {"write 2025-10-30 or 2025-10-30T18:00Z"});
    };
    const std::size_t gap = given.find_first_of("T ");
    const auto day = parse_day(given.substr(0, gap));
    if (!day) return not_a_moment();
    if (gap == std::string_view::npos) return Moment{*day, std::nullopt};
    const auto clock = parse_time(trimmed(given.substr(gap + 1)));
    if (!clock) return not_a_moment();
    constexpr int day_minutes = 24 * 60;
    const int minute = clock->minute - clock->offset;
    const int shift = minute < 0 ? -1 : minute / day_minutes;
    return Moment{*day + shift, minute - shift * day_minutes};
}

Result<DateInterval> parse_window(std::string_view text) {
    const std::string_view given = trimmed(text);
    if (const auto interval = parse_iso_interval(given)) return *interval;
    const auto ends = split(given, '/');
    const auto from = parse_iso_date(ends.front());
    const auto to = parse_iso_date(ends.back());
    if (ends.size() == 2 && from && to)
        return wrong(fmt::format("window '{}' is reversed: it ends before it begins", given),
                     {fmt::format("did you mean {}/{}?", ends[1], ends[0])});
    return wrong(fmt::format("'{}' is not a window of time", given),
                 {"write 2025-09-01/2025-10-30, or one month: 2025-10"});
}

Result<NamedPlace> parse_place(std::string_view text) {
    const std::string_view given = trimmed(text);
    if (given.empty()) return wrong("the place is empty", {"write a name, or latitude,longitude"});
    const auto parts = split(given, ',');
    const auto lat = parse_number(parts.front());
    const auto lon = parse_number(parts.back());
    if (parts.size() != 2 || !lat || !lon) return NamedPlace{std::string(given), std::nullopt};
    if (std::abs(*lat) > 90.0 || std::abs(*lon) > 180.0)
        return wrong(fmt::format("position '{}' is out of range", given),
                     {"the order is latitude,longitude in degrees"});
    return NamedPlace{{}, geom::LonLat{*lon, *lat}};
}

std::string to_text(Metres distance) {
    const double metres = distance.value();
    return metres >= 1000.0 ? fmt::format("{}km", metres / 1000.0) : fmt::format("{}m", metres);
}

std::string to_text(const SheetSize& size) {
    const std::string_view unit = size.unit == SheetSize::Unit::millimetres ? "mm" : "";
    if (size.height == 0.0) return fmt::format("{}{}", size.width, unit.empty() ? "px" : unit);
    return fmt::format("{}{}x{}{}", size.width, unit, size.height, unit);
}

std::string to_text(const Moment& moment) {
    std::string text = to_iso(moment.day);
    if (moment.minute)
        text += fmt::format("T{:02}:{:02}Z", *moment.minute / 60, *moment.minute % 60);
    return text;
}

} // namespace cordon::app
