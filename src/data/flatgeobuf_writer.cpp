// SPDX-License-Identifier: MIT
#include "core/json.hpp"
#include "data/flat_buffer_writer.hpp"
#include "data/flatgeobuf_header.hpp"
#include "data/writer.hpp"

#include <array>
#include <utility>

namespace cordon::data {

namespace {

constexpr std::string_view magic{"fgb\x03"
                                 "fgb\x00",
                                 8};

void append_sized(std::string& out, const std::string& buffer) {
    const auto size = static_cast<std::uint32_t>(buffer.size());
    std::array<char, 4> bytes{};
    std::memcpy(bytes.data(), &size, bytes.size());
    out.append(bytes.data(), bytes.size());
    out += buffer;
}

/// The type that all values of a column have; texts when they differ.
FgbColumnType type_of(const Column& column) {
    bool numbers = true;
    bool booleans = true;
    bool nested = true;
    for (std::size_t i = 0; i < column.size(); ++i) {
        const Value value = column[i];
        if (std::holds_alternative<std::monostate>(value)) continue;
        numbers = numbers && std::holds_alternative<double>(value);
        booleans = booleans && std::holds_alternative<bool>(value);
        nested = nested && std::holds_alternative<const Json*>(value);
    }
    if (numbers) return FgbColumnType::float64;
    if (booleans) return FgbColumnType::boolean;
    return nested ? FgbColumnType::json : FgbColumnType::string;
}

std::string text_of(const Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) return to_text(Json(*number));
    const auto* const json = std::get_if<const Json*>(&value);
    return json == nullptr ? std::string() : to_text(**json);
}

template <typename T>
void append(std::string& out, T value) {
    std::array<char, sizeof(T)> bytes{};
    std::memcpy(bytes.data(), &value, bytes.size());
    out.append(bytes.data(), bytes.size());
}

/// The values of a row, each behind the number of its column.
std::string properties(const FeatureLayer& layer, const std::vector<FgbColumnType>& types,
                       std::size_t row) {
    std::string out;
    for (std::size_t c = 0; c < types.size(); ++c) {
        const Value value = layer.columns()[c][row];
        if (std::holds_alternative<std::monostate>(value)) continue;
        append(out, static_cast<std::uint16_t>(c));
        if (types[c] == FgbColumnType::float64) {
            append(out, std::get<double>(value));
        } else if (types[c] == FgbColumnType::boolean) {
            append(out, static_cast<std::uint8_t>(std::get<bool>(value) ? 1 : 0));
        } else {
            const std::string text = text_of(value);
            append(out, static_cast<std::uint32_t>(text.size()));
            out += text;
        }
    }
    return out;
}

/// Runs `first` … `last` - 1 of a shape as one geometry without parts.
struct Runs {
    const geom::LonLatView& shape;
    std::size_t first = 0;
    std::size_t last = 0;
    FgbType type = FgbType::unknown;
};

/// The fields of a geometry table: ends, xy, type.
const std::vector<FlatField>& with_type(std::vector<FlatField>& fields, FgbType type) {
    fields = {{0, 4}, {1, 4}, {6, 1, static_cast<std::uint64_t>(type)}};
    return fields;
}

void write_runs(FlatBufferWriter& out, const Runs& runs, std::size_t place) {
    std::vector<FlatField> fields;
    const std::vector<std::size_t> at = out.table(with_type(fields, runs.type));
    out.link_table(place);
    std::vector<std::uint32_t> ends;
    std::vector<double> xy;
    for (std::size_t i = runs.first; i < runs.last; ++i) {
        for (const geom::LonLat& p : runs.shape.part(i)) xy.insert(xy.end(), {p.x, p.y});
        ends.push_back(static_cast<std::uint32_t>(xy.size() / 2));
    }
    if (runs.type == FgbType::multi_point) ends.clear();
    out.numbers(at[0], std::span<const std::uint32_t>(ends));
    out.numbers(at[1], std::span<const double>(xy));
}

/// First runs of the polygons of a shape, and the number of runs at the end.
std::vector<std::size_t> polygon_starts(const geom::LonLatView& shape) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        if (i == 0 || !shape.is_hole(i)) starts.push_back(i);
    starts.push_back(shape.part_count());
    return starts;
}

