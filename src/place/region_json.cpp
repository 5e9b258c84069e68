// SPDX-License-Identifier: MIT
#include "place/region_json.hpp"

#include "geom/measure.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::place {

namespace {

void put(Json::Object& object, const char* key, Json value) {
    object.push_back({key, std::move(value), 0});
}
void put(Json::Object& object, const char* key, double value) {
    put(object, key, Json(value));
}
void put(Json::Object& object, const char* key, const std::string& value) {
    if (!value.empty()) put(object, key, Json(value));
}

double rounded(double value, double unit) {
    const double whole = std::round(value / unit);
    // Dividing by the inverse keeps the shortest decimal form; + 0.0 turns -0 into 0.
    return whole / std::round(1.0 / unit) + 0.0;
}
double degrees(double value) {
    return rounded(value, 1e-5);
}
double metres(Metres value) {
    return std::round(value.value()) + 0.0;
}

Json position_json(geom::LonLat p) {
    return Json(Json::Array{Json(degrees(p.x)), Json(degrees(p.y))});
}

Json ring_json(std::span<const geom::LonLat> ring, bool counter_clockwise) {
    std::vector<geom::LonLat> points(ring.begin(), ring.end());
    if ((geom::signed_area(std::span<const geom::LonLat>(points)) > 0.0) != counter_clockwise)
        std::reverse(points.begin(), points.end());
    Json::Array out;
    out.reserve(points.size() + 1);
    for (const geom::LonLat& p : points) out.push_back(position_json(p));
    if (!points.empty() && !(points.front() == points.back()))
        out.push_back(position_json(points.front()));
    return Json(std::move(out));
}

Json text_array(const std::vector<std::string>& texts) {
    Json::Array array;
    for (const std::string& text : texts) array.emplace_back(text);
    return Json(std::move(array));
}

struct ModelWriter {
    Json operator()(const std::monostate& /*none*/) const { return {}; }
    Json operator()(const DiscModel& m) const {
        Json::Object o;
        put(o, "type", "disc");
        put(o, "center", position_json(m.centre));
        put(o, "radius_m", metres(m.radius));
        put(o, "name", m.name);
        return Json(std::move(o));
    }
    Json operator()(const AnnulusModel& m) const {
        Json::Object o;
        put(o, "type", m.from ? "sector" : "ring");
        put(o, "center", position_json(m.centre));
        put(o, "inner_m", metres(m.inner));
        put(o, "outer_m", metres(m.outer));
        if (m.from && m.to)
            put(o, "azimuths", Json(Json::Array{Json(m.from->value()), Json(m.to->value())}));
        put(o, "name", m.name);
        return Json(std::move(o));
    }
    Json operator()(const CorridorModel& m) const {
        Json::Object o;
        put(o, "type", "corridor");
        put(o, "from", m.from);
        put(o, "to", m.to);
        put(o, "road", m.road);
        put(o, "half_width_m", metres(m.half_width));
        Json::Array line;
        for (const geom::LonLat& p : m.line) line.push_back(position_json(p));
        if (!line.empty()) put(o, "line", Json(std::move(line)));
        return Json(std::move(o));
    }
    Json operator()(const AreaModel& m) const {
        Json::Object o;
        put(o, "type", "area");
        put(o, "name", m.name);
        put(o, "level", m.level);
        if (m.is_assumed) put(o, "outline", "assumed");
        return Json(std::move(o));
    }
    static void put(Json::Object& o, const char* key, const char* text) {
        o.push_back({key, Json(std::string(text)), 0});
    }
    template <typename T>
    static void put(Json::Object& o, const char* key, T&& value) {
        place::put(o, key, std::forward<T>(value));
    }
};

Json span_json(Span span) {
    return Json(
        Json::Array{Json(static_cast<double>(span.begin)), Json(static_cast<double>(span.end))});
}

Json place_json(const Place& place) {
    Json::Object o;
    if (place.id > 0) put(o, "geonameid", static_cast<double>(place.id));
    put(o, "name", place.name);
    put(o, "lat", degrees(place.at.y));
    put(o, "lon", degrees(place.at.x));
    put(o, "country", place.country);
    put(o, "feature", place.feature_code);
    return Json(std::move(o));
}

Json clause_json(const ClauseRegion& region, const RegionSource& source) {
    const Clause& c = region.clause;
    Json::Object o;
    put(o, "type", c.rule);
    put(o, "span", span_json(c.span));
    put(o, "text", std::string(source.text.words(c.span)));
    if (!region.places.empty()) {
        Json::Array refs;
        for (const std::uint32_t place : region.places)
            refs.push_back(place_json(source.gazetteer.place(place)));
        put(o, "ref", Json(std::move(refs)));
    }
    put(o, "line", c.line);
    if (c.distance) {
        put(o, "stated_km", c.distance->km);
        if (c.distance->max_km) put(o, "stated_max_km", *c.distance->max_km);
    }
    if (c.bearing) put(o, "stated_azimuth", c.bearing->azimuth_deg);
    const Json said = std::visit(ModelWriter{}, region.said_model);
    const Json credible = std::visit(ModelWriter{}, region.credible_model);
    if (!said.is_null()) put(o, "said", said);
    if (!credible.is_null()) put(o, "credible", credible);
    if (c.is_soft) put(o, "soft", Json(true));
    if (c.is_role) put(o, "role", Json(true));
    put(o, "remark", region.remark);
    return Json(std::move(o));
}

/// The candidates of all names of the region, each name once.
Json candidates_json(const Region& region, const RegionSource& source) {
    std::vector<std::size_t> names;
    for (const ClauseRegion& clause : region.clauses)
        for (const std::size_t t : clause.clause.toponyms)
            if (std::find(names.begin(), names.end(), t) == names.end()) names.push_back(t);
    Json::Array all;
    for (const std::size_t t : names) {
        const Toponym& name = source.toponyms[t];
        Json::Object o;
        put(o, "name", std::string(source.text.words(name.span)));
        put(o, "span", span_json(name.span));
        if (name.candidates.size() > 1) put(o, "margin", rounded(name.margin, 1e-3));
        Json::Array list;
        for (const Candidate& c : name.candidates) {
            Json place = place_json(source.gazetteer.place(c.place));
            Json::Object with_score = place.members();
            put(with_score, "score", rounded(c.score, 1e-3));
            list.emplace_back(std::move(with_score));
        }
        put(o, "candidates", Json(std::move(list)));
        all.emplace_back(std::move(o));
    }
    return Json(std::move(all));
}

const char* role_name(PointRole role) {
    switch (role) {
    case PointRole::centre: return "centre";
    case PointRole::label_point: return "label_point";
    case PointRole::reference_town: return "reference_town";
    case PointRole::none: break;
    }
    return "none";
}

Span span_of(const Region& region) {
    Span span;
    for (const ClauseRegion& clause : region.clauses) {
        if (span.length() == 0) span = clause.clause.span;
        span.begin = std::min(span.begin, clause.clause.span.begin);
        span.end = std::max(span.end, clause.clause.span.end);
    }
    return span;
}

} // namespace

