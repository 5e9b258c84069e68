// SPDX-License-Identifier: MIT
// A table as text and as a layer of points.
#include "data/csv.hpp"
#include "data/csv_layer.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    CollectingReporter findings;
    const data::CsvTable table = data::read_csv(std::string(input), "input", findings);
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t column = 0; column < table.header.size(); ++column)
            static_cast<void>(table.number(row, column));
    require_whole(data::csv_layer(table, "input", {}, findings));
}

} // namespace cordon::fuzz
