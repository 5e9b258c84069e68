// SPDX-License-Identifier: MIT
#include "incident/extract/article_places.hpp"

#include "core/unicode.hpp"
#include "incident/geometry_json.hpp"
#include "incident/json_fields.hpp"
#include "incident/location_json.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace cordon::incident {

namespace {

PlaceScale scale_of(const place::Place& place) {
    if (place.feature_code.starts_with("PCL") || place.feature_code == "CONT")
        return PlaceScale::country;
    if (place.feature_code == "ADM1" || place.feature_code == "RGN") return PlaceScale::division;
    return PlaceScale::local;
}

bool is_where(const place::Clause& clause) {
    return !clause.is_role && !clause.excludes;
}

PlaceScale finer(PlaceScale a, PlaceScale b) {
    if (a == PlaceScale::none) return b;
    return b == PlaceScale::none ? a : std::min(a, b);
}

/// Of a name of a clause; `none` when it is not known.
PlaceScale scale_of(const place::Clause& clause, const place::Toponym& toponym,
                    const place::Gazetteer& gazetteer) {
    // "l'hôpital de Mirebalais": a name within that of a building, which stands there.
    const bool building = clause.row() == 29;
    // "près de la frontière malienne": the country by its adjective.
    const bool border = clause.rule.starts_with("23-") || clause.rule.starts_with("24-");
    const bool is_known = !toponym.candidates.empty() && (building || border);
    if (!toponym.is_resolved() && !is_known) return PlaceScale::none;
    // A distance or a direction narrows even a country.
    const PlaceScale scale = scale_of(gazetteer.place(toponym.candidates.front().place));
    const bool narrowed = clause.distance || clause.bearing || border;
    return narrowed && scale == PlaceScale::country ? PlaceScale::division : scale;
}

/// Of what a clause says without its names.
PlaceScale scale_of_words(const place::Clause& clause) {
    // A village that no gazetteer has is one all the same.
    const bool is_unknown = clause.toponyms.empty() && !clause.unknown.empty();
    const bool is_district = is_unknown && clause.row() == 20;
    if (clause.position || !clause.line.empty() || clause.anaphor == "capital" ||
        (is_unknown && !is_district))
        return PlaceScale::local;
    // "dans le Nord": a part of the country that the context names.
    return clause.toponyms.empty() ? PlaceScale::division : PlaceScale::none;
}

} // namespace

PlaceScale scale_of(const place::PlaceExpression& expression,
                    const std::vector<place::Toponym>& toponyms,
                    const place::Gazetteer& gazetteer) {
    PlaceScale finest = PlaceScale::none;
    for (const place::Clause& clause : expression.clauses) {
        if (!is_where(clause)) continue;
        finest = finer(finest, scale_of_words(clause));
        for (const std::size_t index : clause.toponyms)
            finest = finer(finest, scale_of(clause, toponyms.at(index), gazetteer));
    }
    return finest;
}

namespace {

std::set<std::string> names_of(const ArticlePlaces& places, std::size_t expression) {
    std::set<std::string> names;
    for (const place::Clause& clause : places.expressions[expression].clauses) {
        for (const std::size_t toponym : clause.toponyms)
            names.insert(places.toponyms[toponym].folded);
        if (!clause.unknown.empty()) names.insert(fold_name(clause.unknown));
    }
    return names;
}

} // namespace

const place::Place* meant(const ArticlePlaces& places, const place::Clause& clause,
                          const place::Gazetteer& gazetteer) {
    if (clause.toponyms.size() != 1) return nullptr;
    const place::Toponym& name = places.toponyms[clause.toponyms.front()];
    return name.is_resolved() ? &gazetteer.place(name.candidates.front().place) : nullptr;
}

bool has_only_unknown_names(const place::PlaceExpression& expression) {
    return std::all_of(expression.clauses.begin(), expression.clauses.end(),
                       [](const place::Clause& clause) { return !clause.unknown.empty(); });
}

