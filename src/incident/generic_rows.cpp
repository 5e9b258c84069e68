// SPDX-License-Identifier: MIT
#include "core/ascii.hpp"
#include "core/unicode.hpp"
#include "incident/column_names.hpp"
#include "incident/incident_json.hpp"
#include "incident/row_dates.hpp"
#include "incident/row_places.hpp"
#include "incident/table_reader.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cordon::incident {

namespace {

/// Is a table's word for what happened another one than ours, and short enough for the key: `drone
/// strike` of an armed attack?
bool says_more(std::string_view word_given, Type type) {
    constexpr std::size_t longest = 60;
    if (word_given.empty() || word_given.size() > longest) return false;
    const std::string folded = fold_name(word_given);
    return folded != fold_name(name(type)) && folded != fold_name(word(type, Language::en)) &&
           folded != fold_name(word(type, Language::fr));
}

/// Does a name of a column ask for what happened, and not for remarks?
bool is_description(std::string_view name) {
    constexpr std::array<std::string_view, 14> words = {"description", "event description",
                                                        "summary",     "resume",
                                                        "descripcion", "descricao",
                                                        "resumen",     "resumo",
                                                        "descrizione", "beschreibung",
                                                        "opis",        "descripcion del hecho",
                                                        "описание",    "опис"};
    const std::string folded = fold_name(name);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return folded == fold_name(word); });
}

/// Any table with coordinates and dates.
class GenericMapper final : public RowMapper {
  public:
    explicit GenericMapper(TableContext& context)
        : context_(context), rows_(context.rows),
          columns_(find_columns(rows_, context.file, context.options, context.reporter)) {
        take_columns_by_content();
        others_ = other_columns(rows_.header(), as_list(columns_));
        require_columns();
        dates_.emplace(context_, columns_);
        places_.emplace(context_, columns_);
    }

    Result<Incident> map(std::size_t row) override;
    void finish(IncidentSet& set) override;

  private:
    void take_columns_by_content();
    void require_columns() const;
    void require_position() const;
    void warn_of_radius_without_unit() const;
    [[nodiscard]] bool says_nothing(std::size_t row) const;
    [[nodiscard]] std::optional<CountRange> count_in(std::size_t row, Column column) const;
    [[nodiscard]] std::optional<CountRange> killed_of_row(std::size_t row) const;
    void read_words(std::size_t row, Incident& incident);
    [[nodiscard]] bool lists_attacks() const;
    void name_vessel(std::size_t row, Incident& incident) const;
    void read_counts(std::size_t row, Incident& incident);
    [[nodiscard]] std::string_view text(std::size_t row, Column column) const {
        return row_text(rows_, row, column);
    }

    TableContext& context_;
    const Rows& rows_;
    Columns columns_;
    std::vector<std::size_t> others_;
    std::optional<RowDates> dates_;
    std::optional<RowPlaces> places_;
};

/// Dates without a column of a known name are taken from the first column that holds nothing else,
/// and what happened from short descriptions.
void GenericMapper::take_columns_by_content() {
    const auto others = other_columns(rows_.header(), as_list(columns_));
    if (!columns_.date && !columns_.year) {
        const auto dates = std::find_if(others.begin(), others.end(), [this](std::size_t column) {
            return holds_written_dates(rows_, column);
        });
        if (dates != others.end()) {
            columns_.date = *dates;
            context_.reporter.warn(
                fmt::format("no column is called date: the dates are those of '{}'",
                            rows_.header()[*dates]),
                {context_.file, 1, 0, {}}, {"name another one with --date"});
        }
    }
    if (columns_.title || !columns_.notes) return;
    // Beside a type only what is called a description says what happened; remarks may not be meant
    // for readers.
    if (columns_.type && !is_description(rows_.header()[*columns_.notes])) return;
    const std::size_t longest_title = columns_.type ? 90 : 160;
    for (std::size_t row = 0; row < rows_.size(); ++row)
        if (text(row, columns_.notes).size() > longest_title) return;
    std::swap(columns_.title, columns_.notes);
}

