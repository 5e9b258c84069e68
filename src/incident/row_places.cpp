// SPDX-License-Identifier: MIT
#include "incident/row_places.hpp"

#include "core/ascii.hpp"
#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::incident {

namespace {

constexpr int few_decimals = 1; ///< a tenth of a degree is 11 km

/// Digits behind the point or comma of a number.
std::optional<int> decimals_of(std::string_view cell) {
    if (cell.find_first_not_of("+-0123456789.,") != std::string_view::npos) return std::nullopt;
    const std::size_t mark = cell.find_first_of(".,");
    return mark == std::string_view::npos ? 0 : static_cast<int>(cell.size() - mark - 1);
}

/// Half the diagonal of the cell that a position of so many decimals stands for, at the equator.
Metres radius_of_rounding(int decimals) {
    constexpr double metres_a_degree = 111320.0;
    return Metres(metres_a_degree * std::pow(10.0, -decimals) * std::sqrt(0.5));
}

/// `within 5 km (upper)`, `within 100m`: the radius; empty for other words.
std::optional<Metres> stated_reach(std::string_view folded) {
    constexpr std::string_view within = "within ";
    if (!folded.starts_with(within)) return std::nullopt;
    folded.remove_prefix(within.size());
    const std::size_t digits = std::min(folded.find_first_not_of("0123456789"), folded.size());
    const auto number = data::parse_number(folded.substr(0, digits));
    const std::string_view unit = trimmed(folded.substr(digits));
    if (!number || *number <= 0.0 || *number > 100000.0) return std::nullopt;
    if (unit.starts_with("km")) return kilometres(*number);
    return unit.starts_with('m') ? std::optional(Metres(*number)) : std::nullopt;
}

/// A position as ODK and KoBo write it: latitude, longitude, altitude and accuracy in metres.
std::optional<GridPosition> survey_position(std::string_view cell) {
    std::array<double, 4> numbers{};
    std::size_t count = 0;
    while (!(cell = trimmed(cell)).empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        const auto number = data::parse_number(cell.substr(0, end));
        if (!number || count == numbers.size()) return std::nullopt;
        numbers.at(count++) = *number;
        cell.remove_prefix(end);
    }
    const bool fits = count == numbers.size() && std::abs(numbers[0]) <= 90.0 &&
                      std::abs(numbers[1]) <= 180.0 && numbers[3] >= 0.0;
    if (!fits) return std::nullopt;
    // 0 stands for a position that was set by hand on a map.
    const auto radius = numbers[3] > 0.0 ? std::optional(Metres(numbers[3])) : std::nullopt;
    return GridPosition{{numbers[1], numbers[0]}, radius};
}

/// One angle of a position as ships report it: `12-30.5N`, `042 58E`; what is behind it stays in
/// the text.
std::optional<double> ship_angle(std::string_view& text, std::string_view letters) {
    const auto number = [&](std::string_view allowed) {
        const std::size_t end = std::min(text.find_first_not_of(allowed), text.size());
        const auto value = data::parse_number(text.substr(0, end));
        text.remove_prefix(end);
        return value;
    };
    text = trimmed(text);
    const auto degrees = number("0123456789");
    if (!degrees || text.empty() || (text.front() != '-' && text.front() != ' '))
        return std::nullopt;
    text.remove_prefix(1);
    const auto minutes = number("0123456789.");
    text = trimmed(text);
    if (!minutes || *minutes >= 60.0 || text.empty()) return std::nullopt;
    const std::size_t side = letters.find(text.front());
    if (side == std::string_view::npos) return std::nullopt;
    text.remove_prefix(1);
    return (*degrees + *minutes / 60.0) * (side == 0 ? 1.0 : -1.0);
}

std::optional<GridPosition> ship_position(std::string_view cell) {
    const auto lat = ship_angle(cell, "NS");
    if (!lat) return std::nullopt;
    const std::size_t next = std::min(cell.find_first_not_of(" ,/-"), cell.size());
    cell.remove_prefix(next);
    const auto lon = ship_angle(cell, "EW");
    if (!lon || !trimmed(cell).empty() || std::abs(*lat) > 90.0 || std::abs(*lon) > 180.0)
        return std::nullopt;
    return GridPosition{{*lon, *lat}, std::nullopt};
}

/// Whose codes stand in a column of that name.
std::string source_of_codes(std::string_view column) {
    const std::string folded = fold_name(column);
    if (folded == "specificity") return "gtd_specificity";
    if (folded == "where prec") return "ucdp_where_prec";
    return folded == "geo precision" ? "acled_geo_precision" : std::string();
}

} // namespace

