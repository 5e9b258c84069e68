// SPDX-License-Identifier: MIT
#pragma once

#include "incident/reader.hpp"

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
    Column date{};
    Column date_end{};
    Column year{}; ///< with month and day in columns of their own
    Column month{};
    Column day{};
    Column type{};
    Column title{};
    Column place{};
    Column radius_km{};
    Column radius_m{};
    Column claim{};
    Column source{};
    Column url{};
    Column notes{};
    Column killed{};
};

/// The column with one of these folded names; earlier names win.
[[nodiscard]] Column find_column(const std::vector<std::string>& header,
                                 std::initializer_list<std::string_view> names);

/// Finds the columns by their usual English and French names. Columns that `options` names must
/// exist (Error with near matches).
[[nodiscard]] Columns find_columns(const std::vector<std::string>& header, const std::string& file,
                                   const ReadOptions& options);

/// Indices of the columns that no member names, in their order.
[[nodiscard]] std::vector<std::size_t> other_columns(const std::vector<std::string>& header,
                                                     const std::vector<Column>& used);
/// All members of a Columns as a list.
[[nodiscard]] std::vector<Column> as_list(const Columns& columns);

} // namespace cordon::incident
