// SPDX-License-Identifier: MIT
#pragma once

#include "incident/grid_reference.hpp"
#include "incident/table_reader.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cordon::incident {

/// Reads where the rows of a table are, and how exactly.
class RowPlaces {
  public:
    RowPlaces(TableContext& context, const Columns& columns);

    /// Where a row says that it was; Unknown when it gives no coordinates.
    [[nodiscard]] Result<Location> of(std::size_t row);
    /// What a row calls its place; empty when it has no name for it.
    [[nodiscard]] std::string_view place_of(std::size_t row) const;
    /// Tells of rounded positions and of words for exactness that are not known.
    void report() const;
    /// Rows of the precision table that were used.
    [[nodiscard]] std::vector<PrecisionUse> precision_used() const;

  private:
    [[nodiscard]] std::string_view text(std::size_t row, Column column) const {
        return row_text(context_.rows, row, column);
    }
    void find_rounding();
    [[nodiscard]] Result<std::optional<GridPosition>> grid_position(std::size_t row);
    [[nodiscard]] Result<std::optional<Metres>> radius_of(std::size_t row) const;
    [[nodiscard]] const PrecisionUse* precision_of(std::size_t row);
    [[nodiscard]] Location point_of(std::size_t row, geom::LonLat at, std::optional<Metres> radius);

    TableContext& context_;
    const Columns& columns_;
    ZoneLetters letters_ = ZoneLetters::hemispheres;
    std::optional<PrecisionTable> precision_;
    std::string precision_source_; ///< whose codes the column has
    std::optional<int> decimals_;  ///< most decimals of the degrees, when they are few
    std::size_t rounded_ = 0;      ///< rows that were widened for it
    std::size_t unknown_words_ = 0;
    std::string first_unknown_word_;
};

} // namespace cordon::incident
