// SPDX-License-Identifier: MIT
#include "app/threat.hpp"

#include "geom/outline.hpp"
#include "incident/words.hpp"
#include "proj/buffer.hpp"
#include "proj/disc_cover.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace cordon::app {

namespace {

using data::FeatureLayer;

bool is_french(Language language) {
    return language == Language::fr;
}

/// A feature that is buffered, and by how much.
struct Buffered {
    const FeatureLayer& layer;
    std::size_t feature;
    Metres radius;
};

/// Calls `use` for each place (a point of `points`) and each area that gets a buffer.
void each_buffered(const Buffers& buffers, const incident::FeatureLayers& layers,
                   const std::function<void(const Buffered&)>& use) {
    const auto offer = [&](const FeatureLayer& layer, std::size_t i) {
        const std::string_view type = layer.text(i, "type");
        const auto own = buffers.by_type.find(type);
        const auto radius = own != buffers.by_type.end() ? std::optional(own->second) : buffers.all;
        if (radius && type != "passage" && !layer.shapes[i].empty()) use({layer, i, *radius});
    };
    // Areas are buffered as areas; of a place without a stated radius only the point is known.
    for (std::size_t i = 0; i < layers.points.size(); ++i)
        if (layers.points.boolean(i, "exact", false) ||
            !layers.points.boolean(i, "radius_known", true))
            offer(layers.points, i);
    for (std::size_t i = 0; i < layers.areas.size(); ++i)
        if (layers.areas.text(i, "contour") == "said") offer(layers.areas, i);
}

/// Each disc costs half a millisecond and some kilobytes.
void check_discs(std::size_t count) {
    constexpr std::size_t most = 100'000;
    if (count > most)
        throw Error(fmt::format("the areas round the incidents are {} discs that lie too far apart "
                                "to be merged, at most {} are allowed",
                                count, most),
                    "take a larger distance (--buffer), fewer incidents, or none");
}

/// All places within `factor` times its radius of an incident.
geom::LonLatShape grade_area(const Buffers& buffers, const incident::FeatureLayers& layers,
                             double factor) {
    constexpr std::size_t few = 2000;                   // discs are united at once
    std::map<double, std::vector<geom::LonLat>> places; // by radius
    if (layers.points.size() > few) {
        each_buffered(buffers, layers, [&](const Buffered& one) {
            const geom::LonLatView shape = one.layer.shapes[one.feature];
            if (shape.kind() == geom::Kind::point)
                places[one.radius.value() * factor].push_back(shape.part(0).front());
        });
    }
    std::vector<geom::LonLatShape> discs;
    for (const auto& [radius, centers] : places)
        for (const geom::LonLat& center : proj::needed_centers(centers, Metres(radius)))
            discs.push_back(proj::disc(center, Metres(radius)));
    check_discs(discs.size());
    each_buffered(buffers, layers, [&](const Buffered& one) {
        const Metres radius(one.radius.value() * factor);
        const geom::LonLatView shape = one.layer.shapes[one.feature];
        if (shape.kind() != geom::Kind::point)
            discs.push_back(proj::buffer(shape, radius));
        else if (places.empty())
            discs.push_back(proj::disc(shape.part(0).front(), radius));
    });
    return proj::unite(discs);
}

/// `2.5`, `1 or 2.5`, `1 to 5`: the radii in km at a factor.
std::string kilometre_range(const Threat& threat, double factor, Language language) {
    const auto km = [&](Metres radius) {
        return format_number_short(radius.value() * factor / 1000.0, 2, language);
    };
    const std::string low = km(threat.radii.front());
    const std::string high = km(threat.radii.back());
    if (threat.radii.size() == 1) return low;
    const bool two = threat.radii.size() == 2;
    const std::string_view between =
        is_french(language) ? (two ? " ou " : " à ") : (two ? " or " : " to ");
    return low + std::string(between) + high;
}

const std::string unit = std::string(no_break_space) + "km";

/// What a grade reaches, for legends: `2.5 km`, `2.5–5 km`, `up to 2 or 5 km (by type)`.
std::string reach(const Threat& threat, std::size_t grade, Language language) {
    const std::string outer = kilometre_range(threat, threat.factors[grade], language);
    if (threat.radii.size() > 1) {
        const std::string by_type = is_french(language) ? " (selon le type)" : " (by type)";
        const std::string up_to = is_french(language) ? "jusqu’à " : "up to ";
        return (grade == 0 ? "" : up_to) + outer + unit + by_type;
    }
    if (grade == 0) return outer + unit;
    return kilometre_range(threat, threat.factors[grade - 1], language) + "–" + outer + unit;
}

/// Reads on after `within 5 km of ` and `à moins de 5 km d’`.
std::string subject(const Threat& threat, Language language) {
    if (is_french(language))
        return threat.attacks_only ? "une attaque rapportée" : "un fait rapporté";
    return threat.attacks_only ? "a reported attack" : "a reported incident";
}

void set_attributes(FeatureLayer& layer, const Threat& threat, std::size_t grade,
                    Language language) {
    const auto grades = static_cast<double>(threat.factors.size());
    const auto number = static_cast<double>(grade);
    const std::string reached = reach(threat, grade, language);
    const std::string of = subject(threat, language);
    layer.set("kind", std::string_view("buffer"));
    layer.set("grade", number + 1.0);
    layer.set("grades", grades);
    layer.set("outer", grade > 0);
    layer.set("strength", (grades - number) / grades);
    layer.set("factor", threat.factors[grade]);
    layer.set("reach", std::string_view(reached));
    layer.set("of", std::string_view(of));
    layer.finish_feature();
}

/// `explosive device 5 km, checkpoint 2 km, others 10 km`.
std::string radii_by_type(const Buffers& buffers, Language language) {
    std::vector<std::string> items;
    const auto km = [&](Metres radius) {
        return std::string(no_break_space) +
               format_number_short(radius.value() / 1000.0, 2, language) + unit;
    };
    for (const auto& [type, radius] : buffers.by_type) {
        const auto known = incident::type_from(type);
        items.push_back((known ? std::string(incident::word(*known, language)) : type) +
                        km(radius));
    }
    if (buffers.all)
        items.push_back((is_french(language) ? "autres" : "others") + km(*buffers.all));
    return fmt::format("{}", fmt::join(items, ", "));
}

/// `0.5, 1 and 2`; in French `0,5 ; 1 et 2`, because the comma is its decimal mark.
std::string listed(const std::vector<double>& numbers, Language language) {
    const bool french = is_french(language);
    const bool decimals = std::any_of(numbers.begin(), numbers.end(),
                                      [](double number) { return number != std::floor(number); });
    const std::string comma = french && decimals ? std::string(thin_space) + "; " : ", ";
    std::string out;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const bool last = i + 1 == numbers.size();
        if (i > 0) out += last ? (french ? " et " : " and ") : comma;
        out += format_number_short(numbers[i], 3, language);
    }
    return out;
}

} // namespace

