// SPDX-License-Identifier: MIT
#include "app/crossings.hpp"

#include "core/file.hpp"
#include "core/punctuation.hpp"
#include "core/unicode.hpp"
#include "core/units.hpp"
#include "data/reader.hpp"
#include "geom/measure.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <map>
#include <numbers>

namespace cordon::app {

namespace {

constexpr std::size_t most_crossings = 2000;
constexpr double told_km = 15.0; ///< farther from every border: the position is in doubt

struct StatusWords {
    CrossingStatus status;
    std::string_view name; ///< in the layer
    std::string_view en;
    std::string_view fr;
};
constexpr std::array statuses{
    StatusWords{CrossingStatus::open, "open", "open", "ouvert"},
    StatusWords{CrossingStatus::sporadic, "sporadic", "sporadically open", "ouvert par moments"},
    StatusWords{CrossingStatus::closed, "closed", "closed", "fermé"},
    StatusWords{CrossingStatus::authorised, "unknown", "authorised, use unknown",
                "autorisé, usage inconnu"},
    StatusWords{CrossingStatus::unknown, "unknown", "no information", "sans information"}};

const StatusWords& words_of(CrossingStatus status) {
    return statuses.at(static_cast<std::size_t>(status));
}

std::string_view word(CrossingStatus status, Language language) {
    return language == Language::fr ? words_of(status).fr : words_of(status).en;
}

/// The text of the first of several columns, whose names are compared folded.
std::string text_of(const data::FeatureLayer& points, std::size_t i,
                    std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        for (const data::Column& column : points.columns()) {
            if (fold_name(column.name()) != name) continue;
            const data::Value value = column[i];
            if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
            if (const auto* number = std::get_if<double>(&value))
                return format_number_short(*number, 6, Language::en);
        }
    return {};
}

bool has_status(const data::FeatureLayer& points) {
    return std::any_of(points.columns().begin(), points.columns().end(), [](const auto& column) {
        const std::string name = fold_name(column.name());
        return name == "status" || name == "statut" || name == "etat";
    });
}

/// What messages call a crossing.
std::string shown_name(const std::string& name, std::size_t i) {
    return name.empty() ? fmt::format("number {}", i + 1) : fmt::format("'{}'", name);
}

/// What a row says and what may be drawn of it.
Crossing crossing_of(const data::FeatureLayer& points, std::size_t i, Reporter& reporter) {
    const Where where{points.metadata.source, 0, 0, {}};
    Crossing out;
    out.at = points.shapes[i].part(0).front();
    out.name = text_of(points, i, {"name", "nom", "crossing", "poste"});
    const std::string shown = shown_name(out.name, i);
    out.source = text_of(points, i, {"source", "sources"});
    const std::string date = text_of(points, i, {"date", "as of", "status date"});
    if (!date.empty()) out.date = parse_iso_date(date);
    if (!date.empty() && !out.date)
        reporter.warn(fmt::format("the date '{}' of crossing {} cannot be read", date, shown),
                      where, {"write it as 2025-10-30"});
    const std::string said = text_of(points, i, {"status", "statut", "etat"});
    const auto status = crossing_status_from(said);
    if (!status) {
        reporter.warn(
            fmt::format("status '{}' of crossing {} is not known: drawn as no information", said,
                        shown),
            where, {"write open, sporadically open, closed, authorised or unknown"});
        return out;
    }
    out.status = *status;
    if (out.source.empty() && out.status != CrossingStatus::unknown) {
        reporter.warn(fmt::format("crossing {} is '{}' without a source: drawn as no information",
                                  shown, said),
                      where, {"name in the column 'source' who says so"});
        out.status = CrossingStatus::unknown;
    }
    return out;
}

/// Plane coordinates round a place, in km.
geom::LonLat plane(geom::LonLat p, geom::LonLat origin) {
    const double shrink = std::cos(origin.y * std::numbers::pi / 180.0);
    return {(p.x - origin.x) * km_per_degree * shrink, (p.y - origin.y) * km_per_degree};
}

/// Turns a crossing by the nearest border; the distance to it in km.
double turn_by_border(Crossing& crossing, const data::FeatureLayer& borders) {
    double nearest = 1e9;
    for (std::size_t f = 0; f < borders.size(); ++f) {
        const auto shape = borders.shapes[f];
        for (std::size_t p = 0; p < shape.part_count(); ++p) {
            const auto line = shape.part(p);
            for (std::size_t k = 0; k + 1 < line.size(); ++k) {
                const geom::LonLat a = plane(line[k], crossing.at);
                const geom::LonLat b = plane(line[k + 1], crossing.at);
                const double away = geom::nearest_on_segment({0.0, 0.0}, a, b).distance;
                if (away >= nearest) continue;
                nearest = away;
                crossing.angle = std::atan2(-(b.y - a.y), b.x - a.x) * 180.0 / std::numbers::pi;
            }
        }
    }
    return nearest;
}

void turn_by_borders(std::vector<Crossing>& crossings, const std::string& file,
                     Reporter& reporter) {
    data::ReadOptions options;
    geom::LonLatBox window;
    for (const Crossing& crossing : crossings) window.add(crossing.at);
    options.window = window.grown(1.0);
    options.columns = {"kind"};
    const data::FeatureLayer borders = data::read_layer(
        data_folder() / "geodata" / "world_10m" / "boundaries.fgb", options, reporter);
    for (Crossing& crossing : crossings) {
        const double km = turn_by_border(crossing, borders);
        if (km <= told_km) continue;
        crossing.angle = 0.0;
        const std::string shown =
            shown_name(crossing.name, static_cast<std::size_t>(&crossing - crossings.data()));
        reporter.warn(km > 1000.0 ? fmt::format("crossing {} is far from every border", shown)
                                  : fmt::format("crossing {} is {:.0f} km from the nearest border",
                                                shown, km),
                      {file, 0, 0, {}}, {"check latitude and longitude"});
    }
}

std::string date_text(const Crossing& crossing, Language language) {
    return crossing.date ? format_interval(*crossing.date, language) : std::string();
}

/// `Diboli: open (Douanes, 12 Oct. 2025)`.
std::string describe(const Crossing& crossing, Language language) {
    std::string text =
        crossing.name + std::string(colon(language)) + std::string(word(crossing.status, language));
    std::string evidence = crossing.source;
    if (const std::string date = date_text(crossing, language); !date.empty())
        evidence += (evidence.empty() ? "" : ", ") + date;
    return evidence.empty() ? text : fmt::format("{} ({})", text, evidence);
}

} // namespace

std::optional<CrossingStatus> crossing_status_from(std::string_view text) {
    const std::string folded = fold_name(text);
    static const std::map<std::string, CrossingStatus, std::less<>> known = {
        {"open", CrossingStatus::open},
        {"ouvert", CrossingStatus::open},
        {"ouverte", CrossingStatus::open},
        {"sporadic", CrossingStatus::sporadic},
        {"sporadically open", CrossingStatus::sporadic},
        {"sporadique", CrossingStatus::sporadic},
        {"intermittent", CrossingStatus::sporadic},
        {"ouvert par moments", CrossingStatus::sporadic},
        {"ouvert par intermittence", CrossingStatus::sporadic},
        {"partly open", CrossingStatus::sporadic},
        {"restricted", CrossingStatus::sporadic},
        {"closed", CrossingStatus::closed},
        {"shut", CrossingStatus::closed},
        {"ferme", CrossingStatus::closed},
        {"fermee", CrossingStatus::closed},
        {"authorised", CrossingStatus::authorised},
        {"authorized", CrossingStatus::authorised},
        {"autorise", CrossingStatus::authorised},
        {"unknown", CrossingStatus::unknown},
        {"inconnu", CrossingStatus::unknown},
        {"no information", CrossingStatus::unknown},
        {"sans information", CrossingStatus::unknown},
        {"", CrossingStatus::unknown}};
    const auto found = known.find(folded);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Crossing> crossings_of(const data::FeatureLayer& points, Reporter& reporter) {
    if (points.size() == 0) return {};
    if (!has_status(points)) {
        std::vector<std::string> names;
        for (const data::Column& column : points.columns()) names.push_back(column.name());
        throw Error({Severity::error,
                     "the crossings have no column of status",
                     {points.metadata.source, 1, 0, {}},
                     {fmt::format("the columns are {}", fmt::join(names, ", ")),
                      "name it status: open, sporadically open, closed, authorised or unknown"}});
    }
    if (points.size() > most_crossings)
        throw Error(
            fmt::format("{} crossings are too many (at most {})", points.size(), most_crossings),
            "a crossing is a post at a border, not every path over it");
    std::vector<Crossing> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto shape = points.shapes[i];
        if (shape.kind() == geom::Kind::point && !shape.empty())
            out.push_back(crossing_of(points, i, reporter));
        else
            reporter.warn(fmt::format("crossing {} is not a point and was left out", i + 1),
                          {points.metadata.source, 0, 0, {}});
    }
    return out;
}

std::vector<Crossing> read_crossings(const FilePath& file, Reporter& reporter) {
    data::FeatureLayer points = data::read_layer(file.resolved, {}, reporter);
    points.metadata.source = file.given;
    std::vector<Crossing> crossings = crossings_of(points, reporter);
    if (!crossings.empty()) turn_by_borders(crossings, file.given, reporter);
    return crossings;
}

data::LayerPtr crossing_layer(const std::vector<Crossing>& crossings, Language language) {
    auto layer = std::make_shared<data::FeatureLayer>("crossings");
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        const Crossing& crossing = crossings[i];
        layer->shapes.add_point(crossing.at);
        layer->set("id", std::string_view(fmt::format("{}", i + 1)));
        if (!crossing.name.empty()) layer->set("name", std::string_view(crossing.name));
        layer->set("status", words_of(crossing.status).name);
        layer->set("authorised", crossing.status == CrossingStatus::authorised);
        layer->set("angle", crossing.angle);
        if (!crossing.source.empty()) layer->set("source", std::string_view(crossing.source));
        if (crossing.date) layer->set("date", std::string_view(to_iso(crossing.date->from)));
        layer->set("description", std::string_view(describe(crossing, language)));
        layer->finish_feature();
    }
    return layer;
}