void GenericMapper::require_position() const {
    const auto missing = [&](std::string_view what, std::string_view option) {
        throw Error({Severity::error,
                     fmt::format("no {} column found", what),
                     {context_.file, 1, 0, {}},
                     {fmt::format("the columns are {}", fmt::join(rows_.header(), ", ")),
                      fmt::format("name it with {}", option)}});
    };
    if (columns_.easting && !columns_.zone)
        throw Error(
            {Severity::error,
             fmt::format("'{}' and '{}' are metres of a grid whose zone is not known",
                         rows_.header()[*columns_.easting], rows_.header()[*columns_.northing]),
             {context_.file, 1, 0, {}},
             {"add a column 'utm zone' with cells such as 36N, or give latitude and "
              "longitude"}});
    const bool in_words = !columns_.latitude && !columns_.longitude && columns_.place;
    if (rows_.has_positions() || columns_.position || columns_.easting || in_words) return;
    if (!columns_.latitude) missing("latitude", "--lat");
    if (!columns_.longitude) missing("longitude", "--lon");
}

/// `rayon` without a unit may be metres: it is not read, and the map would say that nobody knows.
void GenericMapper::warn_of_radius_without_unit() const {
    if (columns_.radius_km || columns_.radius_m) return;
    for (std::size_t column = 0; column < rows_.header().size(); ++column) {
        constexpr std::array<std::string_view, 7> words = {
            "radius", "rayon", "radio", "raio", "umkreis", "raggio", "uncertainty"};
        const std::string& name = rows_.header()[column];
        const std::string folded = fold_name(name);
        if (std::find(words.begin(), words.end(), folded) == words.end()) continue;
        bool has_numbers = false;
        for (std::size_t row = 0; row < rows_.size() && !has_numbers; ++row)
            has_numbers = data::parse_number(text(row, column)).has_value();
        if (!has_numbers) continue;
        context_.reporter.warn(
            fmt::format("column '{}' has no unit and was left out: how exact places are is not "
                        "known",
                        name),
            {context_.file, 1, 0, {}}, {fmt::format("call it {0}_km or {0}_m", folded)});
    }
}

void GenericMapper::require_columns() const {
    require_position();
    warn_of_radius_without_unit();
    if (!columns_.date && !columns_.year)
        context_.reporter.warn("no date column found: the incidents have no date",
                               {context_.file, 1, 0, {}}, {"name it with --date"});
    if (!columns_.type && !columns_.title)
        context_.reporter.warn("no column says what happened: all are drawn as 'other'",
                               {context_.file, 1, 0, {}},
                               {fmt::format("the columns are {}", fmt::join(rows_.header(), ", ")),
                                "name it with --type"});
    if (!columns_.claim)
        context_.reporter.warn(
            "no column says how sure the reports are: all are taken as 'reported'",
            {context_.file, 1, 0, {}},
            {"a column 'claim' holds confirmed, reported, claimed or disputed"});
}

/// Rows of totals and remarks below a table say neither when nor where.
bool GenericMapper::says_nothing(std::size_t row) const {
    if (!columns_.date || rows_.has_positions()) return false;
    for (const Column column :
         {columns_.date, columns_.date_start, columns_.latitude, columns_.longitude,
          columns_.position, columns_.easting, columns_.place})
        if (!text(row, column).empty()) return false;
    return true;
}

std::optional<CountRange> GenericMapper::count_in(std::size_t row, Column column) const {
    const std::string_view cell = text(row, column);
    if (const auto grouped = grouped_number(cell)) return CountRange{*grouped, *grouped};
    const auto number = row_number(rows_, row, column);
    if (number && *number >= 0.0 && *number <= most_count) return CountRange{*number, *number};
    return count_from_words(cell);
}

/// The number of dead: as it stands there, or from a least to a greatest one round it.
std::optional<CountRange> GenericMapper::killed_of_row(std::size_t row) const {
    const auto best = count_in(row, columns_.killed);
    const auto low = count_in(row, columns_.killed_low);
    const auto high = count_in(row, columns_.killed_high);
    if (!low && !high) return best;
    const auto single = [](const std::optional<CountRange>& range) {
        return range && range->high == range->low ? std::optional(range->low) : std::nullopt;
    };
    const auto from = single(low);
    const auto to = single(high);
    const auto figure = single(best);
    if (from && to && *from <= *to) {
        CountRange range{*from, *to};
        if (figure && *from < *to && *from <= *figure && *figure <= *to) range.best = figure;
        return range;
    }
    if (best) return best;
    return from ? std::optional(CountRange{*from, std::nullopt}) : high;
}

