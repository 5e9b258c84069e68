// SPDX-License-Identifier: MIT
#include "app/evidence.hpp"

#include "app/clusters.hpp"
#include "app/crowd.hpp"
#include "app/division_outlines.hpp"
#include "app/label_names.hpp"
#include "app/layer_distance.hpp"
#include "app/place_words.hpp"
#include "app/symbol_columns.hpp"
#include "core/ascii.hpp"
#include "core/file.hpp"
#include "core/punctuation.hpp"
#include "core/sha256.hpp"
#include "core/unicode.hpp"
#include "data/reader.hpp"
#include "data/writer.hpp"
#include "incident/lint.hpp"
#include "incident/reader.hpp"
#include "incident/same_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

using incident::Incident;

incident::ReadOptions read_options(const IncidentSource& source, const DataSection& data) {
    incident::ReadOptions options;
    options.latitude_column = source.lat;
    options.longitude_column = source.lon;
    options.date_column = source.date;
    options.type_column = source.type;
    if (data.precision) options.precision_table = data.precision->resolved;
    return options;
}

/// Formats whose features are read as rows, by the file's ending: those of GIS and of phones.
bool is_vector_file(const fs::path& file) {
    constexpr std::array<std::string_view, 7> endings = {".kml", ".kmz", ".gpx",     ".gpkg",
                                                         ".fgb", ".shp", ".geojsonl"};
    const std::string ending = lower_ascii(file.extension().string());
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

void append(incident::IncidentSet& all, incident::IncidentSet&& one) {
    if (all.file.empty()) all.file = one.file;
    if (all.as_of.empty()) all.as_of = one.as_of;
    if (all.licence.empty()) all.licence = one.licence;
    if (all.attribution.empty()) all.attribution = one.attribution;
    if (all.incidents.empty())
        all.incidents = std::move(one.incidents);
    else
        std::move(one.incidents.begin(), one.incidents.end(), std::back_inserter(all.incidents));
    for (incident::PrecisionUse& row : one.precision_used) {
        const auto same = std::find_if(
            all.precision_used.begin(), all.precision_used.end(), [&](const auto& known) {
                return known.source == row.source && known.code == row.code;
            });
        if (same == all.precision_used.end())
            all.precision_used.push_back(std::move(row));
        else
            same->count += row.count;
    }
}

/// Places in words, where the document asks for them or the table has no coordinates at all.
void read_places(incident::IncidentSet& set, const DataSection& data, Evidence& evidence,
                 Reporter& reporter) {
    const bool none =
        std::none_of(set.incidents.begin(), set.incidents.end(),
                     [](const Incident& i) { return incident::is_located(i.location); });
    const bool is_table = !fs::path(set.file).extension().string().ends_with("json");
    if (!data.locate.value_or(none && is_table)) return;
    PlaceRequest request;
    request.countries = data.countries;
    if (data.places) request.chosen = data.places->resolved;
    for (const FilePath& file : data.gazetteers) request.gazetteers.emplace_back(file.resolved);
    const PlaceWords words = locate_by_words(set, request, reporter);
    if (words.located > 0) evidence.attributions.push_back(words.attribution);
    if (words.located + words.left > 0)
        reporter.note(fmt::format("{} of {} places in words were located", words.located,
                                  words.located + words.left),
                      {set.file, 0, 0, {}});
}

incident::SelectOptions select_options(const MapDocument& document) {
    incident::SelectOptions options;
    const MapSection& map = document.map;
    if (map.from || map.to) {
        const Date earliest = *Date::from_civil(1, 1, 1);
        const Date latest = *Date::from_civil(9999, 12, 31);
        options.window = DateInterval{map.from.value_or(earliest), map.to.value_or(latest)};
    }
    options.pending = document.data.pending ? incident::Pending::drawn : incident::Pending::hidden;
    options.profile = static_cast<incident::Profile>(map.profile);
    options.delay_hours = static_cast<int>(document.analysis.number_or(
        "delay_hours", static_cast<double>(incident::public_delay_hours)));
    // The delay counts back from publication: old facts that are drawn again today are not held
    // back.
    options.as_of = day_of(map);
    return options;
}

/// Names of towns of which the location does not say where they lie.
void collect_names(const incident::LocationModel& model, std::set<std::string>& out) {
    if (const auto* stretch = std::get_if<incident::Stretch>(&model))
        for (const incident::StretchEnd* end : {&stretch->from, &stretch->to})
            if (!end->at && !end->name.empty()) out.insert(end->name);
    const auto each = [&](const std::vector<incident::Location>& places) {
        for (const incident::Location& place : places) collect_names(place.said, out);
    };
    if (const auto* rivals = std::get_if<incident::Alternatives>(&model)) each(rivals->places);
    if (const auto* several = std::get_if<incident::Several>(&model)) each(several->places);
}

void summarise(Evidence& evidence, Language language) {
    std::set<std::string, std::less<>> independent;
    std::set<std::string, std::less<>> known;
    for (const Incident& incident : evidence.set.incidents) {
        collect_names(incident.location.said, evidence.place_names);
        if (incident::is_located(incident.location)) ++evidence.located;
        for (const incident::Source& source : incident.sources) {
            if (!source.secondary && !source.independent_name().empty())
                independent.insert(source.independent_name());
            const std::string shown =
                source.label.empty() ? source.publisher : std::string(source.label.in(language));
            if (!shown.empty() && known.insert(shown).second) evidence.publishers.push_back(shown);
        }
    }
    evidence.independent_sources = static_cast<int>(independent.size());
    if (!evidence.set.attribution.empty())
        evidence.attributions.push_back(evidence.set.attribution);
}

/// The key names what size and shape stand for, unless it is a count that it lists already.
void add_column_details(incident::KeyEntry& entry, const Incident& incident,
                        const MapSection& map) {
    for (const std::string& column : {map.size_by, map.shape_by}) {
        const std::string text =
            column.empty() ? std::string() : further_column_text(incident, column, map.lang);
        if (text.empty()) continue;
        if (!entry.details.empty()) entry.details += semicolon(map.lang);
        entry.details += words_of_column(column, map.lang) + std::string(colon(map.lang)) + text;
    }
}

/// The letter of each incident's cluster, by id; empty when there are too many to be listed.
std::map<std::string_view, std::string_view> cluster_letters(const Evidence& evidence) {
    std::map<std::string_view, std::string_view> letters;
    for (const Cluster& cluster : evidence.clusters)
        for (const std::string& id : cluster.ids)
            if (!cluster.letter.empty()) letters.emplace(id, cluster.letter);
    return letters;
}

void gather_clusters(Evidence& evidence, const MapDocument& document, Reporter& reporter) {
    const auto listed = static_cast<std::size_t>(document.map.number_max);
    evidence.clusters = make_clusters({evidence.layers.points, evidence.layers.areas},
                                      *document.map.cluster, listed);
    warn_of_cover(area_of(evidence.clusters), evidence.clusters.size(), reporter);
    if (evidence.clusters.size() > listed)
        reporter.note(fmt::format("{} circles are too many to be listed (number_max is {}): the "
                                  "map has no key",
                                  evidence.clusters.size(), listed));
}

/// The incidents are in degrees, whatever their file says.
void refuse_units(const MapDocument& document, const data::FeatureLayer& points) {
    DistanceOf of = distance_of(points, "buffer = \"{}\"");
    of.name = "incidents";
    (void)ground_distance(*document.map.buffer.without_unit, of, document.where("map.buffer"));
}

} // namespace

