// SPDX-License-Identifier: MIT
#include "core/ascii.hpp"
#include "core/unicode.hpp"
#include "incident/incident_json.hpp"
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

/// Any table with coordinates and dates.
class GenericMapper final : public RowMapper {
  public:
    explicit GenericMapper(TableContext& context)
        : context_(context), rows_(context.rows),
          columns_(find_columns(rows_.header(), context.file, context.options)) {
        take_columns_by_content();
        others_ = other_columns(rows_.header(), as_list(columns_));
        require_columns();
        find_order();
    }

    Result<Incident> map(std::size_t row) override;
    void finish(IncidentSet& set) override;

  private:
    [[nodiscard]] bool holds_dates(std::size_t column) const;
    void take_columns_by_content();
    void require_columns() const;
    void find_order();
    [[nodiscard]] Result<std::optional<DateInterval>> date_of_cell(std::string_view text) const;
    [[nodiscard]] Result<std::optional<DateInterval>> date_of_row(std::size_t row) const;
    [[nodiscard]] Result<std::optional<Metres>> radius_of_row(std::size_t row) const;
    [[nodiscard]] std::optional<CountRange> count_of_row(std::size_t row) const;
    Result<bool> read_place(std::size_t row, Incident& incident) const;
    void read_words(std::size_t row, Incident& incident);
    [[nodiscard]] std::string_view text(std::size_t row, Column column) const {
        return row_text(rows_, row, column);
    }

    TableContext& context_;
    const Rows& rows_;
    Columns columns_;
    std::vector<std::size_t> others_;
    DateOrder order_ = DateOrder::day_first;
};

/// True when all cells of a column that are not empty are whole dates.
bool GenericMapper::holds_dates(std::size_t column) const {
    constexpr std::size_t shortest = 8; // 1/2/2025; a year or a number alone is none
    bool any = false;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const std::string_view cell = rows_.cell(row, column);
        if (cell.empty()) continue;
        if (cell.size() < shortest || data::parse_number(cell)) return false;
        if (!parse_iso_interval(cell) && !parse_numeric_date(cell, DateOrder::day_first) &&
            !parse_numeric_date(cell, DateOrder::month_first) && !parse_date_words(cell))
            return false;
        any = true;
    }
    return any;
}

/// Dates without a column of a known name are taken from the first column that holds nothing else,
/// and what happened from short descriptions.
void GenericMapper::take_columns_by_content() {
    const auto others = other_columns(rows_.header(), as_list(columns_));
    if (!columns_.date && !columns_.year) {
        const auto dates = std::find_if(others.begin(), others.end(),
                                        [this](std::size_t column) { return holds_dates(column); });
        if (dates != others.end()) {
            columns_.date = *dates;
            context_.reporter.warn(
                fmt::format("no column is called date: the dates are those of '{}'",
                            rows_.header()[*dates]),
                {context_.file, 1, 0, {}}, {"name another one with --date"});
        }
    }
    if (columns_.type || columns_.title || !columns_.notes) return;
    constexpr std::size_t longest_title = 160;
    for (std::size_t row = 0; row < rows_.size(); ++row)
        if (text(row, columns_.notes).size() > longest_title) return;
    std::swap(columns_.title, columns_.notes);
}

void GenericMapper::require_columns() const {
    const auto missing = [&](std::string_view what, std::string_view option) {
        throw Error({Severity::error,
                     fmt::format("no {} column found", what),
                     {context_.file, 1, 0, {}},
                     {fmt::format("the columns are {}", fmt::join(rows_.header(), ", ")),
                      fmt::format("name it with {}", option)}});
    };
    const bool in_words = !columns_.latitude && !columns_.longitude && columns_.place;
    if (!rows_.has_positions() && !columns_.position && !in_words) {
        if (!columns_.latitude) missing("latitude", "--lat");
        if (!columns_.longitude) missing("longitude", "--lon");
    }
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

void GenericMapper::find_order() {
    if (context_.options.numeric_dates == NumericDates::day_first) return;
    if (context_.options.numeric_dates == NumericDates::month_first) {
        order_ = DateOrder::month_first;
        return;
    }
    if (!columns_.date) return;
    std::vector<std::string_view> cells;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        cells.push_back(text(row, columns_.date));
        if (columns_.date_end) cells.push_back(text(row, columns_.date_end));
    }
    order_ = find_date_order(cells);
    if (order_ == DateOrder::day_first || order_ == DateOrder::month_first) return;
    const auto two_readings = [](std::string_view cell) {
        const auto day_first = parse_numeric_date(cell, DateOrder::day_first);
        const auto month_first = parse_numeric_date(cell, DateOrder::month_first);
        return day_first && month_first && day_first != month_first;
    };
    const bool mixed = order_ == DateOrder::mixed;
    order_ = DateOrder::day_first;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!two_readings(cells[i])) continue;
        throw Error(
            {Severity::error,
             fmt::format("date '{}' can be read in two ways, and {}", cells[i],
                         mixed ? "the other rows contradict each other"
                               : "no other row decides which part is the day"),
             {context_.file, rows_.line(columns_.date_end ? i / 2 : i), 0, {}},
             {"write dates as 2025-09-03, or say --dates day-first or --dates month-first"}});
    }
    if (mixed)
        throw Error({Severity::error,
                     "some dates have the day first and some the month",
                     {context_.file, 1, 0, {}},
                     {"write dates as 2025-09-03"}});
}

