// SPDX-License-Identifier: MIT
#include "incident/rows.hpp"

#include "core/ascii.hpp"
#include "incident/geometry_json.hpp"

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

LocationModel stretch_of(std::vector<geom::LonLat> line) {
    Stretch stretch;
    stretch.from.at = line.front();
    stretch.to.at = line.back();
    stretch.line = std::move(line);
    return stretch;
}

/// The parts of a Multi geometry as places that are all true; one part is that place.
std::optional<LocationModel> all_of(std::vector<LocationModel> parts) {
    constexpr std::size_t most_parts = 200; // each is drawn and numbered
    if (parts.empty() || parts.size() > most_parts) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    Several several;
    for (LocationModel& part : parts) {
        Location location;
        location.said = std::move(part);
        several.places.push_back(std::move(location));
    }
    return several;
}

/// What a geometry that is no point says; empty when it cannot be read.
std::optional<LocationModel> shape_of(const Json& geometry, ReadContext& context) {
    const std::string type = geometry.text_or("type", "");
    const Json* coordinates = geometry.find("coordinates");
    if (coordinates == nullptr || !coordinates->is_array()) return std::nullopt;
    if (type == "Polygon" || type == "MultiPolygon") {
        Area area;
        auto polygon = read_polygon(geometry, context);
        if (!polygon) return std::nullopt;
        area.polygon = std::move(*polygon);
        return area;
    }
    const bool is_line = type == "LineString";
    if (!is_line && type != "MultiLineString" && type != "MultiPoint") return std::nullopt;
    std::vector<LocationModel> parts;
    const auto add_line = [&](const Json& json) {
        auto line = read_line(json, context);
        if (line) parts.push_back(stretch_of(std::move(*line)));
        return line.has_value();
    };
    if (is_line) {
        if (!add_line(*coordinates)) return std::nullopt;
        return all_of(std::move(parts));
    }
    for (const Json& part : coordinates->items()) {
        if (type == "MultiLineString") {
            if (!add_line(part)) return std::nullopt;
            continue;
        }
        const auto at = read_position(part, context);
        if (!at) return std::nullopt;
        parts.emplace_back(Point{*at, {}, {}});
    }
    return all_of(std::move(parts));
}

} // namespace

CsvRows::CsvRows(data::CsvTable table) : table_(std::move(table)) {
    if (table_.rows() == 0) return;
    std::size_t tags = 0;
    for (std::size_t column = 0; column < table_.header.size(); ++column) {
        const std::string_view cell = trimmed(table_.cell(0, column));
        if (cell.empty()) continue;
        if (!cell.starts_with('#') || cell.size() < 2) return;
        ++tags;
    }
    if (tags > 1) first_ = 1;
}

std::string_view CsvRows::cell(std::size_t row, std::size_t column) const {
    return trimmed(table_.cell(row + first_, column));
}

std::string_view CsvRows::tag(std::size_t column) const {
    if (first_ == 1) return trimmed(table_.cell(0, column));
    const std::string& name = table_.header[column]; // tables that have tags for names
    return name.starts_with('#') ? std::string_view(name) : std::string_view();
}

GeoJsonRows::GeoJsonRows(const Json& collection, const std::string& file, Reporter& reporter) {
    const Json* features = collection.find("features");
    if (features == nullptr || !features->is_array())
        throw Error({Severity::error,
                     "not a GeoJSON FeatureCollection: it has no array 'features'",
                     {file, 0, 0, {}},
                     {}});
    Columns columns;
    std::size_t nowhere = 0;
    CollectingReporter faults; // of shapes: such rows are kept without a place
    ReadContext context{faults, file};
    for (const Json& feature : features->items()) {
        Row row;
        row.line = feature.line();
        row.position = point_of(feature);
        if (!row.position) {
            const Json* geometry = feature.find("geometry");
            auto shape = geometry == nullptr || !geometry->is_object()
                             ? std::nullopt
                             : shape_of(*geometry, context);
            if (shape)
                shapes_.emplace(rows_.size(), std::move(*shape));
            else
                ++nowhere;
        }
        row.cells = cells_of(feature, file, columns);
        rows_.push_back(std::move(row));
    }
    if (nowhere == 0) return;
    std::vector<std::string> reasons;
    if (!faults.diagnostics.empty())
        reasons.push_back("the first fault: " + faults.diagnostics.front().message);
    reporter.warn(
        fmt::format("{} of {} features have no geometry that can be read: kept as not "
                    "located",
                    nowhere, rows_.size()),
        {file, faults.diagnostics.empty() ? 0 : faults.diagnostics.front().where.line, 0, {}},
        std::move(reasons));
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