Evidence gather_evidence(const MapDocument& document, Reporter& reporter) {
    Evidence evidence;
    incident::IncidentSet all;
    for (const IncidentSource& source : document.data.incidents) {
        std::string bytes = read_file(source.file.resolved);
        evidence.inputs.emplace_back(source.file.given, sha256(bytes));
        if (is_vector_file(source.file.resolved))
            bytes = data::to_geojson(data::read_layer(source.file.resolved, {}, reporter));
        incident::IncidentSet set = incident::read_incidents_text(
            std::move(bytes), source.file.given, read_options(source, document.data), reporter);
        read_places(set, document.data, evidence, reporter);
        append(all, std::move(set));
        if (!source.attribution.empty()) evidence.attributions.push_back(source.attribution);
    }
    DivisionOutlines outlines = find_outlines(all, document.data, reporter);
    evidence.outline_attributions = std::move(outlines.attributions);
    evidence.renamed_areas = std::move(outlines.renamed);
    std::move(outlines.inputs.begin(), outlines.inputs.end(), std::back_inserter(evidence.inputs));
    if (document.data.crossings) {
        evidence.crossings = read_crossings(*document.data.crossings, reporter);
        evidence.inputs.emplace_back(document.data.crossings->given,
                                     sha256(read_file(document.data.crossings->resolved)));
    }
    evidence.total = static_cast<int>(all.incidents.size());
    incident::lint(all, reporter);
    const incident::SelectOptions options = select_options(document);
    evidence.selection = incident::select(std::move(all), options);
    evidence.delay_hours = options.delay_hours;
    evidence.set = std::move(evidence.selection.set);
    if (evidence.set.incidents.empty() && evidence.total > 0) {
        reporter.warn(
            fmt::format(
                "none of the {} incidents is left to draw: {} outside the window, {} pending, "
                "{} held back by the profile",
                evidence.total, evidence.selection.outside_window, evidence.selection.pending,
                evidence.selection.held_back),
            {}, {"widen --from and --to, or ask for --with-pending or --profile internal"});
    }
    summarise(evidence, document.map.lang);
    incident::FeatureOptions features;
    features.language = document.map.lang;
    features.pending = options.pending;
    features.numbered = document.map.number && !document.map.cluster &&
                        !(asks_for_symbols(document.map) && is_many(document, evidence));
    features.first_number = document.map.number_from;
    if (document.map.centre) features.subject = document.map.centre->position;
    incident::CoarsenOptions coarsening;
    coarsening.profile = options.profile;
    coarsening.as_of = options.as_of ? options.as_of : incident::cut_off_day(evidence.set);
    coarsening.grid_deg = document.analysis.number_or("coarsen_deg", coarsening.grid_deg);
    coarsening.age_days = document.analysis.number_or("coarsen_age_days", coarsening.age_days);
    evidence.coarsened = incident::coarsen(evidence.set, coarsening);
    incident::swap_locations(evidence.set, evidence.coarsened);
    evidence.layers = incident::to_features(evidence.set, features);
    incident::swap_locations(evidence.set, evidence.coarsened);
    evidence.symbols =
        symbolise(document, evidence.set, static_cast<Many>(is_many(document, evidence)),
                  evidence.layers, reporter);
    if (document.map.buffer.without_unit) refuse_units(document, evidence.layers.points);
    use_label_names(evidence.set, document, reporter);
    evidence.key = incident::key_order(evidence.set, options.pending, document.map.number_from);
    if (document.map.cluster) gather_clusters(evidence, document, reporter);
    return evidence;
}

