// SPDX-License-Identifier: MIT
#include "place/locate.hpp"

#include "place/expression/parser.hpp"
#include "place/expression/regions.hpp"
#include "place/region_json.hpp"

namespace cordon::place {

namespace {

bool is_drawn(const PlaceExpression& expression, bool draw_bare_names) {
    if (draw_bare_names || expression.clauses.size() != 1) return true;
    const Clause& only = expression.clauses.front();
    return !only.is_bare && !only.is_role;
}

} // namespace

LocatedText locate(std::string text, const Gazetteer& gazetteer, const LocateOptions& options) {
    LocatedText out;
    out.text = tokenize(std::move(text), options.language);
    out.toponyms = recognize(out.text, gazetteer, options.resolve);
    const ClauseReader clauses(out.text, out.toponyms);
    out.hints = distance_hints(clauses.expressions());
    resolve(out.text, gazetteer, out.toponyms, options.resolve, out.hints);
    RegionOptions region = options.region;
    if (region.countries.empty()) region.countries = options.resolve.countries;
    const RegionDrawer drawer(out.text, out.toponyms, gazetteer, region);
    for (PlaceExpression& expression : clauses.expressions(&gazetteer)) {
        LocatedExpression located{std::move(expression), {}};
        if (is_drawn(located.expression, options.draw_bare_names))
            located.regions = drawer.regions_of(located.expression);
        out.expressions.push_back(std::move(located));
    }
    return out;
}

Json to_geojson(const LocatedText& located, const Gazetteer& gazetteer) {
    Json::Array features;
    for (const LocatedExpression& expression : located.expressions)
        for (const Region& region : expression.regions)
            features.push_back(to_geojson(region, {located.text, located.toponyms, gazetteer}));
    Json::Array credits;
    for (const std::string& line : gazetteer.attributions()) credits.emplace_back(line);
    Json::Object collection;
    collection.push_back({"type", Json(std::string("FeatureCollection")), 0});
    collection.push_back({"attribution", Json(std::move(credits)), 0});
    collection.push_back({"features", Json(std::move(features)), 0});
    return Json(std::move(collection));
}

} // namespace cordon::place