RowPlaces::RowPlaces(TableContext& context, const Columns& columns)
    : context_(context), columns_(columns) {
    find_rounding();
    for (std::size_t row = 0; columns_.zone && row < context_.rows.size(); ++row)
        if (is_band_letter(text(row, columns_.zone))) letters_ = ZoneLetters::bands;
    if (!columns_.precision) return;
    precision_ = load_precision_table(context.options, context.reporter);
    precision_source_ = source_of_codes(context_.rows.header()[*columns_.precision]);
}

/// Coordinates that were all rounded to a degree or a tenth of it stand for the whole cell.
void RowPlaces::find_rounding() {
    constexpr std::size_t fewest = 3; // two rows can be round by chance
    std::size_t rows = 0;
    int most = 0;
    for (std::size_t row = 0; columns_.latitude && row < context_.rows.size(); ++row) {
        for (const Column column : {columns_.latitude, columns_.longitude}) {
            const std::string_view cell = text(row, column);
            if (cell.empty()) continue;
            const auto decimals = decimals_of(cell);
            if (!decimals) return; // degrees with minutes
            most = std::max(most, *decimals);
            ++rows;
        }
        if (most > few_decimals) return;
    }
    if (rows >= 2 * fewest) decimals_ = most;
}

Result<std::optional<Metres>> RowPlaces::radius_of(std::size_t row) const {
    const bool in_km = columns_.radius_km.has_value();
    const Column column = in_km ? columns_.radius_km : columns_.radius_m;
    if (text(row, column).empty()) return std::nullopt;
    const auto number = row_number(context_.rows, row, column);
    const double km = number.value_or(-1.0) / (in_km ? 1.0 : 1000.0);
    if (km >= 0.0 && km <= 5000.0) return kilometres(km);
    return row_failure(fmt::format("radius '{}' is not a number of 0..5000 km", text(row, column)));
}

Result<std::optional<GridPosition>> RowPlaces::grid_position(std::size_t row) {
    if (columns_.position && !text(row, columns_.position).empty()) {
        const std::string_view cell = text(row, columns_.position);
        if (const auto survey = survey_position(cell)) return survey;
        if (const auto ship = ship_position(cell)) return ship;
        return read_grid_reference(cell);
    }
    const bool has_degrees = !text(row, columns_.latitude).empty() || context_.rows.has_positions();
    if (!columns_.easting && !has_degrees) return read_grid_reference(text(row, columns_.place));
    const auto easting = row_number(context_.rows, row, columns_.easting);
    const auto northing = row_number(context_.rows, row, columns_.northing);
    if (!columns_.easting ||
        (text(row, columns_.easting).empty() && text(row, columns_.northing).empty()))
        return std::nullopt;
    if (!easting || !northing)
        return row_failure(fmt::format("easting '{}' and northing '{}' are not numbers",
                                       text(row, columns_.easting), text(row, columns_.northing)));
    const auto at = utm_position(text(row, columns_.zone), *easting, *northing, letters_);
    if (!at) return tl::unexpected(at.error());
    return GridPosition{*at, std::nullopt}; // metres say nothing of exactness
}

