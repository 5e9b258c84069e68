// SPDX-License-Identifier: MIT
#include "data/gdal/layer_reader.hpp"

#include "data/gdal/field_text.hpp"

#include <cpl_string.h>

#include <cmath>
#include <cstring>

namespace cordon::data::gdal {

namespace {

// The numbers of geom::Kind.
constexpr std::uint8_t point_kind = 1;
constexpr std::uint8_t line_kind = 2;
constexpr std::uint8_t polygon_kind = 3;

struct StringList {
    StringList() = default;
    StringList(const StringList&) = delete;
    StringList& operator=(const StringList&) = delete;
    StringList(StringList&&) = delete;
    StringList& operator=(StringList&&) = delete;
    ~StringList() { CSLDestroy(items); }
    void add(const char* text) { items = CSLAddString(items, text); }
    char** items = nullptr;
};

} // namespace

Outcome LayerReader::run() {
    if (!crs_.usable()) return Outcome::bad_crs;
    const Crs crs = crs_.crs();
    if (!sink_.begin(sink_.context, OGR_L_GetName(layer_), &crs)) return Outcome::stopped;
    if (!choose_fields()) return Outcome::stopped;
    filter();
    OGR_L_ResetReading(layer_);
    while (const OwnedFeature feature{OGR_L_GetNextFeature(layer_)})
        if (!send(feature.get())) return Outcome::stopped;
    return send_operations() ? Outcome::done : Outcome::stopped;
}

bool LayerReader::send_operations() {
    for (const UsedOperation& used : crs_.operations()) {
        const Operation operation{used.name.c_str(), used.definition.c_str(), used.accuracy,
                                  used.grids.c_str(), used.missing_grids.c_str()};
        if (!sink_.operation(sink_.context, &operation)) return false;
    }
    return true;
}

/// Finds out which attributes are wanted and tells the driver not to decode the others.
bool LayerReader::choose_fields() {
    OGRFeatureDefnH schema = OGR_L_GetLayerDefn(layer_);
    StringList ignored;
    ignored.add("OGR_STYLE");
    for (int i = 0; i < OGR_FD_GetFieldCount(schema); ++i) {
        OGRFieldDefnH definition = OGR_FD_GetFieldDefn(schema, i);
        const char* name = OGR_Fld_GetNameRef(definition);
        Field field{i, 0, OGR_Fld_GetType(definition), OGR_Fld_GetSubType(definition)};
        bool wanted = field.type != OFTBinary;
        if (wanted && !sink_.column(sink_.context, name, &field.column, &wanted)) return false;
        if (wanted) {
            fields_.push_back(field);
        } else {
            ignored.add(name);
        }
    }
    if (OGR_L_TestCapability(layer_, OLCIgnoreFields) != 0)
        OGR_L_SetIgnoredFields(layer_,
                               const_cast<const char**>(ignored.items)); // NOLINT: C signature
    return true;
}

void LayerReader::filter() {
    if (request_.window == nullptr) return;
    if (const auto box = crs_.from_wgs84(request_.window))
        OGR_L_SetSpatialFilterRect(layer_, box->min_x, box->min_y, box->max_x, box->max_y);
}

bool LayerReader::send(OGRFeatureH feature) {
    xy_.clear();
    parts_.clear();
    values_.clear();
    texts_.clear();
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
    OwnedGeometry straight; // arcs become chords
    if (geometry != nullptr && OGR_G_HasCurveGeometry(geometry, 0) != 0) {
        straight.reset(OGR_G_GetLinearGeometry(geometry, 0, nullptr));
        geometry = straight.get();
    }
    if (geometry != nullptr) take_geometry(geometry, 0);
    const bool reprojected = crs_.to_wgs84(xy_);
    for (const Field& field : fields_) take_value(feature, field);
    const GIntBig number = OGR_F_GetFID(feature);
    const std::string id = number == OGRNullFID ? "" : std::to_string(number);
    Feature out;
    out.id = id.c_str();
    out.fault = reprojected ? nullptr : "a coordinate lies outside of what its CRS can express";
    out.xy = xy_.data();
    out.parts = parts_.data();
    out.part_count = parts_.size();
    out.values = values_.data();
    out.value_count = values_.size();
    return sink_.feature(sink_.context, &out);
}

void LayerReader::take_geometry(OGRGeometryH geometry, int depth) {
    constexpr int deepest = 32;
    if (depth > deepest) return;
    switch (wkbFlatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        if (OGR_G_IsEmpty(geometry) == 0) take_run(geometry, point_kind, false);
        return;
    case wkbLineString:
    case wkbLinearRing: return take_run(geometry, line_kind, false);
    case wkbPolygon:
    case wkbTriangle: return take_polygon(geometry);
    default: break;
    }
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i)
        take_geometry(OGR_G_GetGeometryRef(geometry, i), depth + 1);
}

void LayerReader::take_polygon(OGRGeometryH polygon) {
    for (int ring = 0; ring < OGR_G_GetGeometryCount(polygon); ++ring)
        take_run(OGR_G_GetGeometryRef(polygon, ring), polygon_kind, ring > 0);
}

void LayerReader::take_run(OGRGeometryH geometry, std::uint8_t kind, bool hole) {
    const auto count = static_cast<std::size_t>(OGR_G_GetPointCount(geometry));
    if (count == 0) return;
    const std::size_t first = xy_.size() / 2;
    xy_.resize(2 * (first + count));
    constexpr int stride = 2 * sizeof(double);
    double* const target = xy_.data() + 2 * first;
    OGR_G_GetPoints(geometry, target, stride, target + 1, stride, nullptr, 0);
    // Points of one feature lie in one part: a point set.
    const bool joins = kind == point_kind && !parts_.empty() && parts_.back().kind == point_kind;
    if (joins) {
        parts_.back().count += count;
    } else {
        parts_.push_back({kind, hole, first, count});
    }
}

void LayerReader::take_value(OGRFeatureH feature, const Field& field) {
    if (OGR_F_IsFieldSetAndNotNull(feature, field.index) == 0) return;
    switch (field.type) {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal: {
        const double number = OGR_F_GetFieldAsDouble(feature, field.index);
        const ValueType type =
            field.subtype == OFSTBoolean ? ValueType::boolean : ValueType::number;
        if (std::isfinite(number)) values_.push_back({field.column, type, number, nullptr, 0});
        return;
    }
    case OFTString: {
        const char* text = OGR_F_GetFieldAsString(feature, field.index);
        const ValueType type = field.subtype == OFSTJSON ? ValueType::json : ValueType::text;
        values_.push_back({field.column, type, 0.0, text, std::strlen(text)});
        return;
    }
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
        return take_text(field.column, ValueType::text, date_text(feature, field.index));
    default: return take_text(field.column, ValueType::json, list_text(feature, field.index));
    }
}

void LayerReader::take_text(std::size_t column, ValueType type, std::string text) {
    const std::string& kept = texts_.emplace_back(std::move(text));
    values_.push_back({column, type, 0.0, kept.data(), kept.size()});
}

} // namespace cordon::data::gdal
