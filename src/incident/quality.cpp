// SPDX-License-Identifier: MIT
#include "incident/key.hpp"
#include "incident/regions.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::incident {

namespace {

/// Up to 1 km a symbol of 3 mm covers the truth on any map of a country.
constexpr Metres named_exact = kilometres(1.0);

constexpr std::array<std::string_view, 8> winds_en = {"north", "north-east", "east", "south-east",
                                                      "south", "south-west", "west", "north-west"};
constexpr std::array<std::string_view, 8> winds_fr = {"au nord",    "au nord-est",  "à l’est",
                                                      "au sud-est", "au sud",       "au sud-ouest",
                                                      "à l’ouest",  "au nord-ouest"};

std::string kilometres_text(Metres length, Language language) {
    const double km = length.value() / 1000.0;
    return format_number_short(km, km < 10.0 ? 1 : 0, language);
}

/// `de Kati`, `d’Abidjan`.
std::string of_place(std::string_view place) {
    constexpr std::string_view vowels = "AEIOUaeiou";
    const bool elided = !place.empty() && (vowels.find(place.front()) != std::string_view::npos ||
                                           place.starts_with("É") || place.starts_with("È"));
    return (elided ? "d’" : "de ") + std::string(place);
}

std::size_t wind_of(const AzimuthRange& azimuths) {
    double span = std::fmod(azimuths.to.value() - azimuths.from.value() + 720.0, 360.0);
    if (span == 0.0) span = 360.0;
    const double middle = std::fmod(azimuths.from.value() + span / 2, 360.0);
    return static_cast<std::size_t>(std::lround(middle / 45.0)) % 8;
}

/// No road is known: the line is the shortest way between its ends.
bool is_straight(const std::vector<geom::LonLat>& line) {
    constexpr double tolerance = 1.001; // of a geodesic with corners every few km
    if (line.size() < 2) return false;
    double length = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        length += proj::distance(line[i], line[i + 1]).value();
    return length <= tolerance * proj::distance(line.front(), line.back()).value();
}

/// The phrase for one place. Both languages stand side by side so that they are kept together.
struct QualityWords {
    Language language;

    [[nodiscard]] bool fr() const { return language == Language::fr; }
    [[nodiscard]] std::string pick(std::string_view en, std::string_view french) const {
        return std::string(fr() ? french : en);
    }

    std::string operator()(const Unknown& /*model*/) const {
        return pick("not located", "non localisé");
    }
    std::string operator()(const Point& model) const {
        if (!model.radius) return pick("precision not stated", "précision non indiquée");
        if (*model.radius <= named_exact) return pick("exact", "exact");
        const std::string km = kilometres_text(*model.radius, language);
        return fmt::format("{} {}{}km", pick("within", "à moins de"), km, no_break_space);
    }
    std::string operator()(const Ring& model) const {
        const std::string range =
            kilometres_text(model.inner, language) + "–" + kilometres_text(model.outer, language);
        std::string text =
            fmt::format("{} {}{}km", pick("ring", "couronne de"), range, no_break_space);
        if (model.azimuths) {
            const std::string wind(fr() ? winds_fr.at(wind_of(*model.azimuths))
                                        : winds_en.at(wind_of(*model.azimuths)));
            if (model.center_name.empty()) return text + ", " + wind;
            return text + (fr() ? ", " + wind + " " + of_place(model.center_name)
                                : ", " + wind + " of " + model.center_name);
        }
        if (model.center_name.empty()) return text;
        return text +
               (fr() ? " autour " + of_place(model.center_name) : " round " + model.center_name);
    }
    std::string operator()(const Stretch& model) const {
        if (model.corridor.empty() && is_straight(model.line))
            return pick("on the straight line between them", "sur la ligne droite entre les deux");
        return pick("road stretch", "tronçon de route");
    }
    std::string operator()(const Area& model) const {
        if (model.polygon.empty()) return pick("area without an outline", "zone sans contour");
        return model.is_assumed ? pick("assumed area, the outline is not known",
                                       "zone supposée, le contour est inconnu")
                                : pick("area", "zone");
    }
    std::string operator()(const Sector& model) const {
        const std::size_t wind = wind_of(model.azimuths);
        const std::string place = model.center_name.empty() ? "?" : model.center_name;
        const std::string text = fr() ? std::string(winds_fr.at(wind)) + " " + of_place(place)
                                      : std::string(winds_en.at(wind)) + " of " + place;
        if (model.reach)
            return fmt::format("{}, {} {}{}km", text, pick("within", "à moins de"),
                               kilometres_text(*model.reach, language), no_break_space);
        return text + pick(", distance unknown", ", distance inconnue");
    }
    std::string operator()(const Alternatives& model) const {
        return pick("rival places: ", "lieux concurrents\u202F: ") + parts(model.places);
    }
    std::string operator()(const Several& model) const {
        return pick("several places: ", "plusieurs lieux\u202F: ") + parts(model.places);
    }

    /// The phrases of the parts, each once.
    [[nodiscard]] std::string parts(const std::vector<Location>& places) const {
        std::vector<std::string> phrases;
        for (const Location& place : places) {
            std::string phrase = quality_phrase(place, language);
            if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end())
                phrases.push_back(std::move(phrase));
        }
        return fmt::format("{}", fmt::join(phrases, ", "));
    }
};

} // namespace

std::string quality_phrase(const Location& location, Language language) {
    return std::visit(QualityWords{language}, location.said);
}

} // namespace cordon::incident
