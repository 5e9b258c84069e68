// SPDX-License-Identifier: MIT
#pragma once

#include "incident/table_reader.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// Reads the dates of the rows of a table: whole columns decide what single cells leave open.
class RowDates {
  public:
    /// Throws Error when the order of day and month cannot be told.
    RowDates(TableContext& context, const Columns& columns);

    /// The days of a row; empty when it says none.
    [[nodiscard]] Result<std::optional<DateInterval>> of(std::size_t row);
    /// Tells how numbers were read, and of times in several zones.
    void report() const;

  private:
    struct Cell {
        std::string_view text;
        std::size_t row = 0;
    };
    [[nodiscard]] std::string_view text(std::size_t row, Column column) const {
        return row_text(context_.rows, row, column);
    }
    [[nodiscard]] std::vector<Cell> cells() const;
    void find_order(const std::vector<Cell>& all);
    void find_serials(const std::vector<Cell>& all);
    void note_zone(std::string_view cell);
    [[nodiscard]] Result<std::optional<DateInterval>> of_cell(std::string_view text);
    [[nodiscard]] std::optional<DateInterval> of_number(std::string_view text);
    [[nodiscard]] Result<std::optional<DateInterval>> of_parts(std::size_t row) const;

    TableContext& context_;
    const Columns& columns_;
    DateOrder order_ = DateOrder::day_first;
    bool has_serials_ = false; ///< the column holds days of a spreadsheet
    std::string first_number_{};
    Date first_number_day_{};
    std::set<std::string, std::less<>> zones_{};
};

} // namespace cordon::incident
