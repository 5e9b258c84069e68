// SPDX-License-Identifier: MIT
#include "incident/table_reader.hpp"

#include "core/ascii.hpp"
#include "core/file.hpp"
#include "place/coordinate_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace cordon::incident {

namespace {

/// Reports the first rows that cannot be read in words and counts the others.
class RowProblems {
  public:
    RowProblems(const std::string& file, Reporter& reporter) : file_(file), reporter_(reporter) {}

    void add(Diagnostic problem, int line) {
        constexpr std::size_t in_words = 10;
        if (++count_ > in_words) return;
        problem.severity = Severity::warning;
        problem.where = {file_, line, 0, {}};
        problem.message = "row not read: " + problem.message;
        reporter_.report(problem);
    }
    void finish(std::size_t rows) {
        constexpr std::size_t in_words = 10;
        if (count_ > in_words)
            reporter_.warn(fmt::format("{} more rows of {} were not read", count_ - in_words, rows),
                           {file_, 0, 0, {}});
    }
    [[nodiscard]] std::size_t count() const { return count_; }

  private:
    const std::string& file_;
    Reporter& reporter_;
    std::size_t count_ = 0;
};

/// `1 row has`, `3 rows have`.
std::string rows_have(std::size_t count) {
    return count == 1 ? "1 row has" : fmt::format("{} rows have", count);
}

/// Distinct ids: a row without one is called by its line, and by its number too where several share
/// a line (GeoJSON without line ends); a repeated one gets its line behind it, with one warning for
/// all.
void make_ids_distinct(IncidentSet& set, Reporter& reporter) {
    std::set<std::string, std::less<>> seen;
    std::size_t repeated = 0;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        Incident& incident = set.incidents[i];
        const bool is_given = !incident.id.empty();
        if (!is_given) incident.id = fmt::format("row-{}", incident.line);
        if (seen.insert(incident.id).second) continue;
        if (is_given) {
            ++repeated;
            incident.id += fmt::format("-line-{}", incident.line);
        }
        const std::string first_choice = incident.id;
        for (std::size_t n = i + 1; !seen.insert(incident.id).second; ++n)
            incident.id = fmt::format("{}-{}", first_choice, n);
    }
    if (repeated > 0)
        reporter.warn(repeated == 1 ? "1 row repeats an id: its line was added to it"
                                    : fmt::format("{} rows repeat an id: their line was added to "
                                                  "it",
                                                  repeated),
                      {set.file, 0, 0, {}});
}

std::optional<geom::LonLat> reported_position(const Incident& incident) {
    if (const auto* point = std::get_if<Point>(&incident.location.said)) return point->at;
    return std::nullopt;
}

/// The indices of the incidents whose position lies far from all others but near them with its
/// numbers swapped.
std::vector<std::size_t> find_swapped(const IncidentSet& set) {
    std::vector<double> lons;
    std::vector<double> lats;
    for (const Incident& incident : set.incidents) {
        const auto at = reported_position(incident);
        if (!at) continue;
        lons.push_back(at->x);
        lats.push_back(at->y);
    }
    if (lons.size() < 5) return {}; // too few to tell what is usual
    std::sort(lons.begin(), lons.end());
    std::sort(lats.begin(), lats.end());
    // Rows spread over a continent have no usual place: every position is near one of them.
    constexpr double widest_middle = 12.0;
    bool is_wide = false;
    // The middle half and twice its size round it (at least 1 degree) are what is usual here.
    const auto usual = [&is_wide](const std::vector<double>& sorted) {
        const std::size_t quarter = sorted.size() / 4;
        const double low = sorted[quarter];
        const double high = sorted[sorted.size() - 1 - quarter];
        if (high - low > widest_middle) is_wide = true;
        const double margin = std::max(1.0, 2.0 * (high - low));
        return std::pair(low - margin, high + margin);
    };
    const auto [west, east] = usual(lons);
    const auto [south, north] = usual(lats);
    if (is_wide) return {};
    const geom::LonLatBox box{west, south, east, north};
    std::vector<std::size_t> swapped;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        const auto at = reported_position(set.incidents[i]);
        if (at && !box.contains(*at) && box.contains(geom::LonLat{at->y, at->x}))
            swapped.push_back(i);
    }
    return swapped;
}

/// Warns of the first of them and counts the others.
void report_swapped(const IncidentSet& set, Reporter& reporter) {
    constexpr std::size_t in_words = 5;
    const std::vector<std::size_t> swapped = find_swapped(set);
    for (std::size_t i = 0; i < std::min(swapped.size(), in_words); ++i) {
        const Incident& incident = set.incidents[swapped[i]];
        const geom::LonLat at = reported_position(incident).value();
        reporter.warn(
            fmt::format(
                "latitude {} and longitude {} lie far from the other rows, but near them when "
                "swapped",
                at.y, at.x),
            {set.file, incident.line, 0, incident.id}, {"are latitude and longitude swapped?"});
    }
    if (swapped.size() > in_words)
        reporter.warn(fmt::format("{} such positions that look swapped in all", swapped.size()),
                      {set.file, 0, 0, {}});
}

