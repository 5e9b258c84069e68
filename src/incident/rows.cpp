// SPDX-License-Identifier: MIT
#include "incident/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::incident {

namespace {

/// Plain text of a scalar; nested values as JSON text.
std::string cell_text(const Json& value) {
    if (value.is_null()) return {};
    return value.is_string() ? value.string() : to_text(value);
}

/// The position as it stands there; the reader of the rows checks its ranges.
std::optional<geom::LonLat> point_of(const Json& feature) {
    const Json* geometry = feature.find("geometry");
    if (geometry == nullptr || geometry->text_or("type", "") != "Point") return std::nullopt;
    const Json* coordinates = geometry->find("coordinates");
    const bool is_pair = coordinates != nullptr && coordinates->is_array() &&
                         coordinates->items().size() >= 2 && coordinates->items()[0].is_number() &&
                         coordinates->items()[1].is_number();
    if (!is_pair) return std::nullopt;
    return geom::LonLat{coordinates->items()[0].number(), coordinates->items()[1].number()};
}

} // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::string_view CsvRows::cell(std::size_t row, std::size_t column) const {
    return trimmed(table_.cell(row, column));
}

GeoJsonRows::GeoJsonRows(const Json& collection, const std::string& file, Reporter& reporter) {
    const Json* features = collection.find("features");
    if (features == nullptr || !features->is_array())
        throw Error({Severity::error,
                     "not a GeoJSON FeatureCollection: it has no array 'features'",
                     {file, 0, 0, {}},
                     {}});
    Columns columns;
    std::size_t without_point = 0;
    for (const Json& feature : features->items()) {
        Row row;
        row.line = feature.line();
        row.position = point_of(feature);
        if (!row.position) ++without_point;
        row.cells = cells_of(feature, file, columns);
        rows_.push_back(std::move(row));
    }
    if (without_point > 0)
        reporter.warn(
            fmt::format("{} of {} features are no points with a position: kept as not located",
                        without_point, rows_.size()),
            {file, 0, 0, {}});
}

std::vector<GeoJsonRows::Cell> GeoJsonRows::cells_of(const Json& feature, const std::string& file,
                                                     Columns& columns) {
    constexpr std::size_t most_columns = 4096; // as in tables
    std::vector<Cell> cells;
    const Json* properties = feature.find("properties");
    if (properties == nullptr || !properties->is_object()) return cells;
    for (const Json::Member& member : properties->members()) {
        const auto [column, is_new] = columns.emplace(member.key, header_.size());
        if (is_new) header_.push_back(member.key);
        if (header_.size() > most_columns)
            throw Error({Severity::error,
                         fmt::format("has more than {} properties", most_columns),
                         {file, feature.line(), 0, {}},
                         {}});
        cells.push_back({column->second, cell_text(member.value)});
    }
    // Of a property that is given twice the last value comes first and counts.
    std::reverse(cells.begin(), cells.end());
    std::stable_sort(cells.begin(), cells.end(),
                     [](const Cell& a, const Cell& b) { return a.column < b.column; });
    return cells;
}

std::string_view GeoJsonRows::cell(std::size_t row, std::size_t column) const {
    const std::vector<Cell>& cells = rows_[row].cells;
    const auto found =
        std::lower_bound(cells.begin(), cells.end(), column,
                         [](const Cell& cell, std::size_t wanted) { return cell.column < wanted; });
    return found != cells.end() && found->column == column ? trimmed(found->text)
                                                           : std::string_view();
}

} // namespace cordon::incident