Result<std::optional<DateInterval>> GenericMapper::date_of_cell(std::string_view text) const {
    if (text.empty()) return std::nullopt;
    if (const auto iso = parse_iso_interval(text)) return iso;
    if (const auto date = parse_numeric_date(text, order_)) return DateInterval{*date, *date};
    if (const auto words = parse_date_words(text)) return words;
    return row_failure(fmt::format("date '{}' cannot be read", text));
}

Result<std::optional<DateInterval>> GenericMapper::date_of_row(std::size_t row) const {
    if (columns_.year) {
        const std::string joined = fmt::format("{} {} {}", text(row, columns_.day),
                                               text(row, columns_.month), text(row, columns_.year));
        if (const auto date = row_date(rows_, row, columns_)) return DateInterval{*date, *date};
        if (const auto words = parse_date_words(joined)) return words; // months in words
        if (trimmed(joined).empty()) return std::nullopt;
        return row_failure(fmt::format("day, month and year '{}' are no date", joined));
    }
    auto start = date_of_cell(text(row, columns_.date));
    if (!start || !columns_.date_end) return start;
    const std::optional<DateInterval>& from = *start;
    const auto end = date_of_cell(text(row, columns_.date_end));
    if (!end) return tl::unexpected(end.error());
    const std::optional<DateInterval>& to = *end;
    if (!from || !to) return start;
    if (to->to < from->from)
        return row_failure(fmt::format("the end '{}' lies before the start '{}'",
                                       text(row, columns_.date_end), text(row, columns_.date)));
    return DateInterval{from->from, to->to};
}

Result<std::optional<Metres>> GenericMapper::radius_of_row(std::size_t row) const {
    const bool in_km = columns_.radius_km.has_value();
    const Column column = in_km ? columns_.radius_km : columns_.radius_m;
    if (text(row, column).empty()) return std::nullopt;
    const auto number = row_number(rows_, row, column);
    const double km = number.value_or(-1.0) / (in_km ? 1.0 : 1000.0);
    if (km >= 0.0 && km <= 5000.0) return kilometres(km);
    return row_failure(fmt::format("radius '{}' is not a number of 0..5000 km", text(row, column)));
}

std::optional<CountRange> GenericMapper::count_of_row(std::size_t row) const {
    const auto number = row_number(rows_, row, columns_.killed);
    if (number && *number >= 0.0 && *number <= most_count) return CountRange{*number, *number};
    return count_from_words(text(row, columns_.killed));
}

Result<bool> GenericMapper::read_place(std::size_t row, Incident& incident) const {
    incident.place = LocalText(std::string(text(row, columns_.place)));
    const auto at =
        row_position(rows_, row, {columns_.latitude, columns_.longitude, columns_.position});
    if (!at) return tl::unexpected(at.error());
    const auto radius = radius_of_row(row);
    if (!radius) return tl::unexpected(radius.error());
    if (const LocationModel* shape = rows_.shape(row)) {
        incident.location.said = *shape;
        if (auto* stretch = std::get_if<Stretch>(&incident.location.said))
            stretch->half_width = radius->value_or(Metres());
        if (auto* area = std::get_if<Area>(&incident.location.said))
            area->name = text(row, columns_.place);
    } else if (const std::optional<geom::LonLat>& position = *at) {
        incident.location.said = Point{*position, *radius, std::string(text(row, columns_.place))};
    } else {
        incident.location.said = Unknown{"no coordinates"};
    }
    return true;
}

void GenericMapper::read_words(std::size_t row, Incident& incident) {
    incident.id = text(row, columns_.id);
    incident.title = LocalText(std::string(text(row, columns_.title)));
    incident.note = LocalText(std::string(text(row, columns_.notes)));
    incident.sources = row_sources(text(row, columns_.source), text(row, columns_.url));
    const std::string_view type = text(row, columns_.type);
    if (const auto known = type_from_word(type)) {
        incident.type = *known;
    } else if (!type.empty()) {
        ++context_.unknown_types[std::string(type)];
    } else if (const auto from_title = type_from_word(text(row, columns_.title));
               from_title && !columns_.type) {
        incident.type = *from_title;
    }
    if (incident.title.empty() && says_more(type, incident.type))
        incident.title = LocalText(std::string(type));
    if (const auto claim = claim_from_word(text(row, columns_.claim))) {
        incident.claim = *claim;
    } else if (columns_.claim) {
        ++context_.unknown_claims;
    }
    if (const auto killed = count_of_row(row)) {
        incident.counts.push_back({"killed", *killed});
    } else if (const std::string_view cell = text(row, columns_.killed); !cell.empty()) {
        if (context_.unknown_counts++ == 0) context_.first_unknown_count = cell;
    }
}

Result<Incident> GenericMapper::map(std::size_t row) {
    Incident incident;
    const auto date = date_of_row(row);
    if (!date) return tl::unexpected(date.error());
    if (const auto place = read_place(row, incident); !place) return tl::unexpected(place.error());
    read_words(row, incident);
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

void GenericMapper::finish(IncidentSet& /*set*/) {}

} // namespace

std::unique_ptr<RowMapper> make_generic_mapper(TableContext& context) {
    return std::make_unique<GenericMapper>(context);
}

} // namespace cordon::incident