void report_unknown_types(const TableContext& context) {
    if (context.unknown_types.empty()) return;
    std::vector<std::string> parts;
    std::size_t rows = 0;
    for (const auto& [word, count] : context.unknown_types) {
        rows += count;
        if (parts.size() < 5) parts.push_back(fmt::format("'{}' ({})", word, count));
    }
    context.reporter.warn(fmt::format("{} a type that is not known, taken as 'other': {}{}",
                                      rows_have(rows), fmt::join(parts, ", "),
                                      context.unknown_types.size() > 5 ? " …" : ""),
                          {context.file, 0, 0, {}});
}

/// `example.org` of `https://www.example.org/a`; empty for what is no web address.
std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (!url.starts_with("http") || scheme == std::string_view::npos) return {};
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    host = host.substr(host.rfind('@') + 1); // npos + 1 = 0
    if (host.starts_with("www.")) host.remove_prefix(4);
    return host.substr(0, host.find(':'));
}

void report_unknown_claims(const TableContext& context) {
    if (context.unknown_claims == 0) return;
    context.reporter.warn(fmt::format("{} no claim status that is known: taken as 'reported'",
                                      rows_have(context.unknown_claims)),
                          {context.file, 0, 0, {}});
}

void report_unknown_counts(const TableContext& context) {
    if (context.unknown_counts == 0) return;
    context.reporter.warn(
        fmt::format("{} a number of deaths that is no count, such as '{}': it was left out",
                    rows_have(context.unknown_counts), context.first_unknown_count),
        {context.file, 0, 0, {}},
        {"write a number from 0 on or a range (4, 100-400, 80+), or leave the cell empty"});
}

/// The name of a kept column; names that the project's schema uses for its own members get a
/// suffix.
std::string attribute_name(const std::string& column) {
    constexpr std::array<std::string_view, 16> taken = {
        "id",    "date",     "date_precision", "date_text", "time",  "type", "claim", "title",
        "place", "location", "counts",         "sources",   "flags", "road", "note",  "review"};
    const bool is_taken = std::find(taken.begin(), taken.end(), column) != taken.end();
    return is_taken ? column + "_as_given" : column;
}

/// The position that two cells state.
Result<std::optional<geom::LonLat>> position_of_cells(const Rows& rows, std::size_t row,
                                                      const PositionColumns& columns) {
    const std::string_view lat_text = row_text(rows, row, columns.latitude);
    const std::string_view lon_text = row_text(rows, row, columns.longitude);
    if (lat_text.empty() && lon_text.empty()) return std::nullopt;
    const auto degrees = [&](Column column) {
        const auto number = row_number(rows, row, column);
        return number ? number : place::read_angle(row_text(rows, row, column));
    };
    const auto lat = degrees(columns.latitude);
    const auto lon = degrees(columns.longitude);
    if (!lat) return row_failure(fmt::format("latitude '{}' is not a number", lat_text));
    if (!lon) return row_failure(fmt::format("longitude '{}' is not a number", lon_text));
    return geom::LonLat{*lon, *lat};
}

/// Where a row says that it is, whether or not that lies on the Earth.
Result<std::optional<geom::LonLat>> stated_position(const Rows& rows, std::size_t row,
                                                    const PositionColumns& columns) {
    if (rows.has_positions()) return rows.position(row);
    if (!columns.position) return position_of_cells(rows, row, columns);
    const std::string_view cell = row_text(rows, row, columns.position);
    if (cell.empty()) return std::nullopt;
    const auto at = place::read_position(cell);
    if (!at)
        return row_failure(fmt::format("coordinates '{}' cannot be read", cell),
                           "write latitude, then longitude: 32.7089, 36.5695");
    return at;
}

std::unique_ptr<RowMapper> make_mapper(TableContext& context) {
    if (auto acled = make_acled_mapper(context)) return acled;
    if (auto ucdp = make_ucdp_mapper(context)) return ucdp;
    return make_generic_mapper(context);
}

} // namespace

IncidentSet read_table(const Rows& rows, const std::string& file, const ReadOptions& options,
                       Reporter& reporter) {
    if (rows.size() > options.max_incidents)
        throw Error({Severity::error,
                     fmt::format("{} rows are more than the limit of {} incidents", rows.size(),
                                 options.max_incidents),
                     {file, 0, 0, {}},
                     {"draw so many events as a layer of their own"}});
    TableContext context{rows, file, options, reporter};
    const std::unique_ptr<RowMapper> mapper = make_mapper(context);
    IncidentSet set;
    set.file = file;
    set.incidents.reserve(rows.size());
    RowProblems problems(file, reporter);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Result<Incident> incident = mapper->map(row);
        if (incident) {
            incident->line = rows.line(row);
            set.incidents.push_back(std::move(*incident));
        } else {
            problems.add(std::move(incident.error()), rows.line(row));
        }
    }
    problems.finish(rows.size());
    if (set.incidents.empty() && problems.count() > 0)
        throw Error({Severity::error, "none of the rows can be read", {file, 0, 0, {}}, {}});
    mapper->finish(set);
    make_ids_distinct(set, reporter);
    report_unknown_types(context);
    report_unknown_claims(context);
    report_unknown_counts(context);
    if (context.rows_without_date > 0)
        reporter.warn(fmt::format("{} no date: no time window can leave {} out",
                                  rows_have(context.rows_without_date),
                                  context.rows_without_date == 1 ? "it" : "them"),
                      {file, 0, 0, {}});
    report_swapped(set, reporter);
    return set;
}

