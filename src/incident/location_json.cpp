// SPDX-License-Identifier: MIT
#include "incident/location_json.hpp"

#include "incident/geometry_json.hpp"
#include "incident/words.hpp"
#include "place/expression/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::incident {

namespace {

/// Longest distance that a location may name: half the earth's circumference is 20,004 km, buffers
/// end at 5,000.
constexpr double max_km = 5000.0;

std::optional<Metres> read_km(Fields& fields, std::string_view key, ReadContext& context) {
    const auto km = fields.number(key);
    if (!km) return std::nullopt;
    if (*km >= 0.0 && *km <= max_km) return kilometres(*km);
    context.error(fmt::format("'{}' is {} instead of 0..{} km", key, *km, max_km), fields.line());
    return std::nullopt;
}

std::optional<AzimuthRange> read_azimuths(Fields& fields, ReadContext& context) {
    const Json* json = fields.take("azimuths_deg");
    if (json == nullptr) return std::nullopt;
    const bool is_pair = json->is_array() && json->items().size() == 2 &&
                         json->items()[0].is_number() && json->items()[1].is_number();
    const auto in_range = [](double azimuth) { return azimuth >= 0.0 && azimuth <= 360.0; };
    if (is_pair && in_range(json->items()[0].number()) && in_range(json->items()[1].number()))
        return AzimuthRange{Degrees(json->items()[0].number()), Degrees(json->items()[1].number())};
    context.error("'azimuths_deg' is not [from, to] with directions of 0..360 clockwise from north",
                  json->line());
    return std::nullopt;
}

/// The members of one model.
struct ModelReader {
    Fields& fields;
    const Json* geometry;
    ReadContext& context;

    std::optional<LocationModel> missing(std::string_view model, std::string_view what) const {
        context.error(fmt::format("{} has no {}", model, what), fields.line());
        return std::nullopt;
    }

    std::optional<LocationModel> point() const {
        const auto at = fields.position("at");
        if (!at) return missing("point", "position 'at'");
        return Point{*at, read_km(fields, "radius_km", context), fields.text("name")};
    }

    std::optional<LocationModel> ring() const {
        const auto centre = fields.position("centre");
        const auto inner = read_km(fields, "inner_km", context);
        const auto outer = read_km(fields, "outer_km", context);
        if (!centre || !inner || !outer)
            return missing("ring", "'centre', 'inner_km' and 'outer_km'");
        if (*inner >= *outer) {
            context.error(
                fmt::format("ring from {} to {} km has no width", to_km(*inner), to_km(*outer)),
                fields.line());
            return std::nullopt;
        }
        return Ring{*centre, *inner, *outer, read_azimuths(fields, context),
                    fields.text("centre_name")};
    }

    StretchEnd end(std::string_view key) const {
        const Json* json = fields.take(key);
        if (json == nullptr) return {};
        if (json->is_string()) return {json->string(), std::nullopt};
        if (!json->is_object()) {
            context.error(fmt::format("'{}' is not an object with 'name' and 'at'", key),
                          json->line());
            return {};
        }
        Fields members(*json, context);
        StretchEnd end{members.text("name"), members.position("at")};
        for (const Json::Member& member : members.rest())
            context.warn(fmt::format("'{}' in '{}' is not known and not kept", member.key, key),
                         member.key_line);
        return end;
    }

    std::optional<LocationModel> stretch() const {
        Stretch stretch;
        stretch.from = end("from");
        stretch.to = end("to");
        stretch.corridor = fields.text("corridor");
        if (const Json* line = fields.take("line")) {
            auto positions = read_line(*line, context);
            if (!positions) return std::nullopt;
            stretch.line = std::move(*positions);
        } else if (stretch.from.at && stretch.to.at) {
            stretch.line = {*stretch.from.at, *stretch.to.at};
            context.warn("stretch has no 'line': a straight line joins its ends", fields.line());
        } else {
            return missing("stretch", "'line' and no positions of both ends");
        }
        const auto half_width = read_km(fields, "half_width_km", context);
        if (!half_width) return missing("stretch", "'half_width_km'");
        stretch.half_width = *half_width;
        return stretch;
    }