std::string crossing_notes(const std::vector<Crossing>& crossings, Language language) {
    if (crossings.empty()) return {};
    constexpr std::size_t listed = 8;
    std::vector<std::string> items;
    for (const Crossing& crossing : crossings)
        if (items.size() < listed && crossing.status != CrossingStatus::unknown)
            items.push_back(describe(crossing, language));
    const bool french = language == Language::fr;
    std::size_t silent = 0;
    for (const Crossing& crossing : crossings)
        if (crossing.status == CrossingStatus::unknown) ++silent;
    std::string text = french ? "Points de passage\u202F: " : "Border crossings: ";
    text += fmt::format("{}", fmt::join(items, semicolon(language)));
    if (crossings.size() - silent > items.size())
        text += french ? "\u202F; et d’autres" : "; and others";
    if (silent > 0)
        text += fmt::format(
            fmt::runtime(french ? "{}{} sans information, ce qui n’est pas «\u00A0ouvert\u00A0»"
                                : "{}{} without information, which is not “open”"),
            items.empty() ? std::string_view() : semicolon(language), silent);
    return text + ".";
}

std::string crossing_counts(const std::vector<Crossing>& crossings, Language language) {
    if (crossings.empty()) return {};
    std::array<int, statuses.size()> counts{};
    for (const Crossing& crossing : crossings)
        ++counts.at(static_cast<std::size_t>(crossing.status));
    std::vector<std::string> items;
    for (const StatusWords& one : statuses)
        if (const int count = counts.at(static_cast<std::size_t>(one.status)); count > 0)
            items.push_back(fmt::format("{} ({})", word(one.status, language), count));
    return fmt::format(
        "{}{}", language == Language::fr ? "Points de passage\u202F: " : "Border crossings: ",
        fmt::join(items, ", "));
}

} // namespace cordon::app
