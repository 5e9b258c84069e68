// SPDX-License-Identifier: MIT
#include "app/situation_sheet.hpp"

#include "core/punctuation.hpp"
#include "core/units.hpp"
#include "incident/words.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace cordon::app {

namespace {

bool is_french(const MapDocument& document) {
    return document.map.lang == Language::fr;
}

/// The circle whose gateways are drawn: 100 km, else the largest.
double drawn_circle(const analysis::Situation& situation) {
    double radius = 0.0;
    for (const analysis::GatewayCircle& circle : situation.gateways) {
        if (circle.list.empty()) continue;
        if (circle.radius_km == 100.0) return 100.0;
        radius = circle.radius_km;
    }
    return radius;
}

data::LayerPtr gateway_layer(const SituationRun& run) {
    const data::FeatureLayer& all = run.layers.gateways;
    const double radius = drawn_circle(run.situation);
    auto layer = std::make_shared<data::FeatureLayer>("gateways");
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all.number(i, "radius_km", 0) != radius) continue;
        layer->shapes.add_shape(all.shapes[i]);
        layer->set("id", all.text(i, "id"));
        layer->set("status", all.text(i, "status"));
        layer->set("radius_km", radius);
        layer->finish_feature();
    }
    return layer;
}

std::string detour_label(const analysis::SupplierResult& result, const MapDocument& document) {
    if (!result.distance_before_km) return {};
    if (!result.reachable) return is_french(document) ? "sans itinéraire" : "no route";
    constexpr double notable_km = 0.5;
    if (!result.detour_km || *result.detour_km < notable_km) return {};
    return "+" + format_number(*result.detour_km, 0, document.map.lang) +
           std::string(no_break_space) + "km";
}

data::LayerPtr supplier_layer(const MapDocument& document, const SituationRun& run) {
    auto layer = std::make_shared<data::FeatureLayer>("suppliers");
    for (const analysis::SupplierResult& result : run.situation.suppliers) {
        const analysis::Supplier& supplier = run.inputs.suppliers[result.supplier];
        layer->shapes.add_point(supplier.at);
        const double azimuth = proj::inverse(supplier.at, run.inputs.centre.at).azimuth.value();
        layer->set("id", std::string_view(supplier.id));
        layer->set("name", std::string_view(supplier.name));
        layer->set("reachable", result.reachable);
        layer->set("angle", std::round(std::fmod(azimuth + 270.0, 360.0)));
        const std::string label = detour_label(result, document);
        if (!label.empty()) layer->set("label", std::string_view(label));
        layer->finish_feature();
    }
    return layer;
}

Json marker_of(const data::FeatureLayer& points, const std::string& id) {
    Json::Object out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points.text(i, "id") != id) continue;
        for (const data::Column& column : points.columns()) {
            const data::Value value = column[i];
            if (const auto* text = std::get_if<std::string_view>(&value))
                out.push_back({column.name(), Json(std::string(*text)), 0});
            if (const auto* number = std::get_if<double>(&value))
                out.push_back({column.name(), Json(*number), 0});
            if (const auto* flag = std::get_if<bool>(&value))
                out.push_back({column.name(), Json(*flag), 0});
        }
        break;
    }
    return Json(std::move(out));
}