void write_geometry(FlatBufferWriter& out, const geom::LonLatView& shape, std::size_t place) {
    const std::size_t count = shape.part_count();
    switch (shape.kind()) {
    case geom::Kind::point:
        return write_runs(
            out,
            {shape, 0, count, shape.point_count() == 1 ? FgbType::point : FgbType::multi_point},
            place);
    case geom::Kind::line:
        return write_runs(
            out, {shape, 0, count, count == 1 ? FgbType::line_string : FgbType::multi_line_string},
            place);
    default: break;
    }
    const std::vector<std::size_t> starts = polygon_starts(shape);
    if (starts.size() == 2) return write_runs(out, {shape, 0, count, FgbType::polygon}, place);
    const std::vector<std::size_t> at =
        out.table({{6, 1, static_cast<std::uint64_t>(FgbType::multi_polygon)}, {7, 4}});
    out.link_table(place);
    const std::vector<std::size_t> parts = out.offsets(at[1], starts.size() - 1);
    for (std::size_t i = 0; i < parts.size(); ++i)
        write_runs(out, {shape, starts[i], starts[i + 1], FgbType::polygon}, parts[i]);
}

std::string feature(const FeatureLayer& layer, const std::vector<FgbColumnType>& types,
                    std::size_t row) {
    FlatBufferWriter out;
    const geom::LonLatView shape = layer.shapes[row];
    const bool empty = shape.empty() || shape.kind() == geom::Kind::none;
    const std::string values = properties(layer, types, row);
    std::vector<FlatField> fields = {{1, 4}};
    if (!empty) fields.push_back({0, 4});
    const std::vector<std::size_t> at = out.root(fields);
    out.numbers(at[0], std::span(values.data(), values.size()));
    if (!empty) write_geometry(out, shape, at[1]);
    return out.bytes();
}

std::string header(const FeatureLayer& layer, const std::vector<FgbColumnType>& types) {
    FlatBufferWriter out;
    Json::Object credit;
    if (!layer.metadata.attribution.empty())
        credit.push_back({"attribution", Json(layer.metadata.attribution), 0});
    if (!layer.metadata.licence.empty())
        credit.push_back({"licence", Json(layer.metadata.licence), 0});
    std::vector<FlatField> fields = {{0, 4}, {7, 4}, {8, 8, layer.size()}, {9, 2, 0}, {10, 4}};
    if (!credit.empty()) fields.push_back({13, 4});
    const std::vector<std::size_t> at = out.root(fields);
    out.text(at[0], layer.name);
    if (!credit.empty()) out.text(at[5], to_text(Json(std::move(credit))));
    const std::vector<std::size_t> columns = out.offsets(at[1], types.size());
    for (std::size_t c = 0; c < types.size(); ++c) {
        const std::vector<std::size_t> column =
            out.table({{0, 4}, {1, 1, static_cast<std::uint64_t>(types[c])}});
        out.link_table(columns[c]);
        out.text(column[0], layer.columns()[c].name());
    }
    constexpr std::uint64_t wgs84 = 4326;
    const std::vector<std::size_t> crs = out.table({{0, 4}, {1, 4, wgs84}});
    out.link_table(at[4]);
    out.text(crs[0], "EPSG");
    return out.bytes();
}

} // namespace

std::string to_flatgeobuf(const FeatureLayer& layer) {
    std::vector<FgbColumnType> types;
    types.reserve(layer.columns().size());
    for (const Column& column : layer.columns()) types.push_back(type_of(column));
    std::string out(magic);
    append_sized(out, header(layer, types));
    for (std::size_t row = 0; row < layer.size(); ++row)
        append_sized(out, feature(layer, types, row));
    return out;
}

} // namespace cordon::data
