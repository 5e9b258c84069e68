// SPDX-License-Identifier: MIT
#include "incident/columns.hpp"

#include "core/unicode.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

/// The column that the user named, without regard to case and accents.
Column named_column(const std::vector<std::string>& header, const std::string& name,
                    const std::string& file) {
    const std::string wanted = fold_name(name);
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i] == name || fold_name(header[i]) == wanted) return i;
    Diagnostic diagnostic{
        Severity::error, fmt::format("column '{}' not found", name), {file, 1, 0, {}}, {}};
    if (std::string hint = did_you_mean(name, header); !hint.empty())
        diagnostic.hints.push_back(std::move(hint));
    diagnostic.hints.push_back(fmt::format("the columns are {}", fmt::join(header, ", ")));
    throw Error(std::move(diagnostic));
}

/// Words that add nothing to the name of a column: `type d'incident`, `date of the attack`,
/// `nombre de morts`, `event location`.
bool is_filler(std::string_view word) {
    constexpr std::array<std::string_view, 28> fillers = {
        "d",         "de",   "du",    "des",      "l",         "la",        "le",
        "les",       "of",   "the",   "incident", "incidents", "event",     "events",
        "evenement", "fait", "faits", "attack",   "attacks",   "attaque",   "nombre",
        "number",    "nb",   "no",    "n",        "total",     "principal", "main"};
    return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
}

/// A folded name without its fillers; empty when nothing is left.
std::string core_name(std::string_view folded) {
    std::string core;
    while (!folded.empty()) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        const std::string_view word = folded.substr(0, end);
        folded.remove_prefix(std::min(end + 1, folded.size()));
        if (is_filler(word)) continue;
        if (!core.empty()) core += ' ';
        core += word;
    }
    return core;
}

/// As find_column(), then by names without their fillers.
Column find_loosely(const std::vector<std::string>& header,
                    std::initializer_list<std::string_view> names) {
    if (const Column exact = find_column(header, names)) return exact;
    for (const std::string_view name : names) {
        const auto found = std::find_if(header.begin(), header.end(), [&](const auto& column) {
            return core_name(fold_name(column)) == name;
        });
        if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
    }
    return std::nullopt;
}

} // namespace

Column find_column(const std::vector<std::string>& header,
                   std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        const auto found =
            std::find_if(header.begin(), header.end(),
                         [&](const std::string& column) { return fold_name(column) == name; });
        if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
    }
    return std::nullopt;
}

Columns find_columns(const std::vector<std::string>& header, const std::string& file,
                     const ReadOptions& options) {
    const auto find = [&](const std::string& named, std::initializer_list<std::string_view> names) {
        return named.empty() ? find_loosely(header, names) : named_column(header, named, file);
    };
    Columns c;
    c.id = find({}, {"id", "event id", "incident id", "identifiant", "uid", "fid"});
    c.latitude = find(options.latitude_column,
                      {"latitude", "lat", "decimallatitude", "latitude wgs84", "lat wgs84",
                       "lat dd", "latitude deg", "y", "coord y", "y coord", "ylat"});
    c.longitude =
        find(options.longitude_column,
             {"longitude", "lon", "lng", "long", "decimallongitude", "longitude wgs84", "lon wgs84",
              "lon dd", "longitude deg", "x", "coord x", "x coord", "xlong"});
    if (!c.latitude && !c.longitude)
        c.position = find({}, {"coordinates",
                               "coordinate",
                               "coords",
                               "coord",
                               "coordonnees",
                               "coordonnees gps",
                               "gps",
                               "gps coordinates",
                               "lat lon",
                               "lat long",
                               "lat lng",
                               "latlon",
                               "latlong",
                               "latlng",
                               "latitude longitude",
                               "position",
                               "geolocation",
                               "geopoint",
                               "geo point",
                               "geom wkt",
                               "wkt",
                               "wkt geom",
                               "geom",
                               "geometry",
                               "the geom"});
    c.year = find({}, {"year", "annee", "an"});
    c.month = find({}, {"month", "mois"});
    c.day = find({}, {"day", "jour"});
    c.date = find(options.date_column,
                  {"date", "event date", "eventdate", "incident date", "date incident",
                   "date evenement", "date de l evenement", "date start", "start date", "date from",
                   "date debut", "date de debut", "debut", "datetime", "when", "quand"});
    const bool three_columns = c.year && c.month && c.day;
    if (!c.date && !three_columns) c.date = c.day;
    if (c.date || !three_columns) c.year = c.month = c.day = std::nullopt;
    c.date_end = find({}, {"date end", "end date", "date to", "date fin", "date de fin", "fin"});
    c.type = find(options.type_column,
                  {"type", "event type", "incident type", "type evenement", "type d evenement",
                   "type incident", "category", "categorie", "kind", "nature", "what", "quoi",
                   "genre", "sub event type", "what happened"});
    c.title = find({}, {"title", "titre", "name", "nom", "headline", "event", "evenement",
                        "incident", "fait"});
    c.place = find({}, {"place", "location", "lieu", "localite", "localisation", "locality", "town",
                        "ville", "village", "verbatimlocality", "commune", "where", "ou", "endroit",
                        "site", "city", "settlement", "place name", "nom du lieu"});
    c.radius_km = find({}, {"radius km", "rayon km", "uncertainty km", "precision km",
                            "accuracy km", "incertitude km", "error km"});
    c.radius_m = find({}, {"coordinateuncertaintyinmeters", "radius m", "rayon m", "uncertainty m",
                           "accuracy m", "precision m", "incertitude m", "error m"});
    c.claim = find({}, {"claim", "claim status", "status", "statut", "verification"});
    c.source = find({}, {"source", "sources", "publisher", "media", "outlet", "reported by",
                         "rapporte par", "reporter", "agency", "agence"});
    c.url = find({}, {"url", "link", "lien", "source url", "source link"});
    c.notes = find({}, {"notes", "note", "description", "comment", "comments", "commentaire",
                        "remarques", "remarks", "details", "summary", "resume"});
    c.killed = find({}, {"fatalities", "killed", "deaths", "dead", "morts", "tues", "deces",
                         "deaths best", "fatalities best"});
    return c;
}

std::vector<Column> as_list(const Columns& c) {
    return {c.id,    c.latitude, c.longitude, c.position, c.date,  c.date_end,  c.year,
            c.month, c.day,      c.type,      c.title,    c.place, c.radius_km, c.radius_m,
            c.claim, c.source,   c.url,       c.notes,    c.killed};
}

std::vector<std::size_t> other_columns(const std::vector<std::string>& header,
                                       const std::vector<Column>& used) {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (std::find(used.begin(), used.end(), Column(i)) == used.end()) others.push_back(i);
    return others;
}

} // namespace cordon::incident