compose::TimelineRequest timeline_of(const Evidence& evidence, const SituationRun& run) {
    compose::TimelineRequest timeline;
    timeline.window = run.inputs.window;
    for (const incident::Incident& incident : evidence.set.incidents) {
        if (incident.date_precision == incident::DatePrecision::unknown ||
            !incident::is_located(incident.location))
            continue;
        compose::TimelineMark mark;
        mark.date = incident.date;
        mark.properties = marker_of(evidence.layers.points, incident.id);
        mark.title = mark.properties.text_or("description", incident.id);
        timeline.marks.push_back(std::move(mark));
    }
    std::stable_sort(timeline.marks.begin(), timeline.marks.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    return timeline;
}

std::string radii_text(const SituationRun& run, Language language) {
    std::map<double, std::vector<std::string>, std::greater<>> by_radius;
    for (const auto& [type, km] : run.inputs.parameters.radius_km) {
        const auto known = incident::type_from(type);
        const bool used =
            known && std::any_of(run.inputs.incidents->incidents.begin(),
                                 run.inputs.incidents->incidents.end(),
                                 [&](const auto& incident) { return incident.type == *known; });
        if (used) by_radius[km].emplace_back(incident::word(*known, language));
    }
    std::vector<std::string> parts;
    for (const auto& [km, names] : by_radius)
        parts.push_back(fmt::format("{} {}{}km", fmt::join(names, ", "),
                                    format_number_short(km, 1, language), no_break_space));
    return fmt::format("{}", fmt::join(parts, semicolon(language)));
}

std::string rules_sentence(const MapDocument& document, const SituationRun& run) {
    const analysis::Parameters& p = run.inputs.parameters;
    const std::string day = format_date(run.inputs.window.to, document.map.lang);
    if (is_french(document))
        return fmt::format(
            "État des routes au {}, par tronçon et par règles\u202F: coupée = au moins {} "
            "attaques en {} jours selon {} sources indépendantes et aucun passage depuis\u202F; "
            "disputée = une attaque ou {} % de la longueur exposée\u202F; le silence n’est jamais "
            "«\u202Fouvert\u202F».",
            day, p.cut_incidents_min, format_number_short(p.cut_window_days, 1, Language::fr),
            p.cut_sources_min,
            format_number_short(100 * p.contested_exposure_min, 1, Language::fr));
    return fmt::format(
        "Road status on {}, by rules for each stretch: cut = at least {} attacks within {} days "
        "from {} independent sources and nobody through since; contested = an attack, or {} % of "
        "the length exposed; silence is never “open”.",
        day, p.cut_incidents_min, format_number_short(p.cut_window_days, 1, Language::en),
        p.cut_sources_min, format_number_short(100 * p.contested_exposure_min, 1, Language::en));
}

std::string parameter_sentence(const MapDocument& document, const SituationRun& run) {
    const analysis::Parameters& p = run.inputs.parameters;
    const Language language = document.map.lang;
    const std::string radii = radii_text(run, language);
    const bool hatched = document.map.buffer.of_analysis;
    const bool step = p.decay == analysis::Decay::step;
    const std::string half_life = format_number_short(p.half_life_days, 1, language);
    const std::string draws = format_number(p.draws, 0, language);
    if (is_french(document))
        return fmt::format(
            "{}{}{} tirages des lieux et dates incertains (graine {}).",
            radii.empty()
                ? ""
                : "Rayons hachurés (géodésiques, simple et double)\u202F: " + radii + ". ",
            step ? "Poids constant. " : "Demi-vie " + half_life + " jours. ", draws, p.seed);
    return fmt::format(
        "{}{}{} draws of uncertain places and dates (seed {}).",
        radii.empty()
            ? ""
            : (hatched ? "Hatched radii (geodesic, once and twice): " : "Radii (geodesic): ") +
                  radii + ". ",
        step ? "Constant weight. " : "Half-life " + half_life + " days. ", draws, p.seed);
}

std::string capacity_sentence(const MapDocument& document, const SituationRun& run) {
    if (run.situation.suppliers.empty() || !run.situation.capacity.reason.empty()) return {};
    const analysis::Estimate& loss = run.situation.capacity.loss_share;
    // Steps of 5 %: finer figures would claim more than the weights carry.
    const auto percent = [](double share) {
        return static_cast<int>(std::round(share * 20.0)) * 5;
    };
    const bool ranged = loss.p05 && percent(*loss.p05) != percent(*loss.p95);
    const std::string range =
        ranged ? fmt::format(fmt::runtime(is_french(document) ? " ({} à {} %)" : " ({} to {} %)"),
                             percent(*loss.p05), percent(*loss.p95))
               : std::string();
    if (is_french(document))
        return fmt::format("Capacité perdue, à poids supposés\u202F: environ {} %{}.",
                           percent(loss.value), range);
    return fmt::format("Capacity lost, by assumed weights: about {} %{}.", percent(loss.value),
                       range);
}

} // namespace

std::vector<std::pair<std::string, data::LayerPtr>> situation_layers(const MapDocument& document,
                                                                     const SituationRun& run) {
    return {{"analysis/gateways", gateway_layer(run)},
            {"analysis/suppliers", supplier_layer(document, run)}};
}

void add_situation(compose::SheetRequest& request, const MapDocument& document,
                   const Evidence& evidence, const SituationRun& run) {
    const Language language = document.map.lang;
    const bool french = is_french(document);
    if (!document.sheet.timeline.is_off()) request.timeline = timeline_of(evidence, run);
    // A rose of few incidents is a drawing of chance: automatic from eight on.
    constexpr int enough = 8;
    const bool wanted = document.sheet.rose.show == Piece::Show::yes ||
                        (document.sheet.rose.show == Piece::Show::automatic &&
                         run.situation.gate.located_incidents >= enough);
    if (wanted) {
        compose::RoseRequest rose;
        for (const analysis::SectorCount& sector : run.situation.angular.sectors)
            rose.counts.push_back(sector.incidents);
        rose.title = (french ? "Directions depuis " : "Directions from ") + run.inputs.centre.name;
        rose.unit = french ? "cercle\u202F: {}" : "circle: {}";
        request.rose = std::move(rose);
    }
    const bool panels = !document.map.panels.empty();
    const std::string when =
        panels ? std::string(french ? " en fin de période" : " at the end of each period")
               : (french ? " au " : " on ") + format_day(run.inputs.window.to, language);
    for (auto& [group, title] : request.legend_titles)
        if (group == "routes") title += when;
}

std::vector<std::string> situation_notes(const MapDocument& document, const SituationRun& run) {
    std::vector<std::string> notes{rules_sentence(document, run),
                                   parameter_sentence(document, run)};
    const std::string capacity = capacity_sentence(document, run);
    if (!capacity.empty()) notes.push_back(capacity);
    return notes;
}

} // namespace cordon::app