/// Does the type column say by its name that all are attacks (`Type of attack`)? Then its words say
/// with what.
bool GenericMapper::lists_attacks() const {
    if (!columns_.type) return false;
    const std::string name = " " + fold_name(rows_.header()[*columns_.type]) + " ";
    constexpr std::array<std::string_view, 4> words = {" attack ", " attaque ", " ataque ",
                                                       " angriff "};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// A ship is what an incident at sea is known by: `Rubymar: missile strike`.
void GenericMapper::name_vessel(std::size_t row, Incident& incident) const {
    const std::string_view vessel = text(row, columns_.vessel);
    if (vessel.empty()) return;
    std::string_view what = text(row, columns_.title);
    if (what.empty()) what = text(row, columns_.type);
    incident.title =
        LocalText(what.empty() ? std::string(vessel) : fmt::format("{}: {}", vessel, what));
}

void GenericMapper::read_words(std::size_t row, Incident& incident) {
    incident.id = text(row, columns_.id);
    incident.title = LocalText(std::string(text(row, columns_.title)));
    incident.note = LocalText(std::string(text(row, columns_.notes)));
    incident.sources = row_sources(text(row, columns_.source), text(row, columns_.url));
    const std::string_view type = text(row, columns_.type);
    if (const auto known = type_from_word(type)) {
        incident.type = *known;
    } else if (!type.empty() && lists_attacks()) {
        incident.type = Type::armed_attack;
    } else if (!type.empty()) {
        ++context_.unknown_types[std::string(type)];
    } else if (const auto from_title = type_from_word(text(row, columns_.title));
               from_title && !columns_.type) {
        incident.type = *from_title;
    }
    if (incident.title.empty() && says_more(type, incident.type))
        incident.title = LocalText(std::string(type));
    name_vessel(row, incident);
    auto claim = claim_from_word(text(row, columns_.claim));
    if (!claim && columns_.claim && asks_for_claim(rows_.header()[*columns_.claim]))
        claim = claim_from_answer(text(row, columns_.claim));
    if (claim) {
        incident.claim = *claim;
    } else if (columns_.claim) {
        ++context_.unknown_claims;
    }
}

void GenericMapper::read_counts(std::size_t row, Incident& incident) {
    if (const auto killed = killed_of_row(row)) {
        incident.counts.push_back({"killed", *killed});
    } else if (const std::string_view cell = text(row, columns_.killed); !cell.empty()) {
        if (context_.unknown_counts++ == 0) context_.first_unknown_count = cell;
    }
    // A zero of a table is often an empty form: only what was counted is told.
    const auto add = [&](std::string_view name, Column column) {
        const auto range = count_in(row, column);
        if (range && (range->low > 0.0 || range->high != range->low))
            incident.counts.push_back({std::string(name), *range});
    };
    add("injured", columns_.injured);
    add("kidnapped", columns_.kidnapped);
    add("displaced", columns_.displaced);
}

Result<Incident> GenericMapper::map(std::size_t row) {
    if (says_nothing(row)) return row_failure("it says neither when nor where");
    Incident incident;
    const auto date = dates_->of(row);
    if (!date) return tl::unexpected(date.error());
    auto location = places_->of(row);
    if (!location) return tl::unexpected(location.error());
    incident.place = LocalText(std::string(places_->place_of(row)));
    incident.location = std::move(*location);
    read_words(row, incident);
    read_counts(row, incident);
    if (const std::optional<DateInterval>& interval = *date) {
        incident.date = *interval;
        const std::string_view reported = text(row, columns_.date);
        if (!parse_iso_interval(reported))
            incident.date_text = reported; // its weekday is checked later
        incident.date_precision = precision_of(incident.date);
    } else {
        incident.date_precision = DatePrecision::unknown;
        if (columns_.date || columns_.year) ++context_.rows_without_date;
    }
    if (context_.options.keep_columns) incident.extra = row_attributes(rows_, row, others_);
    return incident;
}

void GenericMapper::finish(IncidentSet& set) {
    set.precision_used = places_->precision_used();
    dates_->report();
    places_->report();
}

} // namespace

std::unique_ptr<RowMapper> make_generic_mapper(TableContext& context) {
    return std::make_unique<GenericMapper>(context);
}

} // namespace cordon::incident
