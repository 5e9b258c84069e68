// SPDX-License-Identifier: MIT
#include "core/text_parts.hpp"
#include "incident/geojson_file.hpp"
#include "incident/geometry_json.hpp"
#include "incident/incident_json.hpp"
#include "incident/reader.hpp"
#include "incident/regions.hpp"

#include <fmt/format.h>

#include <map>

namespace cordon::incident {

namespace {

const Json* features_of(const Json& collection) {
    const Json* features = collection.find("features");
    return features != nullptr && features->is_array() ? features : nullptr;
}

/// Gives ids to incidents without one and reports ids that are given twice.
void check_ids(IncidentSet& set, ReadContext& context) {
    std::map<std::string, int, std::less<>> first_line;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        Incident& incident = set.incidents[i];
        if (incident.id.empty()) {
            incident.id = fmt::format("incident-{}", i + 1);
            context.id = incident.id;
            context.warn("feature has no id: numbered by its position", incident.line);
        }
        context.id = incident.id;
        const auto [found, is_new] = first_line.emplace(incident.id, incident.line);
        if (!is_new)
            context.error(
                fmt::format("id '{}' is given twice, first in line {}", incident.id, found->second),
                incident.line);
    }
}

/// The drawn shape of all places together; null when nothing is located.
Json geometry_of(const Location& location) {
    std::vector<Json> geometries;
    for (const PlaceLeaf& leaf : places_of(location)) {
        const LocationModel& credible = leaf.location->region();
        const LocationModel& model = is_located(credible) ? credible : leaf.location->said;
        if (is_located(model)) geometries.push_back(to_json(file_shape_of(model).view()));
    }
    return merge_geometries(std::move(geometries));
}

Json feature_json(Incident incident) {
    ObjectBuilder feature;
    feature.add("type", "Feature");
    feature.add("id", incident.id);
    Json geometry = geometry_of(incident.location);
    Json::Object extra = std::move(incident.feature_extra);
    feature.add("properties", to_json(std::move(incident)));
    feature.add("geometry", std::move(geometry));
    feature.add_all(std::move(extra));
    return feature.take();
}

} // namespace

bool is_own_schema(const Json& collection) {
    if (collection.text_or("schema", "").starts_with("cordon-incidents/")) return true;
    const Json* features = features_of(collection);
    if (features == nullptr) return false;
    const Json::Array& items = features->items();
    return std::any_of(items.begin(), items.end(), [](const Json& feature) {
        const Json* properties = feature.find("properties");
        const Json* location = properties == nullptr ? nullptr : properties->find("location");
        return location != nullptr && location->is_object();
    });
}

IncidentSet read_own_schema(const Json& collection, const std::string& file, Reporter& reporter) {
    IncidentSet set;
    set.file = file;
    ReadContext context{reporter, file};
    Fields fields(collection, context);
    const std::string schema = fields.text("schema");
    if (!schema.empty() && schema != schema_name)
        context.error(fmt::format("schema '{}' is not '{}'", schema, schema_name),
                      collection.line());
    set.as_of = fields.text("as_of");
    if (!set.as_of.empty() && !parse_iso_date(set.as_of))
        context.error(fmt::format("as_of '{}' is not a date or an RFC 3339 time", set.as_of),
                      collection.line());
    set.licence = fields.text("licence");
    set.attribution = fields.text("attribution");
    set.source = fields.text("source");
    fields.take("type");
    const Json* features = fields.take("features");
    set.extra = fields.rest();
    if (features == nullptr || !features->is_array())
        throw Error({Severity::error,
                     "not a FeatureCollection: it has no array 'features'",
                     {file, 0, 0, {}},
                     {}});
    for (const Json& feature : features->items()) {
        context.id.clear();
        if (feature.is_object()) {
            set.incidents.push_back(read_feature(feature, context));
        } else {
            context.error("feature is not an object", feature.line());
        }
    }
    check_ids(set, context);
    if (context.errors > 0)
        throw Error({Severity::error,
                     fmt::format("{} error{} in the incidents, nothing was drawn", context.errors,
                                 context.errors == 1 ? "" : "s"),
                     {file, 0, 0, {}},
                     {}});
    return set;
}

namespace {

/// `incident_at(i)` makes or hands over the incident of that number; each is asked for once.
template <typename IncidentAt>
void write_geojson(const IncidentSet& set, IncidentAt incident_at, const TextSink& sink) {
    ObjectBuilder collection;
    collection.add("type", "FeatureCollection");
    collection.add("schema", schema_name);
    collection.add_text("as_of", set.as_of);
    collection.add_text("licence", set.licence);
    collection.add_text("attribution", set.attribution);
    collection.add_text("source", set.source);
    collection.add_all(set.extra);
    if (set.incidents.empty()) {
        collection.add("features", Json(Json::Array()));
        return sink(to_pretty_text(collection.take()));
    }
    write_pretty_text(
        collection.take().members(), "features", set.incidents.size(),
        [&](std::size_t i) { return feature_json(incident_at(i)); }, sink);
}

} // namespace

std::string to_geojson(const IncidentSet& set) {
    std::string text;
    write_geojson(
        set, [&](std::size_t i) { return set.incidents[i]; },
        [&](std::string_view part) { text += part; });
    return text;
}

std::string to_geojson(IncidentSet&& set) {
    std::string text;
    write_geojson(
        set, [&](std::size_t i) { return std::move(set.incidents[i]); },
        [&](std::string_view part) { text += part; });
    return text;
}

void write_geojson(const std::filesystem::path& path, IncidentSet&& set) {
    write_file_by_parts(path, [&](const TextSink& sink) {
        write_geojson(
            set, [&](std::size_t i) { return std::move(set.incidents[i]); }, sink);
    });
}

void refuse_export(const IncidentSet& set) {
    if (set.licence != "ACLED") return;
    throw Error({Severity::error,
                 "rows of ACLED must not be handed on, so they are not written",
                 {set.file, 0, 0, {}},
                 {"maps and aggregates with ACLED's attribution are allowed"}});
}

} // namespace cordon::incident