Json geometry_json(const geom::LonLatShape& polygon) {
    const geom::LonLatView view = polygon.view();
    Json::Array polygons;
    Json::Array rings;
    for (std::size_t i = 0; i < view.part_count(); ++i) {
        if (!view.is_hole(i) && !rings.empty()) polygons.emplace_back(std::exchange(rings, {}));
        rings.push_back(ring_json(view.part(i), !view.is_hole(i)));
    }
    if (!rings.empty()) polygons.emplace_back(std::move(rings));
    if (polygons.empty()) return {};
    Json::Object o;
    const bool single = polygons.size() == 1;
    put(o, "type", Json(std::string(single ? "Polygon" : "MultiPolygon")));
    put(o, "coordinates", single ? std::move(polygons.front()) : Json(std::move(polygons)));
    return Json(std::move(o));
}

Json location_json(const Region& region, const RegionSource& source) {
    Json::Object o;
    put(o, "rule", region.rule);
    Json::Array clauses;
    for (const ClauseRegion& clause : region.clauses)
        clauses.push_back(clause_json(clause, source));
    put(o, "clauses", Json(std::move(clauses)));
    put(o, "said_geometry", geometry_json(region.said));
    put(o, "point", region.point ? position_json(*region.point) : Json());
    put(o, "point_role", Json(std::string(role_name(region.point_role))));
    if (region.point)
        put(o, "coordinateUncertaintyInMeters", std::ceil(region.uncertainty.value()));
    put(o, "confidence", region.confidence);
    Json::Object precision;
    put(precision, "ucdp", static_cast<double>(region.ucdp_precision));
    put(precision, "acled", static_cast<double>(region.acled_precision));
    put(o, "precision", Json(std::move(precision)));
    put(o, "candidates", candidates_json(region, source));
    put(o, "flags", text_array(region.flags));
    put(o, "steps", text_array(region.steps));
    return Json(std::move(o));
}

Json to_geojson(const Region& region, const RegionSource& source) {
    const Span span = span_of(region);
    Json::Object properties;
    put(properties, "text", Json(std::string(source.text.words(span))));
    put(properties, "span", span_json(span));
    put(properties, "location", location_json(region, source));
    Json::Object feature;
    put(feature, "type", Json(std::string("Feature")));
    put(feature, "properties", Json(std::move(properties)));
    put(feature, "geometry", geometry_json(region.credible));
    return Json(std::move(feature));
}

} // namespace cordon::place
