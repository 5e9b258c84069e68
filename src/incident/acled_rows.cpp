// SPDX-License-Identifier: MIT
#include "incident/incident_json.hpp"
#include "incident/table_reader.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

namespace cordon::incident {

namespace {

struct AcledColumns {
    Column id, date, time_precision, event_type, sub_event_type, actor, admin1, admin2, location,
        latitude, longitude, geo_precision, source, notes, fatalities;

    explicit AcledColumns(const std::vector<std::string>& header)
        : id(find_column(header, {"event id cnty"})), date(find_column(header, {"event date"})),
          time_precision(find_column(header, {"time precision"})),
          event_type(find_column(header, {"event type"})),
          sub_event_type(find_column(header, {"sub event type"})),
          actor(find_column(header, {"actor1"})), admin1(find_column(header, {"admin1"})),
          admin2(find_column(header, {"admin2"})), location(find_column(header, {"location"})),
          latitude(find_column(header, {"latitude"})),
          longitude(find_column(header, {"longitude"})),
          geo_precision(find_column(header, {"geo precision"})),
          source(find_column(header, {"source"})), notes(find_column(header, {"notes"})),
          fatalities(find_column(header, {"fatalities"})) {}

    [[nodiscard]] bool is_acled() const {
        return id && date && event_type && geo_precision && latitude && longitude;
    }
};

/// Rows of the Armed Conflict Location & Event Data Project.
class AcledMapper final : public RowMapper {
  public:
    AcledMapper(TableContext& context, const AcledColumns& columns)
        : context_(context), rows_(context.rows), columns_(columns),
          others_(
              other_columns(rows_.header(), {columns.id, columns.date, columns.location,
                                             columns.latitude, columns.longitude, columns.source,
                                             columns.notes, columns.fatalities})),
          table_(load_precision_table(context.options, context.reporter)) {}

    Result<Incident> map(std::size_t row) override;
    void finish(IncidentSet& set) override;

  private:
    [[nodiscard]] std::string_view text(std::size_t row, Column column) const {
        return row_text(rows_, row, column);
    }
    [[nodiscard]] Result<DateInterval> date_of(std::size_t row) const;
    [[nodiscard]] Type type_of(std::size_t row) const;

    TableContext& context_;
    const Rows& rows_;
    AcledColumns columns_;
    std::vector<std::size_t> others_;
    PrecisionTable table_;
};

/// ACLED gives one day; time_precision 2 says that it is the middle of about a week, 3 of a month.
Result<DateInterval> AcledMapper::date_of(std::size_t row) const {
    const std::string_view cell = text(row, columns_.date);
    auto date = parse_iso_date(cell);
    if (!date) date = parse_date_words(cell);
    if (!date) return row_failure(fmt::format("event_date '{}' cannot be read", cell));
    const std::string_view precision = text(row, columns_.time_precision);
    if (precision == "2") return DateInterval{date->from - 3, date->to + 3};
    if (precision == "3")
        return parse_iso_date(fmt::format("{:04}-{:02}", date->from.year(), date->from.month()))
            .value_or(*date);
    return *date;
}

Type AcledMapper::type_of(std::size_t row) const {
    const Type type =
        type_from_acled(text(row, columns_.event_type), text(row, columns_.sub_event_type));
    const bool by_forces = text(row, columns_.actor).starts_with("Military Forces") ||
                           text(row, columns_.actor).starts_with("Police Forces");
    // ACLED puts the side that acts first: what armies do is told apart on our maps.
    return type == Type::armed_attack && by_forces ? Type::state_operation : type;
}

Result<Incident> AcledMapper::map(std::size_t row) {
    Incident incident;
    const auto date = date_of(row);
    if (!date) return tl::unexpected(date.error());
    const auto at = row_position(rows_, row, {columns_.latitude, columns_.longitude, {}});
    if (!at) return tl::unexpected(at.error());
    incident.date = *date;
    incident.date_precision = precision_of(*date);
    incident.id = text(row, columns_.id);
    incident.type = type_of(row);
    const std::string_view sub_event = text(row, columns_.sub_event_type);
    incident.title =
        LocalText(std::string(sub_event.empty() ? text(row, columns_.event_type) : sub_event));
    incident.place = LocalText(std::string(text(row, columns_.location)));
    incident.note = LocalText(std::string(text(row, columns_.notes)));
    incident.sources = row_sources(text(row, columns_.source), {});
    // ACLED writes 0 for "none reported" and "unknown" alike.
    if (const auto killed = row_number(rows_, row, columns_.fatalities);
        killed && *killed > 0.0 && *killed <= most_count)
        incident.counts.push_back({"killed", {*killed, *killed}});
    if (const std::optional<geom::LonLat>& position = *at) {
        const PrecisionUse* use =
            table_.use("acled_geo_precision", text(row, columns_.geo_precision));
        incident.location = coded_location(use, *position, text(row, columns_.admin1),
                                           text(row, columns_.location));
    } else {
        incident.location.said = Unknown{"no coordinates"};
    }
    if (context_.options.keep_columns) incident.extra = row_attributes(rows_, row, others_);
    return incident;
}

void AcledMapper::finish(IncidentSet& set) {
    set.licence = "ACLED";
    set.attribution = "Armed Conflict Location & Event Data Project (ACLED), acleddata.com";
    set.source = "ACLED";
    set.precision_used = table_.used();
}

} // namespace

std::unique_ptr<RowMapper> make_acled_mapper(TableContext& context) {
    const AcledColumns columns(context.rows.header());
    if (!columns.is_acled()) return nullptr;
    return std::make_unique<AcledMapper>(context, columns);
}

} // namespace cordon::incident
