// SPDX-License-Identifier: MIT
#include "incident/columns.hpp"

#include "core/ascii.hpp"
#include "core/unicode.hpp"
#include "incident/column_names.hpp"
#include "incident/dates.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

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
/// `nombre de morts`, `event location`, `fecha del hecho`.
bool is_filler(std::string_view word) {
    constexpr std::array<std::string_view, 68> fillers = {
        "d",          "de",          "du",         "des",      "l",         "la",        "le",
        "les",        "of",          "the",        "incident", "incidents", "event",     "events",
        "evenement",  "fait",        "faits",      "attack",   "attacks",   "attaque",   "nombre",
        "number",     "nb",          "no",         "n",        "total",     "principal", "main",
        "del",        "el",          "los",        "las",      "do",        "da",        "dos",
        "das",        "hecho",       "hechos",     "evento",   "eventos",   "suceso",    "sucesos",
        "incidente",  "incidentes",  "ocorrencia", "ataque",   "ataques",   "numero",    "cantidad",
        "quantidade", "num",         "der",        "die",      "anzahl",    "vorfall",   "vorfalls",
        "ereignis",   "ereignisses", "lt",         "utc",      "gmt",       "local",     "reported",
        "people",     "persons",     "personnes",  "personas", "pessoas"};
    return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
}

/// `q1`, `3`, `2a`: the number of a question in front of its words.
bool is_question_number(std::string_view word) {
    if (word.starts_with('q')) word.remove_prefix(1);
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    return digits > 0 && word.size() <= digits + 1;
}