PrecisionTable load_precision_table(const ReadOptions& options, Reporter& reporter) {
    const auto path = options.precision_table.empty() ? data_folder() / "geodata" / "precision.csv"
                                                      : options.precision_table;
    return PrecisionTable::read(path, reporter);
}

std::optional<Date> row_date(const Rows& rows, std::size_t row, const Columns& columns) {
    const auto whole = [&](Column column) -> std::optional<int> {
        const auto number = row_number(rows, row, column);
        const bool fits = number && *number == std::floor(*number) && std::abs(*number) < 10000.0;
        return fits ? std::optional(static_cast<int>(*number)) : std::nullopt;
    };
    const auto year = whole(columns.year);
    const auto month = whole(columns.month);
    const auto day = whole(columns.day);
    if (!year || !month || !day) return std::nullopt;
    return Date::from_civil(*year, *month, *day);
}

tl::unexpected<Diagnostic> row_failure(std::string message, std::string hint) {
    Diagnostic diagnostic{Severity::warning, std::move(message), {}, {}};
    if (!hint.empty()) diagnostic.hints.push_back(std::move(hint));
    return tl::unexpected(std::move(diagnostic));
}

std::string_view row_text(const Rows& rows, std::size_t row, Column column) {
    return column ? rows.cell(row, *column) : std::string_view();
}

std::optional<double> row_number(const Rows& rows, std::size_t row, Column column) {
    return column ? rows.number(row, *column) : std::nullopt;
}

Result<std::optional<geom::LonLat>> row_position(const Rows& rows, std::size_t row,
                                                 const PositionColumns& columns) {
    Result<std::optional<geom::LonLat>> given = stated_position(rows, row, columns);
    if (!given || !*given) return given;
    const std::optional<geom::LonLat>& at = *given;
    if (std::abs(at->y) <= 90.0 && std::abs(at->x) <= 180.0) return at;
    const bool swapped = std::abs(at->x) <= 90.0 && std::abs(at->y) <= 180.0;
    const std::string hint = swapped ? "are latitude and longitude swapped?"
                                     : "coordinates must be degrees of WGS 84, not map metres";
    if (std::abs(at->y) > 90.0)
        return row_failure(fmt::format("latitude {} lies outside -90..90", at->y), hint);
    return row_failure(fmt::format("longitude {} lies outside -180..180", at->x), hint);
}

Location coded_location(const PrecisionUse* use, geom::LonLat at, std::string_view area,
                        std::string_view place) {
    Location location;
    if (use == nullptr) {
        location.said = Point{at, std::nullopt, std::string(place)};
    } else if (use->model == "point") {
        location.said = Point{at, use->radius, std::string(place)};
    } else if (use->model == "left_out") {
        location.said = Unknown{use->meaning};
    } else {
        const bool division = use->model != "area";
        location.said = Area{std::string(area), division ? use->model : std::string(),
                             geom::LonLatShape(geom::Kind::polygon), at};
    }
    return location;
}

Json::Object row_attributes(const Rows& rows, std::size_t row,
                            const std::vector<std::size_t>& columns) {
    Json::Object attributes;
    for (const std::size_t column : columns) {
        const std::string_view text = rows.cell(row, column);
        if (text.empty()) continue;
        const auto number = data::parse_number(text);
        // Codes such as 007 stay texts: their zeros would be lost.
        const bool is_number = number && !(text.size() > 1 && text[0] == '0' && text[1] != '.');
        attributes.push_back({attribute_name(rows.header()[column]),
                              is_number ? Json(*number) : Json(std::string(text)), 0});
    }
    return attributes;
}

std::vector<Source> row_sources(std::string_view names, std::string_view url) {
    std::vector<Source> sources;
    while (!names.empty() || (sources.empty() && !url.empty())) {
        const std::size_t end = std::min(names.find(';'), names.size());
        const std::string_view name = trimmed(names.substr(0, end));
        names.remove_prefix(std::min(end + 1, names.size()));
        if (name.empty() && (url.empty() || !sources.empty())) continue;
        Source source;
        source.id = fmt::format("s{}", sources.size() + 1);
        if (sources.empty()) source.url = url;
        const std::string_view host = host_of(name);
        if (!host.empty()) source.url = name;
        source.publisher = name.empty() ? host_of(url) : host.empty() ? name : host;
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace cordon::incident