    std::optional<LocationModel> area() const {
        Area area;
        area.name = fields.text("name");
        area.level = fields.text("level");
        area.reported_at = fields.position("reported_at");
        area.is_assumed = fields.text("outline") == "assumed";
        const Json* outline = fields.take("polygon");
        const bool from_feature =
            outline == nullptr && geometry != nullptr && geometry->is_object();
        if (from_feature) outline = geometry;
        if (outline != nullptr) {
            auto polygon = read_polygon(*outline, context);
            if (!polygon) return std::nullopt;
            area.polygon = std::move(*polygon);
        }
        return area;
    }

    std::optional<LocationModel> sector() const {
        const auto centre = fields.position("centre");
        const auto azimuths = read_azimuths(fields, context);
        if (!centre || !azimuths) return missing("sector", "'centre' and 'azimuths_deg'");
        return Sector{*centre, *azimuths, read_km(fields, "reach_km", context),
                      fields.text("centre_name")};
    }

    std::optional<std::vector<Location>> places() const {
        const Json* json = fields.take("places");
        if (json == nullptr || !json->is_array() || json->items().size() < 2) return std::nullopt;
        std::vector<Location> places;
        for (const Json& item : json->items())
            places.push_back(read_location(item, nullptr, context));
        return places;
    }

    std::optional<LocationModel> read(const std::string& model) const {
        if (model == "unknown") return Unknown{fields.text("reason")};
        if (model == "point") return point();
        if (model == "ring") return ring();
        if (model == "stretch") return stretch();
        if (model == "area") return area();
        if (model == "sector") return sector();
        if (model == "alternatives" || model == "several") {
            auto all = places();
            if (!all) return missing(model, "array 'places' of at least 2 locations");
            if (model == "several") return Several{std::move(*all)};
            return Alternatives{std::move(*all)};
        }
        const std::vector<std::string> names = {"unknown", "point",  "ring",         "stretch",
                                                "area",    "sector", "alternatives", "several"};
        std::vector<std::string> hints;
        if (std::string hint = did_you_mean(model, names); !hint.empty()) hints.push_back(hint);
        context.error(fmt::format("location model '{}' is not known", model), fields.line(),
                      std::move(hints));
        return std::nullopt;
    }
};

/// Reads a model; the second part is its unknown members.
std::pair<std::optional<LocationModel>, Json::Object>
read_model(const Json& json, const Json* geometry, ReadContext& context) {
    if (!json.is_object()) {
        context.error("location is not an object with a member 'model'", json.line());
        return {};
    }
    Fields fields(json, context);
    const std::string model = fields.text("model");
    auto read = ModelReader{fields, geometry, context}.read(model);
    return {std::move(read), fields.rest()};
}

Json azimuths_json(const AzimuthRange& azimuths) {
    return Json(Json::Array{Json(azimuths.from.value()), Json(azimuths.to.value())});
}

Json end_json(const StretchEnd& end) {
    ObjectBuilder object;
    object.add_text("name", end.name);
    if (end.at) object.add("at", to_json(*end.at));
    return object.take();
}

Json places_json(const std::vector<Location>& places) {
    Json::Array array;
    for (const Location& place : places) array.push_back(to_json(place));
    return Json(std::move(array));
}

/// Adds a model's members behind its name.
struct ModelWriter {
    ObjectBuilder& object;
    bool outline_in_geometry;

