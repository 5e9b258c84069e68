// SPDX-License-Identifier: MIT
#include "data/writer.hpp"

#include "core/diagnostic.hpp"
#include "data/gdal_module.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace cordon::data {

namespace {

void append_point(std::string& out, geom::LonLat p) {
    // Shortest text of the rounded number: no trailing zeros.
    const auto number = [&](double value) {
        std::string text = fmt::format("{:.7f}", value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text == "-0" ? std::string("0") : text;
    };
    fmt::format_to(std::back_inserter(out), "[{},{}]", number(p.x), number(p.y));
}

void append_run(std::string& out, std::span<const geom::LonLat> points) {
    out += '[';
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) out += ',';
        append_point(out, points[i]);
    }
    out += ']';
}

void append_polygons(std::string& out, const geom::LonLatView& shape) {
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        if (i > 0) out += shape.is_hole(i) ? "," : "],";
        if (!shape.is_hole(i)) out += '[';
        append_run(out, shape.part(i));
    }
    if (shape.part_count() > 0) out += ']';
}

std::size_t count_outer(const geom::LonLatView& shape) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        if (!shape.is_hole(i)) ++count;
    return count;
}

void append_geometry(std::string& out, const geom::LonLatView& shape) {
    if (shape.empty() || shape.kind() == geom::Kind::none) {
        out += "null";
        return;
    }
    const bool polygon = shape.kind() == geom::Kind::polygon;
    const std::size_t count = polygon ? count_outer(shape) : shape.part_count();
    if (shape.kind() == geom::Kind::point) {
        std::vector<geom::LonLat> points;
        for (std::size_t i = 0; i < shape.part_count(); ++i)
            points.insert(points.end(), shape.part(i).begin(), shape.part(i).end());
        out += points.size() == 1 ? R"({"type":"Point","coordinates":)"
                                  : R"({"type":"MultiPoint","coordinates":)";
        points.size() == 1 ? append_point(out, points.front()) : append_run(out, points);
    } else if (polygon) {
        out += count == 1 ? R"({"type":"Polygon","coordinates":)"
                          : R"({"type":"MultiPolygon","coordinates":[)";
        append_polygons(out, shape);
        if (count != 1) out += ']';
    } else {
        out += count == 1 ? R"({"type":"LineString","coordinates":)"
                          : R"({"type":"MultiLineString","coordinates":[)";
        for (std::size_t i = 0; i < shape.part_count(); ++i) {
            if (i > 0) out += ',';
            append_run(out, shape.part(i));
        }
        if (count != 1) out += ']';
    }
    out += '}';
}

void append_value(std::string& out, const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) out += *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) out += to_text(Json(*number));
    if (const auto* text = std::get_if<std::string_view>(&value)) out += json_quote(*text);
    if (const auto* json = std::get_if<const Json*>(&value)) out += to_text(**json);
}

/// The layer's name is an attribute when the file has several layers.
enum class LayerName { left_out, written };
constexpr std::string_view layer_key = "layer";

void append_feature(std::string& out, const FeatureLayer& layer, std::size_t i, LayerName name) {
    out += R"({"type":"Feature","properties":{)";
    bool first = true;
    if (name == LayerName::written) {
        out += json_quote(layer_key) + ':' + json_quote(layer.name);
        first = false;
    }
    for (const Column& column : layer.columns()) {
        const Value value = column[i];
        if (std::holds_alternative<std::monostate>(value)) continue;
        if (name == LayerName::written && column.name() == layer_key) continue;
        if (!first) out += ',';
        first = false;
        out += json_quote(column.name()) + ':';
        append_value(out, value);
    }
    out += R"(},"geometry":)";
    append_geometry(out, layer.shapes[i]);
    out += '}';
}

void keep_bytes(void* context, const char* bytes, std::size_t size) {
    static_cast<std::string*>(context)->assign(bytes, size);
}

} // namespace

namespace {

/// Texts that are not empty, each once, in their order.
std::string joined_once(std::span<const FeatureLayer* const> layers,
                        std::string LayerMetadata::*member) {
    std::vector<std::string_view> seen;
    for (const FeatureLayer* layer : layers) {
        const std::string& text = layer->metadata.*member;
        if (!text.empty() && std::find(seen.begin(), seen.end(), text) == seen.end())
            seen.push_back(text);
    }
    return fmt::format("{}", fmt::join(seen, "; "));
}

std::string collection(std::span<const FeatureLayer* const> layers, std::string_view name,
                       LayerName layer_name) {
    std::string out = R"({"type":"FeatureCollection","name":)" + json_quote(name);
    const std::string attribution = joined_once(layers, &LayerMetadata::attribution);
    const std::string licence = joined_once(layers, &LayerMetadata::licence);
    if (!attribution.empty()) out += R"(,"attribution":)" + json_quote(attribution);
    if (!licence.empty()) out += R"(,"licence":)" + json_quote(licence);
    out += ",\"features\":[";
    bool first = true;
    for (const FeatureLayer* layer : layers) {
        for (std::size_t i = 0; i < layer->size(); ++i) {
            out += first ? "\n" : ",\n";
            first = false;
            append_feature(out, *layer, i, layer_name);
        }
    }
    return out + "\n]}\n";
}

} // namespace

std::string to_geojson(const FeatureLayer& layer) {
    const FeatureLayer* const one = &layer;
    return collection({&one, 1}, layer.name, LayerName::left_out);
}

std::string to_geojson(std::span<const FeatureLayer* const> layers, std::string_view name) {
    return collection(layers, name, LayerName::written);
}

std::string to_geopackage(std::span<const FeatureLayer* const> layers) {
    std::vector<std::string> texts;
    std::vector<gdal::TextLayer> parts;
    texts.reserve(layers.size());
    for (const FeatureLayer* layer : layers) {
        if (layer->size() == 0) continue;
        texts.push_back(to_geojson(*layer));
        parts.push_back({layer->name.c_str(), texts.back().data(), texts.back().size(),
                         layer->metadata.attribution.c_str(), layer->metadata.licence.c_str()});
    }
    if (parts.empty()) throw Error("there is nothing to write: no layer has a feature");
    std::string bytes;
    gdal::WriteRequest request;
    request.layers = parts.data();
    request.layer_count = parts.size();
    request.context = &bytes;
    request.bytes = keep_bytes;
    gdal::Answer answer;
    gdal_write_function()(&request, &answer);
    if (answer.outcome != gdal::Outcome::done)
        throw Error(fmt::format("the GeoPackage could not be made ({})", answer.reason.data()),
                    "write GeoJSON instead");
    return bytes;
}

} // namespace cordon::data
