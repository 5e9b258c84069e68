// SPDX-License-Identifier: MIT
#include "incident/geometry_json.hpp"

#include "core/json_decimals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace cordon::incident {

namespace {

double rounded(double degrees) {
    const double value = std::round(degrees * 1e7) / 1e7;
    return value == 0.0 ? 0.0 : value;
}

void append_position(std::string& out, geom::LonLat position) {
    std::array<char, 2 * rounded_length + 3> text{};
    char* end = text.data();
    *end++ = '[';
    end = write_rounded(end, position.x);
    *end++ = ',';
    end = write_rounded(end, position.y);
    *end++ = ']';
    out.append(text.data(), end);
}

Json line_json(std::span<const geom::LonLat> line, bool backwards) {
    constexpr std::size_t usual_position = 24; // bytes
    Json::ArrayText positions;
    positions.text.reserve(line.size() * usual_position + 2);
    positions.text += '[';
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) positions.text += ',';
        append_position(positions.text, line[backwards ? line.size() - 1 - i : i]);
    }
    positions.text += ']';
    return Json(std::move(positions));
}

/// Twice the signed area of a ring in square degrees; positive = counter-clockwise.
double signed_area(std::span<const geom::LonLat> ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    return sum;
}

Json ring_json(std::span<const geom::LonLat> ring, bool hole) {
    return line_json(ring, (signed_area(ring) < 0.0) != hole);
}

Json geometry(std::string_view type, Json coordinates) {
    ObjectBuilder object;
    object.add("type", type);
    object.add("coordinates", std::move(coordinates));
    return object.take();
}

/// One part alone or all of them in the Multi form.
Json geometry_of_parts(std::string_view type, Json::Array parts) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return geometry(type, std::move(parts.front()));
    return geometry("Multi" + std::string(type), Json(std::move(parts)));
}

Json polygon_json(const geom::LonLatView& shape) {
    Json::Array polygons;
    Json::Array rings;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        if (!shape.is_hole(i) && !rings.empty()) polygons.emplace_back(std::exchange(rings, {}));
        rings.push_back(ring_json(shape.part(i), shape.is_hole(i)));
    }
    if (!rings.empty()) polygons.emplace_back(std::move(rings));
    return geometry_of_parts("Polygon", std::move(polygons));
}

/// Adds the rings of one polygon to a shape; false when one is no ring.
bool add_rings(const Json& rings, geom::LonLatShape& shape, ReadContext& context) {
    if (!rings.is_array()) return false;
    bool hole = false;
    for (const Json& ring : rings.items()) {
        const auto line = read_line(ring, context);
        if (!line) return false;
        if (line->size() < 4 || line->front() != line->back()) {
            context.error("ring of a polygon is not closed or has less than 4 positions",
                          ring.line());
            return false;
        }
        shape.add_part(*line, hole);
        hole = true;
    }
    return hole;
}

} // namespace

Json to_json(geom::LonLat position) {
    Json::Array pair;
    pair.reserve(2);
    pair.emplace_back(rounded(position.x));
    pair.emplace_back(rounded(position.y));
    return Json(std::move(pair));
}

Json to_json(const std::vector<geom::LonLat>& line) {
    return line_json(line, false);
}

Json to_json(const geom::LonLatView& shape) {
    if (shape.kind() == geom::Kind::polygon) return polygon_json(shape);
    Json::Array parts;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        const auto points = shape.part(i);
        if (shape.kind() == geom::Kind::line) {
            parts.push_back(line_json(points, false));
        } else {
            for (const geom::LonLat& point : points) parts.push_back(to_json(point));
        }
    }
    return geometry_of_parts(shape.kind() == geom::Kind::line ? "LineString" : "Point",
                             std::move(parts));
}

Json merge_geometries(std::vector<Json> geometries) {
    std::erase_if(geometries, [](const Json& json) { return json.is_null(); });
    if (geometries.empty()) return {};
    if (geometries.size() == 1) return std::move(geometries.front());
    const std::string type = geometries.front().text_or("type", "");
    const bool same = !type.starts_with("Multi") &&
                      std::all_of(geometries.begin(), geometries.end(), [&](const Json& json) {
                          return json.text_or("type", "") == type;
                      });
    Json::Array parts;
    if (same) {
        for (const Json& json : geometries) parts.push_back(*json.find("coordinates"));
        return geometry_of_parts(type, std::move(parts));
    }
    ObjectBuilder collection;
    collection.add("type", "GeometryCollection");
    collection.add("geometries", Json(Json::Array(geometries.begin(), geometries.end())));
    return collection.take();
}

std::optional<std::vector<geom::LonLat>> read_line(const Json& json, ReadContext& context) {
    if (!json.is_array() || json.items().size() < 2) {
        context.error("line is not an array of at least 2 positions", json.line());
        return std::nullopt;
    }
    std::vector<geom::LonLat> line;
    for (const Json& item : json.items()) {
        const auto position = read_position(item, context);
        if (!position) return std::nullopt;
        line.push_back(*position);
    }
    return line;
}

std::optional<geom::LonLatShape> read_polygon(const Json& geometry, ReadContext& context) {
    const std::string type = geometry.text_or("type", "");
    const Json* coordinates = geometry.find("coordinates");
    geom::LonLatShape shape(geom::Kind::polygon);
    bool good = coordinates != nullptr && coordinates->is_array();
    if (good && type == "Polygon") {
        good = add_rings(*coordinates, shape, context);
    } else if (good && type == "MultiPolygon") {
        for (const Json& rings : coordinates->items())
            good = good && add_rings(rings, shape, context);
        good = good && !coordinates->items().empty();
    } else {
        good = false;
    }
    if (good) return shape;
    context.error(fmt::format("outline is not a Polygon or MultiPolygon with coordinates"),
                  geometry.line());
    return std::nullopt;
}

} // namespace cordon::incident
