// SPDX-License-Identifier: MIT
#include "incident/incident_json.hpp"
#include "incident/table_reader.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::incident {

namespace {

/// Columns of UCDP GED, full (`where_prec`, `date_start`, `best` …) or an extract (`year`, `month`,
/// `day`, `best_death` …).
struct UcdpColumns {
    Column id, type_of_violence, side_a, side_b, latitude, longitude, low, best, high, where_prec,
        where_name, adm1, adm2, date_start, date_end, year, month, day, source_office, source_date;

    explicit UcdpColumns(const std::vector<std::string>& header)
        : id(find_column(header, {"id"})),
          type_of_violence(find_column(header, {"type of violence"})),
          side_a(find_column(header, {"side a"})), side_b(find_column(header, {"side b"})),
          latitude(find_column(header, {"latitude"})),
          longitude(find_column(header, {"longitude"})),
          low(find_column(header, {"low", "low death", "deaths low"})),
          best(find_column(header, {"best", "best death", "deaths best", "best est"})),
          high(find_column(header, {"high", "high death", "deaths high"})),
          where_prec(find_column(header, {"where prec"})),
          where_name(find_column(header, {"where coordinates", "where description"})),
          adm1(find_column(header, {"adm 1"})), adm2(find_column(header, {"adm 2"})),
          date_start(find_column(header, {"date start"})),
          date_end(find_column(header, {"date end"})), year(find_column(header, {"year"})),
          month(find_column(header, {"month"})), day(find_column(header, {"day"})),
          source_office(find_column(header, {"source office"})),
          source_date(find_column(header, {"source date"})) {}

    [[nodiscard]] bool is_ucdp(bool has_positions) const {
        const bool has_dates = date_start || (year && month && day);
        const bool has_places = has_positions || (latitude && longitude);
        return type_of_violence && side_a && side_b && best && has_dates && has_places;
    }
};

/// UCDP's three types of violence by number, as its codebook names them.
std::string_view violence_name(std::string_view text) {
    if (text == "1") return "State-based violence";
    if (text == "2") return "Non-state violence";
    if (text == "3") return "One-sided violence";
    return text;
}

/// Rows of the Uppsala Conflict Data Program's Georeferenced Event Dataset.
class UcdpMapper final : public RowMapper {
  public:
    UcdpMapper(TableContext& context, const UcdpColumns& columns)
        : context_(context), rows_(context.rows), columns_(columns),
          others_(
              other_columns(rows_.header(), {columns.id, columns.latitude, columns.longitude,
                                             columns.low, columns.high, columns.year, columns.month,
                                             columns.day, columns.date_start, columns.date_end,
                                             columns.source_office, columns.source_date})),
          table_(load_precision_table(context.options, context.reporter)) {}

    Result<Incident> map(std::size_t row) override;
    void finish(IncidentSet& set) override;

  private:
    [[nodiscard]] std::string_view text(std::size_t row, Column column) const {
        return row_text(rows_, row, column);
    }
    [[nodiscard]] Result<DateInterval> date_of(std::size_t row) const;
    [[nodiscard]] Source source_of(std::size_t row);
    [[nodiscard]] Location location_of(std::size_t row, geom::LonLat at);

