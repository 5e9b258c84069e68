// SPDX-License-Identifier: MIT
#include "incident/extract/place_names.hpp"

#include "core/code_points.hpp"
#include "incident/json_fields.hpp"

namespace cordon::incident {

namespace {

std::string_view name(place::NameRole role) {
    switch (role) {
    case place::NameRole::place: return "place";
    case place::NameRole::demonym: return "demonym";
    case place::NameRole::organisation: return "organisation";
    case place::NameRole::person: return "person";
    case place::NameRole::other: break;
    }
    return "other";
}

void add_place(ObjectBuilder& object, const place::Place& place) {
    object.add("lat", place.at.y);
    object.add("lon", place.at.x);
    // Ids below zero are our own, of places that GeoNames does not have.
    if (place.id > 0) object.add("geonameid", static_cast<double>(place.id));
}

Json candidates_json(const place::Toponym& toponym, const place::Gazetteer& gazetteer) {
    Json::Array array;
    for (const place::Candidate& candidate : toponym.candidates) {
        const place::Place& place = gazetteer.place(candidate.place);
        ObjectBuilder one;
        one.add("name", place.name);
        one.add_text("country", place.country);
        add_place(one, place);
        one.add("score", candidate.score);
        array.push_back(one.take());
    }
    return Json(std::move(array));
}

} // namespace

std::string place_names_line(const Extraction& extraction, const place::Gazetteer& gazetteer,
                             std::string_view id) {
    const CodePoints code_points(extraction.text.text);
    Json::Array found;
    Json::Array rejected;
    for (const place::Toponym& toponym : extraction.places.toponyms) {
        ObjectBuilder object;
        object.add("start", static_cast<double>(code_points.before(toponym.span.begin)));
        object.add("end", static_cast<double>(code_points.before(toponym.span.end)));
        object.add("name", extraction.text.words(toponym.span));
        object.add("role", name(toponym.role));
        object.add("rule", toponym.rule);
        if (!place::is_place_name(toponym)) {
            rejected.push_back(object.take());
            continue;
        }
        if (!toponym.candidates.empty()) {
            add_place(object, gazetteer.place(toponym.candidates.front().place));
            object.add("margin", toponym.margin);
            object.add("candidates", candidates_json(toponym, gazetteer));
        }
        found.push_back(object.take());
    }
    ObjectBuilder article;
    article.add("id", id);
    article.add("lang", extraction.text.language == place::TextLanguage::french ? "fr" : "en");
    article.add("toponyms", Json(std::move(found)));
    article.add("rejected", Json(std::move(rejected)));
    return to_text(article.take()) + "\n";
}

} // namespace cordon::incident