    void operator()(const Unknown& model) const { object.add_text("reason", model.reason); }
    void operator()(const Point& model) const {
        object.add_text("name", model.name);
        object.add("at", to_json(model.at));
        if (model.radius) object.add("radius_km", to_km(*model.radius));
    }
    void operator()(const Ring& model) const {
        object.add_text("centre_name", model.center_name);
        object.add("centre", to_json(model.center));
        object.add("inner_km", to_km(model.inner));
        object.add("outer_km", to_km(model.outer));
        if (model.azimuths) object.add("azimuths_deg", azimuths_json(*model.azimuths));
    }
    void operator()(const Stretch& model) const {
        object.add("from", end_json(model.from));
        object.add("to", end_json(model.to));
        object.add_text("corridor", model.corridor);
        object.add("line", to_json(model.line));
        object.add("half_width_km", to_km(model.half_width));
    }
    void operator()(const Area& model) const {
        object.add_text("name", model.name);
        if (model.is_assumed) object.add("outline", "assumed");
        if (model.reported_at) object.add("reported_at", to_json(*model.reported_at));
        if (!outline_in_geometry && !model.polygon.empty())
            object.add("polygon", to_json(model.polygon.view()));
    }
    void operator()(const Sector& model) const {
        object.add_text("centre_name", model.center_name);
        object.add("centre", to_json(model.center));
        object.add("azimuths_deg", azimuths_json(model.azimuths));
        if (model.reach) object.add("reach_km", to_km(*model.reach));
    }
    void operator()(const Alternatives& model) const {
        object.add("places", places_json(model.places));
    }
    void operator()(const Several& model) const { object.add("places", places_json(model.places)); }
};

Json model_json(const LocationModel& model, Json::Object extra, bool outline_in_geometry) {
    ObjectBuilder object;
    object.add("model", model_name(model));
    std::visit(ModelWriter{object, outline_in_geometry}, model);
    object.add_all(std::move(extra));
    return object.take();
}

} // namespace

double to_km(Metres length) {
    return std::round(length.value() * 1000.0) / 1e6;
}

namespace {

/// Gives a stated ring its credible one, by the ranges that place expressions have: distances of
/// unknown kind are mostly those of the road. Not where the file has one, or a straight distance.
void add_credible_ring(Location& location) {
    const auto* said = std::get_if<Ring>(&location.said);
    if (said == nullptr || location.credible || location.distance_kind == DistanceKind::straight)
        return;
    const place::RegionOptions ranges;
    const Metres stated = (said->inner + said->outer) / 2.0;
    Ring ring = *said;
    const bool by_road = location.distance_kind == DistanceKind::road;
    ring.inner =
        std::min(said->inner, stated * (by_road ? ranges.by_road_low : ranges.credible_low));
    if (!by_road) ring.outer = std::max(said->outer, stated * ranges.credible_high);
    location.credible = ring;
}

} // namespace

Location read_location(const Json& json, const Json* geometry, ReadContext& context) {
    Location location;
    const auto put_said = [&](const Json& model) {
        auto [said, extra] = read_model(model, geometry, context);
        location.said = said ? std::move(*said) : LocationModel(Unknown{"location cannot be read"});
        location.said_extra = std::move(extra);
    };
    if (!json.is_object() || json.find("model") != nullptr) {
        put_said(json);
        add_credible_ring(location);
        return location;
    }
    Fields fields(json, context);
    if (const Json* said = fields.take("said")) put_said(*said);
    if (const Json* credible = fields.take("credible")) {
        auto [model, extra] = read_model(*credible, nullptr, context);
        if (model && !std::holds_alternative<Unknown>(*model))
            location.credible = std::move(*model);
        location.credible_extra = std::move(extra);
    }
    const std::string kind = fields.text("distance_kind");
    if (const auto known = distance_kind_from(kind)) {
        location.distance_kind = *known;
    } else if (!kind.empty()) {
        context.error(fmt::format("distance_kind '{}' is not road, straight or unknown", kind),
                      json.line());
    }
    add_credible_ring(location);
    location.extra = fields.rest();
    return location;
}

Json to_json(Location location) {
    ObjectBuilder object;
    const bool in_geometry = std::holds_alternative<Area>(location.said) && !location.credible;
    object.add("said", model_json(location.said, std::move(location.said_extra), in_geometry));
    if (location.credible)
        object.add("credible",
                   model_json(*location.credible, std::move(location.credible_extra), false));
    if (location.distance_kind != DistanceKind::unknown)
        object.add("distance_kind", name(location.distance_kind));
    object.add_all(std::move(location.extra));
    return object.take();
}

} // namespace cordon::incident