namespace {

/// Attributes of the incident's first point feature, for its marker in the key.
Json marker_properties(const data::FeatureLayer& points, const std::string& id) {
    Json::Object out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points.text(i, "id") != id) continue;
        for (const data::Column& column : points.columns()) {
            const data::Value value = column[i];
            Json json;
            if (const auto* text = std::get_if<std::string_view>(&value))
                json = Json(std::string(*text));
            if (const auto* number = std::get_if<double>(&value)) json = Json(*number);
            if (const auto* flag = std::get_if<bool>(&value)) json = Json(*flag);
            // Rival places share one row: no letter in its marker.
            if (!json.is_null() && column.name() != "alternative")
                out.push_back({column.name(), std::move(json), 0});
        }
        break;
    }
    return Json(std::move(out));
}

/// The date without its year when all dates of the map lie in one year, which the subtitle names.
std::string without_year(const std::string& date, const std::optional<DateInterval>& dates) {
    if (!dates || dates->from.year() != dates->to.year()) return date;
    const std::string year = std::string(no_break_space) + std::to_string(dates->to.year());
    return date.ends_with(year) ? date.substr(0, date.size() - year.size()) : date;
}

/// What the key says of an incident that the frame leaves out.
std::string off_map_phrase(const OffMap& off_map, const std::string& id, Language language) {
    const bool french = language == Language::fr;
    if (off_map.all.contains(id)) return french ? "hors carte" : "off the map";
    if (off_map.part.contains(id)) return french ? "en partie hors carte" : "partly off the map";
    return {};
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
    std::string out;
    for (const std::string& text : texts) {
        if (text.empty()) continue;
        if (!out.empty()) out += separator;
        out += text;
    }
    return out;
}

/// One position of several incidents is often the centroid of a division: the key says so.
std::string same_place_words(const incident::KeyEntry& entry, bool french) {
    if (!entry.same_place) return {};
    return french ? "même position qu’un autre" : "same position as another one";
}

/// Which parts of the key are printed; the number always is, because it ties the row to the map.
struct Columns {
    const std::vector<KeyColumn>& wanted; ///< empty = all