Threat threat_of(const Buffers& buffers, const incident::FeatureLayers& layers) {
    Threat threat;
    threat.factors = buffers.rings.empty() ? std::vector<double>{1.0} : buffers.rings;
    std::sort(threat.factors.begin(), threat.factors.end());
    threat.factors.erase(std::unique(threat.factors.begin(), threat.factors.end()),
                         threat.factors.end());
    threat.attacks_only = true;
    each_buffered(buffers, layers, [&](const Buffered& one) {
        threat.radii.push_back(one.radius);
        if (one.layer.text(one.feature, "class") != "attack") threat.attacks_only = false;
    });
    std::sort(threat.radii.begin(), threat.radii.end());
    threat.radii.erase(std::unique(threat.radii.begin(), threat.radii.end()), threat.radii.end());
    return threat;
}

ThreatLayers threat_layers(const Buffers& buffers, const incident::FeatureLayers& layers,
                           Language language) {
    const Threat threat = threat_of(buffers, layers);
    auto areas = std::make_shared<FeatureLayer>("buffers");
    auto edges = std::make_shared<FeatureLayer>("buffer-edges");
    geom::LonLatShape inner;
    for (std::size_t grade = 0; !threat.radii.empty() && grade < threat.factors.size(); ++grade) {
        geom::LonLatShape outer = grade_area(buffers, layers, threat.factors[grade]);
        areas->shapes.add_shape((grade == 0 ? outer : proj::subtract(outer, inner)).view());
        set_attributes(*areas, threat, grade, language);
        geom::add_outline(outer.view(), edges->shapes);
        set_attributes(*edges, threat, grade, language);
        inner = std::move(outer);
    }
    return {std::move(areas), std::move(edges)};
}

std::string threat_sentence(const Buffers& buffers, const incident::FeatureLayers& layers,
                            Language language) {
    const Threat threat = threat_of(buffers, layers);
    if (threat.radii.empty()) return {};
    const bool french = is_french(language);
    const std::string of = subject(threat, language);
    const std::string accuracy =
        french ? "(géodésique, erreur < 0,2 %)" : "(geodesic, error below 0.2 %)";
    if (threat.radii.size() > 1) {
        const std::string grades =
            threat.factors == std::vector{1.0} ? std::string()
            : french ? " Degrés\u202F: " + listed(threat.factors, language) + " fois ces distances."
                     : " Grades: " + listed(threat.factors, language) + " times these distances.";
        const std::string_view form =
            french ? "Hachures\u202F: autour d’{}, selon le type\u202F: {} {}.{}"
                   : "Hatched: round {}, by type: {} {}.{}";
        return fmt::format(fmt::runtime(form), of, radii_by_type(buffers, language), accuracy,
                           grades);
    }
    std::vector<double> km = threat.factors;
    for (double& factor : km) factor *= threat.radii.front().value() / 1000.0;
    return fmt::format(fmt::runtime(french ? "Hachures\u202F: à moins de {}{} d’{} {}."
                                           : "Hatched: within {}{} of {} {}."),
                       listed(km, language), unit, of, accuracy);
}

} // namespace cordon::app