    TableContext& context_;
    const Rows& rows_;
    UcdpColumns columns_;
    std::vector<std::size_t> others_;
    PrecisionTable table_;
    std::size_t disordered_ = 0; ///< rows whose low, best and high counts are not in order
};

Result<DateInterval> UcdpMapper::date_of(std::size_t row) const {
    if (columns_.date_start) {
        const std::string_view start = text(row, columns_.date_start);
        const std::string_view end = text(row, columns_.date_end);
        const auto from = parse_iso_date(start);
        const auto to = end.empty() ? from : parse_iso_date(end);
        if (from && to && from->from <= to->to) return DateInterval{from->from, to->to};
        return row_failure(fmt::format("dates '{}' to '{}' cannot be read", start, end));
    }
    const auto date =
        row_date(rows_, row, {.year = columns_.year, .month = columns_.month, .day = columns_.day});
    if (date) return DateInterval{*date, *date};
    return row_failure(fmt::format("year, month and day '{} {} {}' are no date",
                                   text(row, columns_.year), text(row, columns_.month),
                                   text(row, columns_.day)));
}

Source UcdpMapper::source_of(std::size_t row) {
    Source source;
    source.id = "ucdp";
    source.publisher = "UCDP GED";
    source.origin = text(row, columns_.source_office);
    if (parse_iso_date(text(row, columns_.source_date)))
        source.date = text(row, columns_.source_date).substr(0, 10);
    const auto number = [&](Column column) { return row_number(rows_, row, column); };
    const auto best = number(columns_.best);
    const auto is_count = [](double value) { return value >= 0.0 && value <= most_count; };
    if (!best || !is_count(*best)) return source;
    const double low = number(columns_.low).value_or(*best);
    const double high = number(columns_.high).value_or(*best);
    if (!is_count(low) || !is_count(high)) return source;
    if (low > *best || *best > high) ++disordered_;
    CountRange killed{std::min({low, *best, high}), std::max({low, *best, high})};
    if (killed.low != killed.high) killed.best = *best;
    source.values.push_back({"killed", killed});
    return source;
}

Location UcdpMapper::location_of(std::size_t row, geom::LonLat at) {
    const std::string_view code = text(row, columns_.where_prec);
    const PrecisionUse* use = table_.use("ucdp_where_prec", code);
    std::string_view area = text(row, columns_.where_name);
    if (use != nullptr && use->model == "admin1") area = text(row, columns_.adm1);
    if (use != nullptr && use->model == "admin2") area = text(row, columns_.adm2);
    return coded_location(use, at, area, text(row, columns_.where_name));
}

Result<Incident> UcdpMapper::map(std::size_t row) {
    Incident incident;
    const auto date = date_of(row);
    if (!date) return tl::unexpected(date.error());
    const auto at = row_position(rows_, row, {columns_.latitude, columns_.longitude, {}});
    if (!at) return tl::unexpected(at.error());
    incident.id = fmt::format("ucdp-{}", text(row, columns_.id));
    incident.date = *date;
    incident.date_precision = precision_of(*date);
    incident.type = Type::armed_attack;
    incident.title =
        LocalText(fmt::format("{}: {} – {}", violence_name(text(row, columns_.type_of_violence)),
                              text(row, columns_.side_a), text(row, columns_.side_b)));
    incident.place = LocalText(std::string(text(row, columns_.where_name)));
    incident.sources = {source_of(row)};
    incident.counts = counts_of_sources(incident.sources);
    if (const std::optional<geom::LonLat>& position = *at) {
        incident.location = location_of(row, *position);
    } else {
        incident.location.said = Unknown{"no coordinates"};
    }
    if (context_.options.keep_columns) incident.extra = row_attributes(rows_, row, others_);
    return incident;
}

void UcdpMapper::finish(IncidentSet& set) {
    set.licence = "CC-BY-4.0";
    set.attribution =
        "Uppsala Conflict Data Program (UCDP), Georeferenced Event Dataset, CC BY 4.0";
    set.source = "UCDP GED";
    set.precision_used = table_.used();
    if (disordered_ > 0)
        context_.reporter.warn(
            fmt::format("{} rows have low, best and high deaths out of order: the range of all "
                        "three is kept",
                        disordered_),
            {context_.file, 0, 0, {}});
    if (!columns_.where_prec)
        context_.reporter.warn("no column where_prec: how exact the positions are is not known",
                               {context_.file, 1, 0, {}});
}

} // namespace

std::unique_ptr<RowMapper> make_ucdp_mapper(TableContext& context) {
    const UcdpColumns columns(context.rows.header());
    if (!columns.is_ucdp(context.rows.has_positions())) return nullptr;
    return std::make_unique<UcdpMapper>(context, columns);
}

} // namespace cordon::incident