bool names_area(const ArticlePlaces& places, std::size_t expression) {
    const PlaceScale scale = places.scales[expression];
    if (scale == PlaceScale::none || scale == PlaceScale::country) return false;
    if (has_only_unknown_names(places.expressions[expression])) return false;
    if (scale == PlaceScale::division) return true;
    // "Goma (RDC)" is a town all the same.
    const auto& clauses = places.expressions[expression].clauses;
    bool found = false;
    for (const place::Clause& clause : clauses) {
        if (clause.toponyms.empty()) continue;
        const bool area = (clause.row() >= 20 && clause.row() <= 22) || clause.is_container;
        if (!area) return false;
        found = true;
    }
    return found;
}

bool share_a_name(const ArticlePlaces& places, std::size_t a, std::size_t b) {
    const auto mine = names_of(places, a);
    const auto theirs = names_of(places, b);
    return std::any_of(mine.begin(), mine.end(),
                       [&](const std::string& name) { return theirs.contains(name); });
}

std::string division_of(const place::PlaceExpression& expression,
                        const std::vector<place::Toponym>& toponyms,
                        const place::Gazetteer& gazetteer) {
    for (const place::Clause& clause : expression.clauses)
        for (const std::size_t index : clause.toponyms) {
            const place::Toponym& name = toponyms.at(index);
            if (!name.is_resolved()) continue;
            const place::Place& place = gazetteer.place(name.candidates.front().place);
            if (place.country.empty() || place.admin1.empty()) continue;
            return place.country + '.' + place.admin1;
        }
    return {};
}

std::string country_of(const place::PlaceExpression& expression,
                       const std::vector<place::Toponym>& toponyms,
                       const place::Gazetteer& gazetteer) {
    for (const place::Clause& clause : expression.clauses)
        for (const std::size_t index : clause.toponyms)
            if (const place::Toponym& name = toponyms.at(index); name.is_resolved())
                return gazetteer.place(name.candidates.front().place).country;
    return {};
}

bool names_capitals(const place::PlaceExpression& expression,
                    const std::vector<place::Toponym>& toponyms,
                    const place::Gazetteer& gazetteer) {
    const auto is_capital = [&](std::size_t index) {
        const place::Toponym& name = toponyms.at(index);
        return name.is_resolved() &&
               gazetteer.place(name.candidates.front().place).feature_code == "PPLC";
    };
    return std::all_of(
        expression.clauses.begin(), expression.clauses.end(), [&](const place::Clause& clause) {
            return clause.is_bare && !clause.toponyms.empty() &&
                   std::all_of(clause.toponyms.begin(), clause.toponyms.end(), is_capital);
        });
}

