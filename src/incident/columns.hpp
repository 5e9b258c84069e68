// SPDX-License-Identifier: MIT
#pragma once

#include "incident/reader.hpp"
#include "incident/rows.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// Index of a column, empty when the table has none.
using Column = std::optional<std::size_t>;

/// The columns of a table of incidents that are understood.
struct Columns {
    Column id{};
    Column latitude{};
    Column longitude{};
    Column position{}; ///< both in one cell, where there is no column of each
    Column zone{};     ///< of UTM, with an easting and a northing
    Column easting{};
    Column northing{};
    Column date{};
    Column date_start{}; ///< where `date` is empty
    Column date_end{};
    Column year{}; ///< with month and day in columns of their own
    Column month{};
    Column day{};
    Column type{};
    Column title{};
    Column place{};
    Column other_place{}; ///< where `place` is empty; stays an attribute
    Column admin1{};      ///< names of divisions; they stay attributes
    Column admin2{};
    Column radius_km{};
    Column radius_m{};
    Column precision{}; ///< how exact the position is, in words; stays an attribute
    Column claim{};
    Column source{};
    Column url{};
    Column notes{};
    Column killed{};
    Column killed_low{}; ///< beside or instead of `killed`
    Column killed_high{};
    Column injured{}; ///< stay attributes too
    Column kidnapped{};
    Column displaced{};
    Column vessel{}; ///< that was attacked; stays an attribute too
};

/// The column with one of these folded names; earlier names win.
[[nodiscard]] Column find_column(const std::vector<std::string>& header,
                                 std::initializer_list<std::string_view> names);

/// Finds the columns of a table by the names that are usual (column_names.hpp) or by HXL tags, and
/// by their cells where a name may mean several things. Columns that `options` names must exist
/// (Error with near matches); several pairs of coordinates are told.
[[nodiscard]] Columns find_columns(const Rows& rows, const std::string& file,
                                   const ReadOptions& options, Reporter& reporter);

/// True when the cells of a column that are not empty are dates, at least half of them.
[[nodiscard]] bool holds_dates(const Rows& rows, std::size_t column);
/// The same without dates that are numbers alone: `20250314` can be a code.
[[nodiscard]] bool holds_written_dates(const Rows& rows, std::size_t column);
/// True when any of the first cells of a column says what kind of event a row is.
[[nodiscard]] bool holds_types(const Rows& rows, std::size_t column);

/// Indices of the columns that no member names, in their order.
[[nodiscard]] std::vector<std::size_t> other_columns(const std::vector<std::string>& header,
                                                     const std::vector<Column>& used);
/// The members of a Columns whose cells go into members of the incident; the others stay
/// attributes.
[[nodiscard]] std::vector<Column> as_list(const Columns& columns);

} // namespace cordon::incident
