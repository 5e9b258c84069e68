// SPDX-License-Identifier: MIT
#pragma once

#include "incident/columns.hpp"
#include "incident/dates.hpp"
#include "incident/precision.hpp"
#include "incident/rows.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace cordon::incident {

/// What all readers of rows share.
struct TableContext {
    const Rows& rows;
    const std::string& file;
    const ReadOptions& options;
    Reporter& reporter;
    /// Words of a type column that are not known, with the number of their rows.
    std::map<std::string, std::size_t> unknown_types{};
    std::size_t unknown_claims = 0; ///< rows with a claim column but no status that is known
    std::size_t rows_without_date = 0;
    std::size_t unknown_counts = 0;       ///< rows whose number of deaths is no count
    std::string first_unknown_count = {}; ///< what the first of them has
};

/// Turns one row into an incident. A row that cannot be read throws Error without a place; the
/// caller adds it.
class RowMapper {
  public:
    RowMapper() = default;
    RowMapper(const RowMapper&) = delete;
    RowMapper& operator=(const RowMapper&) = delete;
    RowMapper(RowMapper&&) = delete;
    RowMapper& operator=(RowMapper&&) = delete;
    virtual ~RowMapper() = default;
    [[nodiscard]] virtual Result<Incident> map(std::size_t row) = 0;
    /// Fills the collection's members when all rows are read.
    virtual void finish(IncidentSet& set) = 0;
};

/// Any table with coordinates and dates.
[[nodiscard]] std::unique_ptr<RowMapper> make_generic_mapper(TableContext& context);
/// ACLED, or nullptr when the columns are not ACLED's.
[[nodiscard]] std::unique_ptr<RowMapper> make_acled_mapper(TableContext& context);
/// UCDP GED, full or as an extract, or nullptr when the columns are not UCDP's.
[[nodiscard]] std::unique_ptr<RowMapper> make_ucdp_mapper(TableContext& context);

/// Reads all rows with the mapper that fits the columns; reports those that cannot be read.
[[nodiscard]] IncidentSet read_table(const Rows& rows, const std::string& file,
                                     const ReadOptions& options, Reporter& reporter);

// Pieces that the mappers share.

/// The columns of a position: two of angles, or one of both.
struct PositionColumns {
    Column latitude{};
    Column longitude{};
    Column position{};
};

/// The precision table that the options name, or the one of the data folder.
[[nodiscard]] PrecisionTable load_precision_table(const ReadOptions& options, Reporter& reporter);
/// The position of a row from two columns (numbers, or angles such as `34°00'36"N`), from one cell
/// that holds both, or from the rows themselves; empty when the cells are empty.
[[nodiscard]] Result<std::optional<geom::LonLat>> row_position(const Rows& rows, std::size_t row,
                                                               const PositionColumns& columns);
/// The day that three cells name in numbers; empty when they do not.
[[nodiscard]] std::optional<Date> row_date(const Rows& rows, std::size_t row,
                                           const Columns& columns);
/// A one-line failure for a row.
[[nodiscard]] tl::unexpected<Diagnostic> row_failure(std::string message, std::string hint = {});
/// The text of a cell, empty without a column.
[[nodiscard]] std::string_view row_text(const Rows& rows, std::size_t row, Column column);
/// The number in a cell; empty without a column or a number.
[[nodiscard]] std::optional<double> row_number(const Rows& rows, std::size_t row, Column column);
/// The location that a precision code gives to a position. `area` is the name of the division.
[[nodiscard]] Location coded_location(const PrecisionUse* use, geom::LonLat at,
                                      std::string_view area, std::string_view place);
/// Cells of other columns as attributes: numbers as numbers, texts as texts, empty ones not at all.
[[nodiscard]] Json::Object row_attributes(const Rows& rows, std::size_t row,
                                          const std::vector<std::size_t>& columns);
/// Sources from a cell with several names between `;`.
[[nodiscard]] std::vector<Source> row_sources(std::string_view names, std::string_view url);

} // namespace cordon::incident