namespace {

using place::Region;

/// A sea or a region that a map of the incident could not show as a place: the Arabian Sea.
bool is_as_large_as_a_country(const place::AreaModel& area, const geom::LonLatShape& outline) {
    constexpr double largest = 1e12; // m²
    return (area.level == "sea" || area.level == "region") &&
           std::abs(proj::area_m2(outline.view())) > largest;
}

LocationModel model_of(const place::ShapeModel& model, const geom::LonLatShape& outline,
                       const std::string& words) {
    if (const auto* disc = std::get_if<place::DiscModel>(&model))
        return Point{disc->centre, disc->radius, disc->name};
    if (const auto* ring = std::get_if<place::AnnulusModel>(&model)) {
        std::optional<AzimuthRange> azimuths;
        if (ring->from && ring->to) azimuths = AzimuthRange{*ring->from, *ring->to};
        if (azimuths && ring->inner.value() <= 0.0)
            return Sector{ring->centre, *azimuths, ring->outer, ring->name};
        return Ring{ring->centre, ring->inner, ring->outer, azimuths, ring->name};
    }
    if (const auto* band = std::get_if<place::CorridorModel>(&model);
        band != nullptr && band->line.size() >= 2)
        return Stretch{{band->from, band->line.front()},
                       {band->to, band->line.back()},
                       {},
                       band->line,
                       band->half_width};
    if (const auto* area = std::get_if<place::AreaModel>(&model)) {
        if (area->level == "country" || is_as_large_as_a_country(*area, outline))
            return Area{area->name, area->level, geom::LonLatShape(geom::Kind::polygon),
                        std::nullopt};
        return Area{area->name, area->level, outline, std::nullopt, area->is_assumed};
    }
    if (outline.empty()) return Unknown{fmt::format("'{}' could not be drawn", words)};
    return Area{words, {}, outline, std::nullopt};
}

/// True when a clause alone says nearly the same as the whole region.
bool says_all(const geom::LonLatShape& clause, const geom::LonLatShape& whole) {
    if (clause.empty() || whole.empty()) return false;
    const double clause_area = std::abs(proj::area_m2(clause.view()));
    const double whole_area = std::abs(proj::area_m2(whole.view()));
    return whole_area >= 0.95 * clause_area && whole_area <= 1.0001 * clause_area;
}

/// The clause that is drawn as what was said: of those that took part and are not soft the one with
/// the smallest literal shape; soft ones ("non loin de") only when there is no other.
const place::ClauseRegion* shaping_clause(const Region& region) {
    const place::ClauseRegion* best = nullptr;
    double best_area = 0.0;
    for (const place::ClauseRegion& clause : region.clauses) {
        if (!clause.took_part() || clause.said.empty()) continue;
        const double area = std::abs(proj::area_m2(clause.said.view()));
        const bool harder = best != nullptr && best->clause.is_soft && !clause.clause.is_soft;
        const bool smaller =
            best != nullptr && best->clause.is_soft == clause.clause.is_soft && area < best_area;
        if (best == nullptr || harder || smaller) {
            best = &clause;
            best_area = area;
        }
    }
    return best;
}

std::string words_of(const place::TokenizedText& text, const place::Span& span) {
    std::string words(text.words(span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

Json span_json(const place::Span& span) {
    return Json(
        Json::Array{Json(static_cast<double>(span.begin)), Json(static_cast<double>(span.end))});
}

Json candidates_json(const place::Toponym& toponym, const place::Gazetteer& gazetteer) {
    Json::Array candidates;
    for (const place::Candidate& candidate : toponym.candidates) {
        const place::Place& place = gazetteer.place(candidate.place);
        ObjectBuilder object;
        object.add("geonameid", static_cast<double>(place.id));
        object.add("name", place.name);
        object.add_text("country", place.country);
        object.add_text("feature", place.feature_code);
        object.add("at", to_json(place.at));
        object.add("score", std::round(candidate.score * 100.0) / 100.0);
        candidates.push_back(object.take());
        if (candidates.size() == 5) break;
    }
    return Json(std::move(candidates));
}

std::string_view role_name(place::PointRole role) {
    switch (role) {
    case place::PointRole::centre: return "centre";
    case place::PointRole::label_point: return "label_point";
    case place::PointRole::reference_town: return "reference_town";
    case place::PointRole::none: break;
    }
    return "none";
}

/// Said and credible shape of a clause where a few numbers describe them.
void add_models(ObjectBuilder& object, const place::ClauseRegion& part) {
    const auto has_numbers = [](const place::ShapeModel& model) {
        return std::holds_alternative<place::DiscModel>(model) ||
               std::holds_alternative<place::AnnulusModel>(model);
    };
    if (!has_numbers(part.said_model) || !has_numbers(part.credible_model)) return;
    Location shapes;
    shapes.said = model_of(part.said_model, part.said, {});
    shapes.credible = model_of(part.credible_model, part.credible, {});
    const Json models = to_json(std::move(shapes));
    for (const Json::Member& member : models.members()) object.add(member.key, member.value);
}

/// `clauses` of section 8: rule, words, references with their candidates, shapes as models.
Json clauses_json(const Region& region, const LocationInput& input) {
    Json::Array clauses;
    for (const place::ClauseRegion& part : region.clauses) {
        ObjectBuilder object;
        object.add("rule", part.clause.rule);
        object.add("span", span_json(part.clause.span));
        object.add("words", words_of(input.text, part.clause.span));
        Json::Array references;
        for (const std::size_t index : part.clause.toponyms) {
            const place::Toponym& toponym = input.places.toponyms.at(index);
            ObjectBuilder reference;
            reference.add("name", std::string(input.text.words(toponym.span)));
            reference.add("candidates", candidates_json(toponym, input.gazetteer));
            if (toponym.candidates.size() > 1)
                reference.add("margin", std::round(toponym.margin * 100.0) / 100.0);
            references.push_back(reference.take());
        }
        object.add("references", Json(std::move(references)));
        add_models(object, part);
        object.add_text("left_out", part.remark);
        clauses.push_back(object.take());
    }
    return Json(std::move(clauses));
}

void add_extra(Location& location, const Region& region, const LocationInput& input) {
    ObjectBuilder extra;
    extra.add("rule", region.rule);
    extra.add("clauses", clauses_json(region, input));
    if (!region.said.empty()) extra.add("said_geometry", to_json(region.said.view()));
    if (region.point) extra.add("point", to_json(*region.point));
    extra.add("point_role", role_name(region.point_role));
    if (region.point && region.uncertainty.value() > 0.0)
        extra.add("coordinateUncertaintyInMeters", std::round(region.uncertainty.value()));
    extra.add("confidence", region.confidence);
    ObjectBuilder precision;
    precision.add("ucdp", static_cast<double>(region.ucdp_precision));
    precision.add("acled", static_cast<double>(region.acled_precision));
    extra.add("precision", precision.take());
    Json::Array flags;
    for (const std::string& flag : region.flags) flags.emplace_back(flag);
    if (!flags.empty()) extra.add("flags", Json(std::move(flags)));
    location.extra = extra.take_members();
}

/// "60 km north-west of Bocaranga, in the prefecture of Ouham-Pendé": what of the ring lies in it.
/// Empty when nearly all of the clause's own shape does.
geom::LonLatShape said_within(const place::ClauseRegion& clause, const Region& region) {
    constexpr double nearly_all = 0.9;
    geom::LonLatShape within = proj::intersect(clause.said, region.credible);
    if (within.empty()) return region.said;
    const double whole = std::abs(proj::area_m2(clause.said.view()));
    if (std::abs(proj::area_m2(within.view())) >= nearly_all * whole)
        within = geom::LonLatShape(geom::Kind::polygon);
    return within;
}

Location one_location(const Region& region, const std::string& words) {
    Location location;
    const place::ClauseRegion* clause = shaping_clause(region);
    if (clause == nullptr || region.credible.empty()) {
        location.said = Unknown{fmt::format("no place could be made of '{}'", words)};
        return location;
    }
    location.said = model_of(clause->said_model, clause->said, words);
    if (const auto* area = std::get_if<Area>(&location.said);
        area != nullptr && area->polygon.empty())
        return location; // a country: known by name only
    if (says_all(clause->credible, region.credible)) {
        location.credible = model_of(clause->credible_model, clause->credible, words);
    } else {
        location.credible = Area{words, {}, region.credible, std::nullopt};
        if (auto said = said_within(*clause, region); !said.empty())
            location.said = Area{words, {}, std::move(said), std::nullopt};
    }
    if (clause->clause.by_road) location.distance_kind = DistanceKind::road;
    if (clause->clause.straight) location.distance_kind = DistanceKind::straight;
    return location;
}

} // namespace

Location location_of(const std::vector<place::Region>& regions, const LocationInput& input) {
    const std::string words = words_of(input.text, input.expression.span);
    if (regions.empty()) {
        Location unknown;
        unknown.said = Unknown{fmt::format("no place could be made of '{}'", words)};
        return unknown;
    }
    if (regions.size() == 1) {
        Location location = one_location(regions.front(), words);
        add_extra(location, regions.front(), input);
        return location;
    }
    std::vector<Location> parts;
    for (const Region& region : regions) {
        const place::ClauseRegion* clause = shaping_clause(region);
        Location part = one_location(
            region, clause == nullptr ? words : words_of(input.text, clause->clause.span));
        add_extra(part, region, input);
        parts.push_back(std::move(part));
    }
    Location location;
    if (input.expression.rivals)
        location.said = Alternatives{std::move(parts)};
    else
        location.said = Several{std::move(parts)};
    return location;
}

} // namespace cordon::incident