const PrecisionUse* RowPlaces::precision_of(std::size_t row) {
    const std::string_view words = text(row, columns_.precision);
    if (!precision_ || words.empty()) return nullptr;
    if (const PrecisionUse* use = precision_->use(precision_source_, words)) return use;
    if (const PrecisionUse* use = precision_->use_words(fold_name(words))) return use;
    if (!stated_reach(fold_name(words)) && unknown_words_++ == 0) first_unknown_word_ = words;
    return nullptr;
}

Location RowPlaces::point_of(std::size_t row, geom::LonLat at, std::optional<Metres> radius) {
    const std::string_view place = place_of(row);
    if (!radius) {
        if (const PrecisionUse* use = precision_of(row)) {
            std::string_view area = place;
            if (use->model == "admin1" && !text(row, columns_.admin1).empty())
                area = text(row, columns_.admin1);
            if (use->model == "admin2" && !text(row, columns_.admin2).empty())
                area = text(row, columns_.admin2);
            return coded_location(use, at, area, place);
        }
        radius = stated_reach(fold_name(text(row, columns_.precision)));
    }
    if (!radius && decimals_) {
        radius = radius_of_rounding(*decimals_);
        ++rounded_;
    }
    Location location;
    location.said = Point{at, radius, std::string(place)};
    return location;
}

Result<Location> RowPlaces::of(std::size_t row) {
    const auto radius = radius_of(row);
    if (!radius) return tl::unexpected(radius.error());
    Location location;
    if (const LocationModel* shape = context_.rows.shape(row)) {
        location.said = *shape;
        if (auto* stretch = std::get_if<Stretch>(&location.said))
            stretch->half_width = radius->value_or(Metres());
        if (auto* area = std::get_if<Area>(&location.said)) area->name = text(row, columns_.place);
        return location;
    }
    const auto grid = grid_position(row);
    if (!grid) return tl::unexpected(grid.error());
    if (const std::optional<GridPosition>& square = *grid)
        return point_of(row, square->at, *radius ? *radius : square->radius);
    const auto at = row_position(context_.rows, row,
                                 {columns_.latitude, columns_.longitude, columns_.position});
    if (!at) return tl::unexpected(at.error());
    if (const std::optional<geom::LonLat>& position = *at) return point_of(row, *position, *radius);
    location.said = Unknown{"no coordinates"};
    return location;
}

std::string_view RowPlaces::place_of(std::size_t row) const {
    constexpr std::array<std::string_view, 8> no_names = {"unknown", "inconnu", "desconocido", "na",
                                                          "n a",     "none",    "not stated",  ""};
    for (const Column column :
         {columns_.place, columns_.other_place, columns_.admin2, columns_.admin1}) {
        const std::string_view words = text(row, column);
        const std::string folded = fold_name(words);
        if (std::find(no_names.begin(), no_names.end(), folded) == no_names.end()) return words;
    }
    return {};
}

void RowPlaces::report() const {
    if (rounded_ > 0)
        context_.reporter.warn(
            fmt::format("no position has more than {} decimal{}: each is drawn as the {:.0f} km "
                        "round it in which it can lie",
                        decimals_.value_or(0), decimals_ == 1 ? "" : "s",
                        radius_of_rounding(decimals_.value_or(0)).value() / 1000.0),
            {context_.file, 0, 0, {}}, {"a column 'radius_km' says how exact they are"});
    if (unknown_words_ > 0)
        context_.reporter.warn(
            fmt::format("{} row{} a precision that is not known, such as '{}': how exact the "
                        "position is stays open",
                        unknown_words_, unknown_words_ == 1 ? " has" : "s have",
                        first_unknown_word_),
            {context_.file, 0, 0, {}},
            {"a table named by 'precision' under [data] can say what it means "
             "(geodata/precision.csv)"});
}

std::vector<PrecisionUse> RowPlaces::precision_used() const {
    return precision_ ? precision_->used() : std::vector<PrecisionUse>();
}

} // namespace cordon::incident