    [[nodiscard]] std::string text(KeyColumn column, const std::string& text) const {
        const bool shown =
            wanted.empty() || std::find(wanted.begin(), wanted.end(), column) != wanted.end();
        return shown ? text : std::string();
    }
};

} // namespace

void add_credits(Credits& credits, const Evidence& evidence, Language language) {
    const bool french = language == Language::fr;
    for (const std::string& attribution : evidence.attributions)
        credits.add(french ? "Faits" : "Incidents", attribution);
    for (const std::string& attribution : evidence.outline_attributions)
        credits.add(french ? "Contours" : "Outlines", attribution);
}

bool is_many(const MapDocument& document, const Evidence& evidence) {
    return evidence.located > document.map.number_max;
}

bool has_numbers(const MapDocument& document, const Evidence& evidence) {
    return document.map.number && !is_many(document, evidence) && !document.map.cluster;
}

std::vector<incident::KeyEntry> key_entries(const Evidence& evidence, const MapDocument& document,
                                            Listed listed) {
    const MapSection& map = document.map;
    const incident::SharedPositions shared(evidence.set);
    const auto letters = cluster_letters(evidence);
    std::vector<incident::KeyEntry> entries;
    for (const incident::KeyRank& rank : evidence.key) {
        if (rank.number <= 0 && listed == Listed::located) continue;
        const Incident& incident = evidence.set.incidents[rank.incident];
        incident::KeyEntry& entry =
            entries.emplace_back(incident::key_entry(incident, rank.number, map.lang));
        // The list says how exact the place is that the map shows.
        if (const incident::Location* shown = evidence.coarsened.of(rank.incident))
            entry.quality = incident::quality_phrase(*shown, map.lang);
        entry.same_place = shared.contains(rank.incident);
        if (asks_for_symbols(map)) add_column_details(entry, incident, map);
        if (const auto found = letters.find(entry.id); found != letters.end())
            entry.cluster = found->second;
    }
    return entries;
}

/// Beside a table's own words that begin in capitals the program's do as well.
void begin_alike(std::vector<compose::KeyRow>& rows, Language language) {
    const std::string lang(code(language));
    const bool capitals = std::any_of(rows.begin(), rows.end(), [&](const compose::KeyRow& row) {
        return !row.detail.empty() && capitalised(row.detail, lang) == row.detail &&
               to_lower(row.detail, lang) != row.detail;
    });
    if (!capitals) return;
    for (compose::KeyRow& row : rows) row.detail = capitalised(row.detail, lang);
}

std::vector<compose::KeyRow> key_rows(const Evidence& evidence, const MapDocument& document) {
    std::vector<compose::KeyRow> rows;
    const std::optional<DateInterval> dates = dates_of(evidence);
    if (document.map.cluster && document.map.number)
        return cluster_rows(evidence.clusters, evidence, document.map.lang);
    if (!has_numbers(document, evidence)) return rows;
    for (const incident::KeyEntry& entry : key_entries(evidence, document, Listed::located)) {
        compose::KeyRow row;
        row.id = entry.id;
        row.properties = marker_properties(evidence.layers.points, entry.id);
        const Columns shows{document.sheet.key_columns};
        row.heading = joined({shows.text(KeyColumn::date, without_year(entry.date, dates)),
                              shows.text(KeyColumn::place, entry.place)},
                             "  ");
        const std::string what =
            shows.text(KeyColumn::type, entry.title.empty() ? entry.type : entry.title);
        const bool french = document.map.lang == Language::fr;
        const std::string_view separator = semicolon(document.map.lang);
        const std::string off = off_map_phrase(evidence.off_map, entry.id, document.map.lang);
        row.detail = joined({off, what, shows.text(KeyColumn::counts, entry.details),
                             shows.text(KeyColumn::claim, entry.claim),
                             shows.text(KeyColumn::location, entry.quality),
                             shows.text(KeyColumn::location, same_place_words(entry, french))},
                            separator);
        row.sources = shows.text(KeyColumn::sources, joined(entry.sources, ", "));
        rows.push_back(std::move(row));
    }
    begin_alike(rows, document.map.lang);
    return rows;
}

std::optional<DateInterval> dates_of(const Evidence& evidence) {
    std::optional<DateInterval> out;
    for (const Incident& incident : evidence.set.incidents) {
        if (incident.date_precision == incident::DatePrecision::unknown) continue;
        if (!out) out = incident.date;
        out->from = std::min(out->from, incident.date.from);
        out->to = std::max(out->to, incident.date.to);
    }
    return out;
}

} // namespace cordon::app