/// Behind these words a column's name says whose words it holds: `location as reported by UKMTO`,
/// `lieu selon la source`.
bool tells_whose(std::string_view word) {
    constexpr std::array<std::string_view, 6> words = {"as",    "according", "per",
                                                       "selon", "segun",     "segundo"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A column's name without its fillers, what stands in brackets, the number of a question and the
/// groups of a survey (`grp_a/incident_date`); empty when nothing is left.
std::string core_name(std::string_view name) {
    std::string plain;
    int depth = 0;
    for (const char c : name) {
        if (c == '(' || c == '[') ++depth;
        if (depth == 0) plain += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
    }
    const std::size_t slash = plain.rfind('/');
    const bool is_path = slash != std::string::npos && slash > 0 && slash + 1 < plain.size() &&
                         plain[slash - 1] != ' ' && plain[slash + 1] != ' ';
    const std::string folded_name = fold_name(is_path ? plain.substr(slash + 1) : plain);
    std::string_view folded = folded_name;
    std::string core;
    bool first = true;
    while (!folded.empty()) {
        const std::string_view word = take_part(folded);
        if (!core.empty() && tells_whose(word)) break;
        const bool skipped = is_filler(word) || (first && is_question_number(word));
        first = false;
        if (skipped) continue;
        if (!core.empty()) core += ' ';
        core += word;
    }
    return core;
}

/// True when at least half of the cells that are not empty fit, of the first ones; false when there
/// are none.
template <typename Fits>
bool mostly(const Rows& rows, std::size_t column, Fits fits) {
    constexpr std::size_t looked_at = 2000;
    std::size_t filled = 0;
    std::size_t fitting = 0;
    for (std::size_t row = 0; row < rows.size() && filled < looked_at; ++row) {
        const std::string_view cell = rows.cell(row, column);
        if (cell.empty()) continue;
        ++filled;
        if (fits(cell)) ++fitting;
    }
    return fitting > 0 && 2 * fitting >= filled;
}

/// True when any of the first cells fits.
template <typename Fits>
bool sometimes(const Rows& rows, std::size_t column, Fits fits) {
    constexpr std::size_t looked_at = 2000;
    for (std::size_t row = 0; row < std::min(rows.size(), looked_at); ++row)
        if (const std::string_view cell = rows.cell(row, column); !cell.empty() && fits(cell))
            return true;
    return false;
}

enum class End { low, high };

/// The name of a count whose lower or upper end a column holds: `dead` of `Dead (min)`, `tues` of
/// `Tués maxi`; empty when it says neither.
std::string count_of_end(std::string_view folded, End end) {
    constexpr std::array<std::string_view, 7> low = {"min",    "minimum", "minimo", "mini",
                                                     "lowest", "low",     "least"};
    constexpr std::array<std::string_view, 7> high = {"max",     "maximum", "maximo", "maxi",
                                                      "highest", "high",    "most"};
    const auto& words = end == End::low ? low : high;
    const auto is_end = [&](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    const std::size_t first = folded.find(' ');
    const std::size_t last = folded.rfind(' ');
    if (first == std::string_view::npos) return {};
    if (is_end(folded.substr(last + 1))) return core_name(folded.substr(0, last));
    if (is_end(folded.substr(0, first))) return core_name(folded.substr(first + 1));
    return {};
}

/// Finds columns by name, tag and cells.
class ColumnFinder {
  public:
    ColumnFinder(const Rows& rows, const std::string& file, Reporter& reporter)
        : rows_(rows), file_(file), reporter_(reporter) {
        for (const std::string& name : rows.header()) {
            folded_.push_back(fold_name(name));
            cores_.push_back(core_name(name));
        }
    }

    /// The first column of a field whose cells fit, else the first whose name is clear.
    template <typename Fits>
    [[nodiscard]] Column find(Field field, Fits fits) const {
        const std::vector<std::size_t> found = candidates(field);
        for (const std::size_t column : found)
            if (fits(column)) return column;
        for (const std::size_t column : found)
            if (!is_ambiguous(folded_[column]) && !is_ambiguous(cores_[column])) return column;
        return std::nullopt;
    }
    [[nodiscard]] Column find(Field field) const {
        const std::vector<std::size_t> found = candidates(field);
        return found.empty() ? Column() : Column(found.front());
    }
    /// The first column of a field whose cells fit.
    template <typename Fits>
    [[nodiscard]] Column find_fitting(Field field, Fits fits) const {
        for (const std::size_t column : candidates(field))
            if (fits(column)) return column;
        return std::nullopt;
    }
    /// The column of the lowest or highest number of a count.
    [[nodiscard]] Column find_end(Field field, End end) const {
        const auto names = column_names(field);
        for (std::size_t i = 0; i < folded_.size(); ++i) {
            const std::string count = count_of_end(folded_[i], end);
            if (!count.empty() && std::find(names.begin(), names.end(), count) != names.end())
                return i;
        }
        return std::nullopt;
    }
    /// The first column of a field behind the one that was found.
    [[nodiscard]] Column find_next(Field field, Column found) const {
        for (const std::size_t column : candidates(field))
            if (found && column != *found) return column;
        return std::nullopt;
    }

    /// Columns such as `gps_latitude` and `gps_longitude`.
    void find_coordinates(Columns& c) const;
    /// `gps_precision`, in metres, beside a `gps_latitude`.
    void find_accuracy(Columns& c) const;
    /// Columns of a type whose name only holds the word: `type of violence`, `tipo_delito`.
    [[nodiscard]] Column find_type_by_words() const;

  private:
    /// The column whose name is the stem and one of the words.
    [[nodiscard]] Column with_stem(std::string_view stem,
                                   std::span<const std::string_view> words) const;
    [[nodiscard]] std::vector<std::size_t> candidates(Field field) const {
        std::vector<std::size_t> found;
        const auto add = [&](std::size_t column) {
            if (std::find(found.begin(), found.end(), column) == found.end())
                found.push_back(column);
        };
        for (const std::string_view tag : column_tags(field))
            for (std::size_t i = 0; i < folded_.size(); ++i)
                if (tag_matches(rows_.tag(i), tag)) add(i);
        for (const std::vector<std::string>* names : {&folded_, &cores_})
            for (const std::string& name : column_names(field))
                for (std::size_t i = 0; i < names->size(); ++i)
                    if ((*names)[i] == name) add(i);
        return found;
    }

    const Rows& rows_;
    const std::string& file_;
    Reporter& reporter_;
    std::vector<std::string> folded_;
    std::vector<std::string> cores_;
};

/// What stands before the last word of a name, when it is one of `words`.
std::optional<std::string_view> stem_before(std::string_view folded,
                                            std::span<const std::string_view> words) {
    const std::size_t space = folded.rfind(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const std::string_view last = folded.substr(space + 1);
    if (std::find(words.begin(), words.end(), last) == words.end()) return std::nullopt;
    return folded.substr(0, space);
}

Column ColumnFinder::with_stem(std::string_view stem,
                               std::span<const std::string_view> words) const {
    for (std::size_t i = 0; i < folded_.size(); ++i)
        if (stem_before(folded_[i], words) == stem) return i;
    return std::nullopt;
}

/// Last words of a column's name behind the group of a survey: `gps_latitude`.
constexpr std::array<std::string_view, 4> latitude_words = {"latitude", "lat", "latitud", "y"};

void ColumnFinder::find_accuracy(Columns& c) const {
    constexpr std::array<std::string_view, 3> accuracy = {"precision", "accuracy", "exactitude"};
    if (!c.latitude || c.radius_km || c.radius_m) return;
    if (const auto stem = stem_before(folded_[*c.latitude], latitude_words))
        c.radius_m = with_stem(*stem, accuracy);
}

void ColumnFinder::find_coordinates(Columns& c) const {
    constexpr std::array<std::string_view, 5> longitude = {"longitude", "lon", "lng", "long",
                                                           "longitud"};
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < folded_.size(); ++i) {
        const auto stem = stem_before(folded_[i], latitude_words);
        const Column other = stem ? with_stem(*stem, longitude) : Column();
        if (!other || pairs++ > 0) continue;
        c.latitude = i;
        c.longitude = other;
    }
    if (pairs > 1)
        reporter_.warn(fmt::format("{} pairs of columns hold coordinates: those of '{}' and '{}' "
                                   "are drawn",
                                   pairs, rows_.header()[*c.latitude],
                                   rows_.header()[*c.longitude]),
                       {file_, 1, 0, {}}, {"name others with --lat and --lon"});
}

Column ColumnFinder::find_type_by_words() const {
    constexpr std::array<std::string_view, 6> words = {"type",      "tipo",      "category",
                                                       "categoria", "categorie", "kategorie"};
    for (std::size_t i = 0; i < folded_.size(); ++i) {
        const std::string& name = folded_[i];
        const bool named = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return name.find(word) != std::string::npos;
        });
        if (named && holds_types(rows_, i)) return i;
    }
    return std::nullopt;
}

/// Columns called `este` and `norte` that hold degrees.
void take_degrees(Columns& c, const Rows& rows) {
    const auto is_degrees = [&](Column column, double most) {
        return column && mostly(rows, *column, [&](std::string_view cell) {
                   const auto number = data::parse_number(cell, true);
                   return number && std::abs(*number) <= most;
               });
    };
    if (!is_degrees(c.easting, 180.0) || !is_degrees(c.northing, 90.0)) return;
    c.longitude = c.easting;
    c.latitude = c.northing;
    c.easting = c.northing = c.zone = std::nullopt;
}

/// Whole days of a spreadsheet, 2000 to 2063: counts and amounts are rarely all of that size.
bool holds_serial_days(const Rows& rows, std::size_t column) {
    return mostly(rows, column, [](std::string_view cell) {
        const auto number = data::parse_number(cell);
        return number && *number >= 36526.0 && *number < 60000.0 && *number == std::floor(*number);
    });
}

void find_dates(Columns& c, const ColumnFinder& finder, const Rows& rows) {
    c.year = finder.find(Field::year);
    c.month = finder.find(Field::month);
    c.day = finder.find(Field::day);
    if (!c.date)
        c.date = finder.find(Field::date, [&](std::size_t i) {
            return holds_dates(rows, i) || holds_serial_days(rows, i);
        });
    const bool in_parts = c.year && c.month;
    if (!c.date && !in_parts) c.date = c.day;
    if (c.date || !in_parts) c.year = c.month = c.day = std::nullopt;
    c.date_end = finder.find(Field::date_end);
    c.date_start = finder.find(Field::date_start);
    if (c.date_start == c.date) c.date_start = std::nullopt;
}

void find_numbers(Columns& c, const ColumnFinder& finder, const Rows& rows) {
    const auto is_count = [&](std::size_t column) {
        return mostly(rows, column, [&](std::string_view cell) {
            return data::parse_number(cell).has_value() || count_from_words(cell).has_value();
        });
    };
    c.killed = finder.find(Field::killed, is_count);
    c.killed_low = finder.find(Field::killed_low);
    c.killed_high = finder.find(Field::killed_high);
    if (!c.killed_low) c.killed_low = finder.find_end(Field::killed, End::low);
    if (!c.killed_high) c.killed_high = finder.find_end(Field::killed, End::high);
    if (c.killed == c.killed_low || c.killed == c.killed_high) c.killed = std::nullopt;
    c.injured = finder.find(Field::injured, is_count);
    c.kidnapped = finder.find(Field::kidnapped, is_count);
    c.displaced = finder.find(Field::displaced, is_count);
    c.vessel = finder.find(Field::vessel);
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

bool holds_dates(const Rows& rows, std::size_t column) {
    return mostly(rows, column, looks_like_date);
}

bool holds_written_dates(const Rows& rows, std::size_t column) {
    return mostly(rows, column, [](std::string_view cell) {
        return looks_like_date(cell) && !data::parse_number(cell);
    });
}

bool holds_types(const Rows& rows, std::size_t column) {
    return sometimes(rows, column,
                     [](std::string_view cell) { return type_from_word(cell).has_value(); });
}

Columns find_columns(const Rows& rows, const std::string& file, const ReadOptions& options,
                     Reporter& reporter) {
    const ColumnFinder finder(rows, file, reporter);
    const auto named = [&](const std::string& name) {
        return name.empty() ? Column() : named_column(rows.header(), name, file);
    };
    Columns c;
    c.id = finder.find(Field::id);
    c.radius_km = finder.find(Field::radius_km);
    c.radius_m = finder.find(Field::radius_m);
    c.latitude = named(options.latitude_column);
    c.longitude = named(options.longitude_column);
    if (!c.latitude) c.latitude = finder.find(Field::latitude);
    if (!c.longitude) c.longitude = finder.find(Field::longitude);
    if (!c.latitude && !c.longitude) finder.find_coordinates(c);
    finder.find_accuracy(c);
    if (!c.latitude && !c.longitude) {
        c.easting = finder.find(Field::easting);
        c.northing = finder.find(Field::northing);
        if (!c.easting || !c.northing) c.easting = c.northing = std::nullopt;
        if (c.easting) c.zone = finder.find(Field::zone);
        take_degrees(c, rows);
        if (!c.easting && !c.latitude) c.position = finder.find(Field::position);
    }
    c.date = named(options.date_column);
    find_dates(c, finder, rows);
    c.type = named(options.type_column);
    const auto has_types = [&](std::size_t i) { return holds_types(rows, i); };
    if (!c.type) c.type = finder.find_fitting(Field::type, has_types);
    if (!c.type) c.type = finder.find_type_by_words();
    if (!c.type) c.type = finder.find(Field::type, has_types);
    c.title = finder.find(Field::title);
    if (c.title == c.type) c.title = std::nullopt;
    c.place = finder.find(Field::place);
    c.other_place = finder.find_next(Field::place, c.place);
    c.admin1 = finder.find(Field::admin1);
    c.admin2 = finder.find(Field::admin2);
    if (c.admin2 == c.place) c.admin2 = std::nullopt;
    c.precision = finder.find(Field::precision);
    c.claim = finder.find(Field::claim, [&](std::size_t i) {
        const bool asks = asks_for_claim(rows.header()[i]);
        return sometimes(rows, i, [asks](std::string_view cell) {
            return claim_from_word(cell) || (asks && claim_from_answer(cell));
        });
    });
    if (c.admin1 == c.claim) c.admin1 = std::nullopt;
    c.source = finder.find(Field::source);
    c.url = finder.find(Field::url);
    c.notes = finder.find(Field::notes);
    find_numbers(c, finder, rows);
    return c;
}

std::vector<Column> as_list(const Columns& c) {
    return {c.id,    c.latitude,   c.longitude,  c.position,   c.zone,  c.easting, c.northing,
            c.date,  c.date_start, c.date_end,   c.year,       c.month, c.day,     c.type,
            c.title, c.place,      c.radius_km,  c.radius_m,   c.claim, c.source,  c.url,
            c.notes, c.killed,     c.killed_low, c.killed_high};
}

std::vector<std::size_t> other_columns(const std::vector<std::string>& header,
                                       const std::vector<Column>& used) {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (std::find(used.begin(), used.end(), Column(i)) == used.end()) others.push_back(i);
    return others;
}

} // namespace cordon::incident
